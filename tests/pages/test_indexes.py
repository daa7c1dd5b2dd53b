"""Indexes and lists: what is under what, and how many links lead there."""

import pytest

from sitegen.inputs import packaged_theme
from sitegen.pages import views
from sitegen.pages.lists import WORKS_A_PAGE, list_page, list_parts, works_list
from sitegen.pages.page import ListContent
from sitegen.pages.parts import Pager
from sitegen.pages.view import pager
from sitegen.reading.loader import load_tree
from sitegen.theme import theme_of
from tests.cases.built import Built, build, record


def articles(titles: list[str], **fields: str) -> Built:
    """A site with an article for each of these journals."""
    return build(
        "".join(
            record(
                "article",
                {"title": f"On {n}", "author": "Rezaei, Ali", "journal": title, "year": "2020", **fields},
                f"a{n}",
            )
            for n, title in enumerate(titles)
        )
    )


def chapters(books: list[str]) -> Built:
    """A site with a chapter of each of these books."""
    return build(
        "".join(
            record("incollection", {"title": f"On {n}", "booktitle": book, "year": "2020"}, f"c{n}")
            for n, book in enumerate(books)
        )
    )


def test_books_are_not_among_the_issues() -> None:
    site = chapters(["The Big Book", "Another Book"])
    assert "issues/en.html" not in site.pages
    page = site.pages["collections/en.html"]
    assert [link.text for link in page.root.iter("a") if "collections/" in link.get("href", "") and link.text][-2:] == [
        "Another Book",
        "The Big Book",
    ]
    assert "2 books and proceedings" in site.pages["en.html"].text
    assert "issue" not in site.pages["en.html"].text.lower()


def test_a_site_without_books_has_no_word_of_them() -> None:
    site = articles(["Journal of Things"])
    assert "collections/en.html" not in site.pages
    assert "books" not in site.pages["en.html"].text.lower()


def test_two_journals_of_one_title_stay_apart() -> None:
    site = build(
        record("article", {"title": "A", "journal": "Things", "issn": "1234-5679", "volume": "1"}, "a1")
        + record("article", {"title": "B", "journal": "Things", "issn": "2345-6787", "volume": "1"}, "a2")
    )
    sections = [section.get("id") for section in site.pages["issues/en.html"].root.iter("section")]
    assert len(set(sections)) == len(sections) == 2


@pytest.mark.parametrize(("journals", "links"), [(2, 2), (60, 60), (61, 0)])
def test_an_index_leads_to_its_headings_while_they_are_few(journals: int, links: int) -> None:
    page = articles([f"Journal of Number {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(journals)]).pages[
        "issues/en.html"
    ]
    rails = [nav for nav in page.root.iter("nav") if "rail" in nav.get("class", "")]
    assert sum(len(list(rail.iter("a"))) for rail in rails) == links


def numbers(one: Pager | None) -> list[int]:
    assert one is not None
    return [link.number for link in one.links]


def test_the_first_page_of_a_list_leads_to_all_the_others() -> None:
    paths = [f"works/page-{n}/" for n in range(1, 31)]
    assert numbers(pager(1, paths)) == list(range(1, 31))


@pytest.mark.parametrize(
    ("number", "linked"),
    [
        (2, [1, 2, 3, 4, 5, 30]),
        (15, [1, 12, 13, 14, 15, 16, 17, 18, 30]),
        (30, [1, 27, 28, 29, 30]),
    ],
)
def test_another_page_of_a_list_leads_to_those_around_it(number: int, linked: list[int]) -> None:
    paths = [f"works/page-{n}/" for n in range(1, 31)]
    found = pager(number, paths)
    assert numbers(found) == linked
    assert found is not None
    assert (found.previous, found.next) == (paths[number - 2], paths[number] if number < 30 else None)


def test_a_list_of_one_page_has_no_pager() -> None:
    assert pager(1, ["works/"]) is None


def test_every_work_of_a_long_list_is_three_links_from_home() -> None:
    site = build("".join(record("misc", {"title": f"On {n}"}, f"a{n}") for n in range(WORKS_A_PAGE * 8 + 1))).site
    theme, _ = theme_of(load_tree(packaged_theme()), {}, site.config.languages)
    assert theme is not None
    view = views(site, tuple(theme.locales.values()))[0]
    works = works_list(view.catalogue.works, view)
    first, *others = [list_page(works, number, view) for number in range(1, list_parts(len(works.works)) + 1)]
    assert isinstance(first.content, ListContent)
    assert first.content.pager is not None
    assert [link.path for link in first.content.pager.links] == [first.path, *(page.path for page in others)]
    assert len(others) == 8


def test_a_person_of_the_authority_file_is_called_as_it_says_and_found_by_the_other_names() -> None:
    people = (
        '[[person]]\nname = { en = "Abbaszadeh, Mohammad", fa = "عباس‌زاده، محمد" }\nvariants = ["Abbaszadeh, M."]\n'
    )
    records = "".join(
        record("misc", {"title": f"On {n}", "author": "ABBASZADEH, M.", "year": "2022"}, f"a{n}") for n in (1, 2)
    )
    page = build(records, {"people.toml": people}).pages["authors/abbaszadeh-mohammad/en.html"]
    assert [heading.text for heading in page.root.iter("h1")] == ["Mohammad Abbaszadeh"]
    subtitles = [p.text for p in page.root.iter("p") if p.get("class") == "subtitle"]
    assert subtitles == ["محمد عباس‌زاده", "M. ABBASZADEH"]
