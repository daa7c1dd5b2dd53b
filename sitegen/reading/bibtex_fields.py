"""One BibTeX block as a key and fields.

bibtexparser's Splitter finds the fields, but it is shown only the frame of the block: a numbered token stands for each
value in braces or quotes. So nothing inside a value can mislead it, and what foreign files get wrong between the values
(no key, a missing comma, a doubled one, a comment) is put right in the frame.
"""

import re
from collections.abc import Iterator

from bibtexparser.model import DuplicateFieldKeyBlock, Entry
from bibtexparser.model import Field as SplitField
from bibtexparser.splitter import Splitter
from msgspec import Struct

from sitegen.language.characters import collapse, tidy
from sitegen.problems import Severity
from sitegen.reading.bibtex_plain import MAX_DEPTH, MAX_FIELDS, group_end, plain_block, string_end
from sitegen.reading.raw_block import Field, Finding, Piece, RawBlock

NAMELESS = "nameless"

# A value stands in the frame as its number between these two.
_FIRST, _LAST = "\x02", "\x03"
_NAME = rf"(?=[^\W\d_][^\s=,#{_FIRST}]*+\s*+=)"
_HEAD = re.compile(r"@[ \t]*([^\W\d_][\w:+.-]*)\s*[{(]")
_SPECIAL = re.compile(r'[{}"]|[\\@\x02\x03]+')
_TOKEN = re.compile(f"{_FIRST}([0-9]+){_LAST}")
_COMMENT = re.compile(r"(?:^|(?<=[\s,]))%[^\n]*")
# After a value in braces or quotes, or after a word: a number, the name of a macro, the key.
_MISSING_COMMA = re.compile(
    rf"(?:(?<={_LAST})|(?P<word>(?:^|[=#])\s*+[^\s=,#{_FIRST}{_LAST}]++)(?=\s))(?P<blanks>\s*+){_NAME}"
)
_ADDRESS = re.compile(r"[a-z]+://")


class _Frame(Struct):
    """The text between the values of a block, with all its line ends, and the values with their delimiters."""

    text: str
    values: list[str]
    findings: list[Finding]

    def warn(self, code: str, message: str, line: int = 0, hint: str = "") -> None:
        self.findings.append(Finding(code, Severity.WARNING, message, line, hint))


def parse_block(text: str) -> RawBlock:
    """The key and the fields of the block `@type{…}`: a function of the text alone, wherever it stands."""
    return plain_block(text) or framed_block(text)


def framed_block(text: str) -> RawBlock:
    """The key and the fields of a block, whatever is wrong with it."""
    head = _HEAD.match(text)
    if head is None:
        raise ValueError("not a BibTeX block")
    frame = _frame(text[head.end() : -1])
    _drop_comments(frame)
    _insert_commas(frame)
    key, comma, body = frame.text.partition(",")
    if "=" in key or not comma:
        key, body = ("", frame.text) if "=" in key else (key, "")
    above = head[0].count("\n") + frame.text.count("\n", 0, len(frame.text) - len(body))
    fields = tuple(_fields(_parts(body, above, frame), frame))
    return RawBlock(head[1].lower(), _words(key, frame), fields, tuple(frame.findings))


# The frame


def _frame(body: str) -> _Frame:
    frame = _Frame("", [], [])
    pieces: list[str] = []
    position = 0
    while special := _SPECIAL.search(body, position):
        start = special.start()
        end, value = _value(body, special, frame)
        pieces += (body[position:start], f"{_FIRST}{len(frame.values)}{_LAST}", "\n" * body.count("\n", start, end))
        frame.values.append(value)
        position = end
    frame.text = "".join([*pieces, body[position:]])
    return frame


