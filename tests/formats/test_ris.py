"""RIS as Zotero, citation.js and bibutils read it."""

from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats import ris
from sitegen.model import Date, Entry, PageRange, Person
from tests.formats.cases import CASES
from tests.formats.works import JOURNAL, addresses, full_article, issued, make, organisation, person, text


def lines(entry: Entry) -> list[str]:
    return ris.write([entry], addresses(entry, pdf=True)).decode().splitlines()


def tagged(entry: Entry, tag: str) -> list[str]:
    return [line[6:] for line in lines(entry) if line.startswith(f"{tag}  - ")]


@pytest.mark.parametrize("case", CASES)
def test_a_record_begins_with_its_type_and_ends_with_its_end(case: str) -> None:
    record = ris.write([CASES[case]], addresses(CASES[case])).decode()
    first, *_, last = record.removesuffix("\r\n\r\n").split("\r\n")
    assert first.startswith("TY  - ")
    assert last == "ER  - "
    assert record.count("\nER  - ") == 1
    assert record.count("TY  - ", 0, 6) == 1


@pytest.mark.parametrize("case", CASES)
def test_another_reader_finds_the_title_and_the_authors(case: str) -> None:
    entry = CASES[case]
    (record,) = rispy.loads("\n".join(lines(entry)))
    assert record.get("authors", []) == tagged(entry, "AU")
    assert record["title"] == tagged(entry, "TI")[0]


def test_a_file_holds_many_works() -> None:
    works = [make(slug=f"work{number}", title=text(f"Work {number}")) for number in range(3)]
    records = rispy.loads(ris.write(works, addresses(*works)).decode().replace("\r\n", "\n"))
    assert [record["title"] for record in records] == ["Work 0", "Work 1", "Work 2"]


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (person("Smith", "John", suffix="Jr."), "Smith, John, Jr."),
        (person("Smith", suffix="Jr."), "Smith Jr."),
        (person("Berg", "Jan", particle="van der"), "van der Berg, Jan"),
        (person("Hosseini Nasab", "Seyed Mohammad"), "Hosseini Nasab, Seyed Mohammad"),
        (organisation("World Health Organization"), "World Health Organization"),
        (organisation("Ministry of Health, Treatment"), "Ministry of Health, Treatment"),
        (person("حسینی نسب", "سید محمد", lang="fa"), "حسینی نسب, سید محمد"),
    ],
)
def test_an_author_has_one_line(author: Person, expected: str) -> None:
    assert tagged(make(author=(author,), et_al=True), "AU") == [expected]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            "article",
            {
                "TY": ["JOUR"],
                "TI": ["دربارهٔ چیزهای خیالی: یک بررسی"],
                "TT": [],
                "T2": ["پژوهش‌نامهٔ مطالعات خیالی"],
                "J2": ["J. Inv. Stud."],
                "JO": [],
                "PY": ["2022"],
                "DA": ["2022/05/12/"],
                "SN": ["1234-5679, 2345-6780"],
                "SP": ["225"],
                "EP": ["246"],
                "KW": ["خیال", "چیزها"],
                "LA": ["fa"],
                "DO": ["10.5555/jis.2022.1"],
                "UR": ["https://journal.example/article_1.html"],
                "L1": ["https://works.example/pubs/works/rezaei2022/rezaei2022.pdf"],
            },
        ),
        (
            "book",
            {
                "TY": ["BOOK"],
                "T2": ["Studies in Invention"],
                "SP": ["312"],
                "SN": ["978-1-4028-9462-6"],
                "CY": ["Shiraz"],
                "ET": ["2"],
            },
        ),
        ("edited-book", {"TY": ["BOOK"], "ED": ["Rezaei, Ali", "Smith, John, Jr."], "A2": [], "AU": []}),
        (
            "chapter",
            {
                "TY": ["CHAP"],
                "A2": ["Karimi, Sara"],
                "ED": [],
                "T2": ["A Handbook of Invention"],
                "T3": ["Studies in Invention"],
            },
        ),
        (
            "conference-paper",
            {
                "TY": ["CONF"],
                "T2": ["Invention Days 2022"],
                "C3": ["Proceedings of the Invention Days"],
                "CY": ["Tabriz"],
                "DA": ["2022/05//"],
                "PY": ["2022"],
            },
        ),
        ("thesis", {"TY": ["THES"], "PB": ["Invented University"], "M3": ["PhD thesis"]}),
        ("report", {"TY": ["RPRT"], "SN": ["TR-7"], "M1": [], "PB": ["Institute of Invention"]}),
        ("preprint", {"TY": ["UNPB"], "M3": ["Preprint"], "M1": ["arXiv:2101.00001"]}),
        ("dataset", {"TY": ["DATA"], "DO": ["10.5555/(SICI)1097(199806)49:8<693::AID>3.0.CO;2-O"]}),
        ("software", {"TY": ["COMP"], "ET": ["1.2"]}),
        ("web-page", {"TY": ["ELEC"], "PB": ["Invention Weekly"]}),
        ("magazine", {"TY": ["MGZN"], "SN": []}),
        ("article-in-one-language", {"SP": ["e12"], "EP": []}),
        ("forthcoming", {"PY": [], "DA": ["///forthcoming"]}),
    ],
)
def test_a_kind_has_the_tags_that_readers_look_for(case: str, expected: dict[str, list[str]]) -> None:
    assert {tag: tagged(CASES[case], tag) for tag in expected} == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"issued": issued(2022)}, []),
        ({"issued": issued(2022, 5)}, ["2022/05//"]),
        ({"issued": issued(2022, season=1)}, ["2022///spring"]),
        ({"issued": Date("in press")}, ["///in press"]),
        ({"issued": Date("1/2 of a year")}, ["///1-2 of a year"]),
        ({}, []),
    ],
)
def test_a_bare_year_has_no_full_date_and_words_stand_behind_one(fields: dict[str, Any], expected: list[str]) -> None:
    assert tagged(make(**fields), "DA") == expected


def test_pages_that_are_no_range_stand_as_they_are() -> None:
    assert tagged(make(page=PageRange("passim")), "SP") == ["passim"]


def test_zotero_finds_the_doi_before_the_type_that_it_would_take_for_one() -> None:
    tags = [line[:2] for line in lines(make(type="dataset", genre=text("Survey"), doi="10.5555/a"))]
    assert tags.index("DO") < tags.index("M3")


def test_an_abstract_is_one_line() -> None:
    entry = full_article(language="en")
    assert tagged(entry, "AB") == ["Things that are invented. And others."]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_value_begins_a_line_of_its_own(value: str) -> None:
    entry = make(title=text(f"T {value}"), note=text(value), container=JOURNAL)
    assert all(line[2:6] == "  - " for line in lines(entry) if line)
    assert [line[:2] for line in lines(entry)].count("ER") == 1
