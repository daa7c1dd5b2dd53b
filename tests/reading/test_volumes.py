import pytest

from sitegen.model import DateParts
from tests.reading.test_entries import read

JOURNALS = '[[journal]]\ntitle = { en = "Journal of Things" }\nsolar_years = { 14 = 1400 }\n'


def found(date: str) -> tuple[DateParts | None, list[str]]:
    """The solar date of a work of volume 14, and whether its dates are told to conflict."""
    bib = f"@article{{a1, title = {{x}}, journal = {{Journal of Things}}, volume = {{14}}, {date}}}"
    site = read(bib, **{"journals.toml": JOURNALS})
    assert site.entries[0].issued is not None
    return site.entries[0].issued.persian, [one.code for one in site.problems if one.code == "conflicting-dates"]


@pytest.mark.parametrize("date", ["year = {2021}", "year = {2022}", "date = {2022-02}", "date = {2021-10/2022-10}"])
def test_a_volume_has_the_solar_year_of_its_journal(date: str) -> None:
    assert found(date) == (DateParts(1400), [])


@pytest.mark.parametrize(
    ("date", "persian"),
    [
        ("date = {2022-09}", None),
        ("year = {2019}", None),
        ("date = {2022-09-12}", DateParts(1401, 6, 21)),
        ("year_fa = {1401}", DateParts(1401)),
    ],
)
def test_a_date_outside_the_year_of_its_volume_is_told_and_stays(date: str, persian: DateParts | None) -> None:
    assert found(date) == (persian, ["conflicting-dates"])


@pytest.mark.parametrize(
    ("date", "persian"),
    [
        ("date = {2019/2022}", None),
        ("date = {2022-02-12}", DateParts(1400, 11, 23)),
        ("year_fa = {1400}, month_fa = {مهر}", DateParts(1400, 7)),
    ],
)
def test_a_range_that_reaches_the_year_and_a_solar_date_stay(date: str, persian: DateParts | None) -> None:
    assert found(date) == (persian, [])
