"""A site divided into units, each of which can be built without the others.

A unit is a work with its exports, the list of an author, an index and so on, in every language. Its `state` is a hash
of all that it is made of besides the theme and the settings: while that stays the same, its files stay the same.
"""

from collections.abc import Iterable, Iterator, Sequence

from sitegen.config import Config
from sitegen.digest import digest, digest_of
from sitegen.formats import exports_of
from sitegen.formats.bundles import INDEX_FILE, Bundle, list_formats
from sitegen.formats.format import Format, file_name
from sitegen.pages.catalogue import Catalogue, Place
from sitegen.pages.exports import all_works, of_lists
from sitegen.pages.feeds import ENTRIES_A_FEED, sitemap_parts
from sitegen.pages.home import LATEST_WORKS, NOT_FOUND_FILE
from sitegen.pages.list_units import list_units
from sitegen.pages.paths import feed_file, work_folder
from sitegen.pages.shelves import issue_state
from sitegen.pages.statistics import statistics_of
from sitegen.pages.statistics_files import files_of_tables
from sitegen.pages.unit import NO_PLACE, RECORDS_A_LINE, Marks, Unit, mark_of, marked
from sitegen.pages.view import View
from sitegen.site import Site


def units(site: Site, views: Sequence[View]) -> tuple[Unit, ...]:
    """Every unit of a site, given as each of its languages sees it."""
    catalogue = views[0].catalogue
    marks = {entry.slug: mark_of(entry, site.texts.get(entry.slug, NO_PLACE)) for entry in catalogue.works}
    issues = {issue.slug: issue_state(issue) for issue in (*catalogue.issues, *catalogue.collections)}
    pages = (
        *_single_units(views[0], marks, issues),
        *list_units(views[0], marks, issues),
        *_work_units(site, views, marks, issues),
    )
    exports = _export_units(views[0], marks)
    return *_root_units(site, catalogue, marks), *_sitemap_units(pages, site.config), *exports, *pages


def _root_units(site: Site, catalogue: Catalogue, marks: Marks) -> Iterator[Unit]:
    """What hosts and readers of feeds look for at the root."""
    languages = site.config.languages
    latest = catalogue.works[:ENTRIES_A_FEED]
    seen = [(marks[entry.slug], site.texts.get(entry.slug, NO_PLACE).mark) for entry in latest]
    yield Unit("feeds", "", latest, digest_of(seen), files=tuple(feed_file(lang, languages) for lang in languages))
    yield Unit("robots", "", None, b"", files=("robots.txt", ".nojekyll"))
    yield Unit("not_found", "", None, b"", files=(NOT_FOUND_FILE,))


def _sitemap_units(pages: Iterable[Unit], config: Config) -> Iterator[Unit]:
    """One sitemap, or as many as it takes and an index of them."""
    chunks = list(sitemap_parts(sorted(folder for unit in pages for folder in unit.folders), config))
    names = [f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1)] if len(chunks) > 1 else ["sitemap.xml"]
    for name, chunk in zip(names, chunks, strict=True):
        yield Unit("sitemap", name, chunk, digest_of(chunk), files=(name,), works=len(chunk) // 20 + 1)
    if len(chunks) > 1:
        yield Unit("sitemap_index", "", tuple(names), digest_of(names), files=("sitemap.xml",))


def _export_units(view: View, marks: Marks) -> Iterator[Unit]:
    """The files of many works. They show all of each work, also its long texts."""
    texts, forms = view.site.texts, list_formats(view.site.config.exports)
    whole = {slug: mark + texts.get(slug, NO_PLACE).mark for slug, mark in marks.items()}
    parts = all_works(view) if forms else ()
    yield from (_export_unit(part, (form,), whole) for form in forms for part in parts)
    yield from (_export_unit(part, forms, whole) for part in (of_lists(view) if forms else ()))
    if parts:
        yield Unit("export_index", "", parts, digest_of([len(part.works) for part in parts]), files=(INDEX_FILE,))


def _export_unit(part: Bundle, forms: tuple[Format, ...], whole: Marks) -> Unit:
    files = tuple([name for form in forms for name in part.files(form)])
    lines = len(part.works) * len(forms) // RECORDS_A_LINE + 1
    return Unit("export", files[0], (part, forms), digest(marked(part.works, whole)), files=files, works=lines)


def _single_units(view: View, marks: Marks, issues: Marks) -> Iterator[Unit]:
    catalogue = view.catalogue
    groups = catalogue.works, view.journals, catalogue.authors, catalogue.topics, catalogue.years
    counts = [len(group) for group in groups]
    latest = [marks[entry.slug] for entry in catalogue.works[:LATEST_WORKS]]
    covers = () if view.journals else sorted(view.site.covers.items())
    yield Unit("home", "", None, digest_of(counts, latest, tuple(issues.items()), covers), ("",))
    for prose in view.site.prose:
        yield Unit("prose", prose.slug, prose, digest_of(prose), (f"{prose.slug}/",))
    if catalogue.works:
        yield from _statistics_units(catalogue, issues)


def _statistics_units(catalogue: Catalogue, issues: Marks) -> Iterator[Unit]:
    """The page, and the tables on it as files."""
    numbers = statistics_of(catalogue)
    state = digest_of(numbers, [issues[issue.slug] for issue in catalogue.issues])
    files = files_of_tables(numbers, has_issues=bool(catalogue.issues))
    yield Unit("statistics", "", numbers, state, ("statistics/",), works=100)
    lines = (len(numbers.authors) + len(numbers.keywords) + len(catalogue.issues)) // RECORDS_A_LINE
    yield Unit("statistics_files", "", numbers, state, files=files, works=lines + 1)


def _work_units(site: Site, views: Sequence[View], marks: Marks, issues: Marks) -> Iterator[Unit]:
    catalogue, exports = views[0].catalogue, exports_of(site.config.exports)
    placed = {
        issue.slug: digest_of(issues[issue.slug], [view.containers.get(issue.container.slug) for view in views])
        for issue in (*catalogue.issues, *catalogue.collections)
    }
    for entry in catalogue.works:
        folder = work_folder(entry.slug)
        place = catalogue.places.get(entry.slug)
        around = _around(place, placed, marks) if place else ()
        linked = bytes(person.slug in views[0].authors for person in entry.contributors)
        texts = site.texts.get(entry.slug, NO_PLACE)
        notices = [marks[notice.work] for notice in entry.notices + entry.concerns if notice.work]
        related = b"".join([marks[slug] for slug in views[0].related.get(entry.slug, ())])
        state = digest(marks[entry.slug], texts.mark, linked, related, *around, *notices)
        files = tuple([folder + file_name(one, entry.slug) for one in exports])
        yield Unit("work", entry.slug, entry, state, (folder,), files)


def _around(place: Place, placed: Marks, marks: Marks) -> tuple[bytes, ...]:
    neighbours = (place.previous, place.next)
    return placed[place.issue.slug], *(marks[entry.slug] if entry else b"" for entry in neighbours)
