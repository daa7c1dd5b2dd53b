"""What Google Scholar, Zotero and OpenAlex find in the head of a page."""

from typing import Any

import pytest
from msgspec.structs import replace

from sitegen.formats import dublin_core, open_graph, prism
from sitegen.model import Affiliation, Container, Date, DateParts, Entry, Name, PageRange, Person, Text
from tests.formats.cases import CASES
from tests.formats.heads import Meta, head, metas, values
from tests.formats.works import (
    BOOK,
    JOURNAL,
    PROCEEDINGS,
    full_article,
    full_landing,
    issued,
    landing,
    make,
    organisation,
    person,
    text,
)

NBSP = "\u00a0"


def tags(entry: Entry, lang: str = "en") -> list[Meta]:
    return metas(entry, landing(lang), "citation_")


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (organisation("World Health Organization"), "World Health Organization"),
        (
            organisation("Ministry of Health, Treatment and Medical Education"),
            "Ministry of Health, Treatment and Medical Education",
        ),
        (person("Hosseini Nasab", "Seyed Mohammad"), f"Hosseini{NBSP}Nasab, Seyed Mohammad"),
        (person("حسینی نسب", "سید محمد", lang="fa"), f"حسینی{NBSP}نسب, سید محمد"),
        (person("Hosseini Nasab Sorna", "Seyed Mohammad"), f"Hosseini Nasab Sorna, Seyed{NBSP}Mohammad"),
        (person("Hosseini Nasab", "Ali"), "Hosseini Nasab, Ali"),
        (person("Rezaei", "Seyed Ali"), "Rezaei, Seyed Ali"),
        (person("Berg", "Jan", particle="van der", suffix="Jr."), "van der Berg Jr., Jan"),
        (person("Smith", "John", suffix="Jr."), "Smith Jr., John"),
        (person("Müller", "Jörg"), "Müller, Jörg"),
        (person("Plato"), "Plato"),
    ],
)
def test_a_sole_author_is_one_person_to_zotero(author: Person, expected: str) -> None:
    assert values(tags(make(author=(author,))), "citation_author") == [expected]
    assert values(head(make(author=(author,)), landing()), "DC.creator") == [expected.replace(NBSP, " ")]


def test_of_several_authors_each_has_a_tag_with_plain_spaces() -> None:
    authors = (person("Hosseini Nasab", "Seyed Mohammad"), organisation("Noble, Inc."))
    assert values(tags(make(author=authors)), "citation_author") == ["Hosseini Nasab, Seyed Mohammad", "Noble, Inc."]


def test_et_al_is_nobody() -> None:
    authors = (person("Rezaei", "Ali"), person("Karimi", "Sara"))
    assert values(tags(make(author=authors, et_al=True)), "citation_author") == ["Rezaei, Ali", "Karimi, Sara"]


