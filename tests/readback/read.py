"""Other people's readers of the golden works; what is slow to start is started once for all of them."""

import json
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import extruct
import rispy
from msgspec.structs import replace
from pybtex.database import parse_string

from sitegen.formats import biblatex, bibtex, csl_json, endnote, jats_writing, mods_writing, ris
from sitegen.formats.format import Address
from sitegen.model import Entry
from sitegen.pages.work import address_of
from tests.cases.built import BASE
from tests.formats.cases import CASES
from tests.formats.heads import page
from tests.formats.works import addresses, full_landing
from tests.outside import READERS, program
from tests.readback import forty
from tests.readback.details import (
    of_bibtex_parser,
    of_bibutils,
    of_csl,
    of_dublin_core,
    of_highwire,
    of_jats,
    of_json_ld,
    of_mods,
    of_pybtex,
    of_rispy,
)
from tests.readback.expected import PERSIAN, PERSIAN_PAGE, Record
from tests.readback.records import (
    MODS,
    Details,
    from_bibtex_parser,
    from_bibutils,
    from_csl,
    from_dublin_core,
    from_highwire,
    from_jats,
    from_json_ld,
    from_mods,
    from_pybtex,
    from_rispy,
)

WORKS: Mapping[str, Entry] = {
    case: replace(entry, key=case) for case, entry in (*CASES.items(), *forty.works().items())
}
WRITERS = {
    "bibtex": bibtex.write,
    "biblatex": biblatex.write,
    "ris": ris.write,
    "endnote": endnote.write,
    "csl": csl_json.write,
    "jats": jats_writing.write,
    "mods": mods_writing.write,
}


@cache
def texts(format_: str) -> Mapping[str, str]:
    """Every golden work in one format; `html` is the page with all tags."""
    if format_ == "html":
        landing = full_landing("fa")
        return {case: page(one, replace(landing, pdf_url=at(case).pdf_url)) for case, one in WORKS.items()}
    write = WRITERS[format_]
    return {case: write([entry], {entry.slug: at(case)}).decode() for case, entry in WORKS.items()}


def at(case: str) -> Address:
    """Where a work is: every golden work has a PDF, a record of the forty cases has what it says."""
    entry = WORKS[case]
    return addresses(entry, pdf=True)[entry.slug] if case in CASES else address_of(entry, BASE)


def run(name: str, *options: str, text: str) -> str:
    """What a program makes of a text."""
    command = [program(name), *options]
    result = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


@cache
def _in_node() -> Mapping[str, Mapping[str, Any]]:
    given = json.dumps({format_: texts(format_) for format_ in ("bibtex", "ris", "csl", "html")})
    found: dict[str, dict[str, Any]] = json.loads(run("node", str(READERS / "read_back.mjs"), text=given))
    return found


def _node(reader: str) -> Callable[[], Mapping[str, Any]]:
    return lambda: _in_node()[reader]


@cache
def _pandoc(format_: str) -> Mapping[str, Any]:
    items = json.loads(run("pandoc", "--from=biblatex", "--to=csljson", text="\n".join(texts(format_).values())))
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
    return _entries("\n".join(texts("bibtex").values()))


def _entries(text: str) -> Mapping[str, Any]:
    return parse_string(text, "bibtex").entries  # type: ignore[no-any-return]


@cache
def _biber() -> Mapping[str, Any]:
    """What biber makes of BibLaTeX; its own names of two fields are those of BibTeX again."""
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "works.bib"), Path(folder, "made.bib")
        source.write_text("\n".join(texts("biblatex").values()), encoding="utf-8")
        run("biber", "--tool", "--nolog", "--output-fieldcase=lower", f"--output-file={made}", str(source), text="")
        entries = _entries(made.read_text(encoding="utf-8"))
    for entry in entries.values():
        for name, other in (("journaltitle", "journal"), ("date", "year")):
            if name in entry.fields:
                entry.fields.setdefault(other, entry.fields[name])
    return entries


@cache
def _xml2ris() -> Mapping[str, Any]:
    """What bibutils makes of MODS, which it reads from files alone."""
    found = {}
    for case, text in texts("mods").items():
        with NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            (found[case],) = rispy.loads(run("xml2ris", file.name, text="").removeprefix("\ufeff"))
    return found


