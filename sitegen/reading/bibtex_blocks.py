"""A BibTeX file cut into its blocks, before any of them is read.

A block ends where BibTeX ends it: braces count, a backslash before one does not matter. So one broken block never takes
another along, and a line `@article{…` inside an abstract is no entry.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.language.characters import tidy
from sitegen.problems import Problem, Source, error, note, warning
from sitegen.reading.bibtex_heads import Head, find_heads, next_at_line_start, next_beside

MAX_ENTRY = 6 * 2**20
DEFINITIONS = frozenset(("string", "preamble", "comment"))

_SIGN = re.compile('[{}"]')
_KEY = re.compile(r"\s*+[^=,{}()\"@\n]{0,200}+")
_COMMENTED = re.compile(r"%[^\n]*\Z|@comment[ \t]*\Z", re.IGNORECASE)
_FIELD = re.compile(r"""(?:^|[,}\n])[ \t]*+[^\W\d_][\w:+.-]*+[ \t]*+=[ \t]*+\n?[ \t]*+["{]""")
_BROKEN_HEAD = re.compile(r"^[ \t]*@[^\W\d_][\w-]*+[ \t]*+[^\s{(].*$", re.MULTILINE)
_VALUE_LINE = re.compile(r"""[{}]|^[ \t]*+[^\W\d_][\w:+.-]*+[ \t]*+=[ \t]*+(?=[{"\d])""", re.MULTILINE)
SHOWN_HEADS = 5
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


def cut(text: str) -> tuple[tuple[Block, ...], bool]:
    """The blocks of a text in their order, and whether each is closed; every entry head outside other blocks has one.

    Lines are counted from 1; no file is named.
    """
    cutter = _Cutter(text)
    return tuple(cutter.blocks()), cutter.closed


class _Span(Struct, frozen=True, gc=False):
    """How far a block goes: to `end`, before the head numbered `following`; `closed` unless that cuts it short."""

    end: int
    following: int
    closed: bool


