"""schema.org in JSON-LD: the work, what it is part of, and who made it.

https://schema.org/ScholarlyArticle. Strings are plain and in the page's language: language maps are valid, but readers
fall over them. `@id` is the same on the page in every language: two pages, one work.
"""

from collections.abc import Callable, Mapping

from sitegen.formats import tags
from sitegen.formats.dates import iso_start
from sitegen.formats.facts import degree, first_page, issns, pages, prose
from sitegen.formats.format import Format, Landing, OfWork, Property
from sitegen.formats.links import arxiv_url, doi_url, pmid_url, work_id
from sitegen.formats.schema_org_nodes import (
    Node,
    container_node,
    filled,
    issue_node,
    organization,
    people,
    volume_node,
    within,
    words_in,
)
from sitegen.formats.types import KINDS, kind
from sitegen.model import Entry

NUMBERED = {"patent": "patent number", "standard": "standard number"}
"""What the work's own number is called, for types without a class that has a property for it."""
LONGEST_COUNT = 10


def _part_of(entry: Entry, landing: Landing) -> Node:
    """What the work is part of, each level part of the next one; levels that the record does not name are left out.

    An issue is part of a volume of a journal, a chapter part of a book, which may be a volume of a series.
    """
    container = _container(entry, landing.lang)
    issue, volume = issue_node(entry.issue), volume_node(entry.volume)
    numbered = (issue, volume, container) if _is_in_periodical(entry) else (container, issue, volume)
    return within(*numbered, _series(entry, landing.lang))


def _is_in_periodical(entry: Entry) -> bool:
    return entry.container is not None and entry.container.kind == "periodical"


def _container(entry: Entry, lang: str) -> Node:
    if not entry.container:
        return {}
    node = container_node(entry.container, entry.container.publisher or entry.publisher, lang)
    return filled({**node, **_book_around(entry, lang)}) if _is_inside_book(entry) else node


def _book_around(entry: Entry, lang: str) -> Node:
    """What a record says of the book that the work is a part of."""
    return {
        "author": people(entry.container_author, lang),
        "editor": people(entry.editor, lang),
        "isbn": list(entry.isbn),
        "bookEdition": entry.edition,
        "position": entry.collection_number,
    }


def _is_inside_book(entry: Entry) -> bool:
    """Whether editors, ISBN and edition are those of a book around the work, and not the work's own."""
    inside = entry.container is not None and entry.container.kind in {"book", "proceedings"}
    return inside and kind(entry).schema_org != "Book"


def _series(entry: Entry, lang: str) -> Node:
    if not entry.collection_title:
        return {}
    name = words_in(entry.collection_title, lang)
    if _is_in_periodical(entry):
        return {"@type": "CreativeWorkSeries", "name": name}
    return filled({"@type": "BookSeries", "name": name, "issn": list(issns(entry))})


def _editors(entry: Entry, landing: Landing) -> list[Node]:
    return [] if _is_inside_book(entry) else people(entry.editor, landing.lang)


def _publisher(entry: Entry, landing: Landing) -> Node:
    return organization(words_in(entry.publisher, landing.lang))


def _identifiers(entry: Entry) -> list[Node]:
    """The identifiers of the work itself; an ISBN is a book's own property."""
    in_book = kind(entry).schema_org == "Book" or _is_inside_book(entry)
    addressed = (("DOI", entry.doi, doi_url), ("arXiv", entry.arxiv, arxiv_url), ("PMID", entry.pmid, pmid_url))
    known = [(scheme, value, url(value)) for scheme, value, url in addressed if value]
    known += [(NUMBERED[entry.type], entry.number, "")] if entry.type in NUMBERED and entry.number else []
    known += [("ISBN", isbn, "") for isbn in entry.isbn if isbn and not in_book]
    return [
        filled({"@type": "PropertyValue", "propertyID": scheme, "value": value, "url": url})
        for scheme, value, url in known
    ]


def _title(entry: Entry, landing: Landing) -> str:
    return words_in(entry.title, landing.lang)


def _abstract(entry: Entry, landing: Landing) -> str:
    return prose(entry.abstract, landing.lang).value


def _alternative_titles(entry: Entry, landing: Landing) -> str | list[str]:
    if len(entry.title.versions) < 2:
        return []
    titles = [words.value for words in entry.title.others(landing.lang)]
    return titles[0] if len(titles) == 1 else titles


