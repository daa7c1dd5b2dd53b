"""Every page of the sample as a host would serve it: valid, linked, indexed, in its language."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.outside import nu_messages
from tests.web_page import WebPage, local_file

PAGE_BYTES = 63_000
DIRECTIONS = {"fa": "rtl", "en": "ltr"}
LANGUAGE_FILES = {"index.html": "fa", "en.html": "en"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
# https://www.rfc-editor.org/rfc/rfc3339#section-5.6
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
PERSIAN_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3]{2}")
FILES = [
    "index.html",
    "en.html",
    "404.html",
    "sitemap.xml",
    "robots.txt",
    "feed.xml",
    "feed.en.xml",
    ".nojekyll",
    "llms.txt",
    "resourcelist.xml",
    ".well-known/resourcesync",
    "works/index.html",
    "issues/index.html",
    "authors/index.html",
    "keywords/index.html",
    "years/index.html",
    "statistics/index.html",
    "statistics/authors.csv",
]


def in_language(pages: dict[str, WebPage]) -> dict[str, WebPage]:
    """The pages that exist in each language: all but the one for addresses that do not exist."""
    return {path: page for path, page in pages.items() if path != "404.html"}


def indexed(pages: dict[str, WebPage]) -> dict[str, WebPage]:
    """The pages that search engines may list."""
    return {path: page for path, page in pages.items() if page.indexed}


def work_urls(pages: Iterable[WebPage]) -> set[str]:
    """The addresses of the pages of one work."""
    return {page.url for page in pages if re.fullmatch(r"works/[^/]+/[^/]+", page.path)}


@pytest.mark.parametrize("path", FILES)
def test_the_site_has_the_file(sample_site: Path, path: str) -> None:
    assert (sample_site / path).is_file()


@pytest.mark.parametrize("suffix", [".bib", ".biblatex.bib", ".ris", ".enw", ".csl.json", ".jats.xml", ".mods.xml"])
def test_a_work_has_its_downloads_beside_its_page(sample_site: Path, suffix: str) -> None:
    works = [folder for folder in (sample_site / "works").iterdir() if folder.is_dir()]
    assert works
    assert [folder for folder in works if not (folder / (folder.name + suffix)).stat().st_size] == []


def test_the_nu_checker_finds_nothing(address: str, pages: dict[str, WebPage]) -> None:
    messages = nu_messages(address + path for path in pages)
    found = [(message["url"], message.get("lastLine"), message["message"]) for message in messages]
    assert found == []


def test_a_page_is_light(pages: dict[str, WebPage]) -> None:
    sizes = {path: page.file.stat().st_size for path, page in pages.items()}
    assert {path: size for path, size in sizes.items() if size > PAGE_BYTES} == {}


def test_a_page_says_its_language_and_direction(pages: dict[str, WebPage]) -> None:
    said = {path: (page.root.get("lang"), page.root.get("dir")) for path, page in in_language(pages).items()}
    languages = {path: LANGUAGE_FILES[Path(path).name] for path in said}
    assert said == {path: (lang, DIRECTIONS[lang]) for path, lang in languages.items()}


def test_persian_words_on_an_english_page_are_marked_as_such(pages: dict[str, WebPage]) -> None:
    unmarked = [
        (path, text.strip())
        for path, page in pages.items()
        for lang, text in page.texts()
        if lang == "en" and PERSIAN_WORD.search(text)
    ]
    assert unmarked == []


def test_a_page_has_one_main_heading_one_title_and_a_description(pages: dict[str, WebPage]) -> None:
    for path, page in pages.items():
        assert len(list(page.root.iter("h1"))) == 1, path
        assert [title.text for title in page.root.iter("title") if title.text], path
        assert path == "404.html" or all(page.meta("description")), path


def test_no_two_pages_of_a_language_have_one_title(pages: dict[str, WebPage]) -> None:
    titles = Counter((page.root.get("lang"), page.root.findtext("head/title")) for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_page_has_no_id_twice(pages: dict[str, WebPage]) -> None:
    assert {path: page.ids for path, page in pages.items() if len(page.ids) != len(set(page.ids))} == {}


def test_every_internal_link_leads_somewhere(sample_site: Path, pages: dict[str, WebPage]) -> None:
    base_url = pages["index.html"].base_url
    lost = {
        (path, target)
        for path, page in pages.items()
        for target in page.targets
        if (file := local_file(sample_site, base_url, target)) and not file.is_file()
    }
    assert lost == set()


def test_every_fragment_leads_to_an_element(pages: dict[str, WebPage]) -> None:
    ids = {page.url: {*page.ids, ""} for page in pages.values()}
    lost = {
        (path, target)
        for path, page in pages.items()
        for target in page.anchors
        if urldefrag(target).fragment not in ids.get(urldefrag(target).url, {urldefrag(target).fragment})
    }
    assert lost == set()


def test_a_link_has_a_known_scheme(pages: dict[str, WebPage]) -> None:
    schemes = {urlsplit(target).scheme for page in pages.values() for target in page.targets}
    assert schemes <= {"http", "https", "mailto"}


def test_nothing_is_fetched_from_another_site(pages: dict[str, WebPage]) -> None:
    fetched = [
        (path, element.get("src"))
        for path, page in pages.items()
        for element in page.root.iter()
        if "://" in element.get("src", "") or element.get("src", "").startswith("//")
    ]
    assert fetched == []


def test_every_work_is_three_links_from_home(pages: dict[str, WebPage]) -> None:
    links = {page.url: page.linked for page in pages.values()}
    reached = {pages["index.html"].url}
    for _ in range(3):
        reached |= {target for url in reached for target in links.get(url, set())}
    works = work_urls(pages.values())
    assert works
    assert works - reached == set()


def test_every_page_is_reached_from_home(pages: dict[str, WebPage]) -> None:
    links = {page.url: page.linked for page in pages.values()}
    reached, new = set(), {pages["index.html"].url}
    while new:
        reached |= new
        new = {target for url in new for target in links.get(url, set())} - reached
    assert {page.url for page in indexed(pages).values()} - reached == set()


def test_a_page_is_its_own_canonical(pages: dict[str, WebPage]) -> None:
    for path, page in indexed(pages).items():
        assert [link.get("href") for link in page.links("canonical")] == [page.url], path


def test_language_versions_name_each_other(pages: dict[str, WebPage]) -> None:
    by_url = {page.url: page for page in pages.values()}
    for path, page in indexed(pages).items():
        assert set(page.alternates) == {"fa", "en", "x-default"}, path
        assert page.alternates[page.root.get("lang", "")] == page.url, path
        assert page.alternates["x-default"] == page.alternates["fa"], path
        assert all(by_url[url].alternates == page.alternates for url in page.alternates.values()), path


def test_the_language_switch_leads_to_the_same_page(pages: dict[str, WebPage]) -> None:
    for path, page in in_language(pages).items():
        folder = page.url.removesuffix("en.html")
        other, url = ("fa", folder) if page.root.get("lang") == "en" else ("en", folder + "en.html")
        switches = [a.get("href", "") for a in page.root.iter("a") if a.get("hreflang") == a.get("lang") == other]
        assert url in {urljoin(page.url, href) for href in switches}, path


def test_the_sitemap_lists_every_page_that_may_be_indexed(sample_site: Path, pages: dict[str, WebPage]) -> None:
    sitemap = ElementTree.parse(sample_site / "sitemap.xml").getroot()
    listed = [url.findtext(f"{SITEMAP}loc") for url in sitemap.iter(f"{SITEMAP}url")]
    assert sorted(filter(None, listed)) == sorted(page.url for page in indexed(pages).values())


def test_the_sitemap_knows_the_language_versions(sample_site: Path, pages: dict[str, WebPage]) -> None:
    alternates = {page.url: page.alternates for page in pages.values()}
    for url in ElementTree.parse(sample_site / "sitemap.xml").getroot().iter(f"{SITEMAP}url"):
        versions = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        expected = alternates[url.findtext(f"{SITEMAP}loc") or ""]
        assert versions.items() <= expected.items()
        assert set(versions) >= {"fa", "en"}


def test_robots_may_read_everything_and_are_shown_the_sitemap(sample_site: Path, pages: dict[str, WebPage]) -> None:
    lines = (sample_site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {pages['index.html'].base_url}sitemap.xml" in lines
    assert [line for line in lines if line.startswith("Disallow:") and line != "Disallow:"] == []


@pytest.mark.parametrize(("feed", "lang"), [("feed.xml", "fa"), ("feed.en.xml", "en")])
def test_the_feed_is_atom_and_links_to_works(
    sample_site: Path, pages: dict[str, WebPage], feed: str, lang: str
) -> None:
    root = ElementTree.parse(sample_site / feed).getroot()
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    entries = root.findall(f"{ATOM}entry")
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    links = {link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link")}
    updated = [element.text or "" for element in root.iter(f"{ATOM}updated")]
    assert entries
    assert len(ids) == len(set(ids)) == len(updated) == len(entries) + 1
    assert all(map(RFC_3339.fullmatch, updated))
    assert work_urls(page for page in pages.values() if page.root.get("lang") == lang) & links


def test_a_page_names_the_feed_of_its_language(pages: dict[str, WebPage]) -> None:
    feeds = {
        path: [link.get("href", "").rpartition("/")[2] for link in page.links("alternate") if link.get("type")]
        for path, page in in_language(pages).items()
    }
    expected = {path: ["feed.xml" if page.root.get("lang") == "fa" else "feed.en.xml"] for path, page in pages.items()}
    assert feeds == {path: expected[path] for path in feeds}


def test_a_page_that_does_not_exist_is_answered_in_every_language(pages: dict[str, WebPage]) -> None:
    page = pages["404.html"]
    assert not page.indexed
    assert {lang for lang, text in page.texts() if text.strip()} >= {"fa", "en"}
    # A host shows this page at any depth: a relative address would lead nowhere.
    hrefs = [a.get("href", "") for a in page.root.iter("a")]
    assert [href for href in hrefs if not href.startswith("#") and not urlsplit(href).path.startswith("/")] == []


def test_a_policy_forbids_foreign_content(pages: dict[str, WebPage]) -> None:
    for path, page in pages.items():
        policies = [
            meta.get("content", "")
            for meta in page.root.iter("meta")
            if meta.get("http-equiv", "").lower() == "content-security-policy"
        ]
        assert len(policies) == 1, path
        assert "default-src 'self'" in policies[0], path
        assert "unsafe" not in policies[0], path


def test_no_script_is_inline(pages: dict[str, WebPage]) -> None:
    scripts = [script for page in pages.values() for script in page.root.iter("script")]
    assert {script.get("type") for script in scripts if not script.get("src")} == {"application/ld+json"}
