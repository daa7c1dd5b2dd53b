"""Where blocks may begin in a BibTeX file, and where each would end."""

import re
from array import array
from collections.abc import Sequence

from msgspec import Struct

_TYPE = r"@[ \t]*(?P<type>[^\W\d_][\w:+.-]*)[ \t]*(?:\n[ \t]*)?"
HEAD = re.compile(rf"(?<!\w){_TYPE}(?P<open>[{{(])")
_ROUND_HEAD = re.compile(rf"{_TYPE}\(")
# A short group of braces without another sign in it changes nothing, and is passed over as a whole.
_SHORT_GROUP = "{[^@{}]{0,80}+}"
_TOKEN = re.compile(f"{_SHORT_GROUP}|[@{{}}]")
_TOKEN_IF_ROUND = re.compile(f'{_SHORT_GROUP}|[@{{}}()"]')
_LONGEST_GROUP = 2**14


class Head(Struct, gc=False):
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


def find_heads(text: str) -> list[Head]:
    """Every head, and where the block that would begin there ends: in one pass, whatever is nested in what."""
    found: list[Head] = []
    open_heads: list[Head] = []
    depth = done = 0
    next_token = (_TOKEN_IF_ROUND if _ROUND_HEAD.search(text) else _TOKEN).search
    while (token := next_token(text, done)) is not None:
        sign, start, before, done = token[0], token.start(), done, token.end()
        if sign == "{" and (end := _group_end(text, done)):
            done = end
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            while open_heads and open_heads[-1].inner > depth:
                _close(open_heads.pop(), depth, done)
        elif sign != "@":
            _follow_round(open_heads, sign, depth, done)
        elif match := HEAD.match(text, start):
            head = _head(match, depth, line_start=_begins_line(text, before, start))
            found.append(head)
            depth, done = head.inner, head.body
            if head.line_start or not head.round or not open_heads:
                open_heads.append(head)
    return found


def _group_end(text: str, start: int) -> int:
    """Where a group that began before `start` ends, if no other sign is in it; 0 if there is one, or it is too long."""
    end = text.find("}", start, start + _LONGEST_GROUP)
    is_plain = end >= 0 and text.find("{", start, end) < 0 and text.find("@", start, end) < 0
    return end + 1 if is_plain else 0


def _begins_line(text: str, done: int, start: int) -> bool:
    """Whether nothing but blanks stands between the last sign, or the beginning of its line, and `start`."""
    _, line_end, blanks = text[done:start].rpartition("\n")
    return not blanks.strip(" \t\ufeff") and (bool(line_end) or done == 0)


def _head(match: re.Match[str], depth: int, *, line_start: bool) -> Head:
    return Head(match.start(), match.end(), depth, match["type"].lower(), match["open"] == "(", line_start)


def _close(head: Head, depth: int, end: int) -> None:
    """End a block at a closing brace; one that began with a parenthesis, or further in, is left unclosed."""
    if not head.round and head.depth == depth:
        head.end = end


def _follow_round(open_heads: list[Head], sign: str, depth: int, end: int) -> None:
    """Follow the quotes of a block in parentheses, where `)` is text, and end it."""
    if len(sign) > 1 or not open_heads or not open_heads[-1].round or open_heads[-1].depth != depth:
        return
    head = open_heads[-1]
    if sign == '"':
        head.quoted = not head.quoted
    elif sign == ")" and not head.quoted:
        head.end = end
        open_heads.pop()


def next_at_line_start(heads: Sequence[Head]) -> "array[int]":
    """For each index, and the one after the last, the first head from there on that begins a line."""
    found = array("l", [len(heads)]) * (len(heads) + 2)
    for index in range(len(heads) - 1, -1, -1):
        found[index] = index if heads[index].line_start else found[index + 1]
    return found


def next_beside(heads: Sequence[Head]) -> "array[int]":
    """For each index, the first head after it that is as deep in braces as the fields of this one."""
    found = array("l", [len(heads)]) * len(heads)
    next_at_depth: dict[int, int] = {}
    for index in range(len(heads) - 1, -1, -1):
        found[index] = next_at_depth.get(heads[index].inner, len(heads))
        next_at_depth[heads[index].depth] = index
    return found
