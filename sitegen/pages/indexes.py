"""Indexes: all authors, keywords, years, types, volumes and issues, each with how many works are there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from sitegen.language.collation import initial, sort_key
from sitegen.language.names import inverted, sort_name
from sitegen.model import Words
from sitegen.pages.catalogue import Author, Issue, Topic
from sitegen.pages.lists import title_of_part, type_key
from sitegen.pages.page import IndexContent, Page
from sitegen.pages.parts import Anchor, IndexItem, IndexSection
from sitegen.pages.paths import part_of
from sitegen.pages.shelves import Journal
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    issue_label,
    journal_folder,
    keyword_folder,
    pager,
    part_paths,
    parts,
    type_folder,
    whole_year,
    year_folder,
)

ITEMS_A_PAGE = 300
RAIL_LINKS = 60
JOURNAL = "journal-"
Sorted = tuple[IndexItem, str]


def index_parts(lines: int) -> int:
    """How many pages an index of so many lines has."""
    return max(1, -(-lines // ITEMS_A_PAGE))


class Line(Struct, frozen=True, gc=False):
    """A line of an index, and the heading and the `id` of the section that it stands in; neighbours share theirs."""

    item: IndexItem
    heading: Words = Words("")
    section: str = ""


def author_index(view: View) -> Iterator[Page]:
    """All authors, by family name in the order of the page's alphabet."""

    def line(author: Author) -> Sorted:
        name = author.person.best(view.lang)
        words = Words(inverted(name, view.locale.lists.separator), name.lang)
        return IndexItem(view.anchor(words, author_folder(author.person.slug)), len(author.works)), sort_name(name)

    yield from _alphabetical("authors", map(line, view.catalogue.authors), view)


def keyword_index(view: View) -> Iterator[Page]:
    """All keywords, in the order of the page's alphabet."""

    def line(topic: Topic) -> Sorted:
        word = topic.keyword
        anchor = view.anchor(Words(word.value, word.lang), keyword_folder(word.slug))
        return IndexItem(anchor, len(topic.works)), word.value

    yield from _alphabetical("keywords", map(line, view.catalogue.topics), view)


def journal_index(view: View) -> Iterator[Page]:
    """All journals, by title in the order of the page's alphabet."""

    def line(journal: Journal) -> Sorted:
        title = journal.container.title.best(view.lang)
        anchor = view.anchor(title, journal_folder(journal.container.slug))
        return IndexItem(anchor, len(journal.works)), title.value

    yield from _alphabetical("journals", map(line, view.journals), view)


def issue_index(view: View) -> Iterator[Page]:
    """All volumes and issues, newest first, under the title of the journal that they belong to."""
    yield from _pages("issues", _issue_lines(view), view)


def collection_index(view: View) -> Iterator[Page]:
    """All books and proceedings, by title in the order of the page's alphabet."""

    def line(issue: Issue) -> Sorted:
        title, label = issue.container.title.best(view.lang), issue_label(issue, view)
        date = next((entry.issued for entry in issue.works if entry.issued), None)
        year = view.words(view.locale.year(date)) if date else Words("")
        note = label if label != title else year
        return IndexItem(view.anchor(title, issue_folder(issue)), len(issue.works), note), title.value

    yield from _alphabetical("collections", map(line, view.catalogue.collections), view)


def container_paths(view: View) -> dict[str, str]:
    """Where each journal is, by slug: its page, or the section of the index of issues with its newest issue."""
    if view.journals:
        slugs = (journal.container.slug for journal in view.journals)
        return {slug: view.path(journal_folder(slug)) for slug in slugs}
    lines = _issue_lines(view)
    divided = parts(lines, ITEMS_A_PAGE)
    paths = part_paths("issues/", len(divided), view)
    found: dict[str, str] = {}
    for path, part in zip(paths, divided, strict=True):
        for line in part:
            found.setdefault(line.section.removeprefix(JOURNAL), f"{path}#{line.section}")
    return found


