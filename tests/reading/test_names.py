import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.names import display, inverted
from sitegen.model import Name
from sitegen.reading.name_lists import MAX_NAMES
from sitegen.reading.names import MAX_LENGTH, Names, parse_names

ZWNJ = "\u200c"
NO_NAMES = {"and", "others", "jr", "jnr", "sr", "snr", "esq", "phd", "md", "سایرین", "دیگران", "همکاران"}
LATIN_WORDS = st.from_regex(r"[A-Z][a-zé]{1,8}", fullmatch=True)
PERSIAN_WORDS = st.text("ابپتجچحدرزسشکگلمنوهی", min_size=2, max_size=8)
WORDS = (LATIN_WORDS | PERSIAN_WORDS).filter(lambda word: word.lower() not in NO_NAMES)
HOSTILE = st.lists(
    st.sampled_from(
        ["and", " and ", ",", "،", ";", "؛", "{", "}", "[", "(", ")", "]", "\\", "~", " ", "Jr.", "van", "al"]
    )
    | st.text(max_size=6),
    max_size=30,
).map("".join)


def one(value: str) -> Name:
    names = parse_names(value, "und").names
    assert len(names) == 1
    return names[0]


def letters(text: str) -> list[str]:
    return sorted(char for char in unicodedata.normalize("NFC", text) if char.isalpha())


def written(names: Names) -> str:
    return "".join(name.family + name.given + name.particle + name.suffix + name.literal for name in names.names)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Mina Sorna", Name("Sorna", "Mina")),
        ("Mina Tara Sorna", Name("Sorna", "Mina Tara")),
        ("Sorna, Mina", Name("Sorna", "Mina")),
        ("Hosseini Nasab, Ali", Name("Hosseini Nasab", "Ali")),
        ("Ali {Hosseini Nasab}", Name("Hosseini Nasab", "Ali")),
        ("<b>Mina</b> Sorna<br/>", Name("Sorna", "Mina")),
        (r"\textless b\textgreater{}Mina\textless/b\textgreater{} Sorna", Name("Sorna", "Mina")),
        ("{Salt &amp; <i>Sea</i> Lab}", Name(literal="Salt & Sea Lab")),
        ("Jan van der Berg", Name("Berg", "Jan", "van der")),
        ("van der Berg, Jan", Name("Berg", "Jan", "van der")),
        ("{van der Berg}, Jan", Name("van der Berg", "Jan")),
        ("Иван фон Сорн", Name("Сорн", "Иван", "фон")),
        ("Pieter 't Hoen", Name("Hoen", "Pieter", "'t")),
        ("van, Jan", Name("van", "Jan")),
        ("anna bera", Name("bera", "", "anna")),
        ("Lara y Sorna, Ana", Name("Lara y Sorna", "Ana")),
        ("Abd al-Rahman Sorna", Name("Sorna", "Abd al-Rahman")),
        ("Plethon", Name("Plethon")),
        ("Sorna,", Name("Sorna")),
        ("Union of Sorna,", Name("Union of Sorna")),
        ("Donald~E. Sorna", Name("Sorna", "Donald E.")),
        (r"J.\ K. Sorna", Name("Sorna", "J. K.")),
        ("J.R.Sorna", Name("Sorna", "J.R.")),
    ],
)
def test_bibtex_parts_of_a_latin_name(value: str, name: Name) -> None:
    assert one(value) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (f"مهدی عباس{ZWNJ}زاده فتح{ZWNJ}آبادی", Name(f"فتح{ZWNJ}آبادی", f"مهدی عباس{ZWNJ}زاده")),
        ("صدیقی مشکنانی, محسن", Name("صدیقی مشکنانی", "محسن")),
        ("حسینی نسب، سید محمد", Name("حسینی نسب", "سید محمد")),
        (f"م. امین{ZWNJ}طوسی", Name(f"امین{ZWNJ}طوسی", "م.")),
        ("م.مزینی", Name("مزینی", "م.")),
        ("م.ر.مزینی", Name("مزینی", "م.ر.")),
        ("مزینی ,ناصر", Name("مزینی", "ناصر")),
        ("ناشناس", Name("ناشناس")),
        ("سرنا, علی [مینا یوش، مستعار]", Name("سرنا", "علی [مینا یوش، مستعار]")),
        ("علی سرنا (مترجم)", Name("سرنا (مترجم)", "علی")),
        ("ანა სორნიძე", Name("სორნიძე", "ანა")),
        ("王小", Name("王小")),
    ],
)
def test_a_caseless_name_has_no_von_part(value: str, name: Name) -> None:
    assert one(value) == name


