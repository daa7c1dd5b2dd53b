"""What RIS and EndNote have in common: a record is lines, each with a tag and one value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from sitegen.formats.facts import genre, issns, one_line, own
from sitegen.formats.fields import days
from sitegen.formats.format import Address
from sitegen.formats.importing.terms import CONTAINERS, NUMBER_AS_SERIAL, WHOLE
from sitegen.language.names import inverted
from sitegen.model import Entry, Name

Row: TypeAlias = tuple[str, Callable[[Entry, Address], str | Iterable[str]]]

VERSIONED = frozenset(("software", "dataset", "webpage"))
"""The types whose edition readers take for a version."""


def lines(rows: Sequence[Row], entry: Entry, address: Address) -> Iterator[tuple[str, str]]:
    """The tags and values of a work; a row may give several, and empty ones are left out."""
    for tag, values in rows:
        found = values(entry, address)
        each = (found,) if isinstance(found, str) else found
        yield from [(tag, line) for value in each if (line := one_line(value))]


def in_parts(name: Name) -> str:
    """A name of a human as "particle Family, Given, Suffix"."""
    family = inverted(Name(family=name.family, particle=name.particle))
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def in_periodical(entry: Entry) -> bool:
    """Whether a work appeared in a journal or the like."""
    return entry.container is not None and entry.container.kind == "periodical"


def is_part(entry: Entry) -> bool:
    """Whether a work is in another one, or of a type that is, so that a second title is taken for that one's."""
    return entry.container is not None or entry.type in CONTAINERS


def pages_of_whole(entry: Entry) -> str:
    """How many pages a work has that stands among no others, and so has no first and last one."""
    return entry.number_of_pages if entry.page is None and entry.type in WHOLE else ""


def edition(entry: Entry) -> str:
    """The edition, or the version of what has versions in its place; nothing else has one in either format."""
    return entry.version or entry.edition if entry.type in VERSIONED else entry.edition


def type_of_work(entry: Entry) -> str:
    """The kind of a thesis or a report; that of a preprint, which both formats call unpublished."""
    return "Preprint" if entry.type == "article" else own(genre(entry), entry)


def serial_numbers(entry: Entry) -> Sequence[Sequence[str]]:
    """The ISSNs and the ISBNs, those first that a work of its kind is known by."""
    serials = () if entry.type in NUMBER_AS_SERIAL else issns(entry)
    return (serials, entry.isbn) if in_periodical(entry) else (entry.isbn, serials)


def accessed(entry: Entry, separator: str) -> str:
    """The day on which the work was looked at, or the first one."""
    return next(iter(days(entry, "urldate")), "").replace("-", separator)
