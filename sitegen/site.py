"""Everything that was read from `content/`, as one value."""

from collections.abc import Mapping

from msgspec import Struct

from sitegen.config import Config
from sitegen.model import Entry, Person, Text
from sitegen.problems import Problem, Source


class Prose(Struct, frozen=True):
    """A page that the editor wrote: its address, its title and HTML in each language, its place in the navigation."""

    slug: str
    title: Text
    html: Text
    order: int = 0


class Site(Struct, frozen=True, kw_only=True):
    """The content of a site.

    `entries` are the works that are published, by slug, and `sources` says where each was read. `records` counts the
    heads of entries in the input: `len(entries) + len(unpublished) == records`, always. `files` are the names of what
    lies in `content/files/`. `people` are those of the authority file, by slug, with the names that it prefers.
    `problems` is what reading found besides `unpublished`.
    """

    config: Config
    entries: tuple[Entry, ...] = ()
    sources: Mapping[str, Source] = {}
    prose: tuple[Prose, ...] = ()
    files: tuple[str, ...] = ()
    people: Mapping[str, Person] = {}
    records: int = 0
    unpublished: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
