"""What a site holds, in numbers that no language changes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from sitegen.model import Keyword, Person
from sitegen.pages.catalogue import Author, Catalogue

MOST_AUTHORS = 40
"""How many authors the network has: what can still be told apart in a picture as wide as a page."""


class Coverage(Struct, frozen=True, gc=False):
    """How many of all works, or authors, have what `name` says (`doi`, `orcid`); `of` counts all of them."""

    name: str
    number: int
    of: int


class Network(Struct, frozen=True, gc=False):
    """Authors who wrote together.

    `authors` come with the number of all their works, the most prolific first; a pair holds the numbers of two authors
    in that tuple, the smaller first, and how many works they share.
    """

    authors: tuple[tuple[Person, int], ...] = ()
    pairs: tuple[tuple[int, int, int], ...] = ()


class Statistics(Struct, frozen=True, kw_only=True, gc=False):
    """How many works there are of each year (the oldest first), keyword, author, language and type (the most first)."""

    works: int
    years: tuple[tuple[int, int], ...]
    keywords: tuple[tuple[Keyword, int], ...]
    authors: tuple[tuple[Person, int], ...]
    languages: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    coverage: tuple[Coverage, ...]
    network: Network


def statistics_of(catalogue: Catalogue) -> Statistics:
    """The numbers of a catalogue, whose works may be without the words of their abstracts."""
    authors = sorted(catalogue.authors, key=lambda author: (-len(author.works), author.person.slug))
    topics = sorted(catalogue.topics, key=lambda topic: (-len(topic.works), topic.keyword.slug))
    return Statistics(
        works=len(catalogue.works),
        years=tuple([(year, len(catalogue.years[year])) for year in sorted(catalogue.years)]),
        keywords=tuple([(topic.keyword, len(topic.works)) for topic in topics]),
        authors=tuple([(author.person, len(author.works)) for author in authors]),
        languages=_most_first(Counter(entry.language for entry in catalogue.works).items()),
        types=_most_first((kind, len(works)) for kind, works in catalogue.types.items()),
        coverage=tuple(_coverage(catalogue)),
        network=network_of(authors),
    )


def network_of(authors: Iterable[Author]) -> Network:
    """Those of the first authors who wrote with another one of them.

    Only these are paired, so that a work of a thousand authors costs what any other does.
    """
    first = list(authors)[:MOST_AUTHORS]
    together: dict[str, list[int]] = {}
    for number, author in enumerate(first):
        for entry in author.works:
            together.setdefault(entry.slug, []).append(number)
    pairs = Counter(pair for numbers in together.values() for pair in combinations(numbers, 2))
    linked = sorted({number for pair in pairs for number in pair})
    place = {number: at for at, number in enumerate(linked)}
    return Network(
        tuple([(first[number].person, len(first[number].works)) for number in linked]),
        tuple([(place[one], place[other], works) for (one, other), works in sorted(pairs.items())]),
    )


def _most_first(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def _coverage(catalogue: Catalogue) -> Iterator[Coverage]:
    works = catalogue.works
    yield Coverage("doi", sum(bool(entry.doi) for entry in works), len(works))
    # Of an abstract that is kept elsewhere, its languages are still here.
    yield Coverage("abstract", sum(bool(entry.abstract) for entry in works), len(works))
    yield Coverage("keywords", sum(bool(entry.keywords) for entry in works), len(works))
    yield Coverage("full_text", sum(bool(entry.pdf) for entry in works), len(works))
    if catalogue.authors:
        with_orcid = sum(bool(author.person.orcid) for author in catalogue.authors)
        yield Coverage("orcid", with_orcid, len(catalogue.authors))
