"""One entry while it is read."""

from typing import TypeVar

from sitegen.config import Config
from sitegen.reading.authority import Authority
from sitegen.reading.bibtex import RawEntry
from sitegen.reading.doubts import Doubt, Doubts
from sitegen.reading.identifiers import READERS, Kind, doubts
from sitegen.reading.record import Record
from sitegen.reading.types import entry_type

T = TypeVar("T")


class Reading:
    """One entry while it is read: its record and type, and the doubts that came up."""

    def __init__(self, raw: RawEntry, config: Config, authority: Authority) -> None:
        """Begin to read `raw`."""
        self.raw = raw
        self.record = Record(dict(raw.fields), config.languages)
        self.type = entry_type(raw.type, self.record.fields)
        self.config = config
        self.authority = authority
        self.doubts: list[Doubt] = []
        self.left_over: list[tuple[str, str]] = []
        self.et_al = False

    def sure(self, parsed: tuple[T, Doubts]) -> T:
        """The value of what a parser gives; its doubts are kept."""
        self.doubts.extend(parsed[1])
        return parsed[0]

    def identifiers(self, kind: Kind, *names: str) -> tuple[str, ...]:
        """The identifiers of a kind in the first of these fields; an invalid one stays among the other fields."""
        value = self.record.verbatim(*names)
        if not value:
            return ()
        self.doubts.extend(doubts(kind, value))
        found = READERS[kind](value)
        identifiers = (found,) if isinstance(found, str) else found
        if not any(identifiers):
            self.left_over.append((names[0], value))
        return tuple(one for one in identifiers if one)
