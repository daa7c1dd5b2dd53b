"""When a work in MODS was issued: one of several dates, in one of several calendars and encodings."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element as Tree

from sitegen.formats.mods_terms import SEASONS_FROM
from sitegen.formats.records import PERSIAN_CALENDARS, date_parts, in_both_calendars, is_said
from sitegen.formats.xml_reading import Source, text
from sitegen.model import Date, DateParts

KINDS = ("dateIssued", "date", "copyrightDate", "dateCreated", "dateOther")
"""Elements with a date, in the order in which one stands for the date of issue."""
EXACT = frozenset(("w3cdtf", "iso8601", "edtf", ""))


def dated(source: Source, origins: Sequence[Tree]) -> Date | None:
    """The date of the first kind that there is, in both calendars where it has both; dates of other kinds are left."""
    for kind in KINDS:
        nodes = [node for origin in origins for node in origin.findall(kind)]
        solar = [node for node in nodes if node.get("calendar", "").lower() in PERSIAN_CALENDARS][:1]
        date = _date(source, [node for node in nodes if node not in solar])
        parts = next((parts for node in source.take(solar) if (parts := date_parts(text(node)))), None)
        if date is not None or parts is not None:
            both = in_both_calendars(date, parts)
            _take_said(source, origins, both)
            return both
    return None


def _take_said(source: Source, origins: Sequence[Tree], whole: Date | None) -> None:
    """Take the dates of other kinds that say the same, such as that of the part."""
    for node in [node for kind in ("dateIssued", "date") for origin in origins for node in origin.findall(kind)]:
        if whole and is_said(Date("", start=_parts(node)), whole) and _is_plain(node):
            source.take([node])


def _is_plain(node: Tree) -> bool:
    return node.get("point") is None and not _season(text(node))


def _date(source: Source, nodes: list[Tree]) -> Date | None:
    """The key date or the most exact one, with the end of a range; a date without a year is its words."""
    readable = [(node, parts) for node in nodes if (parts := _parts(node)) is not None]
    starts = [pair for pair in readable if pair[0].get("point") != "end"]
    if not starts:
        source.take(nodes[:1])
        return next((Date(words) for node in nodes if (words := text(node))), None)
    start, parts = min(starts, key=lambda pair: _rank(pair[0]))
    ends = [pair for pair in readable if pair[0].get("point") == "end" and start.get("point") == "start"][:1]
    same = [node for node, other in starts if other == parts]
    source.take([*same, *(node for node, _ in ends)])
    return Date(
        text(start),
        start=parts,
        end=next((end for _, end in ends), None),
        season=_season(text(start)),
        approximate=start.get("qualifier") == "approximate",
    )


def _rank(node: Tree) -> tuple[bool, bool]:
    """The key date first, then what is in an encoding of ISO's kind."""
    return node.get("keyDate") != "yes", node.get("encoding", "") not in EXACT


def _season(value: str) -> int:
    """The season of EDTF's `2022-21`."""
    number = value[5:7]
    return int(number) - SEASONS_FROM if number in {"21", "22", "23", "24"} else 0


def _parts(node: Tree) -> DateParts | None:
    """The date as ISO writes it, or the year in it as catalogues do: `[c2019]`."""
    return date_parts(text(node).strip("[]()c©.? "))
