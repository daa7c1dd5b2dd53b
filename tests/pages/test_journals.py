"""Journals: their pages, the way to them, and the feeds of journals, authors and keywords."""

import xml.etree.ElementTree as ET

import pytest

from sitegen.pages.feeds import ATOM
from sitegen.pages.list_feeds import ENTRIES_A_LIST_FEED, WORKS_FOR_A_FEED
from tests.cases.built import Built, build, record

TAG = f"{{{ATOM}}}"
JOURNALS = """[[journal]]
title = { en = "Studies of Gardens", fa = "مطالعات باغ" }
abbreviation = "Stud. Gard."
issn = "1234-5679"
publisher = { en = "Invented Press", fa = "نشر خیالی" }
url = "https://gardens.example/"
license = "https://creativecommons.org/licenses/by/4.0/"
"""


def two_journals(**more: str) -> Built:
    """A site of works in two journals, and a book."""
    gardens = {"journal": "Studies of Gardens", "volume": "3", "number": "1", "year": "2021", **more}
    water = {"journal": "Water \\& Wells", "volume": "1", "year": "2020"}
    works = [
        ("article", gardens),
        ("article", gardens | {"volume": "4"}),
        ("article", water),
        ("book", {"year": "2019"}),
    ]
    bib = (
        record(kind, {"title": f"On {n}", "author": "Rezaei, Ali"} | own, f"a{n}")
        for n, (kind, own) in enumerate(works)
    )
    return build("".join(bib), {"journals.toml": JOURNALS})


def many_works(number: int) -> Built:
    """A site of so many works of one person, with one keyword."""
    fields = {"author": "Rezaei, Ali", "keywords": "a <keyword> & more"}
    bib = (
        record("misc", {**fields, "title": f"On <{n}> & more", "year": str(1990 + n)}, f"a{n}") for n in range(number)
    )
    return build("".join(bib))


def anchors(site: Built, path: str) -> list[tuple[str, str]]:
    """The links of a page, with their words."""
    return [("".join(link.itertext()), link.get("href", "")) for link in site.pages[path].root.iter("a")]


def breadcrumb(site: Built, path: str) -> list[str]:
    (way,) = [nav for nav in site.pages[path].root.iter("nav") if nav.get("class") == "breadcrumb"]
    return ["".join(link.itertext()) for link in way.iter("a")]


def test_a_journal_page_says_what_is_known_of_it_in_the_language_of_the_page() -> None:
    site = two_journals()
    english, persian = (site.pages[f"journals/studies-of-gardens/{file}"] for file in ("en.html", "index.html"))
    assert all(
        one in english.text
        for one in ("Studies of Gardens", "مطالعات باغ", "Stud. Gard.", "1234-5679", "Invented Press")
    )
    assert "نشر خیالی" in persian.text
    targets = {target for _, target in anchors(site, english.path)}
    assert {"https://gardens.example/", "https://creativecommons.org/licenses/by/4.0/"} <= targets


def test_a_journal_page_leads_to_its_issues_the_newest_first_and_to_no_others() -> None:
    found = [
        word for word, target in anchors(two_journals(), "journals/studies-of-gardens/en.html") if "issues/s" in target
    ]
    assert found == ["Volume 4, Issue 1", "Volume 3, Issue 1"]


def test_a_journal_page_is_a_periodical_to_machines() -> None:
    data = two_journals().pages["journals/studies-of-gardens/en.html"].data
    assert (data["@type"], data["name"], data["issn"]) == ("Periodical", "Studies of Gardens", ["1234-5679"])
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_way_to_a_work_and_to_an_issue_leads_through_the_journal() -> None:
    site = two_journals()
    (work,) = [entry.slug for entry in site.site.entries if entry.key == "a0"]
    assert breadcrumb(site, f"works/{work}/en.html") == ["Home", "Journals", "Studies of Gardens", "Volume 3, Issue 1"]
    issue = next(
        path for path in site.pages if path.startswith("issues/studies-of-gardens-3") and path.endswith("en.html")
    )
    assert breadcrumb(site, issue) == ["Home", "Journals", "Studies of Gardens"]


def test_the_index_of_journals_has_every_journal() -> None:
    found = [
        word
        for word, target in anchors(two_journals(), "journals/en.html")
        if target.startswith("../journals/s") or "water" in target
    ]
    assert found == ["Studies of Gardens", "Water & Wells"]


