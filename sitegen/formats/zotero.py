"""What Zotero finds in no other tag of a page, in the vocabularies of its own exports.

Its reader of pages takes every property of `z` for a field of an item, and creators from `z` and `bib` where Highwire's
tags name none: https://github.com/zotero/translators/blob/master/RDF.js.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from sitegen.formats import tags
from sitegen.formats.facts import NO_WORDS, place
from sitegen.formats.format import Elements, Format, Landing, Link, Meta, OfWork, Tag
from sitegen.formats.tags import inverted_name
from sitegen.formats.types import kind
from sitegen.model import Entry, Person, Text, Words

SCHEMAS = (
    Link("schema.bib", "http://purl.org/net/biblio#"),
    Link("schema.z", "http://www.zotero.org/namespaces/export#"),
)
CREATORS: Mapping[str, str] = {
    "artwork": "artists",
    "audioRecording": "performers",
    "bill": "sponsors",
    "computerProgram": "programmers",
    "film": "directors",
    "hearing": "contributors",
    "interview": "interviewees",
    "map": "cartographers",
    "patent": "inventors",
    "presentation": "presenters",
    "tvBroadcast": "directors",
}
"""What Zotero calls the authors of an item of a type, where not authors."""
EDITED = frozenset(
    (
        *("book", "bookSection", "conferencePaper", "dictionaryEntry", "document", "encyclopediaArticle"),
        *("journalArticle", "preprint"),
    )
)
TRANSLATED = EDITED | frozenset(("interview", "magazineArticle", "manuscript", "newspaperArticle", "report", "webpage"))
"""The item types that have editors and translators (https://api.zotero.org/schema); all have contributors."""
TITLED_SERIES = frozenset(("audioRecording", "computerProgram", "map", "report"))
"""Those whose series is a `seriesTitle`."""
GENRE_FIELDS: Mapping[str, str] = {
    "blogPost": "websiteType",
    "forumPost": "postType",
    "letter": "letterType",
    "manuscript": "manuscriptType",
    "map": "mapType",
    "preprint": "genre",
    "presentation": "presentationType",
    "webpage": "websiteType",
}
"""Where an item of a type says what kind it is; without it that is the type again, from `DC.type`."""
GENRES: Mapping[str, str] = {"thesis": "Thesis", "report": "Report"}
"""The types whose `DC.type` is a genre, which is no item type of Zotero's."""


def _authors(entry: Entry, page: Landing) -> Iterator[Meta]:
    """The authors, where Zotero would not find them, or not whole, in Dublin Core."""
    if page.citation_tags:
        return
    role = CREATORS.get(kind(entry).zotero, "")
    if not role and not any(person.best(page.lang).literal for person in entry.author):
        return
    for name in _inverted(entry.author, page.lang):
        yield Meta(f"z.{role}" if role else "bib.authors", name)


def _inverted(persons: Iterable[Person], lang: str) -> list[Words]:
    """Names as "Family, Given"; to Zotero a comma at the end keeps the words of an organisation together."""
    names = [person.best(lang) for person in persons]
    return [Words(f"{name.literal},", name.lang) if name.literal else inverted_name(name) for name in names]


def _names(
    persons: Callable[[Entry], Iterable[Person]], types: frozenset[str] | None = None
) -> Callable[[Entry, Landing], list[Words]]:
    """The people in a role, on the pages of works of the types that have it."""
    return lambda e, page: _inverted(persons(e), page.lang) if types is None or kind(e).zotero in types else []


def _contributors(entry: Entry, page: Landing) -> list[Words]:
    """The advisors, and the editors and translators of a work of a type that has none."""
    type_ = kind(entry).zotero
    editors = () if type_ in EDITED else entry.editor
    translators = () if type_ in TRANSLATED else entry.translator
    return _inverted((*editors, *translators, *entry.advisor), page.lang)


def _series(entry: Entry, page: Landing) -> Iterator[Meta]:
    name = "z.seriesTitle" if kind(entry).zotero in TITLED_SERIES else "z.series"
    yield Meta(name, entry.collection_title.best(page.lang))


def _genre(entry: Entry, page: Landing) -> Iterator[Meta]:
    if field := GENRE_FIELDS.get(kind(entry).zotero):
        yield Meta(f"z.{field}", entry.genre.best(page.lang))


def _text(text: Callable[[Entry], Text]) -> Callable[[Entry, Landing], Words]:
    return lambda e, page: text(e).best(page.lang)


def _abbreviation(entry: Entry, page: Landing) -> Words:
    return entry.container.short_title.best(page.lang) if entry.container else NO_WORDS


def _website(entry: Entry, page: Landing) -> Words:
    """Whose page the work is; without it Zotero takes the name of this site."""
    return tags.publisher(entry, page) if entry.type == "webpage" and entry.container is None else NO_WORDS


HEAD: tuple[Tag | Elements, ...] = (
    Elements(OfWork(lambda _: SCHEMAS)),
    Tag("bib.type", OfWork(lambda e: GENRES.get(e.type, ""))),
    Tag("z.seriesNumber", OfWork(lambda e: e.collection_number)),
    Tag("z.issue", tags.ISSUE),
    Tag("z.number", OfWork(lambda e: e.number)),
    Tag("z.versionNumber", OfWork(lambda e: e.version)),
    Tag("z.numPages", OfWork(lambda e: e.number_of_pages)),
    Elements(lambda e, page: [*_authors(e, page)]),
    Tag("bib.editors", _names(lambda e: e.editor, EDITED)),
    Tag("z.translators", _names(lambda e: e.translator, TRANSLATED)),
    Tag("bib.contributors", _contributors),
    Tag("z.bookAuthors", _names(lambda e: e.container_author)),
    Tag("z.publicationTitle", _website),
    Tag("z.journalAbbreviation", _abbreviation),
    Tag("z.conferenceName", _text(lambda e: e.event_title)),
    Elements(lambda e, page: [*_series(e, page)]),
    Elements(lambda e, page: [*_genre(e, page)]),
    Tag("z.archiveID", OfWork(lambda e: f"arXiv:{e.arxiv}" if e.arxiv and kind(e).zotero == "preprint" else "")),
    Tag("z.shortTitle", _text(lambda e: e.short_title)),
    Tag("z.place", _text(place)),
)

FORMAT = Format("zotero", "Zotero", head=HEAD)
