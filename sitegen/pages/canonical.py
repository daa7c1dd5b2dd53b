"""How a thing is shown that records spell in several ways: as the authority file has it, else as most records do."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sitegen.language.names import display
from sitegen.language.orthography import fold
from sitegen.model import Container, Keyword, Name, Person


def person_of(mentions: Sequence[Person], known: Person | None = None) -> Person:
    """A person with one name for each language: the authority file's, else the usual one.

    What else is said of the person is what the first mention that says it says.
    """
    printed = _names_by_language(mentions)
    preferred = {name.lang: name for name in known.names} if known else {}
    # The order of languages is what decides which name stands where a page's language has none.
    names = preferred | {lang: name for lang, name in printed.items() if lang not in preferred}
    return replace(
        mentions[0],
        names=tuple(names.values()),
        orcid=next((person.orcid for person in mentions if person.orcid), ""),
        affiliations=next((person.affiliations for person in mentions if person.affiliations), ()),
    )


def names_of(mentions: Iterable[Person], person: Person) -> tuple[Name, ...]:
    """The names that records print for a person and that are no spelling of those the person has, the usual ones first.

    Two spellings that differ only in case or in how a letter is typed are one.
    """
    counts = Counter(name for mention in mentions for name in mention.names)
    own = {fold(display(name)) for name in person.names}
    others: dict[str, Name] = {}
    for name in sorted(counts, key=lambda name: _usual_first(display(name), counts[name])):
        others.setdefault(fold(display(name)), name)
    return tuple(name for folded, name in others.items() if folded not in own)


def keyword_of(mentions: Sequence[Keyword]) -> Keyword:
    """A keyword as it is spelled most often."""
    counts = Counter(mentions)
    return min(counts, key=lambda word: (*_usual_first(word.value, counts[word]), word.lang))


def container_of(mentions: Sequence[Container]) -> Container:
    """A journal, a book or proceedings as most records name it."""
    counts = Counter(mentions)
    titles = Counter(container.title for container in mentions)
    return min(
        counts,
        key=lambda one: (-titles[one.title], *_usual_first(one.title.best("").value, counts[one]), repr(one)),
    )


def _names_by_language(mentions: Iterable[Person]) -> dict[str, Name]:
    """The usual name in each language, the usual language of the first name first."""
    counts = Counter(name for person in mentions for name in person.names)
    ordered = sorted(counts, key=lambda name: _usual_first(display(name), counts[name]))
    names: dict[str, Name] = {}
    for name in ordered:
        names.setdefault(name.lang, name)
    return names


def _usual_first(shown: str, count: int) -> tuple[int, bool, str]:
    """What spellings are sorted by: the frequent ones first; of two, the one that does not shout, then by alphabet."""
    return -count, shown.isupper(), shown
