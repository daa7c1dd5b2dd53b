"""MODS: the elements and attributes of its schema, read back by bibutils."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pybtex.database import parse_string

from sitegen.formats.mods_writing import write
from sitegen.model import Date, DateParts, Entry, Name, Person, Text, Words
from tests.formats.cases import CASES
from tests.formats.works import addresses, full_article, issued, make

PROGRAM = shutil.which("xml2bib") or "xml2bib"
N = "{http://www.loc.gov/mods/v3}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CHILDREN = {
    "mods": "titleInfo name typeOfResource genre originInfo language physicalDescription abstract note subject "
    "relatedItem identifier location accessCondition part",
    "relatedItem": "titleInfo name genre originInfo note identifier part relatedItem",
    "titleInfo": "title partNumber",
    "name": "namePart role nameIdentifier affiliation alternativeName etal",
    "alternativeName": "namePart",
    "role": "roleTerm",
    "originInfo": "place publisher dateIssued edition issuance",
    "place": "placeTerm",
    "language": "languageTerm",
    "physicalDescription": "extent",
    "subject": "topic",
    "location": "url",
    "part": "detail extent",
    "detail": "number",
    "extent": "start end list",
}
"""What stands in what (https://www.loc.gov/standards/mods/v3/mods-3-8.xsd), as far as the site writes it."""
VALUES = {
    ("titleInfo", "type"): {"translated", "abbreviated"},
    ("name", "type"): {"personal", "corporate", "conference"},
    ("dateIssued", "encoding"): {"w3cdtf", "edtf"},
    ("dateIssued", "point"): {"start", "end"},
    ("dateIssued", "qualifier"): {"approximate"},
    ("dateIssued", "keyDate"): {"yes"},
    ("relatedItem", "type"): {"host", "references", "series"},
    ("url", "usage"): {"primary display"},
    ("url", "access"): {"object in context", "raw object"},
    ("languageTerm", "authority"): {"iso639-2b", "rfc5646"},
}
TYPES = {
    "article": "article",
    "book": "book",
    "chapter": "inbook",
    "conference-paper": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "web-page": "electronic",
}


def record(entry: Entry) -> Any:
    return etree.fromstring(write([entry], addresses(entry, pdf=True)))[0]


def texts(entry: Entry, path: str) -> list[str]:
    found = record(entry).findall("/".join(N + step for step in path.split("/")))
    return ["".join(node.itertext()) for node in found]


@pytest.mark.parametrize("case", CASES)
def test_elements_and_attributes_are_those_of_the_schema(case: str) -> None:
    for node in record(CASES[case]).iter():
        name = node.tag.removeprefix(N)
        assert {child.tag.removeprefix(N) for child in node} <= set(CHILDREN.get(name, "").split())
        assert all(value in VALUES.get((name, key), {value}) for key, value in node.attrib.items())
        assert len(node) or (node.text or "").strip() or name == "etal"


@pytest.fixture
def bibutils(tmp_path: Path) -> object:
    """What bibutils makes of a work."""

    def run(entry: Entry) -> object:
        (tmp_path / "work.xml").write_bytes(write([entry], addresses(entry)))
        done = subprocess.run([PROGRAM, "work.xml"], cwd=tmp_path, capture_output=True, check=True, text=True)
        # It writes an address that it makes of the DOI as a second `url`.
        lines = dict.fromkeys(done.stdout.removeprefix("\ufeff").splitlines())
        fields = [line for line in lines if not line.startswith("url=")]
        (found,) = parse_string("\n".join(fields), "bibtex").entries.values()
        return found

    return run


@pytest.mark.parametrize("case", TYPES)
def test_bibutils_knows_the_kind_of_a_work(case: str, bibutils: object) -> None:
    assert bibutils(CASES[case]).type.lower() == TYPES[case]  # type: ignore[operator]


def test_bibutils_reads_an_article(bibutils: object) -> None:
    found = bibutils(full_article())  # type: ignore[operator]
    assert [str(one) for one in found.persons["author"]] == ["رضایی, علی", "حسینی نسب, سید محمد"]
    expected = {
        "title": "دربارهٔ چیزهای خیالی: یک بررسی",
        "journal": "پژوهش‌نامهٔ مطالعات خیالی",
        "publisher": "انتشارات دانشگاه خیالی",
        "year": "2022",
        "month": "May",
        "day": "12",
        "volume": "14",
        "number": "2",
        "pages": "225--246",
        "issn": "1234-5679",
        "doi": "10.5555/jis.2022.1",
        "abstract": "چیزهایی که خیالی‌اند.",
        "language": "Persian",
    }
    assert {name: found.fields[name] for name in expected} == expected


def test_bibutils_reads_what_a_paper_appeared_in(bibutils: object) -> None:
    found = bibutils(CASES["conference-paper"])  # type: ignore[operator]
    assert [str(one) for one in found.persons["author"]] == ["Rezaei, Ali", "{World Invention Organization}"]
    assert [str(one) for one in found.persons["editor"]] == ["Karimi, Sara"]
    assert found.fields["booktitle"] == "Proceedings of the Invention Days"
    assert found.fields["series"] == "Lecture Notes in Invention"


@given(st.text(st.characters(exclude_categories=()), max_size=30), st.sampled_from(["en", "fa", "und"]))
def test_whatever_a_record_says_the_file_is_well_formed(value: str, lang: str) -> None:
    words = Text((Words(value, lang),))
    entry = make(title=words, note=words, author=(Person((Name(literal=value),)),), license=value, volume=value)
    assert record(entry).tag == N + "mods"


def test_a_person_stands_once_with_the_name_in_every_language() -> None:
    names = record(full_article()).findall(f"{N}name")
    assert [(name.get(LANG), name.get("lang")) for name in names] == [("fa", "per")] * 2
    assert [[one.get(LANG) for one in name.findall(f"{N}alternativeName")] for name in names] == [["en"], ["en"]]


def test_more_authors_than_are_named() -> None:
    (_, more) = record(CASES["preprint"]).findall(f"{N}name")
    assert more.find(f"{N}etal") is not None
    assert more.findtext(f"{N}role/{N}roleTerm") == "author"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (issued(2022, 5, 12), [("2022-05-12", "w3cdtf", None)]),
        (issued(2022, 5, end=(2022, 6)), [("2022-05", "w3cdtf", "start"), ("2022-06", "w3cdtf", "end")]),
        (issued(2022, season=1), [("2022-21", "edtf", None)]),
        (Date("in press"), [("in press", None, None)]),
        (
            Date("x", "persian", DateParts(2022, 5), persian=DateParts(1401, 3)),
            [("2022-05", "w3cdtf", None), ("1401-03", None, None)],
        ),
    ],
)
def test_a_date_is_encoded(date: Date, expected: list[tuple[str, str | None, str | None]]) -> None:
    dates = record(make(issued=date)).iter(f"{N}dateIssued")
    assert [(node.text, node.get("encoding"), node.get("point")) for node in dates] == expected


def test_words_have_the_code_of_libraries_and_the_tag_of_browsers() -> None:
    titles = record(full_article()).findall(f"{N}titleInfo")
    assert [(one.get("type"), one.get("lang"), one.get(LANG)) for one in titles] == [
        (None, "per", "fa"),
        ("translated", "eng", "en"),
    ]
    assert texts(full_article(), "language/languageTerm") == ["per", "fa"]


def test_a_file_holds_many_works() -> None:
    works = [make(key=f"work{number}", slug=f"work{number}") for number in range(3)]
    assert len(etree.fromstring(write(works, addresses(*works)))) == 3
    assert len(etree.fromstring(write([], {}))) == 0