@pytest.mark.parametrize(
    "value",
    [
        "van der Berg, Jr., Jan",
        "van der Berg, {Jr.}, Jan",
        "van der Berg, Jan, Jr.",
        "van der Berg Jr., Jan",
        "Jan van der Berg Jr.",
        "van der Berg, Jan Jr.",
    ],
)
def test_a_suffix_is_known_wherever_it_stands(value: str) -> None:
    assert one(value) == Name("Berg", "Jan", "van der", "Jr.")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Sorna, Jr.", Name("Sorna", suffix="Jr.")),
        ("Ali Sorna, Jr.", Name("Sorna", "Ali", suffix="Jr.")),
        ("Sorna, III, Ali", Name("Sorna", "Ali", suffix="III")),
        ("{Sorna, Jr.}, Ali", Name("Sorna", "Ali", suffix="Jr.")),
        ("A. B. {Sorna, Jr.}", Name("Sorna", "A. B.", suffix="Jr.")),
        ("Ali van der {De Sorna, III}", Name("De Sorna", "Ali", "van der", "III")),
        ("{De Sorna, III}, Ali", Name("De Sorna", "Ali", suffix="III")),
        ("{Sorna, Ed.}, Ali", Name("Sorna, Ed.", "Ali")),
        ("Sorna, Ali, PhD", Name("Sorna", "Ali", suffix="PhD")),
        ("Jr.", Name("Jr.")),
        ("Sorna, V. I.", Name("Sorna", "V. I.")),
        ("Sorna, Md", Name("Sorna", "Md")),
    ],
)
def test_what_is_a_suffix(value: str, name: Name) -> None:
    assert one(value) == name


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        ("{World Sorna Organization}", "World Sorna Organization"),
        ("{{World Sorna Organization}}", "World Sorna Organization"),
        ("{Ministry of Sorna, Trade and Rest}", "Ministry of Sorna, Trade and Rest"),
        (f"{{دانشنامه{ZWNJ}ی سرنا}}", f"دانشنامه{ZWNJ}ی سرنا"),
        ("https://sorna.example/~mina,1", "https://sorna.example/~mina,1"),
        ("Sorna, Mina, Tara, Ali", "Sorna, Mina, Tara, Ali"),
        ("Sorna, A abd Tara, B", "Sorna, A abd Tara, B"),
    ],
)
def test_a_name_without_parts_is_literal(value: str, literal: str) -> None:
    assert one(value) == Name(literal=literal)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (r"M{\"u}ller, J{\"o}rg", Name("Müller", "Jörg")),
        (r"{\'E}clair, {\c{S}}ule", Name("Éclair", "Şule")),
        (r"\O{}re, {\aa}", Name("Øre", "å")),
        (r"\c Sule \O re", Name("Øre", "Şule")),
        (r"de la Vall{\'e}e Sorna, Anne", Name("Vallée Sorna", "Anne", "de la")),
        (r"{\noopsort{1}}{سرنا},محمود", Name("سرنا", "محمود")),
        ("M&uuml;ller, Anna", Name("Müller", "Anna")),
    ],
)
def test_tex_in_names_is_decoded_after_the_split(value: str, name: Name) -> None:
    assert one(value) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("family=Berg, given=Jan, prefix=van der, suffix=Jr.", Name("Berg", "Jan", "van der", "Jr.")),
        ('given="Jan", family={Berg}', Name("Berg", "Jan")),
        ("given=Hans, given-i=H, family=Berg, useprefix=false", Name("Berg", "Hans")),
    ],
)
def test_biblatex_extended_names(value: str, name: Name) -> None:
    assert one(value) == name


