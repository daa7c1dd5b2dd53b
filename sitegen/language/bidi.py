"""Which parts of a text run against its direction, so that each can be set apart on the page.

Unaided, a number after an Arabic letter turns an ISSN or a DOI around (UAX #9, rule W2:
https://www.unicode.org/reports/tr9/#W2). HTML sets a run apart with `<bdi dir="…">`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from sitegen.language.orthography import language_script

Direction = Literal["ltr", "rtl"]
Interval = tuple[int, int]

_RTL_SCRIPTS = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
_RTL = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_NATIVE_DIGITS = "\u0660-\u0669\u06f0-\u06f9"

_LTR_LETTER = re.compile(rf"[^\W\d_{_RTL}]")
_RTL_LETTER = re.compile(rf"[{_RTL}](?<=[^\W\d_])")
_NATIVE_DIGIT = re.compile(rf"[{_NATIVE_DIGITS}]")
_ASCII_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"\S+")

# What a Latin run in a right-to-left text cannot cross: « » ، ؛ belong to the sentence around it.
_BOUNDARIES = rf"{_RTL}«»\u200c"
_IN_WORD = re.compile(rf"[^\s{_BOUNDARIES}]")
# Neither letters of a script that runs to the right, nor ASCII digits: most of a right-to-left text.
_STAYING = rf"\0-/:-@\[-`{{-\xa9\u2000-\u206f{_NATIVE_DIGITS}{_BOUNDARIES}"
_TURNING = re.compile(rf"[^{_STAYING}][^{_BOUNDARIES}]*")
_WITHOUT_LTR = re.compile(rf"{_RTL_LETTER.pattern}(?:[\W\d_{_RTL}]*[{_RTL}{_NATIVE_DIGITS}])?")

_NUMBER = re.compile(r"(?:(?<![^\s(\[{“])[+\-−±$€£]+)?[0-9]+(?:[^\w\s()\[\]{}“”]+[0-9]+)*[%‰°]?")
_PREFIXES = "+-−±$€£#@.~"
_SUFFIX = re.compile("[+#%‰°′″*]*")
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|al|etc|Inc|Ltd|Jr|Sr)|\.[a-z])\.", re.ASCII)
_ABBREVIATION_LENGTH = 5
_OPENING, _CLOSING = "([{“", ")]}”"
_BRACKET = re.compile(r"[(\[{“)\]}”]")


class Run(Struct, frozen=True, gc=False):
    """A part of a text, and the direction to set it apart with (empty: it goes with the text around it)."""

    value: str
    direction: Literal["ltr", "rtl", ""] = ""


def direction(lang: str) -> Direction:
    """The direction that a language (BCP 47) is written in; left to right where it is not known."""
    return "rtl" if language_script(lang) in _RTL_SCRIPTS else "ltr"


def isolated_runs(text: str, direction: Direction) -> tuple[Run, ...]:
    """A text of the given direction, cut where it turns; the values of the runs make up the text.

    In a right-to-left text: Latin words with what stands between them, and numbers that hold punctuation (`2008-0867`).
    In a left-to-right text: Arabic or Hebrew words with what stands between them. A text that is all in the other
    direction is one run.
    """
    if direction == "rtl":
        return _cut(text, _whole(text, _LTR_LETTER, _RTL_LETTER) or _ltr_intervals(text), "ltr")
    if text.isascii():
        return _cut(text, (), "rtl")
    return _cut(text, _whole(text, _RTL_LETTER, _LTR_LETTER) or _rtl_intervals(text), "rtl")


def _cut(text: str, intervals: Iterable[Interval], direction: Direction) -> tuple[Run, ...]:
    runs, done = [], 0
    for start, end in intervals:
        runs += [Run(text[done:start]), Run(text[start:end], direction)]
        done = end
    return tuple(run for run in (*runs, Run(text[done:])) if run.value)


def _whole(text: str, present: re.Pattern[str], absent: re.Pattern[str]) -> list[Interval]:
    if absent.search(text) or not present.search(text):
        return []
    return [(len(text) - len(text.lstrip()), len(text.rstrip()))]


def _rtl_intervals(text: str) -> Iterator[Interval]:
    for found in _WITHOUT_LTR.finditer(text):
        limit = found.end()
        while limit < len(text) and text[limit] in _CLOSING:
            limit += 1
        yield _with_brackets(text, found.span(), (found.start(), limit))


def _ltr_intervals(text: str) -> Iterator[Interval]:
    done = 0
    for turn in _TURNING.finditer(text):
        start, end = turn.span()
        while start > done and _IN_WORD.match(text, start - 1):
            start -= 1
        yield from _ltr_intervals_within(text, (start, end))
        done = end


def _ltr_intervals_within(text: str, stretch: Interval) -> Iterator[Interval]:
    """The runs in a stretch without right-to-left letters: from a Latin word to the last Latin word or number."""
    run: Interval | None = None
    for found in _WORD.finditer(text, *stretch):
        word = found[0]
        if _LTR_LETTER.search(word) or (run and _is_number(word)):
            run = (run[0] if run else found.start(), found.end())
        elif run and _NATIVE_DIGIT.search(word):
            yield _tight(text, run)
            run = None
        elif not run and _is_number(word):
            yield from _fragile_numbers(text, found.span())
    if run:
        yield _tight(text, run)


def _is_number(word: str) -> bool:
    return bool(_ASCII_DIGIT.search(word)) and not _NATIVE_DIGIT.search(word)


def _fragile_numbers(text: str, word: Interval) -> Iterator[Interval]:
    return (found.span() for found in _NUMBER.finditer(text, *word) if not found[0].isdigit())


def _tight(text: str, run: Interval) -> Interval:
    """The run without the punctuation at its ends, but with signs, units and whole pairs of brackets."""
    start, end = run
    while not _is_of_word(text[start]):
        start += 1
    while not _is_of_word(text[end - 1]):
        end -= 1
    if start > run[0] and text[start - 1] in _PREFIXES and _stands_alone(text, start - 1):
        start -= 1
    if suffix := _SUFFIX.match(text, end, run[1]):
        end = suffix.end()
    if _ABBREVIATION.search(text, max(start, end - _ABBREVIATION_LENGTH), min(end + 1, run[1])):
        end = end + 1 if text[end : end + 1] == "." else end
    return _with_brackets(text, (start, end), run)


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")


def _stands_alone(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in _OPENING


def _with_brackets(text: str, run: Interval, limits: Interval) -> Interval:
    """The run and those brackets around it, within the limits, whose other half is inside."""
    start, end = run
    if not _BRACKET.search(text, *limits):
        return run
    opened = closed = 0
    for char in text[start:end]:
        closed += char in _CLOSING and not opened
        opened = max(0, opened + (char in _OPENING) - (char in _CLOSING))
    for at in range(end, limits[1]):
        if opened and text[at] in _CLOSING:
            end, opened = at + 1, opened - 1
    for at in range(start - 1, limits[0] - 1, -1):
        if closed and text[at] in _OPENING:
            start, closed = at, closed - 1
    return start, end