def test_a_site_about_one_journal_alone_has_no_page_of_it_but_the_first() -> None:
    fields = {"title": "On Gardens", "journal": "Studies of Gardens", "volume": "3", "year": "2021"}
    alone = build(record("article", fields, "a1"))
    assert [path for path in alone.files if path.startswith("journals")] == []
    assert "Journals" not in alone.pages["en.html"].text
    with_a_book = build(record("article", fields, "a1") + record("book", {"title": "Gardens"}, "b1"))
    assert "journals/studies-of-gardens/en.html" in with_a_book.pages


def test_works_without_a_journal_make_none() -> None:
    assert [path for path in build(record("misc", {"title": "On Nothing"})).files if path.startswith("journals")] == []


def test_an_editor_can_link_to_a_journal() -> None:
    text = "---\ntitle: About\n---\n[here](journals/studies-of-gardens/) [all](journals/)\n"
    fields = {"title": "On Gardens", "journal": "Studies of Gardens", "year": "2021"}
    site = build(
        record("article", fields, "a1") + record("book", {"title": "Gardens"}, "b1"), {"pages/about.en.md": text}
    )
    assert "broken-link" not in site.codes
    assert ("here", "../journals/studies-of-gardens/en.html") in anchors(site, "about/en.html")


def feed(site: Built, path: str) -> ET.Element:
    return ET.fromstring(site.files[path])


def text(element: ET.Element, tag: str) -> str:
    return element.findtext(TAG + tag) or ""


@pytest.mark.parametrize("file", ["feed.xml", "feed.en.xml"])
def test_a_feed_has_what_atom_asks_for(file: str) -> None:
    site = many_works(WORKS_FOR_A_FEED + 5)
    root = feed(site, f"authors/rezaei-ali/{file}")
    assert root.tag == f"{TAG}feed"
    entries = root.findall(f"{TAG}entry")
    assert len(entries) == ENTRIES_A_LIST_FEED
    for one in (root, *entries):
        assert all(text(one, tag) for tag in ("title", "id", "updated"))
        assert one.findtext(f"{TAG}author/{TAG}name")
    assert len({text(one, "id") for one in entries}) == len(entries)
    (own,) = [link.get("href", "") for link in root.findall(f"{TAG}link") if link.get("rel") == "self"]
    assert own.endswith(f"authors/rezaei-ali/{file}")
    assert text(root, "updated") == max(text(one, "updated") for one in entries)


def test_the_newest_work_is_the_first_of_a_feed_and_hostile_titles_are_text() -> None:
    root = feed(many_works(WORKS_FOR_A_FEED), "authors/rezaei-ali/feed.en.xml")
    entry = root.find(f"{TAG}entry")
    assert entry is not None
    assert text(entry, "title") == f"On <{WORKS_FOR_A_FEED - 1}> & more"


def test_the_feed_of_a_keyword_is_titled_after_it() -> None:
    site = many_works(WORKS_FOR_A_FEED)
    (path,) = [path for path in site.files if path.startswith("keywords/") and path.endswith("feed.en.xml")]
    assert text(feed(site, path), "title").startswith("a <keyword> & more · ")


def test_a_page_with_a_feed_says_so_in_its_head_and_to_its_readers() -> None:
    site = many_works(WORKS_FOR_A_FEED)
    page = site.pages["authors/rezaei-ali/en.html"]
    heads = [link.get("href") for link in page.root.iter("link") if link.get("type") == "application/atom+xml"]
    assert "../../authors/rezaei-ali/feed.en.xml" in heads
    assert ("Feed of new works here", "../../authors/rezaei-ali/feed.en.xml") in anchors(site, page.path)


def test_a_list_of_few_works_has_no_feed() -> None:
    assert [path for path in many_works(WORKS_FOR_A_FEED - 1).files if "/feed" in path] == []


def test_a_journal_has_a_feed_however_few_its_works_are() -> None:
    site = two_journals()
    entries = feed(site, "journals/studies-of-gardens/feed.xml").findall(f"{TAG}entry")
    assert {text(entry, "title") for entry in entries} == {"On 0", "On 1"}


def test_a_journal_can_be_downloaded_as_a_whole() -> None:
    assert "journals/studies-of-gardens/studies-of-gardens.bib" in two_journals().files
