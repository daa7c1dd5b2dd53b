"""A work in a list, as readers of COinS take it from there."""

import re
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats.coins import IMPLIED_TYPES, ROWS, context_object
from sitegen.formats.types import KINDS
from sitegen.model import Entry, Name, Person
from tests.formats.cases import CASES
from tests.formats.works import BOOK, full_article, make, organisation, person, text

URL = "https://works.example/pubs/works/rezaei2022/"

each_case = pytest.mark.parametrize("case", CASES)


def said(entry: Entry, lang: str = "en") -> list[tuple[str, str]]:
    """The pairs as a reader takes them apart."""
    return parse_qsl(context_object(entry, URL, lang), strict_parsing=True)


def test_an_article_comes_whole_in_the_language_of_the_list() -> None:
    assert said(full_article(), "fa") == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", "دربارهٔ چیزهای خیالی: یک بررسی"),
        ("rft.jtitle", "پژوهش‌نامهٔ مطالعات خیالی"),
        ("rft.stitle", "J. Inv. Stud."),
        ("rft.volume", "14"),
        ("rft.issue", "2"),
        ("rft.spage", "225"),
        ("rft.epage", "246"),
        ("rft.issn", "1234-5679"),
        ("rft.eissn", "2345-6780"),
        ("rft.aulast", "رضایی"),
        ("rft.aufirst", "علی"),
        ("rft.au", "حسینی نسب, سید محمد"),
        ("rft.date", "2022-05-12"),
        ("rft.language", "fa"),
        ("rft.subject", "خیال"),
        ("rft.subject", "چیزها"),
        ("rft_id", URL),
        ("rft_id", "info:doi/10.5555/jis.2022.1"),
    ]


@pytest.mark.parametrize(
    ("case", "form", "pairs"),
    [
        (
            "magazine",
            "journal",
            [("rft.genre", "article"), ("rft.atitle", "On Invented Things"), ("rft.type", "magazineArticle")],
        ),
        ("conference-paper", "book", [("rft.genre", "proceeding"), ("rft.atitle", "On Invented Things")]),
        ("chapter", "book", [("rft.genre", "bookitem"), ("rft.btitle", "A Handbook of Invention")]),
        ("book", "book", [("rft.genre", "book"), ("rft.btitle", "On Invented Things"), ("rft.tpages", "312")]),
        ("report", "book", [("rft.genre", "report"), ("rft.pub", "Institute of Invention")]),
        ("thesis", "dissertation", [("rft.inst", "Invented University"), ("rft.degree", "PhD")]),
        ("patent", "patent", [("rft.number", "IR 1234"), ("rft.invlast", "Rezaei"), ("rft.invfirst", "Ali")]),
        ("preprint", "dc", [("rft.type", "preprint"), ("rft.creator", "Rezaei, Ali"), ("rft.publisher", "arXiv")]),
        ("dataset", "dc", [("rft.type", "dataset")]),
        ("software", "dc", [("rft.type", "computerProgram")]),
        ("standard", "dc", [("rft.type", "standard"), ("rft.aucorp", "Institute of Invention")]),
        ("web-page", "dc", [("rft.type", "webpage")]),
    ],
)  # fmt: skip
def test_each_kind_has_its_format(case: str, form: str, pairs: list[tuple[str, str]]) -> None:
    found = said(CASES[case])
    assert ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}") in found
    assert [pair for pair in pairs if pair not in found] == []


def test_every_kind_has_rows() -> None:
    assert {kind.coins for kind in KINDS.values()} == set(ROWS)
    assert {*IMPLIED_TYPES, "dc"} == set(ROWS)


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("article-journal", []),
        ("article-newspaper", ["newspaperArticle"]),
        ("entry-encyclopedia", ["encyclopediaArticle"]),
        ("pamphlet", ["book"]),
        ("chapter", []),
        ("thesis", []),
        ("webpage", ["webpage"]),
    ],
)
def test_a_type_that_the_format_does_not_tell_is_said_behind_the_titles(type_: str, expected: list[str]) -> None:
    found = said(make(type=type_, container=BOOK))
    assert [value for key, value in found if key == "rft.type"] == expected
    keys = [key for key, _ in found]
    assert not expected or keys.index("rft.type") > max(index for index, key in enumerate(keys) if "title" in key)


@pytest.mark.parametrize("type_", ["thesis", "webpage", "book"])
def test_a_whole_has_a_place_and_a_length(type_: str) -> None:
    found = said(make(type=type_, publisher_place=text("Shiraz"), number_of_pages="312", isbn=("978-1-4028-9462-6",)))
    assert {("rft.place", "Shiraz"), ("rft.tpages", "312"), ("rft.isbn", "978-1-4028-9462-6")} <= set(found)


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        ((organisation("Ministry of Sand, Wind and Water"),), [("rft.aucorp", "Ministry of Sand, Wind and Water")]),
        ((person("Plato"),), [("rft.aulast", "Plato")]),
        (
            (Person((Name("Berg", "Jan", "van der", "Jr.", lang="en"),)),),
            [("rft.aulast", "van der Berg Jr."), ("rft.aufirst", "Jan")],
        ),
        (
            (person("Rezaei", "Ali"), organisation("House of Things"), person("Smith", "John", suffix="Jr.")),
            [
                ("rft.aulast", "Rezaei"),
                ("rft.aufirst", "Ali"),
                ("rft.au", "House of Things,"),
                ("rft.au", "Smith Jr., John"),
            ],
        ),
        (
            (organisation("House of Things"), organisation("House, Home and Things")),
            [("rft.aucorp", "House of Things"), ("rft.aucorp", "House, Home and Things")],
        ),
    ],
)
def test_the_first_author_stands_in_parts_and_an_organisation_is_one(
    persons: tuple[Person, ...], expected: list[tuple[str, str]]
) -> None:
    creators = ("rft.au", "rft.contributor", "rft.creator")
    assert [pair for pair in said(make(author=persons)) if pair[0].startswith(creators)] == expected


def test_editors_are_no_authors() -> None:
    found = said(CASES["edited-book"])
    assert [pair for pair in found if pair[0] == "rft.contributor"] == [
        ("rft.contributor", "Rezaei, Ali"),
        ("rft.contributor", "Smith Jr., John"),
    ]
    assert not any(key.startswith("rft.au") for key, _ in found)
    assert not any(key == "rft.contributor" for key, _ in said(CASES["chapter"]))


@each_case
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_nothing_is_empty_and_everything_is_encoded(case: str, lang: str) -> None:
    written = context_object(CASES[case], URL, lang)
    assert re.fullmatch(r"[A-Za-z0-9_.~%&=-]+", written)
    assert all(pair.count("=") == 1 and not pair.endswith("=") for pair in written.split("&"))


@given(st.text(min_size=1).filter(lambda words: words.isprintable()))
def test_any_title_comes_back(title: str) -> None:
    written = context_object(make(title=text(title)), URL, "en")
    (found,) = [pair.partition("=")[2] for pair in written.split("&") if pair.startswith("rft.atitle=")]
    assert unquote(found) == title
