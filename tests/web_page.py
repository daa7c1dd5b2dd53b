"""A built page as a browser or a harvester parses it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree.ElementTree import Element

import html5lib

LINK_ATTRIBUTES = ("href", "src", "poster", "action")


@dataclass(frozen=True)
class WebPage:
    """An HTML file of a site; `path` is relative to the site's folder, `base_url` is the site's address."""

    folder: Path
    path: str
    base_url: str

    @property
    def file(self) -> Path:
        return self.folder / self.path

    @property
    def url(self) -> str:
        """The address that the page has once it is published."""
        return self.base_url + self.path.removesuffix("index.html")

    @cached_property
    def html(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def root(self) -> Element:
        root: Element = html5lib.parse(self.html, namespaceHTMLElements=False)
        return root

    def links(self, rel: str) -> list[Element]:
        """The `<link>` elements of one relation."""
        return [link for link in self.root.iter("link") if rel in link.get("rel", "").split()]

    def meta(self, name: str) -> list[str]:
        """Every value of one `<meta>` name or property, in order."""
        elements = (meta for meta in self.root.iter("meta") if name in {meta.get("name"), meta.get("property")})
        return [meta.get("content", "") for meta in elements]

    @property
    def canonical(self) -> str:
        return self.links("canonical")[0].get("href", "")

    @property
    def alternates(self) -> dict[str, str]:
        """The address of each language version."""
        return {
            link.get("hreflang", ""): link.get("href", "")
            for link in self.links("alternate")
            if link.get("hreflang") and not link.get("type")
        }

    @property
    def indexed(self) -> bool:
        return not any("noindex" in value for value in self.meta("robots"))

    @property
    def targets(self) -> Iterator[str]:
        """The absolute address of everything that the page points to."""
        for element in self.root.iter():
            for name in LINK_ATTRIBUTES:
                if value := element.get(name):
                    yield urljoin(self.url, value)

    @property
    def anchors(self) -> Iterator[str]:
        """The absolute address of every `<a>`."""
        return (urljoin(self.url, a.get("href", "")) for a in self.root.iter("a") if a.get("href"))

    @property
    def linked(self) -> set[str]:
        """The absolute address of every page that a reader gets to from here."""
        return {urldefrag(target).url for target in self.anchors}

    @cached_property
    def ids(self) -> list[str]:
        return [id_ for element in self.root.iter() if (id_ := element.get("id"))]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text of the body with the language that it is marked as."""
        body = self.root.find("body")
        assert body is not None
        yield from _texts(body, self.root.get("lang", ""))


def _texts(element: Element, lang: str) -> Iterator[tuple[str, str]]:
    if element.tag in {"script", "style", "template"}:
        return
    lang = element.get("lang", lang)
    yield lang, element.text or ""
    for child in element:
        yield from _texts(child, lang)
        yield lang, child.tail or ""


def read_pages(folder: Path) -> dict[str, WebPage]:
    """Every HTML page of a site, by path."""
    home = WebPage(folder, "index.html", "")
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return {path: WebPage(folder, path, home.canonical) for path in paths}


def local_file(folder: Path, base_url: str, url: str) -> Path | None:
    """The file that a host answers an address of the site with, or `None` for another site's address."""
    address = urldefrag(url).url
    if not address.startswith(base_url):
        return None
    path = unquote(address.removeprefix(base_url))
    return folder / (path + "index.html" if path.endswith("/") or not path else path)
