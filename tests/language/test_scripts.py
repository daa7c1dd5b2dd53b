import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.scripts import script

SCRIPTS = {"LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "HEBREW": "Hebr", "CJK": "Hani"}
WRITTEN_OFTEN = "abZ کتابیی\u200c؟ ,1 жש本"
FIRST_BLOCKS = [
    char
    for block, name in ((range(0x100), "LATIN"), (range(0x600, 0x700), "ARABIC"))
    for char in map(chr, block)
    if not char.isalpha() or unicodedata.name(char).startswith(name)
]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("کتاب‌خانه", "Arab"),
        ("تحلیل رفتار با Python", "Arab"),
        ("Ünlü yazarlar", "Latn"),
        ("Ｗｉｄｅ", "Latn"),
        ("Книга", "Cyrl"),
        ("ספר", "Hebr"),
        ("βιβλίο", "Grek"),
        ("本", "Hani"),
        ("책", "Hang"),
        ("اب ab", "Arab"),
        ("ab اب", "Latn"),
        ("۱۲۳ – 45%", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_the_script_is_that_of_most_letters_the_first_of_equals(text: str, code: str) -> None:
    assert script(text) == code


@given(st.text(st.sampled_from(WRITTEN_OFTEN) | st.sampled_from(FIRST_BLOCKS)))
def test_each_letter_counts_once_and_the_first_script_of_equals_wins(text: str) -> None:
    counts = Counter(SCRIPTS[unicodedata.name(char).split()[0]] for char in text if char.isalpha())
    assert script(text) == max(counts, key=counts.__getitem__, default="Zyyy")
