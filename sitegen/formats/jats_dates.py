"""When an article in JATS was issued: one of several dates, in one of several calendars."""

from xml.etree.ElementTree import Element as Tree

from msgspec.structs import replace

from sitegen.formats.jats_terms import SEASONS
from sitegen.formats.records import PERSIAN_CALENDARS, date_parts, in_both_calendars, is_said, within
from sitegen.formats.xml_reading import Source, text
from sitegen.language.orthography import ascii_digits
from sitegen.model import Date, DateParts

ORDER = ("ppub", "epub-ppub", "collection", "pub", "epub", "")
"""The kinds of dates (`pub-type` or `date-type`): that of the issue first, since it is what is cited."""
MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASON_WORDS = {**{name: number for number, name in enumerate(SEASONS) if name}, "fall": 3}


def issued(source: Source) -> Date | None:
    """The date of the issue, or one of the same year that says more, in both calendars; others are left."""
    found = [(node, date) for node in source.root.findall("article-meta/pub-date") if (date := _date(node)).start]
    solar = [(node, date) for node, date in found if _is_persian(node)][:1]
    ranked = sorted((pair for pair in found if not _is_persian(pair[0])), key=lambda pair: _rank(pair[0]))
    chosen = _chosen(ranked)
    told = [date for _, date in chosen]
    source.take([node for node, _ in (*chosen, *solar)])
    source.take([node for node, date in ranked if told and is_said(date, told[0])])
    parts, season = next(((one.start, one.season) for _, one in solar), (None, 0))
    both = in_both_calendars(chosen[0][1] if chosen else None, parts)
    return replace(both, season=season) if both and season else both


def _chosen(ranked: list[tuple[Tree, Date]]) -> list[tuple[Tree, Date]]:
    """The first date, but for one of the same year that says more than a year or a month."""
    for node, date in ranked[:1]:
        if date.end or date.season or date.start is None or date.start.day:
            return [(node, date)]
        same = [pair for pair in ranked if pair[1].start and pair[1].start.year == date.start.year]
        return [max(same, key=lambda pair: _exactness(pair[1]))]
    return []


def _exactness(date: Date) -> int:
    return sum(1 for part in (date.start.month, date.start.day) if part) if date.start else 0


def _is_persian(node: Tree) -> bool:
    return node.get("calendar", "").lower() in PERSIAN_CALENDARS


def _rank(node: Tree) -> int:
    kind = node.get("pub-type") or node.get("date-type") or ""
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _date(node: Tree) -> Date:
    """The date of an element: the range that its attribute has, else its parts, else the attribute."""
    first, _, last = ("" if _is_persian(node) else node.get("iso-8601-date", "")).partition("/")
    start = _parts(node) or date_parts(first)
    season = SEASON_WORDS.get(text(node.find("season")).lower(), 0)
    return Date(text(node), start=start, end=date_parts(last) if last else None, season=season)


def _parts(node: Tree) -> DateParts | None:
    year = ascii_digits(text(node.find("year")))
    if not (year.isdecimal() and len(year) == 4):
        return None
    month = text(node.find("month"))
    named = MONTHS.index(month[:3].lower()) if month[:3].lower() in MONTHS[1:] else 0
    number = within(month, 12) or named
    return DateParts(int(year), number, within(text(node.find("day")), 31) if number else 0)
