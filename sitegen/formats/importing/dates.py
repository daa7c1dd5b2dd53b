"""Dates of foreign files, as exact as they are; what only a reader of BibTeX can tell stays text."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from sitegen.language.orthography import ascii_digits
from sitegen.model import Date, DateParts

# Reference managers put what is left of the date behind a third slash: https://en.wikipedia.org/wiki/RIS_(file_format).
SLASHED = re.compile(r"([0-9]{4})(?:[/.-]([0-9]{1,2})?(?:[/.-]([0-9]{1,2})?)?)?(?:T[0-9:.+Z-]*|/([^/]*))?", re.ASCII)
MONTH_NAME = "(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?"
DAY, YEAR = "(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?", "(?P<year>[0-9]{4})"
WORDED = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"(?:{YEAR}[ /,-]{{1,2}})?{MONTH_NAME}(?:[ -]{DAY})?",
        rf"{MONTH_NAME}(?: {DAY},?)?(?:,? {YEAR})?",
        rf"(?:{DAY}[ -])?{MONTH_NAME}(?:,?[ -]{YEAR})?",
    )
)
DASH = re.compile("—| - ")
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
SOLAR_MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
SOLAR_DAY = re.compile(
    rf"(?:(?P<day>[0-3]?[0-9]) )?(?:ماه )?(?P<month>{'|'.join(SOLAR_MONTHS)})"
    r"(?:[ \u200c]?ماه)?(?:,?،? (?P<year>1[34][0-9]{2}))?"
)
SEASONS = {
    "spring": 1,
    "summer": 2,
    "autumn": 3,
    "fall": 3,
    "winter": 4,
    "بهار": 1,
    "تابستان": 2,
    "پاییز": 3,
    "زمستان": 4,
}
SOLAR_YEARS = range(1300, 1451)
"""Years that are hardly Gregorian ones: such a date is left to the reader of BibTeX, which knows of both calendars."""


def from_text(values: Sequence[str]) -> tuple[Date | None, tuple[str, ...]]:
    """The most exact of some ways to write one date, and those that it does not say.

    A month and a day without a year are those of the first year.
    """
    solar = next((found[0] for value in values if (found := _solar(value.strip(" /")))), 0)
    read = [(value, _date(_solar_day(value, solar) or value)) for value in values if value.strip()]
    years = [date.start.year for _, date in read if date.start and date.start.year]
    dates = [(value, _in_year(date, years[0] if years else 0)) for value, date in read]
    if not dates:
        return None, ()
    chosen = max(dates, key=lambda pair: _exactness(pair[1], dates[0][1]))[1]
    return chosen, tuple(value for value, date in dates if not says(chosen, date))


def from_csl(value: Mapping[str, Any]) -> Date | None:
    """A date of CSL-JSON: parts, or a text (https://github.com/citation-style-language/schema#csl-data)."""
    parts = [found for part in _sequence(value.get("date-parts"))[:2] if (found := _parts(part))]
    if parts:
        season = 0 if parts[0].month else _season(value.get("season"))
        end = parts[1] if len(parts) > 1 and parts[1] > parts[0] else None
        is_circa = bool(value.get("circa")) and value.get("circa") != "0"
        return Date("", start=parts[0], end=end, season=season, approximate=is_circa)
    texts = [str(value[name]) for name in ("literal", "raw", "date-time") if isinstance(value.get(name), str)]
    return from_text(texts[:1])[0]


def _date(value: str) -> Date:
    text = " ".join(value.split())
    return _range(text) or _one_date(text)


def _range(text: str) -> Date | None:
    """A range, such as `1968–1978`, `April 23–26` or `January – February 1993`; `None` if it is none."""
    first, _, last = (half.strip() for half in DASH.sub("–", text, 1).partition("–"))
    start = _one_date(first).start if first and last else None
    if start is None:
        return None
    is_day = start.day and last.isdecimal() and len(last) < 3
    end = _valid(start.year, str(start.month), last) if is_day else _one_date(last).start
    if end is None or (end.month > 0) != (start.month > 0):
        return None
    start, end = (replace(one, year=one.year or start.year or end.year) for one in (start, end))
    return Date(text, start=start, end=end) if end > start else None


def _one_date(text: str) -> Date:
    if (found := SLASHED.fullmatch(text)) is not None and int(found[1]) not in SOLAR_YEARS:
        start = _valid(int(found[1]), found[2], found[3])
        more = (found[4] or "").strip().lower()
        season = SEASONS.get(more, 0) if start and not start.month else 0
        if start and (season or not more):
            return Date(text, start=start, season=season)
    if ascii_digits(text) != text:
        return Date(text.strip("/") if _solar(text) else text)
    for pattern in WORDED:
        if (found := pattern.fullmatch(text)) is not None:
            start = _valid(int(found["year"] or 0), str(MONTHS[found["month"].lower()]), found["day"])
            return Date(text, start=start)
    season = SEASONS.get(text.lower(), 0)
    return Date(text, start=DateParts(0), season=season) if season else Date(text.strip(" /"))


def _valid(year: int, month: str | None, day: str | None) -> DateParts | None:
    """A date whose month and day may be; `None` where they may not."""
    parts = DateParts(year, int(month or 0), int(day or 0))
    is_date = parts.month <= 12 and parts.day <= 31 and (parts.month or not parts.day)
    return parts if is_date else None


def _in_year(date: Date, year: int) -> Date:
    """A date that says no year, in this one."""
    if date.start is None or date.start.year:
        return date
    if not year:
        return Date(date.literal)
    start = replace(date.start, year=year)
    return replace(date, start=start, end=replace(date.end, year=year) if date.end else None)


def _exactness(date: Date, first: Date) -> tuple[bool, int]:
    """How much a date says: one of another year than the first one counts last; a text counts less than any date."""
    if date.start is None:
        solar = _solar(date.literal)
        is_of_year = bool(solar) and solar[:1] == _solar(first.literal)[:1]
        return False, len(solar) if is_of_year else 0
    is_of_year = first.start is None or first.start.year == date.start.year
    parts = (date.season, date.end, date.start.month, date.start.month, date.start.day)
    return is_of_year, 1 + sum(map(bool, parts))


def says(whole: Date, part: Date) -> bool:
    """Whether one date says all that the other one does."""
    if whole.start is None or part.start is None:
        solar = _solar(part.literal)
        return whole.literal == part.literal or bool(solar and _solar(whole.literal)[: len(solar)] == solar)
    known = (part.start.year, part.start.month or whole.start.month, part.start.day or whole.start.day)
    return known == (whole.start.year, whole.start.month, whole.start.day) and (
        part.season in {0, whole.season} and part.end in {None, whole.end}
    )


def is_date(value: str, *, has_year: bool = False) -> bool:
    """Whether a text is a date of either calendar, with a year or with a month."""
    date = _date(value)
    if date.start is None:
        return bool(_solar(date.literal))
    return bool(date.start.year or (date.start.month and not has_year))


def _solar_day(text: str, year: int) -> str:
    """A solar day or month in words (۱۲ مهر ۱۴۰۱) in numbers, in some year if it says none; nothing of other texts."""
    found = SOLAR_DAY.fullmatch(ascii_digits(" ".join(text.split())))
    if found is None or not (found["year"] or year):
        return ""
    day = f"/{int(found['day']):02d}" if found["day"] else ""
    return f"{found['year'] or year}/{SOLAR_MONTHS.index(found['month']) + 1:02d}{day}"


def _solar(text: str) -> tuple[int, ...]:
    """The numbers of a date that is left to the reader of BibTeX, as far as they are there; none of other texts."""
    found = SLASHED.fullmatch(ascii_digits(text))
    is_solar = found is not None and int(found[1]) in SOLAR_YEARS and not found[4]
    return tuple(int(one) for one in found.groups()[:3] if one) if found and is_solar else ()


def _parts(value: Any) -> DateParts | None:
    """Year, month and day of CSL, as numbers or as text; `None` where there is no year."""
    numbers = []
    for part in _sequence(value)[:3]:
        text = str(part).strip()
        if not text.isascii() or not text.removeprefix("-").isdecimal() or len(text) > 6:
            break
        numbers.append(int(text))
    year, month, day = (*numbers, 0, 0, 0)[:3]
    month = month if 1 <= month <= 12 else 0
    return DateParts(year, month, day if month and 1 <= day <= 31 else 0) if year > 0 else None


def _season(value: Any) -> int:
    text = str(value or "").strip().lower()
    if text.isdecimal() and text.isascii() and len(text) < 3:
        number = int(text)
        return number - 20 if 21 <= number <= 24 else number if 1 <= number <= 4 else 0
    return SEASONS.get(text, 0)


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
