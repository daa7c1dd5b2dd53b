"""What RIS and EndNote have in common: a record is lines with a tag, and a tag is a variable."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from sitegen.formats.dates import iso
from sitegen.formats.imported import Imported
from sitegen.formats.importing.dates import from_text, is_date, says
from sitegen.formats.importing.draft import NOTHING, Draft, Told
from sitegen.formats.importing.names import OTHERS
from sitegen.formats.importing.terms import CONTAINERS, DOI, NUMBER_AS_SERIAL, ROLES, WHOLE, page_range
from sitegen.language.markup import bare_text
from sitegen.language.orthography import ascii_digits, language_tag
from sitegen.model import Affiliation, Name, Text, Words


class Line(NamedTuple):
    """A tag and its value, and the number of the line in the file; text outside of a record has no tag."""

    tag: str
    value: str
    number: int = 0


Placed: TypeAlias = tuple[str, Line]
"""A line with the place of its tag, empty where there is none."""

ISSN = re.compile(r"(?<![0-9-])[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9-])")
IS_ONLINE = re.compile(r"\s*\(\s*(?:e(?:lectronic)?|online|web)(?:[ -]?issn)?\s*\)", re.IGNORECASE)
"""What stands behind an ISSN of an online journal."""
TIME = re.compile(r"(.*[0-9])[/T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)", re.ASCII)
ISBN = re.compile(r"(?<![0-9-])(?:97[89][ -]?)?[0-9](?:-?[0-9]){8}-?[0-9Xx](?![0-9-])")
COUNT = re.compile(r"(?:[ivxlc]{1,9}\s*[,+]\s*)?[0-9]{1,6}\s*(?:pp?\.?|pages|ص\.?|صفحه)?", re.IGNORECASE)
"""How many pages a book has."""
DEPARTMENT = re.compile(r"(?:dep(?:artmen)?t|school|faculty|college|division)\b|دانشکده|گروه|دپارتمان", re.IGNORECASE)
VOLUME = re.compile(r"(?:vol(?:ume)?\.?|v\.|جلد)?\s*(?:[0-9]{1,4}|[ivxlc]{1,6})", re.IGNORECASE)
DOI_ALONE = re.compile(rf"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?({DOI.pattern})", re.IGNORECASE)
NEXT_URL = re.compile(r"\s*;\s*(?=https?://)", re.IGNORECASE)
WEAK_SEPARATOR = re.compile("[,،]")
STRONG_SEPARATOR = re.compile("[;؛]")


def record(kind: str, lines: Sequence[Placed], label: str, name: Callable[[str], Name]) -> Imported:
    """The record that some lines make.

    `label` is how the format writes a tag before its value, `name` reads the name of a person.
    """
    named: dict[str, list[str]] = {}
    for place, line in lines:
        named.setdefault(place, []).append(line.value)
    draft = Draft(kind, next(iter(named.get("language", ())), ""))
    told = _told(named)
    for role in ROLES:
        names = [name(bare_text(value)) for value in named.get(role, ())]
        draft.people(role, names, told=told if role == "author" else ())
    _put_dates(draft, lines, label)
    _put_pages(draft, lines, label)
    for place, line in lines:
        draft.line, tag = line.number, label.format(line.tag) if line.tag else ""
        if (put := PUTS.get(place)) is not None:
            put(draft, line.value, tag)
        elif not place:
            draft.lose(tag, line.value)
        elif place == "affiliation" and not told:
            draft.put("extra:affiliation", line.value, tag)
        elif place not in ELSEWHERE:
            draft.put(place, line.value, tag)
    for word in _keywords(named.get("keyword", ())):
        draft.put("keyword", word, label.format("KW"))
    return replace(draft.imported(), line=min((line.number for _, line in lines if line.tag), default=0))


def place_of(tag: str, kind: str, places: Mapping[str, str], own: Mapping[str, Mapping[str, str]]) -> str:
    """Where a tag belongs in a record of a type; the title of a container is the series of what stands alone."""
    place = own.get(kind, {}).get(tag, places.get(tag, ""))
    return "collection_title" if place == "container" and kind not in CONTAINERS else place


def _told(named: Mapping[str, Sequence[str]]) -> list[Told]:
    """Where the author belongs, if there is only one: of several, these formats do not say whose an affiliation is."""
    authors = [author for value in named.get("author", ()) if (author := bare_text(value))]
    if len(authors) != 1 or authors[0].rstrip(" ,").lower() in OTHERS:
        return []
    places = [bare_text(value) for value in named.get("affiliation", ())]
    return [(NOTHING[0], tuple(Affiliation(Text((Words(place),))) for place in places if place))]


def _put_addresses(draft: Draft, value: str, label: str) -> None:
    """The addresses in a line, which programs part by semicolons."""
    for address in NEXT_URL.split(value.strip()):
        draft.put("url", address, label)


def _put_language(draft: Draft, value: str, label: str) -> None:
    """The language, which the draft knows from the beginning, where it can be read and is the only one."""
    if (tag := language_tag(value)) != draft.language or not tag:
        draft.lose(label, value)


def _put_dates(draft: Draft, lines: Sequence[Placed], label: str) -> None:
    dated = [(bare_text(line.value), line) for place, line in lines if place == "date"]
    draft.date, left = from_text([value for value, _ in dated])
    lost = set(left)
    for value, line in dated:
        if value in lost:
            draft.line = line.number
            draft.lose(label.format(line.tag), value)


def _put_pages(draft: Draft, lines: Sequence[Placed], label: str) -> None:
    """The first and the last page, or a count; one tag may hold both ends."""
    starts, ends = (
        [(bare_text(line.value), line) for at, line in lines if at == place] for place in ("first_page", "last_page")
    )
    first, last = (ascii_digits(next((value for value, _ in found), "")) for found in (starts, ends))
    if draft.kind in WHOLE and not last and COUNT.fullmatch(first):
        draft.put("number_of_pages", first, label.format("SP"))
    elif first and last and not _ends_in(first, last):
        draft.page = page_range(f"{first}–{last}", first)
    elif first or last:
        draft.page = page_range(first or last)
    for value, line in (*starts[1:], *ends[1:]):
        draft.line = line.number
        draft.lose(label.format(line.tag), value)


def _put_series(draft: Draft, value: str, label: str) -> None:
    """A series; of a thesis the second title is the department in EndNote, which no field is for."""
    if draft.kind == "thesis" and DEPARTMENT.match(value.strip()):
        draft.lose(label, value)
    else:
        draft.put("collection_title", value, label)


def _put_volume(draft: Draft, value: str, label: str) -> None:
    """A volume; of a thesis it is the degree in EndNote."""
    is_degree = draft.kind == "thesis" and not VOLUME.fullmatch(ascii_digits(value.strip()))
    draft.put("genre" if is_degree else "volume", value, label)


def _ends_in(pages: str, last: str) -> bool:
    """Whether some pages are those up to the last one already."""
    before = pages.removesuffix(last)
    return pages.endswith(last) and not before[-1:].isalnum()


def _put_serial_number(draft: Draft, value: str, label: str) -> None:
    """ISSNs, ISBNs, or else the number of a report."""
    serials = list(ISSN.finditer(rest := ISBN.sub(" ", value)))
    online = [one[0] for one in serials if IS_ONLINE.match(rest, one.end())]
    said = set(online)
    printed = [one[0] for one in serials if one[0] not in said]
    found = {"isbn": ISBN.findall(value), "eissn": online, "issn": printed}
    if draft.kind in NUMBER_AS_SERIAL and not found["isbn"]:
        draft.put("number", value, label)
    elif any(found.values()):
        for place, numbers in found.items():
            for number in numbers:
                draft.put(place, number, label)
    else:
        draft.put("isbn" if draft.kind in WHOLE else "issn", value, label)


def _put_type_of_work(draft: Draft, value: str, label: str) -> None:
    """The kind of a thesis or a report; older programs put the DOI there."""
    if (found := DOI_ALONE.match(value.strip())) is not None:
        draft.put("doi", value.strip()[found.start(1) :], label)
    elif not (draft.kind == "article" and value.strip().lower() == "preprint"):
        draft.put("genre", value, label)


def _put_edition(draft: Draft, value: str, label: str) -> None:
    """An edition; of an article in a periodical it may be the date of the online one, for which there is no field."""
    if CONTAINERS.get(draft.kind) != "periodical" or not is_date(value):
        draft.put("edition", value, label)
    elif draft.date is None and is_date(value, has_year=True):
        draft.date = from_text([value])[0]
    elif draft.date is None or not says(draft.date, from_text([value])[0] or draft.date):
        draft.lose(label, value)


def _put_accession_number(draft: Draft, value: str, label: str) -> None:
    """The number of a record in a database, which is one of the work's own where the database is arXiv."""
    if value.strip().lower().startswith("arxiv:"):
        draft.put("number", value, label)
    else:
        draft.lose(label, value)


