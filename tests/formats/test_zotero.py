"""What Zotero finds of a work beside the tags of other vocabularies."""

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
    assert zotero.CREATORS.keys() <= {kind.zotero for kind in KINDS.values()}
