"""Dublin Core in `<meta>` tags, spelt as Zotero, OJS and OpenAlex read it.

https://www.dublincore.org/specifications/dublin-core/dc-html/. `DC.creator` has a small `c` in creator: OpenAlex takes
`dc.Creator` for a second list of authors beside Highwire's.
"""

from sitegen.formats import tags
from sitegen.formats.dates import iso_range
from sitegen.formats.facts import english_type, pages
from sitegen.formats.format import Elements, Format, Landing, Link, OfWork, Tag
from sitegen.formats.types import kind
from sitegen.model import Entry, Words

# Zotero matches namespaces to the letter: with https it knows none of the tags.
SCHEMA = Link("schema.DC", "http://purl.org/dc/elements/1.1/")


def _identifiers(entry: Entry) -> list[str]:
    identifiers = [f"ISBN {isbn}" for isbn in entry.isbn]
    return [*identifiers, f"arXiv:{entry.arxiv}"] if entry.arxiv else identifiers


def _contributors(entry: Entry, page: Landing) -> list[Words]:
    """Editors, translators and advisors; where Highwire's tags do not name them, Zotero would take them for authors."""
    known = entry.author or (page.citation_tags and entry.editor)
    return tags.names(entry.contributors, page.lang) if known else []


HEAD: tuple[Tag | Elements, ...] = (
    Elements(OfWork(lambda _: [SCHEMA])),
    Tag("DC.title", tags.title),
    Tag("DC.title.alternative", lambda e, page: e.title.others(page.lang) if len(e.title.versions) > 1 else ()),
    Tag("DC.creator", tags.authors),
    Tag("DC.contributor", _contributors),
    Tag("DC.publisher", tags.publisher),
    Tag("DC.date", OfWork(lambda e: iso_range(e.issued))),
    Tag("DC.type", OfWork(lambda e: english_type(e, kind(e).zotero))),
    Tag("DC.language", tags.LANGUAGE),
    Tag("DC.source", tags.container_title),
    Tag("DC.Source.ISSN", tags.ISSNS),
    Tag("DC.Source.Volume", tags.VOLUME),
    Tag("DC.Source.Issue", tags.ISSUE),
    Tag("DC.Identifier.pageNumber", OfWork(lambda e: pages(e.page))),
    Tag("DC.subject", tags.keywords),
    Tag("DC.description", tags.abstract),
    Tag("DC.rights", tags.LICENSE),
    # The last one must be the work's alone, since Hypothesis equates pages by it.
    Tag("DC.identifier", OfWork(_identifiers)),
    Tag("DC.identifier", tags.url),
    Tag("DC.identifier", OfWork(lambda e: f"doi:{e.doi}" if e.doi else "")),
)

FORMAT = Format("dublin-core", "Dublin Core", head=HEAD)
