"""What is true of every format, of whatever it says."""

import json
import re

import pytest

from sitegen.formats import FORMATS
from sitegen.formats.format import Link
from tests.formats.cases import CASES
from tests.formats.heads import JsonLd, Meta, head
from tests.formats.works import addresses, full_landing
from tests.outside import ROOT

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

each_case = pytest.mark.parametrize("case", CASES)


@each_case
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_no_element_of_a_head_is_empty_or_holds_what_nobody_sees(case: str, lang: str) -> None:
    for element in head(CASES[case], full_landing(lang)):
        match element:
            case Meta():
                assert element.content.strip() == element.content != ""
                assert not UNSEEN.search(element.content)
            case Link():
                assert element.href.startswith(("https://", "http://"))
            case JsonLd():
                assert not UNSEEN.search(json.dumps(element.data, ensure_ascii=False))
                assert not re.search(r': (?:""|\[\]|\{\}|null)', json.dumps(element.data))


@each_case
def test_a_page_has_one_title_one_pdf_and_no_author_by_another_name(case: str) -> None:
    names = [element.name for element in head(CASES[case], full_landing("fa")) if isinstance(element, Meta)]
    assert names.count("citation_title") == names.count("citation_pdf_url") == 1
    assert not {"dc.Creator", "citation_book_title", "citation_eissn"} & set(names)


def test_names_and_suffixes_are_distinct() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    suffixes = [form.suffix for form in FORMATS if form.write]
    assert suffixes == [".bib", ".biblatex.bib", ".ris", ".enw", ".csl.json", ".jats.xml", ".mods.xml"]
    assert all(form.media_type for form in FORMATS if form.write)


def test_every_format_is_either_in_the_page_or_beside_it() -> None:
    for form in FORMATS:
        assert [bool(form.head or form.properties), bool(form.write), bool(form.write_about)].count(True) == 1


def test_the_manual_has_a_row_for_every_format_and_for_no_other() -> None:
    manual = (
        (ROOT / "README.md").read_text(encoding="utf-8").partition("| format | where | for |")[2].partition("\n\n")[0]
    )
    rows = [re.split(r" ?\| ?", line)[1:-1] for line in manual.splitlines()[2:]]
    assert all(consumers for _, _, consumers in rows)
    found = {form.label: form.file or form.suffix for form in FORMATS}
    # COinS says a work in a list, where no format is.
    expected = [*((label, f"beside it, `{file}`" if file else "in the page") for label, file in found.items())]
    assert [(re.sub(r" \((?:`|level).*\)", "", name), where.partition(";")[0]) for name, where, _ in rows] == [
        *expected,
        ("COinS", "in lists, one for each work"),
    ]


@each_case
def test_the_same_work_gives_the_same_bytes(case: str) -> None:
    entry = CASES[case]
    for form in FORMATS:
        if form.write:
            assert form.write([entry], addresses(entry)) == form.write([entry], addresses(entry))
