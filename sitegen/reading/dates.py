"""Dates of records: which calendar a year is of, what is exact, and what is no date at all.

A year from 1200 to 1420 is a solar Hijri one where the record is Persian, or where the date itself tells: by Persian
digits, by a solar month or a Persian season, by the Gregorian year beside it (1400 [2021]), or, from 1300 to 1450, by
slashes (1400/07/15), which ISO 8601 and EDTF do not write. A later one, which would be in the future, is taken for a
lunar one unless the date names its calendar. Any other year is Gregorian. A bare solar year counts as the
Gregorian year that it begins in, a solar month as the Gregorian month that it begins in.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec.structs import replace

from sitegen.language.calendars import HEGIRA, gregorian, gregorian_start, gregorian_years, persian_of
from sitegen.model import Date, DateParts
from sitegen.reading.date_text import SOLAR_YEARS, Reading, literal_of, read_fields, read_text
from sitegen.reading.doubts import Doubt, Doubts

ADOPTION = 1304
"""The first year in which the solar calendar was Iran's official one; an earlier year may be a lunar one."""

LATEST = 1420
"""The last solar year (2041) that a year without a calendar is taken for; no clock is asked what year it is."""

LIKELY_SOLAR_YEARS = range(1300, 1451)
"""The years that are hardly the Gregorian ones of a printed work, as printing from type began about 1450."""

PERSIAN_DIGITS = re.compile("[۰-۹]")
ARABIC_DIGITS = re.compile("[٠-٩]")


def parse_date(fields: Mapping[str, str], *, persian: bool) -> tuple[Date | None, Doubts]:
    """The date in `date`, or `year`, `month` and `day`, with the solar date in `date_fa`, or `year_fa` and so on.

    The fields are text, or raw values: braces, quotes and ties do no harm. `persian` says that the record is a Persian
    one. The codes of the doubts: `approximate-year`, `unreadable-date`, `ambiguous-date`, `lunar-year-suspected`,
    `solar-year-suspected`, `conflicting-dates`.
    """
    return _parsed(tuple(fields.items()), persian)


@lru_cache(maxsize=1024)
def _parsed(stated_fields: tuple[tuple[str, str], ...], persian: bool) -> tuple[Date | None, Doubts]:
    """The date in the fields: few days are printed on one work alone."""
    fields = dict(stated_fields)
    stated, doubts = _stated(fields, ("date", "year", "month", "day"), persian=persian)
    solar, solar_doubts = _stated(fields, ("date_fa", "year_fa", "month_fa", "day_fa"), persian=True)
    if solar is None or (solar.start is None and stated is not None):
        return stated, doubts
    if stated is None or stated.start is None:
        return solar, solar_doubts
    if _is_part_of(stated, solar):
        return solar, solar_doubts
    if _says_more(solar) and _machines_date(stated) == _machines_date(solar):
        return solar, ()
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


def _is_part_of(stated: Date, solar: Date) -> bool:
    """Whether both are solar, and the first one is only the year, or the year and the month, of the other."""
    whole = solar.persian
    if stated.calendar != "persian" or stated.end is not None or whole is None or stated.persian == whole:
        return False
    return stated.persian in {DateParts(whole.year), DateParts(whole.year, whole.month)}


def _says_more(solar: Date) -> bool:
    """Whether a solar date is a range, a season or not exact, which it is no longer beside a Gregorian one."""
    return solar.end is not None or solar.season > 0 or solar.approximate


def _machines_date(date: Date) -> tuple[object, ...]:
    return date.start, date.end, date.season, date.approximate


def _with_solar(stated: Date, solar: Date, doubts: Doubts) -> tuple[Date, Doubts]:
    if stated.start is None or solar.persian is None:
        return stated, doubts
    first, last = gregorian_years(solar.persian) or (0, 0)
    if not first <= stated.start.year <= last:
        return replace(stated, persian=solar.persian), (*doubts, _conflict(solar.literal, stated.literal))
    return replace(stated, persian=stated.persian or solar.persian), doubts


def _date(text: str, reading: Reading, *, persian: bool) -> tuple[Date | None, Doubts]:
    literal = literal_of(text)
    if not literal:
        return None, ()
    calendar = _calendar(literal, reading, persian=persian)
    if calendar == "lunar":
        return Date(literal), (_lunar(f"“{literal[:80]}” looks like a year of the lunar calendar"),)
    if reading.start is None:
        return Date(literal), () if reading.undated else (_unreadable(literal),)
    if reading.month_calendar not in {"", calendar}:
        reading = replace(reading, start=DateParts(reading.start.year), end=None, complete=False)
    return (_solar if calendar == "persian" else _gregorian)(literal, reading)


