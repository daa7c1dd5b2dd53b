"""Dates as machines write them."""

import pytest

from sitegen.formats import jats_writing, mods_writing
from sitegen.formats.dates import iso, solar_date
from sitegen.model import Date, DateParts
from tests.formats.works import addresses, make

DAY, SOLAR_DAY = DateParts(2022, 5, 12), DateParts(1401, 2, 22)


@pytest.mark.parametrize(
    ("date", "language", "expected"),
    [
        (Date("2022-05-12", start=DAY, persian=SOLAR_DAY), "en", ""),
        (Date("2022-05-12", start=DAY, persian=SOLAR_DAY), "und", ""),
        (Date("2022-05-12", start=DAY, persian=SOLAR_DAY), "fa", "1401-02-22"),
        (Date("1401-02-22", "persian", DAY, persian=SOLAR_DAY), "en", "1401-02-22"),
        (Date("2022-05", start=DateParts(2022, 5), persian=DateParts(1401, 2)), "en", "1401-02"),
        (Date("2022", start=DateParts(2022)), "fa", ""),
        (None, "fa", ""),
    ],
)
def test_a_foreign_work_has_a_solar_date_only_where_its_record_says_one(
    date: Date | None, language: str, expected: str
) -> None:
    entry = make(issued=date, language=language)
    assert iso(solar_date(entry)) == expected
    assert (b'calendar="persian"' in jats_writing.write([entry], addresses(entry))) == bool(expected)
    assert (f'calendar="persian">{expected}<'.encode() in mods_writing.write([entry], addresses(entry))) == bool(
        expected
    )
