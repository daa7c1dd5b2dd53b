"""The words that dates are written with, in lower case, with Persian ی and ک, as one table from word to meaning."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["month", "season", "era", "approximate", "undatable", "undated"]


class Meaning(NamedTuple):
    """What a word is in a date; months and seasons have a number, months, eras and Persian seasons a calendar."""

    kind: Kind
    number: int = 0
    calendar: str = ""


class Words(NamedTuple):
    """The months, the seasons and the days that a text names, in its order; `solar` says that it has Persian words."""

    months: tuple[Meaning, ...] = ()
    seasons: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    solar: bool = False


DASH = "[‐‑‒–—―−]"
NUMERIC_MONTH = re.compile(rf"([0-9]{{1,2}})(?:\s*(?:[-/]|{DASH})\s*([0-9]{{1,2}}))?")
RESTATED_MONTH = re.compile(r"([^\W\d_]+)\s*/\s*([0-9]{1,2})")
WORD = re.compile(r"[0-9]+|[^\W\d_]+")
EDTF_SEASONS = range(21, 25)

ENGLISH_MONTHS = "january february march april may june july august september october november december"
GREGORIAN_MONTHS = (
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "ژانویه فوریه مارس آپریل می ژوین جولای آگوست سپتامبر اکتبر نوامبر دسامبر",
    "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر",
    "ینایر فبرایر مارس أبریل مایو یونیو یولیو أغسطس سبتمبر أکتوبر نوفمبر دیسمبر",
)
SOLAR_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "فروردین اردیبهشت خرداد تیر امرداد شهریور مهر ابان اذر دی بهمن اسفند",
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand",
)
SEASONS = ("spring summer autumn winter", "spring summer fall winter")
SOLAR_SEASONS = ("بهار تابستان پاییز زمستان", "بهار تابستان پائیز زمستان", "بهار تابستان خزان زمستان")
ERAS = {
    "persian": "ش شمسی خورشیدی",
    "gregory": "م میلادی ء ad ce",
    "lunar": "ق قمری ah",
}
APPROXIMATE = "ca circa about around approximately before after حدود حدوداً پیش پس"
UNDATABLE = "s bc bce century قرن سده دهه"
"""What turns a number into something that is not a year of our era: a decade, a century, years before Christ."""
UNDATED = "forthcoming press appear submitted accepted review undated nd زودآیند چاپ انتشار بیتا"


def _numbered(rows: tuple[str, ...], kind: Kind, calendar: str) -> dict[str, Meaning]:
    return {word: Meaning(kind, number, calendar) for row in rows for number, word in enumerate(row.split(), 1)}


def _shortened(words: str) -> dict[str, Meaning]:
    return {
        word[:length]: Meaning("month", number, "gregory")
        for number, word in enumerate(words.split(), 1)
        for length in range(3, len(word) + 1)
    }


MEANINGS: dict[str, Meaning] = (
    _shortened(ENGLISH_MONTHS)
    | _numbered(GREGORIAN_MONTHS, "month", "gregory")
    | _numbered(SOLAR_MONTHS, "month", "persian")
    | _numbered(SEASONS, "season", "")
    | _numbered(SOLAR_SEASONS, "season", "persian")
    | {word: Meaning("era", calendar=calendar) for calendar, words in ERAS.items() for word in words.split()}
    | {word: Meaning("approximate") for word in APPROXIMATE.split()}
    | {word: Meaning("undatable") for word in UNDATABLE.split()}
    | {word: Meaning("undated") for word in UNDATED.split()}
)


def meaning(word: str) -> Meaning | None:
    """What the word means in a date; خردادماه is خرداد."""
    return MEANINGS.get(word) or MEANINGS.get(word.removesuffix("ماه"))


def words_of(tokens: Sequence[str]) -> Words:
    """What the words and numbers of a text name; months of a second calendar only say the first ones again."""
    known = [found for token in tokens if (found := meaning(token))]
    months = [word for word in known if word.kind == "month"]
    return Words(
        tuple(month for month in months if month.calendar == months[0].calendar),
        tuple(dict.fromkeys(word.number for word in known if word.kind == "season")),
        day_numbers(tokens),
        any(word.calendar == "persian" for word in known),
    )


def words_of_month(month: str, day: str) -> Words:
    """What a field for months, and one for days, name."""
    numeric = NUMERIC_MONTH.fullmatch(month)
    days = WORD.findall(day)
    if numeric is None:
        return words_of(WORD.findall(_without_restated_number(month)) + days)
    numbers = tuple(int(number) for number in numeric.groups() if number)
    if numbers[0] in EDTF_SEASONS:
        return Words(seasons=(numbers[0] - EDTF_SEASONS.start + 1,))
    return Words(tuple(Meaning("month", number) for number in numbers), days=day_numbers(days))


def _without_restated_number(month: str) -> str:
    """The month alone where خرداد/3 may give its number again rather than a day."""
    restated = RESTATED_MONTH.fullmatch(month)
    known = meaning(restated[1]) if restated is not None else None
    return restated[1] if restated and known and known.number == int(restated[2]) else month


def day_numbers(tokens: Sequence[str]) -> tuple[int, ...]:
    """The numbers that are short enough for a day."""
    return tuple(int(token) for token in tokens if token.isdecimal() and len(token) <= 2)
