"""What commonmeta-py finds in files and pages, by a process of its own; the Makefile puts it beside the environment."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from sitegen.config import Crossref
from sitegen.deposits.crossref import Batch, deposit
from sitegen.deposits.crossref_kinds import KIND_OF, is_registered
from sitegen.model import Entry
from tests.formats.works import addresses
from tests.outside import READERS
from tests.readback.expected import Record
from tests.readback.read import WORKS, texts

FOLDER = Path(sys.prefix) / "commonmeta"
FORMATS = ("bibtex", "ris", "csl", "html", "crossref")
CROSSREF = Crossref(depositor="Invented Press", email="doi@works.example", prefixes=("10.5555",))


@cache
def found() -> Mapping[str, Mapping[str, Any]]:
    """What it finds of every golden work in every format."""
    assert FOLDER.is_dir(), "commonmeta-py is missing: make dev"
    given = {format_: dict(texts(format_)) for format_ in FORMATS if format_ != "crossref"}
    result = subprocess.run(
        [sys.executable, "-S", str(READERS / "commonmeta_read_back.py")],
        input=json.dumps({**given, "crossref": deposits()}),
        env={"PYTHONPATH": str(FOLDER), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    read: dict[str, dict[str, Any]] = json.loads(result.stdout)
    return read


def deposits() -> Mapping[str, str]:
    """Every golden work that can be sent to Crossref, as it is sent, by itself."""
    registered = {case: replace(entry, doi=entry.doi or f"10.5555/{case}") for case, entry in WORKS.items()}
    return {case: _deposit(entry) for case, entry in registered.items() if is_registered(entry, CROSSREF)}


def _deposit(entry: Entry) -> str:
    batch = Batch(KIND_OF[entry.type].name, "invented", entry.container, (entry,))
    return deposit(batch, addresses(entry, pdf=True), CROSSREF).decode()


def record(item: Mapping[str, Any]) -> Record:
    """A record of its own vocabulary, https://docs.commonmeta.org, as the one shape of the tests."""
    held = item.get("container") or {}
    pages = (held.get("first_page"), held.get("last_page"))
    authors = (_name(one) for one in item.get("contributors") or () if one["roles"] == ["Author"])
    title = held.get("title", "")
    return Record(
        item.get("title") or "",
        tuple(authors),
        # Crossref has the title of a journal in every language, the record's own first.
        _one_line(title if isinstance(title, str) else title[0]),
        held.get("volume", ""),
        held.get("issue", ""),
        "-".join(page for page in pages if page),
        (item.get("date_published") or "")[:4],
        _doi(item.get("id") or ""),
    )


def _name(one: Mapping[str, Any]) -> str:
    if "organization" in one:
        return str(one["organization"]["name"])
    person = one["person"]
    return ", ".join(person[part] for part in ("family_name", "given_name") if person.get(part))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _doi(address: str) -> str:
    """The DOI in an address, in small letters, since it makes them small."""
    return unquote(address.removeprefix("https://doi.org/")).lower() if address.startswith("https://doi.org/") else ""
