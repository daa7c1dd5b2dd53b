"""What the page of a work shows of where it appeared and whose it is."""

import pytest

from sitegen.config import Config
from sitegen.inputs import packaged_theme
from sitegen.language.locales import Locale
from sitegen.model import Affiliation, Name, Person, Text, Words
from sitegen.pages import views
from sitegen.pages.page import WorkContent
from sitegen.pages.work import work_page
from sitegen.reading.loader import load_tree
from sitegen.site import Site
from sitegen.theme import theme_of
from tests.cases.built import build, record
from tests.formats.works import make

CHAPTER = {"title": "A Chapter", "author": "Rezaei, Ali", "booktitle": "The Big Book", "year": "2020"}
ARTICLE = {"title": "An Article", "author": "Rezaei, Ali", "journal": "Journal of Things"}


def locator(kind: str, fields: dict[str, str]) -> list[str]:
    """What stands above a work on its English page, and where it leads."""
    page = build(record(kind, fields, "a1")).pages["works/a1/en.html"]
    (line,) = [element for element in page.root.iter("p") if element.get("class") == "locator"]
    return [
        " ".join(filter(None, ["".join(span.itertext()), *(a.get("href", "") for a in span.iter("a"))]))
        for span in line.iter("span")
        if "dir" not in span.attrib
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "shown"),
    [
        ("incollection", CHAPTER, ["The Big Book ../../collections/the-big-book-2020/en.html", "2020"]),
        ("article", ARTICLE, ["Journal of Things ../../issues/journal-of-things/en.html", "No date"]),
        (
            "article",
            ARTICLE | {"year": "2020"},
            [
                "Journal of Things ../../issues/en.html#journal-journal-of-things",
                "2020 ../../issues/journal-of-things-2020/en.html",
            ],
        ),
        (
            "article",
            ARTICLE | {"year": "2020", "volume": "14", "number": "2"},
            [
                "Journal of Things ../../issues/en.html#journal-journal-of-things",
                "Volume 14, Issue 2 ../../issues/journal-of-things-14-2/en.html",
                "2020",
            ],
        ),
        ("book", {"title": "The Big Book", "publisher": "Book House", "year": "2020"}, ["Book House", "2020"]),
    ],
)
def test_a_work_says_once_where_and_when_it_appeared(kind: str, fields: dict[str, str], shown: list[str]) -> None:
    assert locator(kind, fields) == shown


def test_only_those_who_have_a_page_are_linked() -> None:
    fields = CHAPTER | {"editor": "Karimi, Sara and Rezaei, Ali", "translator": "Rahimi, Nima"}
    site = build(record("incollection", fields, "c1"))
    page = site.pages["works/c1/en.html"]
    linked = {url.removeprefix(page.base_url) for url in page.linked if "/authors/" in url}
    assert linked == {"authors/en.html", "authors/rezaei-ali/en.html"}
    assert {"Sara Karimi", "Nima Rahimi"} <= {text.strip() for _, text in page.texts()}
    assert "authors/rezaei-ali/en.html" in site.pages


def test_who_supervised_a_thesis_and_who_paid_for_it_are_shown() -> None:
    fields = {"title": "On Salt", "author": "Rezaei, Ali", "advisor": "Karimi, Sara", "funding": "The Salt Fund"}
    page = build(record("phdthesis", fields, "t1")).pages["works/t1/en.html"]
    shown = [line for _, text in page.texts() if (line := text.strip())]
    assert shown.index("Advisor") + 1 == shown.index("Sara Karimi")
    assert shown.index("Funding") + 1 == shown.index("The Salt Fund")
    assert page.meta("DC.contributor") == ["Karimi, Sara"]


def test_advisors_have_their_orcid_and_affiliations_on_the_page_as_in_its_data() -> None:
    fields = {
        "title": "On Salt",
        "author": "Rezaei, Ali",
        "advisor": "Karimi, Sara and Rahimi, Nima",
        "advisor+an:orcid": '1="0000-0002-1825-0097"',
        "advisor+an:affiliation": '1="Invented University"',
        "advisor+an:affiliation2": '1="Institute of Salt"',
    }
    page = build(record("phdthesis", fields, "t1")).pages["works/t1/en.html"]
    first, second = page.root.findall(".//dl[@class='contributors']/dd")
    words = " ".join("".join(first.itertext()).split())
    assert words == "Sara Karimi (Invented University, Institute of Salt) ORCID"
    assert [link.get("href") for link in first.iter("a")] == ["https://orcid.org/0000-0002-1825-0097"]
    assert " ".join("".join(second.itertext()).split()) == "Nima Rahimi"
    assert page.data["contributor"][0]["affiliation"][0]["name"] == "Invented University"


