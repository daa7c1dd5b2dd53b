"""Addresses: the citation keys of records that have none, and slugs that no two things share."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from msgspec.structs import replace

from sitegen.language.names import inverted
from sitegen.language.orthography import fold
from sitegen.language.slugs import assign, key_slug, slugify
from sitegen.model import Container, Entry, Keyword, Person, Text

T = TypeVar("T")
HASH_LENGTH = 8


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
    """The journal's part of the host and the article's number in the path, as Sinaweb, OJS and Yektaweb have them."""
    parts = urlsplit(url)
    host = [label for label in (parts.hostname or "").split(".") if label != "www"]
    numbers = re.findall(r"\d{3,}", re.sub(r"_[0-9a-f]{32}", "", parts.path))
    return slugify(f"{host[0]}-{numbers[-1]}") if host and numbers else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]


def with_slugs(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with a slug for each of them and for every person, keyword and container in them.

    Works keep the order of reading among equal keys; everything else is independent of it.
    """
    works = assign([(key_slug(entry.key), _identity(entry)) for entry in entries])
    people = _slugs((person for entry in entries for person in _contributors(entry)), person_identity, person_slug)
    keywords = _slugs(
        (word for entry in entries for word in entry.keywords), keyword_identity, lambda word: slugify(word.value)
    )
    containers = _slugs((entry.container for entry in entries if entry.container), container_identity, container_slug)
    return tuple(
        _addressed(entry, slug, people, keywords, containers) for entry, slug in zip(entries, works, strict=True)
    )


def person_identity(person: Person) -> str:
    """What two mentions of one person have in common: the authority file's slug, else the folded name as printed."""
    name = person.names[0]
    parts = (name.particle, name.family, name.given, name.suffix, name.literal)
    return f"={person.slug}" if person.slug else "|".join(fold(part) for part in parts)


def keyword_identity(keyword: Keyword) -> str:
    """What two spellings of the same keyword have in common."""
    return fold(keyword.value)


def container_identity(container: Container) -> str:
    """What two mentions of one container have in common: the authority file's slug, else the folded title."""
    return f"={container.slug}" if container.slug else f"{container.kind} {fold(container.title.best('').value)}"


def _identity(entry: Entry) -> str:
    return "\n".join((entry.key, entry.doi, entry.url, fold(entry.title.best("").value)))


def _contributors(entry: Entry) -> tuple[Person, ...]:
    return entry.author + entry.editor + entry.translator


def _slugs(things: Iterable[T], identity: Callable[[T], str], slug: Callable[[T], str]) -> dict[str, str]:
    wanted: dict[str, str] = {}
    for thing in things:
        key = identity(thing)
        wanted[key] = min(wanted.get(key, "~"), slug(thing))
    identities = sorted(wanted)
    return dict(zip(identities, assign([(wanted[key], key) for key in identities]), strict=True))


def person_slug(person: Person) -> str:
    """The slug that a person's names ask for: the authority file's, else of the name that is Latin already."""
    return person.slug or min((slugify(inverted(name)) for name in person.names), key=_latin_first)


def container_slug(container: Container) -> str:
    """The slug that a container's titles ask for: the authority file's, else of the title that is Latin already."""
    return container.slug or min(
        (slugify(words.value) for words in container.title.versions), key=_latin_first, default="container"
    )


def _latin_first(slug: str) -> tuple[bool, str]:
    return bool(re.search(rf"-[0-9a-f]{{{HASH_LENGTH}}}$", slug)), slug


def _addressed(
    entry: Entry, slug: str, people: dict[str, str], keywords: dict[str, str], containers: dict[str, str]
) -> Entry:
    def addressed(persons: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(replace(person, slug=people[person_identity(person)]) for person in persons)

    return replace(
        entry,
        slug=slug,
        author=addressed(entry.author),
        editor=addressed(entry.editor),
        translator=addressed(entry.translator),
        keywords=tuple(replace(word, slug=keywords[keyword_identity(word)]) for word in entry.keywords),
        container=entry.container and replace(entry.container, slug=containers[container_identity(entry.container)]),
    )


def title_identity(title: Text) -> str:
    """What two spellings of the same title have in common, for finding duplicates."""
    return fold(title.best("").value)
