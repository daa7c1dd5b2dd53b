"""What dates are in files of BibTeX and BibLaTeX, and that they are the same when they are read from there."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats import biblatex, bibtex
from sitegen.model import Date
from tests.formats.works import addresses
from tests.reading.test_entries import only

MONTHS = st.tuples(st.integers(1304, 1420), st.integers(1, 12))
DAYS = st.tuples(st.integers(1304, 1420), st.integers(1, 12), st.integers(1, 29))
both_formats = pytest.mark.parametrize("form", [bibtex, biblatex])


def written(form: ModuleType, fields: str) -> tuple[Date, str]:
    """The date of a Persian record with these fields, and a file with it."""
    entry = only(f"@article{{a1, title = {{چیزها}}, journal = {{نامهٔ چیزها}}, language = {{persian}}, {fields}}}")
    assert entry.issued is not None
    return entry.issued, form.write([entry], addresses(entry)).decode()


def told(date: Date | None) -> object:
    """All of a date but the words that it was read from."""
    return date and (date.calendar, date.start, date.end, date.persian, date.season, date.approximate)


@both_formats
@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("year = {1398}, month = {پاییز و زمستان}", "date_fa = {1398-07/1398-12}"),
        ("date = {1400/04/15--1400/05/01}", "date_fa = {1400-04-15/1400-05-01}"),
        ("year = {1400-1401}", "date_fa = {1400/1401}"),
        ("year = {1400}, month = {مهر - آبان}", "date_fa = {1400-07/1400-08}"),
        ("year = {1400}, month = {پاییز}", "date_fa = {1400-23}"),
        ("year = {1400}, month = {زمستان}", "date_fa = {1400-24}"),
        ("year = {1400}", "date_fa = {1400}"),
    ],
)
def test_a_solar_date_that_is_no_day_or_month_comes_back(form: ModuleType, fields: str, line: str) -> None:
    date, text = written(form, fields)
    assert f"  {line},\n" in text
    assert told(only(text).issued) == told(date)


@both_formats
@given(ends=st.tuples(MONTHS, MONTHS) | st.tuples(DAYS, DAYS))
def test_every_solar_range_comes_back(form: ModuleType, ends: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    first, last = ("/".join(map(str, end)) for end in sorted(ends))
    date, text = written(form, f"date = {{{first}--{last}}}")
    assert date.end is None or told(only(text).issued) == told(date)


@both_formats
def test_a_gregorian_date_beside_another_solar_one_stays_one(form: ModuleType) -> None:
    date, text = written(form, "date = {2021-10/2022-01}, date_fa = {1400-08/1400-10}")
    assert date.calendar == "gregory"
    assert told(only(text).issued) == told(date)
