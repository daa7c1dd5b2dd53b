"""Authors who may be one person: what speaks for it is told, and nothing is ever joined.

Authors are grouped by how their names sound, and compared only with those of whom they share something, so that the
time is in proportion to the names there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen.language.names import display, inverted
from sitegen.language.orthography import fold
from sitegen.model import Entry, Name, Person

MOST_AUTHORS = 50
"""Of a work with more authors than this none tells who another one is."""

# How one sound of a Persian name is written in Latin letters: x for kh, g for gh and q, one of several vowels.
SPELLINGS = (
    (re.compile("kh"), "x"),
    (re.compile("gh|q"), "g"),
    (re.compile("ph"), "f"),
    (re.compile("oo|ou|u"), "o"),
    (re.compile("ee|ei|ey|ie|iy|y|i"), "e"),
    (re.compile("w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
PERSIAN_LETTERS = str.maketrans("يىك", "ییک")
NAMES_KEPT = 16_384
Shared = tuple[str, str]
"""What two people may have in common: `co-author` or `affiliation`, and which one."""


class Author(Struct, frozen=True):
    """An author with every name, and whom and what the records name beside; `entry` is the first work."""

    slug: str
    person: Person
    entry: Entry
    names: dict[Name, None]
    shared: dict[Shared, None]


def maybe_one_person(entries: Sequence[Entry]) -> Iterator[tuple[Author, Author]]:
    """Pairs of authors whose names may be one, and who have a co-author or an affiliation in common; none twice."""
    told: set[tuple[str, str]] = set()
    for group in _alike(_authors(entries)):
        first: dict[Shared, Author] = {}
        for one in group:
            earlier = (first[shared] for shared in one.shared if shared in first)
            other = next((found for found in earlier if _may_be_one(found, one)), None)
            if other and (other.slug, one.slug) not in told:
                told.add((other.slug, one.slug))
                yield other, one
            for shared in one.shared:
                first.setdefault(shared, one)


def joining(one: Person, other: Person) -> str:
    """What to write into `people.toml`, if two people are one: the longer of two names is the name.

    A Persian name is proposed with the letters of Persian, also where it was typed with those of Arabic.
    """
    names: dict[str, str] = {}
    variants: dict[str, None] = {}
    for name in sorted((*one.names, *other.names), key=lambda name: -len(display(name))):
        written = inverted(name)
        named = written.translate(PERSIAN_LETTERS) if name.lang == "fa" else written
        if names.setdefault(name.lang, named) != written:
            variants[written] = None
    versions = ", ".join(f"{lang} = {_quoted(name)}" for lang, name in sorted(names.items()))
    also = f", `variants = [{', '.join(map(_quoted, variants))}]`" if variants else ""
    return f"write into `people.toml`: `[[person]]`, `name = {{ {versions} }}`{also}"


def _quoted(text: str) -> str:
    """A text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _authors(entries: Sequence[Entry]) -> Mapping[str, Author]:
    """The authors by slug, in the order of the works, with what those share whose names are alike."""
    found: dict[str, Author] = {}
    for entry in entries:
        for person in entry.author:
            if person.slug not in found:
                found[person.slug] = Author(person.slug, person, entry, dict.fromkeys(person.names), {})
            elif found[person.slug].person.names != person.names:
                found[person.slug].names.update(dict.fromkeys(person.names))
    alike = {one.slug for group in _alike(found) for one in group}
    for entry in entries:
        team = entry.author if len(entry.author) <= MOST_AUTHORS else ()
        for person in entry.author:
            if person.slug in alike:
                found[person.slug].shared.update(_shared(person, team))
    return found


def _shared(person: Person, team: Iterable[Person]) -> dict[Shared, None]:
    found = {("co-author", other.slug): None for other in team if other.slug != person.slug}
    places = [words.value for place in person.affiliations for words in place.name.versions]
    return found | {("affiliation", fold(place)): None for place in places}


def _alike(authors: Mapping[str, Author]) -> Iterator[list[Author]]:
    """Authors whose family names sound alike and whose given names begin alike."""
    groups: defaultdict[tuple[str, str, str], dict[str, Author]] = defaultdict(dict)
    for one in authors.values():
        for name in one.names:
            given = _sounds(name.given) if name.family else ()
            if given:
                groups[name.lang, _sound(name.family), given[0][0]][one.slug] = one
    return (list(group.values()) for group in groups.values() if len(group) > 1)


def _may_be_one(one: Author, other: Author) -> bool:
    """Whether two names may be one; the same name is told by another rule, and nobody is one's own co-author."""
    if ("co-author", other.slug) in one.shared or (one.person.orcid and other.person.orcid):
        return False
    pairs = [(first, second) for first in one.names for second in other.names if first.lang == second.lang]
    same = any(fold(display(first)) == fold(display(second)) for first, second in pairs)
    return not same and any(_fit(first, second) for first, second in pairs)


def _fit(one: Name, other: Name) -> bool:
    """Whether two names sound alike, where an initial stands for any name that begins with it."""
    if not (one.family and other.family and _sound(one.family) == _sound(other.family)):
        return False
    pairs = list(zip(_sounds(one.given), _sounds(other.given), strict=False))
    return bool(pairs) and all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def _sounds(names: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_sound, names.replace(".", " ").replace("-", " ").split())))


@lru_cache(NAMES_KEPT)
def _sound(name: str) -> str:
    """What the spellings of one name have in common."""
    sound = fold(name).replace(" ", "")
    for spelling, letters in SPELLINGS if sound.isascii() else ():
        sound = spelling.sub(letters, sound)
    return sound