def _value(body: str, special: re.Match[str], frame: _Frame) -> tuple[int, str]:
    """Where the value that begins with `special` ends, and the value with its delimiters."""
    start = special.start()
    if special[0] == "{":
        end, depth = group_end(body, start)
        if depth > MAX_DEPTH:
            message = f"braces are nested {depth} deep, and more than {MAX_DEPTH} are not read"
            frame.findings.append(Finding("nesting-too-deep", Severity.ERROR, message, body.count("\n", 0, start)))
        return end, body[start:end]
    if special[0] != '"':
        return special.end(), special[0]
    if end := string_end(body, start):
        return end, body[start:end]
    message = "a quotation mark is not closed; the value is taken to end with its line"
    frame.warn("unclosed-quote", message, body.count("\n", 0, start))
    rest = body[start:].split("\n", 1)[0].rstrip().removesuffix(",")
    return start + len(rest), rest + '"'


def _drop_comments(frame: _Frame) -> None:
    if "%" not in frame.text:
        return
    if any("=" in comment for comment in _COMMENT.findall(frame.text)):
        message = "a field is commented out with % and left out"
        frame.findings.append(Finding("commented-out-field", Severity.NOTE, message))
    frame.text = _COMMENT.sub("", frame.text)


def _insert_commas(frame: _Frame) -> None:
    place = _MISSING_COMMA.search(frame.text)
    if place is None:
        return
    line = frame.text.count("\n", 0, place.start("blanks"))
    frame.text, count = _MISSING_COMMA.subn(lambda match: f"{match['word'] or ''},{match['blanks']}", frame.text)
    what = "a comma is" if count == 1 else f"{count} commas are"
    frame.warn("missing-comma", f"{what} missing between fields", line)


def _parts(body: str, above: int, frame: _Frame) -> list[str]:
    """The fields as they are written, each after its line ends and those of what is left out before it."""
    if body.count(",") > MAX_FIELDS:
        message = f"there are more than {MAX_FIELDS} fields; so many are not read"
        frame.findings.append(Finding("too-many-fields", Severity.ERROR, message))
        return []
    found, blank = [], "\n" * above
    for part in body.split(","):
        if "=" in part:
            found.append(blank + part)
            blank = ""
            continue
        if words := _words(part, frame)[:80]:
            frame.warn("text-between-fields", f"“{words}” is no field; it is left out", hint="put values in braces")
        blank += "\n" * part.count("\n")
    return found


def _words(text: str, frame: _Frame) -> str:
    """A part of a frame with its values, as text."""
    return tidy(_restored(text, frame))


def _restored(text: str, frame: _Frame) -> str:
    def restore(token: re.Match[str]) -> str:
        value = frame.values[int(token[1])]
        return f"{{{value[1:-1]}}}" if value[0] in '{"' else value

    return _TOKEN.sub(restore, text)


# The fields


def _fields(parts: list[str], frame: _Frame) -> Iterator[Field]:
    for field in _split("@entry{key," + ",".join(parts) + "}"):
        name = _words(field.key, frame).lower()
        if not name:
            frame.warn("nameless-field", f"a field has no name; it is read as `{NAMELESS}`", field.start_line)
        pieces = tuple(_pieces(field.value, field.start_line, frame))
        yield Field(name or NAMELESS, pieces, field.start_line)


def _split(entry: str) -> list[SplitField]:
    """The fields of an entry, which must not be broken."""
    block = Splitter(entry).split().blocks[0]
    found = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock) else block
    if not isinstance(found, Entry):
        raise TypeError(f"bibtexparser did not read {entry!r}")
    return found.fields


def _pieces(value: str, line: int, frame: _Frame) -> Iterator[Piece]:
    """The parts that `#` joins; an address has one of its own."""
    for part in map(str.strip, [value] if _ADDRESS.match(value) else value.split("#")):
        token = _TOKEN.fullmatch(part)
        if token and frame.values[int(token[1])][0] in '{"':
            yield Piece(frame.values[int(token[1])][1:-1])
        elif part and (part[0].isdigit() or _ADDRESS.match(part)):
            yield Piece(_restored(part, frame))
        elif _FIRST in part or len(part.split()) > 1:
            words = collapse(_restored(part, frame))
            frame.warn("text-beside-value", f"a value is not all in braces or quotes: “{words[:80]}”", line)
            yield Piece(words)
        elif part:
            yield Piece(part, is_macro=True)
