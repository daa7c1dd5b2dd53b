"""Everything that was read from `content/`, as one value."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import fields, replace

from sitegen.config import Config
from sitegen.model import Entry, Person, ReferenceList, Text, Words
from sitegen.problems import Problem, Source


class Prose(Struct, frozen=True):
    """A page that the editor wrote: its address, its title and HTML in each language, its place in the navigation."""

    slug: str
    title: Text
    html: Text
    order: int = 0


class Texts(Struct, frozen=True, gc=False):
    """The long texts of a work, which only its own page and files need."""

    abstract: Text = Text()
    note: Text = Text()
    references: tuple[ReferenceList, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


class TextPlace(Struct, frozen=True, gc=False):
    """Where the long texts of a work are: under which key, as which one there.

    `mark` is a hash of them, `rest` one of the work without them and without addresses, as it was read; with an empty
    key the work itself has them, and there are no hashes.
    """

    key: bytes = b""
    number: int = 0
    mark: bytes = b""
    rest: bytes = b""


UNSAID: Mapping[str, Text] = {one.name: one.default for one in fields(Entry) if isinstance(one.default, Text)}
"""The texts of an entry that does not say them."""


def lightened(entry: Entry) -> tuple[Entry, Texts]:
    """A work without its long texts, of whose abstract only the languages are left, and these texts."""
    languages = Text(tuple(Words("", words.lang) for words in entry.abstract.versions))
    light = replace(
        entry, **(_unsaid(entry) | {"abstract": languages, "note": UNSAID["note"], "references": (), "extra": ()})
    )
    return light, Texts(entry.abstract, entry.note, entry.references, entry.extra)


def _unsaid(entry: Entry) -> dict[str, Text]:
    """The texts that a record does not have, as they need not be encoded."""
    return {name: text for name, text in UNSAID.items() if not getattr(entry, name)}


def completed(entry: Entry, texts: Texts) -> Entry:
    """The whole work again."""
    return replace(entry, abstract=texts.abstract, note=texts.note, references=texts.references, extra=texts.extra)


class Picture(Struct, frozen=True):
    """A picture in `content/files/`, by its site path, with its width and height in pixels."""

    path: str
    width: int
    height: int


def issue_name(journal: str, volume: str, issue: str) -> str:
    """What an issue of the journal with this slug is called: `slug 14(2)`, `slug 14`, `slug (2)`."""
    return f"{journal} {volume}({issue})" if issue else f"{journal} {volume}"


class Site(Struct, frozen=True, kw_only=True):
    """The content of a site.

    `entries` are the works that are published, by slug, and `sources` says where each was read. `records` counts the
    heads of entries in the input: `len(entries) + len(unpublished) == records`, always. `files` are the names of what
    lies in `content/files/`. `people` are those of the authority file, by slug, with the names that it prefers,
    `covers` those of journals, by slug, and of their issues, by `issue_name`.
    `problems` is what reading found besides `unpublished`. `texts` says where the long texts of each work are, by slug.
    """

    config: Config
    entries: tuple[Entry, ...] = ()
    sources: Mapping[str, Source] = {}
    texts: Mapping[str, TextPlace] = {}
    prose: tuple[Prose, ...] = ()
    files: tuple[str, ...] = ()
    people: Mapping[str, Person] = {}
    covers: Mapping[str, Picture] = {}
    records: int = 0
    unpublished: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