class _Cutter:
    """Goes through the heads of one file and decides which are blocks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.closed = True
        self.heads = find_heads(text)
        self.starts = [*(head.start for head in self.heads), len(text)]
        self.next_at_line_start = next_at_line_start(self.heads)
        self.next_beside = next_beside(self.heads)
        self.line = 1
        self.counted = 0

    def blocks(self) -> Iterator[Block]:
        index, end = 0, 0
        while index < len(self.heads):
            head, span = self.heads[index], self._span(index)
            self.closed &= span.closed
            commented = not head.line_start and self._is_commented(end, head.start)
            if commented and not span.closed:
                span = _Span(head.body, index + 1, closed=False)
            yield from self._block(index, span, commented=commented)
            index, end = span.following, span.end

    def _span(self, index: int) -> _Span:
        head = self.heads[index]
        if head.end < 0:
            following = self._recovery(index)
        elif (child := self._child(index)) is not None:
            following = child
        else:
            return _Span(head.end, bisect_left(self.starts, head.end, index + 1, len(self.heads)), closed=True)
        return _Span(self.starts[following], following, closed=False)

    def _recovery(self, index: int) -> int:
        """The head to go on with after a block that nothing closes: at the start of a line, or outside its values."""
        limit = self.next_at_line_start[index + 1]
        beside = self.next_beside[index]
        if beside < limit:
            return beside
        return limit if limit < len(self.heads) else index + 1

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

    def _commented(self, heads: Iterable[Head]) -> Iterator[Block]:
        for head in heads:
            source, key = self._source(head.start), self._key(head)
            if head.type not in DEFINITIONS:
                message = f"`@{head.type}` stands in a comment and is not published"
                yield Block(head.type, source, "", note("commented-out-entry", message, source, key=key))

    def _unclosed(self, head: Head, span: _Span) -> Block:
        source, key = self._source(head.start), self._key(head)
        where = "the next entry begins" if span.following < len(self.heads) else "the file ends"
        message = f"`@{head.type}` is not closed before {where}"
        hint = "look for a missing } in it"
        if head.type in DEFINITIONS:
            return Block(head.type, source, "", warning("unclosed-block", message, source, hint=hint))
        message += "; it is not published"
        return Block(head.type, source, "", error("unclosed-entry", message, source, key=key, hint=hint))

    def _closed(self, index: int, span: _Span) -> Block:
        head = self.heads[index]
        source, text = self._source(head.start), self.text[head.start : span.end]
        inside = tuple(other for other in self.heads[index + 1 : span.following] if other.line_start)
        if head.type in DEFINITIONS:
            return Block(
                head.type, source, text if head.type == "string" else "", None, self._smuggled(head, inside, source)
            )
        problem = self._problem(head, span, source) or self._swallowed(head, inside, source)
        doubts = self._smuggled(head, inside, source) + self._beside(head, span, source)
        return Block(head.type, source, "" if problem else text, problem, () if problem else doubts)

    def _after(self, span: _Span) -> str:
        """What stands between a block and the next head, empty if it is nothing but blanks."""
        after = self.text[span.end : self.starts[span.following]]
        return "" if after.isspace() else after

    def _problem(self, head: Head, span: _Span, source: Source) -> Problem | None:
        if span.end - head.start > MAX_ENTRY:
            message = f"`@{head.type}` is longer than {MAX_ENTRY // 2**20} MB and is not published"
            return error("entry-too-long", message, source, key=self._key(head))
        if not (after := self._after(span)):
            return None
        after = _BROKEN_HEAD.split(after, maxsplit=1)[0]
        is_cut_short = after.count("}") > after.count("{") or after.lstrip().startswith(",")
        if not is_cut_short or not _FIELD.search(_COMMENT_LINE.sub("", after)):
            return None
        message = f"fields follow the closing delimiter of `@{head.type}`; a record cut short is not published"
        hint = "look for a } too many in this entry"
        return error("fields-outside-entry", message, source, key=self._key(head), hint=hint)

    def _beside(self, head: Head, span: _Span, source: Source) -> tuple[Problem, ...]:
        """What stands between entries is a comment in BibTeX, also if it looks like a field that was meant for one."""
        if not (after := self._after(span)):
            return ()
        if (broken := _BROKEN_HEAD.search(after)) is not None:
            line = source.line + self.text.count("\n", head.start, span.end + broken.start())
            message = f"`{broken[0].strip()[:40]}` begins no entry; what follows is not published"
            where = Source(source.file, line)
            return (error("broken-head", message, where, hint="an entry begins with `@article{key,`"),)
        if "=" not in after or not _FIELD.search(_COMMENT_LINE.sub("", after)):
            return ()
        message = f"what looks like fields follows the end of `@{head.type}` and is not part of it"
        hint = "move the closing } behind them if they belong to it"
        return (warning("text-like-fields", message, source, key=self._key(head), hint=hint),)

    def _swallowed(self, head: Head, inside: Sequence[Head], source: Source) -> Problem | None:
        """What tells entries that a missing brace has put into a value from one that a text quotes."""
        if not inside or not _holds_fields(self.text[head.body : inside[0].start]):
            return None
        names = ", ".join(f"`@{other.type}`" for other in inside[:SHOWN_HEADS])
        message = f"a value of `@{head.type}` holds other entries ({names}); none of them is published"
        hint = "look for a missing } in this entry"
        return error("entry-inside-value", message, source, key=self._key(head), hint=hint)

    def _smuggled(self, head: Head, inside: Sequence[Head], source: Source) -> tuple[Problem, ...]:
        if not inside:
            return ()
        line = 1 + self.text.count("\n", head.start, inside[0].start)
        message = f"a value of this entry holds what looks like another one (`@{inside[0].type}` in its line {line})"
        hint = "look for a missing } if it is not meant to"
        return (warning("entry-inside-value", message, source, key=self._key(head), hint=hint),)

    def _key(self, head: Head) -> str:
        match = _KEY.match(self.text, head.body)
        return tidy(match[0]) if match and not self.text.startswith("=", match.end()) else ""

    def _source(self, start: int) -> Source:
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start
        return Source("", self.line)


def _holds_fields(body: str) -> bool:
    """Whether a value in the body of an entry holds lines that look like fields."""
    depth = 0
    for token in _VALUE_LINE.finditer(body):
        if token[0] in "{}":
            depth += 1 if token[0] == "{" else -1
        elif depth > 0:
            return True
    return False


def _odd_quotes(text: str) -> bool:
    """Whether an odd number of quotation marks stands outside the braces of `text`."""
    depth, odd = 0, False
    for sign in _SIGN.findall(text):
        if sign == '"':
            odd ^= depth == 0
        else:
            depth += 1 if sign == "{" else -1
    return odd
