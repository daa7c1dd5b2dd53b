"""Lists of works: all of them, an issue, an author, a keyword, a year, a type."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sitegen.formats import schema_org_site
from sitegen.formats.bundles import ALL_WORKS
from sitegen.formats.links import orcid_url
from sitegen.model import Entry, Words
from sitegen.pages.catalogue import Author, Issue, ShelvedIssue, Topic, Years
from sitegen.pages.covers import issue_cover
from sitegen.pages.exports import author_stem, downloads, issue_stem
from sitegen.pages.list_feeds import FEEDS, has_feed, list_feed_file
from sitegen.pages.near import near_author, near_keyword, translated
from sitegen.pages.page import ListContent, Page
from sitegen.pages.parts import Anchor, Fact, FactValue, LinkGroup
from sitegen.pages.paths import part_of
from sitegen.pages.rows import SomeRows, name_words
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    issue_label,
    journal_folder,
    keyword_folder,
    pager,
    part_paths,
    type_folder,
    whole_year,
    year_folder,
)
from sitegen.pages.years_bars import years_bars

WORKS_A_PAGE = 100
# What the works of a container stand in, by its kind.
CONTENTS = {"periodical": "issue", "book": "book", "proceedings": "proceedings"}


class Listed(Struct, frozen=True):
    """A list of works before it is divided into pages: where it is, what it says of itself, and the way there.

    `data` is what all its pages say in JSON-LD.
    `stem` is the site path of its exports, before their suffix; empty where it has none. `near` is what else it leads
    to, `years` counts its works by year.
    """

    folder: str
    content: ListContent
    works: Sequence[Entry]
    trail: tuple[Anchor, ...] = ()
    data: tuple[Mapping[str, Any], ...] = ()
    stem: str = ""
    near: tuple[LinkGroup, ...] = ()
    years: Years = ()


def works_list(works: Sequence[Entry], view: View) -> Listed:
    """Every work, newest first: the plain list that a crawler or a reader without search needs."""
    return Listed("works/", _list("works", view.word("works")), works, stem=ALL_WORKS)


def issue_list(here: ShelvedIssue, view: View) -> Listed:
    """The table of contents of a volume, an issue, a book or proceedings, with links to the ones before and after."""
    issue = here.issue
    trail, data = way_to_issue(issue, view), _issue_data(issue, view)
    return Listed(issue_folder(issue), _issue_content(here, view), issue.works, trail, data, issue_stem(issue))


def way_to_issue(issue: Issue, view: View) -> tuple[Anchor, ...]:
    """What is above an issue: the index of journals and its own, or else of issues; that of books and proceedings."""
    if issue.is_collection or not view.journals:
        return (view.index("collections" if issue.is_collection else "issues"),)
    title, slug = issue.container.title.best(view.lang), issue.container.slug
    return view.index("journals"), view.anchor(title, journal_folder(slug))


def author_list(author: Author, view: View) -> Listed:
    """The works of an author."""
    slug, trail = author.person.slug, (view.index("authors"),)
    folder = author_folder(slug)
    data = schema_org_site.author(author.person, author.also, view.at(folder))
    content, near = _author_content(author, view), near_author(author, view)
    return Listed(folder, content, author.works, trail, (data,), author_stem(slug), near, author.years)


def keyword_list(topic: Topic, view: View) -> Listed:
    """The works with a keyword."""
    heading = Words(topic.keyword.value, topic.keyword.lang)
    folder = keyword_folder(topic.keyword.slug)
    content = replace(_list("keyword", heading), facts=translated(topic, view))
    trail, near = (view.index("keywords"),), near_keyword(topic, view)
    return Listed(folder, content, topic.works, trail, near=near, years=topic.years)


def year_list(group: tuple[int, tuple[Entry, ...]], view: View) -> Listed:
    """The works of a year."""
    year, works = group
    heading = Words(view.locale.year(whole_year(year)), view.lang)
    return Listed(year_folder(year), _list("year", heading), works, (view.index("years"),))


def type_list(group: tuple[str, tuple[Entry, ...]], view: View) -> Listed:
    """The works of a type."""
    kind, works = group
    return Listed(type_folder(kind), _list("type", view.word(type_key(kind))), works, (view.index("types"),))


LISTS: Mapping[str, Callable[[Any, View], Listed]] = {
    "works": works_list,
    "author": author_list,
    "keyword": keyword_list,
    "issue": issue_list,
    "year": year_list,
    "type": type_list,
}
"""What the list of a kind is, of its subject, in one language."""


def list_page(listed: Listed, number: int, view: View) -> Page:
    """The page of a list with this number, counted from 1."""
    content, count = listed.content, list_parts(len(listed.works))
    paths = part_paths(listed.folder, count, view) if count > 1 else ()
    rows = SomeRows([entry.slug for entry in part_works(listed.works, number)], view.rows)
    files = downloads(listed.stem, listed.works, number, view) if listed.stem else ()
    total = len(listed.works)
    filled = replace(content, rows=rows, total=total, downloads=files, pager=pager(number, paths))
    title = title_of_part(_title(content, view), number, view)
    if number == 1 and listed.content.kind in FEEDS:
        feed = list_feed_file(listed.folder, view.lang, view.site.config.languages) if has_list_feed(listed) else ""
        filled = replace(filled, years=years_bars(listed.years, view), near=listed.near, feed=feed)
    page = view.page("list", part_of(listed.folder, number), title, filled, (*listed.trail, Anchor(content.heading)))
    return replace(page, data=listed.data) if listed.data else page


def has_list_feed(listed: Listed) -> bool:
    """Whether a list has a feed of its own: the works of an author or with a keyword, if they are many."""
    return listed.content.kind in FEEDS and has_feed(listed.works)


def part_works(works: Sequence[Entry], number: int) -> Sequence[Entry]:
    """The works on the page of a list with this number."""
    return works[(number - 1) * WORKS_A_PAGE : number * WORKS_A_PAGE]


def list_parts(works: int) -> int:
    """How many pages a list of so many works has."""
    return max(1, -(-works // WORKS_A_PAGE))


def type_key(kind: str) -> str:
    """The key of the locale's word for a CSL type."""
    return f"type_{kind.replace('-', '_')}"


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


def _issue_content(here: ShelvedIssue, view: View) -> ListContent:
    issue, older, newer = here.issue, here.older, here.newer
    label, container = issue_label(issue, view), issue.container.title.best(view.lang)
    return replace(
        _list(CONTENTS[issue.container.kind], container),
        also=(label,) if label != container else (),
        facts=_issue_facts(issue, view),
        previous=older and view.anchor(issue_label(older, view), issue_folder(older)),
        next=newer and view.anchor(issue_label(newer, view), issue_folder(newer)),
        cover=issue_cover(issue, view),
    )


def _issue_data(issue: Issue, view: View) -> tuple[Mapping[str, Any], ...]:
    date = next((entry.issued for entry in issue.works if entry.issued), None)
    numbers = issue.volume, issue.issue
    return (schema_org_site.issue(issue.container, numbers, date, view.at(issue_folder(issue))),)


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


def _author_content(author: Author, view: View) -> ListContent:
    person = author.person
    heading = name_words(person.best(view.lang))
    orcid = (FactValue(Words(person.orcid), orcid_url(person.orcid), identifier=True),) if person.orcid else ()
    places = tuple(FactValue(one.name.best(view.lang), one.ror) for one in person.affiliations)
    return replace(
        _list("author", heading),
        also=tuple(words for name in person.names + author.also if (words := name_words(name)) != heading),
        facts=tuple(Fact(label, values) for label, values in (("affiliation", places), ("orcid", orcid)) if values),
    )
