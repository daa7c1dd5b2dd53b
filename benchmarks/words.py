"""Random sentences, titles, names and terms, made of the vocabulary."""

from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

from benchmarks.vocabulary import (
    ACCENTED,
    ENDINGS,
    GIVEN_NAMES,
    MANNERS,
    METHODS,
    MIDDLES,
    PERSIAN_MANNERS,
    PERSIAN_SUBJECTS,
    PERSIAN_VERBS,
    PLACES,
    QUALITIES,
    SECTIONS,
    STARTS,
    SUBJECTS,
    THINGS,
    TIMES,
    VERBS,
    Pair,
)

T = TypeVar("T")


class Dice:
    """A source of random choices that gives the same ones for the same seed, on every version of Python."""

    def __init__(self, seed: str) -> None:
        self.roll: Callable[[], float] = Random(seed).random  # the only method whose sequence Python promises to keep

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[int(self.roll() * len(choices))]

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.roll() * (high - low + 1))

    def several(self, weights: Sequence[float], count: int) -> list[int]:
        """Different places in a list of cumulative weights; heavy ones come more often."""
        found: dict[int, None] = {}
        while len(found) < count:
            found[bisect(weights, self.roll() * weights[-1])] = None
        return list(found)


def falling_weights(size: int, exponent: float) -> list[float]:
    """The cumulative weights of a few frequent and many rare things (Zipf)."""
    return list(accumulate((rank + 1) ** -exponent for rank in range(size)))


def title(dice: Dice, number: int) -> Pair:
    """A title in English and in Persian."""
    quality, place, method, (thing, other) = *map(dice.pick, (QUALITIES, PLACES, METHODS)), _two_things(dice)
    english = f"{quality[0].capitalize()} {thing[0].title()} and {other[0].title()}"
    persian = f"{thing[1]} و {_linked(other[1])} {quality[1]}"
    return f"{english} in {place[0]}: {method[0]}, {number}", f"{persian} در {place[1]}: {method[1]}، {number}"


def _linked(persian: str) -> str:
    """A Persian noun as it stands before its adjective (ezafe)."""
    return persian + "ی" if persian.endswith("ا") else persian


def _two_things(dice: Dice) -> tuple[Pair, Pair]:
    place, further = dice.between(0, len(THINGS) - 1), dice.between(1, len(THINGS) - 1)
    return THINGS[place], THINGS[(place + further) % len(THINGS)]


def abstract(dice: Dice, size: int) -> str:
    """An English abstract in sections, of about so many letters."""
    parts = []
    for section in SECTIONS:
        parts.append(f"{section}:")
        length = 0
        while length < size // len(SECTIONS):
            parts.append(_sentence(dice))
            length += len(parts[-1])
    return " ".join(parts)


def _sentence(dice: Dice) -> str:
    subject, verb, time, manner = map(dice.pick, (SUBJECTS, VERBS, TIMES, MANNERS))
    quality, thing, place, year = dice.pick(QUALITIES), dice.pick(THINGS), dice.pick(PLACES), dice.between(1880, 1990)
    return f"{subject} {verb} the {quality[0]} {thing[0]} of {place[0]} in {year}, {time}, {manner}."


def persian_abstract(dice: Dice, size: int) -> str:
    """A Persian abstract of about so many letters."""
    parts: list[str] = []
    length = 0
    while length < size:
        subject, verb, manner = map(dice.pick, (PERSIAN_SUBJECTS, PERSIAN_VERBS, PERSIAN_MANNERS))
        quality, thing, place = map(dice.pick, (QUALITIES, THINGS, PLACES))
        parts.append(f"{subject} {_linked(thing[1])} {quality[1]} در {place[1]} {verb}، {manner}.")
        length += len(parts[-1])
    return " ".join(parts)


def family(dice: Dice) -> Pair:
    """A family name as it is read and as BibTeX has it."""
    name = dice.pick(STARTS) + dice.pick(MIDDLES) + dice.pick(MIDDLES) + dice.pick(ENDINGS)
    if dice.roll() < 0.06:
        accented = dice.pick(ACCENTED)
        return f"{accented[0]} {name}", f"{accented[1]} {name}"
    return (name, name) if dice.roll() < 0.8 else (both := f"{name} {dice.pick(STARTS)}{dice.pick(ENDINGS)}", both)


def given(dice: Dice) -> str:
    """A given name, some with an initial."""
    return dice.pick(GIVEN_NAMES) + (f" {dice.pick('ABDEGHKMRST')}." if dice.roll() < 0.3 else "")


def term(dice: Dice) -> Pair:
    """A keyword in English and in Persian."""
    quality, place, (thing, other) = *map(dice.pick, (QUALITIES, PLACES)), _two_things(dice)
    kind = dice.roll()
    if kind < 0.3:
        return f"{thing[0].capitalize()} of {place[0]}", f"{_linked(thing[1])} {place[1]}"
    if kind < 0.6:
        return f"{quality[0].capitalize()} {thing[0]}", f"{_linked(thing[1])} {quality[1]}"
    return f"{quality[0].capitalize()} {thing[0]} and {other[0]}", f"{thing[1]} و {_linked(other[1])} {quality[1]}"
