"""Half-spaces are proposed where they are surely missing, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.half_spaces import ZWNJ, with_half_spaces, words_without


def repaired(text: str) -> str:
    return with_half_spaces(text, 0, len(text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("می شود", "می|شود"),
        ("این کار نمی تواند باشد", "این کار نمی|تواند باشد"),
        ("مي شود و مي كند و چنین است", "مي|شود و مي|كند و چنین است"),
        ("چنین می کردند؛ می توان گفت.", "چنین می|کردند؛ می|توان گفت."),
        ("کتاب ها", "کتاب|ها"),
        ("کتاب های ایران", "کتاب|های ایران"),
        ("«خانه هایشان» و (باغ هایی)", "«خانه|هایشان» و (باغ|هایی)"),
        ("برنامه‌ریزی های شهری", "برنامه‌ریزی|های شهری"),
        ("بزرگ ترین شهر", "بزرگ|ترین شهر"),
        ("بزرگ ترین های جهان", "بزرگ|ترین|های جهان"),
        ("داده های می شود", "داده|های می|شود"),
        ("میکند و نمیتوان گفت که ميشود", "می|کند و نمی|توان گفت که مي|شود"),
        ("یافتههای خانهها", "یافته|های خانه|ها"),
        ("دادههای می شود", "داده|های می|شود"),
    ],
)
def test_a_blank_that_should_be_a_half_space_becomes_one(written: str, expected: str) -> None:
    assert repaired(written) == expected.replace("|", ZWNJ)


@pytest.mark.parametrize(
    "text",
    [
        "می‌شود و کتاب‌ها و بزرگ‌ترین",
        "پنجم می ۲۰۲۰ و ۵ می شد",
        "می ناب در کاسه",
        "قدیمی شود یا نو شود",
        "میان ما و شما",
        "میدان و میراث میرسید و میوه",
        "فقها و سفها",
        "هوای تر و چوب تر",
        "HTML ها و PDF های پژوهش",
        "۲۰ ها و ۳۰ های پیش",
        "https://example.org/کتاب ها گذشت",
        "\\می شود و $می شود",
        "ثم ها هو ذا",
        "The می in English",
        "کتاب  ها",
        "کتاب\nها",
    ],
)
def test_what_is_right_or_not_sure_is_left_alone(text: str) -> None:
    assert repaired(text) == text


@given(st.text(alphabet="می شودکتابهای ترین" + ZWNJ + "a1.\n", max_size=60))
def test_only_blanks_change_and_a_second_look_finds_nothing(text: str) -> None:
    once = repaired(text)
    assert once.replace(ZWNJ, "").replace(" ", "") == text.replace(ZWNJ, "").replace(" ", "")
    assert once.count(" ") + once.count(ZWNJ) >= text.count(" ") + text.count(ZWNJ)
    assert repaired(once) == once


def test_the_words_that_lack_a_half_space_are_named_once_as_they_are_written() -> None:
    text = f"این می شود و می{ZWNJ}شود، نمی تواند می شود؛ کتاب های و یافتههای میکند."
    assert words_without(text) == ["می شود", "نمی تواند", "کتاب های", "یافتههای", "میکند"]
    assert words_without("The year 2022") == []
