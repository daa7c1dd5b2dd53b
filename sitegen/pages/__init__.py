"""Every page that a site should have, as values: functions from `Site` to `Page`."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from sitegen.language.locales import Locale
from sitegen.pages.catalogue import Catalogue, catalogue_of
from sitegen.pages.home import home_page, not_found_page, prose_pages
from sitegen.pages.indexes import (
    author_index,
    collection_index,
    container_paths,
    issue_index,
    keyword_index,
    type_index,
    year_index,
)
from sitegen.pages.lists import (
    all_works_pages,
    author_pages,
    collection_pages,
    issue_pages,
    keyword_pages,
    type_pages,
    year_pages,
)
from sitegen.pages.page import Page
from sitegen.pages.view import View, row_of
from sitegen.pages.work import work_pages
from sitegen.site import Site

KINDS: tuple[Callable[[View], Iterator[Page]], ...] = (
    home_page,
    prose_pages,
    all_works_pages,
    issue_index,
    collection_index,
    author_index,
    keyword_index,
    year_index,
    type_index,
    issue_pages,
    collection_pages,
    author_pages,
    keyword_pages,
    year_pages,
    type_pages,
    work_pages,
    not_found_page,
)


def views(site: Site, locales: Sequence[Locale]) -> tuple[View, ...]:
    """The site as each of these languages sees it."""
    catalogue = catalogue_of(site.entries, site.people)
    return tuple(view_of(site, catalogue, locale) for locale in locales)


def view_of(site: Site, catalogue: Catalogue, locale: Locale) -> View:
    """The site as one language sees it."""
    rows = {entry.slug: row_of(entry, locale, site.config.languages) for entry in catalogue.works}
    authors = frozenset(author.person.slug for author in catalogue.authors)
    view = View(site, catalogue, locale, rows, authors)
    return replace(view, containers=container_paths(view))


def pages(view: View) -> Iterator[Page]:
    """Every page in one language."""
    for kind in KINDS:
        yield from kind(view)
