"""A language of the site: its words, and how it writes numbers, lists and dates. One TOML file each, no code.

A word is a text with `{named}` places, or one for each of CLDR's plural categories
(https://cldr.unicode.org/index/cldr-spec/plural-rules) with the number at `{n}`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Literal

import msgspec
from msgspec import Struct

from sitegen.language.bidi import direction
from sitegen.language.date_spans import Calendar, Span, in_years, spans
from sitegen.language.numerals import Digits, grouped, plural_category, with_digits
from sitegen.language.patterns import (
    DatePatterns,
    Fault,
    Four,
    ListPatterns,
    Months,
    Twelve,
    Word,
    date_faults,
    key_faults,
    kind_faults,
    word_faults,
)
from sitegen.model import Date

# Neighbours in a list share their dates.
_DATES_KEPT = 4096


class LocaleError(ValueError):
    """A locale that cannot be used; the message says what is wrong, `key` where (empty: in the whole file)."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class Locale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """One language of the site.

    `tag` is its BCP 47 tag, `name` what it calls itself, `alphabet` its lower-case letters in their order, `quotes` the
    outer and the inner pair.
    """

    tag: str
    name: str
    direction: Literal["ltr", "rtl"]
    digits: Digits
    calendar: Calendar
    alphabet: str
    quotes: Four
    seasons: Four
    abstract_headings: tuple[str, ...]
    lists: ListPatterns = msgspec.field(name="list")
    months: Months
    dates: DatePatterns = msgspec.field(name="date")
    words: dict[str, Word]

    def word(self, key: str, **values: object) -> str:
        """A word with its places filled in; values are put in as they are.

        Raises:
            KeyError: the file has no such word, or the word has a place that no value is given for.

        """
        return self.plain_words.get(key) or self._filled(key, "other", values)

    @cached_property
    def plain_words(self) -> Mapping[str, str]:
        """The words that have no places, by key."""
        whole = {key: word if isinstance(word, str) else word.get("other", "") for key, word in self.words.items()}
        return {key: word for key, word in whole.items() if "{" not in word and "}" not in word}

    def count(self, key: str, n: int) -> str:
        """The word in the plural category of `n`, and `n` at its place, in this language's digits and groups."""
        return self._filled(key, plural_category(n, self.tag), {"n": grouped(n, self.digits, self.tag)})

    def number(self, value: str | int) -> str:
        """The value with each digit as this language writes it, and nothing else changed."""
        return with_digits(str(value), self.digits)

    def join(self, items: Sequence[str]) -> str:
        """The items as a list in a sentence."""
        if len(items) <= 2:
            return self.lists.pair.join(items)
        return self.lists.separator.join(items[:-1]) + self.lists.last + items[-1]

    def date(self, date: Date) -> str:
        """A date in this language's calendar and, where the record or the language is Persian, in the other one.

        A year or a month of one calendar stands beside the years of the other that it lies in, never for one of them.
        """
        return self._dates(date)

    def year(self, date: Date) -> str:
        """The year of a date, as `date` shows it."""
        return self._years(date)

    @cached_property
    def _dates(self) -> Callable[[Date], str]:
        return lru_cache(_DATES_KEPT)(lambda date: self._display(date, spans(date)))

    @cached_property
    def _years(self) -> Callable[[Date], str]:
        def year(date: Date) -> str:
            return self._display(date, {calendar: in_years(span) for calendar, span in spans(date).items()})

        return lru_cache(_DATES_KEPT)(year)

    def _filled(self, key: str, category: str, values: Mapping[str, object]) -> str:
        try:
            word = self.words[key]
            pattern = word if isinstance(word, str) else word.get(category, word["other"])
            return pattern.format_map(values)
        except KeyError as missing:
            raise KeyError(f"{self.tag}.toml: words.{key}: {missing.args[0]!r} is missing") from None

    def _display(self, date: Date, found: Mapping[Calendar, Span]) -> str:
        if not found:
            return date.literal
        shown = self._both(date.calendar, found)
        return self.dates.approximate.format(date=shown) if _is_about(date) else shown

    def _both(self, stated: Calendar, found: Mapping[Calendar, Span]) -> str:
        written = {calendar: self._span(span, calendar) for calendar, span in found.items()}
        own = written.pop(self.calendar, "")
        if stated == self.calendar == "gregory" or not (own and written):
            return own or next(iter(written.values()))
        pattern = self.dates.both if found[self.calendar].exact else self.dates.derived
        return pattern.format(own=own, other=next(iter(written.values())))

    def _span(self, span: Span, calendar: Calendar) -> str:
        if span.differs_in_one_part:
            return self._parts(span, calendar)
        first, last = (self._parts(Span(end, end, span.season), calendar) for end in (span.first, span.last))
        return self.dates.span.format(first=first, last=last)

    def _parts(self, span: Span, calendar: Calendar) -> str:
        first, last = span.first, span.last
        year, months = self._calendar(calendar, self._range(self.number(first.year), self.number(last.year)))
        if first.day:
            day = self._range(self.number(first.day), self.number(last.day))
            return self.dates.full.format(day=day, month=months[first.month - 1], year=year)
        if first.month:
            month = self._range(months[first.month - 1], months[last.month - 1])
            return self.dates.month.format(month=month, year=year)
        return self.dates.month.format(month=self.seasons[span.season - 1], year=year) if span.season else year

    def _calendar(self, calendar: Calendar, years: str) -> tuple[str, Twelve]:
        if calendar == "persian":
            return self.dates.persian.format(year=years), self.months.persian
        return self.dates.gregory.format(year=years), self.months.gregory

    def _range(self, first: str, last: str) -> str:
        return first if first == last else self.dates.range.format(first=first, last=last)


