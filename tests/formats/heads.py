"""What a reader finds in the head of a page, as values."""

import json
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from typing import Any

from msgspec import Struct

from sitegen.formats.format import Landing, Link
from sitegen.model import Entry
from sitegen.render.head import head_html


class Meta(Struct, frozen=True):
    """A `<meta>` element; `attribute` is the one that holds `name`."""

    name: str
    content: str
    lang: str = ""
    attribute: str = "name"


class JsonLd(Struct, frozen=True):
    """A JSON-LD block."""

    data: dict[str, Any]


Element = Meta | Link | JsonLd


def head(entry: Entry, landing: Landing) -> list[Element]:
    """The elements in the head of the page of a work."""
    reader = _Reader()
    reader.feed(head_html(entry, landing))
    return reader.elements


def metas(entry: Entry, landing: Landing, prefix: str = "") -> list[Meta]:
    """The tags whose names begin so."""
    return [tag for tag in head(entry, landing) if isinstance(tag, Meta) and tag.name.startswith(prefix)]


def links(entry: Entry, landing: Landing) -> list[Link]:
    """The links of Signposting."""
    return [link for link in head(entry, landing) if isinstance(link, Link) and not link.rel.startswith("schema.")]


def described(entry: Entry, landing: Landing) -> dict[str, Any]:
    """The JSON-LD block."""
    (block,) = [one.data for one in head(entry, landing) if isinstance(one, JsonLd)]
    return block


def values(tags: Iterable[Element], name: str) -> list[str]:
    """What the tags of a name hold, in their order."""
    return [tag.content for tag in tags if isinstance(tag, Meta) and tag.name == name]


def html(element: Element) -> str:
    """An element on lines of its own, to be read by people."""
    if isinstance(element, JsonLd):
        data = json.dumps(element.data, ensure_ascii=False, indent=1).replace("</", "\\u003c/")
        return f'<script type="application/ld+json">\n{data}\n</script>'
    if isinstance(element, Link):
        return _start_tag("link", rel=element.rel, href=element.href, type=element.type)
    return _start_tag("meta", **{element.attribute: element.name}, content=element.content, lang=element.lang)


def page(entry: Entry, landing: Landing) -> str:
    """A page with nothing but its head."""
    elements = "\n".join(map(html, head(entry, landing)))
    return f"""<!doctype html>
<html lang="{landing.lang}">
<head>
<meta charset="utf-8">
<title>Work</title>
{elements}
</head>
<body></body>
</html>
"""


def _start_tag(tag: str, /, **attributes: str) -> str:
    filled = "".join(f' {attribute}="{escape(value)}"' for attribute, value in attributes.items() if value)
    return f"<{tag}{filled}>"


class _Reader(HTMLParser):
    """Collects the elements of a head."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "link":
            self.elements.append(Link(**said))
        if tag == "meta":
            attribute = next(iter(said))
            self.elements.append(Meta(said[attribute], said["content"], said.get("lang", ""), attribute))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.elements.append(JsonLd(json.loads(data)))
