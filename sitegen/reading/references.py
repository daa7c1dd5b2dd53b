"""What a work cites, as a record lists it: one text of many references, taken apart.

There is no rule for such a field. Web of Science writes `Cited-References`, a line for each; Scopus `references`, all
on one line with `;` between them; people paste lists with numbers, with blank lines, or with the HTML of a page.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sitegen.language.orthography import text_language
from sitegen.model import ReferenceList, Words
from sitegen.reading.context import Reading
from sitegen.reading.latex import split_top_level
from sitegen.reading.record import plain

REFERENCE_FIELDS = ("references", "cited-references")

_LINE_END = re.compile(r"\r\n?|\n")
_DOUBLE = re.compile(";;")
_SEMICOLON = re.compile(";")
_YEAR = re.compile(r"\(\d{4}[a-z]?\)")
_NUMBER = re.compile(r"\s*+(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)\-–](?!\d))\s*+")
_INSIDE = re.compile(r"(?<!\S)\[\d{1,4}\](?=\s)")
_BRACE = re.compile(r"[{}]")
# How many numbers may be missing in a numbered list.
_GAP = 3


def references(reading: Reading) -> tuple[ReferenceList, ...]:
    """What the work cites, in each language that it is listed in; a list may name works in another script."""
    record = reading.record
    return tuple(
        ReferenceList(lang, tuple(Words(one, text_language(one, lang, record.languages)) for one in items))
        for lang, raw in record.versions(*REFERENCE_FIELDS)
        if (items := split_references(raw))
    )


def split_references(raw: str) -> list[str]:
    """The references in a TeX value as plain text, without the numbers of a numbered list.

    They are divided by the blocks of HTML; else by `;;`; else, where they are numbered, by the numbers; else by blank
    lines; else by lines. On a single line a semicolon divides them if there is a year in brackets on both its sides.
    """
    if "<" in raw and len(blocks := plain(raw, paragraphs=True).split("\n")) > 1:
        return _unnumbered(blocks)
    return [text for part in _divided(_bare(raw.strip())) if (text := plain(part))]


def _divided(raw: str) -> list[str]:
    if len(parts := split_top_level(raw, _DOUBLE)) > 1:
        return _unnumbered(parts)
    lines = split_top_level(raw, _LINE_END)
    if len(lines) == 1:
        return _numbered(_apart(raw)) or _by_semicolon(raw)
    return _numbered(lines) or _unnumbered(_paragraphs(lines)) or lines


def _paragraphs(lines: Iterable[str]) -> list[str]:
    """The lines joined up to each blank one; nothing if none is blank."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    filled = [" ".join(part) for part in found if part]
    return filled if len(filled) > 1 else []


def _numbered(lines: Sequence[str]) -> list[str]:
    """What follows each number of a list; nothing if there is no list that begins with 1.

    All numbers are written as the first one is. A line without the next number goes on with the reference before it.
    """
    found: list[list[str]] = []
    last = style = 0
    for line in lines:
        mark = _NUMBER.match(line)
        if mark and style in {0, mark.lastindex} and 0 < _value(mark) - last <= (_GAP if last else 1):
            last, style = _value(mark), mark.lastindex or 0
            found.append([line[mark.end() :]])
        elif found:
            found[-1].append(line)
        elif line.strip():
            return []
    return [" ".join(part) for part in found] if len(found) > 1 or _is_bracketed(lines) else []


def _is_bracketed(lines: Sequence[str]) -> bool:
    return next((line.lstrip() for line in lines if line.strip()), "").startswith("[")


def _unnumbered(parts: list[str]) -> list[str]:
    """The parts without their numbers, if they are numbered from 1."""
    marks = [_NUMBER.match(part) for part in parts if part.strip()]
    numbers = [_value(mark) if mark else 0 for mark in marks]
    return _numbered(parts) if numbers == [*range(1, len(numbers) + 1)] else parts


def _value(mark: re.Match[str]) -> int:
    return int(next(filter(None, mark.groups())))


def _apart(line: str) -> list[str]:
    """A line, divided before each number in brackets."""
    places = [0, *(mark.start() for mark in _INSIDE.finditer(line)), len(line)]
    return [line[start:end] for start, end in pairwise(places)]


def _by_semicolon(line: str) -> list[str]:
    parts = split_top_level(line, _SEMICOLON)
    return parts if all(map(_YEAR.search, parts)) else [line]


def _bare(value: str) -> str:
    """A value without the braces that stand around all of it."""
    if not (value.startswith("{") and value.endswith("}")):
        return value
    depth = 0
    for brace in _BRACE.finditer(value):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return value[1:-1] if brace.end() == len(value) else value
    return value
