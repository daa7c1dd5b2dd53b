"""CSL-JSON, the data of citation processors.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables; the schema is
https://resource.citationstyles.org/schema/latest/input/json/csl-data.json. Other languages, the solar date, the
licence, the PDF and which lists of names go on stand in `custom`, the place that the schema keeps for what it has no
name for.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import msgspec

from sitegen.formats.dates import numbers, persian_date
from sitegen.formats.facts import container_title, first_page, genre, issns, known_language, one_line, own, pages, prose
from sitegen.formats.fields import days, stated
from sitegen.formats.format import Address, Addresses, Format
from sitegen.formats.importing import csl_json as reader
from sitegen.formats.importing.csl_terms import ADVISOR, CONTRIBUTOR_ROLE, ROLES
from sitegen.formats.importing.draft import FIELDS
from sitegen.model import Date, Entry, Name, Person, Text

Item: TypeAlias = dict[str, Any]

NAME_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("non-dropping-particle", "particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """One array with an item for each work."""
    items = [item(entry, addresses[entry.slug]) for entry in entries]
    return msgspec.json.format(msgspec.json.encode(items), indent=2) + b"\n"


def item(entry: Entry, address: Address) -> Item:
    """A work in the language of its full text, without empty variables."""
    return {name: found for name, value in VARIABLES if (found := value(entry, address))}


def _filled(values: Item) -> Item:
    return {name: value for name, value in values.items() if value}


def _lists_that_go_on(entry: Entry) -> list[str]:
    """The roles with more people than are named, as CSL calls them."""
    roles = ("author", *entry.et_al_roles) if entry.et_al else entry.et_al_roles
    return [VARIABLES_OF_ROLES.get(role, role) for role in roles]


def _names(persons: Sequence[Person], lang: str) -> list[Item]:
    return [_name(person.best(lang)) for person in persons]


@lru_cache(maxsize=4096)
def _name(name: Name) -> Item:
    parts = {variable: value for variable, part in NAME_PARTS if (value := getattr(name, part))}
    # Without this, processors take words in lower case for a particle.
    whole = {"parse-names": 0} if name.family[:1].islower() and " " in name.family and not name.particle else {}
    return parts | whole


def _date(date: Date | None) -> Item:
    if date is None:
        return {}
    if date.start is None:
        return _filled({"literal": date.literal})
    parts = [numbers(end) for end in (date.start, date.end) if end]
    return _filled({"date-parts": parts, "season": date.season, "circa": date.approximate})


def _day(entry: Entry, field: str) -> Item:
    """The date in a field that has no place of its own, or the range."""
    parts = [[int(part) for part in day.split("-")] for day in days(entry, field)]
    return {"date-parts": parts} if parts else {}


def _number(entry: Entry) -> str:
    return entry.number or (f"arXiv:{entry.arxiv}" if entry.arxiv else "")


def _custom(entry: Entry, address: Address) -> Item:
    translated = {name: _translations(text(entry), entry) for name, text in TRANSLATED}
    people = {name: _translated_names(persons(entry), entry.language) for name, persons in TRANSLATED_NAMES}
    solar = persian_date(entry.issued) if entry.issued else ""
    role = dict([CONTRIBUTOR_ROLE]) if entry.advisor or "advisor" in entry.et_al_roles else {}
    of_work = {**role, "license": entry.license, "pdf": address.pdf_url, "et-al": _lists_that_go_on(entry)}
    dates = {"issued": _filled({"fa": solar})}
    return _filled({**translated, **people, "keyword": _keywords(entry), **dates, **of_work})


def _translations(text: Text, entry: Entry) -> Item:
    others = text.others(entry.language) if len(text.versions) > 1 else ()
    return {words.lang: one_line(words.value) for words in others}


def _translated_names(persons: Sequence[Person], lang: str) -> dict[str, list[Item]]:
    """All names of a role in every language that one of them is also written in."""
    if all(len(person.names) == 1 for person in persons):
        return {}
    own = ((person.best(lang), person.names) for person in persons)
    languages = dict.fromkeys(name.lang for shown, names in own for name in names if name != shown)
    return {lang: _names(persons, lang) for lang in languages}


def _keywords(entry: Entry) -> Item:
    """The keywords in every language but the one whose keywords are the work's own; all, if one has a comma in it."""
    keywords: dict[str, list[str]] = {}
    for keyword in entry.keywords:
        keywords.setdefault(keyword.lang, []).append(keyword.value)
    own = entry.language if entry.language in keywords else next(iter(keywords), "")
    if any("," in value or "،" in value for values in keywords.values() for value in values):
        return keywords
    return {lang: ", ".join(values) for lang, values in keywords.items() if lang != own}


