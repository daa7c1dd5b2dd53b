"""Whose a name in one text is, and its parts."""

import pytest

from sitegen.formats import jats, mods
from sitegen.formats.format import Format
from sitegen.formats.importing.names import in_reading_order, inverted, of_a_person, whole
from sitegen.model import Name

COMPANIES = ("Siemens AG", "UNICEF UK", "BASF SE", "Schneider Electric SA")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ali Karimi", Name("Karimi", "Ali")),
        ("Karimi, Ali", Name("Karimi", "Ali")),
        ("علی کریمی", Name("کریمی", "علی")),
        ("کریمی، علی", Name("کریمی", "علی")),
        ("علی حسینی نسب", Name("حسینی نسب", "علی")),
        ("Jane Q. Doe", Name("Doe", "Jane Q.")),
        ("Jane Doe Jr.", Name("Doe", "Jane", suffix="Jr.")),
        ("Karimi A.B.", Name("Karimi", "A.B.")),
        ("Karimi AB", Name("Karimi", "AB")),
        ("Pope John Paul II", Name("Paul", "Pope John", suffix="II")),
        ("Elizabeth II", Name(literal="Elizabeth II")),
        ("William of Ockham", Name("Ockham", "William", "of")),
        ("Julian of Norwich", Name("Norwich", "Julian", "of")),
        ("von Neumann", Name(literal="von Neumann")),
        ("Karimi A. B.", Name("Karimi", "A. B.")),
        ("bell hooks", Name("hooks", "bell")),
        ("Karl-Theodor von und zu Guttenberg", Name("Guttenberg", "Karl-Theodor", "von und zu")),
        ("محمد رضا دوست", Name("دوست", "محمد رضا")),
        ("J. Li", Name("Li", "J.")),
        ("In-Soo Park", Name("Park", "In-Soo")),
        ("Ludwig van der Salt", Name("Salt", "Ludwig", "van der")),
        ("Press, William", Name("Press", "William")),
        ("van der Bank, Jan", Name("Bank", "Jan", "van der")),
        ("Plato", Name("Plato")),
        *(
            (name, Name(literal=name))
            for name in (
                *COMPANIES,
                "World Health Organization",
                "Salt and Sea",
                "Salt 2000",
                "Ministry of Health, Treatment and Care",
                "وزارت علوم، تحقیقات و فناوری",
                "دانشگاه نمک",
                "شورای عالی نمک",
                "مؤسسه‌ی نمک",
                "the salt circle",
            )
        ),
    ],
)
def test_a_name_is_that_of_a_person_unless_a_word_says_an_organisation(written: str, name: Name) -> None:
    assert whole(written) == name
    assert in_reading_order(written) == name


def test_a_comma_of_ascii_makes_a_person_only_in_the_formats_that_say_so() -> None:
    for name in ("Ministry of Salt, Tehran", "Invention Office, Tabriz"):
        assert whole(name) == Name(literal=name)
        assert in_reading_order(name) == inverted(name) == of_a_person(name)
        assert of_a_person(name).given


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Karimi, Ali", Name("Karimi", "Ali")),
        ("کریمی، علی", Name("کریمی", "علی")),
        ("Karimi A.B.", Name("Karimi", "A.B.")),
        ("Salt Watch", Name(literal="Salt Watch")),
        ("نمک باستان", Name(literal="نمک باستان")),
        ("وزارت علوم، تحقیقات و فناوری", Name(literal="وزارت علوم، تحقیقات و فناوری")),
        ("ISO", Name("ISO")),
        *((name, Name(literal=name)) for name in ("Cancer Research UK", "Pope John Paul II", "Karimi AB", *COMPANIES)),
    ],
)
def test_a_name_without_a_comma_is_an_organisations_in_ris(written: str, name: Name) -> None:
    assert inverted(written) == name


def test_a_name_of_a_person_is_one_whatever_it_says() -> None:
    assert of_a_person("Jan School") == Name("School", "Jan")
    assert of_a_person("Rezaei, Ali,") == Name("Rezaei", "Ali")
    assert of_a_person("x" * 1000) == Name("x" * 1000)


