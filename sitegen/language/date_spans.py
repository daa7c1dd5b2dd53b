"""One date in both calendars: as exact as the record is, and an honest span of years where it is not exact enough."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sitegen.language.calendars import gregorian, gregorian_years, persian_of, persian_years
from sitegen.model import Date, DateParts

Calendar = Literal["gregory", "persian"]


class Span(Struct, frozen=True):
    """A date in one calendar, from its first day, month or year to its last one, which may be the same.

    `season` is 1 for spring to 4 for winter. `exact` says that it is as precise as the record.
    """

    first: DateParts
    last: DateParts
    season: int = 0
    exact: bool = True

    @property
    def differs_in_one_part(self) -> bool:
        """Whether the last parts alone tell the two ends apart: two days of one month, two months of one year."""
        first, last = (tuple(filter(None, (end.year, end.month, end.day))) for end in (self.first, self.last))
        return len(first) == len(last) and first[:-1] == last[:-1]


def spans(date: Date) -> dict[Calendar, Span]:
    """A date in each calendar that it can be said in; the record's own first, nothing where it is no date."""
    if date.calendar == "persian" and date.persian is not None:
        stated = Span(date.persian, _persian_end(date) or date.persian, date.season)
        return _present({"persian": stated, "gregory": _gregorian_span(stated)})
    if date.start is None:
        return {}
    stated = Span(date.start, date.end or date.start, date.season)
    persian = Span(date.persian, date.persian) if date.persian is not None else _persian_span(stated)
    return _present({"gregory": stated, "persian": persian})


def in_years(span: Span) -> Span:
    """The years of a span; exact where it is one year, or was exact."""
    first, last = DateParts(span.first.year), DateParts(span.last.year)
    return Span(first, last, exact=span.exact or first == last)


def _present(found: dict[Calendar, Span | None]) -> dict[Calendar, Span]:
    return {calendar: span for calendar, span in found.items() if span is not None}


def _persian_end(date: Date) -> DateParts | None:
    """The end of a solar range, from the Gregorian day, month or year in which the last day, month or year begins."""
    if date.end is None:
        return None
    end = persian_of(DateParts(date.end.year, date.end.month or 12, date.end.day or 28))
    return end and replace(end, month=end.month if date.end.month else 0, day=end.day if date.end.day else 0)


def _gregorian_span(persian: Span) -> Span | None:
    if not persian.season or persian.first.month:
        return _converted(persian, gregorian, gregorian_years)
    months = replace(persian.first, month=3 * persian.season - 2), replace(persian.last, month=3 * persian.season)
    return _converted(Span(*months), gregorian, gregorian_years)


def _persian_span(stated: Span) -> Span | None:
    return _converted(stated, persian_of, persian_years)


def _converted(
    span: Span,
    day: Callable[[DateParts], DateParts | None],
    years: Callable[[DateParts], tuple[int, int] | None],
) -> Span | None:
    if span.first.day and span.last.day:
        first_day, last_day = day(span.first), day(span.last)
        return Span(first_day, last_day) if first_day and last_day else None
    first, last = years(span.first), years(span.last)
    return Span(DateParts(first[0]), DateParts(last[1]), exact=False) if first and last else None
