"""Tables of `<meta>` tags: a row is a name and a function that gives none, one or many values.

Row order is tag order.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from sitegen.formats.facts import Line, known_language, one_line
from sitegen.formats.format import Landing, Meta
from sitegen.language.names import inverted
from sitegen.model import Entry, Name, Person

Value: TypeAlias = str | Line | Meta
Row: TypeAlias = tuple[str, Callable[[Entry, Landing], str | Line | Sequence[Value]]]


def metas(
    rows: Sequence[Row], entry: Entry, landing: Landing, attribute: Literal["name", "property"] = "name"
) -> tuple[Meta, ...]:
    """The tags that a table gives for an entry, their names in an attribute; empty values give none."""
    tags: list[Meta] = []
    for name, values in rows:
        if not (found := values(entry, landing)):
            continue
        if isinstance(found, str):
            tags.append(Meta(name, one_line(found), "", attribute))
        elif isinstance(found, Line):
            tags.append(Meta(name, found.value, found.lang, attribute))
        else:
            tags += [tag(name, value, attribute) for value in found]
    return tuple([one for one in tags if one.content])


def tag(name: str, value: Value, attribute: Literal["name", "property"] = "name") -> Meta:
    """A tag that says in which language its words are, if that is known."""
    if isinstance(value, Line):
        return Meta(name, value.value, value.lang, attribute)
    return Meta(name, one_line(value), "", attribute) if isinstance(value, str) else value


def names(persons: Iterable[Person], lang: str) -> list[Line]:
    """The names of persons as "Family, Given"."""
    return [inverted_name(person.best(lang)) for person in persons]


@lru_cache(maxsize=4096)
def inverted_name(name: Name) -> Line:
    """A name as "Family, Given"."""
    return Line(one_line(inverted(name)), known_language(name.lang))


@lru_cache(maxsize=64)
def keywords(entry: Entry, lang: str) -> tuple[Line, ...]:
    """The keywords in a language, or else in the record's own; several formats ask for those of one page in turn."""
    return tuple([Line(one_line(one.value), known_language(one.lang)) for one in entry.keywords_in(lang)])
