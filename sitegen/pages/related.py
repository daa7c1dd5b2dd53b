"""Which works are about what a work is about: those that share its authors and keywords."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sitegen.model import Entry
from sitegen.pages.catalogue import Catalogue, Place

RELATED = 5
REACH = 5
"""How many works of a group are looked at before and after one: the nearest in time."""
MANY = 200
"""What so many works share tells nothing."""

Groups = Mapping[str, tuple[str, ...]]


def related_works(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The slugs of at most `RELATED` works by the slug of each work, the nearest first.

    What two works share counts the more, the fewer others share it. The works before and after one in its issue are
    left out: the page leads to them anyway. The time is linear in how many authors and keywords there are in all.
    """
    groups = _groups(catalogue)
    passed: Counter[str] = Counter()
    found = {}
    for entry in catalogue.works:
        scores: dict[str, float] = {}
        for name in _names(entry):
            if group := groups.get(name):
                place = passed[name]
                passed[name] = place + 1
                _count(group, place, scores)
        if scores:
            found[entry.slug] = _best(scores, catalogue.places.get(entry.slug))
    return found


def _groups(catalogue: Catalogue) -> Groups:
    """The works of each author and each keyword, in the order of all works."""
    authors = [(f"a {author.person.slug}", author.works) for author in catalogue.authors]
    topics = [(f"k {topic.keyword.slug}", topic.works) for topic in catalogue.topics]
    return {name: _slugs(works) for name, works in authors + topics if 1 < len(works) <= MANY}


def _slugs(works: Sequence[Entry]) -> tuple[str, ...]:
    return tuple([entry.slug for entry in works])


def _names(entry: Entry) -> list[str]:
    """The groups that a work is in, each once."""
    names = [f"a {person.slug}" for person in entry.author] + [f"k {word.slug}" for word in entry.keywords]
    return list(dict.fromkeys(names))


def _count(group: tuple[str, ...], place: int, scores: dict[str, float]) -> None:
    """Add to the scores of the works around a place in a group."""
    weight = 1 / len(group)
    for other in group[max(0, place - REACH) : place] + group[place + 1 : place + 1 + REACH]:
        scores[other] = scores.get(other, 0.0) + weight


def _best(scores: dict[str, float], place: Place | None) -> tuple[str, ...]:
    """Those with the highest scores; of equal ones, the first that was found."""
    for neighbour in (place.previous, place.next) if place else ():
        if neighbour:
            scores.pop(neighbour.slug, None)
    return tuple(sorted(scores, key=scores.__getitem__, reverse=True)[:RELATED])
