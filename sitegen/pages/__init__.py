"""Every page that a site should have, as values: functions from `Site` to `Page`."""

from collections.abc import Sequence

from msgspec.structs import replace

from sitegen.language.locales import Locale
from sitegen.pages.catalogue import catalogue_of
from sitegen.pages.indexes import container_paths
from sitegen.pages.view import Rows, View
from sitegen.site import Site


def views(site: Site, locales: Sequence[Locale]) -> tuple[View, ...]:
    """The site as each of these languages sees it."""
    catalogue = catalogue_of(site.entries, site.people)
    entries = {entry.slug: entry for entry in catalogue.works}
    authors = frozenset(author.person.slug for author in catalogue.authors)
    found = (View(site, catalogue, one, Rows(entries, one, site.config.languages), authors) for one in locales)
    return tuple(replace(view, containers=container_paths(view)) for view in found)
