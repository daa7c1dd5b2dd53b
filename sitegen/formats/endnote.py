"""EndNote's tagged format, which goes back to refer: what “Import” and Zotero read from an `.enw` file.

EndNote's manual, “Creating a tagged EndNote import file” and “Author and Editor Names”. An organisation ends in a
comma, and a comma inside its name is doubled: what has no comma is taken apart as the name of a person. A list that
goes on ends in `et al.,`.

What the format has no way to say, so that it does not come back:

| of a work | what a file says |
|---|---|
| other languages | the language of the full text, and the title in one more |
| a solar date | the Gregorian one |
| a date that is not exact | the same as if it were |
| a name in parts, with a comma in one | a name in other parts |
| a family name that begins in lower case | the same with a particle |
| which ISSN is the online one | nothing |
| where the authors belong, if there are several | nothing |
| what is not a book, a thesis or the like: how many pages it has | nothing |
| an event beside proceedings, and one of what is no paper | nothing |
| who wrote the book that a chapter is in | nothing |
| a version of what is no software, dataset or web page | nothing |
| a review | an article |
| ISSNs of a report, a patent or a standard | nothing |
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from sitegen.formats.endnote_types import TYPES
from sitegen.formats.facts import container_title, known_language, own, pages
from sitegen.formats.fields import stated
from sitegen.formats.format import Address, Addresses, Format
from sitegen.formats.importing import endnote as reader
from sitegen.formats.jats_terms import SEASONS
from sitegen.formats.tagged import (
    Row,
    accessed,
    edition,
    in_parts,
    in_periodical,
    is_part,
    lines,
    pages_of_whole,
    serial_numbers,
    type_of_work,
)
from sitegen.language.names import inverted
from sitegen.model import Date, DateParts, Entry, Name, Person

MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """One record for each work, an empty line after each."""
    return b"".join([record(entry, addresses[entry.slug]) for entry in entries])


def record(entry: Entry, address: Address) -> bytes:
    """The lines of a work in the language of its full text."""
    own_lines = [f"{tag} {value}\r\n" for tag, value in lines(ROWS, entry, address)]
    return b"".join(map(str.encode, (*own_lines, "\r\n")))


def _type(entry: Entry) -> str:
    """The name of the type; to EndNote a book that has editors in place of authors is another one."""
    if entry.type in {"book", "collection"}:
        return "Edited Book" if _is_edited(entry) else "Book"
    return TYPES.get(entry.type, "Generic")


def _is_edited(entry: Entry) -> bool:
    """Whether a work is what EndNote calls an edited book, whose first names are its editors'."""
    return not entry.author and (entry.type == "collection" or (entry.type == "book" and bool(entry.editor)))


def _authors(entry: Entry) -> list[str]:
    return _editors_of(entry) if _is_edited(entry) else _names(entry.author, entry, et_al=entry.et_al)


def _editors(entry: Entry) -> list[str]:
    return [] if _is_edited(entry) else _editors_of(entry)


def _editors_of(entry: Entry) -> list[str]:
    return _names(entry.editor, entry, et_al="editor" in entry.et_al_roles)


def _names(persons: Sequence[Person], entry: Entry, *, et_al: bool) -> list[str]:
    return [*(_name(person.best(entry.language)) for person in persons), *(["et al.,"] if et_al else ())]


@lru_cache(maxsize=4096)
def _name(name: Name) -> str:
    """A name as "particle Family, Given, Suffix", always with a comma."""
    if name.literal or not name.given:
        return inverted(name).replace(",", ",,", 1) + ","
    return in_parts(name)


def _affiliations(entry: Entry) -> list[str]:
    """Where the author belongs, if there is only one: of several the format does not say whose it is."""
    is_alone = len(entry.author) == 1 and not entry.et_al
    return [own(place.name, entry) for place in entry.author[0].affiliations] if is_alone else []


def _journal(entry: Entry) -> str:
    return container_title(entry, entry.language).value if in_periodical(entry) else ""


def _secondary_title(entry: Entry) -> str:
    """The book or the proceedings, or else the series of what stands alone."""
    if in_periodical(entry):
        return ""
    event = own(entry.event_title, entry) if entry.type == "paper-conference" else ""
    title = container_title(entry, entry.language).value or event
    return title or ("" if is_part(entry) else own(entry.collection_title, entry))


