"""What a reader of XML finds in a record, as the work that becomes a BibTeX entry."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from msgspec.structs import replace

from sitegen.formats.bibtex import ROWS, fields_of
from sitegen.formats.dates import iso
from sitegen.formats.facts import ENGLISH_GENRES
from sitegen.formats.fields import NAME
from sitegen.formats.format import Address
from sitegen.formats.imported import Imported
from sitegen.formats.xml_reading import Source
from sitegen.language.calendars import gregorian_start
from sitegen.language.orthography import ascii_digits, language_tag
from sitegen.model import Date, DateParts, Entry, Name, Person, Text, Words

PERSIAN_CALENDARS = frozenset(("persian", "jalali", "shamsi", "solar hijri", "solar-hijri"))
"""What files call the calendar."""

ContainerKind: TypeAlias = Literal["periodical", "book", "proceedings", "website"]

BIBLATEX_TYPES: Mapping[str, str] = {
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "classic": "book",
    "collection": "collection",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "artwork",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "report": "report",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "song": "music",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
"""What CSL's types are in BibLaTeX, `misc` where it has none (https://ctan.org/pkg/biblatex, section 2.1)."""

MISCELLANEOUS = frozenset(("article", "document"))
"""The types that `misc` says: a preprint is known by its identifier."""

CONTAINERS: Mapping[str, ContainerKind] = {
    **dict.fromkeys(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"), "book"),
    "paper-conference": "proceedings",
    "webpage": "website",
}
"""The kind of what works of these types appear in; for all others a periodical."""


def imported(values: Mapping[str, Any], key: str, address: Address, source: Source) -> Imported:
    """The entry that a work becomes; `values` are the fields of an `Entry`, empty ones may be missing."""
    kind = str(values["type"])
    code = _genre_code(values.get("genre", Text()))
    values = {**values, "genre": Text(), "genre_code": code} if code else values
    biblatex = BIBLATEX_TYPES.get(kind, "misc")
    entry = Entry(**{"key": "", "slug": "", "language": "und", "title": Text(), **values, "bibtex_type": biblatex})
    is_key = NAME.fullmatch(key) is not None and any(map(str.isalpha, key))
    if not is_key:
        source.lose("identifier", key)
    if biblatex == "misc" and kind not in MISCELLANEOUS:
        source.lose("type", kind)
    return Imported(biblatex, tuple(fields_of(entry, address, ROWS).items()), key if is_key else "", source.lost())


def _genre_code(genre: Text) -> str:
    """The code of a genre that is in the words of this site."""
    return next((code for code, words in ENGLISH_GENRES.items() if words.exact("en") == genre.best("en").value), "")


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