def _put_accessed(draft: Draft, value: str, label: str) -> None:
    """When the work was looked at, as BibLaTeX writes it where it is a date."""
    day, time = found.groups() if (found := TIME.fullmatch(value.strip())) else (value, "")
    start = date.start if (date := from_text([bare_text(day)])[0]) else None
    exact = "T".join(filter(None, (iso(start), time))) if start and start.year else value
    draft.put("extra:urldate", exact, label)


def _put_number(draft: Draft, value: str, label: str) -> None:
    """A number of whatever: that of an issue, an article or a report, or arXiv's."""
    is_own = draft.kind not in CONTAINERS and not draft.has("number")
    if value.strip().lower().startswith("arxiv:") or is_own:
        draft.put("number", value, label)
    else:
        draft.lose(label, value)


def _keywords(values: Sequence[str]) -> list[str]:
    """A keyword a line; a lone line with separators holds them all."""
    lines = [line for value in values for line in value.split("\n") if line.strip()]
    if len(lines) != 1:
        return lines
    separator = STRONG_SEPARATOR if STRONG_SEPARATOR.search(lines[0]) else WEAK_SEPARATOR
    return separator.split(lines[0])


PUTS: Mapping[str, Callable[[Draft, str, str], None]] = {
    "language": _put_language,
    "key": lambda draft, value, label: draft.put_key(value.strip(), label),
    "url": _put_addresses,
    "serial_number": _put_serial_number,
    "type_of_work": _put_type_of_work,
    "edition": _put_edition,
    "collection_title": _put_series,
    "volume": _put_volume,
    "other_number": _put_number,
    "accession_number": _put_accession_number,
    "accessed": _put_accessed,
}
ELSEWHERE = frozenset((*ROLES, "affiliation", "date", "first_page", "last_page", "keyword", "ignored"))
"""Places that are not filled line by line."""
