"""Sitemaps and `robots.txt` as values."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from urllib.robotparser import RobotFileParser

from lxml import etree

from sitegen.audit.facts import Sitemap

PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False}
# https://www.w3.org/TR/NOTE-datetime
DATETIME = re.compile(
    r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])"
    r"(?:T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-2][0-9]:[0-5][0-9]))?)?)?"
)
AGENT = "user-agent"
ROBOTS_LINE = re.compile(r"^[ \t]*(user-agent|allow|disallow)[ \t]*:[ \t]*([^\s#]*)", re.IGNORECASE | re.MULTILINE)
SITEMAP_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


def sitemap_of(file: str, data: bytes) -> Sitemap:
    """A sitemap, or an index of sitemaps; nothing that it names is opened: https://www.sitemaps.org/protocol.html."""
    try:
        found: _Texts = etree.fromstring(data, etree.XMLParser(target=_Texts(), **PARSER))
    except (etree.LxmlError, ValueError) as failure:
        return Sitemap(file, failure=str(failure))
    if found.kind not in {"urlset", "sitemapindex"}:
        return Sitemap(file, failure=f"it begins with `<{found.kind}>`, not with `<urlset>` or `<sitemapindex>`")
    dates = tuple(text for text in found.texts["lastmod"] if not DATETIME.fullmatch(text))
    return Sitemap(file, tuple(found.texts["loc"]), dates, is_index=found.kind == "sitemapindex")


class _Texts:
    """Keeps the addresses and the dates of a sitemap while it is parsed: a tree of it takes fifty times as much."""

    def __init__(self) -> None:
        self.kind = ""
        self.texts: dict[str, list[str]] = {"loc": [], "lastmod": []}
        self._words: list[str] = []

    def doctype(self, *_: object) -> None:
        # A parser without a tree would put in whatever entities are declared there.
        raise ValueError("it has a document type, which no sitemap has")

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        self.kind = self.kind or _local(tag)
        self._words = []

    def data(self, words: str) -> None:
        self._words.append(words)

    def end(self, tag: str) -> None:
        if _local(tag) in self.texts:
            self.texts[_local(tag)].append("".join(self._words).strip())
        self._words = []

    def close(self) -> "_Texts":
        return self


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def sitemaps_named(robots: str) -> Iterator[str]:
    """The addresses of sitemaps in a `robots.txt`."""
    return (found[1] for found in SITEMAP_LINE.finditer(robots))


def rules_of(robots: str) -> RobotFileParser:
    """What a `robots.txt` allows, the longest rule deciding (https://www.rfc-editor.org/rfc/rfc9309#section-2.2.2).

    Python takes the first rule, and ends a group at a blank line. A `*` at the end of a rule says nothing new; one in
    the middle is taken for a letter.
    """
    found = [(match[1].lower(), match[2]) for match in ROBOTS_LINE.finditer(robots)]
    groups = (list(lines) for _, lines in groupby(found, lambda line: line[0] == AGENT))
    parser = RobotFileParser()
    # Of two rules of one length the one that allows decides; names of crawlers are kept in their order.
    ordered = (lines if lines[0][0] == AGENT else sorted(map(_plain, lines), key=_weight) for lines in groups)
    parser.parse([f"{name}: {value}" for lines in ordered for name, value in lines])
    return parser


def _plain(rule: tuple[str, str]) -> tuple[str, str]:
    return rule[0], rule[1].rstrip("*")


def _weight(rule: tuple[str, str]) -> tuple[int, str]:
    return -len(rule[1]), rule[0]
