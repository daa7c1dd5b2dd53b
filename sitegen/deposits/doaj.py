"""Articles for the Directory of Open Access Journals, in its own XML: https://doaj.org/docs/xml/.

The order of elements is that of its schema. What it files under a language it names in ISO 639-2/B; in a language that
has no such code a text says none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sitegen.deposits.values import bibliographic_code, lines_of
from sitegen.formats.dates import iso_start
from sitegen.formats.facts import first_page, last_page
from sitegen.formats.format import Address, Addresses
from sitegen.formats.links import orcid_url
from sitegen.formats.xml import Element, document, element
from sitegen.language.names import display
from sitegen.model import Entry, Keyword, Person, Text

Elements = tuple[Element, ...]

ARTICLES = frozenset({"article-journal", "review", "review-book"})
"""CSL's types of what DOAJ takes."""

_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9X]")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """A record for each article; every one must be an article that DOAJ takes (`obstacle`)."""
    records = tuple([Element("record", {}, tuple(_record(entry, addresses[entry.slug]))) for entry in entries])
    return document(Element("records", {}, records))


def is_article(entry: Entry) -> bool:
    """Whether a work is an article of a journal that has an ISSN."""
    container = entry.container
    is_of_journal = entry.type in ARTICLES and container is not None and container.kind == "periodical"
    return is_of_journal and container is not None and any(map(_ISSN.fullmatch, container.issns))


def obstacle(entry: Entry) -> str:
    """Why DOAJ does not take an article; empty where it does."""
    if not entry.title:
        return "it has no title"
    return "" if _DATE.fullmatch(iso_start(entry.issued)) else "it has no year"


def _record(entry: Entry, address: Address) -> Iterator[Element]:
    container = entry.container
    printed, online = (container.issn, container.eissn) if container else ((), ())
    title = container.title.best(entry.language).value if container else ""
    bodies = _affiliations(entry)
    is_pdf = bool(address.pdf_url)
    yield from _leaf("language", bibliographic_code(entry.language))
    yield from _leaf("publisher", entry.publisher.best(entry.language).value)
    yield from _leaf("journalTitle", title)
    yield from _leaf("issn", _first(printed))
    yield from _leaf("eissn", _first(online))
    yield from _leaf("publicationDate", iso_start(entry.issued))
    yield from _leaf("volume", entry.volume)
    yield from _leaf("issue", entry.issue)
    yield from _leaf("startPage", first_page(entry))
    yield from _leaf("endPage", last_page(entry))
    yield from _leaf("doi", entry.doi)
    yield from _leaf("publisherRecordId", entry.key)
    yield from _leaf("documentType", "article" if entry.type == "article-journal" else "review")
    yield from _in_languages("title", entry.title)
    yield from element("authors", {}, *(one for person in entry.author for one in _author(person, entry, bodies)))
    names = [one for body, number in bodies.items() for one in _leaf("affiliationName", body, affiliationId=number)]
    yield from element("affiliationsList", {}, *names)
    yield from _in_languages("abstract", entry.abstract)
    yield from _leaf("fullTextUrl", address.pdf_url or address.url, format="pdf" if is_pdf else "html")
    yield from _keywords(entry.keywords)


def _leaf(name: str, value: str, **attributes: str) -> Elements:
    return element(name, attributes, value)


def _first(issns: Sequence[str]) -> str:
    return next((issn for issn in issns if _ISSN.fullmatch(issn)), "")


def _in_languages(name: str, text: Text) -> Iterator[Element]:
    """An element for each version of a text."""
    for words in lines_of(text):
        yield from _leaf(name, words.value, language=bibliographic_code(words.lang))


def _affiliations(entry: Entry) -> Mapping[str, str]:
    """The first affiliation of each author, since DOAJ shows no others, by name with its number here."""
    bodies = [_affiliation(person, entry) for person in entry.author]
    return {body: str(number) for number, body in enumerate(filter(None, dict.fromkeys(bodies)), 1)}


def _affiliation(person: Person, entry: Entry) -> str:
    return person.affiliations[0].name.best(entry.language).value if person.affiliations else ""


def _author(person: Person, entry: Entry, bodies: Mapping[str, str]) -> Elements:
    orcid = orcid_url(person.orcid) if person.orcid else ""
    number = bodies.get(_affiliation(person, entry), "")
    name = _leaf("name", display(person.best(entry.language)))
    return element("author", {}, *name, *_leaf("affiliationId", number), *_leaf("orcid_id", orcid))


def _keywords(keywords: Sequence[Keyword]) -> Iterator[Element]:
    """The keywords of each language together."""
    for lang in dict.fromkeys(keyword.lang for keyword in keywords):
        words = [one for keyword in keywords if keyword.lang == lang for one in _leaf("keyword", keyword.value)]
        yield from element("keywords", {"language": bibliographic_code(lang)}, *words)
