"""How a language puts lists, months and dates together: the tables of a locale file, and what they may hold."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from string import Formatter
from typing import Annotated, Any

from msgspec import Meta, Struct
from msgspec.structs import asdict

Twelve = Annotated[tuple[str, ...], Meta(min_length=12, max_length=12)]
Four = Annotated[tuple[str, ...], Meta(min_length=4, max_length=4)]
Word = str | dict[str, str]


class Fault(Struct, frozen=True):
    """What is wrong with one key of a locale file (`words.home`), or with several (an empty key)."""

    message: str
    key: str = ""
    hint: str = ""


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


_PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_SAY_THEIR_NUMBER = {"zero", "one", "two"}


def places(pattern: str) -> frozenset[str]:
    """The names of the `{places}` that a pattern leaves open.

    Raises:
        ValueError: its braces do not match, or hold something else than a name.

    """
    parts = [part[1:] for part in Formatter().parse(pattern) if part[1] is not None]
    if not all(name and name.isidentifier() and not spec and not conversion for name, spec, conversion in parts):
        raise ValueError("its braces do not hold a name")
    return frozenset(str(name) for name, _, _ in parts)


def date_faults(patterns: DatePatterns) -> Iterator[Fault]:
    """The patterns of dates that do not name their parts."""
    for name, pattern in asdict(patterns).items():
        if wrong := _misfit(pattern, _DATE_PLACES[name], set()):
            yield Fault(wrong, f"date.{name}")


def word_faults(words: Mapping[str, Word], reference: Mapping[str, Word]) -> Iterator[Fault]:
    """The words that could not be filled in, since they lack a form or leave open other places than the reference does.

    A form for zero, one or two may say its number in words (Arabic «عملان»).
    """
    for key, word in words.items():
        forms = _forms(word)
        if wrong := _wrong_categories(forms):
            yield Fault(wrong, f"words.{key}")
        known = frozenset().union(*map(places, _forms(reference[key]).values())) if key in reference else None
        for category, form in forms.items():
            if wrong := _misfit(form, known, {"n"} if category in _SAY_THEIR_NUMBER else set()):
                yield Fault(wrong, f"words.{key}")


def key_faults(tables: Mapping[str, Any], reference: Mapping[str, Any], extra: Iterable[str]) -> Iterator[Fault]:
    """How the keys of a locale differ from those of the reference; `extra` are further words that it may have."""
    own, known = _keys(tables), _keys(reference)
    if missing := [key for key in known if key not in own]:
        yield Fault(f"{', '.join(f'`{key}`' for key in missing)} {'is' if len(missing) == 1 else 'are'} missing")
    allowed = {*known, *reference, *(f"words.{key}" for key in extra)}
    for key in own:
        if key not in allowed:
            yield Fault(f"there is no key `{key}`", key, _suggestion(key, known))


def kind_faults(words: object) -> Iterator[Fault]:
    """The words that are no texts."""
    for key, word in words.items() if isinstance(words, dict) else ():
        forms = word.values() if isinstance(word, dict) else [word]
        if not all(isinstance(form, str) for form in forms):
            yield Fault(f"`words.{key}` must be a text, or a text for each plural category", f"words.{key}")


def _forms(word: Word) -> dict[str, str]:
    return {"other": word} if isinstance(word, str) else word


def _wrong_categories(forms: Mapping[str, str]) -> str:
    if unknown := sorted(forms.keys() - set(_PLURAL_CATEGORIES)):
        return f"`{unknown[0]}` is no plural category; they are {', '.join(_PLURAL_CATEGORIES)}"
    return "" if "other" in forms else "the plural category `other` is missing"


def _misfit(pattern: str, known: Set[str] | None, optional: Set[str]) -> str:
    """What is wrong with the places of a pattern; `known` is `None` where any name will do."""
    try:
        found = places(pattern)
    except ValueError as problem:
        return f"“{pattern}”: {problem}"
    if known is None or known - optional <= found <= known:
        return ""
    return f"“{pattern}” must hold {' and '.join(f'{{{name}}}' for name in sorted(known)) or 'no place'}"


def _keys(tables: Mapping[str, Any]) -> Sequence[str]:
    """The keys of a locale file, those in a table as `table.key`."""
    keys = ([f"{name}.{key}" for key in value] if isinstance(value, dict) else [name] for name, value in tables.items())
    return [key for group in keys for key in group]


def _suggestion(key: str, known: Sequence[str]) -> str:
    """The key that was meant: the same name in another table, else a similar one in this table."""
    table, _, name = key.rpartition(".")
    names = {one.rpartition(".")[2]: one for one in known if one.rpartition(".")[0] == table}
    elsewhere = [one for one in known if one.rpartition(".")[2] == name]
    meant = elsewhere or [names[close] for close in difflib.get_close_matches(name, names, n=1)]
    return f"did you mean `{meant[0]}`?" if meant else ""
