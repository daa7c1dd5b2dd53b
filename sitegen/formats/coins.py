"""COinS: a work in the title of a `<span>`, for readers that take works out of lists.

https://ocoins.info, https://www.niso.org/publications/z3988-2004-r2010. On lists only: on the page of a work Zotero
would take it in place of the tags in the head, and lose the PDF. The keys are those that Zotero's `COinS.js` reads; it
knows `subject`, `language` and `aucorp` in every format. Zotero takes a `+` for a blank, so that a blank is `%20`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from sitegen.formats.dates import iso_start
from sitegen.formats.facts import container_title, degree, first_page, known_language, last_page
from sitegen.formats.types import kind
from sitegen.language.names import display, inverted
from sitegen.model import Entry, Name, Person

Row = tuple[str, Callable[[Entry, str], str | Iterable[str]]]


class Keys(NamedTuple):
    """What a format calls a creator's family name and given name, and a whole name; the first two may be empty."""

    family: str
    given: str
    whole: str


AUTHORS = Keys("rft.aulast", "rft.aufirst", "rft.au")
CREATORS: Mapping[str, Keys] = {
    "patent": Keys("rft.invlast", "rft.invfirst", "rft.inventor"),
    "dc": Keys("", "", "rft.creator"),
}
CORPORATE = "rft.aucorp"
# No format has a key for editors.
EDITOR = "rft.contributor"
LONGEST_KEPT = 60

# Each byte as it stands in an address, and each ASCII character.
_BYTES = tuple([quote(bytes((byte,)), safe="") for byte in range(256)])
_CHARACTERS = dict(enumerate(_BYTES[:128]))


def context_object(entry: Entry, url: str, lang: str) -> str:
    """The work for readers of a language, as a query string; `url` is that of its page."""
    written = kind(entry).coins
    form, _, genre = written.partition("/")
    pairs = [f"ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A{form}"]
    pairs += [f"rft.genre={genre}"] if genre else ()
    pairs += _pairs(ROWS[written], entry, lang)
    pairs += _creators(entry, form, lang)
    pairs += _pairs(OF_EVERY_WORK, entry, lang)
    pairs.append(f"rft_id={_percent(url)}")
    # Citoid keeps the last one.
    pairs += [f"rft_id=info%3Adoi%2F{_percent(entry.doi)}"] if entry.doi else ()
    return "&".join(pairs)


def _pairs(rows: Iterable[Row], entry: Entry, lang: str) -> Iterator[str]:
    """What the rows give; empty values are left out."""
    for key, fact in rows:
        found = fact(entry, lang)
        for value in (found,) if isinstance(found, str) else found:
            if value:
                yield f"{key}={_quoted(value) if len(value) <= LONGEST_KEPT else _percent(value)}"


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """What comes back in other works: names of journals and publishers, keywords, numbers."""
    return _percent(value)


def _percent(value: str) -> str:
    """What `quote` makes of a value with nothing `safe`, in half the time."""
    return value.translate(_CHARACTERS) if value.isascii() else "".join([_BYTES[byte] for byte in value.encode()])


def _creators(entry: Entry, form: str, lang: str) -> list[str]:
    """The authors, the first one in parts; where there are none, the editors."""
    keys = CREATORS.get(form, AUTHORS)
    if not entry.author:
        return [_creator(person, lang, EDITOR) for person in entry.editor]
    first, *others = entry.author
    return [_first_creator(first, lang, keys), *(_creator(person, lang, keys.whole) for person in others)]


@lru_cache(maxsize=4096)
def _first_creator(person: Person, lang: str, keys: Keys) -> str:
    name = person.best(lang)
    if name.literal:
        return f"{CORPORATE}={_percent(display(name))}"
    if not keys.family:
        return _creator(person, lang, keys.whole)
    family = f"{keys.family}={_percent(inverted(Name(name.family, '', name.particle, name.suffix)))}"
    return f"{family}&{keys.given}={_percent(name.given)}" if name.given else family


