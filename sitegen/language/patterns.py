"""How a language puts lists, months and dates together: the tables of a locale file, and what they may hold."""

from collections.abc import Mapping
from string import Formatter
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import asdict

Twelve = Annotated[tuple[str, ...], Meta(min_length=12, max_length=12)]
Four = Annotated[tuple[str, ...], Meta(min_length=4, max_length=4)]
Word = str | dict[str, str]


class ListPatterns(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands between two items, between the items of a longer list, and before its last one."""

    pair: str
    separator: str
    last: str


class Months(Struct, frozen=True, forbid_unknown_fields=True):
    """The names of the months, as they are written in a date."""

    persian: Twelve
    gregory: Twelve


class DatePatterns(Struct, frozen=True, forbid_unknown_fields=True):
    """How the parts of a date are put together.

    `persian` and `gregory` mark a year as one of that calendar. `range` joins parts, `span` whole dates. `both` shows
    the same date in the language's `{own}` calendar and in the `{other}` one; `derived` the same where `{own}` is less
    precise than what the record states.
    """

    full: str
    month: str
    range: str
    span: str
    persian: str
    gregory: str
    approximate: str
    both: str
    derived: str


_DATE_PLACES = {
    "full": {"day", "month", "year"},
    "month": {"month", "year"},
    "range": {"first", "last"},
    "span": {"first", "last"},
    "persian": {"year"},
    "gregory": {"year"},
    "approximate": {"date"},
    "both": {"own", "other"},
    "derived": {"own", "other"},
}


def places(pattern: str) -> frozenset[str]:
    """The names of the `{places}` that a pattern leaves open.

    Raises:
        ValueError: its braces do not match, or hold something else than a name.

    """
    parts = [part[1:] for part in Formatter().parse(pattern) if part[1] is not None]
    if not all(name and name.isidentifier() and not spec and not conversion for name, spec, conversion in parts):
        raise ValueError(f"the braces in “{pattern}” do not hold a name")
    return frozenset(str(name) for name, _, _ in parts)


def check_dates(patterns: DatePatterns) -> None:
    """Raises ValueError for a pattern of a date that does not name its parts."""
    for name, pattern in asdict(patterns).items():
        if places(pattern) != _DATE_PLACES[name]:
            raise ValueError(f"date.{name} must hold {{{'} and {'.join(sorted(_DATE_PLACES[name]))}}}")


def check_words(words: Mapping[str, Word]) -> None:
    """Raises ValueError for a word that could not be filled in."""
    for key, word in words.items():
        forms = {"other": word} if isinstance(word, str) else word
        if "other" not in forms:
            raise ValueError(f"words.{key} needs the plural category “other”")
        for form in forms.values():
            places(form)
