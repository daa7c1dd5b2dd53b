"""Tables of `<meta>` tags: a row is a name and a function that gives none, one or many values.

Row order is tag order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from sitegen.formats.facts import known_language, one_line
from sitegen.formats.format import Landing, Meta
from sitegen.language.names import inverted
from sitegen.model import Entry, Person, Words

Value: TypeAlias = str | Words | Meta
Row: TypeAlias = tuple[str, Callable[[Entry, Landing], Value | Iterable[Value]]]


def metas(rows: Sequence[Row], entry: Entry, landing: Landing) -> tuple[Meta, ...]:
    """The tags that a table gives for an entry; empty values give none."""
    tags = (_tag(name, value) for name, values in rows for value in _each(values(entry, landing)))
    return tuple(tag for tag in tags if tag.content)


def names(persons: Iterable[Person], lang: str) -> Iterator[Words]:
    """The names of persons as "Family, Given"."""
    for name in (person.best(lang) for person in persons):
        yield Words(inverted(name), name.lang)


def keywords(entry: Entry, lang: str) -> Iterator[Words]:
    """The keywords in a language, or else in the record's own."""
    return (Words(keyword.value, keyword.lang) for keyword in entry.keywords_in(lang))


def _each(values: Value | Iterable[Value]) -> Iterable[Value]:
    return (values,) if isinstance(values, str | Words | Meta) else values


def tag(name: str, words: Words) -> Meta:
    """A tag that says in which language its words are, if that is known."""
    # RDFa, and so Open Graph, names its properties in an attribute of its own.
    attribute: Literal["name", "property"] = "property" if name.startswith("og:") else "name"
    return Meta(name, one_line(words.value), known_language(words.lang), attribute)


def _tag(name: str, value: Value) -> Meta:
    if isinstance(value, Meta):
        return value
    return tag(name, Words(value) if isinstance(value, str) else value)
