"""The units of lists and of indexes."""

from collections.abc import Iterator, Sequence
from typing import Any

from sitegen.digest import digest, digest_of
from sitegen.model import Entry
from sitegen.pages.catalogue import Catalogue, shelved
from sitegen.pages.indexes import index_parts
from sitegen.pages.list_feeds import ENTRIES_A_LIST_FEED, has_feed, list_feed_files
from sitegen.pages.lists import list_parts, part_works
from sitegen.pages.near import author_state, topic_state
from sitegen.pages.paths import part_of
from sitegen.pages.unit import Marks, Unit, marked
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    journal_folder,
    keyword_folder,
    type_folder,
    year_folder,
)
from sitegen.site import issue_name

Subject = tuple[str, Any, bytes]
"""The folder of a list, what it is a list of, and a hash of what it says of that."""


def list_units(view: View, marks: Marks, issues: Marks) -> Iterator[Unit]:
    """Every list and index of a site; `marks` are of its works, `issues` of what others show of an issue."""
    catalogue, languages = view.catalogue, view.site.config.languages
    yield from _index_units(view, issues)
    yield from _list("works", ("works/", catalogue.works, b""), catalogue.works, marks)
    yield from _author_units(catalogue, marks, languages)
    yield from _topic_units(catalogue, marks, languages)
    yield from _journal_units(view, marks, issues)
    yield from _issue_units(view, marks, issues)
    yield from _year_units(catalogue, marks)
    yield from _type_units(catalogue, marks)


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
        yield from _list("author", subject, author.works, marks, languages)


def _topic_units(catalogue: Catalogue, marks: Marks, languages: tuple[str, ...]) -> Iterator[Unit]:
    for topic in catalogue.topics:
        subject = keyword_folder(topic.keyword.slug), topic, topic_state(topic)
        yield from _list("keyword", subject, topic.works, marks, languages)


def _journal_units(view: View, marks: Marks, issues: Marks) -> Iterator[Unit]:
    for journal in view.journals:
        folder, lines = journal_folder(journal.container.slug), len(journal.issues)
        files = list_feed_files(folder, view.site.config.languages)
        seen = marked(journal.works[:ENTRIES_A_LIST_FEED], marks)
        cover = view.site.covers.get(journal.container.slug)
        state = digest(digest_of(len(journal.works), cover), seen, *[issues[issue.slug] for issue in journal.issues])
        folders = tuple([part_of(folder, number) for number in range(1, index_parts(lines) + 1)])
        yield Unit("journal", journal.container.slug, journal, state, folders, files, lines + ENTRIES_A_LIST_FEED)


def _issue_units(view: View, marks: Marks, issues: Marks) -> Iterator[Unit]:
    catalogue, covers = view.catalogue, view.site.covers
    for here in (*shelved(catalogue.issues), *shelved(catalogue.collections)):
        around = [issues[one.slug] if one else b"" for one in (here.issue, here.older, here.newer)]
        one = here.issue
        cover = covers.get(issue_name(one.container.slug, one.volume, one.issue)) if covers else None
        heading = digest(*around, digest_of(cover)) if cover else digest(*around)
        yield from _list("issue", (issue_folder(one), here, heading), one.works, marks)


def _year_units(catalogue: Catalogue, marks: Marks) -> Iterator[Unit]:
    for year, works in catalogue.years.items():
        yield from _list("year", (year_folder(year), (year, works), b""), works, marks)


def _type_units(catalogue: Catalogue, marks: Marks) -> Iterator[Unit]:
    for kind, works in catalogue.types.items() if len(catalogue.types) > 1 else ():
        yield from _list("type", (type_folder(kind), (kind, works), b""), works, marks)


def _list(
    kind: str, subject: Subject, works: Sequence[Entry], marks: Marks, fed: tuple[str, ...] = ()
) -> Iterator[Unit]:
    """A unit for each page of a list: an edit of one work does not make a long list anew.

    The first one has the feed of the list, in the languages of `fed`.
    """
    folder, thing, heading = subject
    total = len(works).to_bytes(8, "little")
    for number in range(1, list_parts(len(works)) + 1):
        place, part = part_of(folder, number), part_works(works, number)
        state = digest(heading, total, marked(part, marks))
        files = list_feed_files(folder, fed) if number == 1 and has_feed(works) else ()
        yield Unit(kind, place, (thing, number), state, (place,), files, len(part))
