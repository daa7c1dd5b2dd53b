"""The fields of a BibTeX entry that the site has no place for: which of them may leave it."""

import re
from collections.abc import Iterator

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

HARMFUL = re.compile("[+:]+")
NAME = re.compile(r"[^\s\"#%'(),={}~\\@]+")
"""What a citation key or the name of a field may look like in every reader."""


def citation_key(key: str, slug: str) -> str:
    """What a work is called in files: its key where every reader takes it, else its slug."""
    return key if NAME.fullmatch(key) else slug


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