@pytest.mark.parametrize(
    ("value", "families"),
    [
        ("Sorna, A and Tara, B and Lima, C", ["Sorna", "Tara", "Lima"]),
        ("Sorna, A\n\tAND  Tara, B", ["Sorna", "Tara"]),
        ("Barnes and {Noble, Inc.}", ["Barnes", "Noble, Inc."]),
        ("سرنا، مینا؛ تارا، علی", ["سرنا", "تارا"]),
        ("Sorna, A; Tara, B;", ["Sorna", "Tara"]),
        ("Sorna; Inc. and Tara", ["Sorna; Inc.", "Tara"]),
        ("  and Sorna", ["Sorna"]),
        ("Sorna and ", ["Sorna"]),
        ("Sorna and and Tara", ["Sorna", "Tara"]),
        ("Baker,, Simon", ["Baker"]),
        ("And, Mina", ["And"]),
        ("Mina Anderson and Orlando Sand", ["Anderson", "Sand"]),
        (", and ;", []),
        ("{}", []),
        ("", []),
    ],
)
def test_names_are_parted_outside_braces(value: str, families: list[str]) -> None:
    assert [name.family or name.literal for name in parse_names(value, "und").names] == families


@pytest.mark.parametrize(
    "value",
    [
        "مینا سرنایی، علی تارایی",
        "مینا سرنایی, علی تارا پور",
        "مينا سرنايي، سيد محمد تارايي",
        f"محمد رضا سرنا{ZWNJ}زاده، شادی تاراییان",
        "مینا سرنایی و علی تارایی",
        "سرنایی، مینا، تارایی، علی",
        "مینا سرنا، علی تارا، سارا لیما",
        "Sorna, Mina, Tara, Ali",
        "Sorna, A abd Tara, B",
        "سازمان سرنا و بانک تارا",
    ],
)
def test_several_people_in_one_name_are_doubted_and_kept(value: str) -> None:
    parsed = parse_names(value, "fa")
    assert [(doubt.code, value in doubt.message) for doubt in parsed.doubts] == [("two-names-suspected", True)]
    assert letters(written(parsed)) == letters(value)


@pytest.mark.parametrize(
    "value",
    [
        "حسینی نسب، سید محمد",
        "ملک زاده، محمد علی",
        "حسن پور، علی رضا",
        "خان محمدی، محمد مهدی",
        f"عباس{ZWNJ}زاده فتح{ZWNJ}آبادی، مهدی",
        "طباطبایی یزدی، سید محمد کاظم",
        "میر حسینی، سید مرتضی",
        "شیخ الاسلامی، عبدالهادی",
        "مینا سرنایی",
        "انجمن حمل و نقل سرنا",
        "Garcia Marquez, Gabriel Jose",
        "van der Berg, Jr., Jan",
        "Sorna, Ali, PhD",
        "{Ministry of Sorna, Trade, and Rest}",
        "{سازمان سرنایی، تارا پور}",
        "https://sorna.example/~mina,1,2,3",
        "مینا سرنایی and علی تارایی",
    ],
)
def test_one_person_is_never_doubted(value: str) -> None:
    assert parse_names(value, "fa").doubts == ()


def test_braces_on_both_sides_of_a_persian_and_are_several_organisations() -> None:
    (doubt,) = parse_names("{سازمان سرنا} و {بانک تارا}", "fa").doubts
    assert doubt.code == "two-names-suspected"


def test_only_the_doubtful_name_of_a_list_is_doubted() -> None:
    parsed = parse_names("Lima, S and Sorna, A, Tara, B and Lima, T", "en")
    (doubt,) = parsed.doubts
    assert "“Sorna, A, Tara, B”" in doubt.message
    assert doubt.hint == "separate people with ` and `; put an organisation in braces"
    assert len(parsed.names) == 3


