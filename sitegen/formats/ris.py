"""RIS, as Zotero, citation.js and bibutils all read it the same way.

https://web.archive.org/web/20120616004228/http://www.refman.com/support/risformat_intro.asp. `TT` is left out: some
readers would take it for the title. Of several `SN` some count the first one only, so that it has what a
work is known by: all the ISSNs, or all the ISBNs. Beside a bare year, bibutils takes the day
of access, `Y2`, for a month.

What RIS has no way to say, so that it does not come back:

| of a record | what a file says |
|---|---|
| other languages | the language of the full text alone |
| a range of dates | its first day |
| a solar date, and one that is not exact | the Gregorian one, as if it were exact |
| which ISSN is the online one | nothing |
| ISSNs of a report, a patent or a standard, and ISBNs beside its number | that number |
| what is not a book, a thesis or the like: how many pages it has | nothing |
| `and others` | the names that there are |
| a name that is kept whole, with a comma in it | a family and a given name |
| a family name that begins in lower case | the same with a particle |
| a pamphlet, a regulation, a treaty, a review | a book, a statute, a document, an article |
| the event and its place of what is neither a paper nor a talk | nothing |
| a version of what is no software, dataset or web page | nothing |
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from sitegen.formats.facts import (
    TALKS,
    container_title,
    first_page,
    is_list,
    known_language,
    last_page,
    own,
    pages,
    place,
)
from sitegen.formats.fields import stated
from sitegen.formats.format import Address, Addresses, Format
from sitegen.formats.importing import ris as reader
from sitegen.formats.jats_terms import SEASONS
from sitegen.formats.tagged import (
    Row,
    accessed,
    edition,
    in_parts,
    is_part,
    lines,
    pages_of_whole,
    serial_numbers,
    type_of_work,
)
from sitegen.formats.types import kind
from sitegen.language.names import inverted
from sitegen.model import Date, Entry, Name, Person, Text


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """One record for each work, an empty line after each."""
    return b"".join([record(entry, addresses[entry.slug]) for entry in entries])


def record(entry: Entry, address: Address) -> bytes:
    """The lines of a work in the language of its full text."""
    # Some readers look for the sign of a tag within a line too.
    own_lines = [f"{tag}  - {value.replace('  - ', ' - ')}\r\n" for tag, value in lines(ROWS, entry, address)]
    # One by one: a line in ASCII costs next to nothing then.
    return b"".join(map(str.encode, (*own_lines, "ER  - \r\n", "\r\n")))


def _names(persons: Sequence[Person], entry: Entry) -> list[str]:
    return [_name(person.best(entry.language)) for person in persons]


@lru_cache(maxsize=4096)
def _name(name: Name) -> str:
    """A name as "particle Family, Given, Suffix"; that of an organisation as it stands."""
    if name.literal or not name.given:
        return inverted(name)
    return in_parts(name)


def _editors(tag: str) -> Callable[[Entry, Address], Iterable[str]]:
    return lambda e, _: _names(e.editor, e) if kind(e).editor_tag == tag else ()


def _secondary_title(entry: Entry) -> str:
    """The container, but the event of a conference paper, and the series of what stands alone."""
    title = container_title(entry, entry.language).value
    if entry.type in TALKS:
        return own(entry.event_title, entry) or title
    return title if is_part(entry) else own(entry.collection_title, entry)


def _title_of_container(entry: Entry, *kinds: str) -> str:
    """The container again: bibutils knows it by the old tags alone, and takes `T2` for an abbreviation."""
    of_kind = entry.container is not None and entry.container.kind in kinds
    return container_title(entry, entry.language).value if of_kind else ""


def _proceedings(entry: Entry) -> str:
    return container_title(entry, entry.language).value if entry.type == "paper-conference" else ""


def _series(entry: Entry) -> str:
    return own(entry.collection_title, entry) if is_part(entry) else ""


def _short_title(entry: Entry) -> str:
    return own(entry.container.short_title, entry) if entry.container else ""


def _affiliations(entry: Entry) -> Iterable[str]:
    return dict.fromkeys(own(place.name, entry) for person in entry.author for place in person.affiliations)


def _year(entry: Entry) -> str:
    start = entry.issued.start if entry.issued else None
    return f"{start.year:04d}" if start else ""


def _date(date: Date | None) -> str:
    """The date, or the first one of a range, as `2022/05/12/` or `2022/05//`; a bare year has a tag of its own.

    What is no number stands behind the third slash: a season (`2022///spring`), or all there is (`///in press`).
    """
    start = date.start if date else None
    if date is None or start is None:
        return f"///{date.literal.replace('/', '-')}" if date else ""
    if not start.month:
        return f"{start.year:04d}///{SEASONS[date.season]}" if date.season else ""
    return f"{start.year:04d}/{start.month:02d}/{f'{start.day:02d}' if start.day else ''}/"


def _year_of_paper(entry: Entry) -> str:
    """The year of a conference paper as a date: the tag of the year alone is that of the conference to citation.js."""
    year = _year(entry) if entry.type == "paper-conference" else ""
    return f"{year}///" if year else ""


def _accessed(entry: Entry) -> str:
    """The day of access as RIS writes dates, with three slashes."""
    day = accessed(entry, "/")
    return day + "/" * (3 - day.count("/")) if day else ""


def _serial_numbers(entry: Entry) -> Sequence[str]:
    """The number of a report, a patent or a standard, else the ISSNs on one line and the ISBNs on another."""
    own = (entry.number,) if entry.number and _is_numbered(entry) else ()
    return own or [(" " if numbers == entry.isbn else ", ").join(numbers) for numbers in serial_numbers(entry)]


def _is_numbered(entry: Entry) -> bool:
    """Whether the number of a work stands in the place of a serial one."""
    return bool(kind(entry).number_tag) or entry.type == "standard"


def _own_number(entry: Entry) -> str:
    """The identifier at arXiv, the number in its series of a book, or that of what has one, but no tag for it."""
    number = "" if _is_numbered(entry) or is_part(entry) else entry.number
    number = entry.collection_number if entry.type == "book" else number
    return f"arXiv:{entry.arxiv}" if entry.arxiv else number


def _place_of_paper(entry: Entry, place: Text) -> str:
    """A place of a conference paper once more, since Zotero takes it from here alone."""
    return own(place, entry) if entry.type == "paper-conference" else ""


def _pages(entry: Entry) -> str:
    """The first page, a list of pages or pages that cannot be read as they stand, or how many there are."""
    page = entry.page
    first = "" if page and is_list(page) else first_page(entry)
    return first or pages(page) or pages_of_whole(entry)


ROWS: tuple[Row, ...] = (
    ("TY", lambda e, _: kind(e).ris),
    ("TI", lambda e, _: own(e.title, e)),
    ("ST", lambda e, _: own(e.short_title, e)),
    ("AU", lambda e, _: _names(e.author, e)),
    ("AD", lambda e, _: _affiliations(e)),
    ("ED", _editors("ED")),
    ("A2", _editors("A2")),
    ("A3", lambda e, _: _names(e.advisor, e) if e.type == "thesis" else ()),
    ("A4", lambda e, _: _names(e.translator, e)),
    ("T2", lambda e, _: _secondary_title(e)),
    ("JF", lambda e, _: _title_of_container(e, "periodical")),
    ("BT", lambda e, _: _title_of_container(e, "book", "proceedings")),
    ("J2", lambda e, _: _short_title(e)),
    ("C3", lambda e, _: _proceedings(e)),
    ("T3", lambda e, _: _series(e)),
    ("PY", lambda e, _: _year(e)),
    ("DA", lambda e, _: _date(e.issued) or _year_of_paper(e)),
    ("Y2", lambda e, _: _accessed(e)),
    ("VL", lambda e, _: e.volume),
    ("NV", lambda e, _: stated(e, "volumes")),
    ("IS", lambda e, _: e.issue),
    ("SP", lambda e, _: _pages(e)),
    ("EP", lambda e, _: last_page(e)),
    ("ET", lambda e, _: edition(e)),
    ("PB", lambda e, _: own(e.publisher, e)),
    # Of two that are the same, the first one says which place it is.
    ("C1", lambda e, _: _place_of_paper(e, e.publisher_place)),
    ("CY", lambda e, _: own(place(e), e)),
    ("C1", lambda e, _: "" if e.publisher_place else _place_of_paper(e, e.event_place)),
    ("C2", lambda e, _: _names(e.container_author, e)),
    ("SV", lambda e, _: e.collection_number if is_part(e) else ""),
    # Zotero takes the type of many a work for its DOI, where it has found none before.
    ("DO", lambda e, _: e.doi),
    ("M3", lambda e, _: type_of_work(e)),
    ("M1", lambda e, _: _own_number(e)),
    ("SN", lambda e, _: _serial_numbers(e)),
    ("UR", lambda e, at: e.url or at.url),
    ("L1", lambda _, at: at.pdf_url),
    ("LA", lambda e, _: known_language(e.language)),
    ("KW", lambda e, _: [keyword.value for keyword in e.keywords_in(e.language)]),
    ("AB", lambda e, _: own(e.abstract, e)),
    ("N1", lambda e, _: own(e.note, e)),
)

FORMAT = Format(
    "ris",
    "RIS",
    "application/x-research-info-systems",
    ".ris",
    write=write,
    read=reader.read,
    holds_many=True,
)
