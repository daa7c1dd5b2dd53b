"""EndNote's tagged format, which goes back to refer: what “Import” and Zotero read from an `.enw` file.

EndNote's manual, “Creating a tagged EndNote import file”. An organisation ends in a comma,
and a comma inside its name is doubled: what has no comma is taken apart as the name of a person.
"""

from collections.abc import Sequence
from functools import lru_cache

from sitegen.formats.endnote_types import TYPES
from sitegen.formats.facts import container_title, first_page, genre, issns, known_language, own, pages
from sitegen.formats.format import Address, Addresses, Format
from sitegen.formats.importing import endnote as reader
from sitegen.formats.importing.terms import CONTAINERS
from sitegen.formats.jats_terms import SEASONS
from sitegen.formats.tagged import Row, in_parts, lines
from sitegen.language.names import inverted
from sitegen.model import Date, Entry, Name, Person

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
    is_edited = entry.type == "book" and entry.editor and not entry.author
    return "Edited Book" if is_edited else TYPES.get(entry.type, "Generic")


def _names(persons: Sequence[Person], entry: Entry) -> list[str]:
    return [_name(person.best(entry.language)) for person in persons]


@lru_cache(maxsize=4096)
def _name(name: Name) -> str:
    """A name as "particle Family, Given, Suffix", always with a comma."""
    if name.literal or not name.given:
        return inverted(name).replace(",", ",,", 1) + ","
    return in_parts(name)


def _in_periodical(entry: Entry) -> bool:
    return entry.container is not None and entry.container.kind == "periodical"


def _journal(entry: Entry) -> str:
    return container_title(entry, entry.language).value if _in_periodical(entry) else ""


def _secondary_title(entry: Entry) -> str:
    """The book or the proceedings, or else the series of what stands alone."""
    if _in_periodical(entry):
        return ""
    title = container_title(entry, entry.language).value or own(entry.event_title, entry)
    return title or ("" if _is_part(entry) else own(entry.collection_title, entry))


def _is_part(entry: Entry) -> bool:
    """Whether a work is in another one, or of a type that is, so that `%B` is taken for that one's title."""
    return entry.container is not None or entry.type in CONTAINERS


def _series(entry: Entry) -> str:
    """The series, where the second title is not that already."""
    series = own(entry.collection_title, entry)
    return series if _is_part(entry) or series != _secondary_title(entry) else ""


def _short_title(entry: Entry) -> str:
    """The abbreviation of a journal, which EndNote calls the alternate one."""
    return own(entry.container.short_title, entry) if entry.container and _in_periodical(entry) else ""


def _place_of_paper(entry: Entry) -> str:
    """Where the proceedings of a conference were published, which has a tag of its own beside the conference's."""
    return own(entry.publisher_place, entry) if entry.type == "paper-conference" else ""


def _place(entry: Entry) -> str:
    """The place of a conference, or of the publisher."""
    place = entry.event_place
    return own(place if entry.type == "paper-conference" else place or entry.publisher_place, entry)


def _year(entry: Entry) -> str:
    date = entry.issued
    return (f"{date.start.year:04d}" if date.start else date.literal) if date else ""


def _day(date: Date | None) -> str:
    """The month and the day, or the season, as EndNote shows them beside the year: `May 12`."""
    start = date.start if date else None
    if date and start and not start.month:
        return SEASONS[date.season]
    return f"{MONTHS[start.month]} {start.day or ''}".strip() if start else ""


def _number(entry: Entry) -> str:
    return entry.number or entry.issue or entry.collection_number


def _serial_number(entry: Entry) -> str:
    """The ISSNs of a periodical, else the ISBNs."""
    isbns, serials = " ".join(entry.isbn), ", ".join(issns(entry))
    return serials or isbns if _in_periodical(entry) else isbns or serials


def _type_of_work(entry: Entry) -> str:
    return "Preprint" if entry.type == "article" else own(genre(entry), entry)


def _translated_title(entry: Entry) -> str:
    others = entry.title.others(entry.language)
    return others[0].value if others else ""


ROWS: tuple[Row, ...] = (
    ("%0", lambda e, _: _type(e)),
    ("%F", lambda e, _: e.key),
    ("%T", lambda e, _: own(e.title, e)),
    ("%Q", lambda e, _: _translated_title(e)),
    ("%!", lambda e, _: own(e.short_title, e)),
    ("%A", lambda e, _: _names(e.author, e)),
    ("%E", lambda e, _: _names(e.editor, e)),
    ("%?", lambda e, _: _names(e.translator, e)),
    ("%J", lambda e, _: _journal(e)),
    ("%O", lambda e, _: _short_title(e)),
    ("%B", lambda e, _: _secondary_title(e)),
    ("%S", lambda e, _: _series(e)),
    ("%D", lambda e, _: _year(e)),
    ("%8", lambda e, _: _day(e.issued)),
    ("%V", lambda e, _: e.volume),
    ("%N", lambda e, _: _number(e)),
    ("%P", lambda e, _: pages(e.page) or first_page(e) or e.number_of_pages),
    ("%7", lambda e, _: e.edition or e.version),
    ("%I", lambda e, _: own(e.publisher, e)),
    ("%C", lambda e, _: _place(e)),
    ("%1", lambda e, _: _place_of_paper(e)),
    ("%9", lambda e, _: _type_of_work(e)),
    ("%@", lambda e, _: _serial_number(e)),
    ("%R", lambda e, _: e.doi),
    ("%M", lambda e, _: f"arXiv:{e.arxiv}" if e.arxiv else ""),
    ("%U", lambda e, at: e.url or at.url),
    ("%>", lambda _, at: at.pdf_url),
    ("%G", lambda e, _: known_language(e.language)),
    ("%K", lambda e, _: [keyword.value for keyword in e.keywords_in(e.language)]),
    ("%X", lambda e, _: own(e.abstract, e)),
    ("%Z", lambda e, _: own(e.note, e)),
)

FORMAT = Format("endnote", "EndNote", "application/x-endnote-refer", ".enw", write=write, read=reader.read)
