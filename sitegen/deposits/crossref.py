"""Deposits at Crossref: how the metadata of works is registered with their DOIs, in schema 5.5.0.

https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/. A file holds works of one kind;
Crossref takes it as a whole or not at all, so a work that lacks what the schema demands is left out and reported.
"""

from msgspec import Struct

from sitegen.config import Crossref
from sitegen.deposits.crossref_kinds import KINDS
from sitegen.deposits.crossref_parts import leaf
from sitegen.deposits.values import cut, datestamp
from sitegen.digest import digest, digest_of
from sitegen.formats.format import Addresses
from sitegen.formats.xml import Element, document, element
from sitegen.model import Container, Entry

VERSION = "5.5.0"
NAMESPACE = f"http://www.crossref.org/schema/{VERSION}"
ROOT = {
    "version": VERSION,
    "xmlns": NAMESPACE,
    "xmlns:ai": "http://www.crossref.org/AccessIndicators.xsd",
    "xmlns:jats": "http://www.ncbi.nlm.nih.gov/JATS1",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{NAMESPACE} https://data.crossref.org/schemas/crossref{VERSION}.xsd",
}

KINDS_BY_NAME = {kind.name: kind for kind in KINDS}


class Batch(Struct, frozen=True, gc=False):
    """Works of one kind that are sent in one file: all of one issue or book where the kind is of what has parts."""

    kind: str
    name: str
    container: Container | None
    works: tuple[Entry, ...]


def deposit(batch: Batch, addresses: Addresses, settings: Crossref) -> bytes:
    """The file of a batch, whose works have their long texts.

    Crossref takes the metadata of a DOI again only with a higher timestamp than before: it is the last day on which one
    of the works was changed, and after it the number that the settings count corrections by.
    """
    body = Element("body", {}, KINDS_BY_NAME[batch.kind].body((batch.container, batch.works), addresses))
    day = max(map(datestamp, batch.works)).replace("-", "")
    mark = digest(document(body), digest_of(settings)).hex()
    depositor = (
        *leaf("depositor_name", settings.depositor, 130),
        *leaf("email_address", settings.email, 200),
    )
    head = (
        *leaf("doi_batch_id", f"{cut(batch.name, 60)}-{mark}", 100),
        *element("timestamp", {}, f"{day}{settings.version:06d}"),
        *element("depositor", {}, *depositor),
        *leaf("registrant", settings.registrant or settings.depositor, 255),
    )
    return document(Element("doi_batch", ROOT, (Element("head", {}, head), body)))
