"""The text of a date as the numbers in it: years, months, days, season, and the calendar that its words tell of.

EDTF: https://www.loc.gov/standards/datetime/. Which calendar a bare number belongs to is not decided here.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from sitegen.language.calendars import gregorian_years
from sitegen.language.characters import tidy
from sitegen.language.orthography import ascii_digits
from sitegen.model import DateParts
from sitegen.reading.date_words import DASH, EDTF_SEASONS, NUMERIC_MONTH, WORD, Words, meaning, words_of, words_of_month
from sitegen.reading.doubts import Doubt, Doubts

MAX_LENGTH = 200
"""Characters; a longer text is no date."""

SOLAR_YEARS = range(1200, 1501)
KNOWN_YEARS = range(1000, 3000)

TEX_SIGNS = re.compile(r"[{}\"]")
SPELLING = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ـ": None, "\u200c": " ", "\u200d": None, "۔": "."})
TIE = re.compile(r"~(?=\s*\w)")
TEX_DASH = re.compile(r"-{2,3}")
EDTF = r"[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?"
ISO = r"[0-9]{4}(?:[-/.][0-9]{1,2}){0,2}"
INTERVALS = (
    re.compile(rf"(?P<start>{EDTF}|\.\.|)/(?P<end>{EDTF}|\.\.|)"),
    re.compile(rf"(?P<start>{ISO})(?:\s*{DASH}\s*|\s+(?:-|to|تا)\s+)(?P<end>{ISO})"),
)
YEARS = re.compile(
    rf"\[?(?P<start>[0-9]{{4}})[~?%]?\s*(?:(?P<sure>{DASH}|to\b|تا\b)|[-/])\s*"
    r"(?P<end>[0-9]{4}|[0-9]{2}|date|present|now|اکنون)?[~?%]?\]?\.?"
)
YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])")
YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
TIME = re.compile(r"(?<=[0-9])t[0-9:.]+(?:z|[-+][0-9:]+)?$")
UNSPECIFIED = re.compile(r"(?:-(?:xx|uu))+$")
UNCERTAIN = re.compile(r"(?<=[0-9])[~?%]+|[~?%](?=[0-9])")
RESTATED = (
    re.compile(r"([^\[(=]+)[\[(=]([^\])]+)[\])]?\.?"),
    re.compile(rf"([^/]*[0-9]{{4}})\s*(?:/|-|{DASH})\s*([^/]*[0-9]{{4}})"),
)


class Reading(Struct, frozen=True):
    """What the text says; `start` and `end` are of a calendar that is still to be decided.

    `counterpart` is the same date in the other calendar, where the text has both. `era` is the calendar that the text
    names, `month_calendar` the one its months are of, both empty where it does not tell; `solar_words` says that a
    month or a season has a Persian name, `slashes` that slashes part its numbers. `undated` is for words such as
    "forthcoming", `complete` is false where a part could not be read.
    """

    start: DateParts | None = None
    end: DateParts | None = None
    counterpart: DateParts | None = None
    seasons: tuple[int, ...] = ()
    era: str = ""
    month_calendar: str = ""
    solar_words: bool = False
    slashes: bool = False
    approximate: bool = False
    undated: bool = False
    complete: bool = True
    doubts: Doubts = ()

    @property
    def season(self) -> int:
        """The season, if there is a single one."""
        return self.seasons[0] if len(self.seasons) == 1 else 0


def read_text(text: str) -> Reading:
    """What a text that holds a whole date says."""
    return _read(_plain(text), is_year=False)


def read_fields(year: str, month: str, day: str) -> tuple[str, Reading]:
    """The three fields as one text for people, and what they say."""
    numeric = NUMERIC_MONTH.fullmatch(_plain(month)) is not None
    literal = "-".join(filter(None, (year, month, day))) if numeric else " ".join(filter(None, (day, month, year)))
    reading = _read(_plain(year), is_year=True)
    if reading.start is None or reading.start.month or reading.end is not None or not (month or day):
        return literal, reading
    words = words_of_month(_plain(month), _plain(day))
    (start, end), complete = _ends(reading.start.year, words), bool(words.months or words.seasons)
    return literal, replace(reading, start=start, end=end, complete=complete, **_month_facts(words, reading))


def literal_of(text: str) -> str:
    """The text for people: without braces, quotes, ties and controls, in one line."""
    return tidy(TEX_DASH.sub("–", TIE.sub(" ", TEX_SIGNS.sub("", text))))


def _read(text: str, *, is_year: bool) -> Reading:
    if not text or len(text) > MAX_LENGTH or re.match(r"-[0-9]{4}", text):
        return Reading()
    return _restated(text, is_year=is_year) or _single(text, is_year=is_year)


def _restated(text: str, *, is_year: bool) -> Reading | None:
    """What 1400 [2021], 2021/1400 and their like say: a date, and the same one in the other calendar."""
    found = next((match for pattern in RESTATED if (match := pattern.fullmatch(text))), None)
    if found is None:
        return None
    first, second = (_single(half.strip(), is_year=is_year) for half in found.groups())
    counterpart = None if second.end else second.start
    if _is_solar_year_of(second, first):
        return replace(first, era="persian", counterpart=counterpart)
    return replace(first, era="gregory", counterpart=counterpart) if _is_solar_year_of(first, second) else None


def _is_solar_year_of(gregorian: Reading, solar: Reading) -> bool:
    year = solar.start.year if solar.start is not None and solar.era != "lunar" else 0
    years = gregorian_years(DateParts(year)) if year in SOLAR_YEARS else None
    return gregorian.start is not None and gregorian.start.year in (years or ())


def _single(text: str, *, is_year: bool) -> Reading:
    interval = next((found for pattern in INTERVALS if (found := pattern.fullmatch(text))), None)
    if interval is not None:
        return _interval(interval["start"], interval["end"])
    years = YEARS.fullmatch(text)
    last = _last_year(years, is_year=is_year) if years is not None else None
    if years is None or last is None:
        return _point(text)
    end = DateParts(last) if last else None
    return Reading(_known_year(int(years["start"])), end, approximate="?" in text or "~" in text)


def _interval(first: str, last: str) -> Reading:
    start, end = _point(first), _point(last)
    if start.start is None:
        return replace(end, approximate=True)
    return replace(start, end=end.start, approximate=start.approximate or end.approximate)


def _last_year(years: re.Match[str], *, is_year: bool) -> int | None:
    """The last year of 1384-1385, 1968–78, 1983/84; 0 where it is open; `None` where 2022-05 is a month.

    In a field for years 2009/10 is two of them, in a field for dates it is a month.
    """
    first, last = int(years["start"]), years["end"] or ""
    if not last.isdecimal():
        return 0
    century, short = first - first % 100, int(last)
    if len(last) == 4:
        return short
    if years["sure"]:
        return century + short + (100 if short <= first % 100 else 0)
    follows = is_year and short == first % 100 + 1
    no_month = short > 12 and (is_year or short not in EDTF_SEASONS)
    return century + short if follows or (no_month and short > first % 100) else None


def _point(text: str) -> Reading:
    plain = UNSPECIFIED.sub("", TIME.sub("", UNCERTAIN.sub("", text)))
    year_first = YEAR_FIRST.fullmatch(plain)
    compact = COMPACT.fullmatch(plain)
    year_last = YEAR_LAST.fullmatch(plain)
    if year_first is not None:
        reading = _year_first(int(year_first[1]), int(year_first[3]), int(year_first[4] or 0))
    elif compact is not None:
        reading = _year_first(int(compact[1]), int(compact[2]), int(compact[3]))
    elif year_last is not None:
        reading = _year_last(int(year_last[4]), int(year_last[1]), int(year_last[3]))
    else:
        reading = _in_words(plain)
    slashes = any(found is not None and found[2] == "/" for found in (year_first, year_last))
    approximate = reading.approximate or UNCERTAIN.search(text) is not None
    return replace(reading, slashes=slashes, approximate=approximate)


def _year_first(year: int, month: int, day: int) -> Reading:
    if month in EDTF_SEASONS and not day:
        return Reading(_known_year(year), seasons=(month - EDTF_SEASONS.start + 1,))
    return Reading(DateParts(year, month, day) if year in KNOWN_YEARS else None)


def _year_last(year: int, first: int, second: int) -> Reading:
    """13/5/2022 or 5/13/2022: which is the month is clear only if the other cannot be, or in the solar calendar."""
    if year not in KNOWN_YEARS:
        return Reading()
    if first <= 12 < second:
        return Reading(DateParts(year, first, second))
    if first > 12 or first == second or year in SOLAR_YEARS:
        return Reading(DateParts(year, second, first))
    message = f"the month of the date may be {first} or {second}, so only the year counts"
    return Reading(DateParts(year), doubts=(Doubt("ambiguous-date", message, f"write the date as {year}-MM-DD"),))


def _in_words(text: str) -> Reading:
    tokens = WORD.findall(text)
    kinds = {known.kind for token in tokens if (known := meaning(token))}
    year, era = _year_and_era(tokens)
    words = words_of(tokens)
    start, end = _ends(year, words)
    reading = Reading(
        start if year and "undatable" not in kinds else None,
        end,
        era=era,
        approximate="approximate" in kinds,
        undated="undated" in kinds or tokens in (["n", "d"], ["بی", "تا"]),
    )
    return replace(reading, **_month_facts(words, reading))


def _month_facts(words: Words, reading: Reading) -> dict[str, object]:
    return {
        "seasons": words.seasons or reading.seasons,
        "month_calendar": words.months[0].calendar if words.months else "",
        "solar_words": words.solar or reading.solar_words,
    }


def _ends(year: int, words: Words) -> tuple[DateParts, DateParts | None]:
    if not words.months:
        return DateParts(year), None
    days = words.days if len(words.days) >= len(words.months) else ()
    first, last = (days[0], days[-1]) if days else (0, 0)
    start = DateParts(year, words.months[0].number, first)
    end = DateParts(year, words.months[-1].number, last)
    return start, end if end > start else None


def _year_and_era(tokens: list[str]) -> tuple[int, str]:
    """The first year and the era named after it; of a lunar and another year, the other."""
    years: list[tuple[int, str]] = []
    for token in tokens:
        known = meaning(token)
        if token.isdecimal() and len(token) == 4 and int(token) in KNOWN_YEARS:
            years.append((int(token), ""))
        elif known is not None and known.kind == "era" and years and not years[-1][1]:
            years[-1] = (years[-1][0], known.calendar)
    return next((year for year in years if year[1] != "lunar"), years[0] if years else (0, ""))


def _known_year(year: int) -> DateParts | None:
    return DateParts(year) if year in KNOWN_YEARS else None


def _plain(text: str) -> str:
    if len(text) > 2 * MAX_LENGTH:
        return ""
    return " ".join(literal_of(ascii_digits(text)).translate(SPELLING).lower().split())
