"""Other people's readers of the golden works; what is slow to start is started once for all of them."""

import json
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import extruct
import rispy
from msgspec.structs import replace
from pybtex.database import parse_string

from sitegen.formats import bibtex, csl_json, ris
from sitegen.model import Entry
from tests.formats.cases import CASES
from tests.formats.heads import page
from tests.formats.works import addresses, full_landing
from tests.outside import READERS, program
from tests.readback import forty
from tests.readback.expected import PERSIAN, PERSIAN_PAGE, Record
from tests.readback.records import (
    MODS,
    from_bibtex_parser,
    from_csl,
    from_highwire,
    from_json_ld,
    from_mods,
    from_pybtex,
    from_rispy,
)

WORKS: Mapping[str, Entry] = {
    case: replace(entry, key=case) for case, entry in (*CASES.items(), *forty.works().items())
}
WRITERS = {"bibtex": bibtex.write, "ris": ris.write, "csl": csl_json.write}


@cache
def texts(format_: str) -> Mapping[str, str]:
    """Every golden work in one format; `html` is the page with all tags."""
    if format_ == "html":
        return {case: page(entry, full_landing("fa")) for case, entry in WORKS.items()}
    write = WRITERS[format_]
    return {case: write([entry], addresses(entry, pdf=True)).decode() for case, entry in WORKS.items()}


def run(name: str, *options: str, text: str) -> str:
    """What a program makes of a text."""
    command = [program(name), *options]
    result = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


@cache
def _in_node() -> Mapping[str, Mapping[str, Any]]:
    given = json.dumps({format_: texts(format_) for format_ in (*WRITERS, "html")})
    found: dict[str, dict[str, Any]] = json.loads(run("node", str(READERS / "read_back.mjs"), text=given))
    return found


def _node(reader: str) -> Callable[[], Mapping[str, Any]]:
    return lambda: _in_node()[reader]


@cache
def _pandoc_bibtex() -> Mapping[str, Any]:
    items = json.loads(run("pandoc", "--from=biblatex", "--to=csljson", text="\n".join(texts("bibtex").values())))
    return {item["id"]: item for item in items}


@cache
def _pandoc_csl() -> Mapping[str, Any]:
    everything = [item for text in texts("csl").values() for item in json.loads(text)]
    items = json.loads(run("pandoc", "--from=csljson", "--to=csljson", text=json.dumps(everything)))
    return {item["id"]: item for item in items}


def _mods(program_name: str, format_: str) -> Mapping[str, ET.Element]:
    root = ET.fromstring(run(program_name, "-i", "unicode", text="\n".join(texts(format_).values())).lstrip("\ufeff"))
    return dict(zip(texts(format_), root.findall("m:mods", MODS), strict=True))


def _pybtex() -> Mapping[str, Any]:
    return parse_string("\n".join(texts("bibtex").values()), "bibtex").entries  # type: ignore[no-any-return]


def _rispy() -> Mapping[str, Any]:
    return {case: rispy.loads(text)[0] for case, text in texts("ris").items()}


def _json_ld() -> Mapping[str, Any]:
    return {case: extruct.extract(text, syntaxes=["json-ld"])["json-ld"][0] for case, text in texts("html").items()}


class Reader(NamedTuple):
    """A program: what it finds of every work, and how that becomes a `Record`.

    `others` are the works that are expected otherwise, since the file speaks another language than the record's own.
    """

    found: Callable[[], Mapping[str, Any]]
    record: Callable[[Any], Record]
    others: Mapping[str, Record] = {}


def read(reader: str, case: str) -> Record:
    """What a reader finds of a golden work; blanks and apostrophes of all kinds are alike."""
    one = BY_NAME[reader]
    found = one.record(one.found()[case])._asdict()
    authors = tuple(map(_alike, found.pop("authors")))
    return Record(authors=authors, **{name: _alike(value) for name, value in found.items()})


def _alike(value: str) -> str:
    return " ".join(value.replace("’", "'").split())


BY_NAME: Mapping[str, Reader] = {
    "bibtex: citation.js": Reader(_node("citation.js bibtex"), from_csl),
    "bibtex: bibtex-parser": Reader(_node("bibtex-parser"), from_bibtex_parser),
    "bibtex: pandoc": Reader(_pandoc_bibtex, from_csl),
    "bibtex: bibutils": Reader(lambda: _mods("bib2xml", "bibtex"), from_mods),
    "bibtex: pybtex": Reader(_pybtex, from_pybtex),
    "ris: citation.js": Reader(_node("citation.js ris"), from_csl, PERSIAN),
    "ris: bibutils": Reader(lambda: _mods("ris2xml", "ris"), from_mods, PERSIAN),
    "ris: rispy": Reader(_rispy, from_rispy, PERSIAN),
    "csl: citation.js": Reader(_node("citation.js csl"), from_csl, PERSIAN),
    "csl: pandoc": Reader(_pandoc_csl, from_csl, PERSIAN),
    "page: html-metadata": Reader(_node("html-metadata"), from_highwire, PERSIAN_PAGE),
    "page: extruct": Reader(_json_ld, from_json_ld, PERSIAN_PAGE),
}
