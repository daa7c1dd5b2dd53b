import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.calendars import gregorian_start, persian_of
from sitegen.language.date_spans import spans
from sitegen.model import Date, DateParts
from sitegen.reading.dates import parse_date

ZWNJ = "\u200c"
MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
HOSTILE = st.text("0123456789۰۱۴٠-–/.~?%xuXT:[]{} \"'ca تامقشمی", max_size=24) | st.text(max_size=40)


def read(persian: bool = False, **fields: str) -> Date:
    date, _ = parse_date(fields, persian=persian)
    assert date is not None
    return date


def codes(persian: bool = False, **fields: str) -> list[str]:
    return [doubt.code for doubt in parse_date(fields, persian=persian)[1]]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2022", DateParts(2022)),
        ("2022-05", DateParts(2022, 5)),
        ("2022-05-12", DateParts(2022, 5, 12)),
        ("{2022-05-12}", DateParts(2022, 5, 12)),
        ("2022-5-2", DateParts(2022, 5, 2)),
        ("2022/05/12", DateParts(2022, 5, 12)),
        ("2022.05.12", DateParts(2022, 5, 12)),
        ("20220512", DateParts(2022, 5, 12)),
        ("2022-05-12T10:00:00+03:30", DateParts(2022, 5, 12)),
        ("2022-05-XX", DateParts(2022, 5)),
        ("2022-XX-XX", DateParts(2022)),
        ("12 May 2022", DateParts(2022, 5, 12)),
        ("May 12th, 2022", DateParts(2022, 5, 12)),
        ("Sept. 2022", DateParts(2022, 9)),
        ("13/05/2022", DateParts(2022, 5, 13)),
        ("05/13/2022", DateParts(2022, 5, 13)),
        ("7.7.2022", DateParts(2022, 7, 7)),
        ("c2005", DateParts(2005)),
        ("©2005", DateParts(2005)),
        ("[1990]", DateParts(1990)),
        ("1988 ء", DateParts(1988)),
        ("1981, 1984, 1989", DateParts(1981)),
        ("۲۲ مهٔ ۲۰۲۲", DateParts(2022, 5, 22)),
        ("ژانویهٔ ۲۰۲۰", DateParts(2020, 1)),
        ("2020 سپتمبر", DateParts(2020, 9)),
        ("٢٠٢٢", DateParts(2022)),
        ("Accepted 2022", DateParts(2022)),
    ],
)
def test_a_gregorian_date(text: str, start: DateParts) -> None:
    date = read(date=text)
    assert (date.calendar, date.start, date.end, date.approximate) == ("gregory", start, None, False)
    assert codes(date=text) == []


@pytest.mark.parametrize(
    ("month", "start"),
    [
        ("may", DateParts(2022, 5)),
        ("{5}", DateParts(2022, 5)),
        ("May", DateParts(2022, 5)),
        ("{05}", DateParts(2022, 5)),
        ('"may"', DateParts(2022, 5)),
        ("۵", DateParts(2022, 5)),
        ("مه", DateParts(2022, 5)),
        ("23~apr", DateParts(2022, 4, 23)),
        ("23\u00a0apr", DateParts(2022, 4, 23)),
        ("December 15", DateParts(2022, 12, 15)),
    ],
)
def test_a_month_in_any_of_its_forms(month: str, start: DateParts) -> None:
    assert read(year="2022", month=month).start == start
    assert codes(year="2022", month=month) == []


@pytest.mark.parametrize(
    ("month", "start", "end"),
    [
        ("April 23-26", DateParts(2022, 4, 23), DateParts(2022, 4, 26)),
        ("April 23--26", DateParts(2022, 4, 23), DateParts(2022, 4, 26)),
        ("30 April - 2 May", DateParts(2022, 4, 30), DateParts(2022, 5, 2)),
        ("jan/feb", DateParts(2022, 1), DateParts(2022, 2)),
        ("5-6", DateParts(2022, 5), DateParts(2022, 6)),
        ("May-June 3", DateParts(2022, 5), DateParts(2022, 6)),
        ("June-May", DateParts(2022, 6), None),
    ],
)
def test_a_range_within_a_year(month: str, start: DateParts, end: DateParts | None) -> None:
    date = read(year="2022", month=month)
    assert (date.start, date.end) == (start, end)


def test_a_day_of_its_own_belongs_to_the_month() -> None:
    assert read(year="2022", month="5", day="12").start == DateParts(2022, 5, 12)
    assert read(year="2022", month="may", day="{12}").start == DateParts(2022, 5, 12)


