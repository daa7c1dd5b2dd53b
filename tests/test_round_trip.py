"""Nothing of a record is lost on its way to a file or a page and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.built import article, record
from tests.outside import ROOT
from tests.round_trip import ROUTES, main, outcomes

FIELDS = {
    "title": "On {DNA} \\& Things",
    "author": "van der Berg, Jr., Jan and {World Invention Office} and Hosseini Nasab, Seyed Mohammad",
    "editor": "Hosseini Nasab, Seyed Mohammad",
    "translator": "Rezaei, Ali",
    "booktitle": "A Handbook",
    "journal": "Journal of Inventions",
    "institution": "Invented University",
    "publisher": "Book House",
    "address": "Shiraz",
    "volume": "14",
    "number": "2",
    "pages": "225--246",
    "date": "2022-05-12",
    "doi": "10.5555/a_b(c)",
    "issn": "1234-5679, 2345-6780",
    "isbn": "978-1-4028-9462-6",
    "language": "en",
    "abstract": "What it says, in 50\\%.",
    "eprint": "https://journal.example/a.pdf",
    "keywords": "a, {b, c}",
    "note": "A note",
}
KINDS = ("article", "book", "incollection", "inproceedings", "phdthesis", "techreport")
OTHER_KINDS = ("misc", "online", "dataset", "software", "patent")


@pytest.mark.parametrize("kind", KINDS + OTHER_KINDS)
def test_a_record_with_everything(kind: str) -> None:
    found = list(outcomes(record(kind, FIELDS).encode()))
    assert {one.route for one in found} == {*ROUTES, "page"}
    assert [one for one in found if one.before != one.after] == []


@pytest.mark.parametrize(
    "fields",
    [
        {"author": "Rezaei, Ali and others", "editor": "Karimi, Sara and others"},
        {"author": "{van Berg}, Jan and {Smith, Jr.}, John"},
        {"year": "", "date": "2022-05/2022-06"},
        {"year": "", "date": "1968/1978"},
        {"year": "", "date": "2022-05-30/2022-06-02"},
        {"year": "", "date": "2022-21"},
        {"year": "1401", "title": "دربارهٔ چیزها"},
        {"year": "1401", "month": "خرداد", "title": "دربارهٔ چیزها"},
        {"year": "", "date": "2022~"},
        {"year": "in press"},
        {"pages": "225, 230-232"},
        {"pages": "", "eid": "e12345"},
        {"pages": "", "pagetotal": "7"},
        {"title_fa": "دربارهٔ چیزها", "keywords": "{a, b}, c", "keywords_fa": "خیال، چیز", "language": "fa"},
        {"shortjournal": "Journal of Many Inventions", "journal": "J. Many Inv."},
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_what_some_formats_have_no_tag_for(kind: str, fields: dict[str, str]) -> None:
    source = record(kind, {"title": "On Things", "author": "Rezaei, Ali", "year": "2022", "pages": "1--9", **fields})
    assert [one for one in outcomes(source.encode()) if one.before != one.after] == []


@given(st.sampled_from(KINDS + OTHER_KINDS), st.sets(st.sampled_from(sorted(FIELDS)), min_size=1))
def test_a_record_with_some_fields(kind: str, names: set[str]) -> None:
    source = record(kind, {name: value for name, value in FIELDS.items() if name in names}).encode()
    assert [one for one in outcomes(source) if one.before != one.after] == []


def test_the_sample() -> None:
    for file in sorted((ROOT / "content/bibliography").glob("*.bib")):
        assert [one for one in outcomes(file.read_bytes()) if one.before != one.after] == []


def test_the_command_says_how_much_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "works.bib"
    file.write_text(article(doi="10.5555/a"), encoding="utf-8")
    assert main([str(file)]) == 0
    assert "page     doi                  100.00 % of 1\n" in capsys.readouterr().out
