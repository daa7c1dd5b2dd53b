"""Pictures of numbers, as templates draw them: all that is worked out is worked out here before."""

from msgspec import Struct

from sitegen.model import Words
from sitegen.pages.parts import Anchor


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
