"""What the records say of journals, compared."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.language.acronyms import is_acronym
from sitegen.language.orthography import fold
from sitegen.model import Entry, Text, Words

WORD = re.compile(r"\w+")
SHORTEST = 4
"""Shorter words are articles, prepositions and parts of abbreviations."""
KINDS = frozenset(fold(word) for word in ("journal", "review", "bulletin", "مجله", "فصلنامه", "دوفصلنامه", "نشریه"))


MOST_WORDS = 20
"""Of a title that are compared; longer ones are none of journals."""


class Stranger(Struct, frozen=True):
    """A work with an ISSN of a journal that most records call something else: its title there, and the usual one."""

    entry: Entry
    title: Words
    usual: Words


def strangers(entries: Iterable[Entry]) -> Iterator[Stranger]:
    """The works whose journal has a title with no word of the usual one of its ISSN, in a language that both have."""
    works = [(entry, entry.container) for entry in entries if entry.container and entry.container.issns]
    counts = Counter((container.slug, container.title) for _, container in works)
    usual: dict[str, Text] = {}
    for (slug, title), _ in counts.most_common():
        usual.setdefault(slug, title)
    for entry, container in works:
        pair = _titles_apart(container.title, usual[container.slug])
        if pair:
            yield Stranger(entry, *pair)


def _titles_apart(title: Text, usual: Text) -> tuple[Words, Words] | None:
    """A title of each in one language, if there is such a language and the titles have no word in common in any."""
    if title == usual:
        return None
    own = {words.lang: words for words in usual.versions}
    pairs = [(one, own[one.lang]) for one in title.versions if one.lang in own]
    return pairs[0] if pairs and all(_are_apart(one.value, other.value) for one, other in pairs) else None


def _are_apart(one: str, other: str) -> bool:
    if is_acronym(one, other) or is_acronym(other, one):
        return False
    said, known = _words(one), _words(other)
    return bool(said and known) and not any(
        word.startswith(part) or part.startswith(word) for word in said for part in known
    )


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(fold(title))[:MOST_WORDS] if len(word) >= SHORTEST) - KINDS