@lru_cache(maxsize=4096)
def _creator(person: Person, lang: str, key: str) -> str:
    """A whole name; a comma at its end keeps words together, since Zotero puts a corporate author before all others."""
    name = person.best(lang)
    if not name.literal:
        return f"{key}={_percent(inverted(name))}"
    whole = display(name)
    return f"{CORPORATE}={_percent(whole)}" if "," in whole and key != EDITOR else f"{key}={_percent(f'{whole},')}"


def _title(entry: Entry, lang: str) -> str:
    return entry.title.best(lang).value


def _container(entry: Entry, lang: str) -> str:
    return container_title(entry, lang).value


def _publisher(entry: Entry, lang: str) -> str:
    return entry.publisher.best(lang).value


IMPLIED_TYPES: Mapping[str, str] = {
    "journal/article": "journalArticle",
    "book/book": "book",
    "book/bookitem": "bookSection",
    "book/proceeding": "conferencePaper",
    "book/report": "report",
    "book/document": "document",
    "dissertation": "thesis",
    "patent": "patent",
}
"""What Zotero takes works of a format and a genre for; others say their `type`, which it wants behind the titles."""
PAGES: tuple[Row, ...] = (("rft.spage", lambda e, _: first_page(e)), ("rft.epage", lambda e, _: last_page(e)))
ISSNS: tuple[Row, ...] = (
    ("rft.issn", lambda e, _: e.container.issn[:1] if e.container else e.issn[:1]),
    ("rft.eissn", lambda e, _: e.container.eissn[:1] if e.container else ()),
)
MEASURES: tuple[Row, ...] = (
    ("rft.isbn", lambda e, _: e.isbn[:1]),
    ("rft.place", lambda e, lang: e.publisher_place.best(lang).value),
    ("rft.tpages", lambda e, _: e.number_of_pages),
)
JOURNAL: tuple[Row, ...] = (
    ("rft.atitle", _title),
    ("rft.jtitle", _container),
    ("rft.stitle", lambda e, lang: e.container.short_title.best(lang).value if e.container else ""),
    ("rft.volume", lambda e, _: e.volume),
    ("rft.issue", lambda e, _: e.issue),
    *PAGES,
    *ISSNS,
)
BOOK: tuple[Row, ...] = (
    ("rft.btitle", _title),
    ("rft.series", lambda e, lang: e.collection_title.best(lang).value),
    ("rft.volume", lambda e, _: e.volume),
    ("rft.edition", lambda e, _: e.edition),
    ("rft.isbn", lambda e, _: e.isbn[:1]),
    ("rft.pub", _publisher),
    ("rft.place", lambda e, lang: e.publisher_place.best(lang).value),
    ("rft.tpages", lambda e, _: e.number_of_pages),
)
PART: tuple[Row, ...] = (
    ("rft.atitle", _title),
    ("rft.btitle", _container),
    *BOOK[1:-1],
    *PAGES,
    *ISSNS,
)
ROWS: Mapping[str, tuple[Row, ...]] = {
    "journal/article": JOURNAL,
    "book/book": BOOK,
    "book/bookitem": PART,
    "book/proceeding": PART,
    "book/report": (*BOOK, *PAGES),
    "book/document": (("rft.title", _title), *BOOK[1:]),
    "dissertation": (
        ("rft.title", _title),
        ("rft.inst", _publisher),
        ("rft.degree", lambda e, lang: degree(e).best(lang).value),
        *MEASURES,
    ),
    "patent": (("rft.title", _title), ("rft.number", lambda e, _: e.number), ("rft.assignee", _publisher)),
    "dc": (
        ("rft.title", _title),
        ("rft.source", _container),
        ("rft.publisher", _publisher),
        *MEASURES,
    ),
}
"""What is said of a work, by format and genre."""

OF_EVERY_WORK: tuple[Row, ...] = (
    ("rft.type", lambda e, _: "" if kind(e).zotero == IMPLIED_TYPES.get(kind(e).coins) else kind(e).zotero),
    ("rft.date", lambda e, _: iso_start(e.issued)),
    ("rft.language", lambda e, _: known_language(e.language)),
    ("rft.subject", lambda e, lang: [keyword.value for keyword in e.keywords_in(lang)]),
)
