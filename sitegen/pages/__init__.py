"""Every page that a site should have, as values: functions from `Site` to `Page`."""

from collections.abc import Sequence

from msgspec.structs import replace

from sitegen.formats.bundles import WORKS_A_FILE
from sitegen.language.locales import Locale
from sitegen.pages.catalogue import catalogue_of
from sitegen.pages.indexes import container_paths
from sitegen.pages.related import related_works
from sitegen.pages.rows import Rows
from sitegen.pages.view import View
from sitegen.site import Site


def views(site: Site, locales: Sequence[Locale], works_a_file: int = WORKS_A_FILE) -> tuple[View, ...]:
    """The site as each of these languages sees it, with at most so many works in one file of them."""
    catalogue = catalogue_of(site.entries, site.people)
    related = related_works(catalogue)
    entries = {entry.slug: entry for entry in catalogue.works}
    authors = frozenset(author.person.slug for author in catalogue.authors)
    rows = [Rows(entries, one, site.config.languages) for one in locales]
    found = (
        View(site, catalogue, one, own, authors, related=related, works_a_file=works_a_file)
        for one, own in zip(locales, rows, strict=True)
    )
    return tuple(replace(view, containers=container_paths(view)) for view in found)
