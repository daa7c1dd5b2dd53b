"""A BibTeX file cut into its blocks, before any of them is read.

A block ends where BibTeX ends it: braces count, a backslash before one does not matter. So one broken block never takes
another along, and a line `@article{…` inside an abstract is no entry.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.problems import Problem, Source, error, note, warning
from sitegen.reading.characters import clean, collapse

MAX_FILE = 64 * 2**20
MAX_ENTRY = 6 * 2**20
DEFINITIONS = frozenset(("string", "preamble", "comment"))

_TOKEN = re.compile(
    r"""
      [{}"()]
    | (?P<indent>^[ \t\ufeff]*)? (?<!\w) @ [ \t]* (?P<type>[^\W\d_][\w:+.-]*) [ \t]* (?:\n[ \t]*)? (?P<open>[{(])
    """,
    re.VERBOSE | re.MULTILINE,
)
_SIGN = re.compile('[{}"]')
_KEY = re.compile(r"[^=,{}()\"]{0,200}+")
_COMMENTED = re.compile(r"%[^\n]*\Z|@comment[ \t]*\Z", re.IGNORECASE)
_FIELD = re.compile(r"""(?:^|[,}\n])[ \t]*+[^\W\d_][\w:+.-]*+[ \t]*+=[ \t]*+\n?[ \t]*+["{]""")
_COMMENT_LINE = re.compile(r"^[ \t]*%.*$", re.MULTILINE)


class Block(Struct, frozen=True, gc=False):
    """One `@type{…}`: its text from the `@` to the closing delimiter, empty if it is not to be read.

    `type` is in lower case; `problem` is what keeps an entry from being read, `warnings` what does not.
    """

    type: str
    source: Source
    text: str
    problem: Problem | None = None
    warnings: tuple[Problem, ...] = ()

    @property
    def is_entry(self) -> bool:
        """Whether the block counts as an entry, published or not."""
        return self.type not in DEFINITIONS


class _Head(Struct, gc=False):
    """An `@type{` wherever it stands; `depth` counts the braces open before it, `end` is -1 if nothing closes it."""

    start: int
    body: int
    depth: int
    type: str
    round: bool
    line_start: bool
    end: int = -1
    quoted: bool = False

    @property
    def inner(self) -> int:
        """The number of braces open between its fields."""
        return self.depth + (not self.round)


def blocks(text: str, file: str) -> tuple[Block, ...]:
    """The blocks of a file in their order; every entry head outside other blocks has one."""
    return tuple(_Cutter(text, file).blocks())


def _heads(text: str) -> list[_Head]:
    """Every head, and where the block that would begin there ends: in one pass, whatever is nested in what."""
    found: list[_Head] = []
    open_heads: list[_Head] = []
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            while open_heads and open_heads[-1].inner > depth:
                _close(open_heads.pop(), depth, token.end())
        elif token["open"]:
            head = _head(token, depth)
            found.append(head)
            depth += not head.round
            if head.line_start or not head.round or not open_heads:
                open_heads.append(head)
        elif open_heads and open_heads[-1].round and open_heads[-1].depth == depth:
            _round(open_heads, sign, token.end())
    return found


def _head(token: re.Match[str], depth: int) -> _Head:
    start = token.end("indent") if token["indent"] is not None else token.start()
    return _Head(start, token.end(), depth, token["type"].lower(), token["open"] == "(", token["indent"] is not None)


def _close(head: _Head, depth: int, end: int) -> None:
    """End a block at a closing brace; one that began with a parenthesis, or further in, is left unclosed."""
    if not head.round and head.depth == depth:
        head.end = end


def _round(open_heads: list[_Head], sign: str, end: int) -> None:
    """Follow the quotes of a block in parentheses, where `)` is text, and end it."""
    head = open_heads[-1]
    if sign == '"':
        head.quoted = not head.quoted
    elif sign == ")" and not head.quoted:
        head.end = end
        open_heads.pop()


class _Span(Struct, frozen=True):
    """How far a block goes: to `end`, before the head numbered `following`; `closed` unless that cuts it short."""

    end: int
    following: int
    closed: bool


class _Cutter:
    """Goes through the heads of one file and decides which are blocks."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.heads = _heads(text)
        self.starts = [*(head.start for head in self.heads), len(text)]
        self.next_at_line_start = _next_at_line_start(self.heads)
        self.line = 1
        self.counted = 0

    def blocks(self) -> Iterator[Block]:
        index, end = 0, 0
        while index < len(self.heads):
            head, span = self.heads[index], self._span(index)
            commented = not head.line_start and self._is_commented(end, head.start)
            if commented and not span.closed:
                span = _Span(head.body, index + 1, closed=False)
            yield from self._block(index, span, commented=commented)
            index, end = span.following, span.end

    def _span(self, index: int) -> _Span:
        head = self.heads[index]
        if head.end < 0:
            following = self.next_at_line_start[index + 1]
        elif (child := self._child(index)) is not None:
            following = child
        else:
            return _Span(head.end, bisect_left(self.starts, head.end, index + 1, len(self.heads)), closed=True)
        return _Span(self.starts[following], following, closed=False)

    def _child(self, index: int) -> int | None:
        """The head that begins at the start of a line, outside values, in a block that braces say is not over."""
        head = self.heads[index]
        if head.type == "comment":
            return None
        quoted, checked = False, head.body
        for position in range(index + 1, bisect_left(self.starts, head.end, index + 1, len(self.heads))):
            other = self.heads[position]
            if other.line_start and other.depth == head.inner:
                quoted ^= _odd_quotes(self.text[checked : other.start])
                checked = other.start
                if not quoted:
                    return position
        return None

    def _is_commented(self, end: int, start: int) -> bool:
        line = self.text.rfind("\n", end, start) + 1
        return bool(_COMMENTED.search(self.text, max(line, end), start))

    def _block(self, index: int, span: _Span, *, commented: bool) -> Iterator[Block]:
        head = self.heads[index]
        if commented:
            yield from self._commented(self.heads[index : index + 1])
        elif head.type == "comment" and span.closed:
            yield from self._commented(other for other in self.heads[index + 1 : span.following] if other.line_start)
        elif not span.closed:
            yield self._unclosed(head, span)
        else:
            yield self._closed(index, span)

    def _commented(self, heads: Iterable[_Head]) -> Iterator[Block]:
        for head in heads:
            source, key = self._source(head.start), self._key(head)
            if head.type not in DEFINITIONS:
                message = f"`@{head.type}` stands in a comment and is not published"
                yield Block(head.type, source, "", note("commented-out-entry", message, source, key=key))

    def _unclosed(self, head: _Head, span: _Span) -> Block:
        source, key = self._source(head.start), self._key(head)
        where = "the next entry begins" if span.following < len(self.heads) else "the file ends"
        message = f"`@{head.type}` is not closed before {where}; it is not published"
        hint = "look for a missing } in this entry"
        return Block(head.type, source, "", error("unclosed-entry", message, source, key=key, hint=hint))

    def _closed(self, index: int, span: _Span) -> Block:
        head = self.heads[index]
        source, text = self._source(head.start), self.text[head.start : span.end]
        if head.type in DEFINITIONS:
            return Block(head.type, source, text if head.type == "string" else "")
        problem = self._problem(head, span, source)
        inside = tuple(other for other in self.heads[index + 1 : span.following] if other.line_start)
        return Block(head.type, source, "" if problem else text, problem, self._smuggled(head, inside, source))

    def _problem(self, head: _Head, span: _Span, source: Source) -> Problem | None:
        if span.end - head.start > MAX_ENTRY:
            message = f"`@{head.type}` is longer than {MAX_ENTRY // 2**20} MB and is not published"
            return error("entry-too-long", message, source, key=self._key(head))
        after = self.text[span.end : self.starts[span.following]]
        if "=" not in after or not _FIELD.search(_COMMENT_LINE.sub("", after)):
            return None
        message = f"fields follow the closing delimiter of `@{head.type}`; a record cut short is not published"
        hint = "look for a } too many in this entry"
        return error("fields-outside-entry", message, source, key=self._key(head), hint=hint)

    def _smuggled(self, head: _Head, inside: Sequence[_Head], source: Source) -> tuple[Problem, ...]:
        if not inside:
            return ()
        line = source.line + self.text.count("\n", head.start, inside[0].start)
        message = f"a value of this entry holds what looks like another one (`@{inside[0].type}`, line {line})"
        hint = "look for a missing } if it is not meant to"
        return (warning("entry-inside-value", message, source, key=self._key(head), hint=hint),)

    def _key(self, head: _Head) -> str:
        match = _KEY.match(self.text, head.body)
        return collapse(clean(match[0])) if match and not self.text.startswith("=", match.end()) else ""

    def _source(self, start: int) -> Source:
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start
        return Source(self.file, self.line)


def _next_at_line_start(heads: Sequence[_Head]) -> "array[int]":
    """For each index, and the one after the last, the first head from there on that begins a line."""
    found = array("l", [len(heads)]) * (len(heads) + 2)
    for index in range(len(heads) - 1, -1, -1):
        found[index] = index if heads[index].line_start else found[index + 1]
    return found


def _odd_quotes(text: str) -> bool:
    """Whether an odd number of quotation marks stands outside the braces of `text`."""
    depth, odd = 0, False
    for sign in _SIGN.findall(text):
        if sign == '"':
            odd ^= depth == 0
        else:
            depth += 1 if sign == "{" else -1
    return odd
