"""What each format has a place for: the fields of a work that have to come back from it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from sitegen.formats.facts import TALKS, container_title, issns, one_line, own, pages
from sitegen.formats.importing.terms import NUMBER_AS_SERIAL, WHOLE
from sitegen.formats.tagged import VERSIONED
from sitegen.model import Container, Date, Entry, Name, Person, Text
from sitegen.pages.work import address_of
from tests.cases.built import BASE

Fields = Mapping[str, Callable[[Entry], Any]]
"""The fields by name, and how each is taken from a work."""
NOT_HELD = None
"""What a field is of a work of which the format cannot say it, so that nothing is compared."""


def date_parts(date: Date | None) -> object:
    """A date as far as BibTeX can say it: machines' dates, not the words they were read from."""
    if date is None or date.start is None:
        return date.literal if date else None
    persian = None if date.start.day else date.persian
    return date.start, date.end, persian, date.season, date.approximate


def _container(container: Container | None) -> object:
    if container is None:
        return None
    return container.kind, container.title, container.short_title, container.issn, container.eissn


def _publisher(entry: Entry) -> Text:
    return _lettered(entry.publisher or (entry.container.publisher if entry.container else Text()))


def _lettered(text: Text) -> Text:
    """The same words; those without a letter, such as a dash in place of a publisher, are in no language."""
    return Text(tuple(replace(one, lang=one.lang if any(map(str.isalpha, one.value)) else "") for one in text.versions))


def _names(persons: Sequence[Person]) -> list[tuple[Name, ...]]:
    return [one.names for one in persons]


def _told(persons: Sequence[Person]) -> list[tuple[str, list[str]]]:
    """Who people are to ORCID and where they belong, if that is known of one of them."""
    told = [(one.orcid, [place.name.best("").value for place in one.affiliations]) for one in persons]
    return told if any(number or places for number, places in told) else []


def _as_it_is(name: str) -> Callable[[Entry], Any]:
    return lambda entry: getattr(entry, name)


def _notices(entry: Entry) -> list[tuple[str, str]]:
    """The kind and the keys of the gravest notices, since BibLaTeX has one kind a work."""
    kinds = [notice.kind for notice in entry.notices]
    return [(one.kind, one.key) for one in entry.notices if one.kind == kinds[0] and (one.key or len(kinds) == 1)]


AS_THEY_ARE = (
    *("type", "bibtex_type", "language", "title", "short_title", "et_al", "collection_title", "collection_number"),
    *("event_title", "event_place", "genre", "genre_code", "volume", "issue", "number", "edition", "version"),
    *("number_of_pages", "et_al_roles", "doi", "isbn", "arxiv", "pmid", "note", "references"),
)
BIBTEX: Fields = {
    **{name: _as_it_is(name) for name in AS_THEY_ARE},
    "abstract": lambda e: [" ".join(words.value.split()) for words in e.abstract.versions],
    "author": lambda e: _names(e.author),
    "author's ORCID and affiliation": lambda e: _told(e.author),
    "container": lambda e: _container(e.container),
    "container_author": lambda e: _names(e.container_author),
    "editor": lambda e: _names(e.editor),
    "issued": lambda e: date_parts(e.issued),
    "notices": _notices,
    "keywords": lambda e: [(word.value, word.lang) for word in e.keywords],
    "page": lambda e: pages(e.page),
    "publisher": _publisher,
    "publisher_place": lambda e: _lettered(e.publisher_place),
    "translator": lambda e: _names(e.translator),
    "advisor": lambda e: _names(e.advisor),
    "issn": lambda e: e.issn,
    "funding": _as_it_is("funding"),
}
"""What BibTeX has a field for."""


def _own(name: str) -> Callable[[Entry], str]:
    """Words in the language of the full text, on one line."""
    return lambda entry: one_line(own(getattr(entry, name), entry))


def _people(role: str) -> Callable[[Entry], Any]:
    """Names in the language of the full text, whose own language no file says."""
    return lambda entry: [_parts(person.best(entry.language)) for person in getattr(entry, role)]


def _parts(name: Name) -> tuple[str, ...]:
    return name.family, name.given, name.particle, name.suffix, name.literal


def _short_title(entry: Entry) -> str:
    return own(entry.container.short_title, entry) if entry.container else ""


def _keywords(entry: Entry) -> list[str]:
    return [word.value for word in entry.keywords_in(entry.language)] if entry.keywords else []


STRINGS = (
    *("type", "language", "volume", "issue", "number", "edition", "version", "doi", "isbn", "arxiv", "et_al"),
    *("collection_number", "number_of_pages"),
)
TEXTS = (
    *("title", "short_title", "collection_title", "event_title", "event_place", "publisher_place", "publisher"),
    *("abstract", "note", "genre"),
)
ROLES = ("author", "editor", "translator", "container_author")
IN_ITS_LANGUAGE: Fields = {
    **{name: _as_it_is(name) for name in STRINGS},
    **{name: _own(name) for name in TEXTS},
    **{name: _people(name) for name in ROLES},
    "container": lambda e: container_title(e, e.language).value,
    "container's short title": _short_title,
    # A record's own words for its genre are said in place of its code.
    "genre_code": lambda e: "" if e.genre else e.genre_code,
    "issn": issns,
    "keywords": _keywords,
    "page": lambda e: pages(e.page),
    "pdf": lambda e: address_of(e, BASE).pdf_url,
    "url": lambda e: e.url or address_of(e, BASE).url,
}
"""What there is to say of a work in the language of its full text."""


