"""Where the parts of charts stand: numbers for SVG, as text that is the same on every machine.

https://www.w3.org/TR/SVG2/. No library draws charts that mirror for right-to-left text, take their colours from the
style sheet and stay small; a template and these few numbers do.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from msgspec import Struct

WIDTH, HEIGHT = 720, 280
BASE, TOP, AXIS, EDGE = 214, 14, 44, 8
"""Where columns stand, how high they reach, and what is left beside them for the axis and at its other end."""
WIDEST = 46
MOST_COLUMNS = 60
SPANS = (1, 5, 10, 50, 100, 500)
MOST_TICKS = 4

NODES_WIDTH, NODES_HEIGHT, MARGIN = 720, 560, 44
ROUNDS = 90
# Fractional parts of multiples of these spread over a square: http://extremelearning.com.au/unreasonable-effectiveness-of-quasirandom-sequences/
SPREAD = 0.7548776662466927, 0.5698402909980532

Point = tuple[int, int]
Pairs = tuple[tuple[int, int, int], ...]


class Span(Struct, frozen=True, gc=False):
    """Some years that follow each other, and their works."""

    first: int
    last: int
    works: int


class Rect(Struct, frozen=True, gc=False):
    """A rectangle, as SVG wants it."""

    x: str
    y: str
    width: str
    height: str


def spans_of(years: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Every year from the first to the last one, those without works too; of many years, some together."""
    if not years:
        return ()
    first, last = years[0][0], years[-1][0]
    size = next((one for one in SPANS if last // one - first // one < MOST_COLUMNS), SPANS[-1])
    works = dict.fromkeys(range(first // size, last // size + 1), 0)
    for year, number in years:
        works[year // size] += number
    return tuple([Span(at * size, at * size + size - 1, number) for at, number in works.items()])


def ticks_of(most: int) -> tuple[int, ...]:
    """Round numbers from nothing to no more than the largest number."""
    sizes = (digit * 10**power for power in range(12) for digit in (1, 2, 5))
    step = next((size for size in sizes if most // size <= MOST_TICKS), most)
    return tuple(range(0, most + 1, step))


def columns(numbers: Sequence[int], *, mirrored: bool) -> tuple[Rect, ...]:
    """A column for each number, the first one beside the axis: on the left, or if mirrored on the right."""
    step = min(WIDEST, (WIDTH - AXIS - EDGE) / max(1, len(numbers)))
    width, most = step * 0.78, max(numbers, default=0)
    found = []
    for at, number in enumerate(numbers):
        height = (BASE - TOP) * number / most if most else 0
        x = AXIS + at * step + (step - width) / 2
        found.append(
            Rect(decimal(WIDTH - x - width if mirrored else x), decimal(BASE - height), decimal(width), decimal(height))
        )
    return tuple(found)


def height_of(number: int, most: int) -> str:
    """How far down the line of a number is."""
    return decimal(BASE - (BASE - TOP) * number / most if most else BASE)


def share(number: int, of: int) -> str:
    """A part of a whole as a percentage for SVG."""
    return decimal(100 * number / of if of else 0)


def decimal(value: float) -> str:
    """A number with at most one digit after the point."""
    return f"{value:.1f}".removesuffix(".0")


@lru_cache(4)
def layout(count: int, pairs: Pairs) -> tuple[Point, ...]:
    """A place for each of so many nodes, those that are paired near each other, by Fruchterman and Reingold's forces.

    https://doi.org/10.1002/spe.4380211102. Only operations that IEEE 754 rounds alike everywhere are used, and a fixed
    number of times.
    """
    places = [((0.5 + at * SPREAD[0]) % 1 - 0.5, (0.5 + at * SPREAD[1]) % 1 - 0.5) for at in range(count)]
    ideal = 1 / sqrt(count) if count else 1.0
    for turn in range(ROUNDS):
        reach = 0.12 * (ROUNDS - turn) / ROUNDS
        places = [
            _moved(place, force, reach) for place, force in zip(places, _forces(places, pairs, ideal), strict=True)
        ]
    return _fitted(places)


def _forces(places: Sequence[tuple[float, float]], pairs: Pairs, ideal: float) -> list[tuple[float, float]]:
    """Every node pushes every other one off, pairs pull each other near, and all are pulled to the middle."""
    xs, ys = [-x * 0.9 for x, _ in places], [-y * 0.9 for _, y in places]
    push = ideal * ideal
    for one, (x, y) in enumerate(places):
        for other in range(one):
            dx, dy = x - places[other][0], y - places[other][1]
            force = push / (dx * dx + dy * dy + 1e-6)
            xs[one] += dx * force
            ys[one] += dy * force
            xs[other] -= dx * force
            ys[other] -= dy * force
    for one, other, _ in pairs:
        dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
        force = sqrt(dx * dx + dy * dy) / ideal
        xs[one] -= dx * force
        ys[one] -= dy * force
        xs[other] += dx * force
        ys[other] += dy * force
    return list(zip(xs, ys, strict=True))


def _moved(place: tuple[float, float], force: tuple[float, float], reach: float) -> tuple[float, float]:
    length = sqrt(force[0] * force[0] + force[1] * force[1])
    part = reach / length if length > reach else 1.0
    return place[0] + force[0] * part, place[1] + force[1] * part


def network_height(count: int) -> int:
    """How high a picture of so many nodes is."""
    return min(NODES_HEIGHT, 150 + 14 * count)


def _fitted(places: Sequence[tuple[float, float]]) -> tuple[Point, ...]:
    """The places stretched over the picture, or over the middle of it if they are few, in whole units."""
    width, height = min(NODES_WIDTH, 260 + 24 * len(places)), network_height(len(places))
    side = (NODES_WIDTH - width) // 2 + MARGIN
    xs = _stretched([x for x, _ in places], side, NODES_WIDTH - side)
    ys = _stretched([y for _, y in places], MARGIN // 2, height - MARGIN)
    return tuple(zip(xs, ys, strict=True))


def _stretched(values: Sequence[float], start: int, end: int) -> list[int]:
    low, high = min(values, default=0), max(values, default=0)
    room = end - start
    return [round(start + room * (value - low) / (high - low)) if high > low else start + room // 2 for value in values]


def labelled(places: Sequence[Point], widths: Sequence[int], line: int) -> frozenset[int]:
    """The nodes whose names, in a line below them, touch no other name and no other node; the first ones go first."""
    kept: dict[int, tuple[int, int, int]] = {}
    for at, ((x, y), width) in enumerate(zip(places, widths, strict=True)):
        left = max(0, min(NODES_WIDTH - width, x - width // 2))
        right = left + width
        touches_name = any(
            abs(y - other) < line and left < end and start < right for start, end, other in kept.values()
        )
        touches_node = any(left - 5 < one < right + 5 and y < other < y + 2 * line for one, other in places)
        if not touches_name and not touches_node:
            kept[at] = (left, right, y)
    return frozenset(kept)
