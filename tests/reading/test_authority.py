"""Who people and journals are."""

from sitegen.model import Container, Name, Person, Text, Words
from sitegen.reading.authority import known_journal, known_person, read_authority

LANGUAGES = ("fa", "en")
PEOPLE = """
[[person]]
name = { en = "Rezaei, Ali", fa = "رضایی، علی" }
variants = ["Rezaei, A."]
orcid = "https://orcid.org/0000-0002-1825-0097"
affiliation = [{ name = { en = "Example University", fa = "دانشگاه نمونه" }, ror = "https://ror.org/03yrm5c26" }]
"""
JOURNALS = """
[[journal]]
title = { en = "Journal of Invented Studies", fa = "پژوهش‌نامهٔ مطالعات خیالی" }
issn = "1234-5679"
publisher = { en = "Example University", fa = "دانشگاه نمونه" }
license = "https://creativecommons.org/licenses/by/4.0/"
"""


def named(name: Name) -> Person:
    authority, problems = read_authority(PEOPLE, "", LANGUAGES)
    assert problems == ()
    return known_person(Person((name,)), authority)


def journal(container: Container) -> Container:
    authority, problems = read_authority("", JOURNALS, LANGUAGES)
    assert problems == ()
    return known_journal(container, authority)


def test_a_person_gets_the_name_in_the_other_script_and_what_else_is_known() -> None:
    person = named(Name("Rezaei", "Ali", lang="en"))
    assert person.names == (Name("Rezaei", "Ali", lang="en"), Name("رضایی", "علی", lang="fa"))
    assert person.orcid == "0000-0002-1825-0097"
    assert person.affiliations[0].name.best("fa") == Words("دانشگاه نمونه", "fa")
    assert person.slug == "rezaei-ali"


def test_a_variant_stays_as_the_record_prints_it() -> None:
    person = named(Name("Rezaei", "A.", lang="en"))
    assert person.best("en") == Name("Rezaei", "A.", lang="en")
    assert person.best("fa") == Name("رضایی", "علی", lang="fa")


def test_letters_typed_on_an_arabic_keyboard_are_the_same_person() -> None:
    assert named(Name("رضايي", "علي", lang="fa")).orcid == "0000-0002-1825-0097"


def test_somebody_else_stays_who_she_is() -> None:
    stranger = Name("Rezaei", "Sara", lang="en")
    assert named(stranger) == Person((stranger,))


def test_two_people_of_one_name_are_never_mixed_up() -> None:
    twins = PEOPLE + '[[person]]\nname = { en = "Rezaei, Ali", fa = "رضائیان، علی" }\n'
    authority, problems = read_authority(twins, "", LANGUAGES)
    assert [problem.code for problem in problems] == ["ambiguous-authority"]
    printed = Person((Name("Rezaei", "Ali", lang="en"),))
    assert known_person(printed, authority) == printed
    persian = [
        known_person(Person((Name(family, "علی", lang="fa"),)), authority).slug for family in ("رضایی", "رضائیان")
    ]
    assert len(set(persian)) == 2


def test_a_journal_is_known_by_its_issn_whatever_the_record_calls_it() -> None:
    known = journal(Container("periodical", Text((Words("J. Inv. Studies", "en"),)), issn=("1234-5679",)))
    assert known.title == Text((Words("J. Inv. Studies", "en"), Words("پژوهش‌نامهٔ مطالعات خیالی", "fa")))
    assert known.license == "https://creativecommons.org/licenses/by/4.0/"


def test_a_journal_is_known_by_its_title_in_any_language() -> None:
    known = journal(Container("periodical", Text((Words("پژوهش نامه مطالعات خیالی", "fa"),))))
    exact = journal(Container("periodical", Text((Words("پژوهش‌نامهٔ مطالعات خیالی", "fa"),))))
    assert known.issn == ()
    assert exact.issn == ("1234-5679",)


def test_a_misspelled_setting_of_a_person_is_an_error() -> None:
    authority, problems = read_authority('[[person]]\nname = { en = "A, B" }\norcdi = "x"\n', "", LANGUAGES)
    assert authority.people == {}
    assert [(problem.code, problem.severity) for problem in problems] == [("wrong-value", "error")]
