"""A part of a site that can be made by itself, and what tells whether it has changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitegen.digest import digest, digest_of
from sitegen.model import Entry
from sitegen.pages.paths import file_of
from sitegen.site import TextPlace


class Unit(Struct, frozen=True, gc=False):
    """A part of the site that is built as a whole: the pages in `folders` in every language, and other `files`.

    `kind` says what makes them of `subject`; no other unit of that kind has this `name`. `works` counts the works that
    they show, which is what they cost.
    """

    kind: str
    name: str
    subject: Any
    state: bytes
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    works: int = 1

    @property
    def key(self) -> str:
        """What no other unit of the site is called."""
        return f"{self.kind} {self.name}"

    def all_files(self, languages: Sequence[str]) -> tuple[str, ...]:
        """Every file that the unit is made of."""
        pages = [file_of(folder, lang, languages) for lang in languages for folder in self.folders]
        return (*pages, *self.files)


RECORDS_A_LINE = 10
"""How many records in a file of many cost as much as a line of `Unit.works`."""


NO_PLACE = TextPlace()


Marks = Mapping[str, bytes]
"""Hashes by slug: of a work, or of what others show of an issue."""


def mark_of(entry: Entry, place: TextPlace) -> bytes:
    """A hash of a work without its long texts: of what was read, and of what all the content together gives it."""
    if not place.rest:
        return digest_of(entry)
    addresses = [entry.slug, entry.pdf, entry.container.slug if entry.container else ""]
    addresses += [person.slug for person in entry.author + entry.contributors]
    addresses += [keyword.slug for keyword in entry.keywords]
    joined = (entry.prose, entry.notices, entry.concerns)
    added = digest_of(*joined) if any(joined) else b""
    return digest(place.rest, "\0".join(addresses).encode(), added)


def marked(works: Iterable[Entry], marks: Marks) -> bytes:
    """The hashes of these works, in their order."""
    return b"".join([marks[entry.slug] for entry in works])
