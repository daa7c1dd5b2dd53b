"""The pieces that a deposit at Crossref is made of, each as the children of another element: one, several or none.

https://www.crossref.org/documentation/schema-library/ has the schema, 5.5.0; lengths and patterns are those of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from sitegen.deposits.values import cut, language_code
from sitegen.formats.facts import first_page, genre, is_list, known_language, last_page
from sitegen.formats.facts import pages as all_pages
from sitegen.formats.fields import days, stated
from sitegen.formats.format import Address
from sitegen.formats.references import cited, parted
from sitegen.formats.xml import Element, element
from sitegen.model import Container, DateParts, Entry, Text, Words

Elements = tuple[Element, ...]
Part = Callable[[Entry, Address], Elements]

NO_ATTRIBUTES: Mapping[str, str] = {}
_UNITS = ("year", "month", "day")
YEARS = range(1400, 2201)
_DOI = re.compile(r"10\.[0-9]{4,9}/.{1,200}")
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9X]")
_ISBN = re.compile(r"(?=.{10,17}\Z)(97[89]-)?[0-9][0-9 -]+[0-9X]")
_URL = re.compile(r"https?://\S{3,}")
_EDITION = re.compile(r"[0-9]{1,15}")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def leaf(name: str, value: str, most: int, least: int = 1, attributes: Mapping[str, str] = NO_ATTRIBUTES) -> Elements:
    """An element with one value, cut to the length that it may have; none where the value is too short."""
    fitting = cut(value, most)
    return element(name, attributes, fitting) if len(fitting) >= least else ()


def title_language(entry: Entry) -> str:
    """The language of the title that Crossref files a work under: English where there is one, else the work's own."""
    return "en" if _has_english(entry) else entry.title.best(entry.language).lang


def titles(entry: Entry, _: Address) -> Elements:
    """The title; where it is an English one of a work in another language, with that of the work."""
    own = entry.title.best(entry.language)
    if not _has_english(entry):
        return element("titles", {}, *element("title", {}, own.value))
    original = element("original_language_title", {"language": language_code(own.lang)}, own.value)
    return element("titles", {}, *element("title", {}, entry.title.exact("en")), *original)


def title_of(text: Text, lang: str) -> Elements:
    """The title of what works appeared in."""
    return element("titles", {}, *element("title", {}, text.best(lang).value))


def _has_english(entry: Entry) -> bool:
    own = entry.title.best(entry.language)
    return own.lang not in {"en", "und"} and bool(entry.title.exact("en"))


def abstracts(entry: Entry, _: Address) -> Elements:
    """The abstract in each of its languages, paragraph by paragraph."""
    return tuple(one for words in entry.abstract.versions for one in _abstract(words))


def _abstract(words: Words) -> Elements:
    lines = (" ".join(paragraph.split()) for paragraph in _PARAGRAPHS.split(words.value))
    paragraphs = (one for line in lines for one in element("jats:p", {}, line))
    return element("jats:abstract", {"xml:lang": known_language(words.lang)}, *paragraphs)


def description(entry: Entry, _: Address) -> Elements:
    """The abstract of what has no abstract but a description."""
    words = entry.abstract.best(title_language(entry))
    return element("description", {"language": language_code(words.lang)}, " ".join(words.value.split()))


def start_of(entry: Entry) -> DateParts | None:
    """The first day, month or year of issue, if Crossref takes a date of that year."""
    start = entry.issued.start if entry.issued else None
    return start if start and start.year in YEARS else None


def dated(name: str) -> Part:
    """The date of issue as an element of this name, of the printed edition where there is one."""
    return lambda entry, _: date_element(name, start_of(entry), is_printed=_is_printed(entry))


def date_element(name: str, start: DateParts | None, *, is_printed: bool) -> Elements:
    """A date, as exact as it is known."""
    if start is None:
        return ()
    month = f"{start.month:02d}" if start.month else ""
    day = f"{start.day:02d}" if start.month and start.day else ""
    parts = (*element("month", {}, month), *element("day", {}, day), *element("year", {}, str(start.year)))
    return element(name, {"media_type": "print" if is_printed else "online"}, *parts)


def _is_printed(entry: Entry) -> bool:
    return bool(entry.container and entry.container.issn) or bool(entry.isbn)


def database_date(entry: Entry, _: Address) -> Elements:
    """The date of issue of a dataset."""
    return element("database_date", {}, *date_element("publication_date", start_of(entry), is_printed=False))


def event_date(entry: Entry) -> Elements:
    """When the conference was held, where the record says it as ISO 8601 does."""
    held = days(entry, "eventdate")
    ends = zip(("start", "end"), held, strict=False)
    parts = {f"{end}_{part}": value for end, day in ends for part, value in zip(_UNITS, day.split("-"), strict=False)}
    return element("conference_date", parts if all(int(day[:4]) in YEARS for day in held) else {}, "/".join(held))


def component_number(entry: Entry, _: Address) -> Elements:
    """Which chapter of the book the work is, with the word for it."""
    number = stated(entry, "chapter")
    return leaf("component_number", f"Chapter {number}" if number.isdecimal() else number, 50)


def year_of(works: Sequence[Entry]) -> DateParts | None:
    """The last year in which one of these works was issued."""
    years = [start.year for entry in works if (start := start_of(entry))]
    return DateParts(max(years)) if years else None


def is_doi(doi: str) -> bool:
    """Whether Crossref takes this for a DOI."""
    return bool(_DOI.fullmatch(doi))


