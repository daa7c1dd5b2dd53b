"""The blocks that most files are made of: a key, and fields with commas between them, in which nothing is wrong."""

import re

from sitegen.language.characters import tidy
from sitegen.reading.raw_block import Field, Piece, RawBlock

MAX_DEPTH = 200
MAX_FIELDS = 10_000

_BLANKS = r"[ \t\n]*+"
_HEAD = re.compile(rf"@([A-Za-z]++){_BLANKS}{{")
_KEY = re.compile(rf"{_BLANKS}([^\s=,#%{{}}\"\\@\x02\x03]*+){_BLANKS},")
# Most values are one short group without another inside; to look for the end of a long one is faster than to match it.
_SHORT_VALUE = rf"{{([^{{}}]{{0,200}}+)}}{_BLANKS}(?:,{_BLANKS}(?:}}\Z)?|}}\Z)"
_FIELD = re.compile(rf"{_BLANKS}([A-Za-z][A-Za-z0-9_:.+-]*+){_BLANKS}(=){_BLANKS}(?:{_SHORT_VALUE})?")
_WORD = re.compile("[A-Za-z0-9][A-Za-z0-9_:.+-]*+")
_AFTER = re.compile(rf"{_BLANKS}(?:(#){_BLANKS}|,{_BLANKS}(?:}}\Z)?|}}\Z)")
_BRACE = re.compile("[{}]")
_SIGN = re.compile('[{}"]')


def plain_block(text: str) -> RawBlock | None:
    """What the general reading would find in a block, at a fraction of its cost; nothing if it has to be asked."""
    head = _HEAD.match(text)
    if head is None:
        return None
    key = _KEY.match(text, head.end())
    fields: list[Field] = []
    position = key.end() if key else head.end()
    counted = line = 0
    while (field := _FIELD.match(text, position)) is not None:
        name, _, value = field.groups()
        position = field.end()
        pieces: tuple[Piece, ...] = (Piece(value),) if value is not None else ()
        if not pieces:
            pieces, position = _pieces(text, position)
        if not pieces:
            return None
        line += text.count("\n", counted, counted := field.start(2))
        fields.append(Field(name.lower(), pieces, line))
    if position != len(text) or len(fields) >= MAX_FIELDS:
        return None
    return RawBlock(head[1].lower(), tidy(key[1]) if key else "", tuple(fields))


def _pieces(text: str, position: int) -> tuple[tuple[Piece, ...], int]:
    """The parts of the value at `position`, none if it is no plain one, and where the next field or nothing begins."""
    pieces: list[Piece] = []
    while True:
        piece, end = _piece(text, position)
        after = _AFTER.match(text, end)
        if piece is None or after is None:
            return (), position
        pieces.append(piece)
        position = after.end()
        if not after[1]:
            return tuple(pieces), position


def _piece(text: str, start: int) -> tuple[Piece | None, int]:
    """The part of a value that begins at `start`, if it is a plain one, and where it ends."""
    if text.startswith("{", start):
        end, depth = group_end(text, start)
        return Piece(text[start + 1 : end - 1]) if depth <= MAX_DEPTH else None, end
    if text.startswith('"', start):
        end = string_end(text, start)
        return Piece(text[start + 1 : end - 1]) if end else None, end
    word = _WORD.match(text, start)
    return (Piece(word[0], is_macro=not word[0][0].isdigit()), word.end()) if word else (None, start)


def group_end(body: str, start: int) -> tuple[int, int]:
    """Where the braces that open at `start` close, and how deep they nest."""
    end = body.find("}", start)
    if end >= 0 and body.find("{", start + 1, end) < 0:
        return end + 1, 1
    depth = deepest = 0
    for brace in _BRACE.finditer(body, start):
        if brace[0] == "{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
            if depth == 0:
                return brace.end(), deepest
    return len(body), deepest


def string_end(body: str, start: int) -> int:
    """Where the quotation mark at `start` is closed outside braces; 0 if nowhere."""
    depth = 0
    for sign in _SIGN.finditer(body, start + 1):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            depth -= 1
        elif depth == 0:
            return sign.end()
    return 0
