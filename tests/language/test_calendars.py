import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.calendars import gregorian, gregorian_start, gregorian_years, persian_of, persian_years
from sitegen.model import DateParts

DAYS = st.dates(datetime.date(700, 1, 1), datetime.date(2900, 12, 31))
ANY_PARTS = st.builds(DateParts, st.integers(), st.integers(), st.integers())


@pytest.mark.parametrize(
    ("persian", "gregorian_day"),
    [
        (DateParts(1357, 11, 22), DateParts(1979, 2, 11)),
        (DateParts(1399, 12, 30), DateParts(2021, 3, 20)),
        (DateParts(1400, 1, 1), DateParts(2021, 3, 21)),
        (DateParts(1401, 3, 1), DateParts(2022, 5, 22)),
        (DateParts(1403, 12, 30), DateParts(2025, 3, 20)),
        (DateParts(1304, 1, 11), DateParts(1925, 3, 31)),
    ],
)
def test_a_day_has_one_counterpart(persian: DateParts, gregorian_day: DateParts) -> None:
    assert gregorian(persian) == gregorian_day
    assert persian_of(gregorian_day) == persian


@given(DAYS)
def test_a_day_comes_back_from_the_other_calendar(day: datetime.date) -> None:
    parts = DateParts(day.year, day.month, day.day)
    persian = persian_of(parts)
    assert persian is not None
    assert gregorian(persian) == parts


@given(DAYS)
def test_the_next_day_is_the_next_day_in_both_calendars(day: datetime.date) -> None:
    after = day + datetime.timedelta(days=1)
    first, second = (persian_of(DateParts(one.year, one.month, one.day)) for one in (day, after))
    assert first is not None
    assert second is not None
    assert second > first
    assert second.day in {first.day + 1, 1}


@pytest.mark.parametrize(
    "parts",
    [
        DateParts(1402, 12, 30),
        DateParts(1401, 7, 31),
        DateParts(1401, 13, 1),
        DateParts(1401, 1),
        DateParts(0, 1, 1),
        DateParts(-5, 1, 1),
        DateParts(10**30, 1, 1),
    ],
)
def test_a_solar_day_that_does_not_exist_has_no_counterpart(parts: DateParts) -> None:
    assert gregorian(parts) is None


@pytest.mark.parametrize(
    "parts",
    [DateParts(2022, 2, 29), DateParts(2022, 4, 31), DateParts(2022), DateParts(600, 1, 1), DateParts(10**30, 1, 1)],
)
def test_a_gregorian_day_that_does_not_exist_has_no_counterpart(parts: DateParts) -> None:
    assert persian_of(parts) is None


@pytest.mark.parametrize(
    ("persian", "start"),
    [
        (DateParts(1401), DateParts(2022)),
        (DateParts(1401, 3), DateParts(2022, 5)),
        (DateParts(1400, 12), DateParts(2022, 2)),
        (DateParts(1401, 3, 1), DateParts(2022, 5, 22)),
        (DateParts(1401, 3, 40), None),
        (DateParts(99999), None),
    ],
)
def test_a_solar_date_starts_in_a_gregorian_one_as_exact_as_itself(persian: DateParts, start: DateParts | None) -> None:
    assert gregorian_start(persian) == start


@pytest.mark.parametrize(
    ("start", "years"),
    [
        (DateParts(2022), (1400, 1401)),
        (DateParts(2022, 3), (1400, 1401)),
        (DateParts(2022, 5), (1401, 1401)),
        (DateParts(2022, 2), (1400, 1400)),
        (DateParts(2024, 2), (1402, 1402)),
        (DateParts(2022, 3, 20), (1400, 1400)),
        (DateParts(2022, 3, 21), (1401, 1401)),
        (DateParts(600), None),
        (DateParts(622), None),
        (DateParts(2022, 13), None),
    ],
)
def test_a_gregorian_date_lies_in_solar_years(start: DateParts, years: tuple[int, int] | None) -> None:
    assert persian_years(start) == years


@pytest.mark.parametrize(
    ("persian", "years"),
    [
        (DateParts(1401), (2022, 2023)),
        (DateParts(1403), (2024, 2025)),
        (DateParts(1401, 3), (2022, 2022)),
        (DateParts(1401, 10), (2022, 2023)),
        (DateParts(1401, 12), (2023, 2023)),
        (DateParts(1401, 10, 10), (2022, 2022)),
        (DateParts(1401, 10, 11), (2023, 2023)),
        (DateParts(0), None),
        (DateParts(99999), None),
    ],
)
def test_a_solar_date_lies_in_gregorian_years(persian: DateParts, years: tuple[int, int] | None) -> None:
    assert gregorian_years(persian) == years


@given(st.integers(700, 2900), st.integers(1, 12))
def test_the_years_of_a_month_are_those_of_its_first_and_last_day(year: int, month: int) -> None:
    last_day = calendar.monthrange(year, month)[1]
    first, last = (persian_of(DateParts(year, month, day)) for day in (1, last_day))
    assert first is not None
    assert last is not None
    assert persian_years(DateParts(year, month)) == (first.year, last.year)


@given(ANY_PARTS)
def test_no_numbers_raise(parts: DateParts) -> None:
    for convert in (gregorian, persian_of, gregorian_start):
        assert isinstance(convert(parts), DateParts | None)
    for years in (persian_years, gregorian_years):
        assert isinstance(years(parts), tuple | None)
