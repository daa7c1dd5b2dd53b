import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.calendars import gregorian_start
from sitegen.language.date_spans import spans
from sitegen.language.locales import Locale, LocaleError, faults, locale_of, merge, parse_locale, parse_tables
from sitegen.model import Date, DateParts

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "locales"
FILES = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))}
FA, EN = (parse_locale(FILES[name], name) for name in ("fa.toml", "en.toml"))
TABLES = tomllib.loads(FILES["en.toml"])
WORDS: dict[str, str | dict[str, str]] = {
    "hello": "Hello {name}",
    "plain": "Plain",
    "n_dogs": {"one": "{n} dog", "other": "{n} dogs"},
}


def with_words(base: Locale, words: dict[str, str | dict[str, str]] = WORDS) -> Locale:
    tables = tomllib.loads(FILES[f"{base.tag}.toml"])
    return locale_of({**tables, "words": words})


def complaints(change: dict[str, Any], reference: dict[str, Any] = TABLES) -> list[tuple[str, str]]:
    """The key and the hint of each fault of the English locale after a change; the reference is the unchanged one."""
    return [(fault.key, fault.hint) for fault in faults("en", merge(TABLES, change), reference)]


def test_persian_and_english_are_there() -> None:
    assert {"fa.toml", "en.toml"} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_locale_file_has_the_tag_of_its_name_its_direction_and_the_keys_and_places_of_the_english_one(
    name: str,
) -> None:
    assert [*faults(name.removesuffix(".toml"), tomllib.loads(FILES[name]), TABLES)] == []


