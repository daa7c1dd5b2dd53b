"""What is sent to Crossref: valid by its schema, whatever the record says."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.config import Crossref, parse_config
from sitegen.deposits.crossref import NAMESPACE, Batch, deposit
from sitegen.deposits.crossref_kinds import KIND_OF, KINDS, is_registered, obstacle
from sitegen.deposits.rules import not_in_crossref
from sitegen.model import Affiliation, Container, Entry, Name, PageRange, Person, ReferenceList, Text, Words
from sitegen.problems import Source
from tests.deposits.schemas import faults
from tests.formats.cases import CASES
from tests.formats.works import BOOK, JOURNAL, PROCEEDINGS, addresses, full_article, issued, make, organisation, text

Golden = Callable[[str, bytes], None]

pytestmark = pytest.mark.xdist_group("crossref")
SETTINGS = Crossref(depositor="Invented Press", email="doi@works.example", prefixes=("10.5555",))
NAMES = {"": NAMESPACE, "jats": "http://www.ncbi.nlm.nih.gov/JATS1"}
PUBLISHED = {"publisher": text("Invented Press"), "publisher_place": text("Shiraz"), "issued": issued(2020, 3)}
WORKS = {
    "journal": full_article(license="https://creativecommons.org/licenses/by/4.0/", pmid="1234567"),
    "conference": make(
        **PUBLISHED,
        type="paper-conference",
        container=replace(PROCEEDINGS, publisher=text("Invented Press")),
        editor=(organisation("Society of Invention"),),
        event_title=text("Invention Days"),
        event_place=text("Shiraz"),
    ),
    "chapters": replace(CASES["chapter"], **PUBLISHED),
    "book": CASES["book"],
    "thesis": CASES["thesis"],
    "report": CASES["report"],
    "dataset": replace(CASES["dataset"], abstract=text("Rows of things.\n\nAnd columns.")),
    "preprint": CASES["preprint"],
    "weblog": make(type="post-weblog", issued=issued(2021, 1, 5)),
}


def sent(*works: Entry, settings: Crossref = SETTINGS) -> bytes:
    """The deposit of works of one kind, each with a DOI and a page of its own."""
    own = [
        replace(entry, slug=f"w{number}", doi=entry.doi or f"10.5555/w{number}") for number, entry in enumerate(works)
    ]
    assert all(is_registered(entry, settings) for entry in own)
    batch = Batch(KIND_OF[own[0].type].name, "journal-jis-14-2", own[0].container, tuple(own))
    return deposit(batch, addresses(*own, pdf=True), settings)


def tree(*works: Entry, **more: Any) -> ET.Element:
    """The same, read."""
    return ET.fromstring(sent(*works, **more))


def texts(root: ET.Element, path: str) -> list[str | None]:
    """What stands in elements that are found by name."""
    return [found.text for found in root.iterfind(f".//{path}", NAMES)]


def test_every_kind_has_a_case() -> None:
    assert WORKS.keys() == {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", WORKS)
def test_a_deposit_is_valid_and_as_it_was_looked_at(kind: str, golden: Golden) -> None:
    body = sent(WORKS[kind])
    assert faults(body) == []
    golden(f"deposits/crossref-{kind}.xml", body)


def test_the_schema_finds_a_fault() -> None:
    body = sent(WORKS["journal"])
    assert faults(body.replace(b"<year>2022</year>", b"<year>22</year>"))
    assert faults(body.replace(b"<surname>Rezaei</surname>", b""))


@pytest.mark.parametrize("case", CASES)
def test_every_work_is_sent_or_its_lack_is_named(case: str) -> None:
    entry = replace(CASES[case], doi="10.5555/a")
    reason = obstacle(entry, SETTINGS)
    assert bool(reason) != is_registered(entry, SETTINGS)
    assert reason or faults(sent(entry)) == []


def test_a_work_in_persian_is_filed_under_its_english_title() -> None:
    root = tree(WORKS["journal"])
    assert texts(root, "titles/title") == ["On Invented Things: A Study"]
    (original,) = root.iterfind(".//titles/original_language_title", NAMES)
    assert (original.text, original.get("language")) == ("دربارهٔ چیزهای خیالی: یک بررسی", "fa")
    assert texts(root, "person_name/surname") == ["Rezaei", "Hosseini Nasab"]
    assert texts(root, "alt-name/name/surname") == ["رضایی", "حسینی نسب"]


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        (text("دربارهٔ خیال", lang="fa"), "fa", ["دربارهٔ خیال"]),
        (text("On Invention", "دربارهٔ خیال"), "en", ["On Invention"]),
    ],
)
def test_without_a_translation_into_english_there_is_one_title(title: Text, language: str, expected: list[str]) -> None:
    root = tree(full_article(title=title, language=language))
    assert texts(root, "titles/title") == expected
    assert texts(root, "original_language_title") == []


def test_the_first_contributor_is_said_to_be_so() -> None:
    root = tree(WORKS["journal"])
    assert [one.get("sequence") for one in root.iterfind(".//person_name", NAMES)] == ["first", "additional"]


def test_an_organisation_is_no_person() -> None:
    root = tree(full_article(author=(organisation("Ministry of Things, Words and More"),)))
    assert texts(root, "organization") == ["Ministry of Things, Words and More"]
    assert texts(root, "person_name") == []


def test_an_article_number_is_no_page() -> None:
    root = tree(full_article(page=PageRange("e123", "e123", is_article_number=True)))
    (number,) = root.iterfind(".//publisher_item/item_number", NAMES)
    assert (number.text, number.get("item_number_type")) == ("e123", "article_number")
    assert texts(root, "pages") == []


@pytest.mark.parametrize(
    ("literal", "first", "others"), [("1, 5, 9–11", "1", "5, 9-11"), ("1–3, 5", "1", "1-3, 5"), ("1–3", "1", "")]
)
def test_a_list_of_pages_has_a_first_one_and_others(literal: str, first: str, others: str) -> None:
    body = sent(full_article(page=PageRange(literal, first, literal[-1])))
    root = ET.fromstring(body)
    assert texts(root, "other_pages") == [one for one in (others,) if one]
    assert (texts(root, "first_page"), texts(root, "last_page")) == ([first], [] if others else ["3"])
    assert faults(body) == []


def test_a_conference_has_its_days_and_a_chapter_its_number() -> None:
    said = (("eventdate", "2022-06-01/2022-06-03"), ("chapter", "7"))
    paper, chapter = (replace(WORKS[kind], extra=said) for kind in ("conference", "chapters"))
    (date,) = tree(paper).iterfind(".//conference_date", NAMES)
    days = {
        f"{end}_{unit}": value
        for end, day in (("start", "01"), ("end", "03"))
        for unit, value in (("year", "2022"), ("month", "06"), ("day", day))
    }
    assert (date.text, date.attrib) == ("2022-06-01/2022-06-03", days)
    assert texts(tree(chapter), "component_number") == ["Chapter 7"]
    named = replace(chapter, extra=(("chapter", "Part II"), ("eventdate", "0001")))
    assert texts(tree(named), "component_number") == ["Part II"]
    early = replace(paper, extra=(("eventdate", "2022-01-01/9999-01-01"),))
    assert [faults(sent(one)) for one in (paper, chapter, named, early)] == [[]] * 4


def test_a_page_is_no_article_number() -> None:
    root = tree(full_article(page=PageRange("S12", "S12")))
    assert (texts(root, "first_page"), texts(root, "item_number")) == (["S12"], [])


def test_the_doi_leads_to_the_page_and_the_pdf_can_be_compared_and_mined() -> None:
    root = tree(WORKS["journal"])
    page = "https://works.example/pubs/works/w0/"
    assert texts(root, "doi_data/resource") == [page]
    assert texts(root, "item/resource") == [f"{page}w0.pdf"] * 2


def test_an_abstract_keeps_its_paragraphs_and_languages() -> None:
    root = tree(WORKS["journal"])
    assert texts(root, "jats:abstract/jats:p") == [
        "Things that are invented.",
        "And others.",
        "چیزهایی که خیالی‌اند.",
    ]


def test_the_same_works_give_the_same_bytes_and_others_another_batch() -> None:
    once, again, other = (sent(full_article(volume=volume)) for volume in ("1", "1", "2"))
    assert once == again
    ids = {re.search(b"<doi_batch_id>(.*)</doi_batch_id>", body)[1] for body in (once, other)}  # type: ignore[index]
    assert len(ids) == 2


def test_the_timestamp_rises_with_the_last_change_and_with_the_version() -> None:
    plain = full_article()
    changed = full_article(extra=(("date-modified", "2023-02-01 10:00:00 +0330"),))
    corrected = replace(SETTINGS, version=2)
    found = [
        texts(tree(plain), "timestamp"),
        texts(tree(plain, changed), "timestamp"),
        texts(tree(changed, settings=corrected), "timestamp"),
    ]
    assert found == [["20220512000000"], ["20230201000000"], ["20230201000002"]]


def test_the_articles_of_an_issue_are_in_one_journal() -> None:
    root = tree(full_article(), full_article(title=text("On Other Things")))
    assert len(root.findall(".//journal", NAMES)) == 1
    assert len(root.findall(".//journal_article", NAMES)) == 2
    assert [one.get("media_type") for one in root.iterfind(".//journal_metadata/issn", NAMES)] == [
        "print",
        "electronic",
    ]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (full_article(doi=""), "it has no DOI"),
        (full_article(doi="10.1234/a"), "its DOI, 10.1234/a, does not begin with 10.5555"),
        (full_article(doi="10.5555/"), "its DOI, 10.5555/, does not begin with 10.5555"),
        (full_article(title=Text()), "it has no title"),
        (full_article(issued=None), "it has no year that Crossref takes"),
        (full_article(issued=issued(1399)), "it has no year that Crossref takes"),
        (full_article(container=None), "it names no journal"),
        (full_article(container=replace(JOURNAL, issn=("1234",), eissn=())), "its journal has no ISSN"),
        (make(type="chapter", doi="10.5555/a", issued=issued(2020)), "it names no book or proceedings"),
        (
            make(type="chapter", doi="10.5555/a", issued=issued(2020), container=replace(BOOK, publisher=Text())),
            "it has no publisher",
        ),
        (make(type="thesis", doi="10.5555/a", issued=issued(2020)), "it has no author"),
        (make(type="software", doi="10.5555/a"), "Crossref has no kind of records for a work of the type `software`"),
        (make(type="software"), ""),
        (full_article(), ""),
    ],
)
def test_what_keeps_a_work_from_being_registered_is_said(entry: Entry, reason: str) -> None:
    config, _ = parse_config('title = "x"\nbase_url = "https://works.example/"')
    assert config is not None
    source = Source("works.bib", 3)
    problem = not_in_crossref(entry, source, replace(config, crossref=SETTINGS))
    assert (problem.message if problem else "") == (reason and f"the work is in no deposit for Crossref: {reason}")
    assert not_in_crossref(entry, source, config) is None


WORDS = st.sampled_from(
    [
        *(
            "a",
            "1",
            "<b>&amp;</b>]]>",
            "x" * 3000,
            "x " * 900 + "y",
            "علی‌رضا",
            "\"'><script>",
            "A\n\nB",
            "\ufdd0\U0001f600",
        ),
    ]
)
HOSTILE = st.just("") | WORDS


@st.composite
def hostile(draw: st.DrawFn) -> Entry:
    """A work whose values are anything but what they should be."""

    def words() -> Text:
        return Text(tuple(Words(draw(WORDS), lang) for lang in ("und", "fa", "en")))

    name = Name(draw(WORDS), draw(HOSTILE), draw(HOSTILE), draw(HOSTILE), draw(HOSTILE), "en")
    people = (Person((name, name), orcid=draw(HOSTILE), affiliations=(Affiliation(words(), draw(HOSTILE)),)),)
    kinds = {"paper-conference": "proceedings", "chapter": "book", "article-journal": "periodical"}
    kind = draw(st.sampled_from(sorted(KIND_OF)))
    container = Container(
        kind=kinds.get(kind, "periodical" if kind.startswith("review") else "book"),  # type: ignore[arg-type]
        title=words(),
        issn=(draw(HOSTILE), "1234-5679"),
        short_title=words(),
    )
    return make(
        type=kind,
        language=draw(st.sampled_from(["fa", "en", "und", "fa-IR"])),
        title=words(),
        author=people,
        editor=people,
        container=container,
        issued=issued(draw(st.sampled_from([1400, 2022, 2200])), draw(st.sampled_from([0, 1, 12]))),
        volume=draw(HOSTILE),
        issue=draw(HOSTILE),
        number=draw(HOSTILE),
        edition=draw(HOSTILE),
        page=PageRange("", draw(HOSTILE), draw(HOSTILE), is_article_number=draw(st.booleans())),
        publisher=words(),
        publisher_place=words(),
        event_title=words(),
        event_place=words(),
        genre=words(),
        isbn=(draw(HOSTILE), "978-1-4028-9462-6"),
        arxiv=draw(HOSTILE),
        pmid=draw(HOSTILE),
        doi="10.5555/" + draw(HOSTILE),
        license=draw(HOSTILE),
        abstract=words(),
        references=(ReferenceList("en", (Words(draw(WORDS)), Words(f"doi:10.5555/{draw(HOSTILE)}"))),),
    )


@given(hostile())
def test_no_value_makes_a_deposit_invalid(entry: Entry) -> None:
    if is_registered(entry, SETTINGS):
        assert faults(sent(entry)) == []
