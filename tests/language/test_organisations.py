import pytest

from sitegen.language.organisations import is_organisation, may_be_organisation, may_be_parts


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
    assert may_be_organisation(name)


@pytest.mark.parametrize("name", ["World Bank", "United Sand Office on Things", "Doctors of Sorna", "Sorna Group"])
def test_words_that_may_be_names_are_doubtful_only(name: str) -> None:
    assert not is_organisation(name)
    assert may_be_organisation(name)


@pytest.mark.parametrize("name", ["Mina Sorna", "مینا سرنایی", "Sorna", "دانشگاه", "Jan van der Berg", ""])
def test_people_and_single_words_are_no_organisations(name: str) -> None:
    assert not may_be_organisation(name)


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