@pytest.mark.parametrize("name", FILES)
def test_no_list_in_a_locale_file_says_a_thing_twice(name: str) -> None:
    locale = parse_locale(FILES[name], name)
    for values in (locale.alphabet, locale.abstract_headings, locale.months.persian, locale.months.gregory):
        assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"tag": 3}, "tag"),
        ({"colour": "blue"}, "colour"),
        ({"direction": "up"}, "up"),
        ({"digits": "roman"}, "roman"),
        ({"seasons": ["Wet", "Dry"]}, "seasons"),
        ({"months": {"persian": ["Mehr"] * 12, "gregory": ["May"]}}, "gregory"),
        ({"words": {"a": "{"}}, "{"),
        ({"words": {"a": "{0}"}}, "{0}"),
        ({"words": {"a": "{b.c}"}}, "{b.c}"),
        ({"words": {"a": "{b:>9}"}}, "{b:>9}"),
        ({"words": {"a": {"one": "{n}"}}}, "words.a"),
        ({"words": {"a": 3}}, "words"),
        ({"date": {**TABLES["date"], "full": "{day}"}}, "date.full"),
    ],
)
def test_a_locale_that_cannot_be_used_is_refused_with_its_reason(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(LocaleError, match=re.escape(complaint)):
        locale_of({**TABLES, **change})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"tag": "de"}, [("tag", "")]),
        ({"direction": "rtl"}, [("direction", "")]),
        ({"tag": "fa", "direction": "rtl"}, [("tag", ""), ("direction", "")]),
        ({"digits": "roman"}, [("digits", "")]),
        ({"seasons": ["Wet", "Dry"]}, [("seasons", "")]),
        ({"colour": "blue"}, [("colour", "")]),
        ({"quote": []}, [("quote", "did you mean `quotes`?")]),
        ({"home": "Start"}, [("home", "did you mean `words.home`?")]),
        ({"words": {"hoem": "Start"}}, [("words.hoem", "did you mean `words.home`?")]),
        ({"words": {"calendar": "persian"}}, [("words.calendar", "did you mean `calendar`?")]),
        ({"words": {"home": 3, "works": {"other": 3}}}, [("words.home", ""), ("words.works", "")]),
        ({"words": "none"}, [("", "")]),
        ({"words": {"volume_issue": "{vol} x"}}, [("words.volume_issue", "")]),
        ({"words": {"volume_issue": "{volume}"}}, [("words.volume_issue", "")]),
        ({"words": {"home": "{name}"}}, [("words.home", "")]),
        ({"words": {"home": "{"}}, [("words.home", "")]),
        ({"words": {"n_works": {"one": "{m} work", "other": "{n} works"}}}, [("words.n_works", "")]),
        ({"words": {"n_works": {"one": "{n} work"}}}, [("words.n_works", "")]),
        ({"words": {"n_works": {"tow": "{n} work", "other": "{n} works"}}}, [("words.n_works", "")]),
        ({"words": {"n_works": "Works: {n}"}}, []),
        ({"date": {"full": "{day}"}}, [("date.full", "")]),
        ({"name": "British English", "words": {"home": "Start"}}, []),
    ],
)
def test_a_locale_is_compared_with_the_english_one(change: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert complaints(change) == expected


@pytest.mark.parametrize("category", ["zero", "one", "two", "few", "many", "other"])
def test_only_the_forms_for_zero_one_and_two_may_say_their_number_in_words(category: str) -> None:
    form = {"words": {"n_works": {"other": "{n} أعمال", category: "أعمال"}}}
    assert bool(complaints(form)) is (category in {"few", "many", "other"})


def test_everything_that_is_missing_is_said_at_once() -> None:
    tables = {**TABLES, "words": {key: word for key, word in TABLES["words"].items() if key not in {"home", "feed"}}}
    del tables["months"]
    (fault,) = faults("en", tables, TABLES)
    missing = ("months.persian", "months.gregory", "words.home", "words.feed")
    assert fault.message == f"{', '.join(f'`{key}`' for key in missing)} are missing"


def test_a_word_beyond_the_english_ones_is_allowed_where_it_is_asked_for() -> None:
    tables = merge(TABLES, {"words": {"motto": "Read {more}"}})
    assert [fault.key for fault in faults("en", tables, TABLES)] == ["words.motto"]
    assert [*faults("en", tables, TABLES, ["motto"])] == []


@pytest.mark.parametrize("data", ["tag", 'tag = "fa"', "a = " + "[" * 5000])
def test_a_file_that_is_no_locale_is_refused(data: str) -> None:
    with pytest.raises(LocaleError, match=r"^xx\.toml: "):
        parse_locale(data, "xx.toml")


def test_a_site_overrides_single_words_and_leaves_its_base_alone() -> None:
    base = {"tag": "en", "words": {"a": "A", "n": {"one": "1", "other": "n"}}}
    override = parse_tables('name = "E"\n[words]\nn = "many"\nb = "B"')
    assert merge(base, override) == {"tag": "en", "name": "E", "words": {"a": "A", "n": "many", "b": "B"}}
    assert base["words"] == {"a": "A", "n": {"one": "1", "other": "n"}}


def test_a_word_takes_its_values_as_they_are() -> None:
    assert with_words(EN).word("hello", name="{name} <b>۱2") == "Hello {name} <b>۱2"
    assert with_words(EN).word("plain") == "Plain"


@pytest.mark.parametrize(("key", "missing"), [("nothing", "nothing"), ("hello", "name")])
def test_a_word_that_cannot_be_said_names_its_file_and_key(key: str, missing: str) -> None:
    with pytest.raises(KeyError, match=rf"fa\.toml: words\.{key}: '{missing}' is missing"):
        with_words(FA).word(key)


@pytest.mark.parametrize(
    ("base", "n", "text"),
    [
        (EN, 0, "0 dogs"),
        (EN, 1, "1 dog"),
        (EN, 12345, "12,345 dogs"),
        (FA, 0, "۰ dog"),
        (FA, 2, "۲ dogs"),
        (FA, 1234567, "۱٬۲۳۴٬۵۶۷ dogs"),
    ],
)
def test_a_count_takes_the_plural_and_the_digits_of_its_language(base: Locale, n: int, text: str) -> None:
    assert with_words(base).count("n_dogs", n) == text


def test_a_language_unknown_to_cldr_counts_as_english_does() -> None:
    locale = locale_of({**TABLES, "tag": "xx-Zz", "words": WORDS})
    assert (locale.count("n_dogs", 1), locale.count("n_dogs", 2000)) == ("1 dog", "2,000 dogs")


@pytest.mark.parametrize(
    ("value", "fa", "en"),
    [
        ("12(3)", "۱۲(۳)", "12(3)"),
        ("٣–۵", "۳–۵", "3–5"),
        (1400, "۱۴۰۰", "1400"),
        ("S1 الف", "S۱ الف", "S1 الف"),
        ("", "", ""),
    ],
)
def test_only_digits_of_a_number_change(value: str | int, fa: str, en: str) -> None:
    assert (FA.number(value), EN.number(value)) == (fa, en)


@pytest.mark.parametrize(
    ("items", "fa", "en"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a و b", "a and b"),
        (("a", "b", "c"), "a، b و c", "a, b, and c"),
        (("a", "b", "c", "d"), "a، b، c و d", "a, b, c, and d"),
    ],
)
def test_items_are_joined_as_in_a_sentence(items: tuple[str, ...], fa: str, en: str) -> None:
    assert (FA.join(items), EN.join(items)) == (fa, en)


def gregorian_date(*start: int, end: tuple[int, ...] = (), persian: tuple[int, ...] = (), season: int = 0) -> Date:
    return Date(
        "as written",
        start=DateParts(*start),
        end=DateParts(*end) if end else None,
        persian=DateParts(*persian) if persian else None,
        season=season,
    )


def solar_date(*persian: int, end: tuple[int, ...] = (), season: int = 0) -> Date:
    stated = DateParts(*persian)
    last = gregorian_start(DateParts(*end)) if end else None
    bare = stated.month == 0
    return Date("as written", "persian", gregorian_start(stated), last, stated, season, approximate=bare)


@pytest.mark.parametrize(
    ("date", "fa", "en"),
    [
        pytest.param(gregorian_date(2022), "۲۰۲۲ م. (۱۴۰۰–۱۴۰۱)", "2022", id="year"),
        pytest.param(gregorian_date(2022, 5), "مهٔ ۲۰۲۲ م. (۱۴۰۱)", "May 2022", id="month in one solar year"),
        pytest.param(gregorian_date(2022, 3), "مارس ۲۰۲۲ م. (۱۴۰۰–۱۴۰۱)", "March 2022", id="month in two solar years"),
        pytest.param(gregorian_date(2022, 5, 22), "۱ خرداد ۱۴۰۱ (۲۲ مهٔ ۲۰۲۲ م.)", "22 May 2022", id="day"),
        pytest.param(gregorian_date(2022, persian=(1400,)), "۱۴۰۰ (۲۰۲۲ م.)", "2022", id="both stated"),
        pytest.param(
            gregorian_date(2022, 2, persian=(1400, 12)),
            "اسفند ۱۴۰۰ (فوریهٔ ۲۰۲۲ م.)",
            "February 2022",
            id="both months stated",
        ),
        pytest.param(gregorian_date(2022, season=1), "بهار ۲۰۲۲ م. (۱۴۰۰–۱۴۰۱)", "Spring 2022", id="season"),
        pytest.param(gregorian_date(2019, end=(2020,)), "۲۰۱۹–۲۰۲۰ م. (۱۳۹۷–۱۳۹۹)", "2019–2020", id="years"),
        pytest.param(gregorian_date(2022, 5, end=(2022, 6)), "مهٔ–ژوئن ۲۰۲۲ م. (۱۴۰۱)", "May–June 2022", id="months"),
        pytest.param(
            gregorian_date(2022, 5, 5, end=(2022, 5, 7)),
            "۱۵–۱۷ اردیبهشت ۱۴۰۱ (۵–۷ مهٔ ۲۰۲۲ م.)",
            "5–7 May 2022",
            id="days",
        ),
        pytest.param(
            gregorian_date(2021, 12, 30, end=(2022, 1, 2)),
            "۹–۱۲ دی ۱۴۰۰ (۳۰ دسامبر ۲۰۲۱ م. – ۲ ژانویهٔ ۲۰۲۲ م.)",
            "30 December 2021 – 2 January 2022",
            id="days of two years",
        ),
        pytest.param(
            gregorian_date(2021, 11, end=(2022,)),
            "نوامبر ۲۰۲۱ م. – ۲۰۲۲ م. (۱۴۰۰–۱۴۰۱)",
            "November 2021 – 2022",
            id="uneven ends",
        ),
        pytest.param(gregorian_date(12022), "۱۲۰۲۲ م.", "12022", id="beyond the calendars"),
        pytest.param(solar_date(1401), "۱۴۰۱ (۲۰۲۲–۲۰۲۳ م.)", "2022–2023 (1401 SH)", id="solar year"),
        pytest.param(solar_date(1400, 12), "اسفند ۱۴۰۰ (۲۰۲۲ م.)", "2022 (Esfand 1400 SH)", id="solar month"),
        pytest.param(
            solar_date(1400, 10), "دی ۱۴۰۰ (۲۰۲۱–۲۰۲۲ م.)", "2021–2022 (Dey 1400 SH)", id="solar month in two years"
        ),
        pytest.param(
            solar_date(1400, 12, 5),
            "۵ اسفند ۱۴۰۰ (۲۴ فوریهٔ ۲۰۲۲ م.)",
            "24 February 2022 (5 Esfand 1400 SH)",
            id="solar day",
        ),
        pytest.param(solar_date(1400, season=1), "بهار ۱۴۰۰ (۲۰۲۱ م.)", "2021 (Spring 1400 SH)", id="solar spring"),
        pytest.param(
            solar_date(1400, season=4), "زمستان ۱۴۰۰ (۲۰۲۱–۲۰۲۲ م.)", "2021–2022 (Winter 1400 SH)", id="solar winter"
        ),
        pytest.param(
            solar_date(1400, end=(1401,)), "۱۴۰۰–۱۴۰۱ (۲۰۲۱–۲۰۲۳ م.)", "2021–2023 (1400–1401 SH)", id="solar years"
        ),
        pytest.param(
            solar_date(1400, 10, end=(1400, 11)),
            "دی–بهمن ۱۴۰۰ (۲۰۲۱–۲۰۲۲ م.)",
            "2021–2022 (Dey–Bahman 1400 SH)",
            id="solar months",
        ),
        pytest.param(Date("forthcoming"), "forthcoming", "forthcoming", id="no date"),
        pytest.param(
            Date("c. 2020", start=DateParts(2020), approximate=True), "حدود ۲۰۲۰ م. (۱۳۹۸–۱۳۹۹)", "c. 2020", id="about"
        ),
    ],
)
def test_a_date_is_shown_in_both_calendars_as_exactly_as_it_is_known(date: Date, fa: str, en: str) -> None:
    assert (FA.date(date), EN.date(date)) == (fa, en)


@pytest.mark.parametrize(
    ("date", "fa", "en"),
    [
        (gregorian_date(2022), "۲۰۲۲ م. (۱۴۰۰–۱۴۰۱)", "2022"),
        (gregorian_date(2022, 5), "۱۴۰۱ (۲۰۲۲ م.)", "2022"),
        (gregorian_date(2022, 3), "۲۰۲۲ م. (۱۴۰۰–۱۴۰۱)", "2022"),
        (gregorian_date(2022, 5, 22), "۱۴۰۱ (۲۰۲۲ م.)", "2022"),
        (gregorian_date(2022, 3, 1, end=(2022, 4, 1)), "۱۴۰۰–۱۴۰۱ (۲۰۲۲ م.)", "2022"),
        (gregorian_date(2022, season=2), "۲۰۲۲ م. (۱۴۰۰–۱۴۰۱)", "2022"),
        (solar_date(1401), "۱۴۰۱ (۲۰۲۲–۲۰۲۳ م.)", "2022–2023 (1401 SH)"),
        (solar_date(1400, 12, 5), "۱۴۰۰ (۲۰۲۲ م.)", "2022 (1400 SH)"),
        (Date("forthcoming"), "forthcoming", "forthcoming"),
    ],
)
def test_the_year_alone_is_as_honest(date: Date, fa: str, en: str) -> None:
    assert (FA.year(date), EN.year(date)) == (fa, en)


@given(st.integers(1300, 1500), st.integers(0, 12), st.integers(0, 29))
def test_a_solar_range_ends_where_the_record_says(year: int, month: int, day: int) -> None:
    end = DateParts(year, month, day if month else 0)
    date = Date("", "persian", DateParts(1900), gregorian_start(end), DateParts(1279))
    assert spans(date)["persian"].last == end


@given(st.builds(DateParts, st.integers(1, 12000), st.integers(0, 12), st.integers(0, 31)), st.sampled_from([FA, EN]))
def test_no_stated_gregorian_date_is_too_strange_to_show(start: DateParts, locale: Locale) -> None:
    date = Date("", start=start)
    assert locale.number(start.year) in locale.date(date)
    assert locale.year(date)
