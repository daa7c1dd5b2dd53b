"""What an entry takes over from those that it names in `crossref` and `xdata`.

The rules are BibLaTeX's (https://ctan.org/pkg/biblatex, appendix B) and BibTeX's own: a parent's `booktitle` comes
before its title. A field in another language (`title_fa`) follows the field that it translates.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from sitegen.problems import Problem, warning
from sitegen.reading.raw_entry import RawEntry

MAX_PARENTS = 4
MAX_DATA = 16
MAX_FIELDS = 100
MAX_VALUE = 10_000

_MULTI_VOLUME = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_VOLUMES = frozenset(("book", "collection", "proceedings", "reference"))
_PARTS = frozenset(
    ("bookinbook", "conference", "inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection")
)
_IN_PERIODICALS = frozenset(("article", "review", "suppperiodical"))

# (types of the parent, types of the child, what comes before `title` in the name of the child's field)
_TITLES = (
    (_MULTI_VOLUME, _VOLUMES | _PARTS, "main"),
    (_VOLUMES, _PARTS, "book"),
    (frozenset(("periodical",)), _IN_PERIODICALS, "journal"),
)
_TITLE_FIELDS = frozenset(("title", "subtitle", "titleaddon"))
_BOOKS = frozenset(("book", "mvbook"))
_PARTS_OF_BOOKS = frozenset(("bookinbook", "inbook", "suppbook"))
_DATE = frozenset(("date", "year", "month", "day"))
_OF_NAMES = re.compile(r"([a-z]+)(?:\+an.*|_(?:orcid|affiliation|ror).*)")
_OTHER_NAMES = {"journaltitle": "journal", "journal": "journaltitle"}

# What a child has of its own or not at all.
_OWN = frozenset((
    "title", "subtitle", "titleaddon", "shorttitle", "shorthand", "shorthandintro", "sorttitle", "sortkey",
    "indextitle", "indexsorttitle", "reprinttitle", "origtitle", "doi", "url", "urldate", "eprint", "eprinttype",
    "eprintclass", "archiveprefix", "primaryclass", "pmid", "pmcid", "pages", "pagetotal", "numpages", "eid",
    "abstract", "keywords", "keyword", "annotation", "annote", "file", "pdf", "references", "ids", "key",
    "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype",
))  # fmt: skip
_NOT_DATA = frozenset(("ids", "key", "xdata"))
_LANGUAGE = re.compile(r"(.+?)(_.+|fa)?")
_SEPARATOR = re.compile(r"\s*,\s*")

Given = tuple[str, str]


def with_inherited(entries: Sequence[RawEntry]) -> tuple[tuple[RawEntry, ...], tuple[Problem, ...]]:
    """The entries with what they inherit from each other, and what is wrong with their references."""
    family = _Family(entries)
    return tuple(family.heir(entry) for entry in entries), tuple(family.problems)


class _Family:
    """All entries by key; one in the same file is meant first."""

    def __init__(self, entries: Iterable[RawEntry]) -> None:
        self.problems: list[Problem] = []
        self.known: dict[str | Given, RawEntry] = {}
        for entry in entries:
            for name in (entry.key, entry.key.casefold()):
                self.known.setdefault((entry.source.file, name), entry)
                self.known.setdefault(name, entry)

    def heir(self, entry: RawEntry) -> RawEntry:
        if "crossref" not in entry.fields and "xdata" not in entry.fields:
            return entry
        line = self._ancestors(entry)
        fields = self._with_data(line[-1], entry)
        for parent, child in zip(line[:0:-1], line[-2::-1], strict=True):
            own = self._with_data(child, entry)
            given = self._bounded(_inherited(parent.type, fields, child.type, own), entry)
            fields = own | {name: value for name, value in reversed(given) if name not in own}
        return replace(entry, fields=fields)

    def _ancestors(self, entry: RawEntry) -> list[RawEntry]:
        """An entry, its parent, the parent of that one and so on."""
        line = [entry]
        while (key := line[-1].fields.get("crossref", "")) and len(line) <= MAX_PARENTS:
            parent = self._find(key, line[-1])
            if parent is None:
                if line[-1] is entry:
                    self._warn("missing-crossref", f"there is no entry `{key}`, which `crossref` names", entry)
                break
            if any(parent is other for other in line):
                self._warn("crossref-cycle", f"`crossref` leads from `{key}` back to it", entry)
                break
            line.append(parent)
        return line

    def _find(self, key: str, entry: RawEntry) -> RawEntry | None:
        file = entry.source.file
        names = (key, key.casefold())
        places: tuple[str | Given, ...] = (*((file, name) for name in names), *names)
        return next((self.known[place] for place in places if place in self.known), None)

    def _with_data(self, entry: RawEntry, heir: RawEntry) -> dict[str, str]:
        """The fields of an entry, and those that its `xdata` entries add."""
        if "xdata" not in entry.fields:
            return entry.fields
        fields = dict(entry.fields)
        waiting, seen = [entry], {id(entry)}
        while waiting and len(seen) <= MAX_DATA:
            current = waiting.pop(0)
            for key in _SEPARATOR.split(current.fields.get("xdata", ""))[:MAX_DATA]:
                data = self._find(key, current)
                if data is None and key and entry is heir:
                    self._warn("missing-xdata", f"there is no entry `{key}`, which `xdata` names", heir)
                elif data is not None and id(data) not in seen:
                    seen.add(id(data))
                    waiting.append(data)
                    given = ((name, value) for name, value in data.fields.items() if name not in _NOT_DATA)
                    fields |= {
                        name: value
                        for name, value in self._bounded(given, heir)
                        if name not in fields and not _is_of_others(name, fields)
                    }
        return fields

    def _bounded(self, given: Iterable[Given], heir: RawEntry) -> list[Given]:
        """What is short enough to be handed to any number of heirs."""
        found = list(islice(given, MAX_FIELDS + 1))
        if len(found) > MAX_FIELDS:
            self._warn("inherited-too-much", f"no more than {MAX_FIELDS} fields are inherited", heir)
            found.pop()
        for name in (name for name, value in found if len(value) > MAX_VALUE):
            self._warn("inherited-value-too-long", f"`{name}` is too long to be inherited", heir)
        return [(name, value) for name, value in found if len(value) <= MAX_VALUE]

    def _warn(self, code: str, message: str, entry: RawEntry) -> None:
        self.problems.append(warning(code, message, entry.source, key=entry.key))


def _inherited(parent: str, fields: dict[str, str], child: str, own: dict[str, str]) -> Iterator[Given]:
    """The fields that a child of a type takes from those of its parent, the preferred ones first."""
    prefix = next((prefix for parents, children, prefix in _TITLES if parent in parents and child in children), "")
    later: list[Given] = []
    dated = not _DATE.isdisjoint(own)
    for name, value in fields.items():
        match = _LANGUAGE.fullmatch(name)
        base, language = (match[1], match[2] or "") if match else (name, "")
        other_name = _OTHER_NAMES.get(prefix + base if base in _TITLE_FIELDS else base, "") + language
        if other_name in own or (base in _DATE and dated) or _is_of_others(name, own):
            continue
        if base in _TITLE_FIELDS and prefix:
            later.append((prefix + base + language, value))
        elif base not in _OWN:
            yield name, value
            if base == "author" and parent in _BOOKS and child in _PARTS_OF_BOOKS:
                later.append(("bookauthor" + language, value))
    yield from later


def _is_of_others(name: str, own: dict[str, str]) -> bool:
    """Whether an annotation is of the names in another entry, since this one has such a list of its own."""
    match = _OF_NAMES.fullmatch(name)
    return match is not None and match[1] in own