def _jats() -> Mapping[str, Any]:
    return {case: ET.fromstring(text).find("front") for case, text in texts("jats").items()}


def _rispy() -> Mapping[str, Any]:
    return {case: rispy.loads(text)[0] for case, text in texts("ris").items()}


def _json_ld() -> Mapping[str, Any]:
    return {case: extruct.extract(text, syntaxes=["json-ld"])["json-ld"][0] for case, text in texts("html").items()}


class Reader(NamedTuple):
    """A program: what it finds of every work, and how that becomes a `Record`.

    `others` are the works that are expected otherwise, since the file speaks another language than the record's own.
    `blind` are the fields that it never finds in such files, and one that `recases` writes titles in a case of its own.
    """

    found: Callable[[], Mapping[str, Any]]
    record: Callable[[Any], Record]
    details: Callable[[Any], Details]
    others: Mapping[str, Record] = {}
    blind: tuple[str, ...] = ()
    recases: bool = False


def expected(reader: str, record: Record) -> Record:
    """What a reader can find of a work."""
    one = BY_NAME[reader]
    seen = record._replace(**dict.fromkeys(one.blind, ""))  # type: ignore[arg-type]
    return _recased(seen) if one.recases else seen


def _recased(record: Record) -> Record:
    return record._replace(title=record.title.casefold(), container=record.container.casefold())


def read(reader: str, case: str) -> Record:
    """What a reader finds of a golden work; blanks and apostrophes of all kinds are alike."""
    one = BY_NAME[reader]
    found = one.record(one.found()[case])._asdict()
    authors = tuple(map(_alike, found.pop("authors")))
    record = Record(authors=authors, **{name: _alike(value) for name, value in found.items()})
    return _recased(record) if one.recases else record


def _alike(value: str) -> str:
    return " ".join(value.replace("’", "'").split())


def read_details(reader: str, case: str) -> Details:
    """What else it finds; names are alike as above."""
    one = BY_NAME[reader]
    found = one.details(one.found()[case])
    return {name: _alike(value) if isinstance(value, str) else _all_alike(value) for name, value in found.items()}


def _all_alike(values: Any) -> tuple[str, ...]:
    return tuple(map(_alike, values))


BY_NAME: Mapping[str, Reader] = {
    "bibtex: citation.js": Reader(_node("citation.js bibtex"), from_csl, of_csl),
    "bibtex: bibtex-parser": Reader(_node("bibtex-parser"), from_bibtex_parser, of_bibtex_parser),
    "bibtex: pandoc": Reader(lambda: _pandoc("bibtex"), from_csl, of_csl),
    "bibtex: bibutils": Reader(lambda: _mods("bib2xml", "bibtex"), from_mods, of_mods),
    "bibtex: pybtex": Reader(_pybtex, from_pybtex, of_pybtex),
    "biblatex: pandoc": Reader(lambda: _pandoc("biblatex"), from_csl, of_csl, recases=True),
    "biblatex: biber": Reader(_biber, from_pybtex, of_pybtex),
    "ris: citation.js": Reader(_node("citation.js ris"), from_csl, of_csl, PERSIAN),
    "ris: bibutils": Reader(lambda: _mods("ris2xml", "ris"), from_mods, of_mods, PERSIAN),
    "ris: rispy": Reader(_rispy, from_rispy, of_rispy, PERSIAN),
    "endnote: bibutils": Reader(lambda: _mods("end2xml", "endnote"), from_mods, of_mods, PERSIAN, blind=("doi",)),
    "csl: citation.js": Reader(_node("citation.js csl"), from_csl, of_csl, PERSIAN),
    "csl: pandoc": Reader(_pandoc_csl, from_csl, of_csl, PERSIAN),
    "jats: lxml": Reader(_jats, from_jats, of_jats, PERSIAN),
    "mods: bibutils": Reader(_xml2ris, from_bibutils, of_bibutils, PERSIAN),
    "page: html-metadata": Reader(_node("html-metadata"), from_highwire, of_highwire, PERSIAN_PAGE),
    "page: html-metadata's Dublin Core": Reader(_node("html-metadata"), from_dublin_core, of_dublin_core, PERSIAN_PAGE),
    "page: extruct": Reader(_json_ld, from_json_ld, of_json_ld, PERSIAN_PAGE),
}
