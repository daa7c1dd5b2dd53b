"""The schema of Crossref's deposits, which a package carries; `make dev` puts it beside the environment."""

import sys
from functools import cache
from io import BytesIO
from pathlib import Path

from xmlschema import XMLSchema11

COMMONMETA = Path(sys.prefix) / "commonmeta" / "commonmeta" / "resources"
"""Schemas of several makers."""
CROSSREF = COMMONMETA / "crossref"
ELSEWHERE = {
    "http://www.w3.org/Math/XMLSchema/mathml3/mathml3.xsd": "standard-modules/mathml3/mathml3.xsd",
    "http://www.w3.org/2009/01/xml.xsd": "xml.xsd",
}


def faults(deposit: bytes) -> list[str]:
    """What the schema finds wrong with a deposit."""
    return [f"{fault.path}: {fault.reason}" for fault in _schema().iter_errors(BytesIO(deposit))]


@cache
def _schema() -> XMLSchema11:
    assert CROSSREF.is_dir(), "the schemas are missing: make dev"
    return XMLSchema11(CROSSREF / "crossref5.5.0.xsd", allow="local", uri_mapper=_local)


def _local(uri: str) -> str:
    return str(CROSSREF / ELSEWHERE[uri]) if uri in ELSEWHERE else uri
