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
    """What was said of a work after it had been published, and the works that say so.

    `in_prose` says that the text of the work is about it.
    """

    kind: NoticeKind
    works: tuple[Anchor, ...] = ()
    in_prose: bool = False


class PersonLine(Struct, frozen=True, gc=False):
    """A contributor as the work page shows one; `places` are the numbers of the affiliations, where those are numbered.

    `orcid` is bare.
    """

    name: Anchor
    orcid: str = ""
    orcid_url: str = ""
    places: tuple[int, ...] = ()


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


class YearsBars(Struct, frozen=True, gc=False):
    """A bar for each year from the first to the last one; `label` says how many works are in which year.

    `path` is what SVG calls path data, in a box of this width and height: a unit of the height is a work.
    """

    path: str
    width: int
    height: int
    label: str
    first: Words
    last: Words


class Version(Struct, frozen=True, gc=False):
    """One language of a page, and its site path."""

    lang: str
    path: str


class Bar(Struct, frozen=True, gc=False):
    """A line of a table with a bar beside it: what is counted, and its number as readers write it.

    `width` is that of the bar and `start` what is left of it, as percentages. `note` says of how many the number is,
    or the year of an issue.
    """

    anchor: Anchor
    number: str
    width: str
    start: str
    note: str = ""


class BarTable(Struct, frozen=True, kw_only=True, gc=False):
    """Bars under a heading; `heading`, `line` and `number` are keys of the locale's words for it and for its columns.

    `is_share` says that the numbers are parts of all there are.
    `total` counts the lines that are left out, too; the file holds them all, those in other languages as well.
    """

    kind: str
    heading: str
    line: str
    number: str
    is_share: bool = False
    bars: tuple[Bar, ...]
    total: int
    file: str


class Column(Struct, frozen=True, gc=False):
    """A column of a chart with what is said of it when it is pointed at, and its place in SVG."""

    says: str
    x: str
    y: str
    width: str
    height: str


class Tick(Struct, frozen=True, gc=False):
    """What is written beside an axis, in one line or two, and where along it."""

    at: str
    lines: tuple[str, ...]


class ColumnChart(Struct, frozen=True, kw_only=True, gc=False):
    """Columns of years, with what the chart shows in a sentence.

    `lines` lead from the `axis`, where their numbers stand, to the `end`; the columns stand on the `base`.
    """

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    lines: tuple[Tick, ...]
    width: int
    height: int
    base: int
    axis: int
    end: int
    description: str


class Node(Struct, frozen=True, gc=False):
    """An author in the network; `label` is empty where there is no room for it.

    `is_tight` says that there is room on a large screen alone; `anchor` is the part of the label that is at `label_x`.
    """

    says: str
    label: Words
    is_tight: bool
    x: int
    y: int
    radius: str
    label_x: str
    label_y: str
    anchor: str


class Edge(Struct, frozen=True, gc=False):
    """Two authors of the network who wrote together; `weight` is the width of the line."""

    start: tuple[int, int]
    end: tuple[int, int]
    weight: str


class Together(Struct, frozen=True, gc=False):
    """Two authors, and how many works they share."""

    first: Anchor
    second: Anchor
    number: str


class NetworkChart(Struct, frozen=True, kw_only=True, gc=False):
    """Authors who wrote together, as a picture and as a table of pairs; the file holds all the `total` pairs."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lines: tuple[Together, ...]
    total: int
    width: int
    height: int
    description: str
    file: str
