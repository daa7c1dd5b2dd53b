"""Repairs of a bibliography that its editor looks at first: a patch, which changes nothing by itself.

The form is that of `diff -u`: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sitegen.language.half_spaces import with_half_spaces
from sitegen.reading.bibtex_plain import group_end, string_end

CONTEXT = 3
TEXTS = "(?:sub|short|main|book|issue|event)?title|titleaddon|booksubtitle|abstract|keywords|note"
FIELD = re.compile(rf'(?<![\w:.+-])(?:{TEXTS})(?:_fa|fa)?\s*+=\s*+(?=[{{"])', re.IGNORECASE)
NO_NEW_LINE = b"\n\\ No newline at end of file\n"

Lines = Sequence[bytes]


def half_space_patch(files: Mapping[str, bytes], encodings: Mapping[str, str]) -> bytes:
    """A patch that puts half-spaces where BibTeX files lack them, to be applied with `patch -p1` in their folder.

    Only text in braces or quotes of fields such as titles and abstracts is looked at, and nothing in braces inside it.
    A file in UTF-16, or one whose encoding is neither UTF-8 nor named in `encodings`, is passed over.
    """
    return b"".join([_patch(name, data, encodings.get(name, "utf-8")) for name, data in sorted(files.items())])


def _patch(name: str, data: bytes, encoding: str) -> bytes:
    try:
        text = data.decode(encoding)
        repaired = _repaired(text).encode(encoding)
    except (UnicodeError, LookupError):
        return b""
    if repaired == data or "\0" in text:
        return b""
    return b"".join([_head(name), *_hunks(_lines(data), _lines(repaired))])


def _repaired(text: str) -> str:
    done = 0
    pieces: list[str] = []
    while field := FIELD.search(text, done):
        start = field.end()
        end = group_end(text, start)[0] if text[start] == "{" else string_end(text, start)
        pieces += (text[done : start + 1], *_value(text, start + 1, (end or len(text)) - 1))
        done = (end or len(text)) - 1
    return "".join([*pieces, text[done:]])


def _value(text: str, start: int, end: int) -> Iterator[str]:
    """A value, its text outside braces repaired."""
    while start < end:
        brace = text.find("{", start, end)
        stop = end if brace < 0 else brace
        yield with_half_spaces(text, start, stop)
        start = stop if brace < 0 else min(group_end(text, brace)[0], end)
        yield text[stop:start]


def _lines(data: bytes) -> Lines:
    """The lines with their ends; only a line feed ends one, as for `patch`."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]


def _head(name: str) -> bytes:
    after = "\t" if " " in name else ""
    return f"--- a/{name}{after}\n+++ b/{name}{after}\n".encode()


def _hunks(old: Lines, new: Lines) -> Iterator[bytes]:
    """The lines that differ, with those around them; there are as many old ones as new ones."""
    changed = [number for number, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    for first, last in _near(changed):
        start, end = max(0, first - CONTEXT), min(len(old), last + 1 + CONTEXT)
        place = f"{start + 1},{end - start}"
        yield f"@@ -{place} +{place} @@\n".encode()
        for number in range(start, end):
            if old[number] == new[number]:
                yield _line(b" ", old[number])
            else:
                yield _line(b"-", old[number]) + _line(b"+", new[number])


def _near(changed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of lines that have their context in common."""
    first = last = changed[0]
    for number in changed[1:]:
        if number - last > 2 * CONTEXT:
            yield first, last
            first = number
        last = number
    yield first, last


def _line(sign: bytes, line: bytes) -> bytes:
    return sign + line if line.endswith(b"\n") else sign + line + NO_NEW_LINE
