"""The parts of a structured abstract, also where an export has glued them together."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from sitegen.language.orthography import fold

_FEWEST = 2
_FIRST_WITHIN = 12
_SHORTEST, _LONGEST = 2, 100
_ENDS = ".!?؟。…\n"


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
    text = text.replace("：", ":")
    done = 0
    while (colon := text.find(":", done)) >= 0:
        start = max(text.rfind(end, done, colon) + 1 for end in _ENDS)
        label = text[start:colon].lstrip() if start or not done else ""
        if _SHORTEST <= len(label) <= _LONGEST and _comparable(label) in known:
            yield colon - len(label), colon + 1
        done = colon + 1


@cache
def _known(headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_comparable, headings))


@lru_cache(maxsize=1024)
def _comparable(label: str) -> str:
    return fold(label).replace(" ", "")
