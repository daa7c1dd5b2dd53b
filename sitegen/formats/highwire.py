"""Highwire's `citation_*` tags, read by Google Scholar, Zotero, OpenAlex and most others.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing. What the rows leave out is left out on purpose:
one title and one language a page, no `others`, never a range in `citation_firstpage`.
"""

from collections.abc import Callable, Iterator, Sequence

from sitegen.formats import tags
from sitegen.formats.dates import slashed
from sitegen.formats.facts import NO_WORDS
from sitegen.formats.format import Elements, Format, Landing, Meta, OfWork, Tag
from sitegen.formats.links import orcid_url
from sitegen.formats.tags import names
from sitegen.formats.types import BOOK, JOURNAL, kind
from sitegen.language.names import inverted
from sitegen.model import Entry, Name, Person, Words

NO_BREAK_SPACE = "\u00a0"


def _authors(entry: Entry, landing: Landing) -> Iterator[Meta]:
    """Each author, then at once what belongs to that author: readers go by the order."""
    for person, name in zip(entry.author, _names(entry.author, landing), strict=True):
        yield Meta("citation_author", name)
        for affiliation in person.affiliations:
            yield Meta("citation_author_institution", affiliation.name.best(landing.lang))
        if person.orcid:
            yield Meta("citation_author_orcid", Words(orcid_url(person.orcid)))


def _names(persons: Sequence[Person], landing: Landing) -> list[Words]:
    """The names of authors or of editors; Zotero splits one that stands alone."""
    if len(persons) != 1:
        return names(persons, landing.lang)
    name = persons[0].best(landing.lang)
    return [Words(_unsplit(name), name.lang)]


def _unsplit(name: Name) -> str:
    """The name of a sole author or editor, for Zotero: two words on both sides of the comma are two people to it.

    https://github.com/zotero/translators/blob/master/Embedded%20Metadata.js. It makes blanks of all of these in a given
    name, but only of the first one in a family name.
    """
    family, comma, given = inverted(name).partition(", ")
    blanks = family.count(" ")
    if name.literal or not blanks or " " not in given:
        return family + comma + given
    if blanks == 1:
        return family.replace(" ", NO_BREAK_SPACE) + comma + given
    return family + comma + given.replace(" ", NO_BREAK_SPACE)


def _conference(entry: Entry, landing: Landing) -> Words:
    if entry.type != "paper-conference":
        return NO_WORDS
    return entry.event_title.best(landing.lang) if entry.event_title else tags.container_title(entry, landing)


def _container(tag: str) -> Callable[[Entry, Landing], Words]:
    return lambda e, page: tags.container_title(e, page) if kind(e).container_tag == tag else NO_WORDS


def _publisher(tag: str) -> Callable[[Entry, Landing], Words]:
    return lambda e, page: tags.publisher(e, page) if kind(e).publisher_tag == tag else NO_WORDS


def _number(tag: str) -> OfWork:
    return OfWork(lambda e: e.number if kind(e).number_tag == tag else "")


def _short_title(entry: Entry, landing: Landing) -> Words:
    return entry.container.short_title.best(landing.lang) if entry.container else NO_WORDS


def _thesis_title(entry: Entry, landing: Landing) -> Words:
    return tags.title(entry, landing) if entry.type == "thesis" else NO_WORDS


HEAD: tuple[Tag | Elements, ...] = (
    # What OJS says first of all: by which rules the tags are written.
    Tag("gs_meta_revision", OfWork(lambda _: "1.1")),
    Tag("citation_title", tags.title),
    Elements(lambda e, page: [*_authors(e, page)]),
    Tag("citation_editor", lambda e, page: _names(e.editor, page)),
    Tag("citation_publication_date", OfWork(lambda e: slashed(e.issued))),
    # The day when a preprint was put online is all the date that it has.
    Tag("citation_online_date", OfWork(lambda e: slashed(e.issued) if e.type == "article" else "")),
    # The last of these titles and institutions says what the work is: a conference must come after its proceedings.
    Tag(JOURNAL, _container(JOURNAL)),
    Tag("citation_journal_abbrev", _short_title),
    Tag(BOOK, _container(BOOK)),
    Tag("citation_conference_title", _conference),
    Tag("citation_series_title", lambda e, page: e.collection_title.best(page.lang)),
    Tag("citation_dissertation_institution", _publisher("citation_dissertation_institution")),
    Tag("citation_dissertation_name", _thesis_title),
    Tag("citation_technical_report_institution", _publisher("citation_technical_report_institution")),
    Tag("citation_technical_report_number", _number("citation_technical_report_number")),
    Tag("citation_patent_number", _number("citation_patent_number")),
    Tag("citation_publisher", _publisher("citation_publisher")),
    Tag("citation_issn", tags.ISSNS),
    Tag("citation_isbn", tags.ISBNS),
    Tag("citation_volume", tags.VOLUME),
    Tag("citation_issue", tags.ISSUE),
    Tag("citation_firstpage", tags.FIRST_PAGE),
    Tag("citation_lastpage", tags.LAST_PAGE),
    Tag("citation_num_pages", OfWork(lambda e: e.number_of_pages)),
    Tag("citation_doi", tags.DOI),
    Tag("citation_arxiv_id", OfWork(lambda e: e.arxiv)),
    Tag("citation_pmid", OfWork(lambda e: e.pmid)),
    Tag("citation_language", tags.LANGUAGE),
    Tag("citation_abstract_html_url", tags.url),
    Tag("citation_pdf_url", lambda _, page: page.pdf_url),
    Tag("citation_keywords", tags.keywords),
    Tag("citation_abstract", tags.abstract),
    Tag("citation_reference", tags.references),
)

FORMAT = Format("highwire", "Highwire Press tags", head=HEAD, is_cited=True)
