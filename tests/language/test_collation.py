import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.collation import initial, sort_key

PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
LATIN = "abcdefghijklmnopqrstuvwxyz"
SWEDISH = LATIN + "åäö"
ZWNJ = "\u200c"


@pytest.mark.parametrize(
    ("alphabet", "words"),
    [
        pytest.param(PERSIAN, list(PERSIAN), id="the Persian alphabet"),
        pytest.param(PERSIAN, ["نادری", "وحیدی", "هادوی", "یزدی"], id="و before ه"),
        pytest.param(PERSIAN, ["آذری", "احدی", "پارسا", "چمنی", "ژاله", "کریمی", "گلشن", "لطفی"], id="Persian letters"),
        pytest.param(PERSIAN, ["کتاب خانه", f"کتاب{ZWNJ}خانه", "کتابخانه"], id="a half-space is a blank"),
        pytest.param(PERSIAN, ["علی آبادی", "علیآبادی"], id="a blank before letters"),
        pytest.param(PERSIAN, ["كاظمی", "کریمی"], id="an Arabic letter as its Persian like"),
        pytest.param(PERSIAN, ["+", "۱۲", "۲", "یزدی", "Adams", "Zand", "Яков"], id="own script, Latin, others"),
        pytest.param(LATIN, ["3", "Adams", "Zand", "پارسا", "وحیدی", "هادوی"], id="Persian after Latin in its order"),
        pytest.param(LATIN, ["de la Cruz", "Dean", "Élan", "Emmet"], id="accents and case do not matter"),
        pytest.param(SWEDISH, ["Zorn", "Åberg", "Ärlig", "Öman"], id="the letters of an alphabet are its own"),
        pytest.param(LATIN, ["Åberg", "Ärlig", "Öman", "Zorn"], id="the same letters elsewhere are not"),
    ],
)
def test_words_are_in_the_order_of_the_language(alphabet: str, words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(backwards, key=lambda word: sort_key(word, alphabet)) == words


@given(st.text(), st.text())
def test_different_texts_have_different_keys(one: str, other: str) -> None:
    assert (sort_key(one, PERSIAN) == sort_key(other, PERSIAN)) == (one == other)


@pytest.mark.parametrize(
    ("alphabet", "word", "letter"),
    [
        (PERSIAN, "آذری", "ا"),
        (PERSIAN, "احدی", "ا"),
        (PERSIAN, "أحمد", "ا"),
        (PERSIAN, "يزدی", "ی"),
        (PERSIAN, "«گلستان»", "گ"),
        (PERSIAN, "élan", "E"),
        (PERSIAN, "۱۲ مقاله", "#"),
        (PERSIAN, "+", "#"),
        (PERSIAN, "", "#"),
        (PERSIAN, "яблоко", "Я"),
        (LATIN, "de Vries", "D"),
        (LATIN, "هادوی", "ه"),
        (LATIN, "Åberg", "A"),
        (SWEDISH, "Åberg", "Å"),
    ],
)
def test_a_word_stands_under_its_letter(alphabet: str, word: str, letter: str) -> None:
    assert initial(word, alphabet) == letter


@given(st.lists(st.text()), st.sampled_from([PERSIAN, LATIN, SWEDISH]))
def test_the_words_of_one_initial_stand_side_by_side(words: list[str], alphabet: str) -> None:
    initials = [initial(word, alphabet) for word in sorted(words, key=lambda word: sort_key(word, alphabet))]
    turns = [letter for letter, before in zip(initials, [None, *initials], strict=False) if letter != before]
    assert len(turns) == len(set(turns))
