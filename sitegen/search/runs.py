"""Rising numbers as short text: what is left of them is small once a host has compressed it.

Each number is told by its distance from the one before it, in an alphabet of 64 characters that JSON need not escape:
up to 48 in one of them, up to 1,008 in two, more in four. `search-index.js` reads them.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import sub

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
ONE, TWO = 48, 48 + 15 * 64
COMMON = 4_096


def run(numbers: Sequence[int]) -> str:
    """Numbers from 0 to 262,143 in rising order, none twice, as text."""
    written = _written()
    steps = map(sub, numbers, (-1, *numbers[:-1]))
    if numbers and numbers[-1] < COMMON:
        return "".join(map(written, steps))
    return "".join([written(step) if step <= COMMON else _code(step) for step in steps])


def runs(fields: Iterable[Sequence[int]]) -> str:
    """Several of them, parted by commas; empty ones at the end are left out."""
    return ",".join(map(run, fields)).rstrip(",")


@cache
def _written() -> Callable[[int], str]:
    return ("", *map(_code, range(1, COMMON + 1))).__getitem__


def _code(step: int) -> str:
    value = step - 1
    if value < ONE:
        return ALPHABET[value]
    if value < TWO:
        value -= ONE
        return ALPHABET[ONE + value // 64] + ALPHABET[value % 64]
    return ALPHABET[63] + "".join(ALPHABET[value >> shift & 63] for shift in (12, 6, 0))
