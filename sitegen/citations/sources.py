"""A work as Typst's processor of bibliographies wants to be told of it.

https://github.com/typst/hayagriva/blob/main/docs/file-format.md. JSON, which is YAML too, holds plain text only: what
that format reads as markup stands for itself.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sitegen.citations.styles import Style
from sitegen.formats.dates import iso
from sitegen.formats.facts import container_title, issns, one_line, pages
from sitegen.language.orthography import ascii_digits
from sitegen.model import Date, Entry, Name, Person, Text

Source: TypeAlias = dict[str, Any]

KINDS: Mapping[str, tuple[str, str]] = {
    "article": ("article", ""),
    "article-journal": ("article", "periodical"),
    "article-magazine": ("article", "periodical"),
    "article-newspaper": ("article", "newspaper"),
    "bill": ("legislation", ""),
    "book": ("book", ""),
    "broadcast": ("video", ""),
    "chapter": ("chapter", "anthology"),
    "dataset": ("misc", "repository"),
    "entry-dictionary": ("entry", "reference"),
    "entry-encyclopedia": ("entry", "reference"),
    "graphic": ("artwork", ""),
    "legal_case": ("case", ""),
    "legislation": ("legislation", ""),
    "manuscript": ("manuscript", ""),
    "motion_picture": ("video", ""),
    "paper-conference": ("article", "proceedings"),
    "patent": ("patent", ""),
    "performance": ("performance", ""),
    "periodical": ("periodical", ""),
    "report": ("report", ""),
    "review": ("article", "periodical"),
    "review-book": ("article", "periodical"),
    "software": ("repository", ""),
    "song": ("audio", ""),
    "thesis": ("thesis", ""),
    "webpage": ("web", "web"),
}
"""What CSL's types are called there, and what a work of that type appeared in."""

OTHER_KIND = ("misc", "")

# What begins or ends markup there, and digits; places of private use that no font has stand for it meanwhile.
_MARKS = "{}$\\0123456789"
_PLACES = "".join(map(chr, range(0x10FF00, 0x10FF00 + len(_MARKS))))
_HIDDEN = str.maketrans(_MARKS, _PLACES)
_SHOWN = str.maketrans(_PLACES, _MARKS)
# Styles that write titles in capitals leave what is in braces as it is.
_CAPITALS_INSIDE = re.compile(r"(\w+[A-Z]\w*)")

ET_AL = chr(0x10FFF0)
"""Stands for the authors that the record does not name."""


def hidden(text: str) -> str:
    """Text of the record on one line, whose braces mean nothing to the processor and whose digits nobody changes."""
    parts = [part.translate(_HIDDEN) for part in _CAPITALS_INSIDE.split(one_line(text))]
    return "".join(f"{{{part}}}" if number % 2 else part for number, part in enumerate(parts))


def shown(text: str) -> str:
    """The text again, as it was before it was hidden."""
    return text.translate(_SHOWN)


def source(entry: Entry, style: Style) -> Source:
    """The work in the words of the style's language, as far as it has them; what it does not say is left out.

    Editors, publisher and volume are those of what it appeared in, if there is that.
    """
    kind, parent = KINDS.get(entry.type, OTHER_KIND)
    lang = style.lang
    own = _filled({"type": kind, **{name: value(entry, lang) for name, value in FIELDS}})
    own |= _filled({"date": _date(entry.issued, style), "genre": _genre(entry, style)})
    edition = _filled({name: value(entry, lang) for name, value in FIELDS_OF_EDITION})
    if parent and entry.container:
        title = hidden(container_title(entry, lang).value)
        return own | {"parent": {"type": parent, "title": title, **edition}}
    return own | edition | _of_series(entry, lang)


def _filled(values: Source) -> Source:
    return {name: value for name, value in values.items() if value}


def _words(text: Text, lang: str) -> str:
    return hidden(text.best(lang).value) if text else ""


def _people(persons: Sequence[Person], lang: str) -> list[Source]:
    return [_person(person.best(lang)) for person in persons]


def _authors(entry: Entry, lang: str) -> list[Source]:
    return _people(entry.author, lang) + ([{"name": ET_AL}] if entry.et_al else [])


def _person(name: Name) -> Source:
    if name.literal or not name.family:
        return {"name": hidden(name.literal or name.given)}
    parts = {"name": name.family, "given-name": name.given, "prefix": name.particle, "suffix": name.suffix}
    return {part: hidden(value) for part, value in parts.items() if value}


def _date(date: Date | None, style: Style) -> str:
    """The solar date where that is what readers of the language go by, else the Gregorian one."""
    if date is None or date.start is None:
        return ""
    return iso(date.persian) if style.calendar == "persian" and date.persian else iso(date.start)


def _genre(entry: Entry, style: Style) -> str:
    own = entry.genre.exact(style.lang)
    return hidden(own or dict(style.genres).get(entry.genre_code, "") or entry.genre.best(style.lang).value)


def _publisher(entry: Entry, lang: str) -> Source:
    return _filled({"name": _words(entry.publisher, lang), "location": _words(entry.publisher_place, lang)})


def _identifiers(entry: Entry, _: str) -> Source:
    of_series = "" if entry.type in {"book", "chapter"} else entry.number
    numbers = {"doi": entry.doi, "isbn": ", ".join(entry.isbn), "issn": ", ".join(issns(entry)[:1])}
    return _filled({**numbers, "arxiv": entry.arxiv, "pmid": entry.pmid, "serial": of_series})


def _translators(entry: Entry, lang: str) -> list[Source]:
    return [{"role": "translator", "names": _people(entry.translator, lang)}] if entry.translator else []


def _of_series(entry: Entry, lang: str) -> Source:
    title = _words(entry.collection_title, lang)
    series = _filled({"type": "anthology", "title": title, "volume": entry.collection_number})
    return {"parent": series} if title else {}


FIELDS: tuple[tuple[str, Callable[[Entry, str], Any]], ...] = (
    ("title", lambda e, lang: _words(e.title, lang)),
    ("author", _authors),
    ("affiliated", _translators),
    ("page-range", lambda e, _: pages(e.page)),
    ("page-total", lambda e, _: e.number_of_pages),
    ("serial-number", _identifiers),
    ("url", lambda e, _: "" if e.doi else e.url),
    ("language", lambda e, lang: e.title.best(lang).lang if e.title else ""),
)
"""What is said of a work itself."""

FIELDS_OF_EDITION: tuple[tuple[str, Callable[[Entry, str], Any]], ...] = (
    ("editor", lambda e, lang: _people(e.editor, lang)),
    ("publisher", _publisher),
    ("edition", lambda e, _: ascii_digits(e.edition)),
    ("volume", lambda e, _: e.volume),
    ("issue", lambda e, _: e.issue),
)
"""What is said of a work that stands alone, or of what it appeared in."""
