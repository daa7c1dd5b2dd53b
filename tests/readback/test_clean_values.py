"""No value of any format holds what belongs to another: TeX, HTML, empty fields, controls, the wrong language."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import rispy

from sitegen.language.scripts import script
from tests.cases.built import Work, record, work
from tests.formats.cases import CASES
from tests.formats.heads import JsonLd, Meta, head
from tests.formats.works import full_landing
from tests.readback.read import BY_NAME, texts

pytestmark = pytest.mark.xdist_group("readers")

CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
FOREIGN = re.compile(r"[\\{}$]|</?[a-z]|&(?:#?\w+);")
"""TeX, HTML and braces, none of which are in the text of the record below."""
WORDS = {
    *("citation_title", "citation_author", "citation_journal_title", "citation_publisher", "citation_keywords"),
    *("citation_abstract", "DC.title", "DC.title.alternative", "DC.creator", "DC.publisher", "DC.source", "DC.subject"),
    *("DC.description", "og:title", "og:description", "prism.publicationName", "z.place"),
}
"""The tags that hold words, which are in a language."""
SOURCE = record(
    "article",
    {
        "title": r"{The effect of {DNA} \& RNA\textsuperscript{2}: 50\% of \emph{x}} --- ``Z''",
        "title_fa": "اثر <b>دی\u200cان\u200cای</b> \u202eو‌ آران‌ای\u202c",
        "author": r"M{\"u}ller, J{\"o}rg and {\O}re, {\aa}sa and {\'E}clair \& {S}ons, {\c{S}}ule",
        "author_fa": "مولر، یورگ and اوره، آسا and اکلر، شوله",
        "journal": r"{\it Journal} of {\bf Invented} Things",
        "journal_fa": "نشریهٔ چیزهای خیالی",
        "publisher": r"B{\'o}ok \& House",
        "publisher_fa": "خانهٔ کتاب",
        "abstract": "<p>First <em>x</em>&nbsp;&lt;5.</p><script>a()</script>\n\nThen {\\'e}t\\'e \u202eover\u202c.",
        "abstract_fa": "<p>نخست&nbsp;این.</p>",
        "keywords": r"a\_b, {c, d}, ",
        "keywords_fa": "خیال،  چیز",
        "note": "{}",
        "volume": "{14}",
        "number": "",
        "pages": "{225--246}",
        "year": "{2022}",
        "doi": r"10.5555/a\_b",
        "language": "en",
    },
)


def strings(value: Any) -> Iterator[str]:
    """Every string inside a value of a reader."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in strings(part))
    else:
        assert value is not None


@cache
def dirty() -> Work:
    return work(SOURCE)


@pytest.mark.parametrize("case", sorted(CASES))
@pytest.mark.parametrize("format_", ["head", "bibtex", "ris", "csl"])
def test_no_value_of_a_golden_work_is_empty_or_holds_a_control(case: str, format_: str) -> None:
    for value in _values(case, format_):
        assert value.strip() == value != ""
        assert not CONTROLS.search(value)


def _values(case: str, format_: str) -> list[str]:
    if format_ == "head":
        elements = [one for lang in ("fa", "en") for one in head(CASES[case], full_landing(lang))]
        metas = [one.content for one in elements if isinstance(one, Meta)]
        return metas + [text for one in elements if isinstance(one, JsonLd) for text in strings(one.data)]
    if format_ == "ris":
        return list(strings(rispy.loads(texts("ris")[case])))
    if format_ == "csl":
        return list(strings(json.loads(texts("csl")[case])))
    return list(strings(BY_NAME["bibtex: bibtex-parser"].found()[case]))


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_no_tag_of_a_page_holds_tex_or_html(lang: str) -> None:
    page = dirty().pages[lang]
    values = [value for meta in page.root.iter("meta") if (value := meta.get("content")) is not None]
    _assert_clean([*values, *strings(page.data)])


def test_no_file_holds_html_and_none_but_bibtex_holds_tex() -> None:
    exports = dirty().exports
    _assert_clean([*strings(rispy.loads(exports[".ris"])), *strings(json.loads(exports[".csl.json"]))])
    assert not re.search(r"</?[a-z]|&\w+;", exports[".bib"])
    assert not CONTROLS.search(exports[".bib"].replace("\n", ""))
    assert " = {}" not in exports[".bib"]


def _assert_clean(values: list[str]) -> None:
    assert [value for value in values if FOREIGN.search(value) or CONTROLS.search(value)] == []
    assert [value for value in values if value.strip() != value or not value] == []


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_words_are_in_the_language_that_they_are_marked_with(lang: str) -> None:
    page = dirty().pages[lang]
    said = 0
    for name in sorted(WORDS):
        for value, marked in page.tagged(name):
            assert script(value) == ("Arab" if (marked or lang) == "fa" else "Latn"), name
            said += 1
    assert said > len(WORDS) // 2


def test_files_are_in_the_language_of_the_full_text() -> None:
    (ris,), csl = rispy.loads(dirty().exports[".ris"]), dirty().csl
    words = [ris["title"], *ris["authors"], ris["secondary_title"], ris["abstract"], *ris["keywords"]]
    words += [csl["title"], csl["container-title"], csl["abstract"], csl["publisher"]]
    assert {script(value) for value in words} == {"Latn"}
