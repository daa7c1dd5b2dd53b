"""A work as a record in MODS 3.8, such that bibutils and Zotero take it for what it is.

https://www.loc.gov/standards/mods/userguide/
"""

from collections.abc import Sequence

from sitegen.formats.dates import iso, solar_date
from sitegen.formats.facts import genre, known_language
from sitegen.formats.fields import days, stated
from sitegen.formats.format import Address, Addresses
from sitegen.formats.mods_host import event, host, part, series, titles
from sitegen.formats.mods_names import names
from sitegen.formats.mods_references import cited_works
from sitegen.formats.mods_terms import (
    BIBUTILS,
    CSL,
    FUNDING,
    GENRES,
    NAMESPACE,
    NUMBERS,
    RESOURCES,
    SCHEMA,
    SEASONS_FROM,
    THESES,
    VENUE,
    VERSION,
    ZOTERO,
    bibliographic,
)
from sitegen.formats.mods_values import Nodes, language, line, lines
from sitegen.formats.types import kind
from sitegen.formats.xml import Element, document, element
from sitegen.model import Entry, Name, Person


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """A collection with a record for each work."""
    attributes = {
        "xmlns": NAMESPACE,
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
    }
    return document(Element("modsCollection", attributes, tuple(record(one, addresses[one.slug]) for one in entries)))


def record(entry: Entry, address: Address) -> Element:
    """The work in the language of its full text, and in all others beside it."""
    lang = entry.language
    nodes = (
        *titles(entry.title, lang, entry.short_title),
        *_people(entry),
        *line("typeOfResource", RESOURCES.get(entry.type, "text")),
        *_genres(entry),
        *_origin(entry),
        *_language(entry),
        *element("physicalDescription", {}, *line("extent", entry.number_of_pages, unit="pages")),
        *lines("abstract", entry.abstract, lang),
        *_notes(entry),
        *_subjects(entry),
        *(host(entry) if entry.container else (*part(entry), *series(entry))),
        *cited_works(entry),
        *_identifiers(entry),
        *_location(entry, address),
        *_access(entry.license),
    )
    return Element("mods", {"version": "3.8"}, nodes)


def _people(entry: Entry) -> Nodes:
    """The work's own people; editors are those of what it appeared in, if anything, and so is the event."""
    lang, roles = entry.language, entry.et_al_roles
    return (
        *names("author", entry.author, lang, et_al=entry.et_al),
        *(() if entry.container else names("editor", entry.editor, lang, et_al="editor" in roles)),
        *names("translator", entry.translator, lang, et_al="translator" in roles),
        *names("advisor", entry.advisor, lang, et_al="advisor" in roles),
        *(() if entry.container else event(entry)),
        *_university(entry),
    )


def _university(entry: Entry) -> Nodes:
    """Who gave the degree, which libraries know from the publisher of a thesis."""
    versions = entry.publisher.versions if entry.type == "thesis" else ()
    names_of_it = tuple(Name(literal=words.value, lang=words.lang) for words in versions)
    return names("university", (Person(names_of_it),), entry.language) if names_of_it else ()


def _genres(entry: Entry) -> Nodes:
    """The genre in the words of the record, of libraries, of bibutils, of CSL and of Zotero.

    Zotero knows a paper by its proceedings, and its own word for one makes bibutils take it for these.
    """
    authority, value = GENRES.get(entry.type, ("", ""))
    thesis = THESES.get(entry.genre_code, "")
    return (
        *line("genre", value, authority=authority),
        *line("genre", thesis, authority=BIBUTILS),
        *lines("genre", genre(entry), entry.language),
        *line("genre", entry.type, authority=CSL),
        *line("genre", "" if entry.type == "paper-conference" else kind(entry).zotero, authority=ZOTERO),
    )


def _origin(entry: Entry) -> Nodes:
    lang = entry.language
    place = entry.publisher_place
    places = (node for term in lines("placeTerm", place, lang, type="text") for node in element("place", {}, term))
    issuance = line("issuance", "monographic" if kind(entry).zotero == "book" else "")
    own = (*places, *lines("publisher", entry.publisher, lang), *_dates(entry), *line("edition", entry.edition))
    return element("originInfo", {"eventType": "publication"}, *own, *issuance)


def _dates(entry: Entry) -> Nodes:
    """The Gregorian date, both ends of a range, and the solar date where one was printed."""
    date = entry.issued
    if date is None or date.start is None:
        return line("dateIssued", date.literal) if date else ()
    qualifier = "approximate" if date.approximate else ""
    ends = (("start", date.start), ("end", date.end)) if date.end else (("", date.start),)
    season = f"-{SEASONS_FROM + date.season}" if date.season else ""
    encoding = "edtf" if season else "w3cdtf"
    found = (
        node
        for point, one in ends
        for node in line(
            "dateIssued",
            iso(one) + season,
            encoding=encoding,
            qualifier=qualifier,
            point=point,
            keyDate="" if point == "end" else "yes",
        )
    )
    return (*found, *line("dateIssued", iso(solar_date(entry)), calendar="persian"))


def _language(entry: Entry) -> Nodes:
    lang = known_language(entry.language)
    terms = (
        *line("languageTerm", bibliographic(lang), type="code", authority="iso639-2b"),
        *line("languageTerm", lang, type="code", authority="rfc5646"),
    )
    return element("language", {}, *terms)


def _notes(entry: Entry) -> Nodes:
    return (
        *lines("note", entry.note, entry.language),
        *lines("note", entry.funding, entry.language, type=FUNDING),
        *lines("note", entry.event_place, entry.language, type=VENUE),
        *line("note", entry.version, type=VERSION),
    )


def _subjects(entry: Entry) -> Nodes:
    return tuple(
        node
        for keyword in entry.keywords
        for node in element("subject", language(keyword.lang), *line("topic", keyword.value))
    )


def _identifiers(entry: Entry) -> Nodes:
    serials = [("isbn", isbn) for isbn in entry.isbn] + [("issn", issn) for issn in entry.issn]
    serial = (node for kind, value in serials for node in line("identifier", value, type=kind))
    own = (node for field, kind in NUMBERS.items() for node in line("identifier", getattr(entry, field), type=kind))
    more = line("identifier", stated(entry, "pmcid"), type="pmcid")
    return (*serial, *own, *more, *line("identifier", entry.key, type="citekey"))


def _location(entry: Entry, address: Address) -> Nodes:
    """Where the work is: at its publisher, here, and as a PDF."""
    day = next(iter(days(entry, "urldate")), "") if entry.url else ""
    pages = [url for url in dict.fromkeys((entry.url, address.url)) if url]
    first = (
        line("url", pages[0], usage="primary display", access="object in context", dateLastAccessed=day)
        if pages
        else ()
    )
    others = (node for url in pages[1:] for node in line("url", url, access="object in context"))
    return element("location", {}, *first, *others, *line("url", address.pdf_url, access="raw object"))


def _access(url: str) -> Nodes:
    """The licence; its address stands in the text as well, which all readers show."""
    return element("accessCondition", {"type": "use and reproduction", "xlink:href": url}, url)
