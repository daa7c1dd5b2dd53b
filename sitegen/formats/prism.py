"""PRISM in `<meta>` tags: Zotero knows what a work appeared in from it where Highwire has no tag.

http://prismstandard.org/namespaces/basic/2.1/: Zotero knows the versions 1.2 to 2.1, and not 3.0.
"""

from sitegen.formats.dates import iso_start
from sitegen.formats.facts import container_title, first_page, last_page
from sitegen.formats.format import Embedded, Format, Landing, Link
from sitegen.formats.tags import Row, keywords, metas
from sitegen.model import Entry

SCHEMA = Link("schema.prism", "http://prismstandard.org/namespaces/basic/2.1/")


def embed(entry: Entry, landing: Landing) -> tuple[Embedded, ...]:
    """The namespace and the tags of a page."""
    return (SCHEMA, *metas(TAGS, entry, landing))


TAGS: tuple[Row, ...] = (
    ("prism.publicationName", lambda e, page: container_title(e, page.lang)),
    ("prism.issn", lambda e, _: e.container.issn if e.container else ()),
    ("prism.eIssn", lambda e, _: e.container.eissn if e.container else ()),
    ("prism.isbn", lambda e, _: e.isbn),
    ("prism.volume", lambda e, _: e.volume),
    ("prism.number", lambda e, _: e.issue),
    ("prism.edition", lambda e, _: e.edition),
    ("prism.startingPage", lambda e, _: first_page(e)),
    ("prism.endingPage", lambda e, _: last_page(e)),
    ("prism.publicationDate", lambda e, _: iso_start(e.issued)),
    ("prism.doi", lambda e, _: e.doi),
    ("prism.url", lambda _, page: page.url),
    ("prism.keyword", lambda e, page: keywords(e, page.lang)),
)

FORMAT = Format("prism", "PRISM", embed=embed)
