"""Addresses that never change and that no two things share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.model import Container, Date, DateParts, Entry, Keyword, Name, Person, Text, Words
from sitegen.reading.keys import generated_key, with_slugs


def work(key: str = "", title: str = "On Invented Things", **fields: object) -> Entry:
    values = {"type": "article-journal", "bibtex_type": "article", "language": "en"} | fields
    return Entry(key=key, slug="", title=Text((Words(title, "en"),)), **values)  # type: ignore[arg-type]


def person(family: str, given: str, lang: str = "en") -> Person:
    return Person((Name(family, given, lang=lang),))


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"doi": "10.1234/jis.2022.318774"}, "jis-2022-318774"),
        ({"doi": "10.1234/5678"}, "doi-10-1234-5678"),
        ({"url": "https://jis.example.ac.ir/article_86511.html"}, "jis-86511"),
        ({"url": "https://www.jis.example/index.php/jis/article/view/4321"}, "jis-4321"),
        ({"pdf": "https://jis.example/article_86511_0123456789abcdef0123456789abcdef.pdf"}, "jis-86511"),
    ],
)
def test_a_key_is_made_of_what_never_changes(fields: dict[str, str], key: str) -> None:
    assert generated_key(work(**fields)) == key
    assert generated_key(work(title="A corrected title", **fields)) == key


def test_a_record_without_identifiers_is_named_by_author_year_and_title() -> None:
    date = Date("2022", start=DateParts(2022))
    entry = work(author=(person("Rezaei Nasab", "Ali"),), issued=date)
    assert generated_key(entry).startswith("rezaei-nasab-2022-")
    assert generated_key(entry) != generated_key(replace(entry, title=Text((Words("Another", "en"),))))
    assert generated_key(work()).startswith("anonymous-undated-")


def test_a_key_in_two_cases_gives_two_addresses() -> None:
    first, second = with_slugs([work("Rezaei2022"), work("rezaei2022", "Another")])
    assert first.slug == "rezaei2022"
    assert second.slug.startswith("rezaei2022-")


def test_the_same_record_twice_gives_two_addresses() -> None:
    slugs = [entry.slug for entry in with_slugs([work("a1"), work("a1"), work("a1")])]
    assert len(set(slugs)) == 3


def test_a_person_has_one_address_however_the_letters_are_typed() -> None:
    arabic, persian = "رضايي", "رضایی"
    first, second = with_slugs(
        [work("a1", author=(person(arabic, "علی", "fa"),)), work("a2", author=(person(persian, "علی", "fa"),))]
    )
    assert first.author[0].slug == second.author[0].slug


def test_people_whose_names_look_alike_in_ascii_have_addresses_of_their_own() -> None:
    first, second = with_slugs(
        [work("a1", author=(person("Rezaei", "Ali Reza"),)), work("a2", author=(person("Rezaei-Ali", "Reza"),))]
    )
    assert first.author[0].slug != second.author[0].slug


def test_what_an_address_is_does_not_depend_on_the_order_of_reading() -> None:
    one = work(
        "a1",
        keywords=(Keyword("C", "en"), Keyword("C++", "en")),
        container=Container("periodical", Text((Words("J", "en"),))),
    )
    two = work("a2", keywords=(Keyword("c", "en"), Keyword("C#", "en")), author=(person("Rezaei", "Ali"),))
    forwards, backwards = with_slugs([one, two]), with_slugs([two, one])
    assert forwards == (backwards[1], backwards[0])
    assert forwards[0].keywords[0].slug == forwards[1].keywords[0].slug
    assert len({word.slug for entry in forwards for word in entry.keywords}) == 3


@given(st.lists(st.text(max_size=20), max_size=8))
def test_no_two_works_share_an_address(keys: list[str]) -> None:
    slugs = [entry.slug for entry in with_slugs([work(key) for key in keys])]
    assert len(set(slugs)) == len(slugs)
    assert all(slug and slug == slug.lower() and slug.isascii() and "/" not in slug for slug in slugs)