def _series(entry: Entry) -> str:
    """The series, where the second title is not that already."""
    series = own(entry.collection_title, entry)
    return series if is_part(entry) or series != _secondary_title(entry) else ""


def _short_title(entry: Entry) -> str:
    """The abbreviation of a journal, which EndNote calls the alternate one."""
    return own(entry.container.short_title, entry) if entry.container and in_periodical(entry) else ""


def _place_of_paper(entry: Entry) -> str:
    """Where the proceedings of a conference were published, which has a tag of its own beside the conference's."""
    return own(entry.publisher_place, entry) if entry.type == "paper-conference" else ""


def _place(entry: Entry) -> str:
    """The place of a conference, or of the publisher."""
    return own(entry.event_place if entry.type == "paper-conference" else entry.publisher_place, entry)


def _year(entry: Entry) -> str:
    """The year, or two; else the words in its place."""
    date = entry.issued
    if date is None or date.start is None:
        return date.literal if date else ""
    ends = (date.start, date.end) if date.end and not date.start.month else (date.start,)
    return "–".join(f"{end.year:04d}" for end in ends)


def _day(date: Date | None) -> str:
    """The month and the day, or the season, as EndNote shows them beside the year: `May 12`, `May 30 – June 2`."""
    start = date.start if date else None
    if date is None or start is None:
        return ""
    if not start.month:
        return SEASONS[date.season]
    year = date.end.year if date.end and date.end.year != start.year else 0
    ends = (date.start, date.end) if date.end else (date.start,)
    return " – ".join(_in_words(end, year and end.year) for end in ends if end)


def _in_words(day: DateParts, year: int) -> str:
    return " ".join(str(part) for part in (MONTHS[day.month], day.day, year) if part)


def _number(entry: Entry) -> str:
    return entry.number or entry.issue or entry.collection_number


def _translated_title(entry: Entry) -> str:
    others = entry.title.others(entry.language)
    return others[0].value if others else ""


ROWS: tuple[Row, ...] = (
    ("%0", lambda e, _: _type(e)),
    ("%F", lambda e, _: e.key),
    ("%T", lambda e, _: own(e.title, e)),
    ("%Q", lambda e, _: _translated_title(e)),
    ("%!", lambda e, _: own(e.short_title, e)),
    ("%A", lambda e, _: _authors(e)),
    ("%E", lambda e, _: _editors(e)),
    ("%Y", lambda e, _: _names(e.advisor, e, et_al="advisor" in e.et_al_roles) if e.type == "thesis" else ()),
    ("%?", lambda e, _: _names(e.translator, e, et_al="translator" in e.et_al_roles)),
    ("%+", lambda e, _: _affiliations(e)),
    ("%J", lambda e, _: _journal(e)),
    ("%O", lambda e, _: _short_title(e)),
    ("%B", lambda e, _: _secondary_title(e)),
    ("%S", lambda e, _: _series(e)),
    ("%D", lambda e, _: _year(e)),
    ("%8", lambda e, _: _day(e.issued)),
    ("%V", lambda e, _: e.volume),
    ("%6", lambda e, _: stated(e, "volumes")),
    ("%N", lambda e, _: _number(e)),
    ("%P", lambda e, _: pages(e.page) or pages_of_whole(e)),
    ("%7", lambda e, _: edition(e)),
    ("%I", lambda e, _: own(e.publisher, e)),
    ("%C", lambda e, _: _place(e)),
    ("%1", lambda e, _: _place_of_paper(e)),
    ("%9", lambda e, _: type_of_work(e)),
    # PubMed writes "(Electronic)" behind one; bibutils would take that for a part of it.
    ("%@", lambda e, _: list(chain.from_iterable(serial_numbers(e)))),
    ("%R", lambda e, _: e.doi),
    ("%M", lambda e, _: f"arXiv:{e.arxiv}" if e.arxiv else ""),
    ("%[", lambda e, _: accessed(e, "-")),
    ("%U", lambda e, at: e.url or at.url),
    ("%>", lambda _, at: at.pdf_url),
    ("%G", lambda e, _: known_language(e.language)),
    ("%K", lambda e, _: [keyword.value for keyword in e.keywords_in(e.language)]),
    ("%X", lambda e, _: own(e.abstract, e)),
    ("%Z", lambda e, _: own(e.note, e)),
)

FORMAT = Format("endnote", "EndNote", "application/x-endnote-refer", ".enw", write=write, read=reader.read)
