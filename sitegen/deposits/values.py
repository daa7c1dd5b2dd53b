"""What several of these files want to know of a work in the same words."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from babel.core import get_global

from sitegen.formats.facts import known_language, one_line
from sitegen.model import Entry, Text, Words

NO_DAY = "1970-01-01"
MODIFIED_FIELDS = ("date-modified", "modificationdate", "timestamp")
"""Where BibDesk and JabRef write when a record was changed last; JabRef's old `timestamp` comes last."""

_DAY = re.compile(r"([0-9]{4})[-./]([0-9]{2})[-./]([0-9]{2})(?![0-9])")
# Where ISO 639-2 has two codes for a language, DOAJ wants the older one: https://www.loc.gov/standards/iso639-2/
_BIBLIOGRAPHIC = {
    "bo": "tib",
    "cs": "cze",
    "cy": "wel",
    "de": "ger",
    "el": "gre",
    "eu": "baq",
    "fa": "per",
    "fr": "fre",
    "hy": "arm",
    "is": "ice",
    "ka": "geo",
    "mi": "mao",
    "mk": "mac",
    "ms": "may",
    "my": "bur",
    "nl": "dut",
    "ro": "rum",
    "sk": "slo",
    "sq": "alb",
    "zh": "chi",
    # ISO 639-2 has no codes of their own for these.
    "ckb": "kur",
    "kmr": "kur",
    "prs": "per",
    "pes": "per",
}
# CLDR lists retired codes and those of dialects beside these.
_NOT_BIBLIOGRAPHIC = frozenset(
    {*("scc", "scr", "adp", "drh", "khk", "als", "arb", "ayr", "azj", "cmn", "cwd", "ekk", "esk", "fuc", "gaz", "gug")}
    | {
        *(
            "ike",
            "kmr",
            "knc",
            "kng",
            "kpv",
            "lvs",
            "npi",
            "ojg",
            "ory",
            "pbu",
            "plt",
            "quz",
            "src",
            "swh",
            "uzn",
            "ydd",
        )
    }
    | {*("zyb", "cls", "prp", "twi", "mol")}
)


def datestamp(entry: Entry) -> str:
    """The day on which a work, with its long texts, was changed last: `2022-05-12`.

    It is what the record says of itself, else the first day that it can have been issued on; never the clock, so that
    the same record has the same day on every machine.
    """
    written = dict(entry.extra)
    days = (_day(written.get(field, "")) for field in MODIFIED_FIELDS)
    return next(filter(None, days), "") or day_of_issue(entry)


def day_of_issue(entry: Entry) -> str:
    """The first day that a work can have been issued on, 1970-01-01 where that is not known."""
    start = entry.issued.start if entry.issued else None
    return _iso(start.year, start.month or 1, start.day or 1) if start else NO_DAY


def _day(written: str) -> str:
    found = _DAY.match(written.strip(" {}"))
    day = _iso(*map(int, found.groups())) if found else NO_DAY
    return "" if day == NO_DAY else day


@lru_cache(maxsize=1024)
def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return NO_DAY


@lru_cache(maxsize=256)
def language_code(lang: str) -> str:
    """The language of a BCP 47 tag without its region and script; empty for `und`."""
    return known_language(lang.partition("-")[0].lower())


@lru_cache(maxsize=256)
def bibliographic_code(lang: str) -> str:
    """The three letters of a language in ISO 639-2/B, `per` for Persian; empty where it has none."""
    language = language_code(lang)
    if language in _BIBLIOGRAPHIC:
        return _BIBLIOGRAPHIC[language]
    codes = [code for code, of in get_global("language_aliases").items() if of == language and len(code) == 3]
    return next((code for code in sorted(codes) if code not in _NOT_BIBLIOGRAPHIC), "")


def lines_of(text: Text) -> Iterable[Words]:
    """Every version of a text that has words, on one line."""
    return (Words(line, words.lang) for words in text.versions if (line := one_line(words.value)))


def cut(value: str, most: int) -> str:
    """A value that a schema gives no more room than so many characters, with as much of it as fits."""
    return value if len(value) <= most else value[:most].rstrip()