def _issue_lines(view: View) -> list[Line]:
    """The issues as lines; two journals of one title stay apart."""
    lines = [
        Line(issue_item(issue, view), issue.container.title.best(view.lang), JOURNAL + issue.container.slug)
        for issue in view.catalogue.issues
    ]
    return sorted(lines, key=lambda line: (sort_key(line.heading.value, view.locale.alphabet), line.section))


def year_index(view: View) -> Iterator[Page]:
    """All years that works were issued in, newest first."""
    years = sorted(view.catalogue.years.items(), reverse=True)
    items = [
        IndexItem(view.anchor(view.locale.year(whole_year(year)), year_folder(year)), len(works))
        for year, works in years
    ]
    yield from _pages("years", [Line(item) for item in items], view)


def type_index(view: View) -> Iterator[Page]:
    """All types of works."""
    types = view.catalogue.types
    items = [
        IndexItem(view.anchor(view.word(type_key(kind)), type_folder(kind)), len(types[kind]))
        for kind in sorted(types, key=lambda kind: (-len(types[kind]), kind))
    ]
    yield from _pages("types", [Line(item) for item in items], view)


def issue_item(issue: Issue, view: View) -> IndexItem:
    """An issue as a line of an index, with its year where the label does not say it."""
    label = issue_label(issue, view)
    date = next((entry.issued for entry in issue.works if entry.issued), None)
    year = view.locale.year(date) if date and (issue.volume or issue.issue) else ""
    return IndexItem(view.anchor(label, issue_folder(issue)), len(issue.works), Words(year, view.lang))


def _alphabetical(kind: str, lines: Iterable[Sorted], view: View) -> Iterator[Page]:
    alphabet = view.locale.alphabet
    ordered = sorted(lines, key=lambda line: sort_key(line[1], alphabet))
    initials = [initial(text, alphabet) for _, text in ordered]
    distinct = enumerate(dict.fromkeys(initials), 1)
    headings = {letter: (Words(letter), f"section-{number}") for number, letter in distinct}
    titled = [Line(item, *headings[letter]) for (item, _), letter in zip(ordered, initials, strict=True)]
    yield from _pages(kind, titled, view)


def _pages(kind: str, lines: Sequence[Line], view: View) -> Iterator[Page]:
    """The pages of an index."""
    folder, heading = f"{kind}/", view.word(kind)
    divided = parts(lines, ITEMS_A_PAGE)
    paths = part_paths(folder, len(divided), view)
    sections = [_sections(part) for part in divided]
    rail = _rail(sections, paths)
    for number, part in enumerate(sections, 1):
        content = IndexContent(
            kind=kind,
            heading=heading,
            sections=part,
            total=len(lines),
            rail=rail if 1 < len(rail) <= RAIL_LINKS else (),
            pager=pager(number, paths),
        )
        title = title_of_part(heading.value, number, view)
        yield view.page("index", part_of(folder, number), title, content, (Anchor(heading),))


def _sections(lines: Sequence[Line]) -> tuple[IndexSection, ...]:
    groups = groupby(lines, key=attrgetter("heading", "section"))
    return tuple(
        [IndexSection(heading, tuple([line.item for line in group]), section) for (heading, section), group in groups]
    )


def _rail(pages: Sequence[tuple[IndexSection, ...]], paths: Sequence[str]) -> tuple[Anchor, ...]:
    """A link to the first section with each heading."""
    found: dict[str, Anchor] = {}
    for sections, path in zip(pages, paths, strict=True):
        for section in sections:
            found.setdefault(section.id, Anchor(section.heading, f"{path}#{section.id}"))
    return tuple(found.values())


INDEXES: Mapping[str, Callable[[View], Iterator[Page]]] = {
    "journals": journal_index,
    "issues": issue_index,
    "collections": collection_index,
    "authors": author_index,
    "keywords": keyword_index,
    "years": year_index,
    "types": type_index,
}
"""What makes the pages of an index, by its folder."""