VARIABLES: tuple[tuple[str, Callable[[Entry, Address], Any]], ...] = (
    ("id", lambda e, _: e.key),
    ("type", lambda e, _: e.type),
    ("language", lambda e, _: known_language(e.language)),
    ("title", lambda e, _: own(e.title, e)),
    ("title-short", lambda e, _: own(e.short_title, e)),
    ("author", lambda e, _: _names(e.author, e.language)),
    ("editor", lambda e, _: _names(e.editor, e.language)),
    ("translator", lambda e, _: _names(e.translator, e.language)),
    (ADVISOR, lambda e, _: _names(e.advisor, e.language)),
    ("container-author", lambda e, _: _names(e.container_author, e.language)),
    ("container-title", lambda e, _: container_title(e, e.language).value),
    ("container-title-short", lambda e, _: own(e.container.short_title, e) if e.container else ""),
    ("collection-title", lambda e, _: own(e.collection_title, e)),
    ("collection-number", lambda e, _: e.collection_number),
    ("event-title", lambda e, _: own(e.event_title, e)),
    ("event-place", lambda e, _: own(e.event_place, e)),
    ("genre", lambda e, _: own(genre(e), e)),
    ("issued", lambda e, _: _date(e.issued)),
    ("event-date", lambda e, _: _day(e, "eventdate")),
    ("original-date", lambda e, _: _day(e, "origdate")),
    ("accessed", lambda e, _: _day(e, "urldate")),
    ("volume", lambda e, _: e.volume),
    ("number-of-volumes", lambda e, _: stated(e, "volumes")),
    ("chapter-number", lambda e, _: stated(e, "chapter")),
    ("issue", lambda e, _: e.issue),
    ("number", lambda e, _: _number(e)),
    ("page", lambda e, _: pages(e.page)),
    ("page-first", lambda e, _: first_page(e)),
    ("number-of-pages", lambda e, _: e.number_of_pages),
    ("edition", lambda e, _: e.edition),
    ("version", lambda e, _: e.version),
    ("publisher", lambda e, _: own(e.publisher, e)),
    ("publisher-place", lambda e, _: own(e.publisher_place, e)),
    ("DOI", lambda e, _: e.doi),
    ("ISSN", lambda e, _: ", ".join(issns(e))),
    ("ISBN", lambda e, _: ", ".join(e.isbn)),
    ("PMID", lambda e, _: e.pmid),
    ("PMCID", lambda e, _: stated(e, "pmcid")),
    ("URL", lambda e, at: e.url or at.url),
    ("abstract", lambda e, _: prose(e.abstract, e.language).value),
    ("keyword", lambda e, _: ", ".join(keyword.value for keyword in e.keywords_in(e.language))),
    ("note", lambda e, _: prose(e.note, e.language).value),
    ("custom", _custom),
)

VARIABLES_OF_ROLES = {"advisor": ADVISOR, **{FIELDS.get(role, role): name for name, role in ROLES.items()}}
"""What CSL calls the fields of people."""

TRANSLATED: tuple[tuple[str, Callable[[Entry], Text]], ...] = (
    ("title", lambda e: e.title),
    ("container-title", lambda e: e.container.title if e.container else Text()),
    ("publisher", lambda e: e.publisher),
    ("abstract", lambda e: e.abstract),
    ("title-short", lambda e: e.short_title),
    ("container-title-short", lambda e: e.container.short_title if e.container else Text()),
    ("collection-title", lambda e: e.collection_title),
    ("event-title", lambda e: e.event_title),
    ("event-place", lambda e: e.event_place),
    ("genre", lambda e: e.genre),
    ("publisher-place", lambda e: e.publisher_place),
    ("note", lambda e: e.note),
)

TRANSLATED_NAMES: tuple[tuple[str, Callable[[Entry], Sequence[Person]]], ...] = (
    ("author", lambda e: e.author),
    ("editor", lambda e: e.editor),
    ("translator", lambda e: e.translator),
    (ADVISOR, lambda e: e.advisor),
    ("container-author", lambda e: e.container_author),
)

FORMAT = Format(
    "csl-json",
    "CSL-JSON",
    "application/vnd.citationstyles.csl+json",
    ".csl.json",
    write=write,
    read=reader.read,
    holds_many=True,
)
