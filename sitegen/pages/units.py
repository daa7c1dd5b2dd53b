"""A site divided into units, each of which can be built without the others.

A unit is a work with its exports, the list of an author, an index and so on, in every language. Its `state` is a hash
of all that it is made of besides the theme and the settings: while that stays the same, its files stay the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitegen.config import Config
from sitegen.digest import digest, digest_of
from sitegen.formats import exports_of
from sitegen.formats.bundles import INDEX_FILE, Bundle, list_formats
from sitegen.formats.format import Format, file_name
from sitegen.model import Entry
from sitegen.pages.catalogue import Catalogue, Place, shelved
from sitegen.pages.exports import all_works, of_lists
from sitegen.pages.feeds import ENTRIES_A_FEED, sitemap_parts
from sitegen.pages.home import LATEST_WORKS, NOT_FOUND_FILE
from sitegen.pages.indexes import index_parts
from sitegen.pages.list_feeds import ENTRIES_A_LIST_FEED, has_feed, list_feed_files
from sitegen.pages.lists import list_parts, part_works
from sitegen.pages.near import author_state, topic_state
from sitegen.pages.paths import feed_file, file_of, part_of, work_folder
from sitegen.pages.shelves import issue_state
from sitegen.pages.statistics import statistics_of
from sitegen.pages.statistics_files import files_of_tables
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    journal_folder,
    keyword_folder,
    type_folder,
    year_folder,
)
from sitegen.site import Site, TextPlace


class Unit(Struct, frozen=True, gc=False):
    """A part of the site that is built as a whole: the pages in `folders` in every language, and other `files`.

    `kind` says what makes them of `subject`; no other unit of that kind has this `name`. `works` counts the works that
    they show, which is what they cost.
    """

    kind: str
    name: str
    subject: Any
    state: bytes
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    works: int = 1

    @property
    def key(self) -> str:
        """What no other unit of the site is called."""
        return f"{self.kind} {self.name}"

    def all_files(self, languages: Sequence[str]) -> tuple[str, ...]:
        """Every file that the unit is made of."""
        pages = [file_of(folder, lang, languages) for lang in languages for folder in self.folders]
        return (*pages, *self.files)


RECORDS_A_LINE = 10
"""How many records in a file of many cost as much as a line of `Unit.works`."""

NO_PLACE = TextPlace()
Subject = tuple[str, Any, bytes]
"""The folder of a list, what it is a list of, and a hash of what it says of that."""

Marks = Mapping[str, bytes]
"""Hashes by slug: of a work, or of what others show of an issue."""


def units(site: Site, views: Sequence[View]) -> tuple[Unit, ...]:
    """Every unit of a site, given as each of its languages sees it."""
    catalogue = views[0].catalogue
    marks = {entry.slug: mark_of(entry, site.texts.get(entry.slug, NO_PLACE)) for entry in catalogue.works}
    issues = {issue.slug: issue_state(issue) for issue in (*catalogue.issues, *catalogue.collections)}
    pages = (
        *_single_units(views[0], marks, issues),
        *_index_units(views[0], issues),
        *_author_units(catalogue, marks, site.config.languages),
        *_topic_units(catalogue, marks, site.config.languages),
        *_journal_units(views[0], marks, issues),
        *_issue_units(catalogue, marks, issues),
        *_year_units(catalogue, marks),
        *_type_units(catalogue, marks),
        *_work_units(site, views, marks, issues),
    )
    exports = _export_units(views[0], marks)
    return *_root_units(site, catalogue, marks), *_sitemap_units(pages, site.config), *exports, *pages


def mark_of(entry: Entry, place: TextPlace) -> bytes:
    """A hash of a work without its long texts: of what was read, and of what all the content together gives it."""
    if not place.rest:
        return digest_of(entry)
    addresses = [entry.slug, entry.pdf, entry.container.slug if entry.container else ""]
    addresses += [person.slug for person in entry.author + entry.editor + entry.translator]
    addresses += [keyword.slug for keyword in entry.keywords]
    added = digest_of(entry.prose, entry.notices) if entry.prose or entry.notices else b""
    return digest(place.rest, "\0".join(addresses).encode(), added)


def _root_units(site: Site, catalogue: Catalogue, marks: Marks) -> Iterator[Unit]:
    """What hosts and readers of feeds look for at the root."""
    languages = site.config.languages
    latest = catalogue.works[:ENTRIES_A_FEED]
    seen = [(marks[entry.slug], site.texts.get(entry.slug, NO_PLACE).mark) for entry in latest]
    yield Unit("feeds", "", latest, digest_of(seen), files=tuple(feed_file(lang, languages) for lang in languages))
    yield Unit("robots", "", None, b"", files=("robots.txt", ".nojekyll"))
    yield Unit("not_found", "", None, b"", files=(NOT_FOUND_FILE,))


def _sitemap_units(pages: Iterable[Unit], config: Config) -> Iterator[Unit]:
    """One sitemap, or as many as it takes and an index of them."""
    chunks = list(sitemap_parts(sorted(folder for unit in pages for folder in unit.folders), config))
    names = [f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1)] if len(chunks) > 1 else ["sitemap.xml"]
    for name, chunk in zip(names, chunks, strict=True):
        yield Unit("sitemap", name, chunk, digest_of(chunk), files=(name,), works=len(chunk) // 20 + 1)
    if len(chunks) > 1:
        yield Unit("sitemap_index", "", tuple(names), digest_of(names), files=("sitemap.xml",))


def _export_units(view: View, marks: Marks) -> Iterator[Unit]:
    """The files of many works. They show all of each work, also its long texts."""
    texts, forms = view.site.texts, list_formats(view.site.config.exports)
    whole = {slug: mark + texts.get(slug, NO_PLACE).mark for slug, mark in marks.items()}
    parts = all_works(view) if forms else ()
    yield from (_export_unit(part, (form,), whole) for form in forms for part in parts)
    yield from (_export_unit(part, forms, whole) for part in (of_lists(view) if forms else ()))
    if parts:
        yield Unit("export_index", "", parts, digest_of([len(part.works) for part in parts]), files=(INDEX_FILE,))


def _export_unit(part: Bundle, forms: tuple[Format, ...], whole: Marks) -> Unit:
    files = tuple([name for form in forms for name in part.files(form)])
    lines = len(part.works) * len(forms) // RECORDS_A_LINE + 1
    return Unit("export", files[0], (part, forms), digest(_marked(part.works, whole)), files=files, works=lines)


def _single_units(view: View, marks: Marks, issues: Marks) -> Iterator[Unit]:
    catalogue = view.catalogue
    groups = catalogue.works, view.journals, catalogue.authors, catalogue.topics, catalogue.years
    counts = [len(group) for group in groups]
    latest = [marks[entry.slug] for entry in catalogue.works[:LATEST_WORKS]]
    yield Unit("home", "", None, digest_of(counts, latest, tuple(issues.items())), ("",))
    for prose in view.site.prose:
        yield Unit("prose", prose.slug, prose, digest_of(prose), (f"{prose.slug}/",))
    yield from _list_units("works", ("works/", catalogue.works, b""), catalogue.works, marks)
    if catalogue.works:
        yield from _statistics_units(catalogue, issues)


def _statistics_units(catalogue: Catalogue, issues: Marks) -> Iterator[Unit]:
    """The page, and the tables on it as files."""
    numbers = statistics_of(catalogue)
    state = digest_of(numbers, [issues[issue.slug] for issue in catalogue.issues])
    files = files_of_tables(numbers, has_issues=bool(catalogue.issues))
    yield Unit("statistics", "", numbers, state, ("statistics/",), works=100)
    lines = (len(numbers.authors) + len(numbers.keywords) + len(catalogue.issues)) // RECORDS_A_LINE
    yield Unit("statistics_files", "", numbers, state, files=files, works=lines + 1)


def _index_units(view: View, issues: Marks) -> Iterator[Unit]:
    """The indexes that have something in them, with what each shows of a line."""
    catalogue = view.catalogue
    shown: dict[str, list[Any]] = {
        "authors": [(author.person, len(author.works)) for author in catalogue.authors],
        "keywords": [(topic.keyword, len(topic.works)) for topic in catalogue.topics],
        "journals": [(journal.container, len(journal.works)) for journal in view.journals],
        "issues": [issues[issue.slug] for issue in catalogue.issues],
        "collections": [issues[issue.slug] for issue in catalogue.collections],
        "years": [(year, len(works)) for year, works in catalogue.years.items()],
        "types": [(kind, len(works)) for kind, works in catalogue.types.items() if len(catalogue.types) > 1],
    }
    for kind, lines in shown.items():
        if lines:
            folders = tuple(part_of(f"{kind}/", number) for number in range(1, index_parts(len(lines)) + 1))
            yield Unit("index", kind, None, digest_of(lines), folders, works=len(lines))


def _author_units(catalogue: Catalogue, marks: Marks, languages: tuple[str, ...]) -> Iterator[Unit]:
    for author in catalogue.authors:
        subject = author_folder(author.person.slug), author, author_state(author)
        yield from _list_units("author", subject, author.works, marks, languages)


def _topic_units(catalogue: Catalogue, marks: Marks, languages: tuple[str, ...]) -> Iterator[Unit]:
    for topic in catalogue.topics:
        subject = keyword_folder(topic.keyword.slug), topic, topic_state(topic)
        yield from _list_units("keyword", subject, topic.works, marks, languages)


def _journal_units(view: View, marks: Marks, issues: Marks) -> Iterator[Unit]:
    for journal in view.journals:
        folder, lines = journal_folder(journal.container.slug), len(journal.issues)
        files = list_feed_files(folder, view.site.config.languages)
        seen = _marked(journal.works[:ENTRIES_A_LIST_FEED], marks)
        state = digest(digest_of(len(journal.works)), seen, *[issues[issue.slug] for issue in journal.issues])
        folders = tuple([part_of(folder, number) for number in range(1, index_parts(lines) + 1)])
        yield Unit("journal", journal.container.slug, journal, state, folders, files, lines + ENTRIES_A_LIST_FEED)


def _issue_units(catalogue: Catalogue, marks: Marks, issues: Marks) -> Iterator[Unit]:
    for here in (*shelved(catalogue.issues), *shelved(catalogue.collections)):
        around = [issues[one.slug] if one else b"" for one in (here.issue, here.older, here.newer)]
        yield from _list_units("issue", (issue_folder(here.issue), here, digest(*around)), here.issue.works, marks)


def _year_units(catalogue: Catalogue, marks: Marks) -> Iterator[Unit]:
    for year, works in catalogue.years.items():
        yield from _list_units("year", (year_folder(year), (year, works), b""), works, marks)


def _type_units(catalogue: Catalogue, marks: Marks) -> Iterator[Unit]:
    for kind, works in catalogue.types.items() if len(catalogue.types) > 1 else ():
        yield from _list_units("type", (type_folder(kind), (kind, works), b""), works, marks)


def _list_units(
    kind: str, subject: Subject, works: Sequence[Entry], marks: Marks, fed: tuple[str, ...] = ()
) -> Iterator[Unit]:
    """A unit for each page of a list: an edit of one work does not make a long list anew.

    The first one has the feed of the list, in the languages of `fed`.
    """
    folder, thing, heading = subject
    total = len(works).to_bytes(8, "little")
    for number in range(1, list_parts(len(works)) + 1):
        place, part = part_of(folder, number), part_works(works, number)
        state = digest(heading, total, _marked(part, marks))
        files = list_feed_files(folder, fed) if number == 1 and has_feed(works) else ()
        yield Unit(kind, place, (thing, number), state, (place,), files, len(part))


def _work_units(site: Site, views: Sequence[View], marks: Marks, issues: Marks) -> Iterator[Unit]:
    catalogue, exports = views[0].catalogue, exports_of(site.config.exports)
    placed = {
        issue.slug: digest_of(issues[issue.slug], [view.containers.get(issue.container.slug) for view in views])
        for issue in (*catalogue.issues, *catalogue.collections)
    }
    for entry in catalogue.works:
        folder = work_folder(entry.slug)
        place = catalogue.places.get(entry.slug)
        around = _around(place, placed, marks) if place else ()
        linked = bytes(person.slug in views[0].authors for person in entry.editor + entry.translator)
        texts = site.texts.get(entry.slug, NO_PLACE)
        notices = [marks[notice.work] for notice in entry.notices if notice.work]
        related = b"".join([marks[slug] for slug in views[0].related.get(entry.slug, ())])
        state = digest(marks[entry.slug], texts.mark, linked, related, *around, *notices)
        files = tuple([folder + file_name(one, entry.slug) for one in exports])
        yield Unit("work", entry.slug, entry, state, (folder,), files)


def _around(place: Place, placed: Marks, marks: Marks) -> tuple[bytes, ...]:
    neighbours = (place.previous, place.next)
    return placed[place.issue.slug], *(marks[entry.slug] if entry else b"" for entry in neighbours)


def _marked(works: Iterable[Entry], marks: Marks) -> bytes:
    return b"".join([marks[entry.slug] for entry in works])
