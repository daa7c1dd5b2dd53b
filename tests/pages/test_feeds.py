"""Sitemaps and feeds."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from sitegen.config import Config
from sitegen.model import Text, Words
from sitegen.pages.feeds import SITEMAP, sitemap, sitemap_parts
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
    monkeypatch.setattr("sitegen.pages.feeds.URLS_A_SITEMAP", 8)
    files = build(records).files
    listed = [address.rpartition("/")[2] for address in addresses(files["sitemap.xml"])]
    assert listed == sorted(name for name in files if name.startswith("sitemap-"))
    assert [len(addresses(files[name])) for name in listed[:-1]] == [8] * (len(listed) - 1)
    assert [address for name in listed for address in addresses(files[name])] == whole


@pytest.mark.parametrize("languages", [("fa",), ("fa", "en"), ("fa", "en", "ar", "ckb", "zh-Hant")])
def test_no_sitemap_has_more_bytes_than_are_read(monkeypatch: pytest.MonkeyPatch, languages: tuple[str, ...]) -> None:
    config = Config(title=Text((Words("x", "en"),)), base_url=BASE, languages=languages)
    folders = ["", *(f"works/{'long' * number}/" for number in range(40))]
    limit = len(sitemap(folders, config)) // 3
    monkeypatch.setattr("sitegen.pages.feeds.BYTES_A_SITEMAP", limit)
    parts = list(sitemap_parts(folders, config))
    assert [folder for part in parts for folder in part] == folders
    assert all(len(sitemap(part, config)) <= limit for part in parts)
    fuller = [(*part, after[0]) for part, after in pairwise(parts)]
    assert all(len(sitemap(part, config)) > limit for part in fuller)


def test_a_page_too_long_for_any_sitemap_has_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(title=Text((Words("x", "en"),)), base_url=BASE)
    monkeypatch.setattr("sitegen.pages.feeds.BYTES_A_SITEMAP", 1)
    assert list(sitemap_parts(["a/", "b/"], config)) == [("a/",), ("b/",)]
