"""Links and pictures in prose: the names that an editor writes become site paths.

Names are looked up from the root of the content folder: `works/<citation key>`, `pages/<name>`, `files/<name>`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from urllib.parse import quote, unquote

from msgspec import Struct

from sitegen.problems import Problem, Source, warning
from sitegen.reading.site_paths import SitePaths, before_query

# In HTML as the sanitiser writes it: every tag is found whole, whatever its attributes hold.
TAG = re.compile(r'<(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [\w-]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' (?P<name>[\w-]+)="(?P<value>[^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
WRITTEN = re.compile(r"[^\s()<>\"']+")
LINKING = {"a": "href", "img": "src"}


class Link(Struct, frozen=True):
    """A link (`a`) or picture (`img`), and where its author says that it leads; empty if the sanitiser refused that."""

    tag: str
    written: str


def links_of(html: str) -> Iterator[Link]:
    """Every link and picture in sanitised HTML, in the order of the text; named places (`<a id>`) are none."""
    for tag in TAG.finditer(html):
        attributes = _attributes(tag)
        if tag["name"] in LINKING and not (tag["name"] == "a" and "id" in attributes and "href" not in attributes):
            yield Link(tag["name"], attributes.get(LINKING[tag["name"]], "").strip())


def is_elsewhere(link: str) -> bool:
    """Whether a link names a scheme or a host, or a place in its own page: what no path of the site does."""
    return link.startswith("#") or bool(ELSEWHERE.match(link))


def resolved(html: str, paths: SitePaths, ids: str = "") -> str:
    """Sanitised HTML whose links are site paths, and whose pictures are the site's own.

    A page of the site is named by its folder, `works/<slug>/`, in whatever language it will be read. A picture of
    another host would be a request to it, so what describes it stands in its place. `ids` goes before each `id`, so
    that several texts can stand on one page.
    """
    change: dict[str, Callable[[str], str]] = {
        "id": lambda value: ids + value,
        "href": lambda value: f"#{ids}{value[1:]}" if value.startswith("#") else _path(value, paths),
        "src": lambda value: _path(value, paths),
    }

    def rewritten(tag: re.Match[str]) -> str:
        attributes = _attributes(tag)
        if _is_foreign_picture(tag["name"], attributes):
            return escape(attributes.get("alt", ""))
        changed = {name: change.get(name, str)(value) for name, value in attributes.items()}
        return f"<{tag['name']}" + "".join(f' {name}="{escape(value)}"' for name, value in changed.items()) + ">"

    return TAG.sub(rewritten, html)


def link_problems(html: str, paths: SitePaths, text: str, file: str) -> Iterator[Problem]:
    """The links and pictures in sanitised HTML that lead nowhere, each once, where `text` first has them."""
    lines = _lines(text)
    for link in dict.fromkeys(links_of(html)):
        source = Source(file, lines.get(link.written) or _line(text, link.written))
        if link.tag == "img" and (not link.written or ELSEWHERE.match(link.written)):
            message = f"the picture `{link.written}` is not the site's own, so only its description is shown"
            hint = "put it into the content folder as `files/<name>` and write `![description](files/<name>)`"
            yield warning("picture-elsewhere", message, source, hint=hint)
        elif not is_elsewhere(link.written) and paths.find(link.written) is None:
            yield warning("broken-link", _what_is_broken(link), source, hint=_hint(link))


def _is_foreign_picture(name: str, attributes: Mapping[str, str]) -> bool:
    source = attributes.get("src", "").strip()
    return name == "img" and (not source or bool(ELSEWHERE.match(source)))


def _path(link: str, paths: SitePaths) -> str:
    """The address that a link becomes; one that leads nowhere still begins at the root of the site."""
    link = link.strip()
    if is_elsewhere(link):
        return link
    path, found = before_query(link), paths.find(link)
    return quote(unquote(path).lstrip("./") if found is None else found) + link[len(path) :]


def _attributes(tag: re.Match[str]) -> dict[str, str]:
    return {found["name"]: unescape(found["value"]) for found in ATTRIBUTE.finditer(tag["attributes"])}


def _lines(text: str) -> dict[str, int]:
    """The first line of each word in a text that could be the address of a link."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for word in WRITTEN.findall(line):
            found.setdefault(word, number)
    return found


def _line(text: str, link: str) -> int:
    """The line of an address that is no single word, 0 if the text does not have it as it is."""
    at = text.find(link) if link else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _what_is_broken(link: Link) -> str:
    if link.written:
        return f"nothing is published at `{link.written}`"
    return "a link has no address, or one that is none of http, https and mailto"


def _hint(link: Link) -> str:
    if link.tag == "img":
        return "put the picture into the content folder as `files/<name>`"
    return "write it from the content folder: `works/<citation key>`, `pages/<name>`, `files/<name>`, `authors/<slug>`"
