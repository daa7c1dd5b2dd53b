"""The works of a site, grouped and ordered: what lists and indexes are made of, the same in every language."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from sitegen.language.slugs import assign, slugify
from sitegen.model import Container, Entry, Keyword, Person

T = TypeVar("T")


class Issue(Struct, frozen=True):
    """A volume or issue of a journal, a book or proceedings, with its works in page order; `year` is Gregorian or 0."""

    slug: str
    container: Container
    volume: str
    issue: str
    year: int
    works: tuple[Entry, ...]


class Author(Struct, frozen=True):
    """A person with the works that the person is an author of."""

    person: Person
    works: tuple[Entry, ...]


class Topic(Struct, frozen=True):
    """A keyword, as spelled first, with its works."""

    keyword: Keyword
    works: tuple[Entry, ...]


class Catalogue(Struct, frozen=True):
    """Every group of works; works are newest first, but in page order within an issue."""

    works: tuple[Entry, ...]
    issues: tuple[Issue, ...]
    authors: tuple[Author, ...]
    topics: tuple[Topic, ...]
    years: Mapping[int, tuple[Entry, ...]]
    types: Mapping[str, tuple[Entry, ...]]


def catalogue_of(entries: Iterable[Entry]) -> Catalogue:
    """The catalogue of these works."""
    works = tuple(sorted(entries, key=newest_first))
    people = {person.slug: person for entry in reversed(works) for person in entry.author}
    keywords = {word.slug: word for entry in reversed(works) for word in entry.keywords}
    by_author = _grouped(works, lambda entry: {person.slug for person in entry.author})
    by_keyword = _grouped(works, lambda entry: {word.slug for word in entry.keywords})
    return Catalogue(
        works=works,
        issues=_issues(works),
        authors=tuple(Author(people[slug], by_author[slug]) for slug in sorted(by_author)),
        topics=tuple(Topic(keywords[slug], by_keyword[slug]) for slug in sorted(by_keyword)),
        years=_grouped(works, lambda entry: {year} if (year := year_of(entry)) else set()),
        types=_grouped(works, lambda entry: {entry.type}),
    )


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
    groups: dict[T, list[Entry]] = {}
    for entry in works:
        for key in keys(entry):
            groups.setdefault(key, []).append(entry)
    return {key: tuple(members) for key, members in groups.items()}


def _issues(works: tuple[Entry, ...]) -> tuple[Issue, ...]:
    groups = _grouped(works, lambda entry: {_issue_key(entry, entry.container)} if entry.container else set())
    keys = sorted(groups)
    slugs = assign([(slugify("-".join(part for part in key if part)), "\n".join(key)) for key in keys])
    found = [_issue(slug, groups[key]) for key, slug in zip(keys, slugs, strict=True)]
    return tuple(sorted(found, key=_newest_issue_first))


def _issue_key(entry: Entry, container: Container) -> tuple[str, str, str, str]:
    year = "" if entry.volume or entry.issue else str(year_of(entry) or "")
    return container.slug, entry.volume, entry.issue, year


def _issue(slug: str, works: tuple[Entry, ...]) -> Issue:
    ordered = tuple(sorted(works, key=in_page_order))
    first, container = ordered[0], next(entry.container for entry in ordered if entry.container)
    return Issue(slug, container, first.volume, first.issue, max(year_of(entry) for entry in ordered), ordered)


def _newest_issue_first(one: Issue) -> tuple[int | str, ...]:
    return (-one.year, *(-number for number in _numbers(one.volume, one.issue)), one.slug)
