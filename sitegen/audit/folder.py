"""A folder with a site, looked through by all processors at hand: each page is read and parsed once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sitegen.audit.addresses import INDEX, address, file_at, host, target
from sitegen.audit.facts import Ground, PageFacts, Sitemap, slug_of
from sitegen.audit.links import LINK_RULES, PAGE_SUFFIX, ways_of
from sitegen.audit.pages import PAGE_RULES, WHOLENESS
from sitegen.audit.parse import facts_of, style_of
from sitegen.audit.sitemaps import sitemap_of, sitemaps_named
from sitegen.audit.tags import TAG_RULES
from sitegen.audit.traces import Numbers, SiteFacts, Trace, thrifty, trace_of
from sitegen.audit.whole import ROBOTS, SITE_RULES, SITEMAP
from sitegen.problems import Problem, Source, error
from sitegen.publish import MANIFEST
from sitegen.workers import processors, run

FILES_AT_ONCE = 40
FILES_WORTH_WORKERS = 400
NOT_PAGES = ("static/", "files/")
STYLE_SUFFIX = ".css"
MARKS = (INDEX, SITEMAP, MANIFEST)
SITEMAPS_AT_MOST = 1_000
ASKED = 20


class Looked(Struct, frozen=True):
    """What is seen of some files: what is kept of each page, by its number, and the problems.

    `shared` are the problems that many pages have for one reason.
    """

    traces: tuple[tuple[int, Trace], ...]
    problems: tuple[Problem, ...]
    shared: tuple[Problem, ...]


def is_site(sizes: Mapping[str, int]) -> bool:
    """Whether files look like a site that was built, or a part of one."""
    return any(name in sizes for name in MARKS)


def no_site(place: Source) -> Problem:
    """What is said of a folder without a site."""
    message = "there is no site in this folder: neither a home page nor a sitemap"
    return error("no-site", message, place, hint="build the site first, or name the folder that it was built into")


def audit(folder: Path, sizes: Mapping[str, int], base_url: str, jobs: int | None = None) -> tuple[Problem, ...]:
    """What is wrong with the site in a folder; `sizes` are its files, `base_url` is where it will be.

    The files of problems are relative to the folder. Nothing is written.
    """
    robots = _text(folder / ROBOTS) if ROBOTS in sizes else None
    ground = _ground(folder, sizes, base_url)
    here, is_elsewhere = _here(sitemaps_named(robots or ""), ground)
    sitemaps = _sitemaps(folder, here, ground)
    files = _read_files(ground, _own(folder, ground, sitemaps))
    problems: list[Problem] = []
    shared: dict[tuple[str, str], Problem] = {}
    pages: dict[str, Trace] = {}
    times: Counter[tuple[str, str]] = Counter()
    known: dict[Any, Any] = {}
    for looked in _looks(folder, ground, files, jobs):
        problems += looked.problems
        pages |= {files[number]: thrifty(trace, known) for number, trace in looked.traces}
        for problem in looked.shared:
            shared.setdefault((problem.code, problem.message), problem)
            times[problem.code, problem.message] += 1
    site = SiteFacts(base_url, ground, files, pages, robots, sitemaps, is_elsewhere)
    whole = [problem for rule in SITE_RULES for problem in rule(site)]
    return *problems, *(_once(problem, times[cause]) for cause, problem in shared.items()), *whole


def _ground(folder: Path, sizes: Mapping[str, int], base_url: str) -> Ground:
    """What is there."""
    home = facts_of(INDEX, _bytes(folder / INDEX))
    named = _named(folder, sizes, home) or base_url
    found = (target(link.href, INDEX, named) for link in home.versions)
    pdfs = (name for name in sizes if name.lower().endswith(".pdf"))
    no_pdfs = frozenset(name for name in pdfs if not _begins(folder / name, b"%PDF-"))
    return Ground(named, sizes, no_pdfs, tuple({place.path or INDEX: None for place in found if place}))


def _named(folder: Path, sizes: Mapping[str, int], home: PageFacts) -> str:
    """The address of the site that the home page names and most others too; empty where they do not.

    So a site in the wrong place is told once, and a single page that names a wrong address for itself.
    """
    named = next((link.href for link in home.related("canonical") if _is_base(link.href)), "")
    pages = [name for name in sorted(sizes) if name.endswith(PAGE_SUFFIX) and not name.startswith(NOT_PAGES)]
    some = pages[:: len(pages) // ASKED + 1] if named else []
    agreeing = [name for name in some if _canonical(folder, name) == address(name, named)]
    return named if 2 * len(agreeing) > len(some) else ""


def _canonical(folder: Path, name: str) -> str:
    return next((link.href for link in facts_of(name, _bytes(folder / name)).related("canonical")), "")


def _is_base(href: str) -> bool:
    return href.startswith(("http://", "https://")) and host(href) != "" and href.endswith("/")


def _here(named: Iterable[str], ground: Ground) -> tuple[tuple[str, ...], bool]:
    """The files of the sitemaps that have these addresses, and whether some lie elsewhere."""
    places = [target(url, ROBOTS, ground.base_url) for url in named]
    usual = [SITEMAP] if SITEMAP in ground.sizes else []
    return tuple(dict.fromkeys([*usual, *(place.path for place in places if place)])), None in places


def _sitemaps(folder: Path, files: Iterable[str], ground: Ground) -> tuple[Sitemap, ...]:
    """Sitemaps with those that they are an index of."""
    found: dict[str, Sitemap] = {}
    waiting = list(files)
    while waiting and len(found) < SITEMAPS_AT_MOST:
        file = waiting.pop(0)
        if file in found:
            continue
        found[file] = (
            sitemap_of(file, _bytes(folder / file))
            if file in ground.sizes
            else Sitemap(file, failure="it is not there")
        )
        if found[file].is_index:
            places = (target(url, file, ground.base_url) for url in found[file].urls)
            waiting += [place.path for place in places if place]
    return tuple(found.values())


def _own(folder: Path, ground: Ground, sitemaps: Iterable[Sitemap]) -> frozenset[str]:
    """The files that are surely pages of the site: those that the build wrote and that sitemaps name.

    Where it is not known what the build wrote, every page counts.
    """
    pages = frozenset(name for name in ground.sizes if name.endswith(PAGE_SUFFIX) and not name.startswith(NOT_PAGES))
    if MANIFEST not in ground.sizes:
        return pages
    places = (target(url, "", ground.base_url) for one in sitemaps for url in one.urls)
    named = {file_at(place.path, ground.sizes) for place in places if place}
    return pages & (set(_text(folder / MANIFEST).split("\n")) | named)


def _read_files(ground: Ground, own: frozenset[str]) -> list[str]:
    """The pages and styles, in the order in which they are read: those of a work lie beside each other."""
    return [name for name in sorted(ground.sizes) if _is_read(name, own)]


def _looks(folder: Path, ground: Ground, files: Sequence[str], jobs: int | None) -> Iterator[Looked]:
    numbers = {name: number for number, name in enumerate(files)}
    some = [range(len(files))[start : start + FILES_AT_ONCE] for start in range(0, len(files), FILES_AT_ONCE)]

    def look(places: range) -> Looked:
        return _together(_look(folder, files[place], ground, numbers) for place in places)

    return run(look, some, (jobs or processors()) if len(files) > FILES_WORTH_WORKERS else 1)


def _is_read(name: str, own: frozenset[str]) -> bool:
    return name in own or name.endswith(STYLE_SUFFIX) or (slug_of(name) != "" and name.endswith(PAGE_SUFFIX))


def _look(folder: Path, name: str, ground: Ground, numbers: Numbers) -> Looked:
    """What is seen of one file, a page or a style."""
    data = _bytes(folder / name)
    page = style_of(name, data) if name.endswith(STYLE_SUFFIX) else facts_of(name, data)
    ways = ways_of(page, ground)
    found = (problem for rule in LINK_RULES for problem in rule(page, ways, ground))
    shared = tuple({(problem.code, problem.message): problem for problem in reversed(list(found))}.values())
    if name.endswith(STYLE_SUFFIX):
        return Looked((), (), shared)
    if not page.is_page:
        return Looked((), (), ())
    problems = tuple(problem for rule in WHOLENESS for problem in rule(page, ground))
    if not problems:
        problems = tuple(problem for rule in (*TAG_RULES, *PAGE_RULES) for problem in rule(page, ground))
    return Looked(((numbers[name], trace_of(page, ways, numbers)),), problems, shared)


def _together(looks: Iterable[Looked]) -> Looked:
    every = tuple(looks)
    return Looked(
        tuple(trace for one in every for trace in one.traces),
        tuple(problem for one in every for problem in one.problems),
        tuple(problem for one in every for problem in one.shared),
    )


def _once(problem: Problem, pages: int) -> Problem:
    """What so many pages have for one reason, told where it is met first."""
    return problem if pages == 1 else replace(problem, message=f"{problem.message} ({pages:,} pages)")


def _bytes(path: Path) -> bytes:
    """What is in a file; nothing where it cannot be read, as a host would send nothing."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8", "replace")


def _begins(path: Path, mark: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(mark)) == mark
    except OSError:
        return False
