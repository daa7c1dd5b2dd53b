"""The fields of a BibTeX entry that the site has no place for: which of them may leave it."""

import re
from collections.abc import Iterator

from sitegen.language.orthography import ascii_digits
from sitegen.model import Entry

NOTES_TO_ONESELF = frozenset({"annotation", "annote", "comment", "file", "localfile", "pdffile", "review"})
PRIVATE_FIELDS = (
    NOTES_TO_ONESELF
    # What reference managers keep for themselves.
    | {"creationdate", "groups", "modificationdate", "owner", "printed", "priority", "qualityassured", "ranking"}
    | {"rating", "read", "readstatus", "relevance", "search", "timestamp", "username"}
    # What steers BibLaTeX in one document, and the keys of others there; parents have been merged into their children.
    | {"crossref", "entryset", "execute", "ids", "options", "presort", "relatedoptions", "sortkey"}
    | {"sortname", "sortshorthand", "sorttitle", "sortyear", "xdata", "xref"}
)
# Of one relation each work has, a notice is the one that counts.
RELATION = frozenset({"related", "relatedstring", "relatedtype"})
PRIVATE_PREFIXES = ("__", "bdsk-", "citeulike-", "date-", "jabref-", "local-", "mendeley-", "posted-", "zotero-")

_DAY = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_DAYS = re.compile(f"{_DAY}(?:/{_DAY})?")
_TIME = re.compile(r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?")
HARMFUL = re.compile("[+:]+")
NAME = re.compile(r"[^\s\"#%'(),={}~\\@]+")
"""What a citation key or the name of a field may look like in every reader."""


def citation_key(key: str, slug: str) -> str:
    """What a work is called in files: its key where every reader takes it, else its slug."""
    return key if NAME.fullmatch(key) else slug


def stated(entry: Entry, field: str) -> str:
    """What a field that the site has no place for says, in ASCII digits."""
    return ascii_digits(next((value for name, value in entry.extra if name == field), ""))


def days(entry: Entry, field: str) -> tuple[str, ...]:
    """The day in such a field, or both ends of a range, where it is a date of ISO 8601; else nothing."""
    written = _TIME.sub("", stated(entry, field))
    return tuple(written.split("/")) if _DAYS.fullmatch(written) else ()


def is_published(field: str) -> bool:
    """Whether a field that the site has no place for may leave it, and can be written."""
    private = field in PRIVATE_FIELDS or field.startswith(PRIVATE_PREFIXES)
    return not private and NAME.fullmatch(field) is not None


def plainly_named(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields without a place, a hyphen for each mark in a name that makes bibtexparser 1 lose the entry."""
    taken = {name for name, _ in entry.extra}
    for name, value in extra_fields(entry):
        plain = HARMFUL.sub("-", name)
        while plain != name and plain in taken:
            plain += "-2"
        taken.add(plain)
        yield plain, value


def extra_fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields without a place, but for those of the editor alone and files on the editor's machine."""
    for name, value in entry.extra:
        is_local_file = name.lower() == "pdf" and "://" not in value
        is_other_relation = bool(entry.notices) and name.lower() in RELATION
        if value and is_published(name.lower()) and not (is_local_file or is_other_relation):
            yield name, value
