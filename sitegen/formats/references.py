"""What a work cites, in formats that list it once: as the record has it in the language of the full text."""

import re
from typing import NamedTuple

from sitegen.model import Entry, Words

_DOI = re.compile(r"(?<![0-9.])10\.[0-9]{4,9}/[^\s\"\\{}<>]{1,200}")
_SIGNS = ".,;:'’”»،؛"
_BRACKETS = {")": "(", "]": "["}


class Parted(NamedTuple):
    """A reference, with its DOI apart from the words on both its sides; all of it is `before` where there is none."""

    before: str
    doi: str = ""
    after: str = ""


def cited(entry: Entry) -> tuple[Words, ...]:
    """The references of a work; the lists that it has in other languages name the same works again."""
    return entry.references_in(entry.language)


def parted(reference: str) -> Parted:
    """A reference with its DOI apart: none if it has several, or one that an address writes otherwise."""
    found = list(_DOI.finditer(reference))
    name = _without_tail(found[0][0]) if len(found) == 1 else ""
    if not name or "%" in name or not _DOI.fullmatch(name):
        return Parted(reference)
    start = found[0].start()
    return Parted(reference[:start], name, reference[start + len(name) :])


def _without_tail(name: str) -> str:
    """A DOI without the signs of the sentence around it, and without a bracket that it does not open."""
    name = name.rstrip(_SIGNS)
    while name and name.count(name[-1]) > name.count(_BRACKETS.get(name[-1], name[-1])):
        name = name[:-1].rstrip(_SIGNS)
    return name
