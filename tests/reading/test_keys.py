"""Addresses that never change and that no two things share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.model import Container, Date, DateParts, Entry, Keyword, Name, Person, Text, Words
from sitegen.reading.assemble import read_site
from sitegen.reading.keys import generated_key, with_slugs
from sitegen.reading.loader import Content


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


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://jis.example/article-1-432-fa.html", "jis-432"),
        ("https://jis.example/browse.php?a_id=55&sid=1", ""),
        ("https://jis.example/show.php?lang=fa&id=55", "jis-55"),
        ("https://jis.example/article_1400.html", "jis-1400"),
        ("https://blog.example/2022/05/second-post/", ""),
        ("https://blog.example/2022/06/12345", ""),
        ("https://jis.example/article_86511-2.html", ""),
        ("https://jis.example/show.php?id=1401/2", ""),
    ],
)
def test_a_number_in_an_address_is_an_article_only_in_a_known_shape(url: str, key: str) -> None:
    assert generated_key(work(url=url)).startswith(key or "anonymous-undated-")


def test_two_posts_of_one_year_have_two_keys() -> None:
    posts = [
        work(title=title, url=f"https://blog.example/2022/{path}/") for title, path in (("A", "05/a"), ("B", "06/b"))
    ]
    assert len({generated_key(post) for post in posts}) == 2


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


@given(st.permutations([work("A1"), work("a1", "Another"), work("a1", "A third"), work("a1", doi="10.1234/5")]))
def test_which_record_has_a_shared_key_as_its_address_does_not_depend_on_the_order(entries: list[Entry]) -> None:
    slugs = {(entry.key, entry.title, entry.doi): entry.slug for entry in with_slugs(entries)}
    plain = [key for (key, _, _), slug in slugs.items() if slug == "a1"]
    assert plain == ["A1"]
    assert len(set(slugs.values())) == 4
    assert set(slugs.items()) == {
        ((entry.key, entry.title, entry.doi), entry.slug) for entry in with_slugs(sorted(entries, key=repr))
    }


@pytest.mark.parametrize(("first", "second"), [("rezaei2022", "rezaei2022"), ("Rezaei2022", "rezaei2022")])
def test_keys_that_are_one_address_are_reported(first: str, second: str) -> None:
    bib = f"@misc{{{first}, title = {{One}}}}\n@misc{{{second}, title = {{Two}}}}"
    files = {"site.toml": b'title = "x"\nbase_url = "https://site.example/"\n', "bibliography/a.bib": bib.encode()}
    site, _ = read_site(Content(files))
    assert site is not None
    (problem,) = [problem for problem in site.problems if problem.code == "duplicate-key"]
    assert all(f"`{entry.slug}`" in problem.message for entry in site.entries)
    assert (problem.source.line, problem.key) == (2, second)


def test_a_latin_name_in_another_record_does_not_move_a_person() -> None:
    persian = Person((Name("رضایی", "علی", lang="fa"),))
    both = Person((*persian.names, Name("Rezaei", "Ali", lang="en")))
    (alone,) = with_slugs([work("a1", author=(persian,))])
    together = with_slugs([work("a1", author=(persian,)), work("a2", author=(both,))])
    assert {entry.author[0].slug for entry in together} == {alone.author[0].slug}


def journal(title: str, *issn: str) -> Container:
    return Container("periodical", Text((Words(title, "en"),)), issn=issn)


def journals_of(*containers: Container) -> list[str]:
    entries = with_slugs([work(f"a{n}", container=container) for n, container in enumerate(containers)])
    return [entry.container.slug for entry in entries if entry.container]


@pytest.mark.parametrize(
    ("containers", "count"),
    [
        ([journal("Journal of Things", "1234-5679"), journal("J. of Things", "1234-5679")], 1),
        ([journal("Things", "1234-5679"), journal("Things", "2345-6787")], 2),
        ([journal("Things", "1234-5679"), journal("Things")], 1),
        ([journal("Things", "1234-5679"), journal("Things", "2345-6787"), journal("Things")], 3),
        ([journal("Things", "1234-5670"), journal("Other Things", "1234-5670")], 2),
        ([journal("Things"), journal("things")], 1),
    ],
)
def test_a_journal_is_its_issn_and_without_one_its_title(containers: list[Container], count: int) -> None:
    assert len(set(journals_of(*containers))) == count
    assert journals_of(*containers) == journals_of(*reversed(containers))[::-1]


def test_one_misspelling_does_not_move_a_journal() -> None:
    usual = journal("Journal of Things", "1234-5679")
    assert journals_of(journal("A Journal of Things", "1234-5679"), usual, usual)[0] == "journal-of-things"


@given(st.lists(st.text(max_size=20), max_size=8))
def test_no_two_works_share_an_address(keys: list[str]) -> None:
    slugs = [entry.slug for entry in with_slugs([work(key) for key in keys])]
    assert len(set(slugs)) == len(slugs)
    assert all(slug and slug == slug.lower() and slug.isascii() and "/" not in slug for slug in slugs)
