"""No value in any file of a site holds TeX, HTML, a brace or a control, or is empty, whatever its records hold."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import lxml.html
import pytest

from sitegen.language.scripts import script
from sitegen.reading.types import TYPES
from tests.cases.built import SETTINGS, build, record

MARKS = "\u202eb\u202c\u200f"
LATIN = rf"{{\bf A}} \& \emph{{c}}  <i>d</i> &amp; e&nbsp;f {MARKS}~\'{{e}} {{}} $x_{{1}}$ \textit{{z}}"
PERSIAN = rf"{{خانه}}ی {MARKS.replace('b', 'ما')} \& <b>دو</b>&zwnj;تا \textbf{{سه}}"
WORDS = (
    *("title", "subtitle", "booktitle", "journal", "series", "publisher", "institution", "school", "organization"),
    *("address", "eventtitle", "venue", "note", "abstract", "keywords", "type", "shorttitle", "references"),
)
OTHERS = ("edition", "version", "howpublished", "shortjournal", "titleaddon", "holder", "library", "chapter", "mine")
FIELDS: Mapping[str, str] = {
    **{name: f"{LATIN} {name}" for name in (*WORDS, *OTHERS)},
    **{f"{name}_fa": PERSIAN for name in WORDS if name != "subtitle"},
    "author": rf"M{{\"u}}ller{{ }}{MARKS}, <b>J{{\"o}}rg</b> and {{\emph{{World}} \& Sea <i>Lab</i>}} "
    r"and van \textbf{der} Berg, {Jr.}, $J$an",
    "author_fa": rf"مولر، یورگ{MARKS.replace('b', 'الف')} and {{سازمان <b>جهان</b> \& دریا}} and برگ، یان",
    "editor": r"{\it Itor}, {\'E}d and B. {\ss}x",
    "translator": r"T\~{n} Or",
    "bookauthor": r"Boo {\k{a}} Kauthor",
    "author+an:affiliation": rf'1="Salt \& <i>Sea</i>; {{X}} {MARKS}"',
    "author+an:affiliation_fa": r'1="دانشگاه \& <b>نمک</b>"',
    "author+an:ror": '1="https://ror.org/05dxps055"',
    "author+an:orcid": '1="0000-0002-1825-0097"',
    "volume": r"{\bf 1{2}}",
    "number": r"\emph{3}",
    "pages": r"\textbf{1}--{\bf 2}",
    "year": r"{2022}",
    "month": r"\emph{may}",
    "doi": r"10.5555/a\_{b}",
    "isbn": "{978-3-16-148410-0}",
    "issn": r"\emph{1234-5679}",
    "url": r"{https://things.example/\~a?q=\%20\&b}",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "pagetotal": r"\emph{340}",
    "pmid": r"\emph{123}",
    "language": "english",
}
HARVEST = """
[crossref]
depositor = "Sample"
email = "doi@works.example"
prefixes = ["10.5555"]
[oai]
email = "oai@works.example"
"""
FOREIGN = re.compile(
    r"[\\{}$]|</?[a-z]+>|&#?\w+;"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
IN_TEX = re.compile(r"</?[a-z]+>|&\w+;|= \{\}|[\u200e\u200f\u202a-\u202e]")
LANGUAGES = {"fa": "Arab", "per": "Arab", "en": "Latn", "eng": "Latn"}
SKIPPED = ("static/", "search/data/")
"""What is no word of a record, or stands there by its place in a list."""


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    works = [
        record(kind, {**FIELDS, "doi": f"{FIELDS['doi']}{number}"}, key=f"{kind}{number}")
        for number, kind in enumerate(sorted(TYPES))
    ]
    found = build("\n".join(works), {"site.toml": SETTINGS + HARVEST}).files
    kept = {name: body for name, body in found.items() if not name.startswith(SKIPPED)}
    return {name: body.decode() for name, body in kept.items() if not name.endswith((".gz", ".png"))}


def of_json(value: Any, *, may_lack: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        assert value or may_lack
        yield from (text for one in (value.values() if isinstance(value, dict) else value) for text in of_json(one))
    else:
        assert value is not None


def of_lines(text: str, start: int) -> Iterator[str]:
    return (line[start:] for line in text.splitlines() if line and not line.startswith("ER"))


def of_xml(text: str) -> Iterator[str]:
    for node in ElementTree.fromstring(text).iter():
        yield from (value for value in (node.text, node.tail) if value and value.strip())
        yield from node.attrib.values()
        assert len(node) or node.attrib or node.text, node.tag


def of_html(text: str) -> Iterator[str]:
    for node in lxml.html.document_fromstring(text.encode()).iter():
        if node.tag in {"meta", "img"}:
            yield node.get("content") or node.get("alt") or "none"
        if node.get("class") == "Z3988":
            yield from (value for _, value in parse_qsl(node.get("title"), keep_blank_values=True))
        if node.tag != "script":
            yield from (value for value in (node.text, node.tail) if value and value.strip())
        elif node.get("type") == "application/ld+json":
            yield from of_json(json.loads(node.text))


READERS: Mapping[str, Callable[[str], Iterable[str]]] = {
    ".html": of_html,
    ".xml": of_xml,
    "resourcesync": of_xml,
    ".json": lambda text: of_json(json.loads(text), may_lack=True),
    ".ris": lambda text: of_lines(text, 6),
    ".enw": lambda text: of_lines(text, 3),
    ".csv": lambda text: (cell for row in csv.reader(io.StringIO(text)) for cell in row if cell),
    ".txt": lambda text: (line for line in text.splitlines() if line),
}


@pytest.mark.parametrize("ending", READERS)
def test_no_value_holds_what_belongs_to_another_format(files: Mapping[str, str], ending: str) -> None:
    names = [name for name in files if name.endswith(ending)]
    values = [(name, value) for name in names for value in READERS[ending](files[name].removeprefix("\ufeff"))]
    assert len(values) > len(names) > 0
    assert [one for one in values if FOREIGN.search(one[1]) or not one[1].strip()] == []


def test_no_bibtex_holds_html_an_empty_field_or_a_control(files: Mapping[str, str]) -> None:
    lines = [(name, line) for name in files if name.endswith(".bib") for line in files[name].splitlines()]
    assert lines
    assert [one for one in lines if IN_TEX.search(one[1])] == []


def test_words_in_xml_are_in_the_language_that_they_are_marked_with(files: Mapping[str, str]) -> None:
    said = set()
    for name in (name for name in files if name.endswith(".xml")):
        for node in ElementTree.fromstring(files[name]).iter():
            marked = node.get("{http://www.w3.org/XML/1998/namespace}lang") or node.get("language") or ""
            words = "".join(node.itertext()).strip()
            if marked in LANGUAGES and script(words) != "Zyyy":
                assert script(words) == LANGUAGES[marked], (name, node.tag, words[:80])
                said.add((name.rpartition(".")[0].rpartition(".")[2], marked))
    assert {marked for _, marked in said} == LANGUAGES.keys()


def test_every_kind_of_file_is_looked_at(files: Mapping[str, str]) -> None:
    assert [name for name in files if not name.endswith((*READERS, ".bib"))] == [".nojekyll"]
    assert {"oai.xml", "llms.txt", "sitemap.xml"} <= files.keys()
    assert len([name for name in files if name.startswith("deposits/")]) > 3
