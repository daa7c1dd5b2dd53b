"""One entry while it is read."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import count
from typing import TypeVar

from sitegen.config import Config
from sitegen.language.orthography import ascii_digits
from sitegen.reading.addresses import safe_url
from sitegen.reading.authority import Authority
from sitegen.reading.bibtex import RawEntry
from sitegen.reading.doubts import Doubt, Doubts
from sitegen.reading.identifiers import DASHES, DOI, ISBN, ISSN, READERS, Kind, doubts, without_gaps
from sitegen.reading.latex import verbatim
from sitegen.reading.record import Record
from sitegen.reading.types import entry_type

T = TypeVar("T")
MAX_FIELD = 1_000_000
"""How many characters of a field are published: enough for any abstract, and a bound on what a page can cost."""

NEXT_ADDRESS = re.compile("[,;،؛]? (?=https?://)", re.IGNORECASE)
MAX_ADDRESSES = 20
IDENTIFIERS = {"issn": ISSN, "isbn": ISBN, "doi": re.compile(rf"(?:https?://[\w.-]{{1,100}}/)?{DOI.pattern}")}
# What is a DOI and nothing else, in its normal form.
PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._/-]{0,200}[A-Za-z0-9]")
WORD = re.compile(r"[^\W_]+")
SAYS_NOTHING = frozenset(
    (
        *("isbn", "issn", "eissn", "pissn", "doi", "isbn10", "isbn13", "10", "13", "e", "p", "l", "and", "و"),
        *("pbk", "hbk", "print", "printed", "online", "electronic", "ebook", "book", "pdf", "epub", "web", "cd", "rom"),
        *("hard", "hardcover", "hardback", "paperback", "softcover", "cloth", "paper", "alk", "linking"),
        *("شابک", "شاپا", "چاپی", "الکترونیکی", "برخط", "دیجیتال"),
    )
)
"""What a list of ISBNs or ISSNs says beside them that nobody misses."""


class Reading:
    """One entry while it is read: its record and type, and the doubts that came up.

    `left_over` is what was not understood of fields that were taken, `et_al` holds the roles whose list goes on.
    """

    def __init__(self, raw: RawEntry, config: Config, authority: Authority) -> None:
        """Begin to read `raw`."""
        self.raw = raw
        fields = dict(raw.fields)
        self.record = Record({name: value[:MAX_FIELD] for name, value in fields.items()}, config.languages)
        self.type = entry_type(raw.type, self.record.fields)
        self.title = self.record.titled(("title",), "subtitle")
        self.config = config
        self.authority = authority
        self.doubts: list[Doubt] = [_unknown_language(value) for value in self.record.unknown_languages]
        self.doubts.extend(_several_languages(value) for value in self.record.several_languages)
        self.doubts.extend(_too_long(name) for name, value in fields.items() if len(value) > MAX_FIELD)
        self.left_over: list[tuple[str, str]] = []
        self.et_al: set[str] = set()
        self._addresses: dict[str, dict[str, str]] = {}
        self._used: dict[str, list[str]] = {}

    def sure(self, parsed: tuple[T, Doubts]) -> T:
        """The value of what a parser gives; its doubts are kept."""
        self.doubts.extend(parsed[1])
        return parsed[0]

    def identifiers(self, kind: Kind, name: str) -> tuple[str, ...]:
        """The identifiers of a kind in a field; one with more than these stays among the other fields.

        What is no identifier at all is told, and in no file.
        """
        value = self.record.verbatim(name)
        if not value:
            return ()
        identifiers, doubtful, says_more = understood(kind, value)
        self.doubts.extend(doubtful)
        if says_more:
            self._keep(name, value)
        return identifiers

    def address(self, name: str, fits: Callable[[str], bool] = bool) -> str:
        """The first web address in a field that fits; the field is taken if there is one."""
        if name not in self.record.fields:
            return ""
        fitting = ((part, url) for part, url in self._parts(name).items() if url and fits(url))
        part, url = next(fitting, ("", ""))
        if url:
            self.record.raw(name)
            self._used.setdefault(name, []).append(part)
        return url

    def rest(self) -> tuple[tuple[str, str], ...]:
        """The fields, and parts of fields, that have no place in the model, by name; to be asked for once, last."""
        for name, parts in self._addresses.items():
            value = self._address_text(name)
            if name not in self._used and not any(parts.values()) and (name == "url" or "://" in value):
                self.doubts.extend(doubts("url", value))
                self.record.raw(name)
            elif name in self._used and len(_addresses(value)) > len(set(self._used[name])):
                self._keep(name, value)
        return tuple(sorted((*self.record.rest(), *self.left_over)))

    def _parts(self, name: str) -> dict[str, str]:
        """The addresses in a field by how they are written there; an empty one is none."""
        if name not in self._addresses:
            parts = _addresses(self._address_text(name), MAX_ADDRESSES)[:MAX_ADDRESSES]
            self._addresses[name] = {part: safe_url(part) for part in parts}
        return self._addresses[name]

    def _address_text(self, name: str) -> str:
        return verbatim(self.record.fields.get(name, ""))

    def _keep(self, name: str, value: str) -> None:
        """Keep the whole of a field of which a part only was understood."""
        taken = self.record.fields.keys() | {one for one, _ in self.left_over}
        free = next(f"{name}-{number}" for number in count(2) if f"{name}-{number}" not in taken)
        self.left_over.append((free, value))
        message = f"not all of `{name}` is understood: “{value[:80]}”; the whole of it is kept as `{free}`"
        self.doubts.append(Doubt("left-over", message))


def _addresses(text: str, limit: int = 0) -> list[str]:
    """The addresses in a text, of which `limit` are parted (0: all), and what stands before them."""
    return NEXT_ADDRESS.split(text, maxsplit=limit) if " " in text else [text]


def _too_long(name: str) -> Doubt:
    message = f"`{name}` is longer than a million characters; the rest of it is not published"
    return Doubt("field-too-long", message, "is a closing brace missing in it?")


def _unknown_language(value: str) -> Doubt:
    return Doubt("unknown-language", f"“{value[:80]}” is no language that is known by this name or tag")


def _several_languages(value: str) -> Doubt:
    message = f"of the languages in “{value[:80]}” only the first one counts"
    return Doubt("several-languages", message, "name the language of the full text alone")


@lru_cache(maxsize=1024)
def understood(kind: Kind, value: str) -> tuple[tuple[str, ...], Doubts, bool]:
    """The identifiers in a value, what is doubtful about them, and whether it says more."""
    if kind == "doi" and PLAIN_DOI.fullmatch(value):
        return (value,), (), False
    found = READERS[kind](value)
    identifiers = tuple(filter(None, (found,) if isinstance(found, str) else found))
    return identifiers, doubts(kind, value), bool(identifiers) and _says_more(kind, value, len(identifiers))


def _says_more(kind: Kind, value: str, known: int) -> bool:
    """Whether a value holds more than the identifiers that were found in it."""
    text = DASHES.sub("-", ascii_digits(value))
    text = without_gaps(text) if kind == "doi" else text
    found = IDENTIFIERS[kind].findall(text)
    words = WORD.findall(IDENTIFIERS[kind].sub(" ", text))
    return (kind == "doi" and len(found) > known) or not SAYS_NOTHING.issuperset(word.lower() for word in words)
