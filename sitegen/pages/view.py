"""A site as one language sees it, and the pieces that several kinds of pages are made of."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from msgspec import Struct

from sitegen.citations.citation import Citation
from sitegen.formats.bundles import WORKS_A_FILE
from sitegen.formats.schema_org_site import At
from sitegen.language.locales import Locale
from sitegen.model import Date, DateParts, Entry, Keyword, Text, Words
from sitegen.pages.catalogue import Catalogue, Issue
from sitegen.pages.page import Content, Page, WorkContent
from sitegen.pages.parts import Anchor, Pager, PagerLink, Version
from sitegen.pages.paths import INDEX, part_of, path_of, versions_of
from sitegen.pages.rows import Rows
from sitegen.pages.shelves import Journal, journals_of
from sitegen.site import Site

T = TypeVar("T")
INDEX_KINDS = ("works", "journals", "issues", "collections", "authors", "keywords", "years", "types")
PAGER_REACH = 3
KEYWORDS_KEPT = 16_384


class View(Struct, frozen=True, dict=True):
    """A site, its catalogue, and the locale of one of its languages.

    `rows` holds a line for each work and `containers` where the index of issues has each journal, both by slug.
    `related` are the slugs of the works that each work is like.
    `authors` are the slugs of those who have a page. Of lists, at most `works_a_file` works are exported in one file.
    `cite` cites a work in every style.
    """

    site: Site
    catalogue: Catalogue
    locale: Locale
    rows: Rows
    authors: frozenset[str]
    containers: Mapping[str, str] = {}
    related: Mapping[str, tuple[str, ...]] = {}
    works_a_file: int = WORKS_A_FILE
    cite: Callable[[Entry], tuple[Citation, ...]] = lambda _: ()

    @cached_property
    def lang(self) -> str:
        """The language of the pages."""
        return self.locale.tag

    @cached_property
    def site_title(self) -> Words:
        """The title of the site."""
        return self.site.config.title.best(self.lang)

    @cached_property
    def journals(self) -> tuple[Journal, ...]:
        """The journals that have a page."""
        return journals_of(self.catalogue)

    @cached_property
    def feed_entries(self) -> dict[str, str]:
        """The works as entries of the feeds of lists, by slug, once they have been made: one stands in many."""
        return {}

    def path(self, folder: str) -> str:
        """The site path of a page in this language."""
        return folder + self._file

    def at(self, folder: str) -> At:
        """The page for what is said of it in linked data."""
        return At(self.site.config.base_url + folder, self.site.config.base_url + self.path(folder), self.lang)

    def anchor(self, words: Words | str, folder: str) -> Anchor:
        """Words in this language, or in their own, that link to a page of the site."""
        return Anchor(self.words(words), folder + self._file)

    def index(self, kind: str) -> Anchor:
        """The way to an index: `works`, `issues`, `collections` and so on."""
        return self._indexes[kind]

    def words(self, words: Words | str) -> Words:
        """A string of this language as words."""
        return Words(words, self.lang) if isinstance(words, str) else words

    def word(self, key: str, **values: str) -> Words:
        """A word of the locale."""
        return self._plain_words.get(key) or Words(self.locale.word(key, **values), self.lang)

    def page(self, kind: str, folder: str, title: str, content: Content, trail: Sequence[Anchor] = ()) -> Page:
        """A page in this language; `trail` is what stands between the home page and it."""
        site_title = self.site_title.value
        return Page(
            kind=kind,
            file=folder + (self._file or INDEX),
            path=folder + self._file,
            lang=self.lang,
            title=title if title == site_title else f"{title} · {site_title}",
            description="" if isinstance(content, WorkContent) else self._site_description,
            content=content,
            versions=tuple([Version(lang, folder + file) for lang, file in self._files]),
            breadcrumb=(self._home, *trail) if folder else (),
        )

    @cached_property
    def _file(self) -> str:
        """What the path of a page ends in, after its folder."""
        return path_of("", self.lang, self.site.config.languages)

    @cached_property
    def _files(self) -> tuple[tuple[str, str], ...]:
        """What the paths of a page end in, by language."""
        return tuple((one.lang, one.path) for one in versions_of("", self.site.config.languages))

    @cached_property
    def _indexes(self) -> Mapping[str, Anchor]:
        return {kind: self.anchor(self.word(kind), f"{kind}/") for kind in INDEX_KINDS}

    @cached_property
    def _plain_words(self) -> Mapping[str, Words]:
        return {key: Words(word, self.lang) for key, word in self.locale.plain_words.items()}

    @cached_property
    def _home(self) -> Anchor:
        return self.anchor(self.word("home"), "")

    @cached_property
    def _site_description(self) -> str:
        return self.site.config.description.best(self.lang).value


def issue_folder(issue: Issue) -> str:
    """Where a volume or an issue, a book or proceedings is."""
    return f"{'collections' if issue.is_collection else 'issues'}/{issue.slug}/"


def journal_folder(slug: str) -> str:
    """Where a journal is."""
    return f"journals/{slug}/"


def author_folder(slug: str) -> str:
    """Where an author is."""
    return f"authors/{slug}/"


def keyword_folder(slug: str) -> str:
    """Where a keyword is."""
    return f"keywords/{slug}/"


def year_folder(year: int) -> str:
    """Where the works of a year are."""
    return f"years/{year}/"


def type_folder(kind: str) -> str:
    """Where the works of a type are."""
    return f"types/{kind}/"


@lru_cache(KEYWORDS_KEPT)
def keyword_anchor(keyword: Keyword, file: str) -> Anchor:
    """A keyword that links to its works; `file` is what the paths of the page's language end in."""
    return Anchor(Words(keyword.value, keyword.lang), keyword_folder(keyword.slug) + file)


