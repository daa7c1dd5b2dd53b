"""Sitemaps and feeds."""

import xml.etree.ElementTree as ET

from sitegen.pages.feeds import SITEMAP, sitemaps
from sitegen.pages.page import Location, Version

BASE = "https://site.example/pubs/"
LOC = f"{{{SITEMAP}}}loc"


def page(path: str) -> Location:
    return Location(path, (Version("fa", path), Version("en", f"{path}en.html")))


def addresses(body: bytes) -> list[str]:
    return [element.text or "" for element in ET.fromstring(body).iter(LOC)]


def test_one_sitemap_names_every_page_and_its_languages() -> None:
    (file,) = sitemaps([page("b/"), page("a/")], BASE)
    assert file.file == "sitemap.xml"
    assert addresses(file.body) == [BASE + "a/", BASE + "b/"]
    assert b'hreflang="en" href="https://site.example/pubs/a/en.html"' in file.body


def test_a_sitemap_that_would_be_too_long_is_split_and_indexed() -> None:
    files = {file.file: file.body for file in sitemaps([page(f"{name}/") for name in "abcde"], BASE, limit=2)}
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert addresses(files["sitemap.xml"]) == [f"{BASE}sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [addresses(files[f"sitemap-{number}.xml"]) for number in (1, 2, 3)] == [
        [BASE + "a/", BASE + "b/"],
        [BASE + "c/", BASE + "d/"],
        [BASE + "e/"],
    ]
