"""What a journal says of its volumes, beside what the record of a work says."""

from msgspec.structs import replace

from sitegen.language.calendars import persian_years
from sitegen.model import Date, DateParts, Entry
from sitegen.reading.authority import JOURNALS_FILE
from sitegen.reading.doubts import Doubt, Doubts


def with_solar_year(entry: Entry) -> tuple[Date | None, Doubts]:
    """The date with the solar year that the journal says of this volume, where the record leaves it open.

    `conflicting-dates` is the doubt about a date that does not lie in this year; it stays as the record has it.
    """
    date, container = entry.issued, entry.container
    year = dict(container.solar_years).get(entry.volume, 0) if container else 0
    if date is None or date.start is None or not year:
        return date, ()
    years = persian_years(date.start) if date.persian is None else (date.persian.year, date.persian.year)
    first, last = years or (0, 0)
    if first <= year <= last:
        return (date if date.persian else replace(date, persian=DateParts(year))), ()
    ends_later = date.end is not None and first <= year <= (persian_years(date.end) or (0, 0))[1]
    return date, () if ends_later else (_conflict(entry.volume, year, date),)


def _conflict(volume: str, year: int, date: Date) -> Doubt:
    message = f"volume {volume[:40]} is of {year} in `{JOURNALS_FILE}`; “{date.literal[:80]}” is not in that year"
    return Doubt("conflicting-dates", message, "correct the one that is wrong")
