"""The parts that pages are made of, as templates see them.

They only hold values and form no cycles, so the garbage collector need not follow them (`gc=False`).
"""

from msgspec import Struct

from sitegen.model import Date, Entry, PageRange, Words
from sitegen.notice import NoticeKind


class Anchor(Struct, frozen=True, gc=False):
    """Words that link to a page of the site; no link where `path` is `None`."""

    words: Words
    path: str | None = None


class Cover(Struct, frozen=True, gc=False):
    """A picture of a journal, by its site path, with its width and height in pixels and what it shows in words."""

    path: str
    width: int
    height: int
    alt: str


class WorkRow(Struct, frozen=True, kw_only=True, gc=False):
    """A work as one line of a list; `coins(row)` makes what the line says to machines of its `entry`.

    `notice` is the gravest one.
    """

    entry: Entry
    path: str
    title: Words
    authors: tuple[Words, ...]
    are_editors: bool
    et_al: bool
    type: str
    container: Words
    volume: str
    issue: str
    page: PageRange | None
    issued: Date | None
    has_pdf: bool
    notice: NoticeKind | None = None


class NoticeLine(Struct, frozen=True, gc=False):
    """What was said of a work after it had been published, and the works that say so, or those that a notice is of.

    `in_prose` says that the text of the work is about it.
    """

    kind: NoticeKind
    works: tuple[Anchor, ...] = ()
    in_prose: bool = False


class PersonLine(Struct, frozen=True, gc=False):
    """A contributor as the work page shows one; `places` are the numbers of the affiliations, where those are numbered.

    `orcid` is bare. `affiliations` stand behind the name of who is no author.
    """

    name: Anchor
    orcid: str = ""
    orcid_url: str = ""
    places: tuple[int, ...] = ()
    affiliations: tuple[Words, ...] = ()


class FactValue(Struct, frozen=True, gc=False):
    """A value in a list of facts: words with a link out of the site, into it, or none; an identifier is set in LTR."""

    words: Words
    url: str = ""
    path: str | None = None
    identifier: bool = False


class Fact(Struct, frozen=True, gc=False):
    """A labelled line about a work, a person or an issue; `label` is a key of the locale's words."""

    label: str
    values: tuple[FactValue, ...]


class PagerLink(Struct, frozen=True, gc=False):
    """A page of a long list, counted from 1."""

    number: int
    path: str


class Pager(Struct, frozen=True, gc=False):
    """Where a page stands in a list of `count` pages, and the pages that it links to, itself included, in order."""

    number: int
    count: int
    links: tuple[PagerLink, ...]
    previous: str | None = None
    next: str | None = None


class KeywordGroup(Struct, frozen=True, gc=False):
    """The keywords of a work in one language."""

    lang: str
    anchors: tuple[Anchor, ...]


class Count(Struct, frozen=True, gc=False):
    """How many of something the site holds; `label` is a key of the locale's words."""

    label: str
    number: int
    path: str | None


class IndexItem(Struct, frozen=True, gc=False):
    """A line of an index: what it is, where it leads, and how many works are there."""

    anchor: Anchor
    count: int
    note: Words = Words("")


class IndexSection(Struct, frozen=True, gc=False):
    """A part of an index under one heading: a letter, a volume, a decade."""

    heading: Words
    items: tuple[IndexItem, ...]
    id: str = ""


class LinkGroup(Struct, frozen=True, gc=False):
    """Links to what is near: co-authors, related keywords; `label` is a key of the locale's words.

    `more` counts those that are left out; a count of 0 is not shown.
    """

    label: str
    items: tuple[IndexItem, ...]
    more: int = 0


class Version(Struct, frozen=True, gc=False):
    """One language of a page, and its site path."""

    lang: str
    path: str
