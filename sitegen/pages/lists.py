"""Lists of works: all of them, an issue, an author, a keyword, a year, a type."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sitegen.formats.links import orcid_url
from sitegen.model import Entry, Words
from sitegen.pages.catalogue import Author, Issue, ShelvedIssue, Topic
from sitegen.pages.page import Anchor, Fact, FactValue, ListContent, Page
from sitegen.pages.paths import part_of
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    issue_label,
    keyword_folder,
    name_words,
    pager,
    part_paths,
    parts,
    type_folder,
    whole_year,
    year_folder,
)

WORKS_A_PAGE = 100
# What the works of a container stand in, by its kind.
CONTENTS = {"periodical": "issue", "book": "book", "proceedings": "proceedings"}


def all_works_pages(works: Sequence[Entry], view: View) -> Iterator[Page]:
    """Every work, newest first: the plain list that a crawler or a reader without search needs."""
    yield from _pages(view, "works/", _list("works", view.word("works")), works, ())


def issue_pages(here: ShelvedIssue, view: View) -> Iterator[Page]:
    """The table of contents of a volume, an issue, a book or proceedings, with links to the ones before and after."""
    issue = here.issue
    kind = "collections" if issue.is_collection else "issues"
    trail = (view.index(kind),)
    yield from _pages(view, issue_folder(issue), _issue_list(here, view), issue.works, trail)


def author_pages(author: Author, view: View) -> Iterator[Page]:
    """The works of an author."""
    trail = (view.index("authors"),)
    yield from _pages(view, author_folder(author.person.slug), _author_list(author, view), author.works, trail)


def keyword_pages(topic: Topic, view: View) -> Iterator[Page]:
    """The works with a keyword."""
    trail = (view.index("keywords"),)
    heading = Words(topic.keyword.value, topic.keyword.lang)
    yield from _pages(view, keyword_folder(topic.keyword.slug), _list("keyword", heading), topic.works, trail)


def year_pages(group: tuple[int, tuple[Entry, ...]], view: View) -> Iterator[Page]:
    """The works of a year."""
    year, works = group
    trail = (view.index("years"),)
    heading = Words(view.locale.year(whole_year(year)), view.lang)
    yield from _pages(view, year_folder(year), _list("year", heading), works, trail)


def type_pages(group: tuple[str, tuple[Entry, ...]], view: View) -> Iterator[Page]:
    """The works of a type."""
    kind, works = group
    trail = (view.index("types"),)
    yield from _pages(view, type_folder(kind), _list("type", view.word(type_key(kind))), works, trail)


def list_parts(works: int) -> int:
    """How many pages a list of so many works has."""
    return max(1, -(-works // WORKS_A_PAGE))


def type_key(kind: str) -> str:
    """The key of the locale's word for a CSL type."""
    return f"type_{kind.replace('-', '_')}"


def _pages(
    view: View, folder: str, content: ListContent, works: Sequence[Entry], trail: tuple[Anchor, ...]
) -> Iterator[Page]:
    """The pages of a list: `content` says what the list is, `works` are divided among its pages."""
    here = (*trail, Anchor(content.heading))
    title, total = _title(content, view), len(works)
    divided = parts(works, WORKS_A_PAGE)
    paths = part_paths(folder, len(divided), view) if len(divided) > 1 else ()
    for number, part in enumerate(divided, 1):
        rows = tuple([view.rows[entry.slug] for entry in part])
        filled = replace(content, rows=rows, total=total, pager=pager(number, paths))
        yield view.page("list", part_of(folder, number), title_of_part(title, number, view), filled, here)


def _title(content: ListContent, view: View) -> str:
    """What the list is, with the volume and issue that tell a table of contents from the journal's others."""
    if content.kind in CONTENTS.values() and content.also:
        return content.heading.value + view.locale.lists.separator + content.also[0].value
    return content.heading.value


def title_of_part(title: str, number: int, view: View) -> str:
    """The title of a page of a list that is paged: every page has one of its own."""
    return title if number == 1 else f"{title} ({view.locale.number(number)})"


def _list(kind: str, heading: Words) -> ListContent:
    return ListContent(kind=kind, heading=heading, rows=(), total=0)


def _issue_list(here: ShelvedIssue, view: View) -> ListContent:
    issue, older, newer = here.issue, here.older, here.newer
    label, container = issue_label(issue, view), issue.container.title.best(view.lang)
    return replace(
        _list(CONTENTS[issue.container.kind], container),
        also=(label,) if label != container else (),
        facts=_issue_facts(issue, view),
        previous=older and view.anchor(issue_label(older, view), issue_folder(older)),
        next=newer and view.anchor(issue_label(newer, view), issue_folder(newer)),
    )


def _issue_facts(issue: Issue, view: View) -> tuple[Fact, ...]:
    dates = [entry.issued for entry in issue.works if entry.issued]
    year = (FactValue(Words(view.locale.year(dates[0]), view.lang)),) if dates else ()
    issns = tuple(FactValue(Words(issn), identifier=True) for issn in issue.container.issns)
    publisher = issue.container.publisher
    found = (
        ("year", year),
        ("issn", issns),
        ("publisher", (FactValue(publisher.best(view.lang)),) if publisher else ()),
    )
    return tuple(Fact(label, values) for label, values in found if values)


def _author_list(author: Author, view: View) -> ListContent:
    person = author.person
    heading = name_words(person.best(view.lang))
    orcid = (FactValue(Words(person.orcid), orcid_url(person.orcid), identifier=True),) if person.orcid else ()
    places = tuple(FactValue(one.name.best(view.lang), one.ror) for one in person.affiliations)
    return replace(
        _list("author", heading),
        also=tuple(words for name in person.names + author.also if (words := name_words(name)) != heading),
        facts=tuple(Fact(label, values) for label, values in (("affiliation", places), ("orcid", orcid)) if values),
    )
