"""What the site has for indexers and harvesters besides its pages, divided into units as these are.

Parts hold the oldest works first, so that a new one changes the last part alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sitegen.config import Config
from sitegen.deposits import crossref, doaj, oai
from sitegen.deposits import resource_sync as rs
from sitegen.deposits.crossref_kinds import KIND_OF, KINDS, registered
from sitegen.deposits.llms import Section, llms
from sitegen.deposits.resource_sync import Resource
from sitegen.deposits.values import NO_DAY, day_of_issue
from sitegen.digest import digest, digest_of
from sitegen.formats import exports_of
from sitegen.formats.bundles import INDEX_FILE, list_formats
from sitegen.formats.format import Addresses
from sitegen.model import Entry
from sitegen.pages.catalogue import Catalogue
from sitegen.pages.exports import all_works
from sitegen.pages.home import chrome_of
from sitegen.pages.paths import feed_file, versions_of, work_folder
from sitegen.pages.previews import preview_units
from sitegen.pages.search import search_units
from sitegen.pages.unit import Unit
from sitegen.pages.units import units
from sitegen.pages.view import View, parts
from sitegen.pages.work import address_of, downloads_of
from sitegen.site import Site

CROSSREF_FOLDER = "deposits/crossref/"
DOAJ_FOLDER = "deposits/doaj/"
OAI_FILE = "oai.xml"
LLMS_FILE = "llms.txt"

WORKS_A_DEPOSIT = 250
"""Crossref takes files of 10 MB: so many works may have abstracts of 40 kB each."""

WORKS_A_DOAJ_FILE = 500
"""DOAJ takes files of 50 MB (https://doaj.org/docs/faq/): so many works may have 100 kB each."""

RECORDS_A_PAGE = 40
"""A record in a list takes as much time as so small a part of the page of a work."""

States = Mapping[str, bytes]
"""A hash of all that a work is made of, by slug."""


def site_units(site: Site, views: Sequence[View]) -> tuple[Unit, ...]:
    """Every unit of a site: its pages, its search index, and what harvesters fetch."""
    pages = units(site, views)
    catalogue, config = views[0].catalogue, site.config
    states = {unit.name: unit.state for unit in pages if unit.kind == "work"}
    return (
        *pages,
        *search_units(views, states),
        *_crossref_units(site, catalogue, states),
        *_doaj_units(catalogue, states),
        *_oai_units(catalogue, config, states),
        *_resource_units(catalogue),
        *preview_units(views),
        Unit("llms", "", None, digest_of(len(catalogue.works)), files=(LLMS_FILE,)),
    )


def _crossref_units(site: Site, catalogue: Catalogue, states: States) -> Iterator[Unit]:
    """The deposits of issues, books and proceedings, then those of works that stand alone."""
    settings = site.config.crossref
    if settings is None:
        return
    sent = registered(site.entries, settings)
    alone: dict[str, list[Entry]] = {kind.name: [] for kind in KINDS if not kind.in_container}
    for entry in reversed(catalogue.works):
        if entry.slug in sent and not KIND_OF[entry.type].in_container:
            alone[KIND_OF[entry.type].name].append(entry)
    for issue in (*catalogue.issues, *catalogue.collections):
        for kind in (kind for kind in KINDS if kind.in_container):
            works = [one for one in issue.works if one.type in kind.types and one.slug in sent]
            for name, part in _named(f"{kind.name}-{issue.slug}", works, WORKS_A_DEPOSIT):
                yield _crossref_unit(crossref.Batch(kind.name, name, issue.container, part), states)
    for kind_name, works in alone.items():
        for name, part in _named(kind_name, works, WORKS_A_DEPOSIT):
            yield _crossref_unit(crossref.Batch(kind_name, name, None, part), states)


def _crossref_unit(batch: crossref.Batch, states: States) -> Unit:
    state = digest(digest_of(batch.container), _together(batch.works, states))
    files = (f"{CROSSREF_FOLDER}{batch.name}.xml",)
    return Unit("crossref", batch.name, batch, state, files=files, works=_cost(batch.works))


def _doaj_units(catalogue: Catalogue, states: States) -> Iterator[Unit]:
    """The articles of each journal."""
    journals: dict[str, list[Entry]] = {}
    for issue in reversed(catalogue.issues):
        articles = [entry for entry in issue.works if doaj.is_article(entry) and not doaj.obstacle(entry)]
        journals.setdefault(issue.container.slug, []).extend(articles)
    for slug in sorted(journals):
        for name, works in _named(slug, journals[slug], WORKS_A_DOAJ_FILE):
            yield _list_unit("doaj", f"{DOAJ_FOLDER}{name}.xml", works, states)


def _oai_units(catalogue: Catalogue, config: Config, states: States) -> Iterator[Unit]:
    """A static repository, or several."""
    works = catalogue.works[::-1] if config.oai else ()
    for number, part in enumerate(parts(works, oai.RECORDS_A_REPOSITORY) if works else (), 1):
        yield _list_unit("oai", OAI_FILE if number == 1 else f"oai-{number}.xml", tuple(part), states)


def _list_unit(kind: str, file: str, works: tuple[Entry, ...], states: States) -> Unit:
    return Unit(kind, file, works, _together(works, states), files=(file,), works=_cost(works))


def _resource_units(catalogue: Catalogue) -> Iterator[Unit]:
    """The lists of ResourceSync, which say of a work where its files are."""
    at = max(map(day_of_issue, catalogue.works), default=NO_DAY)
    lists = parts(catalogue.works[::-1], rs.WORKS_A_LIST)
    names = tuple([rs.file_of_part(number, len(lists)) for number in range(1, len(lists) + 1)])
    for name, works in zip(names, lists, strict=True):
        state = digest_of(at, len(lists), [(entry.slug, entry.pdf) for entry in works])
        yield Unit("resources", name, (works, at, len(lists) > 1), state, files=(name,), works=_cost(works))
    if len(lists) > 1:
        yield Unit("resource_index", "", (names, at), digest_of(names, at), files=(rs.LIST_FILE,))
    yield Unit("capabilities", "", None, b"", files=(rs.CAPABILITIES_FILE,))
    yield Unit("description", "", None, b"", files=(rs.DESCRIPTION_FILE,))


def _named(name: str, works: Sequence[Entry], size: int) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The works in parts, each with the name of its file; no slug holds a tilde."""
    for number, part in enumerate(parts(works, size) if works else (), 1):
        yield name if number == 1 else f"{name}~{number}", tuple(part)


def _together(works: Sequence[Entry], states: States) -> bytes:
    return digest(*(states[entry.slug] for entry in works))


def _cost(works: Sequence[Entry]) -> int:
    return len(works) // RECORDS_A_PAGE + 1


IN_FULL: Mapping[str, Callable[[Any], tuple[Entry, ...]]] = {
    "crossref": lambda batch: batch.works,
    "doaj": lambda works: works,
    "oai": lambda works: works,
}
"""The works whose long texts a unit of a kind shows, of its subject."""


def _crossref(unit: Unit, works: Sequence[Entry], views: Sequence[View]) -> bytes:
    config, batch = views[0].site.config, unit.subject
    if config.crossref is None:
        return b""
    whole = crossref.Batch(batch.kind, batch.name, batch.container, tuple(works))
    return crossref.deposit(whole, _addresses(works, config), config.crossref)


def _doaj(_: Unit, works: Sequence[Entry], views: Sequence[View]) -> bytes:
    return doaj.write(works, _addresses(works, views[0].site.config))


def _oai(unit: Unit, works: Sequence[Entry], views: Sequence[View]) -> bytes:
    config = views[0].site.config
    return oai.repository(works, _addresses(works, config), config, unit.files[0])


def _resources(unit: Unit, _: Sequence[Entry], views: Sequence[View]) -> bytes:
    config = views[0].site.config
    works, at, is_part = unit.subject
    resources = chain.from_iterable(_resources_of(entry, config) for entry in works)
    return rs.resource_list(resources, config.base_url, at, is_part=is_part)


def _resources_of(entry: Entry, config: Config) -> Iterator[Resource]:
    """The pages of a work, its full text, and what describes both."""
    downloads = downloads_of(entry, config)
    described = tuple([("describedby", one.url, one.media_type) for one in downloads])
    address = address_of(entry, config.base_url)
    for page in versions_of(work_folder(entry.slug), config.languages):
        yield Resource(config.base_url + page.path, "text/html", described)
    if address.pdf_url.startswith(config.base_url):
        yield Resource(address.pdf_url, "application/pdf", (*described, ("collection", address.url, "text/html")))
    for one in downloads:
        yield Resource(one.url, one.media_type, (("describes", address.url, "text/html"),))


def _resource_index(unit: Unit, _: Sequence[Entry], views: Sequence[View]) -> bytes:
    names, at = unit.subject
    return rs.resource_list_index(names, views[0].site.config.base_url, at)


def _llms(_: Unit, __: Sequence[Entry], views: Sequence[View]) -> bytes:
    first, config = views[0], views[0].site.config
    base, languages = config.base_url, config.languages
    kinds = ", ".join(f"{one.file or one.suffix} ({one.label})" for one in exports_of(config.exports))
    details = [f"Works: {len(first.catalogue.works)}. Every work has a page in each language: {', '.join(languages)}."]
    details += [f"Metadata beside the page of a work: {kinds}."] if kinds else []
    sections = [Section(f"Pages in {view.lang}", tuple(_pages(view))) for view in views]
    data = [("Sitemap", f"{base}sitemap.xml", "every page")]
    data += [(f"Atom feed, {lang}", base + feed_file(lang, languages), "the latest works") for lang in languages]
    data += _dumps(first)
    data += [("OAI Static Repository", base + OAI_FILE, "records in Dublin Core")] if config.oai else []
    data += [("ResourceSync", base + rs.CAPABILITIES_FILE, "pages, full texts and metadata for harvesters")]
    title, description = (text.best(first.lang).value for text in (config.title, config.description))
    return llms(title, description, details, (*sections, Section("Data", tuple(data))))


def _dumps(view: View) -> Iterator[tuple[str, str, str]]:
    """The files of all works: one of each format, or the list of all where each is divided."""
    config, found = view.site.config, all_works(view)
    forms = list_formats(config.exports) if found else ()
    if len(found) == 1:
        yield from (
            (f"All works, {form.label}", config.base_url + found[0].files(form)[0], "one file") for form in forms
        )
    if forms:
        labels = ", ".join(form.label for form in forms)
        yield "Files of all works", config.base_url + INDEX_FILE, f"JSON that lists each file: {labels}"


def _pages(view: View) -> Iterator[tuple[str, str, str]]:
    """The first page, the indexes and the pages of prose of a language."""
    base, chrome = view.site.config.base_url, chrome_of(view)
    yield view.word("home").value, base + chrome.home, ""
    for anchor in (*chrome.navigation, *chrome.pages):
        yield anchor.words.value, f"{base}{anchor.path or ''}", ""


def _addresses(works: Sequence[Entry], config: Config) -> Addresses:
    return {entry.slug: address_of(entry, config.base_url) for entry in works}


WRITERS: Mapping[str, Callable[[Unit, Sequence[Entry], Sequence[View]], bytes]] = {
    "crossref": _crossref,
    "doaj": _doaj,
    "oai": _oai,
    "resources": _resources,
    "resource_index": _resource_index,
    "capabilities": lambda _, __, views: rs.capability_list(views[0].site.config.base_url),
    "description": lambda _, __, views: rs.source_description(views[0].site.config.base_url),
    "llms": _llms,
}
"""What makes the one file of a unit of a kind, of the unit, the works with their long texts, and every language."""