def _same_as(entry: Entry) -> list[str]:
    addresses = (doi_url(entry.doi) if entry.doi else "", entry.url)
    return [address for address in dict.fromkeys(addresses) if address]


def _number_of_pages(entry: Entry) -> int | str:
    """A number to schema.org, unless the record says more than one."""
    count = entry.number_of_pages
    return int(count) if count.isdecimal() and count.isascii() and len(count) < LONGEST_COUNT else count


def _status(entry: Entry) -> str:
    """That the work is retracted, which matters more than that it is a preprint."""
    if any(notice.kind == "retraction" for notice in entry.notices):
        return "Retracted"
    return "Preprint" if entry.type == "article" else ""


def _file(node_type: str) -> Callable[[Entry, Landing], Node]:
    return lambda _, page: (
        {"@type": node_type, "contentUrl": page.pdf_url, "encodingFormat": "application/pdf"} if page.pdf_url else {}
    )


PROPERTIES = (
    Property("@context", OfWork(lambda _: "https://schema.org")),
    Property("@type", OfWork(lambda e: kind(e).schema_org)),
    Property("@id", work_id),
    Property("url", tags.url),
    Property("mainEntityOfPage", tags.url),
    Property("inLanguage", tags.LANGUAGE),
    Property("name", _title),
    Property("headline", _title),
    Property("alternativeHeadline", _alternative_titles),
    Property("author", lambda e, page: people(e.author, page.lang)),
    Property("editor", _editors),
    Property("translator", lambda e, page: people(e.translator, page.lang)),
    Property("contributor", lambda e, page: people(e.advisor, page.lang)),
    Property("datePublished", OfWork(lambda e: iso_start(e.issued))),
    Property("isPartOf", _part_of),
    Property("identifier", OfWork(_identifiers)),
    Property("sameAs", OfWork(_same_as)),
    Property("keywords", lambda e, page: [keyword.value for keyword in e.keywords_in(page.lang)]),
    Property("abstract", _abstract),
    # The same words again: some readers know only the one, some only the other.
    Property("description", _abstract),
    Property("version", OfWork(lambda e: e.version)),
    Property("license", tags.LICENSE),
    Property("encoding", _file("MediaObject")),
    Property("citation", lambda e, page: [words.value for words in e.references_in(page.lang)]),
    Property("creativeWorkStatus", OfWork(_status)),
)

PAGINATION = (
    Property("pageStart", tags.FIRST_PAGE),
    Property("pageEnd", tags.LAST_PAGE),
    Property("pagination", OfWork(lambda e: pages(e.page) or first_page(e))),
)
PUBLISHER = Property("publisher", _publisher)
SOURCE = Property("sourceOrganization", _publisher)

OWN_PROPERTIES: Mapping[str, tuple[Property, ...]] = {
    "Article": (*PAGINATION, PUBLISHER),
    "NewsArticle": (*PAGINATION, PUBLISHER),
    "ScholarlyArticle": (*PAGINATION, PUBLISHER),
    "Chapter": (*PAGINATION, PUBLISHER),
    "Book": (
        PUBLISHER,
        Property("isbn", tags.ISBNS),
        Property("bookEdition", tags.EDITION),
        Property("numberOfPages", OfWork(_number_of_pages)),
        Property("position", OfWork(lambda e: e.collection_number)),
    ),
    "Thesis": (SOURCE, Property("inSupportOf", lambda e, page: words_in(degree(e), page.lang))),
    "Report": (*PAGINATION, SOURCE, Property("reportNumber", OfWork(lambda e: e.number))),
    "Dataset": (
        PUBLISHER,
        Property("creator", lambda e, page: people(e.author, page.lang)),
        Property("distribution", _file("DataDownload")),
    ),
    "SoftwareSourceCode": (PUBLISHER, Property("codeRepository", OfWork(lambda e: e.url))),
}

PROPERTIES_OF_TYPE = {
    name: (*PROPERTIES, *OWN_PROPERTIES.get(name, (PUBLISHER,)))
    for name in sorted({one.schema_org for one in KINDS.values()})
}

FORMAT = Format("schema-org", "schema.org (JSON-LD)", properties=PROPERTIES_OF_TYPE)
