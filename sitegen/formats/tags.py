"""Facts that several vocabularies state, as values of `<meta>` elements: looked up once, said under many names."""

from collections.abc import Iterable
from functools import lru_cache

from sitegen.formats import facts
from sitegen.formats.facts import known_language
from sitegen.formats.format import Landing, OfWork
from sitegen.language.names import inverted
from sitegen.model import Entry, Keyword, Name, Person, Words


def title(entry: Entry, page: Landing) -> Words:
    """The title in the language of the page."""
    return entry.title.best(page.lang)


def abstract(entry: Entry, page: Landing) -> Words:
    """The abstract in the language of the page."""
    return facts.prose(entry.abstract, page.lang)


def publisher(entry: Entry, page: Landing) -> Words:
    """The publisher in the language of the page."""
    return entry.publisher.best(page.lang)


def container_title(entry: Entry, page: Landing) -> Words:
    """The title that the work appeared in."""
    return facts.container_title(entry, page.lang)


def authors(entry: Entry, page: Landing) -> list[Words]:
    """The names of the authors."""
    return names(entry.author, page.lang)


def keywords(entry: Entry, page: Landing) -> tuple[Keyword, ...]:
    """The keywords in the language of the page, or else in the record's own."""
    return entry.keywords_in(page.lang)


def references(entry: Entry, page: Landing) -> tuple[Words, ...]:
    """What the work cites, as it is listed in the language of the page, or else in the record's own."""
    return entry.references_in(page.lang)


def url(_: Entry, page: Landing) -> str:
    """The address of the page itself."""
    return page.url


def names(persons: Iterable[Person], lang: str) -> list[Words]:
    """The names of persons as "Family, Given"."""
    return [inverted_name(person.best(lang)) for person in persons]


@lru_cache(maxsize=4096)
def inverted_name(name: Name) -> Words:
    """A name as "Family, Given"."""
    return Words(inverted(name), name.lang)


LANGUAGE = OfWork(lambda entry: known_language(entry.language))
VOLUME = OfWork(lambda entry: entry.volume)
ISSUE = OfWork(lambda entry: entry.issue)
FIRST_PAGE = OfWork(facts.first_page)
LAST_PAGE = OfWork(facts.last_page)
ISSNS = OfWork(facts.issns)
ISBNS = OfWork(lambda entry: entry.isbn)
DOI = OfWork(lambda entry: entry.doi)
EDITION = OfWork(lambda entry: entry.edition)
LICENSE = OfWork(lambda entry: entry.license)
