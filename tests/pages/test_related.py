"""Which works a work leads to: the nearest first, whoever else there is."""

from sitegen.pages import related
from tests.cases.built import Built, build, record


def site(*works: tuple[str, str, str]) -> Built:
    """Works with these citation keys, authors and keywords, each a year older than the one before."""
    fields = [
        (key, {"title": f"On {key}", "author": author, "keywords": keywords, "year": str(2020 - number)})
        for number, (key, author, keywords) in enumerate(works)
    ]
    return build("".join(record("misc", values, key) for key, values in fields))


def found(built: Built) -> dict[str, tuple[str, ...]]:
    return dict(built.press.views[0].related)


def test_what_few_share_counts_more_than_what_many_share() -> None:
    built = site(
        ("a", "Rezaei, Ali", "sand, rare"),
        ("b", "Karimi, Sara", "sand"),
        ("c", "Rahimi, Nima", "sand"),
        ("d", "Tabesh, Roya", "rare"),
        ("e", "Kamali, Omid", "wind"),
    )
    assert found(built)["a"] == ("d", "b", "c")
    assert "e" not in found(built)


def test_authors_and_keywords_add_up() -> None:
    built = site(
        ("a", "Rezaei, Ali", "sand"), ("b", "Karimi, Sara", "sand"), ("c", "Rezaei, Ali", "sand"), ("d", "X, Y", "sand")
    )
    assert found(built)["a"][0] == "c"


def test_there_are_at_most_five_and_never_the_work_itself() -> None:
    built = site(*((f"w{number}", "Rezaei, Ali and Rezaei, Ali", "sand, sand") for number in range(30)))
    for slug, others in found(built).items():
        assert len(others) == len(set(others)) == related.RELATED
        assert slug not in others


def test_the_neighbours_in_an_issue_are_linked_as_such() -> None:
    works = [
        {"title": f"On {n}", "author": "Rezaei, Ali", "journal": "J", "volume": "1", "year": "2020", "pages": f"{n}"}
        for n in range(1, 5)
    ]
    built = build("".join(record("article", fields, f"w{fields['pages']}") for fields in works))
    assert set(found(built)["w2"]) == {"w4"}


def test_what_a_great_many_share_is_not_looked_at() -> None:
    built = site(*((f"w{number}", f"Name{number}, X", "sand") for number in range(related.MANY + 1)))
    assert found(built) == {}


def test_a_change_of_a_related_work_makes_the_page_anew() -> None:
    works = (("a", "Rezaei, Ali", "sand"), ("b", "Karimi, Sara", "sand"))
    first, second = site(*works), site(works[0], ("b", "Karimi, Sara and Tabesh, Roya", "sand"))
    states = [next(unit.state for unit in one.units if unit.key == "work a") for one in (first, second)]
    assert states[0] != states[1]
    assert b"Sara Karimi" in first.files["works/a/en.html"]
