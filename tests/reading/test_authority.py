"""Who people and journals are."""

import pytest

from sitegen.model import Container, Name, Person, Text, Words
from sitegen.problems import Problem, Severity
from sitegen.reading.authority import known_journal, known_person, read_authority
from tests.reading.test_entries import read

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


EXAMPLE = "دانشگاه نمونه https://ror.org/03yrm5c26"


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("", [EXAMPLE]),
        ('author_affiliation = {1="Sea Institute"},', ["Sea Institute "]),
        ('author_affiliation = {1="Example university"},', [EXAMPLE]),
        ('author_affiliation = {1="Ex. U."}, author_ror = {1="https://ror.org/03yrm5c26"},', [EXAMPLE]),
        ('author_affiliation = {1="Press"; 1="Example University"},', ["Press ", EXAMPLE]),
        ('author_affiliation = {1="Example University"; 1="دانشگاه نمونه"},', [EXAMPLE]),
        (
            'author_affiliation = {1="Ex. U."; 1="Sea"; 1="دانشگاه نمونه"}, author_ror = {1="https://ror.org/03yrm5c26"},',
            [EXAMPLE, "Sea "],
        ),
    ],
)
def test_an_affiliation_of_the_record_stays_and_is_completed(own: str, kept: list[str]) -> None:
    bib = f"@article{{a1, title = {{x}}, year = {{2022}}, {own} author = {{Rezaei, Ali}}}}"
    (entry,) = read(bib, **{"people.toml": PEOPLE}).entries
    assert [f"{one.name.best('fa').value} {one.ror}" for one in entry.author[0].affiliations] == kept


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


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("journal = {Annals of Sand}, issn = {1234-5679}", True),
        ("journal = {Annals of Sand}, eissn = {12345679}", True),
        ("journal = {سالنامهٔ ماسه}, issn = {1234-5679}", True),
        ("journal = {Annals of Sand}, journal_fa = {پژوهش‌نامهٔ مطالعات خیالی}, issn = {1234-5679}", False),
        ("journal = {Journal of invented studies}, issn = {1234-5679}", False),
        ("journal = {J. Inv. Studies}, issn = {1234-5679}", False),
        ("journal = {JIS}, issn = {1234-5679}", False),
        ("journal = {Revista de Arena}, langid = {spanish}, issn = {1234-5679}", False),
        ("journal = {Annals of Sand}, issn = {2345-6780}", False),
    ],
)
def test_an_issn_of_another_title_is_told(fields: str, told: bool) -> None:
    bib = "@article{a1, title = {x}, year = {2022}, " + fields + "}"
    assert ("other-title" in {problem.code for problem in read(bib, **{"journals.toml": JOURNALS}).problems}) is told


def test_a_journal_is_known_by_its_title_in_any_language() -> None:
    known = journal(Container("periodical", Text((Words("پژوهش نامه مطالعات خیالی", "fa"),))))
    exact = journal(Container("periodical", Text((Words("پژوهش‌نامهٔ مطالعات خیالی", "fa"),))))
    assert known.issn == ()
    assert exact.issn == ("1234-5679",)


def test_a_misspelled_setting_of_a_person_is_an_error() -> None:
    authority, problems = read_authority('[[person]]\nname = { en = "A, B" }\norcdi = "x"\n', "", LANGUAGES)
    assert authority.people == {}
    assert [(problem.code, problem.severity) for problem in problems] == [("wrong-value", "error")]


def people_problems(text: str) -> tuple[Problem, ...]:
    return read_authority(text, "", LANGUAGES)[1]


