"""The parts of a structured abstract, also where an export has glued them together."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from sitegen.language.orthography import fold

_FEWEST = 2
_FIRST_WITHIN = 12
_LONGEST = 100
_ENDS = ".!?؟。…\n"
_LABEL = re.compile(rf"(?:\A|(?<=[{_ENDS}]))[^\S\n]*+([^{_ENDS}:：]{{2,{_LONGEST}}}+)[:：]")


class Section(Struct, frozen=True):
    """A part of an abstract: its heading as typed, with the colon (empty: none), and the text under it."""

    heading: str
    body: str


def sections(text: str, headings: Sequence[str]) -> tuple[Section, ...]:
    """The parts of an abstract that opens with one of the headings and holds two or more; else one without a heading.

    A heading ends in a colon and stands at the start of a line or after a sentence, with or without a blank between.
    Case, blanks, half-spaces and hamza may differ from `headings`. Nothing but white space around the parts is lost.
    """
    found = tuple(_headings(text, _known(tuple(headings))))
    if len(found) < _FEWEST or found[0][0] > _FIRST_WITHIN:
        return (Section("", text),)
    starts = [start for start, _ in found[1:]]
    bodies = zip(found, [*starts, len(text)], strict=True)
    before = text[: found[0][0]].strip()
    parts = tuple(Section(text[start:end], text[end:after].strip()) for (start, end), after in bodies)
    return (Section("", before), *parts) if before else parts


def _headings(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where each heading starts, and ends with its colon."""
    for found in _LABEL.finditer(text):
        if _comparable(found[1]) in known:
            yield found.start(1), found.end()


@cache
def _known(headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_comparable, headings))


def _comparable(label: str) -> str:
    return fold(label).replace(" ", "")
