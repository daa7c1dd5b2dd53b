"""Prints, as one JSON object, what commonmeta-py finds in files: {format: {case: record}}.

Use: PYTHONPATH=FOLDER python -S commonmeta_read_back.py < {"bibtex": {case: text}, "ris": …, "csl": …, "html": …, …}

Only its readers are loaded, since its writers depend on much more. Nothing may ask the network, and who registered a
DOI, which it would ask, is nobody.
"""

import json
import socket
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, NoReturn


def _closed(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a reader asked the network")


def _reader(name: str) -> ModuleType:
    module = import_module(f"commonmeta.readers.{name}_reader")
    if hasattr(module, "get_doi_ra"):
        module.get_doi_ra = lambda _: None  # type: ignore[attr-defined]
    return module


def _readers() -> Mapping[str, Callable[[str], Any]]:
    schema_org, crossref = _reader("schema_org"), _reader("crossref_xml")
    parse_xml = import_module("commonmeta.base_utils").parse_xml

    def deposit(text: str) -> Any:
        # What is sent and what is answered have the same elements inside, in the envelopes of either way.
        records = parse_xml(text, dialect="crossref")["doi_batch"]["body"]
        answer = {"query_result": {"body": {"query": {"doi_record": {"crossref": records}}}}}
        return crossref.read_crossref_xml({"crossref_result": answer})

    return {
        "bibtex": _reader("bibtex").read_bibtex,
        "ris": _reader("ris").read_ris,
        "csl": lambda text: _reader("csl").read_csl(json.loads(text)[0]),
        "html": lambda text: schema_org.read_schema_org(schema_org.parse_schema_org_html(text)),
        "crossref": deposit,
    }


def main() -> None:
    """Reads standard input and writes standard output."""
    spec = find_spec("commonmeta")
    assert spec, "commonmeta-py is missing: make dev"
    package = ModuleType("commonmeta")
    package.__path__ = list(spec.submodule_search_locations or ())
    sys.modules["commonmeta"] = package
    readers = _readers()
    socket.getaddrinfo = _closed
    socket.socket.connect = _closed  # type: ignore[method-assign]
    given: dict[str, dict[str, str]] = json.load(sys.stdin)
    found = {
        format_: {case: readers[format_](text) for case, text in texts.items()} for format_, texts in given.items()
    }
    json.dump(found, sys.stdout, default=str)


if __name__ == "__main__":
    main()