def journal_problems(text: str) -> tuple[Problem, ...]:
    return read_authority("", text, LANGUAGES)[1]


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ('orcid = "0000-0002-1825-0098"', "invalid-orcid"),
        ('affiliation = [{ name = "Sorna", ror = "https://ror.org/0sarna105" }]', "invalid-ror"),
    ],
)
def test_a_wrong_identifier_of_a_person_is_told_with_her_name_and_line(setting: str, code: str) -> None:
    (problem,) = people_problems(f'{PEOPLE}\n[[person]]\nname = {{ en = "Sorna, Mina" }}\n{setting}\n')
    assert (problem.code, problem.severity, problem.source.line) == (code, Severity.WARNING, 8)
    assert problem.message.startswith("“Sorna, Mina”: ")
    assert problem.hint


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ('issn = "1234-5678"', "issn-check-digit"),
        ('eissn = "1234"', "invalid-issn"),
        ('url = "sorna"', "invalid-url"),
        ('license = "free for all"', "invalid-license"),
    ],
)
def test_a_wrong_value_of_a_journal_is_told_with_its_title_and_line(setting: str, code: str) -> None:
    (problem,) = journal_problems(f'{JOURNALS}\n[[journal]]\ntitle = {{ fa = "سرنا" }}\n{setting}\n')
    assert (problem.code, problem.severity, problem.source.line) == (code, Severity.WARNING, 8)
    assert problem.message.startswith("“سرنا”: ")
    assert problem.hint


def test_a_licence_may_have_its_short_name() -> None:
    authority, problems = read_authority("", '[[journal]]\ntitle = { en = "S" }\nlicense = "CC BY 4.0"', LANGUAGES)
    assert problems == ()
    assert authority.journals["s"].license == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("name", ["", "name = {}", 'name = { en = " " }', 'name = { en = "others" }'])
def test_a_person_without_a_name_is_an_error_with_its_line(name: str) -> None:
    (problem,) = people_problems(f"{PEOPLE}\n[[person]]\n{name}\n")
    assert (problem.code, problem.severity, problem.source.line) == ("missing-name", Severity.ERROR, 8)


def test_a_journal_without_a_title_is_an_error_with_its_line() -> None:
    (problem,) = journal_problems(f'{JOURNALS}\n[[journal]]\nissn = "1234-5679"\n')
    assert (problem.code, problem.severity, problem.source.line) == ("missing-title", Severity.ERROR, 8)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('name = "Sorna, Mina"', "“Sorna, Mina”: `name` must be a table in braces, not text in quotes"),
        ('name = { en = "Sorna, Mina" }\norcid = 3', "“Sorna, Mina”: `orcid` must be text in quotes, not a number"),
        ('name = { en = "Sorna, Mina" }\norcdi = "x"', "“Sorna, Mina”: there is no setting `orcdi`"),
        ("variants = 3", "`variants` must be a list in brackets, not a number"),
    ],
)
def test_a_wrong_table_is_told_in_the_words_of_the_editor(table: str, message: str) -> None:
    (problem,) = people_problems(f"{PEOPLE}\n[[person]]\n{table}\n")
    assert (problem.code, problem.source.line, problem.message) == ("wrong-value", 8, message)


def test_every_wrong_table_is_told_at_once() -> None:
    lines = [problem.source.line for problem in people_problems("[[person]]\n[[person]]\nname = 3\n\n [[ person ]]\n")]
    assert lines == [1, 2, 5]


def test_people_in_one_array_are_told_by_their_name_alone() -> None:
    (problem,) = people_problems('person = [{ name = { en = "Sorna, Mina" }, orcid = "1" }]')
    assert (problem.source.line, problem.message[:15]) == (0, "“Sorna, Mina”: ")


def test_an_ambiguous_name_is_told_as_written_with_both_lines() -> None:
    (problem,) = people_problems(PEOPLE + '[[person]]\nname = { en = "REZAEI, Ali" }\n')
    assert problem.source.line == 7
    assert problem.message == "two entries share the name “REZAEI, Ali”; the other one is in line 2"


def test_an_ambiguous_variant_and_an_ambiguous_issn_are_told_as_written() -> None:
    (variant,) = people_problems(PEOPLE + '[[person]]\nname = { en = "Rezaei, Amin" }\nvariants = ["Rezaei,  a."]\n')
    (issn,) = journal_problems(JOURNALS + '[[journal]]\ntitle = { en = "Sorna" }\nissn = "12345679"\n')
    assert "“Rezaei,  a.”" in variant.message
    assert "“1234-5679”" in issn.message


@pytest.mark.parametrize("name", ["Sorna, Mina and Tara, Ali", "مینا سرنایی، علی تارایی"])
def test_two_people_in_one_table_are_doubted(name: str) -> None:
    (problem,) = people_problems(f'[[person]]\nname = {{ en = "{name}" }}\n')
    assert (problem.code, problem.source.line) == ("two-names-suspected", 1)
    assert problem.hint == "give each of them a `[[person]]`"