def _by_language(entry: Entry) -> dict[str, list[str]]:
    """Keywords in whatever order of languages: those in the one of the full text stand first."""
    return {lang: [word.value for word in entry.keywords if word.lang == lang] for lang in _languages(entry)}


def _languages(entry: Entry) -> set[str]:
    return {word.lang for word in entry.keywords}


def _versions(name: str) -> Callable[[Entry], Any]:
    return lambda entry: {words.lang: one_line(words.value) for words in _lettered(getattr(entry, name)).versions}


def _by_tag(text: Text) -> dict[str, str]:
    return {words.lang: words.value for words in text.versions}


def _names_by_language(role: str) -> Callable[[Entry], Any]:
    """Names in whatever order of languages: that of the full text stands first."""
    return lambda entry: [{name.lang: name for name in person.names} for person in getattr(entry, role)]


CSL_JSON: Fields = {
    **IN_ITS_LANGUAGE,
    **{name: _as_it_is(name) for name in ("et_al_roles", "license", "pmid")},
    **{name: _versions(name) for name in TEXTS},
    **{name: _names_by_language(name) for name in ROLES},
    "advisor": lambda e: _names_by_language("advisor")(e) if e.type == "thesis" else NOT_HELD,
    "container": lambda e: _by_tag(e.container.title) if e.container else None,
    "container's short title": lambda e: _by_tag(e.container.short_title) if e.container else None,
    "issued": lambda e: date_parts(e.issued),
    "keywords": _by_language,
}
"""What CSL-JSON has a variable for, and what the site puts into `custom`."""


def _sayable(role: str) -> Callable[[Entry], Any]:
    """Names of which each part can be told from the next; `NOT_HELD` where there are others."""
    people = _people(role)
    return lambda entry: people(entry) if all(map(_in_clear_parts, people(entry))) else NOT_HELD


def _in_clear_parts(parts: tuple[str, ...]) -> bool:
    family, _, particle, _, _ = parts
    has_particle = not particle and " " in family and family[:1].islower()
    return not has_particle and not any("," in part for part in parts[:4])


def _is_numbered(entry: Entry) -> bool:
    """Whether RIS has the number of a work where it has serial numbers otherwise."""
    return bool(entry.number) and entry.type in {"report", "patent", "standard"}


def _issn(entry: Entry) -> object:
    return NOT_HELD if entry.type in NUMBER_AS_SERIAL else issns(entry)


def _of(types: Collection[str], name: str) -> Callable[[Entry], object]:
    """What only works of some types have a tag for."""
    of = IN_ITS_LANGUAGE[name]
    return lambda entry: of(entry) if entry.type in types else NOT_HELD


TAGGED: Fields = {
    **IN_ITS_LANGUAGE,
    **{name: _of(("paper-conference",), name) for name in ("event_title", "event_place")},
    "version": _of(VERSIONED, "version"),
    "issn": _issn,
    **{role: _sayable(role) for role in ROLES},
    "advisor": lambda e: _sayable("advisor")(e) if e.type == "thesis" else NOT_HELD,
    "number_of_pages": lambda e: e.number_of_pages if e.type in WHOLE and e.page is None else NOT_HELD,
}
RIS: Fields = {
    **{name: held for name, held in TAGGED.items() if name != "et_al"},
    "isbn": lambda e: NOT_HELD if _is_numbered(e) else e.isbn,
    "issn": lambda e: NOT_HELD if _is_numbered(e) else _issn(e),
    "issued": lambda e: e.issued and ((e.issued.start and (e.issued.start, e.issued.season)) or e.issued.literal),
    "type": lambda e: NOT_HELD if e.type in {"pamphlet", "regulation", "review", "treaty"} else e.type,
    **{name: _of(TALKS, name) for name in ("event_title", "event_place")},
}
"""What RIS has a tag for: `sitegen.formats.ris` says what it has none for, and why."""
ENDNOTE: Fields = {
    **{name: of for name, of in TAGGED.items() if name != "container_author"},
    "et_al_roles": lambda e: tuple(role for role in e.et_al_roles if role != "bookauthor"),
    "event_title": lambda e: NOT_HELD if e.container else _of(("paper-conference",), "event_title")(e),
    "type": lambda e: NOT_HELD if e.type == "review" else e.type,
    "issued": lambda e: (
        e.issued and ((e.issued.start and (e.issued.start, e.issued.end, e.issued.season)) or e.issued.literal)
    ),
}
"""What EndNote has a tag for: `sitegen.formats.endnote` says what it has none for."""
