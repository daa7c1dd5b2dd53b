"""What is read from the files of a built site, as values."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from sitegen.problems import Source

WORK = re.compile(r"works/(?!page-[0-9]+/)([^/]+)/[^/]+")
CITATION = "citation_"
NOT_FOUND = "404.html"
SEARCH = "search/"


class Tag(Struct, frozen=True, gc=False):
    """A `<meta>` element: its name or property in lower case, its value, its language and its line."""

    name: str
    value: str
    lang: str
    line: int


class Link(Struct, frozen=True, gc=False):
    """Something that a page leads to or loads: the element, its relations in lower case, the address as it is written.

    `lang` is the `hreflang` of the link.
    """

    element: str
    rel: tuple[str, ...]
    href: str
    lang: str
    line: int


class Data(Struct, frozen=True):
    """A block of JSON-LD: what it says, or why it cannot be read."""

    value: Any
    failure: str
    line: int


class PageFacts(Struct, frozen=True, kw_only=True):
    """An HTML file of the site, parsed once.

    `text` is what a reader sees without a click, without any white space, and only of a page with an abstract in its
    tags. `is_whole` is false where the file stops in the middle, `is_empty` true where it holds no HTML.
    """

    file: str
    lang: str = ""
    dir: str = ""
    titles: tuple[str, ...] = ()
    headings: int = 0
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()
    ids: tuple[str, ...] = ()
    data: tuple[Data, ...] = ()
    text: str = ""
    is_whole: bool = True
    is_empty: bool = False

    @property
    def is_page(self) -> bool:
        """Whether the file is a page, and not what some services want to find at a site: a line of text."""
        return self.is_empty or bool(self.lang or self.titles or self.headings or self.tags or self.links)

    def at(self, line: int = 0) -> Source:
        """A line of the page as problems name it."""
        return Source(self.file, line)

    def named(self, *names: str) -> Iterator[Tag]:
        """The tags with one of these names, in the order of the page."""
        return (tag for tag in self.tags if tag.name in names)

    def related(self, rel: str) -> Iterator[Link]:
        """The `<link>` elements of a relation."""
        return (link for link in self.links if link.element == "link" and rel in link.rel)

    @property
    def is_tagged(self) -> bool:
        """Whether Google Scholar would find tags here."""
        return any(tag.name.startswith(CITATION) for tag in self.tags)

    @property
    def is_work(self) -> bool:
        """Whether this is the page of a work, by its address or by its tags."""
        return slug_of(self.file) != "" or self.is_tagged

    @property
    def versions(self) -> tuple[Link, ...]:
        """The links to the page in each language."""
        return tuple(link for link in self.related("alternate") if link.lang)


class Ground(Struct, frozen=True):
    """What is there: the address of the site, its files with their sizes in bytes, and which `.pdf` is no PDF.

    `version_files` are the names that the home page has in its languages, as every other page has.
    """

    base_url: str
    sizes: Mapping[str, int]
    no_pdfs: frozenset[str] = frozenset()
    version_files: tuple[str, ...] = ()


class Sitemap(Struct, frozen=True):
    """A sitemap, or an index of sitemaps: its addresses, each `lastmod` that is no date, and why it cannot be read."""

    file: str
    urls: tuple[str, ...] = ()
    wrong_dates: tuple[str, ...] = ()
    failure: str = ""
    is_index: bool = False


def is_left_out(file: str) -> bool:
    """Whether a page is kept from search engines on purpose: that of lost addresses, and that to search on."""
    return file == NOT_FOUND or file.startswith(SEARCH)


def slug_of(file: str) -> str:
    """The slug of the work that a file belongs to; empty for other files."""
    found = WORK.fullmatch(file)
    return found[1] if found else ""
