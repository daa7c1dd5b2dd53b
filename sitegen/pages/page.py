"""What a page is, and all that a template may see of it.

Paths are site paths: relative to the output folder, with `/`; a path that ends in `/`, or the empty path of the home
page, stands for the `index.html` in that folder.

Values that only hold values form no cycles, so the garbage collector need not follow them (`gc=False`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitegen.citations.citation import Citation
from sitegen.formats.format import Download, Landing
from sitegen.model import Entry, Words
from sitegen.pages.figures import BarTable, ColumnChart, NetworkChart, YearsBars
from sitegen.pages.parts import (
    Anchor,
    Count,
    Cover,
    Fact,
    IndexItem,
    IndexSection,
    KeywordGroup,
    LinkGroup,
    NoticeLine,
    Pager,
    PersonLine,
    Version,
    WorkRow,
)


class WorkContent(Struct, frozen=True, kw_only=True, gc=False):
    """The page of one work; `entry` and `landing` are what its head says to machines.

    `titles`, `abstracts` and `prose` begin with the version in the page's language; `prose` is HTML.
    `keywords`, `references` and `citations` are in the same order. `places` are the affiliations of the authors, each
    once. `container`, `issue` and `issued` are what is to be shown above the work: `None` where another one of them
    says the same.
    """

    entry: Entry
    landing: Landing
    titles: tuple[Words, ...]
    authors: tuple[PersonLine, ...]
    et_al: bool
    places: tuple[Words, ...]
    editors: tuple[PersonLine, ...]
    translators: tuple[PersonLine, ...]
    advisors: tuple[PersonLine, ...]
    container: Anchor | None
    issue: Anchor | None
    issued: Words | None
    facts: tuple[Fact, ...]
    abstracts: tuple[Words, ...]
    keywords: tuple[KeywordGroup, ...]
    references: tuple[Words, ...]
    prose: tuple[Words, ...]
    notices: tuple[NoticeLine, ...] = ()
    concerns: tuple[NoticeLine, ...] = ()
    related: Sequence[WorkRow] = ()
    citations: tuple[Citation, ...] = ()
    previous: Anchor | None
    next: Anchor | None


class HomeContent(Struct, frozen=True, gc=False):
    """The first page: what the site is, how much it holds, its latest works and volumes, and its journal's cover."""

    heading: Words
    description: Words
    counts: tuple[Count, ...]
    latest: tuple[WorkRow, ...]
    issues: tuple[IndexSection, ...]
    cover: Cover | None = None


class ListContent(Struct, frozen=True, kw_only=True, gc=False):
    """A list of works under one heading: an issue, a book, an author, a keyword, a year, a type, or all works.

    `kind` is the key of the locale's word for what the heading is. `also` are other names of the same thing.
    `downloads` are the files of the whole list, not of this page of it. `years`, `near` and `feed`, the path of its
    Atom feed, are of the whole list, too, and on its first page alone.
    """

    kind: str
    heading: Words
    also: tuple[Words, ...] = ()
    facts: tuple[Fact, ...] = ()
    rows: Sequence[WorkRow]
    total: int
    downloads: tuple[Download, ...] = ()
    years: YearsBars | None = None
    near: tuple[LinkGroup, ...] = ()
    feed: str = ""
    pager: Pager | None = None
    previous: Anchor | None = None
    next: Anchor | None = None
    cover: Cover | None = None


class JournalContent(Struct, frozen=True, kw_only=True, gc=False):
    """A journal: its names, what is known of it, and its volumes and issues, the newest first.

    `total` counts its works, `issue_count` its issues, of which `issues` are those on this page. `url` is its own home
    page, `license` and `feed` are addresses, too.
    """

    heading: Words
    also: tuple[Words, ...]
    facts: tuple[Fact, ...]
    total: int
    issue_count: int
    issues: tuple[IndexItem, ...]
    url: str = ""
    license: str = ""
    feed: str = ""
    downloads: tuple[Download, ...] = ()
    pager: Pager | None = None
    cover: Cover | None = None


class IndexContent(Struct, frozen=True, kw_only=True, gc=False):
    """An index of authors, keywords, years, types, issues or collections; `rail` links to its sections, if few."""

    kind: str
    heading: Words
    sections: tuple[IndexSection, ...]
    total: int
    rail: tuple[Anchor, ...] = ()
    pager: Pager | None = None


class StatisticsContent(Struct, frozen=True, kw_only=True, gc=False):
    """What the site holds in numbers; there is no chart of years where all works are of one."""

    heading: Words
    total: int
    years: BarTable | None
    chart: ColumnChart | None
    tables: tuple[BarTable, ...]
    network: NetworkChart | None


class ProseContent(Struct, frozen=True, gc=False):
    """A page written by the editor; `html` is HTML, in its own language."""

    heading: Words
    html: Words


class SearchContent(Struct, frozen=True, gc=False):
    """The page to search on: where the index is, the names of the filters, and the script's words as JSON."""

    heading: Words
    index: str
    filters: tuple[tuple[str, Words], ...]
    words: str


class NotFoundContent(Struct, frozen=True, gc=False):
    """What a host shows for an address that does not exist, in every language of the site."""

    homes: tuple[Version, ...]


Content = (
    HomeContent
    | WorkContent
    | ListContent
    | JournalContent
    | IndexContent
    | StatisticsContent
    | ProseContent
    | SearchContent
    | NotFoundContent
)


class Page(Struct, frozen=True, kw_only=True, gc=False):
    """An HTML page that should exist: `kind` names its template, `title` is for the window, `file` is where it goes.

    `description` is empty for a work, whose head has one of its own.
    `data` holds what the page says in JSON-LD, besides its breadcrumb and what a work says.
    `versions` holds every language of the page, its own included, the site's first language first.
    """

    kind: str
    file: str
    path: str
    lang: str
    title: str
    description: str
    content: Content
    versions: tuple[Version, ...]
    breadcrumb: tuple[Anchor, ...] = ()
    indexed: bool = True
    data: tuple[Mapping[str, Any], ...] = ()


class Chrome(Struct, frozen=True, kw_only=True, gc=False):
    """What is around every page of one language: the site's title, its navigation, where its home and its feed are.

    `picture` is that of the site, for links to pages that have none of their own; it may be empty. `search` is the path
    of the page to search on; `None` where there is none.
    """

    title: Words
    description: Words
    base_url: str
    navigation: tuple[Anchor, ...]
    pages: tuple[Anchor, ...]
    home: str
    feed: str
    picture: str = ""
    languages: tuple[str, ...]
    search: str | None = None
