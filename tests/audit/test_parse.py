"""Whatever a file holds, it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.audit.facts import Ground, PageFacts
from sitegen.audit.links import LINK_RULES, ways_of
from sitegen.audit.pages import PAGE_RULES, WHOLENESS
from sitegen.audit.parse import facts_of, style_of
from sitegen.audit.sitemaps import sitemap_of
from sitegen.audit.tags import TAG_RULES

GROUND = Ground("https://site.example/", {"index.html": 1, "works/a/index.html": 1})
FILE = "works/a/index.html"
HOSTILE = {
    "nothing": b"",
    "a comment": b"<!-- <h1>",
    "zeros": bytes(1_000),
    "no UTF-8": "<html lang=fa><title>سلام</title>".encode("cp1256"),
    "UTF-16": "<html lang=en><title>x</title>".encode("utf-16"),
    "a picture": bytes(range(256)) * 50,
    "deep": b"<div>" * 100_000,
    "deep inline": b"<b><i>" * 50_000 + b"x",
    "many attributes": b"<a " + b" ".join(b"a%d=1" % number for number in range(5_000)) + b">",
    "a long attribute": b'<meta name="citation_title" content="' + b"{$\\" * 100_000 + b'">',
    "dollars": b'<meta name="citation_title" content="$' + b"_" * 200_000 + b'">',
    "angles": b'<meta name="citation_abstract" content="' + b"&lt;p " * 50_000 + b'">',
    "many links": b"<a href='../../../../../../x'>" * 20_000,
    "dots": b"<a href='" + b"../" * 50_000 + b"'>",
    "a long srcset": b"<img srcset='" + b"a, " * 100_000 + b"'>",
    "addresses that are none": b"<a href='https://[x'><a href='//'><a href=':'><a href='#%ff%'><a href='http:///x'>",
    "deep data": b"<script type=application/ld+json>" + b'{"a":' * 100_000 + b"</script>",
    "strange data": b'<script type=application/ld+json>[1, {"headline": "a", "author": 3,"identifier": [0]}]</script>',
    "odd languages": b"<html lang='\x01-!-x' dir=up><link rel=alternate hreflang='%%' href='x'>",
}


def looked_at(data: bytes) -> PageFacts:
    """A page, after every rule has seen it."""
    page = facts_of(FILE, data)
    for rule in (*WHOLENESS, *TAG_RULES, *PAGE_RULES):
        assert all(problem.source.file == FILE for problem in rule(page, GROUND))
    for link_rule in LINK_RULES:
        assert all(problem.message for problem in link_rule(page, ways_of(page, GROUND), GROUND))
    return page


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_no_page_makes_the_rules_fail(data: bytes) -> None:
    assert looked_at(data).file == FILE


@given(
    st.lists(
        st.sampled_from(["<", ">", "/", "meta", " name=", "'citation_title'", "a", " href=", "&", "\\", "\0", "-"])
    )
)
def test_no_heap_of_marks_makes_the_rules_fail(parts: list[str]) -> None:
    assert looked_at("".join(parts).encode()).file == FILE


def test_the_title_of_a_picture_is_not_that_of_the_page() -> None:
    page = facts_of(FILE, b"<html><head><title>a\n b</title></head><body><svg><title>c</title></svg></body></html>")
    assert page.titles == ("a b",)


def test_a_tag_knows_its_line_and_its_language() -> None:
    page = facts_of(FILE, '<html>\n<head>\n<meta name="DC.Title" lang="fa" content="گردو">\n</head>'.encode())
    assert [(tag.name, tag.value, tag.lang, tag.line) for tag in page.tags] == [("dc.title", "گردو", "fa", 3)]


def test_text_is_what_is_seen_without_a_click() -> None:
    html = b"""<head><meta name="citation_abstract" content="x"></head><body>a <b>b</b>c
    <script>d</script><details><summary>e</summary>f</details><p hidden>g</p>h<details open>i</details></body>"""
    assert facts_of(FILE, html).text == "abchi"


def test_a_style_names_what_it_loads() -> None:
    css = b"/* url(no.png) */\n@import 'a.css';\na { background: url( \"b.png\" ) }\nb { src: url(c.woff2) }"
    links = style_of("static/style.css", css).links
    assert [(link.href, link.line) for link in links] == [("a.css", 2), ("b.png", 3), ("c.woff2", 4)]


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<urlset>",
        b"\x00",
        b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><urlset><loc>&d;</loc></urlset>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset><loc>&x;</loc></urlset>',
        b"<a>" * 10_000,
    ],
)
def test_a_hostile_sitemap_is_no_danger(xml: bytes) -> None:
    sitemap = sitemap_of("sitemap.xml", xml)
    assert sitemap.failure or not any(sitemap.urls)
