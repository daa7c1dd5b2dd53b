"""Dublin Core in `<meta>` tags, spelt as Zotero, OJS and OpenAlex read it.

https://www.dublincore.org/specifications/dublin-core/dc-html/. `DC.creator` has a small `c` in creator: OpenAlex takes
`dc.Creator` for a second list of authors beside Highwire's.
"""

from collections.abc import Iterator

from sitegen.formats.dates import iso_range
from sitegen.formats.facts import best, container_title, english_type, issns, known_language, others, pages
from sitegen.formats.format import Embedded, Format, Landing, Link
from sitegen.formats.tags import Row, keywords, metas, names
from sitegen.formats.types import kind
from sitegen.model import Entry

# Zotero matches namespaces to the letter: with https it knows none of the tags.
SCHEMA = Link("schema.DC", "http://purl.org/dc/elements/1.1/")


def embed(entry: Entry, landing: Landing) -> tuple[Embedded, ...]:
    """The namespace and the tags of a page."""
    return (SCHEMA, *metas(TAGS, entry, landing))


def _identifiers(entry: Entry, landing: Landing) -> Iterator[str]:
    """All that names the work; the last one must be its alone, since Hypothesis equates pages by it."""
    yield from (f"ISBN {isbn}" for isbn in entry.isbn)
    if entry.arxiv:
        yield f"arXiv:{entry.arxiv}"
    yield landing.url
    if entry.doi:
        yield f"doi:{entry.doi}"


TAGS: tuple[Row, ...] = (
    ("DC.title", lambda e, page: best(e.title, page.lang)),
    ("DC.title.alternative", lambda e, page: others(e.title, page.lang)),
    ("DC.creator", lambda e, page: names(e.author, page.lang)),
    ("DC.contributor", lambda e, page: names((*e.editor, *e.translator), page.lang)),
    ("DC.publisher", lambda e, page: best(e.publisher, page.lang)),
    ("DC.date", lambda e, _: iso_range(e.issued)),
    ("DC.type", lambda e, _: english_type(e, kind(e).zotero)),
    ("DC.language", lambda e, _: known_language(e.language)),
    ("DC.source", lambda e, page: container_title(e, page.lang)),
    ("DC.Source.ISSN", lambda e, _: issns(e)),
    ("DC.Source.Volume", lambda e, _: e.volume),
    ("DC.Source.Issue", lambda e, _: e.issue),
    ("DC.Identifier.pageNumber", lambda e, _: pages(e.page)),
    ("DC.subject", lambda e, page: keywords(e, page.lang)),
    ("DC.description", lambda e, page: best(e.abstract, page.lang)),
    ("DC.rights", lambda e, _: e.license),
    ("DC.identifier", lambda e, page: [*_identifiers(e, page)]),
)

FORMAT = Format("dublin-core", "Dublin Core", embed=embed)
