"""Who wrote with whom, which keywords stand together, and which ones mean the same in two languages.

Every function takes time in proportion to the authors and keywords of the works: a work with very many of them, which
says little about any two, is passed over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from sitegen.model import Entry, Keyword, Person

MOST_AUTHORS = 50
"""Of a work with more authors than this it is not said who wrote it with whom."""

MOST_KEYWORDS = 50
CO_AUTHORS_SHOWN = 30
RELATED_SHOWN = 12
WORKS_IN_COMMON = 2
"""So many works two keywords have to share, and so many lists have to pair two keywords, before anything is said."""


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


def related(
    works: Iterable[Entry], groups: Mapping[str, Sequence[Entry]], keywords: Mapping[str, Keyword]
) -> dict[str, tuple[Keyword, ...]]:
    """The keywords of its own language that each keyword shares most works with, by slug; one is no relation."""
    by_language = _keywords_by_language(works)
    found: dict[str, tuple[Keyword, ...]] = {}
    for slug, own in groups.items():
        beside = by_language.get(keywords[slug].lang, {}) if len(own) >= WORKS_IN_COMMON else {}
        counts = Counter(chain.from_iterable([beside.get(entry.slug, ()) for entry in own]))
        counts.pop(slug, None)
        close = sorted([(-count, other) for other, count in counts.items() if count >= WORKS_IN_COMMON])
        if close:
            found[slug] = tuple([keywords[other] for _, other in close[:RELATED_SHOWN]])
    return found


def _keywords_by_language(works: Iterable[Entry]) -> Mapping[str, Mapping[str, Iterable[str]]]:
    """The slugs of the keywords of each work, by language and work."""
    found: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for entry in works:
        for word in entry.keywords if len(entry.keywords) <= MOST_KEYWORDS else ():
            found[word.lang].setdefault(entry.slug, set()).add(word.slug)
    return found


def translations(works: Iterable[Entry], keywords: Mapping[str, Keyword]) -> dict[str, tuple[Keyword, ...]]:
    """The keywords that records pair with a keyword in other languages, by slug.

    A record with as many keywords in one language as in another one may list them in the same order, and may not. So
    two keywords are a pair if at least two records whose lists are not the same pair them, and none pairs either of
    them with another one.
    """
    lists: defaultdict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for first, second in _lists_of_one_length(works):
        whole = tuple(sorted([word.slug for word in first]))
        for one, other in zip(first, second, strict=True):
            lists[one.slug, other.slug].add(whole)
    partners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for here, there in _both_ways(lists):
        partners[here, keywords[there].lang].add(there)
    supported = [pair for pair, wholes in lists.items() if len(wholes) >= WORKS_IN_COMMON]
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


def _lists_of_one_length(works: Iterable[Entry]) -> Iterator[tuple[Sequence[Keyword], Sequence[Keyword]]]:
    """The keywords of works in two languages, where there are as many in one as in the other."""
    for entry in works:
        lists: dict[str, list[Keyword]] = {}
        for word in entry.keywords if len(entry.keywords) <= MOST_KEYWORDS else ():
            lists.setdefault(word.lang, []).append(word)
        ordered = [lists[lang] for lang in sorted(lists)] if len(lists) > 1 else []
        for number, first in enumerate(ordered):
            yield from ((first, second) for second in ordered[number + 1 :] if len(second) == len(first))