META = "<article><front><article-meta>{}</article-meta></front></article>"
CONTRIB = META.format("<contrib-group><contrib>{}</contrib></contrib-group>")


@pytest.mark.parametrize(
    ("form", "source", "author"),
    [
        (mods.FORMAT, '<mods><name type="personal"><namePart>رضایی، سارا</namePart></name></mods>', "رضایی, سارا"),
        (mods.FORMAT, "<mods><name><namePart>Karimi, Ali</namePart></name></mods>", "Karimi, Ali"),
        (mods.FORMAT, "<mods><name><namePart>Salt Group</namePart></name></mods>", "{Salt Group}"),
        (mods.FORMAT, '<mods><name type="corporate"><namePart>Ali Salt</namePart></name></mods>', "{Ali Salt}"),
        (jats.FORMAT, CONTRIB.format("<string-name>Jane Q. Doe</string-name>"), "Doe, Jane Q."),
        (mods.FORMAT, "<mods><name><namePart>BASF SE</namePart></name></mods>", "{BASF SE}"),
        (jats.FORMAT, CONTRIB.format("<string-name>Siemens AG</string-name>"), "{Siemens AG}"),
        (jats.FORMAT, CONTRIB.format("<string-name>Doe, Jane</string-name>"), "Doe, Jane"),
        (jats.FORMAT, CONTRIB.format("<collab>Doe, Jane</collab>"), "{Doe, Jane}"),
    ],
)
def test_names_in_xml(form: Format, source: str, author: str) -> None:
    assert form.read is not None
    (found,) = form.read(source.encode())
    assert (dict(found.fields)["author"], found.lost) == (author, ())


def test_years_of_life_are_no_part_of_a_name() -> None:
    assert mods.FORMAT.read is not None
    name = "<name type='personal'><namePart>{}</namePart></name>".format
    (found,) = mods.FORMAT.read(f"<mods>{name('Salt, Ali, 1950-2000')}{name('نمکی، سارا، ۱۳۵۰-')}</mods>".encode())
    assert dict(found.fields)["author"] == "Salt, Ali and نمکی, سارا"
    assert found.lost == ("namePart date: 1950-2000", "namePart date: ۱۳۵۰-")


@pytest.mark.parametrize(
    "years",
    [
        "b. 1950",
        "d. 1950?",
        "born 1950",
        "active 14th century",
        "14th century",
        "13th-14th cent.",
        "980-1037",
        "approximately 980-approximately 1037",
        "ca. 980-1037",
        "fl. 1300",
        "1950",
        "384-322 B.C",
    ],
)
@pytest.mark.parametrize(("name", "author"), [("Karimi, Ali", "Karimi, Ali"), ("Avicenna", "Avicenna")])
def test_years_of_life_are_none_in_words_either(name: str, author: str, years: str) -> None:
    source = f"<mods><name type='personal'><namePart>{name}, {years}</namePart></name></mods>"
    assert mods.FORMAT.read is not None
    (found,) = mods.FORMAT.read(source.encode())
    assert dict(found.fields)["author"] == author
    assert found.lost == (f"namePart date: {years}",)


def test_a_year_in_the_name_of_an_organisation_is_part_of_it() -> None:
    assert mods.FORMAT.read is not None
    (found,) = mods.FORMAT.read(b"<mods><name type='corporate'><namePart>Salt Days, 1950</namePart></name></mods>")
    assert (dict(found.fields)["author"], found.lost) == ("{Salt Days, 1950}", ())


def test_an_advisor_is_one_by_that_word_and_a_university_is_no_person() -> None:
    name = "<name><namePart>{}</namePart><role><roleTerm>{}</roleTerm></role></name>".format
    source = (
        f"<mods><genre>thesis</genre>{name('Ali Salt', 'advisor')}{name('Salt Polytechnic', 'degree grantor')}</mods>"
    )
    assert mods.FORMAT.read is not None
    (found,) = mods.FORMAT.read(source.encode())
    fields = dict(found.fields)
    assert (fields["advisor"], fields["institution"]) == ("Salt, Ali", "Salt Polytechnic")