def test_a_day_without_a_month_is_doubted() -> None:
    assert read(year="2022", day="12").start == DateParts(2022)
    assert codes(year="2022", day="12") == ["unreadable-date"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-05/2022-06", DateParts(2022, 5), DateParts(2022, 6)),
        ("2022-05-01/2022-05-03", DateParts(2022, 5, 1), DateParts(2022, 5, 3)),
        ("2022-05-01 - 2022-05-03", DateParts(2022, 5, 1), DateParts(2022, 5, 3)),
        ("1963/1966", DateParts(1963), DateParts(1966)),
        ("1961--1963", DateParts(1961), DateParts(1963)),
        ("1961–1963", DateParts(1961), DateParts(1963)),
        ("1961 تا 1963", DateParts(1961), DateParts(1963)),
        ("1968--78", DateParts(1968), DateParts(1978)),
        ("1983/84", DateParts(1983), DateParts(1984)),
        ("1998–02", DateParts(1998), DateParts(2002)),
        ("2022/", DateParts(2022), None),
        ("2022-05/..", DateParts(2022, 5), None),
        ("1987--date", DateParts(1987), None),
        ("1970--", DateParts(1970), None),
        ("1966/1963", DateParts(1966), None),
    ],
)
def test_a_range(text: str, start: DateParts, end: DateParts | None) -> None:
    date = read(date=text)
    assert (date.start, date.end) == (start, end)


@pytest.mark.parametrize(
    ("year", "start", "end"),
    [
        ("2009/10", DateParts(2009), DateParts(2010)),
        ("1999-2000", DateParts(1999), DateParts(2000)),
        ("1986-87", DateParts(1986), DateParts(1987)),
        ("1920-24", DateParts(1920), DateParts(1924)),
        ("2022-05", DateParts(2022, 5), None),
    ],
)
def test_a_field_for_years_prefers_two_years_to_a_month(year: str, start: DateParts, end: DateParts | None) -> None:
    date = read(year=year)
    assert (date.start, date.end) == (start, end)


def test_a_field_for_dates_prefers_a_month_to_two_years() -> None:
    assert read(date="2009/10").start == DateParts(2009, 10)


@pytest.mark.parametrize("text", ["2022~", "2022?", "2022%", "[2022?]", "ca. 2022", "circa 2022", "حدود ۲۰۲۲", "/2022"])
def test_an_approximate_year_is_a_year(text: str) -> None:
    date = read(date=text)
    assert (date.start, date.approximate) == (DateParts(2022), True)


@pytest.mark.parametrize(
    "text", ["199X", "199u", "19xx", "198x", "1990s", "6th century BC", "-0044", "-1200", "0800", "99999", "86"]
)
def test_what_is_no_year_of_our_era_has_no_start(text: str) -> None:
    assert read(date=text) == Date(text)
    assert codes(date=text) == ["unreadable-date"]


@pytest.mark.parametrize(
    "text",
    [
        "forthcoming",
        "Forthcoming",
        "in press",
        "to appear",
        "زیر چاپ",
        f"بی{ZWNJ}تا",
        "بی تا",
        "n.d",
        "n.d.",
        "زودآیند",
    ],
)
def test_words_for_no_date_are_words_alone(text: str) -> None:
    assert parse_date({"year": text}, persian=False) == (Date(text), ())


@pytest.mark.parametrize(
    ("text", "season"),
    [("2022-21", 1), ("2022-22", 2), ("2022-23", 3), ("2022-24", 4), ("Spring 2022", 1), ("Fall 2022", 3)],
)
def test_a_season(text: str, season: int) -> None:
    date = read(date=text)
    assert (date.start, date.season, date.calendar) == (DateParts(2022), season, "gregory")


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"date": "2022-02-31"}, DateParts(2022, 2)),
        ({"date": "2022-13-01"}, DateParts(2022)),
        ({"year": "2022", "month": "2", "day": "31"}, DateParts(2022, 2)),
        ({"year": "2022", "month": "13"}, DateParts(2022)),
        ({"year": "2022", "month": "nonsense"}, DateParts(2022)),
        ({"year": "2022", "month": "خرداد"}, DateParts(2022)),
    ],
)
def test_the_valid_beginning_of_a_date_is_kept_and_the_rest_reported(fields: dict[str, str], start: DateParts) -> None:
    date, doubts = parse_date(fields, persian=False)
    assert date is not None
    assert date.start == start
    assert [doubt.code for doubt in doubts] == ["unreadable-date"]


