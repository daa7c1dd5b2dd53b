"""Whether two records are of one work."""

from collections.abc import Iterator

from sitegen.language.orthography import fold
from sitegen.model import Entry


def identities(entry: Entry) -> Iterator[tuple[object, ...]]:
    """What two records of one work have in common: an identifier, or a title with all else that tells works apart."""
    for name, value in (("doi", entry.doi), ("arxiv", entry.arxiv), ("pmid", entry.pmid)):
        if value:
            yield name, value.lower()
    start = entry.issued.start if entry.issued else None
    place = (entry.volume, entry.issue, entry.page.first if entry.page else "", entry.number)
    for words in entry.title.versions if start else ():
        if title := fold(words.value):
            yield "title", title, start, *place


def may_be_one(doi: str, other: str) -> bool:
    """Whether two works with these DOIs, empty where there is none, can be one work."""
    return not doi or not other or doi.lower() == other.lower()
