"""The two pictures of the statistics page: works by year, and authors who wrote together."""

from collections.abc import Sequence
from math import sqrt

from sitegen.language.calendars import persian_years
from sitegen.language.locales import Locale
from sitegen.language.names import display, with_particle
from sitegen.language.numerals import grouped
from sitegen.model import Date, DateParts, Name, Words
from sitegen.pages import charts
from sitegen.pages.figures import Column, ColumnChart, Edge, NetworkChart, Node, Tick, Together
from sitegen.pages.rows import name_words
from sitegen.pages.statistics import Network
from sitegen.pages.statistics_files import file_of_table
from sitegen.pages.view import View, author_folder

YEAR_LABELS = 4
LABEL, LABEL_ON_PHONE = (13, 15), (24, 26)
"""What a label takes on a large screen and on a small one, in units of the picture: two letters, and a line."""
LONGEST_LABEL = 22
MOST_PAIRS = 30


def year_chart(years: Sequence[tuple[int, int]], locale: Locale) -> ColumnChart | None:
    """Works by year; none where there is nothing to compare."""
    spans = charts.spans_of(years)
    if len(spans) < 2:
        return None
    mirrored = locale.direction == "rtl"
    numbers = [span.works for span in spans]
    most = max(numbers)
    busiest = next(span for span in spans if span.works == most)
    rects = charts.columns(numbers, mirrored=mirrored)
    says = [f"{years_of(span, locale)}: {locale.count('n_works', span.works)}" for span in spans]
    return ColumnChart(
        columns=tuple(
            [Column(text, one.x, one.y, one.width, one.height) for text, one in zip(says, rects, strict=True)]
        ),
        ticks=tuple(_year_ticks(spans, rects, locale)),
        lines=tuple([Tick(charts.height_of(at, most), (_number(at, locale),)) for at in charts.ticks_of(most)]),
        width=charts.WIDTH,
        height=charts.HEIGHT,
        base=charts.BASE,
        axis=charts.WIDTH - charts.AXIS if mirrored else charts.AXIS,
        end=charts.EDGE if mirrored else charts.WIDTH - charts.EDGE,
        description=locale.word(
            "years_chart",
            first=years_of(spans[0], locale),
            last=years_of(spans[-1], locale),
            most=locale.count("n_works", most),
            year=years_of(busiest, locale),
        ),
    )


def years_of(span: charts.Span, locale: Locale) -> str:
    """The years of a span, in both calendars where the locale shows both."""
    end = DateParts(span.last) if span.last > span.first else None
    return locale.year(Date(str(span.first), start=DateParts(span.first), end=end))


def _year_ticks(spans: Sequence[charts.Span], rects: Sequence[charts.Rect], locale: Locale) -> list[Tick]:
    """The first year and some after it, evenly."""
    step = -(-len(spans) // YEAR_LABELS)
    shown = list(zip(spans, rects, strict=True))[::step]
    return [Tick(charts.decimal(float(one.x) + float(one.width) / 2), _axis_lines(span, locale)) for span, one in shown]


def _axis_lines(span: charts.Span, locale: Locale) -> tuple[str, ...]:
    """The Gregorian years of a span and, for a Persian reader, the solar ones that they lie in."""
    stated = locale.dates.gregory.format(year=_range(span.first, span.last, locale))
    first, last = persian_years(DateParts(span.first)), persian_years(DateParts(span.last))
    if locale.calendar != "persian" or not first or not last:
        return (stated,)
    return stated, locale.dates.persian.format(year=_range(first[0], last[1], locale))


def _range(first: int, last: int, locale: Locale) -> str:
    written = locale.number(first), locale.number(last)
    return written[0] if first == last else locale.dates.range.format(first=written[0], last=written[1])


def network_chart(network: Network, view: View) -> NetworkChart | None:
    """Authors who wrote together; none where nobody did."""
    if not network.pairs:
        return None
    places = charts.layout(len(network.authors), network.pairs)
    edges = [
        Edge(places[one], places[other], charts.decimal(min(6, sqrt(works)))) for one, other, works in network.pairs
    ]
    locale = view.locale
    return NetworkChart(
        nodes=tuple(_nodes(network, places, view)),
        edges=tuple(edges),
        lines=_together(network, view),
        total=len(network.pairs),
        width=charts.NODES_WIDTH,
        height=charts.network_height(len(network.authors)),
        description=locale.word(
            "network_chart",
            authors=locale.count("n_authors", len(network.authors)),
            pairs=_number(len(network.pairs), locale),
        ),
        file=file_of_table("network"),
    )


def _nodes(network: Network, places: Sequence[charts.Point], view: View) -> list[Node]:
    names = [person.best(view.lang) for person, _ in network.authors]
    labels = [_short(name) for name in names]
    on_screen, on_phone = (
        charts.labelled(places, [len(label.value) * size // 2 + 6 for label in labels], line)
        for size, line in (LABEL, LABEL_ON_PHONE)
    )
    nodes = []
    for at, ((x, y), (_, works), label) in enumerate(zip(places, network.authors, labels, strict=True)):
        radius = min(15.0, 3.5 + sqrt(works))
        label_x, anchor = _beside(x, radius, len(label.value) * LABEL_ON_PHONE[0] // 4, view.locale)
        nodes.append(
            Node(
                says=f"{display(names[at])}: {view.locale.count('n_works', works)}",
                label=label if at in on_screen else Words(""),
                is_tight=at not in on_phone,
                x=x,
                y=y,
                radius=charts.decimal(radius),
                label_x=label_x,
                label_y=charts.decimal(y + radius),
                anchor=anchor,
            )
        )
    return nodes


def _beside(x: int, radius: float, half: int, locale: Locale) -> tuple[str, str]:
    """Where a name of this half a width begins, has its middle or ends, so that it stays in the picture, and which."""
    at_left, at_right = ("end", "start") if locale.direction == "rtl" else ("start", "end")
    if x < half:
        return charts.decimal(x - radius), at_left
    if x > charts.NODES_WIDTH - half:
        return charts.decimal(x + radius), at_right
    return charts.decimal(x), "middle"


def _short(name: Name) -> Words:
    """A family name, or the beginning of an organisation's."""
    text = with_particle(name) or name.literal or name.given
    return Words(text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…", name.lang)


def _together(network: Network, view: View) -> tuple[Together, ...]:
    """The pairs that share the most works."""
    anchors = [
        view.anchor(name_words(person.best(view.lang)), author_folder(person.slug)) for person, _ in network.authors
    ]
    pairs = sorted(network.pairs, key=lambda pair: (-pair[2], pair))[:MOST_PAIRS]
    return tuple([Together(anchors[one], anchors[other], _number(works, view.locale)) for one, other, works in pairs])


def _number(number: int, locale: Locale) -> str:
    return grouped(number, locale.digits, locale.tag)
