"""What a reader of XML finds in a record, as the work that becomes a BibTeX entry."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal
from xml.etree.ElementTree import Element as Tree

from msgspec.structs import replace

from sitegen.formats.dates import iso
from sitegen.formats.format import Address
from sitegen.formats.imported import Imported
from sitegen.formats.importing.entry import entry_of, key_of
from sitegen.formats.importing.terms import NUMBERS, ROLES, one_number
from sitegen.formats.xml_reading import Source, line_of
from sitegen.language.calendars import gregorian_start
from sitegen.language.names import display
from sitegen.language.orthography import ascii_digits, language_tag
from sitegen.model import Date, DateParts, Name, Person, Text, Words

CLOSING = re.compile(r"(?<!\s)\s*(?:(?<=\s)[/:;=]|,)$")
NONE: Mapping[str, str] = MappingProxyType({})
PERSIAN_CALENDARS = frozenset(("persian", "jalali", "shamsi", "solar hijri", "solar-hijri"))
"""What files call the calendar."""


def imported(
    values: Mapping[str, Any], key: str, address: Address, source: Source, extra: Mapping[str, str] = NONE
) -> Imported:
    """The entry that a work becomes; `values` are the fields of an `Entry`, empty ones may be missing.

    `extra` are fields that no value of an `Entry` makes; empty ones are none.
    """
    found = key_of(key)
    if not found:
        source.lose("identifier", key)
    numbers = {name: values[name] for name in NUMBERS if values.get(name)}
    kept, others, page = one_number(values["type"], numbers, values.get("page"))
    for name, value in others.items():
        source.lose(name, value)
    people = {role: _ordered(values[role], values["language"]) for role in ROLES if values.get(role)}
    values = {**values, **people, **dict.fromkeys(NUMBERS, ""), **kept, "page": page}
    made = entry_of(values, address, {name: value for name, value in extra.items() if value}, source.lose)
    return replace(made, key=found, losses=tuple(source.lost().items()), line=line_of(source.root))


def _ordered(people: Iterable[Person], lang: str) -> tuple[Person, ...]:
    """The people with their names in the language of the record first, as in most records."""
    return tuple(
        replace(one, names=tuple(sorted(one.names, key=lambda name: name.lang != lang))) if one.names[1:] else one
        for one in people
    )


def pmcid(written: Iterable[str], source: Source) -> str:
    """The number of an article at PubMed Central, which some files write without the letters before it."""
    found = dict.fromkeys(f"PMC{one}" if one.isdecimal() else one for one in written if one)
    for other in list(found)[1:]:
        source.lose("pmcid", other)
    return next(iter(found), "")


def names_told(found: Iterable[tuple[Name, Tree]], source: Source) -> tuple[Name, ...]:
    """The names of a person, each from an element, the first one of each language; others are lost."""
    kept: dict[str, Name] = {}
    for name, node in found:
        if display(kept.setdefault(name.lang, name)) != display(name):
            source.lose(node.tag, display(name), node)
    return tuple(kept.values())


def versions(found: Iterable[tuple[str, str]], source: Source, name: str) -> Text:
    """Words in each language once, from pairs of a language and words; what no field can tell apart is lost."""
    kept: dict[str, Words] = {}
    for lang, value in found:
        if not value:
            continue
        if lang in kept or (kept and lang == "und"):
            source.lose(name, value)
        else:
            kept[lang] = Words(value, lang)
    return Text(tuple(kept.values()))


def language(named: str) -> str:
    """The tag of a language that a file names in whatever way; `und` where it is not known."""
    return language_tag(named) or "und"


def persons(names: Iterable[tuple[Name, ...]]) -> tuple[Person, ...]:
    """The people with some names, each in every language once."""
    return tuple(Person(tuple({name.lang: name for name in reversed(each)}.values())[::-1]) for each in names if each)


def human(family: str, given: str, suffix: str, lang: str) -> Name:
    """A name whose particle, words without a capital in Latin script, may stand before the family name."""
    words = family.split(" ")
    count = next((at for at, word in enumerate(words) if not word.islower()), 0)
    return Name(" ".join(words[count:]), given, " ".join(words[:count]), suffix, lang=lang)


def in_both_calendars(date: Date | None, solar: DateParts | None) -> Date | None:
    """A date, and the solar one beside it: where it is no day, the record is taken to have stated that one."""
    if solar is None:
        return date
    if date is None or date.start is None:
        start = gregorian_start(solar)
        return Date(iso(solar), "persian", start, persian=solar, approximate=not solar.month)
    calendar: Literal["gregory", "persian"] = "gregory" if date.start.day or date.end else "persian"
    return replace(date, calendar=calendar, persian=solar)


def unpunctuated(value: str) -> str:
    """A value without the sign that catalogues put between it and the next one.

    https://www.ifla.org/publications/international-standard-bibliographic-description/
    """
    return CLOSING.sub("", value)


def is_said(date: Date, whole: Date) -> bool:
    """Whether a date says no more than another one does."""
    part, start = date.start, whole.start
    if part is None or start is None:
        return False
    is_within = part.year == start.year and part.month in {0, start.month} and part.day in {0, start.day}
    return is_within and date.season in {0, whole.season} and date.end in {None, whole.end}


def date_parts(value: str) -> DateParts | None:
    """A date as ISO 8601 or W3C write it, as far as it is one."""
    year, month, day, *_ = (*ascii_digits(value).partition("T")[0].split("-"), "", "")
    if not (year.isdecimal() and len(year) == 4):
        return None
    number = within(month, 12)
    return DateParts(int(year), number, within(day, 31) if number else 0)


def within(value: str, most: int) -> int:
    """A number from 1 to some other in digits of any script; 0 where it is none of these."""
    digits = ascii_digits(value)
    number = int(digits) if digits.isdecimal() and len(digits) <= 2 else 0
    return number if number <= most else 0