def _gregorian(literal: str, reading: Reading) -> tuple[Date, Doubts]:
    start, end, doubts = _valid_ends(literal, reading, "gregory")
    counterpart = _valid(reading.counterpart, "persian") if reading.counterpart is not None else None
    solar = persian_of(start) if start.day and end is None else counterpart
    if start.year in LIKELY_SOLAR_YEARS and reading.era != "gregory":
        doubts += (_solar_suspected(start.year),)
    return Date(literal, "gregory", start, end, solar, reading.season, reading.approximate), doubts


def _solar(literal: str, reading: Reading) -> tuple[Date, Doubts]:
    start, end, doubts = _valid_ends(literal, _in_months(reading), "persian")
    # A solar spring, summer or autumn lies within one Gregorian year; a winter and a whole year do not.
    bare = not start.month and reading.season not in {1, 2, 3}
    stated = _valid(reading.counterpart, "gregory") if reading.counterpart is not None else None
    if bare and stated is None:
        doubts += (_approximate(start.year),)
    if stated is not None and start.month and stated.year not in (gregorian_years(start) or ()):
        doubts += (_conflict(literal, str(stated.year)),)
    if start.year < ADOPTION:
        doubts += (_lunar(f"{start.year} is taken for a solar year; is it a lunar one?"),)
    machine_start = stated if bare and stated is not None else gregorian_start(start)
    machine_end = gregorian_start(end) if end is not None else None
    approximate = reading.approximate or (bare and stated is None)
    return Date(literal, "persian", machine_start, machine_end, start, reading.season, approximate), doubts


def _in_months(reading: Reading) -> Reading:
    """What "autumn and winter" says: from the first month of the one to the last month of the other.

    Seasons are quarters of the solar year. Those that do not follow each other may be of two years.
    """
    start, seasons = reading.start, reading.seasons
    if start is None or start.month or len(seasons) < 2:
        return reading
    if seasons != tuple(range(seasons[0], seasons[-1] + 1)):
        return replace(reading, complete=False)
    first, last = DateParts(start.year, 3 * seasons[0] - 2), DateParts(start.year, 3 * seasons[-1])
    return replace(reading, start=first, end=last)


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
    year, has_arabic_digits = reading.start.year, ARABIC_DIGITS.search(literal) is not None
    slashed = reading.slashes and not has_arabic_digits and year in LIKELY_SOLAR_YEARS
    says_so = reading.era == "persian" or reading.solar_words or PERSIAN_DIGITS.search(literal) is not None
    if (persian or says_so or slashed) and year in SOLAR_YEARS:
        return "persian" if year <= LATEST or reading.era == "persian" else "lunar"
    is_lunar = (persian or says_so or has_arabic_digits) and year < SOLAR_YEARS.stop
    return "lunar" if is_lunar and not reading.month_calendar else "gregory"


def _approximate(year: int) -> Doubt:
    first = year + HEGIRA
    message = f"the solar year {year} is taken for {first}, but it ends in {first + 1}"
    hint = f"add the month: `month = {{مهر}}`, or the Gregorian year as in `year = {{{year} [{first}]}}`"
    return Doubt("approximate-year", message, hint)


def _solar_suspected(year: int) -> Doubt:
    message = f"{year} is taken for a Gregorian year; is it a solar one?"
    hint = f"if it is solar, add `language = {{persian}}` or write it in `year_fa`; else write `year = {{{year} CE}}`"
    return Doubt("solar-year-suspected", message, hint)


def _lunar(message: str) -> Doubt:
    hint = "if it is lunar, write the Gregorian year with it: `year = {1341 ق = 1923 م}`"
    return Doubt("lunar-year-suspected", message, hint)


def _conflict(solar: str, stated: str) -> Doubt:
    message = f"the solar date “{solar[:80]}” is not in the year of “{stated[:80]}”"
    return Doubt("conflicting-dates", message, "correct the one that is wrong")


def _unreadable(literal: str) -> Doubt:
    hint = "write it as YYYY, YYYY-MM or YYYY-MM-DD"
    return Doubt("unreadable-date", f"the date “{literal[:80]}” cannot be read in full", hint)
