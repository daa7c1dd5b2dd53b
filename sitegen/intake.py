"""A foreign file as a file of BibTeX records for the content folder: which ones are new, and what they are called."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from sitegen.config import Config
from sitegen.formats import FORMATS
from sitegen.formats.format import Format
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.model import Entry, Text
from sitegen.problems import Problem, Source, error, warning
from sitegen.reading.authority import Authority
from sitegen.reading.encoding import decode
from sitegen.reading.identity import identities, may_be_one
from sitegen.reading.records import Reader, read_here, read_records

ANY_CONFIG = Config(title=Text(), base_url="https://site.invalid/")
NAME = "import.bib"


Identities: TypeAlias = frozenset[tuple[object, ...]]


class Known(Struct):
    """The works that there are: by their keys in lower case, and by what tells a work apart.

    By a key it is what tells that work apart, with its DOI; by what tells it apart, where it is, with its DOI.
    """

    keys: dict[str, tuple[Identities, str]]
    identities: dict[tuple[object, ...], tuple[str, str]]


class Intake(Struct, frozen=True):
    """The new file (empty if no record is new), and what became of the records of the foreign one."""

    data: bytes
    records: int = 0
    added: int = 0
    problems: tuple[Problem, ...] = ()


def readers() -> tuple[Format, ...]:
    """The formats that can be read."""
    return tuple(form for form in FORMATS if form.read)


def known_of(works: Iterable[tuple[Entry, str]]) -> Known:
    """The works of a bibliography, each with the place where it stands."""
    known = Known({}, {})
    for entry, place in works:
        remember(known, entry, place, (entry.key, entry.slug))
    return known


def take(file: str, data: bytes, form: Format | None, known: Known) -> Intake:
    """What a file adds to the known works, which `known` holds afterwards as well.

    Without a format it is recognised. `UnreadableError` says why a file is of none.
    """
    text, problems = (data, ()) if _is_xml(data, form) else in_utf_8(data, file)
    form = form or _recognised(file, text)
    if form is None or form.read is None:
        message = f"the format of this file is not known; give `--format`: {_listed(readers())}"
        raise UnreadableError(message)
    records = list(form.read(text))
    entries = _entries(records)
    told: list[Problem] = list(problems)
    added: list[bytes] = []
    for number, imported in enumerate(records, 1):
        entry = entries.get(number)
        if entry is None:
            message = f"record {number} of the file says nothing that a work could be made of"
            told += [error("empty-record", message, Source(file, imported.line)), *_lost(imported, file, "")]
        elif place := earlier(entry, known):
            told.append(already_there(number, entry, place, Source(file, imported.line)))
        else:
            key = free_name(imported.key or entry.key, known.keys)
            added.append(_written(imported, key))
            remember(known, entry, f"`{key}`, from {file}", (key,))
            told += [*_unclosed(imported, number, file, key), *_lost(imported, file, key)]
    return Intake(b"\n".join(added), len(records), len(added), tuple(told))


def _recognised(file: str, data: bytes) -> Format | None:
    """The format that the name of a file says, else the first one that can read it."""
    named = [form for form in readers() if file.lower().endswith((form.suffix, SUFFIXES.get(form.name, form.suffix)))]
    return next((form for form in (*named, *readers()) if _can_read(form, data)), None)


SUFFIXES: Mapping[str, str] = {"csl-json": ".json"}
"""What files of these formats end in as well."""


def _can_read(form: Format, data: bytes) -> bool:
    try:
        return form.read is not None and any(True for _ in form.read(data))
    except UnreadableError:
        return False


def _is_xml(data: bytes, form: Format | None) -> bool:
    """Whether a file is XML, which says itself what it is in."""
    may_be = form is None or form.media_type.endswith("xml")
    return may_be and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def in_utf_8(data: bytes, file: str) -> tuple[bytes, tuple[Problem, ...]]:
    """The file in UTF-8, and what is to be told of it if it was in something else."""
    text, problems = decode(data, file)
    hint = "save the file as UTF-8 if words in the new records are wrong"
    told = (warning(one.code, one.message, one.source, hint=hint) for one in problems)
    return text.encode("utf-8", "replace"), tuple(told)


def _entries(records: Sequence[Imported]) -> dict[int, Entry]:
    """The works that some records are, read as a build will read them, by their number in the file."""
    found: dict[int, Entry] = {}
    reader = Reader(ANY_CONFIG, Authority())
    for number, imported in enumerate(records, 1):
        if imported.fields:
            read = read_records({NAME: _written(imported, "")}, reader, read_here(reader))
            found.update((number, entry) for entry in read.entries[:1])
    return found


def _written(imported: Imported, key: str) -> bytes:
    """A record as the text of an entry."""
    lines = (f"  {name} = {{{value}}},\n" for name, value in imported.fields)
    return "".join((f"@{imported.type}{{{key},\n", *lines, "}\n")).encode("utf-8", "replace")


def free_name(key: str, taken: Container[str]) -> str:
    """A key or a name, or the first of it with a number behind it, that is not taken (in lower case)."""
    number, free = 1, key
    while free.lower() in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def already_there(number: int, entry: Entry, place: str, source: Source) -> Problem:
    """A warning of a record, the work `entry`, that is left out since it is at another place."""
    message = f"record {number}, “{entry.title.best('').value[:80]}”, is left out: it is already at {place}"
    return warning("already-there", message, source, key=entry.key)


def earlier(entry: Entry, known: Known) -> str:
    """Where the same work is already, or nothing; two works with different DOIs are never one."""
    found = [known.identities[identity] for identity in identities(entry) if identity in known.identities]
    return next((place for place, doi in found if may_be_one(doi, entry.doi)), "")


def is_called(key: str, entry: Entry, known: Known) -> bool:
    """Whether the known work of a key is this one: two works can have one key."""
    apart, doi = known.keys.get(key.lower(), (frozenset(), ""))
    return not apart.isdisjoint(identities(entry)) and may_be_one(doi, entry.doi)


def remember(known: Known, entry: Entry, place: str, keys: Iterable[str]) -> None:
    """Add a work, which is called so, to the known ones."""
    apart = frozenset(identities(entry))
    for identity in apart:
        known.identities.setdefault(identity, (place, entry.doi))
    for key in keys:
        known.keys.setdefault(key.lower(), (apart, entry.doi))


def _unclosed(imported: Imported, number: int, file: str, key: str) -> Iterator[Problem]:
    """A warning where the end of a record is missing, and so perhaps more of it."""
    if not imported.is_closed:
        message = f"record {number} of the file has no end; what there is of it was imported"
        hint = "look whether the file is complete: it may be cut off"
        yield warning("unclosed-record", message, Source(file, imported.line), key=key, hint=hint)


def _lost(imported: Imported, file: str, key: str) -> Iterator[Problem]:
    """A warning for each value of a record that its entry does not have."""
    for value, line in imported.losses:
        yield warning("not-imported", f"`{value}` was not imported", Source(file, line), key=key)


def _listed(forms: Iterable[Format]) -> str:
    return ", ".join(form.name for form in forms)
