import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.orthography import (
    ascii_digits,
    default_language,
    fold,
    language_script,
    language_tag,
    text_language,
)

ZWNJ = "\u200c"
BASIC_AND_SUPPLEMENTARY_PLANE = "".join(map(chr, range(0x20000)))


@pytest.mark.parametrize(
    ("written", "ascii_form"),
    [("۱۴۰۰/۱۲/۰۵", "1400/12/05"), ("٢٠٢٢", "2022"), ("２０", "20"), ("صفحهٔ ۷–۹", "صفحهٔ 7–9"), ("x²", "x²"), ("", "")],
)
def test_digits_become_ascii_and_nothing_else_changes(written: str, ascii_form: str) -> None:
    assert ascii_digits(written) == ascii_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي", "علی"),
        ("كتاب", "کتاب"),
        ("خانۀ کتاب", "خانهٔ کتاب"),
        ("خانهٔ کتاب", f"خانه{ZWNJ}ی کتاب"),
        ("خانۀ کتاب", "خانه کتاب"),
        (f"کتاب{ZWNJ}خانه", "کتابخانه"),
        ("تأکید", "تاکید"),
        ("مسؤول", "مسوول"),
        ("آب", "اب"),
        ("مسئله", "مسیله"),
        ("جزء", "جز"),
        ("کتـــاب", "کتاب"),
        ("کِتابُ", "کتاب"),
        ("ﻛﺘﺎﺏ", "کتاب"),
        ("فاطمة", "فاطمه"),
        ("دورهٔ ۱۲", "دوره ٠12".replace("٠", "")),
        ("a\u00adb\u200f", "ab"),
        ("Straße", "STRASSE"),
        ("Café", "cafe\u0301"),
        ("Qurʾān", "Qur'an"),
        ("«الف»، ب", "الف ب"),
        ("R&D", "r & d"),
        ("１２", "12"),
        (" a\n\tb ", "A B"),
    ],
)
def test_variants_of_a_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("کتابخانه", "کتاب خانه"), ("C++", "C"), ("C#", "C"), ("پدر", "بدر"), ("گل", "کل"), ("شور", "سور")],
)
def test_different_words_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_an_indefinite_ending_is_no_ezafe() -> None:
    assert fold(f"خانه{ZWNJ}ای") == "خانهای"
    assert fold(f"خانه{ZWNJ}یک") == "خانهیک"


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_is_idempotent_for_each_character() -> None:
    once = fold(" ".join(BASIC_AND_SUPPLEMENTARY_PLANE))
    assert fold(once) == once


@given(st.text())
def test_a_folded_text_holds_single_blanks_and_none_at_its_ends(text: str) -> None:
    assert fold(text).split(" ") == fold(text).split() or not fold(text)


@given(st.text(), st.text())
def test_words_fold_one_by_one(one: str, other: str) -> None:
    assert fold(f"{one}, {other}").split() == fold(one).split() + fold(other).split()


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fa", "Arab"),
        ("ckb", "Arab"),
        ("fa-Latn", "Latn"),
        ("az", "Latn"),
        ("az-Arab-IR", "Arab"),
        ("pa-PK", "Arab"),
        ("zh-TW", "Hant"),
        ("und", ""),
        ("xq", ""),
        ("", ""),
    ],
)
def test_the_script_of_a_language_is_its_own_subtag_or_the_likely_one(tag: str, code: str) -> None:
    assert language_script(tag) == code


@pytest.mark.parametrize(
    ("code", "languages", "tag"),
    [
        ("Arab", ("fa", "en"), "fa"),
        ("Arab", ("en", "ckb", "fa"), "ckb"),
        ("Arab", ("en",), "fa"),
        ("Latn", ("fa", "tr", "en"), "tr"),
        ("Latn", ("fa",), "en"),
        ("Cyrl", ("fa", "en", "ru"), "ru"),
        ("Cyrl", ("fa", "en"), "und"),
        ("Hira", ("ja",), "ja"),
        ("Zyyy", ("fa", "en"), "und"),
    ],
)
def test_a_script_suggests_the_first_language_of_the_site_in_it(
    code: str, languages: tuple[str, ...], tag: str
) -> None:
    assert default_language(code, languages) == tag


@pytest.mark.parametrize(
    ("value", "declared", "tag"),
    [
        ("کتاب", "fa", "fa"),
        ("كتاب", "ar", "ar"),
        ("Ein Buch", "de", "de"),
        ("A book", "fa", "en"),
        ("کتاب", "en", "fa"),
        ("A book", "", "en"),
        ("کتاب", "und", "fa"),
        ("A book", "en-GB", "en"),
        ("Ketâb", "fa-Latn", "fa-Latn"),
        ("2020", "fa", "fa"),
        ("2020", "", "und"),
        ("本をよむ", "ja", "ja"),
        ("Книга", "", "und"),
        ("nuqneH", "tlh", "tlh"),
    ],
)
def test_a_declared_language_counts_where_the_script_allows_it(value: str, declared: str, tag: str) -> None:
    assert text_language(value, declared, ("fa", "en")) == tag


@pytest.mark.parametrize(
    ("names", "tag"),
    [
        ("fa fas per FA fa-IR fa_IR fa-Arab persian Persian Farsi فارسی فارسي پارسی", "fa"),
        ("en eng en-US english American british USenglish انگلیسی", "en"),
        ("de ger deu german ngerman naustrian Deutsch آلمانی", "de"),
        ("fr fre french français acadian", "fr"),
        ("ar ara arabic العربية عربی", "ar"),
        ("tr turkish Türkçe", "tr"),
        ("ru russian русский", "ru"),
        ("he iw hebrew עברית", "he"),
        ("ku kurdish", "ku"),
        ("ckb sorani", "ckb"),
        ("en-GB en_gb", "en-GB"),
        ("fa-Latn fa_latn_IR", "fa-Latn"),
        ("zh-tw zh-TW", "zh-TW"),
    ],
)
def test_a_language_is_known_by_its_codes_and_names(names: str, tag: str) -> None:
    assert {language_tag(name) for name in names.split()} == {tag}


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        (" Persian ", "fa"),
        ("Persian (Farsi)", "fa"),
        ("english and german", "en"),
        ("?; fa", "fa"),
        ("ترکی آذربایجانی", "az"),
        ("", ""),
        ("und", ""),
        ("xx", ""),
        ("the original", ""),
    ],
)
def test_the_first_known_language_of_a_text_counts(value: str, tag: str) -> None:
    assert language_tag(value) == tag


@given(st.text())
def test_no_text_is_too_strange_for_a_language(text: str) -> None:
    tag = language_tag(text)
    assert not tag or language_tag(tag) == tag
    assert text_language(text, tag, ("fa", "en"))
