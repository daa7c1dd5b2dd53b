"""Works in groups and in order."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.model import Container, Date, DateParts, Entry, Keyword, Name, PageRange, Person, Text, Words
from sitegen.pages.catalogue import catalogue_of
from tests.formats.works import issued, make, person

JOURNAL = Container("periodical", Text((Words("Journal of Invented Studies", "en"),)), slug="jis")


def slugs(entries: object) -> list[str]:
    return [entry.slug for entry in entries]  # type: ignore[attr-defined]


def test_the_newest_work_is_first_and_one_without_a_date_is_last() -> None:
    works = [
        make(slug="year", issued=issued(2022)),
        make(slug="none"),
        make(slug="day", issued=issued(2022, 5, 12)),
        make(slug="old", issued=issued(1999)),
        make(slug="literal", issued=Date("forthcoming")),
    ]
    assert slugs(catalogue_of(works).works) == ["day", "year", "old", "literal", "none"]


NUMBERS = st.sampled_from(["", "2", "10", "S1", "1-2", "۱۲", "12345678901"])
WORKS = st.tuples(
    st.none() | st.builds(issued, st.integers(2020, 2021), st.integers(0, 2), st.integers(0, 1)),
    NUMBERS,
    NUMBERS,
    st.none() | st.sampled_from(["", "9", "101", "e5"]).map(lambda first: PageRange(first, first)),
)


def downwards(entry: Entry) -> tuple[object, ...]:
    """Date, volume and issue downwards, then pages upwards, all in one."""
    start = (entry.issued and entry.issued.start) or DateParts(0)
    first = entry.page.first if entry.page else ""
    volume, issue, page = (
        int(found[0]) if (found := re.search("[0-9]{1,9}", value)) else 0
        for value in (entry.volume, entry.issue, first)
    )
    return -start.year, -start.month, -start.day, -volume, -issue, not first, page, first, entry.slug


@given(st.lists(WORKS, max_size=20))
def test_sorting_one_date_at_a_time_is_sorting_by_all_that_counts(
    found: list[tuple[Date | None, str, str, PageRange | None]],
) -> None:
    works = [
        make(slug=f"w{number}", issued=date, volume=volume, issue=issue, page=page)
        for number, (date, volume, issue, page) in enumerate(found)
    ]
    assert list(catalogue_of(works).works) == sorted(works, key=downwards)


def test_works_of_an_issue_are_in_page_order() -> None:
    pages = {"c": "101", "a": "9", "b": "12", "d": "e5"}
    works = [
        make(slug=slug, container=JOURNAL, volume="1", issue="2", page=PageRange(first, first))
        for slug, first in pages.items()
    ]
    (issue,) = catalogue_of([*works, make(slug="no-page", container=JOURNAL, volume="1", issue="2")]).issues
    assert slugs(issue.works) == ["d", "a", "b", "c", "no-page"]


def test_issues_are_ordered_as_numbers_not_as_words() -> None:
    works = [make(slug=f"w{n}", container=JOURNAL, volume=str(n), issue="1", issued=issued(2020)) for n in (2, 10, 9)]
    assert [issue.volume for issue in catalogue_of(works).issues] == ["10", "9", "2"]


def test_a_journal_without_volumes_is_grouped_by_year() -> None:
    works = [make(slug=f"w{year}", container=JOURNAL, issued=issued(year)) for year in (2020, 2021)]
    assert [(issue.slug, issue.year) for issue in catalogue_of(works).issues] == [
        ("jis-2021", 2021),
        ("jis-2020", 2020),
    ]


def test_a_solar_year_counts_as_the_gregorian_one_it_begins_in() -> None:
    date = Date("1401", calendar="persian", start=DateParts(2022), persian=DateParts(1401), approximate=True)
    assert list(catalogue_of([make(issued=date)]).years) == [2022]


def test_a_person_named_twice_in_one_work_has_it_once() -> None:
    twice = make(author=(person("Rezaei", "Ali"), person("Rezaei", "Ali")))
    assert [len(author.works) for author in catalogue_of([twice]).authors] == [1]


def test_a_keyword_joins_the_works_that_share_its_address() -> None:
    works = [
        make(slug="a", keywords=(Keyword("Iran", "en", "iran"),)),
        make(slug="b", keywords=(Keyword("iran", "en", "iran"),)),
    ]
    (topic,) = catalogue_of(works).topics
    assert slugs(topic.works) == ["a", "b"]


def test_books_and_proceedings_are_no_issues_and_a_website_is_neither() -> None:
    containers = [
        Container("periodical", Text(), slug="periodical"),
        Container("book", Text(), slug="book"),
        Container("proceedings", Text(), slug="proceedings"),
        Container("website", Text(), slug="website"),
    ]
    works = [make(slug=container.slug, container=container) for container in containers]
    catalogue = catalogue_of(works)
    assert [issue.slug for issue in catalogue.issues] == ["periodical"]
    assert [issue.slug for issue in catalogue.collections] == ["book", "proceedings"]


def test_a_journal_has_the_title_that_most_records_give_it() -> None:
    other = replace(JOURNAL, title=Text((Words("Jrnl. of Invented Studies", "en"),)))
    works = [
        make(slug=f"w{n}", container=container, volume="1") for n, container in enumerate((other, JOURNAL, JOURNAL))
    ]
    (issue,) = catalogue_of(works).issues
    assert issue.container == JOURNAL


def test_an_author_is_called_as_most_records_do() -> None:
    names = (Name("REZAEI", "A.", lang="en"), Name("Rezaei", "Ali", lang="en"), Name("Rezaei", "Ali", lang="en"))
    works = [
        make(slug=f"w{n}", author=(Person((name,), slug="rezaei"),), issued=issued(2022 - n))
        for n, name in enumerate(names)
    ]
    (author,) = catalogue_of(works).authors
    assert author.person.names == names[1:2]
    assert author.also == names[:1]
