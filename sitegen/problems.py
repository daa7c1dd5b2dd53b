"""What is wrong with the input, as values: nothing is raised for a bad record, nothing is lost in silence."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a problem matters: an error keeps a record, or its metadata, out of the site; a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Source(Struct, frozen=True, order=True, gc=False):
    """Where something was read: a file, relative to the content folder with `/`, and a line from 1 (0: the file)."""

    file: str
    line: int = 0


class Problem(Struct, frozen=True, gc=False):
    """One thing to tell the editor of the content.

    `code` is its name in words (`missing-title`), `message` a sentence in the editor's terms, `key` the citation key of
    the record that it belongs to, `hint` what to do about it.
    """

    code: str
    severity: Severity
    message: str
    source: Source
    key: str = ""
    hint: str = ""


def error(code: str, message: str, source: Source, *, key: str = "", hint: str = "") -> Problem:
    """A problem that keeps a record, or its metadata, out of the site."""
    return Problem(code, Severity.ERROR, message, source, key, hint)


def warning(code: str, message: str, source: Source, *, key: str = "", hint: str = "") -> Problem:
    """A problem that the editor should look at; the record is published."""
    return Problem(code, Severity.WARNING, message, source, key, hint)


def note(code: str, message: str, source: Source, *, key: str = "", hint: str = "") -> Problem:
    """Something that the editor may want to know."""
    return Problem(code, Severity.NOTE, message, source, key, hint)