def test_day_and_month_that_could_be_either_are_left_out() -> None:
    assert read(date="12/05/2022").start == DateParts(2022)
    assert codes(date="12/05/2022") == ["ambiguous-date"]


def test_a_full_gregorian_day_has_its_solar_day() -> None:
    assert read(date="2022-05-22").persian == DateParts(1401, 3, 1)
    assert read(date="2022-05").persian is None
    assert read(date="2022-05-22/2022-05-23").persian is None


@pytest.mark.parametrize("year", ["1401", "۱۴۰۱", "١٤٠١", "{1401}", "[1401]", "۱۴۰۱۔", "1401 ش", "1401 ه.ش"])
def test_a_bare_solar_year_is_approximate(year: str) -> None:
    date = read(persian=True, year=year)
    assert (date.calendar, date.persian, date.start) == ("persian", DateParts(1401), DateParts(2022))
    assert date.approximate
    assert codes(persian=True, year=year) == ["approximate-year"]


@pytest.mark.parametrize(
    ("fields", "persian", "start"),
    [
        ({"year": "1401", "month": "خرداد"}, DateParts(1401, 3), DateParts(2022, 5)),
        ({"year": "1401", "month": "3"}, DateParts(1401, 3), DateParts(2022, 5)),
        ({"year": "1401", "month": "خرداد/3"}, DateParts(1401, 3), DateParts(2022, 5)),
        ({"year": "1401", "month": "خرداد/5"}, DateParts(1401, 3, 5), DateParts(2022, 5, 26)),
        ({"year": "1401", "month": "خردادماه"}, DateParts(1401, 3), DateParts(2022, 5)),
        ({"year": "1401", "month": "خرداد", "day": "3"}, DateParts(1401, 3, 3), DateParts(2022, 5, 24)),
        ({"year": "1401", "month": "۳ خرداد"}, DateParts(1401, 3, 3), DateParts(2022, 5, 24)),
        ({"year": "1401", "month": "جوزا"}, DateParts(1401, 3), DateParts(2022, 5)),
        ({"year": "1401", "month": "آذر"}, DateParts(1401, 9), DateParts(2022, 11)),
        ({"year": "1401", "month": "مهر و آبان"}, DateParts(1401, 7), DateParts(2022, 9)),
        ({"date": "1401/03/01"}, DateParts(1401, 3, 1), DateParts(2022, 5, 22)),
        ({"date": "1401-03-01"}, DateParts(1401, 3, 1), DateParts(2022, 5, 22)),
        ({"date": "۱۴۰۱/۳/۱"}, DateParts(1401, 3, 1), DateParts(2022, 5, 22)),
        ({"date": "01/03/1401"}, DateParts(1401, 3, 1), DateParts(2022, 5, 22)),
        ({"year": "۳ خرداد ۱۴۰۱"}, DateParts(1401, 3, 3), DateParts(2022, 5, 24)),
        ({"year": "1401", "month_fa": "خرداد"}, DateParts(1401, 3), DateParts(2022, 5)),
        ({"year_fa": "۱۴۰۰", "month_fa": "اسفند"}, DateParts(1400, 12), DateParts(2022, 2)),
        ({"date_fa": "1403/12/30"}, DateParts(1403, 12, 30), DateParts(2025, 3, 20)),
    ],
)
def test_a_solar_month_or_day_is_exact(fields: dict[str, str], persian: DateParts, start: DateParts) -> None:
    date = read(persian=True, **fields)
    assert (date.calendar, date.persian, date.start, date.approximate) == ("persian", persian, start, False)
    assert codes(persian=True, **fields) == []


@pytest.mark.parametrize("fields", [{"year": "۱۴۰۱"}, {"year": "1401", "month": "خرداد"}, {"date": "بهار 1401"}])
def test_the_date_itself_can_say_that_it_is_persian(fields: dict[str, str]) -> None:
    assert read(persian=False, **fields).calendar == "persian"


@pytest.mark.parametrize(
    ("persian", "year", "start"),
    [
        (False, "1401", DateParts(1401)),
        (True, "1978", DateParts(1978)),
        (True, "۱۹۷۸", DateParts(1978)),
        (True, "1395 م", DateParts(1395)),
        (True, "1395 میلادی", DateParts(1395)),
        (False, "1341ق=1923م", DateParts(1923)),
    ],
)
def test_a_year_that_is_gregorian_for_all_that(persian: bool, year: str, start: DateParts) -> None:
    date = read(persian=persian, year=year)
    assert (date.calendar, date.start, date.persian) == ("gregory", start, None)