@pytest.mark.parametrize(
    ("written", "persian", "english"),
    [
        ({"type": "PhD dissertation"}, "رسالهٔ دکتری", "PhD dissertation"),
        ({"type": "رسالهٔ دکترا"}, "رسالهٔ دکترا", "PhD thesis"),
        ({"type": "PhD dissertation", "type_fa": "رسالهٔ دکترا"}, "رسالهٔ دکترا", "PhD dissertation"),
        ({}, "رسالهٔ دکتری", "PhD thesis"),
    ],
)
def test_the_kind_of_a_thesis_is_said_in_the_language_of_the_page(
    written: dict[str, str], persian: str, english: str
) -> None:
    pages = build(record("phdthesis", {"title": "On Salt", "author": "Rezaei, Ali", **written}, "t1")).pages
    for file, label, expected in (("index.html", "نوع", persian), ("en.html", "Type", english)):
        shown = [line for _, text in pages[f"works/t1/{file}"].texts() if (line := text.strip())]
        assert shown[shown.index(label) + 1] == expected


def test_a_kind_without_a_code_is_said_as_the_record_has_it() -> None:
    thesis = {"title": "On Salt", "author": "Rezaei, Ali", "type": "Habilitation"}
    page = build(record("thesis", thesis, "t1")).pages["works/t1/index.html"]
    shown = [line for _, text in page.texts() if (line := text.strip())]
    assert shown[shown.index("نوع") + 1] == "Habilitation"


def affiliated(family: str, *places: str) -> Person:
    return Person(
        (Name(family, lang="en"),),
        slug=family.lower(),
        affiliations=tuple(Affiliation(Text((Words(place, "en"),))) for place in places),
    )


def theme_locales() -> list[Locale]:
    theme, problems = theme_of(load_tree(packaged_theme()), {}, ("en",))
    assert theme is not None, problems
    return list(theme.locales.values())


def content_of(*authors: Person) -> WorkContent:
    entry = make(author=authors)
    locales = theme_locales()
    view = views(
        Site(config=Config(title=Text(), base_url="https://works.example/", languages=("en",)), entries=(entry,)),
        locales,
    )[0]
    content = next(work_page(entry, view)).content
    assert isinstance(content, WorkContent)
    return content


@pytest.mark.parametrize(
    ("authors", "numbers", "places"),
    [
        ([("A", "X"), ("B", "X")], [(), ()], ["X"]),
        ([("A", "X"), ("B", "Y", "X")], [(1,), (2, 1)], ["X", "Y"]),
        ([("A", "X"), ("B",)], [(1,), ()], ["X"]),
        ([("A",), ("B",)], [(), ()], []),
    ],
)
def test_affiliations_are_numbered_where_it_is_not_plain_whose_they_are(
    authors: list[tuple[str, ...]], numbers: list[tuple[int, ...]], places: list[str]
) -> None:
    content = content_of(*(affiliated(*author) for author in authors))
    assert [person.places for person in content.authors] == numbers
    assert [place.value for place in content.places] == places


def test_an_author_is_linked_to_orcid() -> None:
    author = Person((Name("Rezaei", lang="en"),), slug="rezaei", orcid="0000-0002-1825-0097")
    (line,) = content_of(author).authors
    assert line.orcid_url == "https://orcid.org/0000-0002-1825-0097"


def test_a_work_leads_to_the_ones_before_and_after_it_in_its_issue() -> None:
    bib = "".join(
        record("article", ARTICLE | {"title": f"Article {n}", "volume": "1", "pages": str(n)}, f"a{n}")
        for n in (1, 2, 3)
    )
    pages = build(bib).pages
    around = {
        n: [
            a.get("rel", "") + " " + a.get("href", "")
            for a in pages[f"works/a{n}/en.html"].root.iter("a")
            if a.get("rel")
        ]
        for n in (1, 2, 3)
    }
    assert around == {
        1: ["next ../../works/a2/en.html"],
        2: ["prev ../../works/a1/en.html", "next ../../works/a3/en.html"],
        3: ["prev ../../works/a2/en.html"],
    }