def test_what_belongs_to_an_author_follows_at_once() -> None:
    place = Affiliation(text("Invented University", "دانشگاه خیالی"))
    first = Person((Name("Rezaei", "Ali", lang="en"),), orcid="0000-0002-1825-0097", affiliations=(place,))
    found = [tag for tag in tags(make(author=(first, person("Karimi", "Sara")))) if "author" in tag.name]
    assert [(tag.name, tag.content) for tag in found] == [
        ("citation_author", "Rezaei, Ali"),
        ("citation_author_institution", "Invented University"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Karimi, Sara"),
    ]


@pytest.mark.parametrize(
    ("lang", "title", "author"),
    [
        ("en", "On Invented Things: A Study", ["Rezaei, Ali", "Hosseini Nasab, Seyed Mohammad"]),
        ("fa", "دربارهٔ چیزهای خیالی: یک بررسی", ["رضایی, علی", "حسینی نسب, سید محمد"]),
    ],
)
def test_a_page_speaks_one_language(lang: str, title: str, author: list[str]) -> None:
    found = tags(full_article(), lang)
    assert values(found, "citation_title") == [title]
    assert values(found, "citation_author") == author
    assert values(found, "citation_language") == ["fa"]
    assert {tag.lang for tag in found} - {""} <= {lang, "en"}


def test_a_title_in_another_language_than_the_page_says_so() -> None:
    (title,) = [tag for tag in tags(make(), "fa") if tag.name == "citation_title"]
    assert (title.content, title.lang) == ("On Invented Things", "en")


def test_the_other_title_is_an_alternative_in_dublin_core() -> None:
    found = metas(full_article(), landing("fa"))
    (other,) = [tag for tag in found if tag.name == "DC.title.alternative"]
    assert (other.content, other.lang) == ("On Invented Things: A Study", "en")


@pytest.mark.parametrize(
    ("date", "slashed", "iso", "start"),
    [
        (issued(2022, 5, end=(2022, 6)), ["2022/05"], ["2022-05/2022-06"], ["2022-05"]),
        (issued(2022, 5, 12), ["2022/05/12"], ["2022-05-12"], ["2022-05-12"]),
        (issued(2022, 5), ["2022/05"], ["2022-05"], ["2022-05"]),
        (issued(2022), ["2022"], ["2022"], ["2022"]),
        (issued(2022, season=1), ["2022"], ["2022"], ["2022"]),
        (
            Date("1401", "persian", DateParts(2022), persian=DateParts(1401), approximate=True),
            ["2022"],
            ["2022"],
            ["2022"],
        ),
        (issued(987), ["0987"], ["0987"], ["0987"]),
        (Date("in press"), [], [], []),
        (None, [], [], []),
    ],
)
def test_a_date_is_gregorian_and_as_exact_as_the_record(
    date: Date | None, slashed: list[str], iso: list[str], start: list[str]
) -> None:
    entry = make(issued=date)
    assert values(tags(entry), "citation_publication_date") == slashed
    assert values(head(entry, landing()), "DC.date") == iso
    assert values(head(entry, landing()), "prism.publicationDate") == start


@pytest.mark.parametrize(
    ("page", "first", "last", "both"),
    [
        (PageRange("225 - 246", "225", "246"), ["225"], ["246"], ["225-246"]),
        (PageRange("۲۲۵–۲۴۶", "225", "246"), ["225"], ["246"], ["225-246"]),
        (PageRange("e12345", "e12345"), ["e12345"], [], ["e12345"]),
        (PageRange("2021-05", "2021-05"), ["2021-05"], [], ["2021-05"]),
        (PageRange("12:1--12:20", "12:1", "12:20"), ["12:1"], ["12:20"], ["12:1-12:20"]),
        (PageRange("225, 230--232", "225", "232"), ["225"], [], ["225, 230-232"]),
        (PageRange("246-225", "246", "225"), ["246"], ["225"], ["246-225"]),
        (None, [], [], []),
    ],
)
def test_pages_are_apart(page: PageRange | None, first: list[str], last: list[str], both: list[str]) -> None:
    entry = make(page=page)
    assert values(tags(entry), "citation_firstpage") == first
    assert values(tags(entry), "citation_lastpage") == last
    assert values(head(entry, landing()), "prism.startingPage") == first
    assert values(head(entry, landing()), "prism.endingPage") == last
    assert values(head(entry, landing()), "DC.Identifier.pageNumber") == both


def test_a_number_of_pages_is_no_page() -> None:
    found = tags(CASES["book"])
    assert values(found, "citation_num_pages") == ["312"]
    assert values(found, "citation_firstpage") + values(found, "citation_lastpage") == []


def test_both_issns_stand_in_tags_of_their_own_the_printed_one_first() -> None:
    entry = make(container=JOURNAL)
    assert values(tags(entry), "citation_issn") == ["1234-5679", "2345-6780"]
    assert values(head(entry, landing()), "prism.issn") == ["1234-5679"]
    assert values(head(entry, landing()), "prism.eIssn") == ["2345-6780"]


TELLING = (
    "citation_journal_title",
    "citation_inbook_title",
    "citation_conference_title",
    "citation_dissertation_institution",
    "citation_technical_report_institution",
    "citation_publisher",
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "article-journal", "container": JOURNAL},
            [
                ("citation_journal_title", "Journal of Invented Studies"),
                ("citation_publisher", "Invented University Press"),
            ],
        ),
        (
            {"type": "article-magazine", "container": JOURNAL},
            [("citation_publisher", "Invented University Press")],
        ),
        (
            {"type": "chapter", "container": BOOK},
            [("citation_inbook_title", "A Handbook of Invention"), ("citation_publisher", "Book House")],
        ),
        (
            {"type": "paper-conference", "container": PROCEEDINGS, "event_title": text("Invention Days")},
            [
                ("citation_inbook_title", "Proceedings of the Invention Days"),
                ("citation_conference_title", "Invention Days"),
            ],
        ),
        (
            {"type": "paper-conference", "container": PROCEEDINGS},
            [
                ("citation_inbook_title", "Proceedings of the Invention Days"),
                ("citation_conference_title", "Proceedings of the Invention Days"),
            ],
        ),
        (
            {"type": "thesis", "publisher": text("Invented University")},
            [("citation_dissertation_institution", "Invented University")],
        ),
        (
            {"type": "report", "publisher": text("Institute")},
            [("citation_technical_report_institution", "Institute")],
        ),
        ({"type": "article", "arxiv": "2101.00001", "publisher": text("arXiv")}, [("citation_publisher", "arXiv")]),
        (
            {"type": "webpage", "container": Container("website", text("Weekly")), "publisher": text("Weekly")},
            [("citation_publisher", "Weekly")],
        ),
        ({"type": "book", "publisher": text("Book House")}, [("citation_publisher", "Book House")]),
    ],
)
def test_the_tags_that_tell_the_type_and_their_order(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    found = tags(make(**fields))
    assert [(tag.name, tag.content) for tag in found if tag.name in TELLING] == expected


@pytest.mark.parametrize(
    ("case", "dc_type", "og_type"),
    [
        ("article", "journalArticle", "article"),
        ("magazine", "magazineArticle", "article"),
        ("book", "book", "book"),
        ("edited-book", "book", "book"),
        ("chapter", "bookSection", "article"),
        ("conference-paper", "conferencePaper", "article"),
        ("thesis", "PhD thesis", "article"),
        ("report", "Technical report", "article"),
        ("preprint", "preprint", "article"),
        ("dataset", "dataset", "article"),
        ("software", "computerProgram", "article"),
        ("web-page", "webpage", "article"),
    ],
)
def test_the_type_is_said_in_zoteros_words(case: str, dc_type: str, og_type: str) -> None:
    for lang in ("fa", "en"):
        assert values(head(CASES[case], landing(lang)), "DC.type") == [dc_type]
        assert values(head(CASES[case], landing(lang)), "og:type") == [og_type]


def test_a_type_that_nobody_knows_is_a_document() -> None:
    assert values(head(make(type="poem"), landing()), "DC.type") == ["document"]


def test_editors_are_never_authors() -> None:
    found = tags(CASES["edited-book"])
    assert values(found, "citation_author") == []
    assert values(found, "citation_editor") == ["Rezaei, Ali", "Smith Jr., John"]


def test_a_report_has_its_own_number() -> None:
    found = tags(CASES["report"])
    assert values(found, "citation_technical_report_number") == ["TR-7"]
    assert values(found, "citation_issue") == []


def test_a_preprint_is_in_no_journal() -> None:
    found = tags(CASES["preprint"])
    assert values(found, "citation_arxiv_id") == ["2101.00001"]
    assert values(found, "citation_journal_title") == []


def test_a_doi_is_bare_in_tags_and_last_among_the_identifiers() -> None:
    entry = CASES["dataset"]
    doi = "10.5555/(SICI)1097(199806)49:8<693::AID>3.0.CO;2-O"
    assert values(tags(entry), "citation_doi") == [doi]
    assert values(head(entry, landing()), "DC.identifier")[-1] == f"doi:{doi}"


def test_without_a_doi_the_page_is_the_last_identifier() -> None:
    found = head(CASES["preprint"], landing())
    assert values(found, "DC.identifier") == ["arXiv:2101.00001", landing().url]
    assert values(tags(CASES["preprint"]), "citation_doi") == []


def test_an_abstract_is_whole_and_one_line_everywhere() -> None:
    abstract = "First.\n\nSecond " + "word " * 100 + "end."
    line = " ".join(abstract.split())
    entry = make(abstract=text(abstract))
    assert values(tags(entry), "citation_abstract") == [line]
    assert values(head(entry, landing()), "DC.description") == [line]
    assert values(head(entry, landing()), "og:description") == [line]
    assert values(head(entry, landing()), "description") == [line]


@pytest.mark.parametrize("name", ["citation_abstract", "DC.description", "description", "og:description"])
def test_without_an_abstract_there_is_no_description(name: str) -> None:
    assert values(head(full_article(abstract=Text()), landing()), name) == []
    assert len(values(head(full_article(), landing()), name)) == 1


@pytest.mark.parametrize(("lang", "words"), [("en", ["invention", "things"]), ("fa", ["خیال", "چیزها"])])
def test_each_keyword_has_a_tag_in_the_language_of_the_page(lang: str, words: list[str]) -> None:
    entry = full_article()
    assert values(tags(entry, lang), "citation_keywords") == words
    assert values(head(entry, landing(lang)), "DC.subject") == words
    assert values(head(entry, landing(lang)), "prism.keyword") == words


def test_a_page_may_be_without_highwires_tags_and_keeps_the_others() -> None:
    assert metas(full_article(), full_landing("en"), "citation_") == []
    assert values(head(full_article(), full_landing("en")), "DC.title") == ["On Invented Things: A Study"]


def test_the_pdf_and_the_page_are_absolute() -> None:
    found = metas(full_article(), full_landing("fa"), "citation_")
    assert values(found, "citation_pdf_url") == ["https://works.example/pubs/works/rezaei2022/rezaei2022.pdf"]
    assert values(found, "citation_abstract_html_url") == ["https://works.example/pubs/works/rezaei2022/"]


@pytest.mark.parametrize(
    ("lang", "expected"), [("fa", "fa_IR"), ("en", "en_US"), ("ckb", "ckb_IQ"), ("en-GB", "en_GB"), ("zz", "zz")]
)
def test_a_locale_has_the_likeliest_territory(lang: str, expected: str) -> None:
    assert open_graph.locale(lang) == expected


def test_open_graph_names_the_other_locales() -> None:
    found = metas(make(), landing("fa"))
    assert values(found, "og:locale") == ["fa_IR"]
    assert values(found, "og:locale:alternate") == ["en_US"]
    assert {tag.attribute for tag in found if tag.name.startswith("og:")} == {"property"}


def test_namespaces_are_spelt_as_zotero_matches_them() -> None:
    assert dublin_core.SCHEMA.href == "http://purl.org/dc/elements/1.1/"
    assert prism.SCHEMA.href == "http://prismstandard.org/namespaces/basic/2.1/"


def test_nothing_that_is_not_there_has_a_tag() -> None:
    bare = replace(make(), title=Text())
    page = landing()
    found = {tag.name for tag in metas(bare, page) if not tag.name.startswith("og:")}
    assert found == {
        "gs_meta_revision",
        "citation_abstract_html_url",
        "citation_language",
        "DC.type",
        "DC.language",
        "DC.identifier",
        "prism.url",
    }