@pytest.mark.parametrize(("persian", "year"), [(True, "1341 ق"), (False, "1341 ه.ق"), (True, "1150"), (False, "١٣٤١")])
def test_a_lunar_year_has_no_start(persian: bool, year: str) -> None:
    assert read(persian=persian, year=year) == Date(year)
    assert codes(persian=persian, year=year) == ["lunar-year-suspected"]


@pytest.mark.parametrize("year", ["1421", "1425", "1441", "۱۴۴۳"])
def test_a_year_that_would_be_in_the_future_is_no_solar_one(year: str) -> None:
    assert read(persian=True, year=year) == Date(year)
    assert codes(persian=True, year=year) == ["lunar-year-suspected"]
    assert read(persian=True, year="1420").persian == DateParts(1420)


@pytest.mark.parametrize("year", ["1425 ش", "1425 [2046]"])
def test_a_year_is_solar_where_the_date_says_so_whatever_year_it_is(year: str) -> None:
    assert read(persian=True, year=year).persian == DateParts(1425)


def test_a_solar_year_before_the_calendar_was_official_is_doubted() -> None:
    assert codes(persian=True, year="1280", month="خرداد") == ["lunar-year-suspected"]
    assert codes(persian=True, year="1304", month="خرداد") == []


@pytest.mark.parametrize(("name", "season"), [("بهار", 1), ("تابستان", 2), ("پاييز", 3), ("پائیز", 3)])
def test_a_solar_season_lies_within_one_gregorian_year(name: str, season: int) -> None:
    date = read(persian=True, year="1401", month=name)
    assert (date.season, date.persian, date.start, date.approximate) == (
        season,
        DateParts(1401),
        DateParts(2022),
        False,
    )


def test_a_solar_winter_does_not() -> None:
    date = read(persian=True, date="زمستان 1400")
    assert (date.season, date.start, date.approximate) == (4, DateParts(2021), True)


def test_a_range_of_solar_years() -> None:
    date = read(persian=True, year="1384--1385")
    assert (date.start, date.end, date.persian) == (DateParts(2005), DateParts(2006), DateParts(1384))


def test_a_solar_day_that_does_not_exist_is_its_month() -> None:
    assert read(persian=True, date="1402/12/30").persian == DateParts(1402, 12)
    assert codes(persian=True, date="1402/12/30") == ["unreadable-date"]


def test_a_gregorian_month_does_not_fit_a_solar_year() -> None:
    assert read(persian=True, year="1401", month="May").persian == DateParts(1401)
    assert codes(persian=True, year="1401", month="May") == ["unreadable-date", "approximate-year"]


def test_the_solar_date_of_the_record_goes_with_its_gregorian_one() -> None:
    date = read(year="2022", year_fa="۱۴۰۰")
    assert (date.calendar, date.start, date.persian, date.approximate) == (
        "gregory",
        DateParts(2022),
        DateParts(1400),
        False,
    )
    assert codes(year="2022", year_fa="۱۴۰۰") == []


def test_dates_that_contradict_each_other_are_reported() -> None:
    assert read(year="2022", year_fa="1380").persian == DateParts(1380)
    assert codes(year="2022", year_fa="1380") == ["conflicting-dates"]


def test_a_solar_date_stands_in_for_words() -> None:
    assert read(year="forthcoming", year_fa="1401").start == DateParts(2022)


def test_date_goes_before_year_unless_it_cannot_be_read() -> None:
    assert read(date="2022-05", year="1999").start == DateParts(2022, 5)
    assert read(date="soon", year="1999").start == DateParts(1999)
    assert codes(date="soon", year="1999") == ["unreadable-date"]
    assert read(date="soon", year="forthcoming").literal == "soon"


@pytest.mark.parametrize(
    ("fields", "literal"),
    [
        ({"date": " 2022-05/2022-06 "}, "2022-05/2022-06"),
        ({"year": "2022", "month": "May", "day": "12"}, "12 May 2022"),
        ({"year": "2022", "month": "5"}, "2022-5"),
        ({"year": "{1987--date{}}"}, "1987–date"),
        ({"year": "2022", "month": "23~apr"}, "23 apr 2022"),
        ({"year": "\u202e۱۴۰۱\u202c"}, "۱۴۰۱"),
        ({"month": "May"}, "May"),
    ],
)
def test_the_literal_is_what_the_record_says(fields: dict[str, str], literal: str) -> None:
    date, _ = parse_date(fields, persian=False)
    assert date is not None
    assert date.literal == literal