def issue_label(issue: Issue, view: View) -> Words:
    """An issue by its numbers; a book, or an issue without numbers, by its title and year."""
    number = view.locale.number
    if issue.volume and issue.issue:
        return view.word("volume_issue", volume=number(issue.volume), issue=number(issue.issue))
    if issue.volume:
        return view.word("volume_only", volume=number(issue.volume))
    if issue.issue:
        return view.word("issue_only", issue=number(issue.issue))
    date = issue.works[0].issued
    if issue.container.kind != "periodical" or date is None:
        return issue.container.title.best(view.lang)
    return Words(view.locale.year(date), view.lang)


def whole_year(year: int) -> Date:
    """A Gregorian year as a date."""
    return Date(str(year), start=DateParts(year))


def other_versions(text: Text, lang: str) -> tuple[Words, ...]:
    """Every version of a text, the best one for `lang` first."""
    return (text.best(lang), *text.others(lang)) if len(text.versions) > 1 else text.versions


def parts(items: Sequence[T], size: int) -> tuple[Sequence[T], ...]:
    """The items in parts of at most `size`; one empty part where there are none."""
    if len(items) <= size:
        return (items,)
    return tuple([items[start : start + size] for start in range(0, len(items), size)])


def part_paths(folder: str, count: int, view: View) -> tuple[str, ...]:
    """The paths of the pages of a list that is paged."""
    return tuple([view.path(part_of(folder, number)) for number in range(1, count + 1)])


def pager(number: int, paths: Sequence[str]) -> Pager | None:
    """What leads from a page of a list to the others: from the first to all, from another to those around it.

    The first page alone brings every work within three links of the home page; were all pages to do so, a long list
    would be mostly links.
    """
    count = len(paths)
    if count < 2:
        return None
    around = range(max(1, number - PAGER_REACH), min(count, number + PAGER_REACH) + 1)
    shown = range(1, count + 1) if number == 1 else sorted({1, *around, count})
    return Pager(
        number,
        count,
        tuple(PagerLink(one, paths[one - 1]) for one in shown),
        previous=paths[number - 2] if number > 1 else None,
        next=paths[number] if number < count else None,
    )
