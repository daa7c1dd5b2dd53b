"""Who wrote with whom, which keywords stand together, and which ones mean the same in two languages.

Every function takes time in proportion to the authors and keywords of the works: a work with very many of them, which
says little about any two, is passed over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from msgspec import Struct

from sitegen.model import Entry, Keyword, Person

MOST_AUTHORS = 50
"""Of a work with more authors than this it is not said who wrote it with whom."""

MOST_KEYWORDS = 50
CO_AUTHORS_SHOWN = 30
RELATED_SHOWN = 8
WORKS_IN_COMMON = 2
"""So many works two keywords have to share, and so many lists have to pair two keywords, before anything is said."""


Lists = Mapping[str, Sequence[str]]
"""Slugs of keywords by language, in the order of the record."""


class CoAuthor(Struct, frozen=True, gc=False):
    """Someone with whom an author has written this many works."""

    person: Person
    works: int


class Circle(Struct, frozen=True, gc=False):
    """The co-authors of an author, those of most works first, and how many more there are."""

    members: tuple[CoAuthor, ...] = ()
    more: int = 0


def circles(
    works: Iterable[Entry], groups: Mapping[str, Sequence[Entry]], persons: Mapping[str, Person]
) -> dict[str, Circle]:
    """The co-authors of each author by slug; `groups` are the works of each, `persons` who they are."""
    teams = {
        entry.slug: {person.slug for person in entry.author} for entry in works if 1 < len(entry.author) <= MOST_AUTHORS
    }
    return {slug: _circle(slug, [teams.get(entry.slug, ()) for entry in own], persons) for slug, own in groups.items()}


def _circle(slug: str, teams: Iterable[Iterable[str]], persons: Mapping[str, Person]) -> Circle:
    counts = Counter(chain.from_iterable(teams))
    counts.pop(slug, None)
    if not counts:
        return Circle()
    ordered = sorted(counts, key=lambda other: (-counts[other], other))
    members = tuple([CoAuthor(persons[other], counts[other]) for other in ordered[:CO_AUTHORS_SHOWN]])
    return Circle(members, max(0, len(ordered) - CO_AUTHORS_SHOWN))


def keyword_lists(works: Iterable[Entry]) -> dict[str, Lists]:
    """The keywords of each work by language."""
    found: dict[str, Lists] = {}
    for entry in works:
        lists: dict[str, list[str]] = {}
        for word in entry.keywords if len(entry.keywords) <= MOST_KEYWORDS else ():
            lists.setdefault(word.lang, []).append(word.slug)
        found[entry.slug] = lists
    return found


def related(
    lists: Mapping[str, Lists], groups: Mapping[str, Sequence[Entry]], keywords: Mapping[str, Keyword]
) -> dict[str, tuple[Keyword, ...]]:
    """The keywords of its own language that each keyword shares most works with, by slug; one is no relation."""
    found: dict[str, tuple[Keyword, ...]] = {}
    for slug, works in groups.items():
        if len(works) < WORKS_IN_COMMON:
            continue
        lang = keywords[slug].lang
        counts = Counter(chain.from_iterable([lists[entry.slug].get(lang, ()) for entry in works]))
        del counts[slug]
        close = sorted([(-count, other) for other, count in counts.items() if count >= WORKS_IN_COMMON])
        if close:
            found[slug] = tuple([keywords[other] for _, other in close[:RELATED_SHOWN]])
    return found


def translations(lists: Mapping[str, Lists], keywords: Mapping[str, Keyword]) -> dict[str, tuple[Keyword, ...]]:
    """The keywords that records pair with a keyword in other languages, by slug.

    A record with as many keywords in one language as in another one may list them in the same order, and may not. So
    two keywords are a pair if at least two records whose lists are not the same pair them, and none pairs either of
    them with another one.
    """
    numbers: dict[tuple[str, ...], int] = {}
    first: dict[tuple[str, str], int] = {}
    supported: set[tuple[str, str]] = set()
    for one, other in _lists_of_one_length(lists.values()):
        number = numbers.setdefault(tuple(sorted(one)), len(numbers))
        supported.update([pair for pair in zip(one, other, strict=True) if first.setdefault(pair, number) != number])
    partners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for here, there in _both_ways(first):
        partners[here, keywords[there].lang].add(there)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for here, there in _both_ways(supported):
        if len(partners[here, keywords[there].lang]) == len(partners[there, keywords[here].lang]) == 1:
            found[here].add(there)
    return {slug: tuple([keywords[other] for other in sorted(others)]) for slug, others in found.items()}


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for one, other in pairs:
        if one != other:
            yield one, other
            yield other, one


def _lists_of_one_length(works: Iterable[Lists]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The keywords of works in two languages, where there are as many in one as in the other."""
    for lists in works:
        if len(lists) > 1:
            pairs = combinations([lists[lang] for lang in sorted(lists)], 2)
            yield from (pair for pair in pairs if len(pair[0]) == len(pair[1]))
