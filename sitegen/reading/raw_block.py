"""A BibTeX block before its macros and its place in the file are known."""

from msgspec import Struct

from sitegen.problems import Severity


class Piece(Struct, frozen=True, gc=False):
    """A part of a value: text, or the name of a macro that stands for text."""

    text: str
    is_macro: bool = False


class Field(Struct, frozen=True, gc=False):
    """A name in lower case and the parts that `#` joins; `line` is counted from the block's own, 0."""

    name: str
    pieces: tuple[Piece, ...]
    line: int = 0


class Finding(Struct, frozen=True):
    """A problem whose place is counted from the line of its block: it does not change when the block moves."""

    code: str
    severity: Severity
    message: str
    line: int = 0
    hint: str = ""


class RawBlock(Struct, frozen=True, gc=False):
    """What a block says. `key` is empty if it has none; a finding of severity error means that it cannot be used."""

    type: str
    key: str
    fields: tuple[Field, ...]
    findings: tuple[Finding, ...] = ()
