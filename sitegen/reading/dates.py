"""Dates of records: which calendar a year is of, what is exact, and what is no date at all.

A year from 1200 to 1500 is a solar Hijri one where the record is Persian, or where the date itself has Persian digits,
a solar month or a Persian season; any other year is Gregorian. A bare solar year counts as the Gregorian year that it
begins in, a solar month as the Gregorian month that it begins in.
"""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from sitegen.language.calendars import HEGIRA, gregorian, gregorian_start, gregorian_years, persian_of
from sitegen.model import Date, DateParts
from sitegen.reading.date_text import SOLAR_YEARS, Reading, literal_of, read_fields, read_text
from sitegen.reading.doubts import Doubt, Doubts

ADOPTION = 1304
"""The first year in which the solar calendar was Iran's official one; an earlier year may be a lunar one."""

PERSIAN_DIGITS = re.compile("[۰-۹]")
ARABIC_DIGITS = re.compile("[٠-٩]")


def parse_date(fields: Mapping[str, str], *, persian: bool) -> tuple[Date | None, Doubts]:
    """The date in `date`, or `year`, `month` and `day`, with the solar date in `date_fa`, or `year_fa` and so on.

    The fields are text, or raw values: braces, quotes and ties do no harm. `persian` says that the record is a Persian
    one. The codes of the doubts: `approximate-year`, `unreadable-date`, `ambiguous-date`, `lunar-year-suspected`,
    `conflicting-dates`.
    """
    stated, doubts = _stated(fields, ("date", "year", "month", "day"), persian=persian)
    solar, solar_doubts = _stated(fields, ("date_fa", "year_fa", "month_fa", "day_fa"), persian=True)
    if solar is None or (solar.start is None and stated is not None):
        return stated, doubts
    if stated is None or stated.start is None:
        return solar, solar_doubts
    return _with_solar(stated, solar, doubts)


def _stated(fields: Mapping[str, str], names: tuple[str, ...], *, persian: bool) -> tuple[Date | None, Doubts]:
    whole, year, month, day = (fields.get(name, "") for name in names)
    date, doubts = _date(whole, read_text(whole), persian=persian)
    month = month or (fields.get("month_fa", "") if year else "")
    if not (year or month or day) or (date is not None and date.start is not None):
        return date, doubts
    literal, reading = read_fields(year, month, day)
    parts, part_doubts = _date(literal, reading, persian=persian)
    if date is not None and (parts is None or parts.start is None):
        return date, doubts
    return parts, doubts + part_doubts


def _with_solar(stated: Date, solar: Date, doubts: Doubts) -> tuple[Date, Doubts]:
    if stated.start is None or solar.persian is None:
        return stated, doubts
    first, last = gregorian_years(solar.persian) or (0, 0)
    if not first <= stated.start.year <= last:
        message = f"the solar date “{solar.literal}” is not in the year of “{stated.literal}”"
        return replace(stated, persian=solar.persian), (*doubts, Doubt("conflicting-dates", message))
    return replace(stated, persian=stated.persian or solar.persian), doubts


def _date(text: str, reading: Reading, *, persian: bool) -> tuple[Date | None, Doubts]:
    literal = literal_of(text)
    if not literal:
        return None, ()
    calendar = _calendar(literal, reading, persian=persian)
    if calendar == "lunar":
        return Date(literal), (Doubt("lunar-year-suspected", f"“{literal}” looks like a year of the lunar calendar"),)
    if reading.start is None:
        return Date(literal), () if reading.undated else (_unreadable(literal),)
    if reading.month_calendar not in {"", calendar}:
        reading = replace(reading, start=DateParts(reading.start.year), end=None, complete=False)
    return (_solar if calendar == "persian" else _gregorian)(literal, reading)


def _gregorian(literal: str, reading: Reading) -> tuple[Date, Doubts]:
    start, end, doubts = _valid_ends(literal, reading, "gregory")
    solar = persian_of(start) if start.day and end is None else None
    return Date(literal, "gregory", start, end, solar, reading.season, reading.approximate), doubts


def _solar(literal: str, reading: Reading) -> tuple[Date, Doubts]:
    start, end, doubts = _valid_ends(literal, reading, "persian")
    # A solar spring, summer or autumn lies within one Gregorian year; a winter and a whole year do not.
    bare = not start.month and reading.season not in {1, 2, 3}
    if bare:
        message = f"the solar year {start.year} is taken for {start.year + HEGIRA}; a month would make it exact"
        doubts += (Doubt("approximate-year", message),)
    if start.year < ADOPTION:
        doubts += (Doubt("lunar-year-suspected", f"{start.year} is taken for a solar year; is it a lunar one?"),)
    machine_end = gregorian_start(end) if end is not None else None
    approximate = reading.approximate or bare
    return Date(literal, "persian", gregorian_start(start), machine_end, start, reading.season, approximate), doubts


def _valid_ends(literal: str, reading: Reading, calendar: str) -> tuple[DateParts, DateParts | None, Doubts]:
    stated = reading.start or DateParts(0)
    start = _valid(stated, calendar)
    end = _valid(reading.end, calendar) if reading.end is not None else None
    complete = reading.complete and start == stated and end == reading.end
    doubts = reading.doubts if complete or reading.doubts else (_unreadable(literal),)
    return start, end if end is not None and end > start else None, doubts


def _valid(parts: DateParts, calendar: str) -> DateParts:
    """The longest part of the date that exists: the year and month of the 31st of February, say."""
    if not 1 <= parts.month <= 12:
        return DateParts(parts.year)
    counterpart = gregorian(parts) if calendar == "persian" else persian_of(parts)
    return parts if counterpart is not None else DateParts(parts.year, parts.month)


def _calendar(literal: str, reading: Reading, *, persian: bool) -> str:
    if reading.start is None or reading.era in {"lunar", "gregory"}:
        return reading.era or "gregory"
    year = reading.start.year
    is_persian = persian or reading.solar_words or PERSIAN_DIGITS.search(literal) is not None
    if is_persian and year in SOLAR_YEARS:
        return "persian"
    is_lunar = (is_persian or ARABIC_DIGITS.search(literal) is not None) and year < SOLAR_YEARS.stop
    return "lunar" if is_lunar and not reading.month_calendar else "gregory"


def _unreadable(literal: str) -> Doubt:
    message = f"the date “{literal[:80]}” cannot be read in full; write YYYY, YYYY-MM or YYYY-MM-DD"
    return Doubt("unreadable-date", message)
