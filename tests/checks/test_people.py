"""Authors who may be one person."""

import pytest

from sitegen.check import check, possible_same_author
from tests.cases.built import Built, build, record


def site_of(*authors: str, people: str = "", persian: tuple[str, ...] = ()) -> Built:
    """A site with a work of each of these lists of authors."""
    lists = [{"author": names} for names in authors]
    lists = [
        own | ({"author_fa": names} if names else {})
        for own, names in zip(lists, persian or ("",) * len(lists), strict=True)
    ]
    bib = (record("misc", {"title": f"On {n}", "year": "2020", **own}, f"a{n}") for n, own in enumerate(lists))
    return build("".join(bib), {"people.toml": people})


def found(site: Built) -> list[str]:
    return [problem.message for problem in possible_same_author(site.site)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rezaei, A.", "Rezaei, Ali"),
        ("Rezaei, A. B.", "Rezaei, Ali Behnam"),
        ("Rezaei, Ali", "Rezaei, Ali B."),
        ("Mohammadi, Ali", "Mohamadi, Ali"),
        ("Ghasemi, Hosein", "Qasemi, Hossein"),
        ("Noori, Roya", "Nouri, Roya"),
        ("رضایی، ع.", "رضایی، علی"),
    ],
)
def test_names_that_may_be_one_are_reported_where_they_share_a_co_author(one: str, other: str) -> None:
    assert len(found(site_of(f"{one} and Karimi, Sara", f"{other} and Karimi, Sara"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rezaei, B.", "Rezaei, Ali"),
        ("Rezaei, A. C.", "Rezaei, Ali Behnam"),
        ("Rezaei, Amir", "Rezaei, Ali"),
        ("Rezaei, Ali", "Karami, Ali"),
        ("{Rezaei}", "Rezaei, Ali"),
        ("Rezaei", "Rezaei, Ali"),
    ],
)
def test_names_that_differ_are_not_reported(one: str, other: str) -> None:
    assert found(site_of(f"{one} and Karimi, Sara", f"{other} and Karimi, Sara")) == []


def test_names_alone_are_no_reason() -> None:
    assert found(site_of("Rezaei, A. and Karimi, Sara", "Rezaei, Ali and Ahmadi, Nima")) == []


def test_two_authors_of_one_work_are_two_people() -> None:
    assert found(site_of("Rezaei, A. and Rezaei, Ali and Karimi, Sara", "Rezaei, Ali and Karimi, Sara")) == []


def test_a_common_affiliation_is_a_reason() -> None:
    place = 'affiliation = [{ name = "University of Gardens" }]\n'
    people = "".join(f'[[person]]\nname = {{ en = "{name}" }}\n{place}' for name in ("Rezaei, A.", "Rezaei, Ali"))
    (message,) = found(site_of("Rezaei, A.", "Rezaei, Ali", people=people))
    assert "affiliations in common" in message


def test_people_with_different_orcids_are_two() -> None:
    ids = {"Rezaei, A.": "0000-0002-1825-0097", "Rezaei, Ali": "0000-0001-5109-3700"}
    people = "".join(f'[[person]]\nname = {{ en = "{name}" }}\norcid = "{orcid}"\n' for name, orcid in ids.items())
    assert found(site_of(*(f"{name} and Karimi, Sara" for name in ids), people=people)) == []


def test_what_the_hint_says_joins_them() -> None:
    records = ("Mohamadi, Ali and Karimi, Sara", "Mohammadi, Ali and Karimi, Sara")
    (problem,) = possible_same_author(site_of(*records).site)
    person, name, variants = problem.hint.split("`")[3::2][:3]
    joined = site_of(*records, people=f"{person}\n{name}\n{variants}")
    assert found(joined) == []
    assert sum("mohammadi" in path or "mohamadi" in path for path in joined.pages if path.endswith("en.html")) == 1


def test_one_persian_name_in_two_latin_spellings_is_told_once_with_the_lines_that_join_them() -> None:
    names = ("Mohammadi, Ali and Karimi, Sara", "Mohamadi, Ali and Karimi, Sara")
    site = site_of(*names, persian=("محمدی، علی and کریمی، سارا",) * 2)
    told = [one for one in check(site.site) if one.code in {"same-name", "possible-same-author"}]
    assert [one.code for one in told] == ["same-name"]
    assert '`variants = ["Mohamadi, Ali"]`' in told[0].hint


def test_a_hostile_name_stays_inside_its_quotes() -> None:
    names = ('Re"z\\aei, A. and Karimi, Sara', 'Re"z\\aei, Ali and Karimi, Sara')
    for problem in possible_same_author(site_of(*names).site):
        assert '"Re"' not in problem.hint


@pytest.mark.parametrize("persian", [("كريمي، علي", "کریمی، علی"), ("کریمی، علی", "كريمي، علي")])
def test_a_persian_name_is_proposed_with_persian_letters(persian: tuple[str, str]) -> None:
    site = site_of("Karimi, Ali", "Karimee, Alee", persian=persian)
    (hint,) = {one.hint for one in check(site.site) if one.code == "same-name"}
    assert 'fa = "کریمی, علی"' in hint
