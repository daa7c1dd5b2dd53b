import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.bidi import direction, isolated_runs

# In these tests ⟨…⟩ stands around each run that is set apart.
MIXED = st.text(st.sampled_from("ab1۲ اب،«»()[]“”.,:/-–+%#\u200c\n\u0301\u064e٪_é") | st.characters())


def marked(text: str, base: Literal["ltr", "rtl"]) -> str:
    other = "ltr" if base == "rtl" else "rtl"
    runs = isolated_runs(text, base)
    assert {run.direction for run in runs} <= {"", other}
    return "".join(f"⟨{run.value}⟩" if run.direction else run.value for run in runs)


@pytest.mark.parametrize(
    "expected",
    [
        "به گفتهٔ ⟨Smith (2020)⟩، رود",
        "رود (⟨Smith 2020⟩) و ⟨Jones⟩.",
        "⟨Smith (2020), Jones (2021)⟩ و دیگران",
        "⟨Smith⟩، ⟨Jones⟩ و ⟨Doe⟩",
        "⟨Smith et al. (2020)⟩ و",
        "⟨Smith et al.⟩ می‌گوید",
        "⟨Smith, J.⟩ و",
        "⟨(Smith) and (Jones)⟩ و",
        "و⟨Smith⟩ها",
        "⟨iPhone⟩‌ها",
        "«⟨Dry–Wet⟩» و",
        "کتاب ⟨What is (really?)⟩ بود",
        "کتاب ⟨What is it⟩? بود",
        "زبان ⟨C++⟩ و ⟨C#⟩ و ⟨.NET⟩ است",
        "ویروس ⟨XYZ-۱۹⟩ در",
        "نسخهٔ ⟨Windows 10⟩ (۱۴۰۰)",
        "⟨Smith⟩ ۱۴۰۰ ⟨Jones⟩ و",
        "در سال 2020 ⟨Smith⟩ گفت",
        "⟨p < 0.05⟩ است",
        "نشانی ⟨https://example.org/x?y=1⟩. سپس",
        "نام ⟨e\u0301té⟩ و ⟨te\u0301⟩ است",
    ],
)
def test_latin_words_in_a_persian_text_are_set_apart_without_the_punctuation_of_the_sentence(expected: str) -> None:
    assert marked(expected.replace("⟨", "").replace("⟩", ""), "rtl") == expected


@pytest.mark.parametrize(
    "expected",
    [
        "شاپا ⟨1234-5679⟩ است",
        "شناسهٔ ⟨10.5555/abc.2020.1⟩ را",
        "شناسهٔ ⟨10.5555/12.34⟩ را",
        "رشد ⟨12%⟩ بود",
        "در ⟨1400/12/05⟩ و",
        "عدد ⟨3.14⟩ و ⟨+98-21⟩ و ⟨-5⟩",
        "در سال 2020 بود",
        "جنگ-2020 بود",
        "دورهٔ 14(2)، ⟨225-246⟩.",
        "تاریخ ۱۴۰۰/۱۲/۰۵ و صفحهٔ ۲۲۵–۲۴۶",
        "سهم ۱۲٪ و 12٪ بود",
        "۱۲/2020 است",
    ],
)
def test_only_numbers_that_punctuation_would_turn_around_are_set_apart(expected: str) -> None:
    assert marked(expected.replace("⟨", "").replace("⟩", ""), "rtl") == expected


@pytest.mark.parametrize(
    "expected",
    [
        "The word ⟨کتاب‌خانه⟩ (library) is",
        "by ⟨علی رودی، حسین کوهی⟩ and",
        "in ⟨سال ۱۴۰۰⟩ and",
        "⟨رودی⟩ (2020) says",
        "⟨کتاب (دوم)⟩ is",
        "(⟨کتاب⟩) and «⟨کتاب⟩» are",
        "asks ⟨چرا؟⟩ and",
        "the book ⟨שלום עולם⟩ is",
        "on ۱۴۰۰/۱۲/۰۵ in 2020-21",
        "plain words, 12%",
    ],
)
def test_arabic_and_hebrew_words_in_a_latin_text_are_set_apart(expected: str) -> None:
    assert marked(expected.replace("⟨", "").replace("⟩", ""), "ltr") == expected


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("What is dry? (2020)", "rtl"),
        ("Dry lands.", "rtl"),
        ("رود چیست؟ (2020)", "ltr"),
        ("«رود».", "ltr"),
    ],
)
def test_a_text_that_is_all_in_the_other_direction_is_one_run(text: str, base: Literal["ltr", "rtl"]) -> None:
    assert marked(f" {text} ", base) == f" ⟨{text}⟩ "


@given(MIXED, st.sampled_from(["ltr", "rtl"]))
def test_the_runs_make_up_the_text(text: str, base: Literal["ltr", "rtl"]) -> None:
    runs = isolated_runs(text, base)
    assert "".join(run.value for run in runs) == text
    assert all(run.value for run in runs)


@given(MIXED, st.sampled_from(["ltr", "rtl"]))
def test_a_run_begins_and_ends_with_no_blank(text: str, base: Literal["ltr", "rtl"]) -> None:
    set_apart = [run.value for run in isolated_runs(text, base) if run.direction]
    assert set_apart == [value.strip() for value in set_apart]


@given(MIXED)
def test_every_latin_letter_in_a_persian_text_is_set_apart(text: str) -> None:
    outside = "".join(run.value for run in isolated_runs(text, "rtl") if not run.direction)
    assert not any(char.isascii() and char.isalpha() for char in outside)


def test_a_letter_of_any_script_that_runs_to_the_right_is_set_apart_in_a_persian_text() -> None:
    letters = [char for char in map(chr, range(0x110000)) if unicodedata.bidirectional(char) == "L" and char.isalpha()]
    assert [char for char in letters if marked(f"ب {char} ب", "rtl") != f"ب ⟨{char}⟩ ب"] == []


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ("fa ar ckb ur ps he yi ug sd dv az-Arab ku-Arab pa-PK", "rtl"),
        ("en de tr ru zh fa-Latn az ku und xx", "ltr"),
    ],
)
def test_the_direction_of_a_language_is_that_of_its_script(languages: str, expected: str) -> None:
    assert {direction(tag) for tag in (*languages.split(),)} == {expected}
