"""How a thing is shown that records spell in several ways: as the authority file has it, else as most records do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from sitegen.language.names import display
from sitegen.language.orthography import fold
from sitegen.model import Container, Keyword, Name, Person, Text

ISSNS = ("issn", "eissn")
SAID_ONCE = ("short_title", *ISSNS, "publisher", "url", "license", "solar_years")
"""What is known of a journal where any record says it, as most of those say it that do."""


def printed_names(mentions: Iterable[Person]) -> tuple[Name, ...]:
    """The names that records print for a person, the usual ones first."""
    names = [name for mention in mentions for name in mention.names]
    distinct = tuple(dict.fromkeys(names))
    if len(distinct) == 1:
        return distinct
    counts = Counter(names)
    return tuple(sorted(distinct, key=lambda name: _usual_first(display(name), counts[name])))


def person_of(mentions: Sequence[Person], printed: Iterable[Name], known: Person | None = None) -> Person:
    """A person with one name for each language: the authority file's, else the usual one of those that are printed.

    What else is said of the person is what the authority file says, else the first mention that says it: records have
    the affiliations of their time.
    """
    # The order of languages is what decides which name stands where a page's language has none.
    names = {name.lang: name for name in known.names} if known else {}
    said = (known, *mentions) if known else mentions
    for name in printed:
        names.setdefault(name.lang, name)
    return replace(
        mentions[0],
        names=tuple(names.values()),
        orcid=next((person.orcid for person in said if person.orcid), ""),
        affiliations=next((person.affiliations for person in said if person.affiliations), ()),
    )


def other_names(printed: Iterable[Name], person: Person) -> tuple[Name, ...]:
    """Those of the printed names that are no spelling of the names that the person has, in their order.

    Two spellings that differ only in case or in how a letter is typed are one.
    """
    others = [name for name in printed if name not in person.names]
    if not others:
        return ()
    own = {fold(display(name)) for name in person.names}
    folded: dict[str, Name] = {}
    for name in others:
        folded.setdefault(fold(display(name)), name)
    return tuple(name for spelling, name in folded.items() if spelling not in own)


def keyword_of(spellings: Sequence[Keyword], counts: Mapping[Keyword, int]) -> Keyword:
    """A keyword as it is spelled most often."""
    if len(spellings) == 1:
        return spellings[0]
    return min(spellings, key=lambda word: (*_usual_first(word.value, counts[word]), word.lang))


def container_of(spellings: Sequence[Container], counts: Mapping[Container, int]) -> Container:
    """A journal, a book or proceedings as most records name it, with what only others say of it."""
    if len(spellings) == 1:
        return spellings[0]
    titles: Counter[Text] = Counter()
    for one in spellings:
        titles[one.title] += counts[one]
    usual, *others = sorted(
        spellings,
        key=lambda one: (-titles[one.title], *_usual_first(one.title.best("").value, counts[one]), repr(one)),
    )
    names = {words.lang: words for words in usual.title.versions}
    for words in (words for other in others for words in other.title.versions if words.lang != "und"):
        names.setdefault(words.lang, words)
    found = replace(usual, title=Text(tuple(names.values())))
    for name in SAID_ONCE:
        if not getattr(found, name):
            found = _completed(found, name, others, counts)
    return found


def _completed(
    container: Container, name: str, others: Sequence[Container], counts: Mapping[Container, int]
) -> Container:
    """The container with what most of the other spellings say in a field; one number is not both kinds of ISSN."""
    said: Counter[object] = Counter()
    for one in others:
        value = getattr(one, name)
        if value and not (name in ISSNS and set(value) & set(container.issns)):
            said[value] += counts[one]
    return replace(container, **{name: max(said, key=said.__getitem__)}) if said else container


def _usual_first(shown: str, count: int) -> tuple[int, bool, str]:
    """What spellings are sorted by: the frequent ones first; of two, the one that does not shout, then by alphabet."""
    return -count, shown.isupper(), shown
