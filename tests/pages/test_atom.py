"""Feeds: what RFC 4287 demands of them, and what a reader of other people finds in them."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from tests.cases.built import build, record
from tests.outside import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
WORDS = 'a " < & ]]> </title><script>alert(1)</script> \x00\x0c\u202eb\u2028c 😀 {\\ss} &eacute; $x$'
HOSTILE = (
    record("article", {"title": WORDS, "author": f"{WORDS} and {{A & B}}", "abstract": WORDS, "year": "2022"}, "a"),
    record("article", {"title": "<b></b>", "author": "{}", "abstract": "<p> </p>", "year": "in press"}, "b"),
    record("misc", {"note": "no title"}, "c"),
    record("book", {"title": "دربارهٔ \u202eچیزها", "editor": "رضایی، علی", "date": "0001/9999", "langid": "x y"}, "d"),
    record("online", {"title": "e", "date": "1401-12-30", "title_fa": "۱" * 3000, "abstract_fa": WORDS}, "e"),
    record("misc", {"title": "f", "author": "Plato and others", "date": "-0400"}, "f"),
)


def sample() -> Mapping[str, bytes]:
    """The feeds of the repository's own records."""
    files = sorted((ROOT / "content" / "bibliography").glob("*.bib"))
    return feeds("\n".join(file.read_text(encoding="utf-8") for file in files))


def feeds(bib: str) -> Mapping[str, bytes]:
    """Every file of a site that is a feed."""
    return {path: body for path, body in build(bib).files.items() if path.endswith(".xml") and b"2005/Atom" in body}


def faults(body: bytes) -> list[str]:
    """What is wrong with a feed."""
    root = etree.fromstring(body)
    SCHEMA.validate(root)
    return [f"{fault.line}: {fault.message}" for fault in SCHEMA.error_log] + list(_beyond_the_schema(root))


def _beyond_the_schema(root: Any) -> Iterator[str]:
    """What a schema cannot say (RFC 4287, 4.1.1, 4.1.2, 4.2.6)."""
    entries = root.findall(f"{ATOM}entry")
    if any(who.find(f"{ATOM}author") is None for who in entries) and root.find(f"{ATOM}author") is None:
        yield "nobody wrote it"
    for one in (root, *entries):
        kinds = Counter(
            (link.get("type"), link.get("hreflang")) for link in one.findall(f"{ATOM}link[@rel='alternate']")
        )
        if not kinds or max(kinds.values()) > 1:
            yield "an alternate is missing or there twice"
    if len(root.findall(f"{ATOM}link[@rel='self']")) != 1:
        yield "it does not say where it is"
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    if len(ids) != len(set(ids)):
        yield "two entries are one"


def test_the_feeds_of_the_sample_are_valid() -> None:
    found = sample()
    assert {"feed.xml", "feed.en.xml"} <= found.keys()
    assert [fault for body in found.values() for fault in faults(body)] == []


@pytest.mark.parametrize("bib", [*HOSTILE, "".join(HOSTILE), ""], ids=[*"abcdef", "all", "nothing"])
def test_no_record_makes_a_feed_invalid(bib: str) -> None:
    found = feeds(bib)
    assert [fault for body in found.values() for fault in faults(body)] == []
    for body in found.values():
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u202a-\u202e]", body.decode())


def test_a_reader_finds_every_entry_and_understands_the_feed() -> None:
    for path, body in {**sample(), **feeds("".join(HOSTILE))}.items():
        read, root = feedparser.parse(body), etree.fromstring(body)
        assert (read.bozo, read.version) == (False, "atom10"), path
        assert read.feed.language == root.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert [one.id for one in read.entries] == [node.text for node in root.findall(f"{ATOM}entry/{ATOM}id")]
        assert all(one.link == one.id for one in read.entries)
        assert all(isinstance(one.updated_parsed, time.struct_time) for one in read.entries)
        authors = [[who.name for who in one.get("authors", ())] for one in read.entries]
        assert authors == [
            [node.text for node in entry.findall(f"{ATOM}author/{ATOM}name")] for entry in root.findall(f"{ATOM}entry")
        ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"T00:00:00Z", b""),
        (b'rel="self"', b'rel="me"'),
        (b"<title>", b"<title>&lt;</title><title>"),
        (b"<name>", b"<given>x</given><name>"),
        (b"<id>https:", b"<id>"),
        (b'type="text/html"', b'type="html"'),
    ],
)
def test_a_fault_is_found(right: bytes, wrong: bytes) -> None:
    body = feeds(HOSTILE[0])["feed.xml"]
    assert right in body
    assert faults(body.replace(right, wrong)) != []
