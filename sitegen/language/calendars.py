"""The solar Hijri and the Gregorian calendar: exact for days, an honest interval for months and years.

Only a full day has one counterpart in the other calendar; the year 2022 lies in 1400 and in 1401. Nothing raises: a
date that does not exist, or lies outside the years that both calendars have here (1 to 9377 of the Hegira), gives
`None`.
"""

import calendar
import datetime
from collections.abc import Callable
from functools import lru_cache

import jdatetime

from sitegen.model import DateParts

HEGIRA = 621
"""What the solar year is behind the Gregorian year that it begins in."""

Conversion = Callable[[DateParts], DateParts | None]


def gregorian(persian: DateParts) -> DateParts | None:
    """The Gregorian day of a solar Hijri day."""
    try:
        day: datetime.date = jdatetime.date(persian.year, persian.month, persian.day).togregorian()
    except (ValueError, OverflowError):
        return None
    return DateParts(day.year, day.month, day.day)


def persian_of(gregorian_day: DateParts) -> DateParts | None:
    """The solar Hijri day of a Gregorian day."""
    try:
        datetime.date(gregorian_day.year, gregorian_day.month, gregorian_day.day)
        day = jdatetime.date.fromgregorian(year=gregorian_day.year, month=gregorian_day.month, day=gregorian_day.day)
    except (ValueError, OverflowError):
        return None
    return DateParts(day.year, day.month, day.day)


def gregorian_start(persian: DateParts) -> DateParts | None:
    """The Gregorian day, month or year, as exact as `persian` itself, in which its first day falls.

    1401 gives 2022 and Khordad 1401 gives May 2022: the counterpart that machines are told of a solar year or month.
    """
    start = gregorian(DateParts(persian.year, persian.month or 1, persian.day or 1))
    if start is None:
        return None
    return DateParts(start.year, start.month if persian.month else 0, start.day if persian.day else 0)


@lru_cache
def persian_years(start: DateParts) -> tuple[int, int] | None:
    """The first and the last solar Hijri year that a Gregorian day, month or year lies in: (1400, 1401) for 2022."""
    return _years(start, persian_of, _gregorian_month_length)


@lru_cache
def gregorian_years(persian: DateParts) -> tuple[int, int] | None:
    """The first and the last Gregorian year that a solar Hijri day, month or year lies in: (2022, 2023) for 1401."""
    return _years(persian, gregorian, _persian_month_length)


def _years(parts: DateParts, convert: Conversion, month_length: Callable[[int, int], int]) -> tuple[int, int] | None:
    last_month = parts.month or 12
    first = convert(DateParts(parts.year, parts.month or 1, parts.day or 1))
    last = convert(DateParts(parts.year, last_month, parts.day or month_length(parts.year, last_month)))
    return (first.year, last.year) if first is not None and last is not None else None


def _gregorian_month_length(year: int, month: int) -> int:
    return 28 + (month != 2) * 2 + (month in {1, 3, 5, 7, 8, 10, 12}) + (month == 2 and calendar.isleap(year))


def _persian_month_length(year: int, month: int) -> int:
    if month == 12:
        return 30 if gregorian(DateParts(year, 12, 30)) else 29
    return 31 if month <= 6 else 30
