"""Where links lead."""

import pytest

from sitegen.audit.addresses import Target, address, file_at, host, target

BASE = "https://site.example/archive/"
PAGE = "works/a/index.html"


@pytest.mark.parametrize(
    ("href", "path", "fragment"),
    [
        ("", "works/a/", ""),
        ("#top", "works/a/", "top"),
        ("a.pdf", "works/a/a.pdf", ""),
        ("../../", "", ""),
        ("../..", "", ""),
        (".", "works/a/", ""),
        ("../b/en.html?x=1#y", "works/b/en.html", "y"),
        ("../../../x", "../x", ""),
        ("./../b//c/../", "works/b/", ""),
        ("/archive/works/", "works/", ""),
        ("/archive/", "", ""),
        (BASE, "", ""),
        (BASE.removesuffix("/"), "", ""),
        (f"{BASE}works/#a%20b", "works/", "a b"),
        ("//site.example/archive/x.css", "x.css", ""),
        ("%D8%A7.html", "works/a/ا.html", ""),
    ],
)
def test_a_link_within_the_site_is_a_path_of_its_folder(href: str, path: str, fragment: str) -> None:
    assert target(href, PAGE, BASE) == Target(path, fragment)


@pytest.mark.parametrize(
    "href",
    ["https://other.example/", "http://site.example/archive/", "mailto:a@b.example", "/elsewhere/", "//other.example/"],
)
def test_a_link_out_of_the_site_is_no_path(href: str) -> None:
    assert target(href, PAGE, BASE) is None


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("works/", "works/index.html"),
        ("works", "works/index.html"),
        ("a.css", "a.css"),
        ("no/", None),
        ("A.css", None),
    ],
)
def test_a_host_sends_the_index_of_a_folder(path: str, file: str | None) -> None:
    assert file_at(path, {"index.html", "works/index.html", "a.css"}) == file


def test_a_page_has_the_address_of_its_folder() -> None:
    assert address("works/a/index.html", BASE) == f"{BASE}works/a/"
    assert address("works/a/myindex.html", BASE) == f"{BASE}works/a/myindex.html"


@pytest.mark.parametrize(
    ("href", "name"),
    [("//A.example/x", "a.example"), ("https://a.example", "a.example"), ("a/b", ""), ("mailto:x", "")],
)
def test_the_host_of_an_address(href: str, name: str) -> None:
    assert host(href) == name
