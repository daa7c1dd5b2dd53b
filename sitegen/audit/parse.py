"""An HTML file as values: parsed once, as forgiving as browsers are."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from sitegen.audit.facts import Data, Link, PageFacts, Tag

PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
ADDRESSES = {
    **dict.fromkeys(("a", "area", "link"), ("href",)),
    **dict.fromkeys(("script", "iframe", "embed", "audio", "track", "input"), ("src",)),
    **dict.fromkeys(("img", "source"), ("src", "srcset")),
    "video": ("src", "poster"),
    "object": ("data",),
}
ELEMENTS = ("html", "title", "h1", "meta", *ADDRESSES)
IDS = etree.XPath("//@id|//a/@name", smart_strings=False)
UNSEEN = etree.XPath("//script|//style|//template|//noscript|//*[@hidden]|//details[not(@open)]")
CLOSED = tuple((f"<{name}".encode(), f"</{name}".encode()) for name in ("title", "script", "main", "footer"))
COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
LOADED = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
JSON_LD = "application/ld+json"
CANDIDATES = re.compile(r",\s+")
ABSTRACT = "citation_abstract"


def facts_of(file: str, data: bytes) -> PageFacts:
    """What an HTML file says; no file makes it fail."""
    root = _root(data)
    if root is None:
        return PageFacts(file=file, is_empty=True)
    elements = list(root.iter(*ELEMENTS))
    tags = tuple(tag for element in elements if element.tag == "meta" for tag in _tag(element))
    html = next((element for element in elements if element.tag == "html"), root)
    return PageFacts(
        file=file,
        lang=html.get("lang", "").strip(),
        dir=html.get("dir", "").strip().lower(),
        titles=tuple(_words(one) for one in elements if one.tag == "title" and not _is_drawn(one)),
        headings=sum(element.tag == "h1" for element in elements),
        tags=tags,
        links=tuple(link for element in elements for link in _links(element)),
        ids=tuple(dict.fromkeys(IDS(root))),
        data=tuple(_data(one) for one in elements if one.tag == "script" and one.get("type", "").lower() == JSON_LD),
        text=_seen(root) if any(tag.name == ABSTRACT for tag in tags) else "",
        is_whole=all(data.count(begin) == data.count(end) for begin, end in CLOSED),
    )


def style_of(file: str, data: bytes) -> PageFacts:
    """What a style sheet loads, as the links of a page."""
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), data.decode("utf-8", "replace"))
    found = ((match, line) for line, one in enumerate(text.split("\n"), 1) for match in LOADED.finditer(one))
    hrefs = ((next(filter(None, match.groups()), ""), line) for match, line in found)
    return PageFacts(file=file, links=tuple(Link("style", (), href, "", line) for href, line in hrefs))


def _root(data: bytes) -> Any:
    try:
        return etree.fromstring(data, PARSER)
    except (etree.LxmlError, ValueError):
        return None


def _tag(element: Any) -> Iterator[Tag]:
    name = element.get("name") or element.get("property") or ""
    if name:
        lang = element.get("lang") or ""
        yield Tag(name.strip().lower(), element.get("content", ""), lang, element.sourceline or 0)


def _links(element: Any) -> Iterator[Link]:
    for attribute in ADDRESSES.get(element.tag, ()):
        value = element.get(attribute)
        if value is not None:
            rel = tuple((element.get("rel") or "").lower().split())
            rel += ("download",) if element.get("download") is not None else ()
            for href in _candidates(value) if attribute == "srcset" else (value.strip(),):
                yield Link(element.tag, rel, href, element.get("hreflang") or "", element.sourceline or 0)


def _candidates(srcset: str) -> Iterator[str]:
    """The addresses in a `srcset`, without what says when each is due."""
    return (words[0] for part in CANDIDATES.split(srcset) if (words := part.split()))


def _data(element: Any) -> Data:
    try:
        return Data(json.loads(element.text or ""), "", element.sourceline or 0)
    except (ValueError, RecursionError) as failure:
        return Data(None, str(failure), element.sourceline or 0)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_drawn(element: Any) -> bool:
    """Whether a title is that of a picture in the page."""
    return any(above.tag == "svg" for above in element.iterancestors())


def _seen(root: Any) -> str:
    """What a reader sees, without white space; the tree is of no use afterwards."""
    for element in UNSEEN(root):
        element.clear(keep_tail=True)
    body = root.find("body")
    return "".join("".join(body.itertext()).split()) if body is not None else ""
