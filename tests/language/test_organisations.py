import pytest

from sitegen.language.organisations import is_organisation, is_suspected, may_be_parts
from sitegen.model import Name


@pytest.mark.parametrize(
    "name",
    [
        "World Sand Organization",
        "مرکز آمار سرنا",
        "Ministry of Sand",
        "University of Sorna",
        "مؤسسهٔ ماسه",
        "سازمان‌ ملل",
    ],
)
def test_a_word_at_an_end_tells_an_organisation(name: str) -> None:
    assert is_organisation(name)


@pytest.mark.parametrize("name", ["Mina Sorna", "مینا سرنایی", "Sorna", "دانشگاه", "World Bank", "Jean Bureau", ""])
def test_people_single_words_and_words_that_are_names_too_tell_nothing(name: str) -> None:
    assert not is_organisation(name)


@pytest.mark.parametrize(
    ("family", "given", "has_comma", "is_told"),
    [
        ("Bank", "World", False, True),
        ("Bank", "Anders", True, False),
        ("Sorna", "Office of", False, True),
        ("Ockham", "William of", True, False),
        ("Saint Victor", "Hugh of", False, False),
        ("School of Sand", "Tara", True, True),
        ("جهاد", "محمد", False, False),
        ("دفتر", "علی", False, False),
        ("ماسه", "جهاد", False, True),
        ("انجمن آرا", "مینا", True, False),
        ("Department of Sand", "University of Sorna", True, True),
        ("Sand Institute", "Sorna University", True, True),
        ("وزارت ماسه", "سنگ و خاک", True, True),
        ("Sorna", "Mina", False, False),
        ("Bank", "", False, False),
    ],
)
def test_a_comma_says_that_a_name_is_a_persons(family: str, given: str, *, has_comma: bool, is_told: bool) -> None:
    assert is_suspected(Name(family, given), has_comma=has_comma) is is_told


@pytest.mark.parametrize(
    ("family", "given", "may_be"),
    [
        ("سرنایی", "مینا", True),
        ("van der Berg", "Jan", True),
        ("Tara", "", False),
        ("وزارت ماسه", "سنگ", False),
        ("ماسه", "سنگ و خاک", False),
        ("Tara", "one two three four five", False),
    ],
)
def test_what_can_be_the_parts_of_a_name(family: str, given: str, *, may_be: bool) -> None:
    assert may_be_parts(family, given) is may_be
