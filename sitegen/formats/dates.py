"""A date as machines write it: Gregorian, in ASCII digits, as exact as the record and never more so."""

from functools import lru_cache

from sitegen.model import Date, DateParts, Entry


def iso(parts: DateParts | None) -> str:
    """A date as `2022-05-12`, `2022-05` or `2022` (ISO 8601); empty where there is none."""
    return _joined(parts, "-")


def iso_start(date: Date | None) -> str:
    """The date, or the first one of a range (ISO 8601)."""
    return iso(date.start) if date else ""


def iso_range(date: Date | None) -> str:
    """The date, or both ends of a range as `2022-05/2022-06` (ISO 8601-1)."""
    return "/".join(filter(None, (iso(date.start), iso(date.end)))) if date else ""


def slashed(date: Date | None) -> str:
    """The date, or the first one of a range, as `2022/05/12`, `2022/05` or `2022`.

    https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
    """
    return _joined(date.start, "/") if date else ""


def persian_date(date: Date) -> str:
    """The solar date as `1401-03`, where it does not follow from the Gregorian one."""
    return "" if _follows(date) else iso(date.persian)


def solar_date(entry: Entry) -> DateParts | None:
    """The solar date, where the record states one or the work is in Persian: others were printed without it."""
    date = entry.issued
    return None if date is None or (_follows(date) and entry.language != "fa") else date.persian


def _follows(date: Date) -> bool:
    return date.calendar == "gregory" and date.start is not None and date.start.day > 0


def numbers(parts: DateParts) -> list[int]:
    """Year, month and day, as many as are known."""
    return [part for part in (parts.year, parts.month, parts.day if parts.month else 0) if part]


@lru_cache(maxsize=1024)
def _joined(parts: DateParts | None, separator: str) -> str:
    if parts is None or not parts.year:
        return ""
    year, *rest = numbers(parts)
    return separator.join((f"{year:04d}", *(f"{number:02d}" for number in rest)))
