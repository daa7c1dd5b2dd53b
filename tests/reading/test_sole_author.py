import pytest

from sitegen.model import Affiliation, Text, Words
from sitegen.problems import Severity
from tests.reading.test_entries import article, codes, only, read

CARBERRY = "0000-0002-1825-0097"


def test_the_fields_of_a_work_are_about_its_sole_author() -> None:
    entry = article(
        f"author = {{Lima, Ann}}, orcid = {{https://orcid.org/{CARBERRY}}}, "
        "affiliation = {Sand University; Sea Institute}, affiliation_fa = {دانشگاه ماسه؛ مؤسسهٔ دریا}"
    )
    assert entry.author[0].orcid == CARBERRY
    assert entry.author[0].affiliations == (
        Affiliation(Text((Words("Sand University", "en"), Words("دانشگاه ماسه", "fa")))),
        Affiliation(Text((Words("Sea Institute", "en"), Words("مؤسسهٔ دریا", "fa")))),
    )
    assert entry.extra == ()


def test_organisations_that_are_not_as_many_in_each_language_are_one() -> None:
    entry = article("author = {Lima, Ann}, affiliation = {Sand; Sea}, affiliation_fa = {دانشگاه ماسه}")
    assert [one.name.best("en").value for one in entry.author[0].affiliations] == ["Sand; Sea"]


@pytest.mark.parametrize(
    "fields",
    [
        f"author = {{Lima, Ann and Lima, Ben}}, orcid = {{{CARBERRY}}}",
        f"author = {{Lima, Ann and others}}, orcid = {{{CARBERRY}}}",
        'author = {Lima, Ann}, author_affiliation = {1="Sea Institute"}, affiliation = {Sand University}',
    ],
)
def test_what_is_not_clear_is_told_and_kept(fields: str) -> None:
    bib = f"@misc{{a1, title = {{x}}, {fields}}}"
    assert "unreadable-annotation" in codes(bib)
    assert len(only(bib).extra) == 1


@pytest.mark.parametrize(
    "fields",
    [
        "author = {Lima, Ann and Lima, Ben}, affiliation = {Sand University; Sea Institute}",
        "author = {Lima, Ann and others}, affiliation = {Sand University}",
        "author = {Lima, Ann}, affiliation = {Lima, A (Corresponding Author), Salt Univ, Dept Sand, Tehran, Iran.}",
        "author = {Lima, A.}, affiliation = {LIMA, A (Reprint Author), Salt Univ, Tehran, Iran.}",
        "author = {Lima, Ann}, affiliation = {Lima, A., Salt Univ, Tehran, Iran}",
        "author = {Lima, Ann}, affiliation = {Ann Lima, Salt Univ, Tehran, Iran}",
    ],
)
def test_an_affiliation_of_nobody_certain_is_noted_and_kept(fields: str) -> None:
    (problem,) = read(f"@misc{{a1, title = {{x}}, year = {{2001}}, {fields}}}").problems
    assert (problem.code, problem.severity) == ("unclear-affiliation", Severity.NOTE)
    assert problem.hint == 'write the place of the author: `author_affiliation = {1="…"}`'
    entry = only(f"@misc{{a1, title = {{x}}, {fields}}}")
    assert (entry.author[0].affiliations, [name for name, _ in entry.extra]) == ((), ["affiliation"])


def test_a_place_may_be_called_as_the_author_is() -> None:
    entry = article("author = {Lima, Ann}, affiliation = {Lima University, Lima, Peru}")
    assert entry.author[0].affiliations[0].name.best("").value == "Lima University, Lima, Peru"


def test_an_orcid_that_is_said_twice_is_not_told() -> None:
    bib = (
        f'@misc{{a1, title = {{x}}, author = {{Lima, Ann}}, author_orcid = {{1="{CARBERRY}"}}, orcid = {{{CARBERRY}}}}}'
    )
    assert "unreadable-annotation" not in codes(bib)
    assert (only(bib).author[0].orcid, only(bib).extra) == (CARBERRY, ())


def test_a_wrong_orcid_is_told_and_left_out() -> None:
    bib = "@misc{a1, title = {x}, author = {Lima, Ann}, orcid = {0000-0002-1825-0098}}"
    assert "invalid-orcid" in codes(bib)
    assert (only(bib).author[0].orcid, only(bib).extra) == ("", ())


def test_an_orcid_that_people_know_otherwise_is_told() -> None:
    people = '[[person]]\nname = { en = "Lima, Ann" }\norcid = "0000-0001-5109-3700"\n'
    site = read(
        f"@misc{{a1, title = {{x}}, author = {{Lima, Ann}}, orcid = {{{CARBERRY}}}}}", **{"people.toml": people}
    )
    assert site.entries[0].author[0].orcid == "0000-0001-5109-3700"
    assert "other-orcid" in {problem.code for problem in site.problems}
