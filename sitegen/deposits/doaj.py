"""Articles for the Directory of Open Access Journals, in its own XML: https://doaj.org/docs/xml/.

The order of elements is that of its schema. What it files under a language it names in ISO 639-2/B; in a language that
has no such code a text says none. Every journal with an ISSN has such a file, so a record is put together from lines.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sitegen.deposits.values import bibliographic_code, lines_of
from sitegen.formats.dates import iso_start
from sitegen.formats.facts import first_page, last_page
from sitegen.formats.format import Address, Addresses
from sitegen.formats.links import orcid_url
from sitegen.formats.xml import DECLARATION, attribute, text
from sitegen.language.names import display
from sitegen.model import Container, Entry, Keyword, Person, Text

ARTICLES = frozenset({"article-journal", "review", "review-book"})
"""CSL's types of what DOAJ takes."""

_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9X]")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """A record for each article; every one must be an article that DOAJ takes (`obstacle`)."""
    lines = [DECLARATION, "<records>\n"]
    for entry in entries:
        lines += ("  <record>\n", *_record(entry, addresses[entry.slug]), "  </record>\n")
    return "".join((*lines, "</records>\n")).encode()


def is_article(entry: Entry) -> bool:
    """Whether a work is an article of a journal that has an ISSN."""
    container = entry.container
    return entry.type in ARTICLES and container is not None and any(_issns(container))


def obstacle(entry: Entry) -> str:
    """Why DOAJ does not take an article; empty where it does."""
    if not entry.title:
        return "it has no title"
    return "" if _DATE.fullmatch(iso_start(entry.issued)) else "it has no year"


@lru_cache(maxsize=1024)
def _issns(container: Container) -> tuple[str, str]:
    """The printed ISSN of a journal, and the one that is not printed; either may be empty."""
    printed, online = (
        next((issn for issn in issns if _ISSN.fullmatch(issn)), "") for issns in (container.issn, container.eissn)
    )
    return (printed, online) if container.kind == "periodical" else ("", "")


def _container(entry: Entry) -> str:
    return entry.container.title.best(entry.language).value if entry.container else ""


FIELDS: tuple[tuple[str, Callable[[Entry], str]], ...] = (
    ("language", lambda entry: bibliographic_code(entry.language)),
    ("publisher", lambda entry: entry.publisher.best(entry.language).value),
    ("journalTitle", _container),
    ("issn", lambda entry: _issns(entry.container)[0] if entry.container else ""),
    ("eissn", lambda entry: _issns(entry.container)[1] if entry.container else ""),
    ("publicationDate", lambda entry: iso_start(entry.issued)),
    ("volume", lambda entry: entry.volume),
    ("issue", lambda entry: entry.issue),
    ("startPage", first_page),
    ("endPage", last_page),
    ("doi", lambda entry: entry.doi),
    ("publisherRecordId", lambda entry: entry.key),
    ("documentType", lambda entry: "article" if entry.type == "article-journal" else "review"),
)
"""What a record begins with: elements with one value, in the order of the schema."""


def _record(entry: Entry, address: Address) -> Iterator[str]:
    for name, value in FIELDS:
        if found := value(entry):
            yield f"    <{name}>{text(found)}</{name}>\n"
    yield from _in_languages("title", entry.title)
    yield from _authors(entry)
    yield from _in_languages("abstract", entry.abstract)
    url, form = (address.pdf_url, "pdf") if address.pdf_url else (address.url, "html")
    yield f'    <fullTextUrl format="{form}">{text(url)}</fullTextUrl>\n'
    yield from _keywords(entry.keywords)


def _in_languages(name: str, versions: Text) -> Iterator[str]:
    """An element for each version of a text."""
    for words in lines_of(versions):
        yield f"    <{name}{_language(words.lang)}>{text(words.value)}</{name}>\n"


@lru_cache(maxsize=256)
def _language(lang: str) -> str:
    code = bibliographic_code(lang)
    return f' language="{attribute(code)}"' if code else ""


def _authors(entry: Entry) -> Iterator[str]:
    """The authors, and the first affiliation of each, since DOAJ shows no others, with a number of its own here."""
    if not entry.author:
        return
    bodies = [_affiliation(person, entry) for person in entry.author]
    numbers = {body: number for number, body in enumerate(filter(None, dict.fromkeys(bodies)), 1)}
    yield "    <authors>\n"
    for person, body in zip(entry.author, bodies, strict=True):
        yield from _author(person, entry.language, numbers.get(body, 0))
    yield "    </authors>\n"
    if numbers:
        yield "    <affiliationsList>\n"
        for body, number in numbers.items():
            yield f'      <affiliationName affiliationId="{number}">{text(body)}</affiliationName>\n'
        yield "    </affiliationsList>\n"


def _affiliation(person: Person, entry: Entry) -> str:
    return person.affiliations[0].name.best(entry.language).value if person.affiliations else ""


def _author(person: Person, lang: str, number: int) -> Iterator[str]:
    yield f"      <author>\n        <name>{text(display(person.best(lang)))}</name>\n"
    if number:
        yield f"        <affiliationId>{number}</affiliationId>\n"
    if person.orcid:
        yield f"        <orcid_id>{text(orcid_url(person.orcid))}</orcid_id>\n"
    yield "      </author>\n"


def _keywords(keywords: Sequence[Keyword]) -> Iterator[str]:
    """The keywords of each language together."""
    by_language: dict[str, list[str]] = {}
    for keyword in keywords:
        by_language.setdefault(keyword.lang, []).append(keyword.value)
    for lang, values in by_language.items():
        yield f"    <keywords{_language(lang)}>\n"
        yield from (f"      <keyword>{text(value)}</keyword>\n" for value in values)
        yield "    </keywords>\n"
