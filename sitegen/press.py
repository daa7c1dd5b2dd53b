"""What makes the files of a site, unit by unit: a function of the content and the theme, wherever it is called."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from sitegen.citations.citation import Citation, cited
from sitegen.citations.styles import styles_of
from sitegen.codings import gzip
from sitegen.formats import exports_of
from sitegen.formats.bundles import INDEX_FILE, index_of, list_formats
from sitegen.model import Entry
from sitegen.output_file import File
from sitegen.pages import harvest, search, views
from sitegen.pages.feeds import feed, robots, sitemap, sitemap_index
from sitegen.pages.home import chrome_of, home_page, not_found_page, prose_page
from sitegen.pages.indexes import INDEXES
from sitegen.pages.journals import journal_page
from sitegen.pages.list_feeds import FEEDS
from sitegen.pages.lists import LISTS, list_page
from sitegen.pages.page import Page
from sitegen.pages.paths import feed_file
from sitegen.pages.previews import pictures
from sitegen.pages.statistics_files import statistics_files
from sitegen.pages.statistics_page import statistics_page
from sitegen.pages.unit import Unit
from sitegen.pages.view import View
from sitegen.pages.work import address_of, landing_of, work_page
from sitegen.render import Renderer
from sitegen.site import Site, TextPlace, Texts, completed
from sitegen.theme import Theme

FindTexts = Callable[[TextPlace], Texts]
FindCitations = Callable[[str], tuple[Citation, ...] | None]

PAGES: Mapping[str, Callable[[Any, View], Iterator[Page]]] = {
    "home": home_page,
    "not_found": not_found_page,
    "prose": prose_page,
    "statistics": statistics_page,
    "search": search.search_page,
    "work": work_page,
    "journal": journal_page,
}
"""What makes the pages of a unit of a kind, of its subject, in one language."""

WORKS_AT_HAND = 2
"""The citations of so many works are kept: the pages of a work in all languages come one after the other."""

MANY_PAGES = 1_500
"""So many pages in each language are rendered in less time with a template that is made for them alone."""


IN_FULL: Mapping[str, Callable[[Any], tuple[Entry, ...]]] = {
    "work": lambda subject: (subject,),
    "feeds": lambda subject: subject,
    "export": lambda subject: tuple(subject[0].works),
    **harvest.IN_FULL,
    **search.IN_FULL,
}
"""The works whose long texts a unit of a kind shows, of its subject."""


class Press:
    """Makes the files of units. It changes nothing and asks for nothing but what is kept of works elsewhere."""

    def __init__(
        self,
        site: Site,
        theme: Theme,
        find_texts: FindTexts | None = None,
        find_citations: FindCitations | None = None,
    ) -> None:
        """Prepare the views and the templates of every language."""
        self.site, self.theme = site, theme
        self.styles = styles_of(site.config.citation_styles, theme.styles, theme.locales)
        self._find_citations = find_citations
        cite = lru_cache(WORKS_AT_HAND)(self.cite)
        self.views = tuple(replace(view, cite=cite) for view in views(site, tuple(theme.locales.values())))
        self.renderers = {view.lang: Renderer(theme, chrome_of(view), view.locale) for view in self.views}
        self.find_texts = find_texts

    def prepare(self, units: Iterable[Unit]) -> None:
        """Make what is worth its while for these units, before workers begin with them."""
        folders = ((unit.kind, folder.count("/")) for unit in units for folder in unit.folders)
        counts: Counter[tuple[str, str]] = Counter()
        for (kind, depth), pages in Counter(folders).items():
            counts["list" if kind in LISTS else kind, "../" * depth] += pages
        for (kind, root), pages in counts.items():
            for renderer in self.renderers.values() if pages >= MANY_PAGES else ():
                renderer.prepare(kind, root)

    def files(self, unit: Unit) -> Iterator[File]:
        """Every file of a unit."""
        other = FILES.get(unit.kind)
        if other:
            yield from other(self, unit)
            return
        subject = self.whole(unit.subject) if unit.kind == "work" else unit.subject
        for view in self.views:
            for page in pages_of(unit, subject, view):
                yield File(page.file, self.renderers[view.lang].render(page))
        if unit.kind == "work":
            yield from self._exports(subject, unit)
        elif unit.kind in FEEDS:
            pairs = zip(unit.files, self.views, strict=False)
            yield from (File(file, FEEDS[unit.kind](unit.subject, view)) for file, view in pairs)

    def cite(self, entry: Entry) -> tuple[Citation, ...]:
        """The citations of a work: those that were kept, or else new ones."""
        found = self._find_citations(entry.slug) if self._find_citations else None
        return cited(entry, self.styles).citations if found is None else found

    def reading(self, find_texts: FindTexts) -> "Press":
        """The same press, which finds the long texts of works in another place."""
        other = copy(self)
        other.find_texts = find_texts
        return other

    def texts_of(self, unit: Unit) -> Iterator[tuple[TextPlace, Texts]]:
        """The long texts that the files of a unit show, each with its place."""
        for entry in self._as_kept(IN_FULL[unit.kind](unit.subject)) if unit.kind in IN_FULL else ():
            place = self.site.texts.get(entry.slug, TextPlace())
            if self.find_texts and place.key:
                yield place, self.find_texts(place)

    def whole(self, entry: Entry) -> Entry:
        """A work with its long texts."""
        place = self.site.texts.get(entry.slug, TextPlace())
        return completed(entry, self.find_texts(place)) if self.find_texts and place.key else entry

    def wholes(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Works with their long texts, which are looked up in the order in which they are kept."""
        found = {entry.slug: self.whole(entry) for entry in self._as_kept(entries)}
        return tuple([found[entry.slug] for entry in entries])

    def each_whole(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same, one by one in the order in which they are kept, for what need not hold all of them."""
        return map(self.whole, self._as_kept(entries))

    def _as_kept(self, entries: Iterable[Entry]) -> list[Entry]:
        texts = self.site.texts
        return sorted(entries, key=lambda entry: (texts[entry.slug].key if entry.slug in texts else b"", entry.slug))

    def _exports(self, entry: Entry, unit: Unit) -> Iterator[File]:
        address = {entry.slug: address_of(entry, self.site.config.base_url)}
        for file, form in zip(unit.files, exports_of(self.site.config.exports), strict=True):
            if form.write:
                yield File(file, form.write([entry], address))
            elif form.write_about:
                yield File(file, form.write_about(entry, [landing_of(entry, view) for view in self.views]))


def _feeds(press: Press, unit: Unit) -> Iterator[File]:
    works = press.wholes(unit.subject)
    for view in press.views:
        yield File(feed_file(view.lang, press.site.config.languages), feed(works, view))


def _export(press: Press, unit: Unit) -> Iterator[File]:
    part, forms = unit.subject
    works = press.wholes(part.works)
    addresses = {entry.slug: address_of(entry, press.site.config.base_url) for entry in works}
    for form in forms:
        name, *compressed = part.files(form)
        body = form.write(works, addresses)
        yield File(name, body)
        yield from (File(one, gzip(body)) for one in compressed)


def _export_index(press: Press, unit: Unit) -> Iterator[File]:
    config = press.site.config
    yield File(INDEX_FILE, index_of(unit.subject, list_formats(config.exports), config.base_url))


def _harvested(press: Press, unit: Unit) -> Iterator[File]:
    works = press.wholes(harvest.IN_FULL[unit.kind](unit.subject)) if unit.kind in harvest.IN_FULL else ()
    yield File(unit.files[0], harvest.WRITERS[unit.kind](unit, works, press.views))


def _statistics_files(press: Press, unit: Unit) -> Iterator[File]:
    yield from statistics_files(unit.subject, unit.files, press.views)


def _previews(_: Press, unit: Unit) -> Iterator[File]:
    yield from pictures(unit.subject, unit.files)


def _searched(press: Press, unit: Unit) -> Iterator[File]:
    wholes = press.each_whole(search.IN_FULL[unit.kind](unit.subject)) if unit.kind in search.IN_FULL else ()
    yield from map(File, unit.files, search.WRITERS[unit.kind](unit.subject, wholes, press.views))


def _robots(press: Press, _: Unit) -> Iterator[File]:
    yield File("robots.txt", robots(press.site.config.base_url))
    yield File(".nojekyll", b"")


def _sitemap(press: Press, unit: Unit) -> Iterator[File]:
    yield File(unit.files[0], sitemap(unit.subject, press.site.config))


def _sitemap_index(press: Press, unit: Unit) -> Iterator[File]:
    yield File(unit.files[0], sitemap_index(unit.subject, press.site.config.base_url))


def _static(press: Press, unit: Unit) -> Iterator[File]:
    yield File(unit.name, press.theme.static[unit.name])


FILES: Mapping[str, Callable[[Press, Unit], Iterator[File]]] = {
    "feeds": _feeds,
    "export": _export,
    "export_index": _export_index,
    "robots": _robots,
    "sitemap": _sitemap,
    "sitemap_index": _sitemap_index,
    "static": _static,
    "statistics_files": _statistics_files,
    "preview": _previews,
    **dict.fromkeys(harvest.WRITERS, _harvested),
    **dict.fromkeys(search.WRITERS, _searched),
}
"""What makes the files of a unit of a kind that has no pages."""


def pages_of(unit: Unit, subject: Any, view: View) -> Iterator[Page]:
    """The pages of a unit in one language."""
    if unit.kind in LISTS:
        thing, number = subject
        yield list_page(LISTS[unit.kind](thing, view), number, view)
    elif unit.kind == "index":
        yield from INDEXES[unit.name](view)
    else:
        yield from PAGES[unit.kind](subject, view)
