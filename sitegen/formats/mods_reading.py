"""Records in MODS, as libraries, repositories and Zotero give them away.

https://www.loc.gov/standards/mods/userguide/. What a file says of the record itself (`recordInfo`) says nothing of the
work, but for its number; everything else that no field has a place for is named.
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element as Tree

from sitegen.formats import mods_parts as parts
from sitegen.formats.format import Address
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.mods_parts import Work
from sitegen.formats.mods_people import People
from sitegen.formats.mods_references import references
from sitegen.formats.mods_terms import FUNDING, NUMBERS, VENUE, VERSION
from sitegen.formats.mods_types import work_type
from sitegen.formats.records import imported, pmcid
from sitegen.formats.xml_reading import Source, parse, text

KEY = "citekey"
NAMES_OF_NUMBERS = {"arxiv": ("arxiv", "arXiv"), "pmid": ("pmid", "pubmed")}


def read(data: bytes) -> Iterator[Imported]:
    """The records of a file: one, those of a collection, or of an answer of OAI.

    Raises:
        UnreadableError: it is not XML, or holds no record.

    """
    records = list(parse(data).iter("mods"))
    if not records:
        raise UnreadableError("there is no `mods` in it, as a record in MODS is")
    return map(_record, records)


def _record(node: Tree) -> Imported:
    # A number that was found wrong, or cancelled, is no number of the work.
    for one in node.iter("identifier"):
        if one.get("invalid") == "yes":
            one.set("type", f"invalid {one.get('type', '')}".strip())
    source = Source(node)
    for record in source.all("recordInfo"):
        for number in record.findall("recordIdentifier"):
            source.lose("recordIdentifier", text(number), number)
    kind, code, genre = work_type(source)
    hosts = node.findall(parts.HOST)[:1]
    work = Work(source, kind, hosts, People(source, [node]), People(source, hosts))
    values = {name: read(work) for name, read in FIELDS}
    address = _address(work)
    key = source.text(f"identifier[@type='{KEY}']")
    values |= {"type": kind, "genre": genre, "genre_code": code, "url": address.url}
    extra = {"pmcid": pmcid((_identifier(kind)(work) for kind in ("pmcid", "pmc")), source)}
    return imported(values, key, address, source, extra)


def _address(work: Work) -> Address:
    """The page of the work, that which the record prefers first, and its PDF."""
    nodes = work.source.root.findall("location/url") + work.source.root.findall("identifier[@type='uri']")
    links = [(node, text(node)) for node in nodes]
    files = [link for link in links if _is_file(*link)][:1]
    pages = sorted((link for link in links if link not in files), key=lambda link: link[0].get("usage", "") == "")[:1]
    work.source.take([node for node, _ in (*pages, *files)])
    return Address(*(next((url for _, url in found), "") for found in (pages, files)))


def _is_file(node: Tree, url: str) -> bool:
    return node.get("access") == "raw object" or url.lower().endswith(".pdf")


def _identifier(*kinds: str) -> Callable[[Work], str]:
    return lambda work: next(filter(None, (work.source.text(f"identifier[@type='{kind}']") for kind in kinds)), "")


def _note(kind: str) -> Callable[[Work], Any]:
    return lambda work: parts.texts(work.source, work.source.root.findall(f"note[@type='{kind}']"))


def _version(work: Work) -> str:
    return work.source.text(f"note[@type='{VERSION}']")


FIELDS: tuple[tuple[str, Callable[[Work], Any]], ...] = (
    ("language", parts.language_of),
    ("title", parts.title),
    ("short_title", parts.short_title),
    ("author", lambda work: work.people.persons("author")),
    ("editor", parts.of_work_or_host("editor")),
    ("translator", parts.of_work_or_host("translator")),
    ("advisor", lambda work: work.people.persons("advisor")),
    ("container_author", lambda work: work.inside.persons("author")),
    ("et_al", lambda work: "author" in work.people.et_al),
    ("et_al_roles", parts.lists_that_go_on),
    ("event_title", parts.event),
    ("event_place", _note(VENUE)),
    ("funding", _note(FUNDING)),
    ("container", parts.container),
    ("collection_title", parts.series),
    ("collection_number", parts.series_number),
    ("publisher", parts.publisher),
    ("publisher_place", parts.place),
    ("issued", parts.issued),
    ("edition", lambda work: parts.first(work, "originInfo/edition")),
    ("version", _version),
    ("volume", lambda work: parts.number(work, "volume")),
    ("issue", lambda work: parts.number(work, "issue")),
    ("number", lambda work: parts.number(work, "number") or _identifier("report number")(work)),
    ("page", parts.pages),
    ("number_of_pages", parts.number_of_pages),
    ("isbn", lambda work: tuple(dict.fromkeys(parts.identifiers(work, "isbn")))),
    ("issn", lambda work: () if work.hosts else tuple(dict.fromkeys(parts.identifiers(work, "issn")))),
    ("doi", _identifier(NUMBERS["doi"], "DOI")),
    ("arxiv", _identifier(*NAMES_OF_NUMBERS["arxiv"])),
    ("pmid", _identifier(*NAMES_OF_NUMBERS["pmid"])),
    ("license", parts.license_url),
    ("abstract", lambda work: parts.texts(work.source, work.source.root.findall("abstract"))),
    ("keywords", parts.keywords),
    ("note", parts.note),
    ("references", lambda work: references(work.source, parts.language_of(work))),
)
"""What a field of an `Entry` is made of; its type and its genre are found together, and first."""
