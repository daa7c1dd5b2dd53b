"""PRISM in `<meta>` tags: Zotero knows what a work appeared in from it where Highwire has no tag.

http://prismstandard.org/namespaces/basic/2.1/: Zotero knows the versions 1.2 to 2.1, and not 3.0.
"""

from sitegen.formats import tags
from sitegen.formats.dates import iso_start
from sitegen.formats.format import Elements, Format, Link, OfWork, Tag

SCHEMA = Link("schema.prism", "http://prismstandard.org/namespaces/basic/2.1/")

HEAD: tuple[Tag | Elements, ...] = (
    Elements(OfWork(lambda _: [SCHEMA])),
    Tag("prism.publicationName", tags.container_title),
    Tag("prism.issn", OfWork(lambda e: e.container.issn if e.container else e.issn)),
    Tag("prism.eIssn", OfWork(lambda e: e.container.eissn if e.container else ())),
    Tag("prism.isbn", tags.ISBNS),
    Tag("prism.volume", tags.VOLUME),
    Tag("prism.number", tags.ISSUE),
    Tag("prism.edition", tags.EDITION),
    Tag("prism.startingPage", tags.FIRST_PAGE),
    Tag("prism.endingPage", tags.LAST_PAGE),
    Tag("prism.publicationDate", OfWork(lambda e: iso_start(e.issued))),
    Tag("prism.doi", tags.DOI),
    Tag("prism.url", tags.url),
    Tag("prism.keyword", tags.keywords),
)

FORMAT = Format("prism", "PRISM", head=HEAD)
