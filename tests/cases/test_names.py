r"""Cases 4 to 12: who wrote it, from `author = {…}` to every tag and export."""

from typing import Any

import pytest

from tests.cases.built import Work, article, work
from tests.readback.records import csl_name, schema_name

NBSP = "\u00a0"


def of(author: str, **fields: str) -> Work:
    return work(article(author=author, **fields))


def says(found: Work, *names: str, ris: tuple[str, ...] = ()) -> bool:
    """Whether these are the authors everywhere; RIS may write a suffix elsewhere."""
    assert [name.replace(NBSP, " ") for name in found.meta("citation_author")] == list(names)
    for page in found.pages.values():
        assert page.meta("DC.creator") == list(names)
        assert len(page.data["author"]) == len(names)
    parts = list(ris or names)
    assert found.ris("AU") == parts
    assert [csl_name(name) for name in found.csl["author"]] == parts
    assert [schema_name(who) for page in found.pages.values() for who in page.data["author"]] == parts * 2
    return True


def test_others_are_nobody_and_the_reader_is_told() -> None:
    found = of("Rezaei, Ali and Karimi, Sara and others")
    assert says(found, "Rezaei, Ali", "Karimi, Sara")
    assert "et al." in found.pages["en"].text
    assert any(words in found.pages["fa"].text for words in ("و دیگران", "و همکاران"))
    assert "others" not in found.page.html + found.exports[".ris"] + found.exports[".csl.json"]
    assert found.bib["author"] == "Rezaei, Ali and Karimi, Sara and others"


@pytest.mark.parametrize(
    "name", ["World Health Organization", "Ministry of Health, Treatment and Medical Education", "سازمان ملی حمل و نقل"]
)
def test_an_organisation_is_one_name_whole(name: str) -> None:
    found = of(f"{{{name}}}")
    assert says(found, name)
    assert [(who["@type"], who["name"]) for who in found.data["author"]] == [("Organization", name)]
    assert found.csl["author"] == [{"literal": name}]
    assert f"author = {{{{{name}}}}}," in found.exports[".bib"]


def test_and_inside_braces_parts_nobody() -> None:
    found = of("Barnes and {Noble, Inc.}")
    assert says(found, "Barnes", "Noble, Inc.")
    assert found.csl["author"] == [{"family": "Barnes"}, {"literal": "Noble, Inc."}]
    assert found.bib["author"] == "Barnes and {Noble, Inc.}"


def test_a_sole_author_of_four_words_is_one_person_to_zotero() -> None:
    found = of("Hosseini Nasab, Seyed Mohammad")
    assert found.meta("citation_author") == [f"Hosseini{NBSP}Nasab, Seyed Mohammad"]
    assert says(found, "Hosseini Nasab, Seyed Mohammad")
    assert NBSP not in "".join(found.exports.values())
    assert (found.data["author"][0]["familyName"], found.data["author"][0]["givenName"]) == (
        "Hosseini Nasab",
        "Seyed Mohammad",
    )


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Seyed Mohammad Hosseini Nasab", "Nasab, Seyed Mohammad Hosseini"),
        ("Seyed Mohammad {Hosseini Nasab}", "Hosseini Nasab, Seyed Mohammad"),
    ],
)
def test_a_name_without_a_comma_ends_in_its_family_name(author: str, name: str) -> None:
    assert says(of(author), name)


@pytest.mark.parametrize(
    ("author", "highwire", "ris", "csl"),
    [
        (
            "van der Berg, Jr., Jan",
            "van der Berg Jr., Jan",
            "van der Berg, Jan, Jr.",
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        ),
        (
            "Smith, Jr., John",
            "Smith Jr., John",
            "Smith, John, Jr.",
            {"family": "Smith", "given": "John", "suffix": "Jr."},
        ),
    ],
)
def test_a_particle_and_a_suffix_keep_their_places(author: str, highwire: str, ris: str, csl: dict[str, Any]) -> None:
    found = of(author)
    assert says(found, highwire, ris=(ris,))
    assert found.csl["author"] == [csl]
    assert found.bib["author"] == author


def test_the_letters_of_tex_are_letters_everywhere() -> None:
    found = of(r"M{\"u}ller, J{\"o}rg and {\'E}clair, {\c{S}}ule and \O{}re, {\aa}")
    assert says(found, "Müller, Jörg", "Éclair, Şule", "Øre, å")
    assert found.bib["author"] == "Müller, Jörg and Éclair, Şule and Øre, å"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("حسینی نسب، سید محمد", ["حسینی نسب, سید محمد"]),
        ("علی رضایی", ["رضایی, علی"]),
        ("علی رضایی and سارا کریمی", ["رضایی, علی", "کریمی, سارا"]),
        ("رضایی، علی و همکار", ["رضایی, علی و همکار"]),
    ],
)
def test_a_persian_name_has_an_ascii_comma_and_and_alone_parts(author: str, names: list[str]) -> None:
    found = of(author, title="دربارهٔ چیزهای خیالی")
    assert says(found, *names)
    assert {name["family"] for name in found.csl["author"]} == {name.partition(",")[0] for name in names}
