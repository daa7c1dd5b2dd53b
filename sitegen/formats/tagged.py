"""What RIS and EndNote have in common: a record is lines, each with a tag and one value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from sitegen.formats.facts import one_line
from sitegen.formats.format import Address
from sitegen.language.names import inverted
from sitegen.model import Entry, Name

Row: TypeAlias = tuple[str, Callable[[Entry, Address], str | Iterable[str]]]


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
