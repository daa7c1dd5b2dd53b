"""What pages that are not those of works say in linked data, as another reader finds it in them."""

from typing import Any

import extruct
import pytest

from tests.cases.built import BASE, Built, BuiltPage, article, build, record

PEOPLE = """[[person]]
name = { en = "Rezaei, Ali", fa = "رضایی، علی" }
orcid = "0000-0002-1825-0097"
affiliation = [{ name = { en = "Invented University", fa = "دانشگاه خیالی" } }]
"""
JOURNALS = """[[journal]]
title = { en = "Journal of Inventions", fa = "مجلهٔ اختراع" }
issn = "1234-5679"
publisher = { en = "Invented University", fa = "دانشگاه خیالی" }
license = "https://creativecommons.org/licenses/by/4.0/"
"""
SETTINGS = f"""title = {{ fa = "آثار </script> خیالی", en = "Invented Works" }}
description = {{ en = "Works that are invented" }}
base_url = "{BASE}"
"""
MORE = {"people.toml": PEOPLE, "journals.toml": JOURNALS, "site.toml": SETTINGS}
ARTICLE = article(volume="14", number="2", date="2022-05-12")
BOOK_PART = {"title": "On Sand", "author": "Karimi, Sara", "booktitle": "A Handbook of Sand", "year": "2019"}
CHAPTER = record("incollection", BOOK_PART, "karimi2019")

each_language = pytest.mark.parametrize("lang", ["fa", "en"])
Node = dict[str, Any]


@pytest.fixture(scope="module")
def site() -> Built:
    return build(ARTICLE, MORE)


def page(site: Built, pattern: str, lang: str = "en") -> BuiltPage:
    """The only page of a folder in a language."""
    file = {"fa": "index.html", "en": "en.html"}[lang]
    (found,) = [one for path, one in site.pages.items() if path.startswith(pattern) and path.endswith(file)]
    return found


def home(site: Built, lang: str) -> BuiltPage:
    return site.pages[{"fa": "index.html", "en": "en.html"}[lang]]


@each_language
def test_a_breadcrumb_says_what_the_page_shows_and_ends_with_the_page(site: Built, lang: str) -> None:
    for one in site.pages.values():
        shown = one.root.findall(".//nav[@class='breadcrumb']//a")
        (listed,) = [block for block in one.blocks if block["@type"] == "BreadcrumbList"] or [{"itemListElement": []}]
        items = listed["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert [item["name"] for item in items][:-1] == ["".join(link.itertext()) for link in shown]
        assert not items or items[-1]["item"] == one.url
        assert bool(items) == bool(shown)
    names = [item["name"] for item in page(site, "works/rezaei2022/", lang).blocks[1]["itemListElement"]]
    assert names[-1] == "On Invented Things"


@each_language
def test_the_home_page_says_what_site_it_is_and_of_which_journal(site: Built, lang: str) -> None:
    website, journal = home(site, lang).blocks
    assert website == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{BASE}#website",
        "url": BASE,
        "name": {"fa": "آثار </script> خیالی", "en": "Invented Works"}[lang],
        "alternateName": [{"en": "آثار </script> خیالی", "fa": "Invented Works"}[lang]],
        "description": "Works that are invented",
        "inLanguage": lang,
        "publisher": {"@type": "Organization", "name": {"fa": "دانشگاه خیالی", "en": "Invented University"}[lang]},
        "about": {"@id": f"{BASE}#journal"},
    }
    assert (journal["@type"], journal["@id"]) == ("Periodical", website["about"]["@id"])
    assert journal["name"] == {"fa": "مجلهٔ اختراع", "en": "Journal of Inventions"}[lang]
    assert (journal["issn"], journal["url"]) == (["1234-5679"], BASE)
    assert journal["license"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    "other",
    [CHAPTER, article(journal="Journal of Water", title="On Water").replace("rezaei2022", "b")],
    ids=["a book", "another journal"],
)
def test_a_site_of_more_than_one_journal_is_about_none(other: str) -> None:
    (website,) = home(build(ARTICLE + other, MORE), "en").blocks
    assert website["@type"] == "WebSite"
    assert not {"about", "publisher"} & website.keys()


