"""What Zotero finds of a work beside the tags of other vocabularies."""

from typing import Any

import pytest

from sitegen.formats import zotero
from sitegen.formats.types import KINDS
from tests.formats.cases import CASES
from tests.formats.heads import metas, values
from tests.formats.works import BOOK, full_landing, make, organisation, person, text

NASAB = person("Hosseini Nasab", "Seyed Mohammad")
OFFICE = organisation("World Invention Office")


@pytest.mark.parametrize(
    ("case", "name", "expected"),
    [
        ("book", "z.place", ["Shiraz"]),
        ("book", "z.series", ["Studies in Invention"]),
        ("book", "z.seriesNumber", ["7"]),
        ("book", "z.numPages", ["312"]),
        ("chapter", "bib.editors", ["Karimi, Sara"]),
        ("chapter", "z.bookAuthors", ["Ahmadi, Reza"]),
        ("conference-paper", "z.conferenceName", ["Invention Days 2022"]),
        ("conference-paper", "z.place", ["Tabriz"]),
        ("article", "z.issue", ["2"]),
        ("article", "z.journalAbbreviation", ["J. Inv. Stud."]),
        ("report", "z.number", ["TR-7"]),
        ("dataset", "z.versionNumber", ["1.2"]),
        ("web-page", "z.publicationTitle", ["Invention Weekly"]),
        ("thesis", "bib.type", ["Thesis"]),
        ("report", "bib.type", ["Report"]),
        ("article", "bib.type", []),
    ],
)
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_field_that_no_other_tag_gives_it(case: str, name: str, expected: list[str], lang: str) -> None:
    assert values(metas(CASES[case], full_landing(lang)), name) == expected


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize(
    ("type_", "fields", "name", "expected"),
    [
        ("report", {"collection_title": text("Papers of Invention")}, "z.seriesTitle", ["Papers of Invention"]),
        ("book", {"collection_title": text("Papers of Invention")}, "z.seriesTitle", []),
        ("article", {"arxiv": "2101.00001"}, "z.archiveID", ["arXiv:2101.00001"]),
        ("article-journal", {"arxiv": "2101.00001"}, "z.archiveID", []),
        ("manuscript", {"genre": text("Working paper")}, "z.manuscriptType", ["Working paper"]),
        ("webpage", {"genre": text("Interview")}, "z.websiteType", ["Interview"]),
        ("article", {"genre": text("Draft")}, "z.genre", ["Draft"]),
        ("book", {"genre": text("Draft")}, "z.genre", []),
    ],
)
def test_a_field_that_one_type_has_and_another_has_not(
    type_: str, fields: dict[str, Any], name: str, expected: list[str], lang: str
) -> None:
    assert values(metas(make(type=type_, **fields), full_landing(lang)), name) == expected


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize(
    ("type_", "editors", "translators", "contributors"),
    [
        ("book", ["Karimi, Sara"], ["Noori, Roya"], []),
        ("report", [], ["Noori, Roya"], ["Karimi, Sara"]),
        ("dataset", [], [], ["Karimi, Sara", "Noori, Roya"]),
    ],
)
def test_people_in_a_role_that_a_type_lacks_are_contributors(
    type_: str, editors: list[str], translators: list[str], contributors: list[str], lang: str
) -> None:
    entry = make(type=type_, editor=(person("Karimi", "Sara"),), translator=(person("Noori", "Roya"),))
    found = metas(entry, full_landing(lang))
    assert values(found, "bib.editors") == editors
    assert values(found, "z.translators") == translators
    assert values(found, "bib.contributors") == contributors


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_sole_translator_is_not_taken_for_the_author(lang: str) -> None:
    tags = metas(make(type="book", translator=(NASAB,)), full_landing(lang))
    assert values(tags, "z.translators") == ["Hosseini Nasab, Seyed Mohammad"]
    assert values(tags, "DC.contributor") == []


def test_translators_are_named() -> None:
    tags = metas(make(translator=(NASAB, OFFICE)), full_landing("fa"))
    assert values(tags, "z.translators") == ["Hosseini Nasab, Seyed Mohammad", "World Invention Office,"]


def test_authors_are_what_zotero_calls_them_where_highwires_tags_do_not_name_them() -> None:
    program = make(type="software", author=(person("Rezaei", "Ali"),))
    assert values(metas(program, full_landing("en")), "z.programmers") == ["Rezaei, Ali"]
    assert values(metas(program, full_landing("fa")), "z.programmers") == []


def test_an_organisation_among_the_authors_is_kept_whole() -> None:
    entry = make(author=(person("Rezaei", "Ali"), OFFICE))
    assert values(metas(entry, full_landing("en")), "bib.authors") == ["Rezaei, Ali", "World Invention Office,"]
    assert values(metas(entry, full_landing("fa")), "citation_author")[1] == "World Invention Office"


def test_a_sole_editor_is_not_split_and_is_no_author() -> None:
    entry = make(type="book", editor=(NASAB,))
    cited, other = metas(entry, full_landing("fa")), metas(entry, full_landing("en"))
    assert values(cited, "citation_editor") == ["Hosseini\u00a0Nasab, Seyed Mohammad"]
    assert values(cited, "DC.contributor") == values(other, "bib.editors") == ["Hosseini Nasab, Seyed Mohammad"]
    assert values(other, "DC.contributor") == []


def test_a_journal_is_not_taken_for_a_website() -> None:
    assert values(metas(make(container=BOOK, publisher=text("P")), full_landing("fa")), "z.publicationTitle") == []


def test_every_name_for_authors_is_of_a_type_that_the_site_knows() -> None:
    types = {kind.zotero for kind in KINDS.values()}
    assert zotero.CREATORS.keys() <= types
    assert zotero.GENRE_FIELDS.keys() <= types
    assert types >= zotero.EDITED | zotero.TRANSLATED | zotero.TITLED_SERIES


@pytest.mark.parametrize(
    ("type_", "expected"), [("paper-conference", ["Tabriz"]), ("speech", ["Tabriz"]), ("book", ["Berlin"])]
)
def test_a_book_was_not_printed_where_people_met(type_: str, expected: list[str]) -> None:
    entry = make(type=type_, event_place=text("Tabriz"), publisher_place=text("Berlin"))
    assert values(metas(entry, full_landing("en")), "z.place") == expected
