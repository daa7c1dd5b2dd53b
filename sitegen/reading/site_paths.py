"""Where everything is that an editor may link to: site paths, by the names that an editor calls them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from msgspec import Struct

from sitegen.config import Config
from sitegen.formats import exports_of
from sitegen.formats.bundles import ALL_WORKS, bundles, list_formats
from sitegen.formats.format import file_name
from sitegen.model import Entry

INDEXES = ("works", "issues", "authors", "keywords", "years")
RESERVED = frozenset(
    {
        *INDEXES,
        *("collections", "journals", "types", "statistics", "exports", "deposits", "static", "files"),
        *("search", "index", "404", "feed", "sitemap", "robots"),
    }
)
"""What no page of prose can be called: folders and files of the site's own."""


class SitePaths(Struct, frozen=True):
    """Site paths by name, without `/` at the end of the name; the path of a page ends in one, in every language.

    `containers` are the slugs of what works appeared in, with which the addresses of volumes and issues begin.
    """

    paths: Mapping[str, str]
    containers: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()

    def find(self, link: str) -> str | None:
        """The site path that a link within the site leads to; `None` if there is nothing there."""
        name = _normal(unquote(before_query(link)).removeprefix("./").strip("/"))
        folder, _, file = name.rpartition("/")
        versions = ("index.html", *(f"{lang}.html" for lang in self.languages[1:]))
        if not link:
            return None
        if file in versions and (page := self._page(folder)):
            return page.removeprefix("./") + file
        return self.paths.get(name) or self._page(name) or None

    def _page(self, name: str) -> str:
        folder, _, slug = name.partition("/")
        starts = (slug[:end] for end in (*_hyphens(slug), len(slug)))
        is_issue = folder in {"issues", "collections"} and any(start in self.containers for start in starts)
        path = f"{name}/" if is_issue else self.paths.get(name, "")
        return path if path.endswith("/") else ""


def before_query(link: str) -> str:
    """The path in a link."""
    return re.split("[?#]", link, maxsplit=1)[0]


def site_paths(
    entries: Sequence[Entry],
    names: Mapping[str, str],
    pages: Mapping[str, str],
    files: Mapping[str, str],
    config: Config,
) -> SitePaths:
    """The site paths of what the records make, of pages of prose, and of files; of two with one name, the latter's.

    `names` are the slugs of works by all that they are called.
    """
    works = {f"works/{name}": f"works/{slug}/" for name, slug in names.items()}
    paths = {**pages, **works, **record_paths(entries, config), **files}
    containers = frozenset(entry.container.slug for entry in entries if entry.container)
    return SitePaths({_normal(name): path for name, path in paths.items()}, containers, config.languages)


def works_by_name(entries: Sequence[Entry], written: Iterable[str]) -> Mapping[str, str]:
    """The slug of each work by its slug, and by its citation key if no other record has that, in whatever case.

    `written` are the keys as they stand in the records.
    """
    records = Counter(key.casefold() for key in written)
    slugs = {entry.slug: entry.slug for entry in entries}
    return {entry.key: entry.slug for entry in entries if records[entry.key.casefold()] == 1} | slugs


def file_paths(files: Iterable[str], full_texts: Mapping[str, str]) -> Mapping[str, str]:
    """Where the files of `content/files/` are published: full texts, given by slug, beside the pages of their works."""
    beside = {file: f"works/{slug}/{slug}.pdf" for slug, file in full_texts.items()}
    return {f"files/{file}": beside.get(file, f"files/{file}") for file in files}


def record_paths(entries: Sequence[Entry], config: Config) -> Mapping[str, str]:
    """Where everything is that is made of the records, the works aside."""
    lists = {folder: f"{folder}/" for folder in (*_lists(entries), *(("search",) if config.search else ()))}
    feeds = ("feed.xml", *(f"feed.{lang}.xml" for lang in config.languages[1:]))
    return lists | {file: file for file in ("sitemap.xml", *feeds, *_exports(entries, config))} | {"": "./"}


def _lists(entries: Sequence[Entry]) -> Iterator[str]:
    types = {entry.type for entry in entries}
    yield from INDEXES
    yield from ("statistics",) if entries else ()
    yield from (f"authors/{person.slug}" for entry in entries for person in entry.author)
    yield from (f"keywords/{word.slug}" for entry in entries for word in entry.keywords)
    yield from (f"years/{entry.issued.start.year}" for entry in entries if entry.issued and entry.issued.start)
    yield from _journals(entries)
    kinds = {entry.container.kind for entry in entries if entry.container}
    yield from ("collections",) if kinds & {"book", "proceedings"} else ()
    yield from ("types", *(f"types/{kind}" for kind in types)) if len(types) > 1 else ()


def _journals(entries: Sequence[Entry]) -> Iterator[str]:
    """The journals, where the site is about more than one of them."""
    found = {one.slug if one and one.kind == "periodical" else "" for one in (entry.container for entry in entries)}
    if len(found) > 1 and found != {""}:
        yield from ("journals", *(f"journals/{slug}" for slug in sorted(found - {""})))


def _exports(entries: Sequence[Entry], config: Config) -> Iterator[str]:
    exports = exports_of(config.exports)
    yield from (f"works/{entry.slug}/{file_name(one, entry.slug)}" for entry in entries for one in exports)
    parts = bundles(ALL_WORKS, entries) if config.list_exports else ()
    yield from (name for one in parts for form in list_formats(config.exports) for name in one.files(form))


def _hyphens(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer("-", text))


def _normal(name: str) -> str:
    """A name as it is looked up: keyboards and file systems compose letters differently."""
    return unicodedata.normalize("NFC", name)
