"""The fields of a BibTeX entry that the site has no place for: which of them may leave it."""

import re

NOTES_TO_ONESELF = frozenset({"annotation", "annote", "comment", "file", "localfile", "pdffile", "review"})
PRIVATE_FIELDS = (
    NOTES_TO_ONESELF
    # What reference managers keep for themselves.
    | {"creationdate", "groups", "modificationdate", "owner", "printed", "priority", "qualityassured", "ranking"}
    | {"rating", "read", "readstatus", "relevance", "search", "timestamp", "username"}
    # What steers BibLaTeX in one document, and the keys of others there; parents have been merged into their children.
    | {"crossref", "entryset", "execute", "ids", "options", "presort", "related", "relatedoptions", "relatedstring"}
    | {"relatedtype", "sortkey", "sortname", "sortshorthand", "sorttitle", "sortyear", "xdata", "xref"}
)
PRIVATE_PREFIXES = ("__", "bdsk-", "citeulike-", "date-", "jabref-", "local-", "mendeley-", "posted-", "zotero-")

NAME = re.compile(r"[^\s\"#%'(),={}~\\@]+")
"""What a citation key or the name of a field may look like in every reader."""


def citation_key(key: str, slug: str) -> str:
    """What a work is called in files: its key where every reader takes it, else its slug."""
    return key if NAME.fullmatch(key) else slug


def is_published(field: str) -> bool:
    """Whether a field that the site has no place for may leave it, and can be written."""
    private = field in PRIVATE_FIELDS or field.startswith(PRIVATE_PREFIXES)
    return not private and NAME.fullmatch(field) is not None