def parse_locale(data: str, file: str) -> Locale:
    """The locale in the text of a TOML file.

    Raises:
        LocaleError: it is not TOML, a field is missing, unknown or of the wrong kind, or a pattern is broken.

    """
    try:
        return locale_of(parse_tables(data))
    except LocaleError as problem:
        raise LocaleError(f"{file}: {problem}", problem.key) from problem


def parse_tables(data: str) -> dict[str, Any]:
    """The text of a locale file, or of one that overrides parts of another, as plain dicts (LocaleError: not TOML)."""
    try:
        return msgspec.toml.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as problem:
        raise LocaleError(f"this is not TOML: {problem}") from problem


def merge(base: Mapping[str, Any], override: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of one locale file with those of another over them, down to single words."""
    return {**base, **{key: _over(base.get(key), value) for key, value in override.items()}}


def locale_of(tables: Mapping[str, Any]) -> Locale:
    """The locale that some tables describe (LocaleError: as for `parse_locale`)."""
    locale = _converted(tables)
    for fault in (*date_faults(locale.dates), *word_faults(locale.words, {})):
        raise LocaleError(f"`{fault.key}`: {fault.message}", fault.key)
    return locale


def faults(
    tag: str, tables: Mapping[str, Any], reference: Mapping[str, Any], extra: Iterable[str] = ()
) -> Iterator[Fault]:
    """Everything that keeps tables from being the locale of a language, with the keys and places of the reference.

    `extra` are words that it may have besides.
    """
    if found := [*key_faults(tables, reference, extra), *kind_faults(tables.get("words"))]:
        yield from found
        return
    try:
        locale = _converted(tables)
    except LocaleError as problem:
        yield Fault(str(problem), problem.key)
        return
    if locale.tag != tag:
        yield Fault(f"`tag` must be `{tag}`, as the file is named", "tag")
    if locale.direction != direction(tag):
        yield Fault(f"`direction` must be `{direction(tag)}`, in which `{tag}` is written", "direction")
    yield from date_faults(locale.dates)
    yield from word_faults(locale.words, reference["words"])


def _converted(tables: Mapping[str, Any]) -> Locale:
    try:
        return msgspec.convert(tables, Locale)
    except msgspec.ValidationError as problem:
        message, _, path = str(problem).partition(" - at `$.")
        key = path.rstrip("`")
        raise LocaleError(f"`{key}`: {message}" if key else message, key) from problem


def _over(base: object, override: object) -> object:
    return {**base, **override} if isinstance(base, dict) and isinstance(override, dict) else override


def _is_about(date: Date) -> bool:
    # Every bare solar year is marked as approximate, since it has no single Gregorian one; both are shown then.
    bare_solar_year = date.calendar == "persian" and date.persian is not None and not date.persian.month
    return date.approximate and not bare_solar_year
