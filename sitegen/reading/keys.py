"""Addresses: the citation keys of records that have none, and slugs that no two things share."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlsplit

from msgspec.structs import replace

from sitegen.language.names import inverted
from sitegen.language.orthography import fold
from sitegen.language.slugs import assign, key_slug, slugify
from sitegen.model import Container, Entry, Keyword, Person
from sitegen.reading.identifiers import doubts

T = TypeVar("T", Person, Keyword, Container)
HASH_LENGTH = 8
HASHED = re.compile(rf"-[0-9a-f]{{{HASH_LENGTH}}}$")

# Where journal systems have an article's number: Sinaweb, OJS, Yektaweb. Any other number may be a year or a section.
ARTICLE_PATHS = (
    re.compile(r"/article_(\d+)(?![\d-])", re.ASCII),
    re.compile(r"/article/(?:view|download)/(\d+)(?![\d-])", re.ASCII),
    re.compile(r"/article-\d+-(\d+)(?:-[a-z]{2})?\.(?:html|pdf)$", re.ASCII),
)
ARTICLE_PARAMETER = re.compile(r"(?:article|paper)?_?id", re.IGNORECASE)


def generated_key(entry: Entry) -> str:
    """A citation key for a record without one, made of what never changes: DOI, else article number, else names.

    A corrected title or name must not move a page, so the identifiers go first and alone.
    """
    if entry.doi:
        registrant, _, suffix = entry.doi.partition("/")
        return slugify(suffix if re.search("[A-Za-z]", suffix) else f"doi-{registrant}-{suffix}")
    if number := _article_number(entry.url or entry.pdf):
        return number
    family = slugify(inverted(entry.author[0].names[0]).split(",")[0]) if entry.author else "anonymous"
    year = entry.issued.start.year if entry.issued and entry.issued.start else "undated"
    return f"{family}-{year}-{_digest(fold(entry.title.best('').value))}"


def _article_number(url: str) -> str:
    """The journal's part of the host and the article's number, where the address has a known shape."""
    parts = urlsplit(url)
    host = [label for label in (parts.hostname or "").split(".") if label != "www"]
    in_path = [match[1] for shape in ARTICLE_PATHS if (match := shape.search(parts.path))]
    in_query = [
        value
        for name, value in parse_qsl(parts.query)
        if ARTICLE_PARAMETER.fullmatch(name) and value.isascii() and value.isdigit()
    ]
    numbers = in_path + in_query
    return slugify(f"{host[0]}-{numbers[0]}") if host and numbers else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]


def with_slugs(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with a slug for each of them and for every person, keyword and container in them.

    Programs that read BibTeX or CSL-JSON take two entries with one citation key, in whatever case, for one: so the
    first of them by identity keeps it, and the key of the others is their slug.
    The order of reading decides only between records that have the same key, identifiers and title.
    """
    order = _by_key_and_identity(entries)
    slugs, keys = _work_slugs(entries, order), _work_keys(entries, order)
    containers = [entry.container for entry in entries if entry.container]
    known = _container_identities(containers)
    addressed = _Addressed(
        _addressed((person for entry in entries for person in _contributors(entry)), person_identity, _own_slug),
        _addressed((word for entry in entries for word in entry.keywords), keyword_identity, _keyword_slug),
        _addressed(containers, known.__getitem__, container_slug),
    )
    return tuple(
        addressed.entry(entry, slugs[place], keys.get(place, slugs[place])) for place, entry in enumerate(entries)
    )


class _Addressed(NamedTuple):
    """Who and what the entries mention, each by itself, with its slug: what is equal is one value from here on."""

    people: Mapping[Person, Person]
    keywords: Mapping[Keyword, Keyword]
    containers: Mapping[Container, Container]

    def entry(self, entry: Entry, slug: str, key: str) -> Entry:
        people = self.people.__getitem__
        return replace(
            entry,
            slug=slug,
            key=key,
            author=tuple(map(people, entry.author)),
            editor=tuple(map(people, entry.editor)),
            translator=tuple(map(people, entry.translator)),
            advisor=tuple(map(people, entry.advisor)),
            keywords=tuple(map(self.keywords.__getitem__, entry.keywords)),
            container=entry.container and self.containers[entry.container],
        )


def _by_key_and_identity(entries: Sequence[Entry]) -> list[int]:
    """The places of the entries, ordered by what does not depend on where they stand."""
    by_key: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        by_key.setdefault(entry.key, []).append(place)
    return [place for key in sorted(by_key) for place in _by_identity(by_key[key], entries)]


