"""Indexes: all authors, keywords, years, types, volumes and issues, each with how many works are there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sitegen.language.collation import initial, sort_key
from sitegen.language.names import sort_name
from sitegen.model import Words
from sitegen.pages.catalogue import Author, Issue, Topic
from sitegen.pages.lists import title_of_part, type_key
from sitegen.pages.page import Anchor, IndexContent, IndexItem, IndexSection, Page, Pager
from sitegen.pages.paths import part_of
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    issue_label,
    keyword_folder,
    name_words,
    part_paths,
    parts,
    whole_year,
)

ITEMS_A_PAGE = 300
Titled = tuple[IndexItem, str]


def author_index(view: View) -> Iterator[Page]:
    """All authors, by family name in the order of the page's alphabet."""

    def line(author: Author) -> Titled:
        name = author.person.best(view.lang)
        anchor = view.anchor(name_words(name), author_folder(author.person.slug))
        return IndexItem(anchor, len(author.works)), sort_name(name)

    yield from _alphabetical("authors", map(line, view.catalogue.authors), view)


def keyword_index(view: View) -> Iterator[Page]:
    """All keywords, in the order of the page's alphabet."""

    def line(topic: Topic) -> Titled:
        word = topic.keyword
        anchor = view.anchor(Words(word.value, word.lang), keyword_folder(word.slug))
        return IndexItem(anchor, len(topic.works)), word.value

    yield from _alphabetical("keywords", map(line, view.catalogue.topics), view)


def issue_index(view: View) -> Iterator[Page]:
    """All volumes and issues, newest first, under the title of what they belong to."""
    titled = [(issue_item(issue, view), issue.container.title.best(view.lang)) for issue in view.catalogue.issues]
    titled.sort(key=lambda pair: sort_key(pair[1].value, view.locale.alphabet))
    yield from _pages("issues", titled, view)


def year_index(view: View) -> Iterator[Page]:
    """All years that works were issued in, newest first."""
    years = sorted(view.catalogue.years.items(), reverse=True)
    items = [
        IndexItem(view.anchor(view.locale.year(whole_year(year)), f"years/{year}/"), len(works))
        for year, works in years
    ]
    yield from _pages("years", [(item, Words("")) for item in items], view)


def type_index(view: View) -> Iterator[Page]:
    """All types of works, where there are several."""
    types = view.catalogue.types
    items = [
        IndexItem(view.anchor(view.word(type_key(kind)), f"types/{kind}/"), len(types[kind]))
        for kind in sorted(types, key=lambda kind: (-len(types[kind]), kind))
    ]
    yield from _pages("types", [(item, Words("")) for item in items], view) if len(types) > 1 else ()


def issue_item(issue: Issue, view: View) -> IndexItem:
    """An issue as a line of an index, with its year where the label does not say it."""
    label = issue_label(issue, view)
    date = next((entry.issued for entry in issue.works if entry.issued), None)
    year = view.locale.year(date) if date and (issue.volume or issue.issue) else ""
    return IndexItem(view.anchor(label, issue_folder(issue.slug)), len(issue.works), Words(year, view.lang))


def _alphabetical(kind: str, lines: Iterable[Titled], view: View) -> Iterator[Page]:
    alphabet = view.locale.alphabet
    ordered = sorted(lines, key=lambda line: sort_key(line[1], alphabet))
    titled = [(item, Words(initial(text, alphabet))) for item, text in ordered]
    yield from _pages(kind, titled, view)


def _pages(kind: str, titled: Sequence[tuple[IndexItem, Words]], view: View) -> Iterator[Page]:
    """The pages of an index whose items carry the heading that they stand under, neighbours the same one."""
    folder, heading = f"{kind}/", view.word(kind)
    divided = parts(titled, ITEMS_A_PAGE)
    paths = part_paths(folder, len(divided), view)
    sections = [_sections(part) for part in divided]
    rail = _rail(sections, paths)
    for number, part in enumerate(sections, 1):
        content = IndexContent(
            kind=kind,
            heading=heading,
            sections=part,
            total=len(titled),
            rail=rail if len(rail) > 1 else (),
            pager=Pager(number, paths) if len(paths) > 1 else None,
        )
        title = title_of_part(heading.value, number, view)
        yield view.page("index", part_of(folder, number), title, content, (Anchor(heading),))


def _sections(titled: Sequence[tuple[IndexItem, Words]]) -> tuple[IndexSection, ...]:
    groups = (
        (heading, tuple(item for item, _ in group)) for heading, group in groupby(titled, key=lambda pair: pair[1])
    )
    return tuple(IndexSection(heading, items, f"section-{number}") for number, (heading, items) in enumerate(groups, 1))


def _rail(pages: Sequence[tuple[IndexSection, ...]], paths: Sequence[str]) -> tuple[Anchor, ...]:
    """A link to the first section with each heading."""
    found: dict[Words, Anchor] = {}
    for sections, path in zip(pages, paths, strict=True):
        for section in sections:
            found.setdefault(section.heading, Anchor(section.heading, f"{path}#{section.id}"))
    return tuple(found.values())
