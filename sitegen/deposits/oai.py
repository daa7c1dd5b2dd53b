"""An OAI Static Repository: the records of a site in one file, which a gateway serves as OAI-PMH.

https://www.openarchives.org/OAI/2.0/guidelines-static-repository.htm
"""

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from sitegen.config import Config, Oai
from sitegen.deposits.values import NO_DAY, datestamp, lines_of
from sitegen.formats.dates import iso_range
from sitegen.formats.facts import container_title, english_type, known_language, pages
from sitegen.formats.format import Address, Addresses
from sitegen.formats.links import doi_url
from sitegen.formats.types import kind
from sitegen.formats.xml import Element, document, element
from sitegen.language.names import inverted
from sitegen.model import Entry, Person, Text, Words

RECORDS_A_REPOSITORY = 5_000
"""For how many records static repositories are meant; a larger site has several."""

OAI = "http://www.openarchives.org/OAI/2.0/"
STATIC = f"{OAI}static-repository"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
ROOT = {
    "xmlns": STATIC,
    "xmlns:oai": OAI,
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{STATIC} {STATIC}.xsd",
}
Elements = tuple[Element, ...]


class MetadataFormat(Struct, frozen=True):
    """A way in which a repository says what a work is: its prefix in OAI-PMH, its schema, its namespace, its writer."""

    prefix: str
    schema: str
    namespace: str
    write: Callable[[Entry, Address], Element]


def dublin_core(entry: Entry, address: Address) -> Element:
    """A work in unqualified Dublin Core, in every language that its record has.

    https://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm, https://www.dublincore.org/specifications/dublin-core/dces/
    """
    return Element("oai_dc:dc", DC_ROOT, tuple(_dublin_core(entry, address)))


DC = f"{OAI}oai_dc/"
DC_ROOT = {
    "xmlns:oai_dc": DC,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xsi:schemaLocation": f"{DC} {OAI}oai_dc.xsd",
}
FORMATS: tuple[MetadataFormat, ...] = (MetadataFormat("oai_dc", f"{OAI}oai_dc.xsd", DC, dublin_core),)
"""Dublin Core, which every repository must have, and whatever else there is."""


def repository(entries: Sequence[Entry], addresses: Addresses, config: Config, file: str) -> bytes:
    """The file of a repository, whose works have their long texts; nothing where the settings name no e-mail."""
    if config.oai is None:
        return b""
    days = [datestamp(entry) for entry in entries]
    host = urlsplit(config.base_url).hostname or ""
    lists = [_records(one, list(zip(entries, days, strict=True)), addresses, host) for one in FORMATS]
    return document(
        Element(
            "Repository", ROOT, (_identify(config, config.oai, min(days, default=NO_DAY), file), _formats(), *lists)
        )
    )


def base_address(config: Config, file: str) -> str:
    """Where harvesters ask for a repository: at the gateway, whose address that of the file follows, or at the file."""
    url = config.base_url + file
    gateway = config.oai.gateway if config.oai else ""
    return f"{gateway.rstrip('/')}/{url.partition('://')[2]}" if gateway else url


def _identify(config: Config, settings: Oai, earliest: str, file: str) -> Element:
    said = {
        "repositoryName": config.title.best(config.languages[0]).value,
        "baseURL": base_address(config, file),
        "protocolVersion": "2.0",
        "adminEmail": settings.email,
        "earliestDatestamp": earliest,
        "deletedRecord": "no",
        "granularity": "YYYY-MM-DD",
    }
    return Element("Identify", {}, tuple(Element(f"oai:{name}", {}, (value,)) for name, value in said.items()))


def _formats() -> Element:
    formats = (
        Element(
            "oai:metadataFormat",
            {},
            (
                Element("oai:metadataPrefix", {}, (one.prefix,)),
                Element("oai:schema", {}, (one.schema,)),
                Element("oai:metadataNamespace", {}, (one.namespace,)),
            ),
        )
        for one in FORMATS
    )
    return Element("ListMetadataFormats", {}, tuple(formats))


def _records(form: MetadataFormat, works: Sequence[tuple[Entry, str]], addresses: Addresses, host: str) -> Element:
    records = tuple([_record(form.write(entry, addresses[entry.slug]), entry, day, host) for entry, day in works])
    return Element("ListRecords", {"metadataPrefix": form.prefix}, records)


def _record(metadata: Element, entry: Entry, day: str, host: str) -> Element:
    identifier = Element("oai:identifier", {}, (f"oai:{host}:{entry.slug}",))
    header = Element("oai:header", {}, (identifier, Element("oai:datestamp", {}, (day,))))
    return Element("oai:record", {}, (header, Element("oai:metadata", {}, (metadata,))))


def _dublin_core(entry: Entry, address: Address) -> Iterator[Element]:
    yield from _text("title", entry.title)
    yield from _people("creator", entry.author, entry.language)
    yield from _people("contributor", entry.contributors, entry.language)
    for word in entry.keywords:
        yield from _words("subject", Words(word.value, word.lang))
    yield from _text("description", entry.abstract)
    yield from _text("publisher", entry.publisher)
    yield from _leaf("date", iso_range(entry.issued))
    yield from _leaf("type", english_type(entry, kind(entry).zotero))
    yield from _leaf("format", "application/pdf" if address.pdf_url else "text/html")
    for identifier in _identifiers(entry, address):
        yield from _leaf("identifier", identifier)
    yield from _leaf("source", _source(entry))
    for issn in entry.container.issns if entry.container else ():
        yield from _leaf("source", f"ISSN {issn}")
    yield from _leaf("language", known_language(entry.language))
    yield from _leaf("rights", entry.license)


def _identifiers(entry: Entry, address: Address) -> Iterator[str]:
    """The page, the PDF, the DOI and ISBNs; https://core.ac.uk/services/repository-dashboard looks for the PDF here."""
    yield address.url
    yield address.pdf_url
    yield doi_url(entry.doi) if entry.doi else ""
    yield from (f"urn:isbn:{isbn}" for isbn in entry.isbn)


def _source(entry: Entry) -> str:
    """Where a work appeared: the title, volume, issue and pages."""
    number = f"{entry.volume}({entry.issue})" if entry.volume and entry.issue else entry.volume or entry.issue
    title = container_title(entry, entry.language).value
    return ", ".join(filter(None, (title, number, pages(entry.page)))) if title else ""


def _leaf(name: str, value: str) -> Elements:
    return element(f"dc:{name}", {}, value)


def _text(name: str, text: Text) -> Iterator[Element]:
    for words in lines_of(text):
        yield from _words(name, words)


def _words(name: str, words: Words) -> Elements:
    return element(f"dc:{name}", {"xml:lang": known_language(words.lang)}, words.value)


def _people(name: str, people: Sequence[Person], lang: str) -> Iterator[Element]:
    """Each person once, by the name in the language of the full text: a second name would be a second person."""
    for person in people:
        own = person.best(lang)
        yield from _words(name, Words(inverted(own), own.lang))
