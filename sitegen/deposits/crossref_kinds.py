"""The kinds of records that Crossref has, which works are of each, and what these must have for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitegen.config import Crossref
from sitegen.deposits import crossref_parts as parts
from sitegen.deposits.crossref_parts import Elements, Part, leaf, made_of
from sitegen.deposits.crossref_people import contributors
from sitegen.deposits.values import language_code
from sitegen.formats.format import Addresses
from sitegen.formats.xml import Element, element
from sitegen.model import Container, Entry, Text

Need = tuple[Callable[[Entry], Any], str]
"""What a work must have, and how to say that it has not."""

Group = tuple[Container | None, Sequence[Entry]]
"""Works of one kind that stand in one element, and what they appeared in."""


class Kind(Struct, frozen=True):
    """A kind of records.

    `name` is what the names of files begin with, `types` are CSL's. Works of a kind that is `in_container` are
    deposited together with their issue, book or proceedings. `body` gives the elements of a group of works.
    """

    name: str
    types: frozenset[str]
    body: Callable[[Group, Addresses], Elements]
    needs: tuple[Need, ...]
    in_container: bool = False


def _of(name: str, content: Sequence[Part], **attributes: str) -> Callable[[Entry, Addresses], Elements]:
    """What makes the element of a work; that of a dataset alone does not say in which language it is."""

    def make(entry: Entry, addresses: Addresses) -> Elements:
        language = "" if name == "dataset" else language_code(entry.language)
        return element(name, {**attributes, "language": language}, *made_of(content, entry, addresses[entry.slug]))

    return make


def _each(name: str, content: Sequence[Part], **attributes: str) -> Callable[[Group, Addresses], Elements]:
    """What makes an element for each work."""
    make = _of(name, content, **attributes)
    return lambda group, addresses: tuple([one for entry in group[1] for one in make(entry, addresses)])


BY = contributors("author", "translator")
DATE = parts.dated("publication_date")
IDENTIFIERS = parts.item_numbers("other")
TAIL = (parts.licence, parts.doi_data, parts.citations)
IN_CONTAINER: tuple[Part, ...] = (parts.abstracts, DATE, parts.pages, IDENTIFIERS, *TAIL)

_article = _each("journal_article", (parts.titles, BY, *IN_CONTAINER))
_paper = _each("conference_paper", (BY, parts.titles, *IN_CONTAINER))
_chapter = _each(
    "content_item",
    (BY, parts.titles, parts.abstracts, parts.component_number, *IN_CONTAINER[1:]),
    component_type="chapter",
)
_thesis: tuple[Part, ...] = (
    *(BY, parts.titles, parts.abstracts, parts.dated("approval_date")),
    *(parts.institution, parts.degree, parts.isbns, IDENTIFIERS, *TAIL),
)
_preprint: tuple[Part, ...] = (
    *(BY, parts.titles, parts.dated("posted_date"), parts.institution, parts.item_number, parts.abstracts, *TAIL),
)
_dataset = _each("dataset", (BY, parts.titles, parts.database_date, IDENTIFIERS, parts.description, *TAIL))
_report: tuple[Part, ...] = (
    *(contributors("author", "editor", "translator"), parts.titles, parts.edition, parts.abstracts, DATE),
    *(parts.isbns, parts.institution, parts.item_numbers("report-number"), *TAIL),
)
_book: tuple[Part, ...] = (
    *(contributors("author", "editor", "translator"), parts.titles, parts.abstracts, parts.edition, DATE),
    *(parts.isbns_or_none, parts.publisher, IDENTIFIERS, *TAIL),
)


def _journal(group: Group, addresses: Addresses) -> Elements:
    """The articles of an issue."""
    container, works = group
    if container is None:
        return ()
    first = works[0]
    language = language_code(first.language)
    short = leaf("abbrev_title", container.short_title.best(first.language).value, 150)
    versions = [words.value for words in container.title.versions[:10]]
    full = tuple(one for title in versions for one in leaf("full_title", title, 255))
    metadata = element("journal_metadata", {"language": language}, *full, *short, *parts.issns(container))
    volume = element("journal_volume", {}, *leaf("volume", first.volume, 32))
    number = leaf("issue", first.issue, 32)
    date = parts.date_element("publication_date", parts.year_of(works), is_printed=bool(container.issn))
    issue = element("journal_issue", {}, *date, *volume, *number) if volume or number else ()
    return element("journal", {}, *metadata, *issue, *_article(group, addresses))


def _conference(group: Group, addresses: Addresses) -> Elements:
    """The papers of a conference, of whose proceedings the first one tells."""
    container, works = group
    first = works[0]
    lang = parts.title_language(first)
    title = (container.title if container else first.event_title).best(lang).value
    event = _event(first)
    place = leaf("conference_location", first.event_place.best(lang).value, 255, 2)
    named = leaf("conference_name", event, 512, 3)
    metadata = element("event_metadata", {}, *named, *place, *parts.event_date(first))
    proceedings: tuple[Part, ...] = (parts.publisher, DATE, parts.isbns_or_none)
    address = addresses[first.slug]
    content = (*leaf("proceedings_title", title, 511), *made_of(proceedings, first, address))
    editors = contributors("editor")(first, address)
    return element(
        "conference",
        {},
        *editors,
        *metadata,
        *element("proceedings_metadata", {"language": language_code(first.language)}, *content),
        *_paper(group, addresses),
    )


def _event(entry: Entry) -> str:
    """The name of a conference, or of its proceedings in its place."""
    lang = parts.title_language(entry)
    return (entry.event_title or (entry.container.title if entry.container else Text())).best(lang).value


def _chapters(group: Group, addresses: Addresses) -> Elements:
    """The chapters of a book, of which the first one tells."""
    container, works = group
    first = works[0]
    lang, title = parts.title_language(first), container.title if container else Text()
    book: tuple[Part, ...] = (
        *(contributors("container_author", "editor"), lambda *_: parts.title_of(title, lang)),
        *(parts.edition, DATE, parts.isbns_or_none, parts.publisher),
    )
    metadata = made_of(book, first, addresses[first.slug])
    kind = "reference" if first.type.startswith("entry") else "edited_book" if first.editor else "other"
    return element(
        "book",
        {"book_type": kind},
        *element("book_metadata", {"language": language_code(first.language)}, *metadata),
        *_chapter(group, addresses),
    )


def _books(group: Group, addresses: Addresses) -> Elements:
    metadata = _of("book_metadata", _book)
    return tuple([Element("book", {"book_type": _book_type(entry)}, metadata(entry, addresses)) for entry in group[1]])


def _book_type(entry: Entry) -> str:
    if entry.author:
        return "monograph"
    return "edited_book" if entry.editor else "other"


def _reports(group: Group, addresses: Addresses) -> Elements:
    metadata = _of("report-paper_metadata", _report)
    return tuple([Element("report-paper", {}, metadata(entry, addresses)) for entry in group[1]])


def _databases(group: Group, addresses: Addresses) -> Elements:
    """Datasets, those of one publisher in one database."""
    groups: dict[str, list[Entry]] = {}
    for entry in group[1]:
        groups.setdefault(entry.publisher.best(entry.language).value, []).append(entry)
    return tuple(
        Element(
            "database",
            {},
            (
                *element("database_metadata", {}, *element("titles", {}, *element("title", {}, name))),
                *_dataset((None, works), addresses),
            ),
        )
        for name, works in groups.items()
    )


def _kind(entry: Entry) -> str:
    return entry.container.kind if entry.container else ""


TITLE: Need = (lambda entry: entry.title, "it has no title")
YEAR: Need = (parts.start_of, "it has no year that Crossref takes")
PUBLISHER: Need = (lambda entry: entry.publisher, "it has no publisher")
INSTITUTION: Need = (lambda entry: entry.publisher, "it has no institution")
AUTHOR: Need = (lambda entry: entry.author, "it has no author")
JOURNAL: Need = (lambda entry: _kind(entry) == "periodical", "it names no journal")
BOOK: Need = (lambda entry: _kind(entry) in {"book", "proceedings"}, "it names no book or proceedings")
EVENT: Need = (lambda entry: len(_event(entry)) >= 3, "it does not name the conference")
ISSN: Need = (lambda entry: entry.container and parts.issns(entry.container), "its journal has no ISSN")

ENTRIES = {"entry", "entry-dictionary", "entry-encyclopedia"}
KINDS: tuple[Kind, ...] = (
    Kind("journal", frozenset({"article-journal", "review", "review-book"}), _journal, (JOURNAL, ISSN), True),
    Kind("conference", frozenset({"paper-conference"}), _conference, (BOOK, EVENT, PUBLISHER), True),
    Kind("chapters", frozenset({"chapter", *ENTRIES}), _chapters, (BOOK, PUBLISHER), True),
    Kind("book", frozenset({"book", "collection", "classic", "pamphlet"}), _books, (PUBLISHER,)),
    Kind("thesis", frozenset({"thesis"}), _each("dissertation", _thesis), (AUTHOR, INSTITUTION)),
    Kind("report", frozenset({"report"}), _reports, ()),
    Kind("dataset", frozenset({"dataset"}), _databases, (PUBLISHER,)),
    Kind("preprint", frozenset({"article", "manuscript"}), _each("posted_content", _preprint), ()),
    Kind("weblog", frozenset({"post-weblog"}), _each("posted_content", _preprint, type="blog"), ()),
)
KIND_OF: Mapping[str, Kind] = {name: kind for kind in KINDS for name in kind.types}


def obstacle(entry: Entry, settings: Crossref) -> str:
    """Why a work, with or without its long texts, cannot be registered; empty where it can.

    Only a DOI with a prefix of one's own can be registered. Of a work without a DOI whose kind Crossref does not have
    there is nothing to say.
    """
    kind = KIND_OF.get(entry.type)
    if not entry.doi:
        return "it has no DOI" if kind else ""
    if not parts.is_doi(entry.doi) or entry.doi.partition("/")[0] not in settings.prefixes:
        return f"its DOI, {entry.doi}, does not begin with {' or '.join(settings.prefixes)}"
    if kind is None:
        return f"Crossref has no kind of records for a work of the type `{entry.type}`"
    return next((lack for has, lack in (TITLE, YEAR, *kind.needs) if not has(entry)), "")


def is_registered(entry: Entry, settings: Crossref) -> bool:
    """Whether a work is in a deposit."""
    return entry.type in KIND_OF and not obstacle(entry, settings)


def registered(entries: Iterable[Entry], settings: Crossref) -> frozenset[str]:
    """The slugs of the works that are in a deposit: of several with one DOI only the first, as the last would win."""
    first: dict[str, str] = {}
    for entry in entries:
        if is_registered(entry, settings):
            first.setdefault(entry.doi.lower(), entry.slug)
    return frozenset(first.values())