def pages(entry: Entry, _: Address) -> Elements:
    """The first page, and the last one or the rest of a list; an article number is no page but the publisher's."""
    first = () if _is_numbered(entry) else leaf("first_page", first_page(entry), 32)
    rest = (*leaf("last_page", last_page(entry), 32), *leaf("other_pages", _other_pages(entry), 100))
    return element("pages", {}, *first, *(rest if first else ()))


def _other_pages(entry: Entry) -> str:
    """The pages of a list after the first one, or the list where that is the first of a range."""
    listed = all_pages(entry.page) if entry.page and is_list(entry.page) else ""
    rest = listed.removeprefix(first_page(entry))
    return rest.lstrip(" ,;،؛&") if rest[:1] in {",", ";", "،", "؛", " "} else listed


def edition(entry: Entry, _: Address) -> Elements:
    """The number of the edition, if it is one."""
    return element("edition_number", {}, entry.edition if _EDITION.fullmatch(entry.edition) else "")


def item_numbers(kind: str) -> Part:
    """The article number, the work's own number, of this kind of identifier, and what else identifies it."""

    def part(entry: Entry, _: Address) -> Elements:
        article_number = first_page(entry) if _is_numbered(entry) else ""
        own = leaf("item_number", article_number, 32, attributes={"item_number_type": "article_number"})
        found = ((kind, entry.number), ("pmid", entry.pmid), ("other", entry.arxiv and f"arXiv:{entry.arxiv}"))
        return element("publisher_item", {}, *own, *(one for name, id_ in found for one in _identifier(name, id_)))

    return part


def _is_numbered(entry: Entry) -> bool:
    return bool(entry.page and entry.page.is_article_number)


def _identifier(kind: str, value: str) -> Elements:
    return leaf("identifier", value, 255, attributes={"id_type": kind})


def item_number(entry: Entry, _: Address) -> Elements:
    """The number of a preprint at arXiv, or its own."""
    return leaf("item_number", f"arXiv:{entry.arxiv}" if entry.arxiv else entry.number, 32)


def isbns(entry: Entry, _: Address) -> Elements:
    """The ISBNs, if there are any."""
    return tuple(one for isbn in entry.isbn[:100] if _ISBN.fullmatch(isbn) for one in element("isbn", {}, isbn))


def isbns_or_none(entry: Entry, address: Address) -> Elements:
    """The ISBNs, or that there is none."""
    return isbns(entry, address) or (Element("noisbn", {"reason": "monograph"}),)


def issns(container: Container) -> Elements:
    """The ISSNs of a journal, printed and online."""
    found = [(issn, "print") for issn in container.issn]
    found += [(issn, "electronic") for issn in container.eissn if issn not in container.issn]
    wellformed = [(issn, medium) for issn, medium in found if _ISSN.fullmatch(issn)]
    return tuple(one for issn, medium in wellformed[:6] for one in element("issn", {"media_type": medium}, issn))


def publisher(entry: Entry, _: Address) -> Elements:
    """The publisher and its place."""
    place = leaf("publisher_place", entry.publisher_place.best(title_language(entry)).value, 255, 2)
    name = leaf("publisher_name", entry.publisher.best(title_language(entry)).value, 255)
    return element("publisher", {}, *name, *(place if name else ()))


def institution(entry: Entry, _: Address) -> Elements:
    """The university of a thesis, or what issued a report."""
    place = leaf("institution_place", entry.publisher_place.best(title_language(entry)).value, 255, 2)
    name = leaf("institution_name", entry.publisher.best(title_language(entry)).value, 1024)
    return element("institution", {}, *name, *(place if name else ()))


def degree(entry: Entry, _: Address) -> Elements:
    """What a thesis was written for."""
    return leaf("degree", genre(entry).best("en").value, 255, 2)


def licence(entry: Entry, _: Address) -> Elements:
    """The address of the licence."""
    url = entry.license if _URL.fullmatch(entry.license) else ""
    reference = element("ai:license_ref", {"applies_to": "vor"}, url)
    return element("ai:program", {"name": "AccessIndicators"}, *reference)


def doi_data(entry: Entry, address: Address) -> Elements:
    """The DOI, the page that it leads to, and the PDF for those who look for copied text and who mine texts."""
    resource = element("resource", {}, address.url)
    pdf = address.pdf_url if _URL.fullmatch(address.pdf_url) else ""
    compared = element("item", {"crawler": "iParadigms"}, *element("resource", {}, pdf))
    mined = element("item", {}, *element("resource", {"mime_type": "application/pdf"}, pdf))
    collections = (
        *element("collection", {"property": "crawler-based"}, *compared),
        *element("collection", {"property": "text-mining"}, *mined),
    )
    return element("doi_data", {}, *element("doi", {}, entry.doi), *resource, *collections)


def citations(entry: Entry, _: Address) -> Elements:
    """What the work cites, as its record says it, with the DOIs that Crossref counts."""
    items = enumerate(cited(entry), 1)
    return element("citation_list", {}, *(one for number, words in items for one in _citation(number, words.value)))


def _citation(number: int, reference: str) -> Elements:
    doi = element("doi", {}, parted(reference).doi)
    return element("citation", {"key": f"ref{number}"}, *doi, *element("unstructured_citation", {}, reference))


def made_of(parts: Sequence[Part], entry: Entry, address: Address) -> Iterator[Element]:
    """The parts of a work, one after the other."""
    return (one for part in parts for one in part(entry, address))