def _work_slugs(entries: Sequence[Entry], order: Sequence[int]) -> dict[int, str]:
    """The slug of each entry by its place; of those with one wish, the first in this order has it."""
    claims = ((key_slug(entries[place].key), entries[place]) for place in order)
    return dict(zip(order, assign(claims, lambda entry: "\n".join(_identity(entry))), strict=True))


def _work_keys(entries: Sequence[Entry], order: Sequence[int]) -> dict[int, str]:
    """The keys of the entries that keep theirs, by place: of those with one key, the first in this order."""
    first: dict[str, int] = {}
    for place in order:
        first.setdefault(entries[place].key.casefold(), place)
    return {place: entries[place].key for place in first.values()}


def _by_identity(places: list[int], entries: Sequence[Entry]) -> list[int]:
    return sorted(places, key=lambda place: _identity(entries[place])) if len(places) > 1 else places


def person_identity(person: Person) -> str:
    """What two mentions of one person have in common: the authority file's slug, else the folded name as printed."""
    name = person.names[0]
    parts = (name.particle, name.family, name.given, name.suffix, name.literal)
    return f"={person.slug}" if person.slug else "|".join([part and fold(part) for part in parts])


def keyword_identity(keyword: Keyword) -> str:
    """What two spellings of the same keyword have in common."""
    return fold(keyword.value)


def container_identity(container: Container) -> str:
    """What two mentions of one container have in common: the authority file's slug, an ISSN, else the folded title."""
    if container.slug:
        return f"={container.slug}"
    issns = container.issns if container.kind == "periodical" else ()
    issn = next((one for one in issns if not doubts("issn", one)), "")
    return f"issn {issn}" if issn else _titled(container)


def _titled(container: Container) -> str:
    return f"{container.kind} {fold(container.title.best('').value)}"


def _container_identities(containers: Iterable[Container]) -> dict[Container, str]:
    """The identity of each container; a title without ISSN belongs to the only one that the title occurs with."""
    identities = {container: container_identity(container) for container in dict.fromkeys(containers)}
    known: dict[str, set[str]] = {}
    for container, identity in identities.items():
        if identity != _titled(container):
            known.setdefault(_titled(container), set()).add(identity)
    return {
        container: next(iter(others))
        if identity == _titled(container) and len(others := known.get(identity, set())) == 1
        else identity
        for container, identity in identities.items()
    }


def _identity(entry: Entry) -> tuple[str, ...]:
    return entry.key, entry.doi, entry.url, fold(entry.title.best("").value)


def _contributors(entry: Entry) -> tuple[Person, ...]:
    return entry.author + entry.contributors


def _addressed(mentions: Iterable[T], identity: Callable[[T], str], slug: Callable[[T], str]) -> dict[T, T]:
    """Each thing with a slug, one for all that have an identity in common: what most of their mentions ask for.

    The authority file's identities go first.
    """
    identities: dict[T, str] = {}
    wanted: dict[str, dict[str, int]] = {}
    for thing, count in Counter(mentions).items():
        known = identities[thing] = identity(thing)
        slugs, own = wanted.setdefault(known, {}), slug(thing)
        slugs[own] = slugs.get(own, 0) + count
    order = sorted(wanted, key=lambda key: (not key.startswith("="), key))
    assigned = dict(zip(order, assign([(_usual(wanted[key]), key) for key in order], str), strict=True))
    return {thing: replace(thing, slug=assigned[known]) for thing, known in identities.items()}


def _usual(slugs: Mapping[str, int]) -> str:
    if len(slugs) == 1:
        return next(iter(slugs))
    return min(slugs, key=lambda slug: (-slugs[slug], *_latin_first(slug)))


def person_slug(person: Person) -> str:
    """The slug that a person's names ask for: the authority file's, else of the name that is Latin already."""
    return person.slug or min((slugify(inverted(name)) for name in person.names), key=_latin_first)


def _own_slug(person: Person) -> str:
    """The slug of a person who is named in a record: it follows from the identity, so that no other record moves it."""
    return person.slug or slugify(inverted(person.names[0]))


def _keyword_slug(keyword: Keyword) -> str:
    return slugify(keyword.value)


def container_slug(container: Container) -> str:
    """The slug that a container's titles ask for: the authority file's, else of the title that is Latin already."""
    return container.slug or min(
        (slugify(words.value) for words in container.title.versions), key=_latin_first, default="container"
    )


def _latin_first(slug: str) -> tuple[bool, str]:
    return HASHED.search(slug) is not None, slug
