"""The works of a site, grouped and ordered: what lists and indexes are made of, the same in every language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from sitegen.model import Container, Entry, Keyword, Name, Person
from sitegen.pages.canonical import container_of, keyword_of, names_of, person_of
from sitegen.pages.issue_slugs import issue_slug

T = TypeVar("T")
K = TypeVar("K")


class Issue(Struct, frozen=True):
    """A volume or issue of a journal, a book or proceedings, with its works in page order; `year` is Gregorian or 0."""

    slug: str
    container: Container
    volume: str
    issue: str
    year: int
    works: tuple[Entry, ...]

    @property
    def is_collection(self) -> bool:
        """Whether it is a book or proceedings."""
        return self.container.kind != "periodical"


class ShelvedIssue(Struct, frozen=True):
    """An issue, a book or proceedings, and the ones before and after it of the same journal or title."""

    issue: Issue
    older: Issue | None = None
    newer: Issue | None = None


class Place(Struct, frozen=True):
    """Where a work stands: its issue, book or proceedings, and the works before and after it there."""

    issue: Issue
    previous: Entry | None
    next: Entry | None


class Author(Struct, frozen=True):
    """A person, `also` known by other names, with the works that the person is an author of."""

    person: Person
    also: tuple[Name, ...]
    works: tuple[Entry, ...]


class Topic(Struct, frozen=True):
    """A keyword, as it is spelled most often, with its works."""

    keyword: Keyword
    works: tuple[Entry, ...]


class Catalogue(Struct, frozen=True):
    """Every group of works; works are newest first, but in page order within an issue.

    `issues` are those of periodicals, `collections` books and proceedings; `places` are by the slug of the work.
    """

    works: tuple[Entry, ...]
    issues: tuple[Issue, ...]
    collections: tuple[Issue, ...]
    places: Mapping[str, Place]
    authors: tuple[Author, ...]
    topics: tuple[Topic, ...]
    years: Mapping[int, tuple[Entry, ...]]
    types: Mapping[str, tuple[Entry, ...]]


def catalogue_of(entries: Iterable[Entry], people: Mapping[str, Person] | None = None) -> Catalogue:
    """The catalogue of these works; `people` are those of the authority file, by slug."""
    works = tuple(sorted(entries, key=newest_first))
    grouped = _issues(works)
    return Catalogue(
        works=works,
        issues=tuple(issue for issue in grouped if not issue.is_collection),
        collections=tuple(issue for issue in grouped if issue.is_collection),
        places={entry.slug: place for issue in grouped for entry, place in _places(issue)},
        authors=_authors(works, people or {}),
        topics=_topics(works),
        years=_grouped(works, lambda entry: {year} if (year := year_of(entry)) else set()),
        types=_grouped(works, lambda entry: {entry.type}),
    )


def shelved(issues: Iterable[Issue]) -> Iterator[ShelvedIssue]:
    """Issues that are sorted newest first, each between its neighbours."""
    siblings: dict[str, list[Issue]] = {}
    for issue in issues:
        siblings.setdefault(issue.container.slug, []).append(issue)
    for shelf in siblings.values():
        for issue, older, newer in zip(shelf, (*shelf[1:], None), (None, *shelf[:-1]), strict=True):
            yield ShelvedIssue(issue, older, newer)


def year_of(entry: Entry) -> int:
    """The Gregorian year that a work was issued in, or 0."""
    return entry.issued.start.year if entry.issued and entry.issued.start else 0


def newest_first(entry: Entry) -> tuple[object, ...]:
    """What lists of works are sorted by: date, volume and issue downwards, then pages upwards."""
    start = entry.issued.start if entry.issued else None
    date = (-start.year, -start.month, -start.day) if start else (0, 0, 0)
    return (*date, *(-number for number in _numbers(entry.volume, entry.issue)), *in_page_order(entry))


def in_page_order(entry: Entry) -> tuple[object, ...]:
    """What the works of an issue are sorted by: the first page, then the address."""
    first = entry.page.first if entry.page else ""
    return (not first, *_numbers(first), first, entry.slug)


def _numbers(*values: str) -> tuple[int, ...]:
    """The first number in each value, 0 where there is none; at most nine digits count."""
    return tuple(int(found[0]) if (found := re.search(r"\d{1,9}", value, re.ASCII)) else 0 for value in values)


def _grouped(works: Iterable[Entry], keys: Callable[[Entry], set[T]]) -> dict[T, tuple[Entry, ...]]:
    return _by_key((key, entry) for entry in works for key in keys(entry))


def _by_key(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _authors(works: tuple[Entry, ...], people: Mapping[str, Person]) -> tuple[Author, ...]:
    by_author = _grouped(works, lambda entry: {person.slug for person in entry.author})
    mentions = _by_key((person.slug, person) for entry in works for person in entry.author)
    persons = {slug: person_of(mentions[slug], people.get(slug)) for slug in sorted(mentions)}
    return tuple(Author(person, names_of(mentions[slug], person), by_author[slug]) for slug, person in persons.items())


def _topics(works: tuple[Entry, ...]) -> tuple[Topic, ...]:
    by_keyword = _grouped(works, lambda entry: {word.slug for word in entry.keywords})
    mentions = _by_key((word.slug, word) for entry in works for word in entry.keywords)
    return tuple(Topic(keyword_of(mentions[slug]), by_keyword[slug]) for slug in sorted(mentions))


def _issues(works: tuple[Entry, ...]) -> tuple[Issue, ...]:
    shown = [(entry, entry.container) for entry in works if entry.container and entry.container.kind != "website"]
    mentions = _by_key((container.slug, container) for _, container in shown)
    containers = {slug: container_of(values) for slug, values in mentions.items()}
    groups = _by_key((_issue_key(entry, container), entry) for entry, container in shown)
    found = [_issue(issue_slug(*key), containers[key[0]], groups[key]) for key in sorted(groups)]
    return tuple(sorted(found, key=_newest_issue_first))


def _issue_key(entry: Entry, container: Container) -> tuple[str, str, str, str]:
    year = "" if entry.volume or entry.issue else str(year_of(entry) or "")
    return container.slug, entry.volume, entry.issue, year


def _issue(slug: str, container: Container, works: tuple[Entry, ...]) -> Issue:
    ordered = tuple(sorted(works, key=in_page_order))
    first = ordered[0]
    return Issue(slug, container, first.volume, first.issue, max(year_of(entry) for entry in ordered), ordered)


def _newest_issue_first(one: Issue) -> tuple[int | str, ...]:
    return (-one.year, *(-number for number in _numbers(one.volume, one.issue)), one.slug)


def _places(issue: Issue) -> Iterable[tuple[Entry, Place]]:
    works = issue.works
    around = zip((None, *works[:-1]), works, (*works[1:], None), strict=True)
    return ((entry, Place(issue, previous, following)) for previous, entry, following in around)
