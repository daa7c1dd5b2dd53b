"""Who wrote with whom, which keywords are near, and which ones mean the same."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from sitegen.model import Entry, Keyword, Person
from sitegen.pages.catalogue import Topic, catalogue_of
from sitegen.pages.neighbourhood import CO_AUTHORS_SHOWN, MOST_AUTHORS, RELATED_SHOWN
from tests.cases.built import Built, build, record
from tests.formats.works import issued, make, person

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(slugs: str, lang: str) -> tuple[Keyword, ...]:
    return tuple(Keyword(slug.upper(), lang, slug) for slug in slugs.split())


def with_keywords(*lists: tuple[str, str]) -> tuple[Entry, ...]:
    """Works with these keywords in English and in Persian."""
    return tuple(
        make(slug=f"w{number}", keywords=words(english, "en") + words(persian, "fa"))
        for number, (english, persian) in enumerate(lists)
    )


def topics(works: Sequence[Entry]) -> dict[str, Topic]:
    return {topic.keyword.slug: topic for topic in catalogue_of(works).topics}


def pairs(works: Sequence[Entry]) -> dict[str, list[str]]:
    found = topics(works)
    return {slug: [word.slug for word in one.translations] for slug, one in found.items() if one.translations}


def author(slug: str) -> Person:
    return replace(person(slug.upper(), "X"), slug=slug)


def by(*teams: str) -> tuple[Entry, ...]:
    """Works by these people, of whom letters are the names."""
    return tuple(
        make(slug=f"w{number}", author=tuple(author(one) for one in team.split())) for number, team in enumerate(teams)
    )


def test_co_authors_come_with_how_many_works_they_share_the_most_frequent_first() -> None:
    (one, *_) = catalogue_of(by("a b", "a c b", "a c", "a c", "a")).authors
    assert [(other.person.slug, other.works) for other in one.circle.members] == [("c", 3), ("b", 2)]
    assert one.circle.more == 0


def test_of_many_co_authors_the_rest_is_counted() -> None:
    works = by(*(f"a b{number}" for number in range(CO_AUTHORS_SHOWN + 4)))
    (one, *_) = catalogue_of(works).authors
    assert (len(one.circle.members), one.circle.more) == (CO_AUTHORS_SHOWN, 4)


def test_a_person_named_twice_is_no_co_author_of_oneself() -> None:
    (one,) = catalogue_of(by("a a")).authors
    assert one.circle.members == ()


def test_a_work_of_very_many_authors_says_nothing_of_any_two() -> None:
    authors = catalogue_of(by(" ".join(f"a{number}" for number in range(MOST_AUTHORS + 1)))).authors
    assert {one.circle.members for one in authors} == {()}


def test_keywords_are_related_if_they_share_two_works_in_one_language() -> None:
    found = topics(with_keywords(("a b c", "x"), ("a b", "x"), ("a b d", ""), ("a c", "")))
    assert [word.slug for word in found["a"].related] == ["b", "c"]
    assert [word.slug for word in found["d"].related] == []
    assert [word.slug for word in found["x"].related] == []


def test_only_the_nearest_keywords_are_related() -> None:
    found = topics(with_keywords(*[(" ".join(LETTERS), "")] * 2))
    assert len(found["a"].related) == RELATED_SHOWN


def test_two_lists_that_pair_the_same_keywords_join_them() -> None:
    assert pairs(with_keywords(("a b", "x y"), ("c a", "z x"))) == {"a": ["x"], "x": ["a"]}


@pytest.mark.parametrize(
    "lists",
    [
        [("a b", "x y")],
        [("a b", "x y"), ("a b", "x y")],
        [("a b", "x y"), ("b a", "y x")],
        [("a b", "x y"), ("c a", "z x"), ("a d", "w v")],
        [("a b", "x y"), ("c a", "z x"), ("e", "x")],
        [("a b", "x y z"), ("c a", "z x w")],
    ],
    ids=[
        "one record",
        "the same lists twice",
        "the same lists in another order",
        "one record pairs it otherwise",
        "one record pairs the other otherwise",
        "lists of different lengths",
    ],
)
def test_keywords_are_not_joined_on_doubtful_evidence(lists: list[tuple[str, str]]) -> None:
    assert pairs(with_keywords(*lists)) == {}


def test_a_keyword_may_have_one_partner_in_each_of_several_languages() -> None:
    works = tuple(
        make(
            slug=f"w{number}",
            keywords=words(f"a e{number}", "en") + words(f"x f{number}", "fa") + words(f"q g{number}", "ar"),
        )
        for number in range(2)
    )
    assert pairs(works)["a"] == ["q", "x"]


def test_a_word_that_is_the_same_in_both_languages_is_not_its_own_translation() -> None:
    works = tuple(
        make(slug=f"w{number}", keywords=words(f"gis e{number}", "en") + words(f"gis f{number}", "fa"))
        for number in range(2)
    )
    assert pairs(works) == {}


def test_years_are_counted_where_there_are_enough_of_them() -> None:
    years = [2001, 2001, 2003, 2004, 2004]
    works = [make(slug=f"w{n}", issued=issued(year), author=(author("a"),)) for n, year in enumerate(years)]
    assert catalogue_of([*works, make(slug="w", author=works[0].author)]).authors[0].years == (
        (2001, 2),
        (2003, 1),
        (2004, 2),
    )
    assert catalogue_of(works[:4]).authors[0].years == ()
    assert catalogue_of([*works[:2], *works[3:]]).authors[0].years == ()


@pytest.mark.parametrize("years", [[2001, 2002, 2002, 2001, 2002], [2001, 2002, 2003, 2004]])
def test_works_without_a_date_make_no_year_and_do_not_count(years: list[int]) -> None:
    dated = [make(slug=f"w{n}", issued=issued(year), author=(author("a"),)) for n, year in enumerate(years)]
    undated = [make(slug=f"u{n}", author=(author("a"),)) for n in range(3)]
    assert catalogue_of([*dated, *undated]).authors[0].years == ()


def library(works: int = 24, **more: str) -> Built:
    """Works of two people, with keywords in both languages, over some years."""
    return build(
        "".join(
            record(
                "article",
                {
                    "title": f"On {n}",
                    "author": "Rezaei, Ali and Karimi, Sara",
                    "author_fa": "رضایی، علی and کریمی، سارا",
                    "year": str(2001 + n % 5),
                    "keywords": f"learning, teaching, tree {n}",
                    "keywords_fa": f"یادگیری، آموزش، درخت {n}",
                    **more,
                },
                f"a{n}",
            )
            for n in range(works)
        )
    )


def links(site: Built, path: str, group: str) -> list[tuple[str, str]]:
    """The links in the section or the fact with this heading."""
    root = site.pages[path].root
    for section in [*root.iter("section"), *root.iter("div")]:
        if any("".join(one.itertext()) == group for one in [*section.findall("h2"), *section.findall("dt")]):
            return [("".join(link.itertext()), link.get("href", "")) for link in section.iter("a")]
    return []


def images(site: Built, path: str) -> list[str]:
    """What the drawings on a page say in words."""
    return [one.get("aria-label", "") for one in site.pages[path].root.iter() if one.get("role") == "img"]


def test_an_author_page_leads_to_co_authors() -> None:
    site = library()
    assert links(site, "authors/rezaei-ali/en.html", "Co-authors") == [
        ("Sara Karimi", "../../authors/karimi-sara/en.html")
    ]
    assert links(site, "authors/rezaei-ali/index.html", "نویسندگان همکار") == [
        ("سارا کریمی", "../../authors/karimi-sara/")
    ]
    assert "(۲۴)" in site.pages["authors/rezaei-ali/index.html"].text


def test_a_keyword_page_leads_to_related_ones_and_to_other_languages() -> None:
    site = library()
    path = "keywords/learning/en.html"
    assert links(site, path, "Related keywords") == [("teaching", "../../keywords/teaching/en.html")]
    ((word, target),) = links(site, path, "In other languages")
    assert word == "یادگیری"
    assert target.removeprefix("../../") in site.pages
    back = target.removeprefix("../../")
    assert links(site, back, "In other languages") == [("learning", "../../keywords/learning/en.html")]


@pytest.mark.parametrize(("file", "said"), [("en.html", "2001: 5, 2002: 5"), ("index.html", "۲۰۰۱: ۵، ۲۰۰۲: ۵")])
def test_the_bars_of_the_years_are_told_in_words_too(file: str, said: str) -> None:
    (bars,) = images(library(), f"authors/rezaei-ali/{file}")
    assert said in bars


def test_a_page_with_little_to_show_has_none_of_this() -> None:
    site = library(1, author="Rezaei, Ali", author_fa="")
    page = site.pages["authors/rezaei-ali/en.html"]
    assert images(site, page.path) == []
    assert "Co-authors" not in page.text
    assert "Feed of new works here" not in page.text


def test_years_too_far_apart_have_no_bars() -> None:
    site = build(
        "".join(
            record("misc", {"title": f"On {n}", "author": "Rezaei, Ali", "year": str(year)}, f"a{n}")
            for n, year in enumerate([1700, 1701, 2020, 2021, 2022])
        )
    )
    assert images(site, "authors/rezaei-ali/en.html") == []