@pytest.mark.parametrize("fields", [{}, {"year": ""}, {"date": "{}"}, {"year": " ", "month": ""}])
def test_no_words_are_no_date(fields: dict[str, str]) -> None:
    assert parse_date(fields, persian=True) == (None, ())


def test_a_text_too_long_for_a_date_is_a_literal() -> None:
    assert read(date="2022 " * 100).start is None


@pytest.mark.parametrize("text", ["1400/07/15", "1400/7/15", "15/07/1400"])
def test_slashes_around_a_likely_solar_year_make_it_one(text: str) -> None:
    date = read(year=text)
    assert (date.calendar, date.persian, date.start) == ("persian", DateParts(1400, 7, 15), DateParts(2021, 10, 7))
    assert codes(year=text) == []


@pytest.mark.parametrize("text", ["1474/07/15", "1250/07/15", "2021/07/15"])
def test_slashes_around_any_other_year_do_not(text: str) -> None:
    assert read(year=text).calendar == "gregory"
    assert codes(year=text) == []


def test_arabic_digits_between_slashes_are_of_no_solar_date() -> None:
    assert codes(year="١٤٤٣/٠٧/١٥") == ["lunar-year-suspected"]


@pytest.mark.parametrize("fields", [{"year": "1400"}, {"date": "1400-07-15"}, {"year": "1399–1400"}, {"date": "1350"}])
def test_a_likely_solar_year_without_evidence_is_doubted(fields: dict[str, str]) -> None:
    assert read(persian=False, **fields).calendar == "gregory"
    assert codes(persian=False, **fields) == ["solar-year-suspected"]


@pytest.mark.parametrize("year", ["1400 CE", "AD 1400 م", "1299", "1451", "1900"])
def test_a_year_that_is_gregorian_by_its_words_or_its_number_is_not(year: str) -> None:
    assert read(year=year).calendar == "gregory"
    assert codes(year=year) == []


@pytest.mark.parametrize("persian", [True, False])
@pytest.mark.parametrize("year", ["1400 [2021]", "1400 (2021)", "1400=2021", "1400/2021", "1400-2021", "۱۴۰۰ [۲۰۲۱]"])
def test_the_gregorian_year_beside_a_solar_one_makes_it_exact(year: str, persian: bool) -> None:
    date = read(persian, year=year)
    assert (date.calendar, date.persian, date.start, date.approximate) == (
        "persian",
        DateParts(1400),
        DateParts(2021),
        False,
    )
    assert codes(persian, year=year) == []


@pytest.mark.parametrize("year", ["2022 [1400]", "2022/1400", "2022 (۱۴۰۰)"])
def test_the_solar_year_beside_a_gregorian_one_goes_with_it(year: str) -> None:
    date = read(year=year)
    assert (date.calendar, date.start, date.persian) == ("gregory", DateParts(2022), DateParts(1400))
    assert codes(year=year) == []


def test_the_gregorian_year_says_which_half_of_the_solar_one_is_meant() -> None:
    assert read(year="1400 [2022]").start == DateParts(2022)
    assert read(date="زمستان 1400 [2022]").start == DateParts(2022)


def test_both_gregorian_years_of_a_solar_one_leave_it_approximate() -> None:
    assert codes(year="1400 [2021/2022]") == ["approximate-year"]


@pytest.mark.parametrize("text", ["7 مهر 1400 (29 September 2021)", "7 مهر 1400 / 29 September 2021"])
def test_a_day_in_both_calendars_is_one_day(text: str) -> None:
    date = read(date=text)
    assert (date.persian, date.start, date.end) == (DateParts(1400, 7, 7), DateParts(2021, 9, 29), None)


def test_a_year_beside_it_that_is_another_one_is_no_counterpart() -> None:
    assert codes(year="1400 [1979]") == ["solar-year-suspected"]
    assert codes(year="1400 [2022]", month="مهر") == ["conflicting-dates"]


def test_a_solar_year_and_its_solar_date_are_the_date() -> None:
    date = read(True, year="1400", date_fa="1400/07/15")
    assert date.persian == DateParts(1400, 7, 15)
    assert codes(True, year="1400", date_fa="1400/07/15") == []


