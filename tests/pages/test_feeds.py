"""Sitemaps and feeds."""

import xml.etree.ElementTree as ET

import pytest

from sitegen.config import Config
from sitegen.model import Text, Words
from sitegen.pages.feeds import SITEMAP, sitemap
from tests.cases.built import build, record

BASE = "https://site.example/a&b/"
LOC = f"{{{SITEMAP}}}loc"


def addresses(body: bytes) -> list[str]:
    return [element.text or "" for element in ET.fromstring(body).iter(LOC)]


def test_a_sitemap_names_every_page_in_every_language() -> None:
    config = Config(title=Text((Words("x", "en"),)), base_url=BASE)
    body = sitemap(["", "a/"], config)
    assert addresses(body) == [BASE, BASE + "en.html", BASE + "a/", BASE + "a/en.html"]
    assert b'hreflang="en" href="https://site.example/a&amp;b/a/en.html"' in body


def test_sitemaps_that_would_be_too_long_are_split_and_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    records = "".join(record("misc", {"title": f"On {n}"}, f"a{n}") for n in range(5))
    whole = addresses(build(records).files["sitemap.xml"])
    monkeypatch.setattr("sitegen.pages.units.URLS_A_SITEMAP", 8)
    files = build(records).files
    listed = [address.rpartition("/")[2] for address in addresses(files["sitemap.xml"])]
    assert listed == sorted(name for name in files if name.startswith("sitemap-"))
    assert [len(addresses(files[name])) for name in listed[:-1]] == [8] * (len(listed) - 1)
    assert [address for name in listed for address in addresses(files[name])] == whole