def test_persian_va_never_parts_names() -> None:
    assert display(one("انجمن حمل و نقل سرنا")) == "انجمن حمل و نقل سرنا"


@pytest.mark.parametrize(
    "value",
    [
        "Sorna, A and Tara, B and others",
        "Sorna, A and others and Tara, B",
        "Sorna, A and Tara, B et al.",
        "Sorna, A and Tara, B and et al.",
        "Sorna, A and Tara, B and سایرین",
        "Sorna, A; Tara, B; دیگران",
        "Sorna, A and Tara, B and {همکاران}",
        "Sorna, A and Tara, B and و دیگران",
    ],
)
def test_others_are_no_name(value: str) -> None:
    found = parse_names(value, "en")
    assert found.names == (Name("Sorna", "A", lang="en"), Name("Tara", "B", lang="en"))
    assert (found.raw, found.et_al) == (("Sorna, A", "Tara, B"), True)


def test_others_alone_leave_no_name() -> None:
    assert parse_names("others", "en") == Names((), et_al=True)


def test_persian_others_are_a_name_where_they_stand_first() -> None:
    assert parse_names("دیگران", "fa") == Names((Name("دیگران", lang="fa"),), ("دیگران",))


def test_each_name_is_in_the_language_of_the_list() -> None:
    assert {name.lang for name in parse_names("سرنا، مینا and {سازمان سرنا}", "fa").names} == {"fa"}


def test_a_name_too_long_for_a_name_is_literal() -> None:
    assert one("Sorna " * MAX_LENGTH).literal == " ".join(["Sorna"] * MAX_LENGTH)


def test_the_names_beyond_the_longest_list_are_one_literal() -> None:
    names = parse_names(" and ".join(["Sorna"] * (MAX_NAMES + 3)), "en").names
    assert len(names) == MAX_NAMES + 1
    assert names[-1].literal == "Sorna and Sorna and Sorna"


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6), st.booleans())
def test_no_letter_of_a_list_is_lost(people: list[list[str]], inverted_order: bool) -> None:
    comma = ", " if inverted_order else " "
    value = " and ".join(words[0] + comma + " ".join(words[1:]) for words in people)
    names = parse_names(value, "und")
    assert letters(written(names)) == letters(value.replace(" and ", " "))
    assert len(names.names) == len(people)


@given(HOSTILE)
def test_nothing_raises_and_no_name_is_empty(value: str) -> None:
    assert all(display(name) for name in parse_names(value, "und").names)


@given(st.builds(Name, WORDS, WORDS, st.sampled_from(["", "van der", "de"]), st.sampled_from(["", "Jr.", "III"])))
def test_an_inverted_name_reads_back(name: Name) -> None:
    assert one(inverted(name)) == name


@pytest.mark.parametrize(
    "value", ["World Sand Organization", "مرکز آمار سرنا", "University of Sorna", "وزارت ماسه و سنگ"]
)
def test_a_name_with_a_word_of_organisations_at_an_end_is_whole(value: str) -> None:
    parsed = parse_names(value, "und")
    assert parsed.names == (Name(literal=value, lang="und"),)
    assert parsed.doubts == ()


@pytest.mark.parametrize(
    "value", ["Sand Bank", "School of Sorna", "Department of Sand, University of Sorna", "وزارت ماسه، سنگ و خاک"]
)
def test_another_name_that_looks_like_an_organisation_is_doubted_and_stays_as_it_was_read(value: str) -> None:
    parsed = parse_names(f"{value} and Lima, S", "und")
    assert [doubt.code for doubt in parsed.doubts] == ["organisation-suspected"]
    assert parsed.names[0].family


def test_who_is_named_beside_the_names_is_whole_word_for_word() -> None:
    names = parse_names("Sand House and House, Sand and Sand Houses", "en", frozenset({"Sand House"})).names
    assert [name.literal for name in names] == ["Sand House", "", ""]