@pytest.mark.parametrize(
    ("fields", "months", "start", "end"),
    [
        ({"year": "پاییز و زمستان ۱۴۰۰"}, (7, 12), DateParts(2021, 9), DateParts(2022, 2)),
        ({"year": "1400", "month": "بهار و تابستان"}, (1, 6), DateParts(2021, 3), DateParts(2021, 8)),
        ({"date": "تابستان - پاییز 1400"}, (4, 9), DateParts(2021, 6), DateParts(2021, 11)),
    ],
)
def test_two_solar_seasons_are_all_their_months(
    fields: dict[str, str], months: tuple[int, int], start: DateParts, end: DateParts
) -> None:
    date = read(persian=False, **fields)
    persian = spans(date)["persian"]
    assert (persian.first, persian.last) == (DateParts(1400, months[0]), DateParts(1400, months[1]))
    assert (date.season, date.start, date.end) == (0, start, end)
    assert codes(persian=False, **fields) == []


def test_seasons_that_do_not_follow_each_other_are_the_year_alone() -> None:
    date = read(date="زمستان 1400 و بهار 1401")
    assert (date.literal, date.season, date.persian) == ("زمستان 1400 و بهار 1401", 0, DateParts(1400))
    assert codes(date="زمستان 1400 و بهار 1401") == ["unreadable-date", "approximate-year"]


@pytest.mark.parametrize("fields", [{"date": "Fall/Winter 2021"}, {"year": "2021", "month": "Spring and Summer"}])
def test_two_gregorian_seasons_are_the_year_alone(fields: dict[str, str]) -> None:
    date = read(persian=False, **fields)
    assert (date.season, date.start, date.end) == (0, DateParts(2021), None)


def test_a_month_in_both_calendars_is_one_month() -> None:
    date = read(year="1400", month="مهر (October)")
    assert (date.persian, date.end) == (DateParts(1400, 7), None)


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ({"year": "۱۴۰۰"}, "add the month: `month = {مهر}`, or the Gregorian year as in `year = {1400 [2021]}`"),
        ({"year": "1400"}, "if it is solar, add `language = {persian}` or write it in `year_fa`; else write `year ="),
        ({"year": "1341 ق"}, "if it is lunar, write the Gregorian year with it: `year = {1341 ق = 1923 م}`"),
        ({"year": "198x"}, "write it as YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"date": "12/05/2022"}, "write the date as 2022-MM-DD"),
        ({"year": "2022", "year_fa": "1380"}, "correct the one that is wrong"),
    ],
)
def test_every_doubt_says_what_to_do(fields: dict[str, str], hint: str) -> None:
    _, doubts = parse_date(fields, persian=False)
    assert [doubt.hint[: len(hint)] for doubt in doubts] == [hint]


@pytest.mark.parametrize(
    "fields",
    [{"year": "1400 CE"}, {"year": "1341 ق = 1923 م"}, {"year": "1400 [2021]"}, {"year": "1400", "month": "مهر"}],
)
def test_what_the_hints_ask_for_leaves_no_doubt(fields: dict[str, str]) -> None:
    assert codes(persian=False, **fields) == []


@given(st.integers(1304, 1420), st.integers(1, 12), st.integers(1, 29))
def test_every_way_to_write_a_solar_day_says_the_same(year: int, month: int, day: int) -> None:
    parts = DateParts(year, month, day)
    texts = [f"{year}-{month:02}-{day:02}", f"{year}/{month}/{day}", f"{day} {MONTHS[month - 1]} {year}"]
    dates = [read(persian=True, date=text) for text in texts]
    dates.append(read(persian=True, year=str(year), month=MONTHS[month - 1], day=str(day)))
    assert {date.persian for date in dates} == {parts}
    assert {date.start for date in dates} == {gregorian_start(parts)}


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_an_iso_day_reads_back(day: datetime.date) -> None:
    parts = DateParts(day.year, day.month, day.day)
    stated = read(date=day.isoformat())
    assert (stated.start, stated.persian) == (parts, persian_of(parts))


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.booleans())
def test_nothing_raises_and_every_start_exists(date: str, year: str, month: str, year_fa: str, persian: bool) -> None:
    found, _ = parse_date({"date": date, "year": year, "month": month, "year_fa": year_fa}, persian=persian)
    if found is not None and found.start is not None:
        assert 1000 <= found.start.year < 3000
        assert found.start.day == 0 or persian_of(found.start) is not None
        assert found.end is None or found.end >= found.start
