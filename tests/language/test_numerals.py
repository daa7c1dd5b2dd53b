"""Numbers as languages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.numerals import Digits, grouped, plural_category, with_digits
from sitegen.language.orthography import ascii_digits

WRITTEN: dict[Digits, str] = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}


@given(st.text(st.sampled_from("09a ٣۵５é"), max_size=8) | st.text(max_size=8))
def test_every_digit_is_written_in_the_system_and_nothing_else_changes(text: str) -> None:
    for system, digits in WRITTEN.items():
        expected = "".join(digits[int(char)] if char in WRITTEN["latn"] else char for char in ascii_digits(text))
        assert with_digits(text, system) == expected


@pytest.mark.parametrize(
    ("digits", "tag", "shown"),
    [("latn", "en", "12,345"), ("latn", "de", "12.345"), ("arabext", "fa", "۱۲٬۳۴۵"), ("arab", "ar", "١٢٬٣٤٥")],
)
def test_thousands_are_grouped_as_the_language_or_its_digits_have_it(digits: Digits, tag: str, shown: str) -> None:
    assert grouped(12345, digits, tag) == shown


@pytest.mark.parametrize(
    ("n", "tag", "category"), [(1, "en", "one"), (0, "fa", "one"), (2, "ar", "two"), (1, "xx-Zz", "one")]
)
def test_a_number_has_the_plural_category_of_its_language(n: int, tag: str, category: str) -> None:
    assert plural_category(n, tag) == category
