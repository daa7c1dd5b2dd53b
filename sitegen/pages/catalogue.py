"""The works of a site, grouped and ordered: what lists and indexes are made of, the same in every language."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from msgspec import Struct

from sitegen.model import Container, Entry, Keyword, Name, Person
from sitegen.pages.canonical import container_of, keyword_of, other_names, person_of, printed_names
from sitegen.pages.issue_slugs import issue_slug
from sitegen.pages.neighbourhood import Circle, circles, keyword_lists, related, translations

T = TypeVar("T")
K = TypeVar("K")

NUMBER = re.compile("[0-9]{1,9}")
NUMBERS_KEPT = 4096

FEWEST_WORKS = 5
FEWEST_YEARS = 3
Years = tuple[tuple[int, int], ...]
"""Gregorian years, the first one first, and how many works each has."""


class Issue(Struct, frozen=True, gc=False):
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


class ShelvedIssue(Struct, frozen=True, gc=False):
    """An issue, a book or proceedings, and the ones before and after it of the same journal or title."""

    issue: Issue
    older: Issue | None = None
    newer: Issue | None = None


class Place(Struct, frozen=True, gc=False):
    """Where a work stands: its issue, book or proceedings, and the works before and after it there."""

    issue: Issue
    previous: Entry | None
    next: Entry | None


class Author(Struct, frozen=True, gc=False):
    """A person, `also` known by other names, with the works that the person is an author of; who else wrote them."""

    person: Person
    also: tuple[Name, ...]
    works: tuple[Entry, ...]
    circle: Circle = Circle()
    years: Years = ()


class Topic(Struct, frozen=True, gc=False):
    """A keyword as it is spelled most often, with its works; what it is `related` to, what it is in other languages."""

    keyword: Keyword
    works: tuple[Entry, ...]
    related: tuple[Keyword, ...] = ()
    translations: tuple[Keyword, ...] = ()
    years: Years = ()


class Catalogue(Struct, frozen=True, gc=False):
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
    works = _newest_first(entries)
    grouped = _issues(works)
    return Catalogue(
        works=works,
        issues=tuple(issue for issue in grouped if not issue.is_collection),
        collections=tuple(issue for issue in grouped if issue.is_collection),
        places={entry.slug: place for issue in grouped for entry, place in _places(issue)},
        authors=_authors(works, people or {}),
        topics=_topics(works),
        years=_by_key((year, entry) for entry in works if (year := year_of(entry))),
        types=_by_key((entry.type, entry) for entry in works),
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


def years_of(works: Sequence[Entry]) -> Years:
    """How many of these works were issued in each Gregorian year, if they and their years are enough to compare."""
    if len(works) < FEWEST_WORKS:
        return ()
    counts = Counter(map(year_of, works))
    undated = counts.pop(0, 0)
    return tuple(sorted(counts.items())) if len(counts) >= FEWEST_YEARS and len(works) - undated >= FEWEST_WORKS else ()


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The works by date, volume and issue downwards, then pages upwards; there are keys for one date at a time."""
    by_date = _by_key((_days_back(entry), entry) for entry in entries)
    ordered = (sorted(by_date[date], key=_newest_of_a_date) for date in sorted(by_date))
    return tuple(chain.from_iterable(ordered))


def _days_back(entry: Entry) -> tuple[int, int, int]:
    start = entry.issued.start if entry.issued else None
    return (-start.year, -start.month, -start.day) if start else (0, 0, 0)


def _newest_of_a_date(entry: Entry) -> tuple[object, ...]:
    return (-_number(entry.volume), -_number(entry.issue), *_in_page_order(entry))


def _in_page_order(entry: Entry) -> tuple[object, ...]:
    """What the works of an issue are sorted by: the first page, then the address."""
    first = entry.page.first if entry.page else ""
    return (not first, _number(first), first, entry.slug)


@lru_cache(NUMBERS_KEPT)
def _number(value: str) -> int:
    """The first number in a value, 0 where there is none; at most nine digits count."""
    return int(found[0]) if (found := NUMBER.search(value)) else 0


def _by_key(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _authors(works: tuple[Entry, ...], people: Mapping[str, Person]) -> tuple[Author, ...]:
    mentions: defaultdict[str, list[Person]] = defaultdict(list)
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in works:
        for person in entry.author:
            mentions[person.slug].append(person)
            group = groups[person.slug]
            if not group or group[-1] is not entry:
                group.append(entry)
    printed = {slug: printed_names(mentions[slug]) for slug in sorted(mentions)}
    persons = {slug: person_of(mentions[slug], names, people.get(slug)) for slug, names in printed.items()}
    around = circles(works, groups, persons)
    return tuple(
        [
            Author(person, other_names(printed[slug], person), tuple(own := groups[slug]), around[slug], years_of(own))
            for slug, person in persons.items()
        ]
    )


def _topics(works: tuple[Entry, ...]) -> tuple[Topic, ...]:
    counts: defaultdict[Keyword, int] = defaultdict(int)
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in works:
        for word in entry.keywords:
            counts[word] += 1
            group = groups[word.slug]
            if not group or group[-1] is not entry:
                group.append(entry)
    spellings = _by_key((word.slug, word) for word in counts)
    keywords = {slug: keyword_of(spellings[slug], counts) for slug in sorted(spellings)}
    lists = keyword_lists(works)
    close, same = related(lists, groups, keywords), translations(lists, keywords)
    return tuple(
        [
            Topic(word, tuple(own := groups[slug]), close.get(slug, ()), same.get(slug, ()), years_of(own))
            for slug, word in keywords.items()
        ]
    )


def _issues(works: tuple[Entry, ...]) -> tuple[Issue, ...]:
    counts = Counter(container for _, container in _in_containers(works))
    spellings = _by_key((container.slug, container) for container in counts)
    containers = {slug: container_of(found, counts) for slug, found in spellings.items()}
    groups = _by_key((_issue_key(entry, container), entry) for entry, container in _in_containers(works))
    found = [_issue(issue_slug(*key), containers[key[0]], groups[key]) for key in sorted(groups)]
    return tuple(sorted(found, key=_newest_issue_first))


def _in_containers(works: Iterable[Entry]) -> Iterator[tuple[Entry, Container]]:
    """The works that appeared in a journal, a book or proceedings."""
    return ((one, one.container) for one in works if one.container and one.container.kind != "website")


def _issue_key(entry: Entry, container: Container) -> tuple[str, str, str, str]:
    year = "" if entry.volume or entry.issue else str(year_of(entry) or "")
    return container.slug, entry.volume, entry.issue, year


def _issue(slug: str, container: Container, works: tuple[Entry, ...]) -> Issue:
    ordered = tuple(sorted(works, key=_in_page_order))
    first = ordered[0]
    return Issue(slug, container, first.volume, first.issue, max(map(year_of, ordered)), ordered)


def _newest_issue_first(one: Issue) -> tuple[int | str, ...]:
    return (-one.year, -_number(one.volume), -_number(one.issue), one.slug)


def _places(issue: Issue) -> Iterable[tuple[Entry, Place]]:
    works = issue.works
    around = zip((None, *works[:-1]), works, (*works[1:], None), strict=True)
    return ((entry, Place(issue, previous, following)) for previous, entry, following in around)
