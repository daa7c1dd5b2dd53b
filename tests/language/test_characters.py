import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.characters import clean, collapse, tidy, tidy_parts


@pytest.mark.parametrize(
    "unwanted", ["\x00", "\x1b", "\x7f", "\x9c", "\u200e", "\u200f", "\u061c", "\u202e", "\u2066", "\ufeff"]
)
def test_control_and_direction_characters_go(unwanted: str) -> None:
    assert clean(f"کتاب{unwanted}خانه") == "کتابخانه"


def test_half_spaces_and_joiners_stay() -> None:
    assert clean("می\u200cروم ه\u200d.ش") == "می\u200cروم ه\u200d.ش"


def test_a_soft_hyphen_between_arabic_letters_is_a_half_space() -> None:
    assert clean("می\u00adروم, co\u00adop") == "می\u200cروم, coop"


def test_white_space_is_one_blank_and_none_at_the_ends() -> None:
    assert collapse("\u200c\u00a0a\r\n\tb \u200c") == "a b"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(value: str) -> None:
    assert clean(clean(value)) == clean(value)
    assert collapse(collapse(value)) == collapse(value)


@given(st.text() | st.text("ab \u200b\u200c\u00ad\u00a0\n\u200e"))
def test_tidying_is_cleaning_and_collapsing_and_tidying_twice_is_tidying_once(value: str) -> None:
    assert tidy(value) == collapse(clean(value))
    assert tidy(tidy(value)) == tidy(value)


@given(st.text() | st.text("ab, \u200b\u200c\u00ad\u00a0\n\u200e"))
def test_parts_that_are_made_tidy_together_are_as_if_each_had_been(value: str) -> None:
    parts = value.split(",")
    assert tidy_parts(value, parts) == [tidy(part) for part in parts]
