"""What the page of a work lists below its abstract: one table, one row a fact."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from sitegen.formats.links import arxiv_url, doi_url, pmid_url
from sitegen.model import Date, Entry, Text, Words
from sitegen.pages.parts import Fact, FactValue
from sitegen.pages.view import View

Values = tuple[FactValue, ...]
Show = Callable[[Any, Entry, View], Values]

INSTITUTIONAL = {"thesis", "report"}
"""The types of works whose publisher is an institution."""


def facts_of(entry: Entry, view: View) -> tuple[Fact, ...]:
    """The facts of a work; a row is asked only where the record says something in its field."""
    stated = zip(FACTS, _fields(entry), strict=True)
    found = [(label, show(value, entry, view)) for (label, _, show), value in stated if value]
    return tuple([Fact(label, values) for label, values in found if values])


def _identifier(value: str, *_: object) -> Values:
    return (FactValue(Words(value), identifier=True),)


def _identifiers(values: Iterable[str]) -> Values:
    return tuple([FactValue(Words(value), identifier=True) for value in values if value])


def _address(url: Callable[[str], str]) -> Show:
    return lambda value, *_: (FactValue(Words(value), url(value), identifier=True),)


def _text(text: Text, _: Entry, view: View) -> Values:
    return (FactValue(text.best(view.lang)),)


def _number(value: str, _: Entry, view: View) -> Values:
    return (FactValue(Words(view.locale.number(value), view.lang)),)


def _date(date: Date, _: Entry, view: View) -> Values:
    return (FactValue(Words(view.locale.date(date), view.lang)),)


def _genre(genre: Text, entry: Entry, view: View) -> Values:
    """The record's own words for a genre, where they are in the language of the page, or the only ones."""
    return () if entry.genre_code and not genre.exact(view.lang) else _text(genre, entry, view)


def _coded_genre(code: str, entry: Entry, view: View) -> Values:
    """The locale's words for a genre that has a code, where the record has none in the language of the page."""
    return () if entry.genre.exact(view.lang) else (FactValue(view.word(f"genre_{code}")),)


def _publisher(publisher: Text, entry: Entry, view: View) -> Values:
    return () if entry.type in INSTITUTIONAL else _text(publisher, entry, view)


def _institution(publisher: Text, entry: Entry, view: View) -> Values:
    return _text(publisher, entry, view) if entry.type in INSTITUTIONAL else ()


def _volume(volume: str, entry: Entry, view: View) -> Values:
    """The volume of a work that stands in none of the site's issues."""
    return () if entry.slug in view.catalogue.places else _number(volume, entry, view)


def _report_number(number: str, entry: Entry, view: View) -> Values:
    return _number(number, entry, view) if entry.type == "report" else ()


def _other_number(number: str, entry: Entry, view: View) -> Values:
    return () if entry.type == "report" else _number(number, entry, view)


# The key of the label's words, the field of the entry, and what is shown of what the field holds.
FACTS: tuple[tuple[str, str, Show], ...] = (
    ("genre", "genre", _genre),
    ("genre", "genre_code", _coded_genre),
    ("issued", "issued", _date),
    ("doi", "doi", _address(doi_url)),
    ("arxiv", "arxiv", _address(arxiv_url)),
    ("pmid", "pmid", _address(pmid_url)),
    ("isbn", "isbn", lambda isbns, *_: _identifiers(isbns)),
    ("issn", "container", lambda container, *_: _identifiers(container.issns)),
    ("issn", "issn", lambda issns, *_: _identifiers(issns)),
    ("publisher", "publisher", _publisher),
    ("institution", "publisher", _institution),
    ("publisher_place", "publisher_place", _text),
    ("event", "event_title", _text),
    ("event_place", "event_place", _text),
    ("series", "collection_title", _text),
    ("collection_number", "collection_number", _number),
    ("volume", "volume", _volume),
    ("edition", "edition", _number),
    ("version", "version", _identifier),
    ("report_number", "number", _report_number),
    ("number", "number", _other_number),
    ("number_of_pages", "number_of_pages", _number),
    ("funding", "funding", _text),
    ("note", "note", _text),
)
_fields = attrgetter(*(field for _, field, _ in FACTS))
