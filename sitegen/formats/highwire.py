"""Highwire's `citation_*` tags, read by Google Scholar, Zotero, OpenAlex and most others.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing. What the rows leave out is left out on purpose:
one title and one language a page, no `others`, never a range in `citation_firstpage`.
"""

from collections.abc import Callable, Iterator

from sitegen.formats.dates import slashed
from sitegen.formats.facts import (
    NO_LINE,
    Line,
    best,
    container_title,
    first_page,
    issns,
    known_language,
    last_page,
    line,
)
from sitegen.formats.format import Format, Landing, Meta
from sitegen.formats.links import orcid_url
from sitegen.formats.tags import Row, inverted_name, keywords, metas, names, tag
from sitegen.formats.types import BOOK, JOURNAL, kind
from sitegen.language.names import inverted
from sitegen.model import Entry, Name, Words

NO_BREAK_SPACE = "\u00a0"


def embed(entry: Entry, landing: Landing) -> tuple[Meta, ...]:
    """The tags of a page, or none where the page is not the one that search engines shall take them from."""
    return metas(TAGS, entry, landing) if landing.citation_tags else ()


def _authors(entry: Entry, landing: Landing) -> Iterator[Meta]:
    """Each author, then at once what belongs to that author: readers go by the order."""
    sole = len(entry.author) == 1
    for person in entry.author:
        name = person.best(landing.lang)
        yield tag("citation_author", line(Words(_unsplit(name), name.lang)) if sole else inverted_name(name))
        for affiliation in person.affiliations:
            yield tag("citation_author_institution", best(affiliation.name, landing.lang))
        if person.orcid:
            yield tag("citation_author_orcid", orcid_url(person.orcid))


def _unsplit(name: Name) -> str:
    """The name of a sole author as Zotero reads it: two words on both sides of the comma are two people to it.

    https://github.com/zotero/translators/blob/master/Embedded%20Metadata.js
    """
    family, comma, given = inverted(name).partition(", ")
    apart = NO_BREAK_SPACE if " " in given and not name.literal else " "
    return family.replace(" ", apart) + comma + given


def _conference(entry: Entry, landing: Landing) -> Line:
    if entry.type != "paper-conference":
        return NO_LINE
    return best(entry.event_title, landing.lang) if entry.event_title else container_title(entry, landing.lang)


def _container(tag: str) -> Callable[[Entry, Landing], Line]:
    return lambda e, page: container_title(e, page.lang) if kind(e).container_tag == tag else NO_LINE


def _publisher(tag: str) -> Callable[[Entry, Landing], Line]:
    return lambda e, page: best(e.publisher, page.lang) if kind(e).publisher_tag == tag else NO_LINE


def _number(tag: str) -> Callable[[Entry, Landing], str]:
    return lambda e, _: e.number if kind(e).number_tag == tag else ""


def _short_title(entry: Entry, landing: Landing) -> Line:
    return best(entry.container.short_title, landing.lang) if entry.container else NO_LINE


TAGS: tuple[Row, ...] = (
    ("citation_title", lambda e, page: best(e.title, page.lang)),
    ("citation_author", lambda e, page: [*_authors(e, page)]),
    ("citation_editor", lambda e, page: names(e.editor, page.lang)),
    ("citation_publication_date", lambda e, _: slashed(e.issued)),
    # The last of these titles and institutions says what the work is: a conference must come after its proceedings.
    (JOURNAL, _container(JOURNAL)),
    ("citation_journal_abbrev", _short_title),
    (BOOK, _container(BOOK)),
    ("citation_conference_title", _conference),
    ("citation_series_title", lambda e, page: best(e.collection_title, page.lang)),
    ("citation_dissertation_institution", _publisher("citation_dissertation_institution")),
    ("citation_technical_report_institution", _publisher("citation_technical_report_institution")),
    ("citation_technical_report_number", _number("citation_technical_report_number")),
    ("citation_patent_number", _number("citation_patent_number")),
    ("citation_publisher", _publisher("citation_publisher")),
    ("citation_issn", lambda e, _: issns(e)),
    ("citation_isbn", lambda e, _: e.isbn),
    ("citation_volume", lambda e, _: e.volume),
    ("citation_issue", lambda e, _: e.issue),
    ("citation_firstpage", lambda e, _: first_page(e)),
    ("citation_lastpage", lambda e, _: last_page(e)),
    ("citation_num_pages", lambda e, _: e.number_of_pages),
    ("citation_doi", lambda e, _: e.doi),
    ("citation_arxiv_id", lambda e, _: e.arxiv),
    ("citation_pmid", lambda e, _: e.pmid),
    ("citation_language", lambda e, _: known_language(e.language)),
    ("citation_abstract_html_url", lambda _, page: page.url),
    ("citation_pdf_url", lambda _, page: page.pdf_url),
    ("citation_keywords", lambda e, page: keywords(e, page.lang)),
    ("citation_abstract", lambda e, page: best(e.abstract, page.lang)),
)

FORMAT = Format("highwire", "Highwire Press tags", embed=embed)