@each_language
def test_an_issue_is_part_of_a_volume_of_a_journal(site: Built, lang: str) -> None:
    found = page(site, "issues/journal", lang)
    issue = found.data
    assert (issue["@type"], issue["issueNumber"], issue["datePublished"]) == ("PublicationIssue", "2", "2022-05-12")
    assert (issue["url"], issue["inLanguage"]) == (found.url, lang)
    assert issue["@id"] == page(site, "issues/journal", "fa").url + "#issue"
    volume = issue["isPartOf"]
    assert (volume["@type"], volume["volumeNumber"]) == ("PublicationVolume", "14")
    assert (volume["isPartOf"]["@type"], volume["isPartOf"]["issn"]) == ("Periodical", ["1234-5679"])


@pytest.mark.parametrize(
    ("bib", "folder", "types"),
    [
        (article(volume="14"), "issues/journal", ["PublicationVolume", "Periodical"]),
        (article(), "issues/journal", ["PublicationIssue", "Periodical"]),
        (CHAPTER, "collections/", ["Book"]),
        (record("incollection", {**BOOK_PART, "volume": "2"}), "collections/", ["PublicationVolume", "Book"]),
    ],
)
def test_levels_that_nothing_is_known_of_are_left_out(bib: str, folder: str, types: list[str]) -> None:
    site = build(bib)
    (path,) = [one for one in site.pages if one.startswith(folder) and one.count("/") == 2 and one.endswith("en.html")]
    node, found = site.pages[path].data, []
    while node:
        found.append(node["@type"])
        node = node.get("isPartOf", {})
    assert found == types


@each_language
def test_the_page_of_an_author_says_who_that_is(site: Built, lang: str) -> None:
    found = page(site, "authors/rezaei-ali/", lang)
    names = {"fa": "علی رضایی", "en": "Ali Rezaei"}
    other = {"fa": "en", "en": "fa"}[lang]
    assert (found.data["@type"], found.data["url"], found.data["inLanguage"]) == ("CollectionPage", found.url, lang)
    person = found.data["about"]
    assert (person["@type"], person["name"], person["alternateName"]) == ("Person", names[lang], [names[other]])
    assert person["@id"] == person["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
    places = {"fa": "دانشگاه خیالی", "en": "Invented University"}
    assert person["affiliation"] == [{"@type": "Organization", "name": places[lang]}]


def test_an_author_without_an_orcid_is_named_by_the_page_and_an_organisation_is_one() -> None:
    site = build(article(author="{House of Things} and Karimi, Sara"))
    (organisation,) = [
        one.data["about"]
        for path, one in site.pages.items()
        if path.startswith("authors/house-of-things") and path.endswith("en.html")
    ]
    assert organisation["@type"] == "Organization"
    karimi = page(site, "authors/karimi-sara/").data["about"]
    assert karimi["@id"] == f"{BASE}authors/karimi-sara/#person"
    assert not {"sameAs", "alternateName"} & karimi.keys()


def test_another_reader_finds_the_same_blocks_on_every_page(site: Built) -> None:
    for one in site.pages.values():
        assert extruct.extract(one.html, syntaxes=["json-ld"])["json-ld"] == one.blocks


def test_no_block_has_an_empty_value_or_ends_its_script(site: Built) -> None:
    for one in site.pages.values():
        blocks = one.html.count('type="application/ld+json"')
        assert one.html.count("</script>") == len(one.blocks) + one.html.count("<script ") - blocks
        assert not any(empty in one.html for empty in (':""', ":[]", ":{}", ":null"))


def test_no_page_names_another_by_a_bare_alternate(site: Built) -> None:
    """Hypothesis takes a page that is named so for the same document."""
    for one in site.pages.values():
        alternates = [link for link in one.root.iter("link") if link.get("rel") == "alternate"]
        assert all(link.get("hreflang") or link.get("type") == "application/atom+xml" for link in alternates)
