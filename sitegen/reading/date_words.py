"""The words that dates are written with, in lower case, with Persian ی and ک, as one table from word to meaning."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["month", "season", "era", "approximate", "undatable", "undated"]


class Meaning(NamedTuple):
    """What a word is in a date; months and seasons have a number, months, eras and Persian seasons a calendar."""

    kind: Kind
    number: int = 0
    calendar: str = ""


class Words(NamedTuple):
    """The months, the season and the days that a text names, in its order; `solar` says that it has Persian words."""

    months: tuple[Meaning, ...] = ()
    season: int = 0
    days: tuple[int, ...] = ()
    solar: bool = False


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
    """What the words and numbers of a text name."""
    known = [found for token in tokens if (found := meaning(token))]
    months = tuple(word for word in known if word.kind == "month")
    season = next((word.number for word in known if word.kind == "season"), 0)
    return Words(months, season, day_numbers(tokens), any(word.calendar == "persian" for word in known))


def day_numbers(tokens: Sequence[str]) -> tuple[int, ...]:
    """The numbers that are short enough for a day."""
    return tuple(int(token) for token in tokens if token.isdecimal() and len(token) <= 2)
