"""A build, from a content folder to a published site: read, plan, render, publish."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from sitegen.check import check
from sitegen.formats import FORMATS
from sitegen.formats.format import Address, Addresses
from sitegen.output_file import File
from sitegen.pages import pages, views
from sitegen.pages.feeds import root_files
from sitegen.pages.home import chrome_of
from sitegen.pages.page import Location
from sitegen.pages.view import work_folder
from sitegen.pages.work import pdf_url
from sitegen.problems import Problem, Severity, Source, error
from sitegen.publish import check_output, publish
from sitegen.reading.assemble import read_site
from sitegen.reading.loader import load_content, load_tree
from sitegen.render import Renderer
from sitegen.site import Site
from sitegen.theme import Theme, theme_of

PACKAGE = Path(__file__).parent
FILES = "files"
Watch = Callable[[Iterator[File]], Iterator[File]]
BIBLIOGRAPHY = "bibliography"


class Project(Struct, frozen=True):
    """A content folder that was read, with its theme, and everything that is wrong with it."""

    content: Path
    site: Site
    theme: Theme
    problems: tuple[Problem, ...]


def read_project(content: Path, base_url: str = "") -> tuple[Project | None, tuple[Problem, ...]]:
    """A content folder with the theme beside it; `None`, and why, if its settings cannot be used."""
    site, problems = read_site(load_content(content), base_url)
    if site is None:
        return None, problems
    if not site.entries:
        return None, _no_records(site)
    theme, problems = theme_of(load_tree(packaged_theme()), load_tree(own_theme(content)), site.config.languages)
    if theme is None:
        return None, problems
    found = site.unpublished + site.problems + problems + check(site)
    return Project(content, site, theme, tuple(sorted(found, key=_worst_last))), ()


def _worst_last(problem: Problem) -> tuple[int, Source, str]:
    """The order of problems: what matters most stands where a reader of a terminal looks."""
    return -list(Severity).index(problem.severity), problem.source, problem.code


def _no_records(site: Site) -> tuple[Problem, ...]:
    """An empty site is never published: it would take the place of a good one."""
    message = "no record can be published" if site.records else "there is no record in the content folder"
    hint = "" if site.records else "put your `.bib` files into `bibliography/`"
    return *site.problems, *site.unpublished, error("no-records", message, Source(BIBLIOGRAPHY), hint=hint)


def build(project: Project, output: Path, watched: Watch = iter) -> int:
    """Publish the site of a project at `output`; how many files it has.

    `watched` is given the files and gives them back one by one: a place to show how far the build is.
    Raises `PublishingError` if `output` is not to be written to; it is then as it was.
    """
    check_output(output, (project.content, own_theme(project.content)))
    return publish(watched(files_of(project)), output.resolve())


def files_of(project: Project) -> Iterator[File]:
    """Every file of the site of a project."""
    languages = views(project.site, tuple(project.theme.locales.values()))
    locations: list[Location] = []
    for view in languages:
        renderer = Renderer(project.theme, chrome_of(view), view.locale)
        for page in pages(view):
            if page.indexed:
                locations.append(Location(page.path, page.versions))
            yield File(page.file, renderer.render(page))
    yield from _exports(project.site)
    yield from _copies(project)
    yield from root_files(locations, languages)


def packaged_theme() -> Path:
    """The default theme: inside the package, or beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def own_theme(content: Path) -> Path:
    """Where a site may override the theme: beside its content."""
    return content.resolve().parent / "templates"


def _exports(site: Site) -> Iterator[File]:
    addresses = addresses_of(site)
    for entry in site.entries:
        stem = f"{work_folder(entry.slug)}{entry.slug}"
        for one in FORMATS:
            if one.write:
                yield File(stem + one.suffix, one.write([entry], addresses))


def addresses_of(site: Site) -> Addresses:
    """Where each work is to be found, by slug."""
    base_url = site.config.base_url
    return {entry.slug: Address(base_url + work_folder(entry.slug), pdf_url(entry, base_url)) for entry in site.entries}


def _copies(project: Project) -> Iterator[File]:
    """The static files, full texts beside the pages of their works, and the other files of the editor."""
    for name, body in sorted(project.theme.static.items()):
        yield File(name, body)
    full_texts = {entry.pdf: entry.slug for entry in project.site.entries if entry.pdf and "://" not in entry.pdf}
    for name in project.site.files:
        slug = full_texts.get(name)
        file = f"{work_folder(slug)}{slug}.pdf" if slug else f"{FILES}/{name}"
        yield File(file, (project.content / FILES / name).read_bytes())
