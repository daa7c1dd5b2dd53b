"""A build, from a content folder to a published site: read, plan, make what is stale, publish."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.check import check
from sitegen.codings import Coding
from sitegen.config import FILE
from sitegen.digest import digest, digest_of
from sitegen.folders import beside, sizes
from sitegen.hosting import names_alike, too_much
from sitegen.inputs import Sources, code_state, load, own_theme
from sitegen.making import Made, Workshop, make, read_with
from sitegen.outcome import Outcome
from sitegen.plan import Plan, plan_of, stale
from sitegen.press import Press
from sitegen.problems import Problem, Severity, Source, error
from sitegen.publish import (
    MANIFEST,
    Change,
    check_output,
    check_size,
    publish,
    publishing,
    read_manifest,
    staged,
)
from sitegen.reading.assemble import AUTHORITY_FILES, assemble, bibliography_of, read_preface
from sitegen.reading.records import Reader, read_records
from sitegen.site import Site
from sitegen.state import Built, BuiltUnit, Marks, NoState, State, TextsReader, there
from sitegen.theme import Theme, theme_of
from sitegen.workers import processors

BIBLIOGRAPHY = "bibliography"
BYTES_WORTH_WORKERS = 512 * 2**10
WORKS_WORTH_WORKERS = 400


class Order(Struct, frozen=True, kw_only=True):
    """What to build, and how.

    `base_url` may be empty, `jobs` is how many processes may work, without it
    as many as there are processors. `codings` are those of the compressed twins
    of files.
    """

    content: Path
    output: Path
    base_url: str = ""
    jobs: int | None = None
    may_shrink: bool = False
    codings: tuple[Coding, ...] = ()


class Project(Struct, frozen=True):
    """A content folder that was read, with its theme, and everything that is wrong with it."""

    site: Site
    theme: Theme
    problems: tuple[Problem, ...]


Watch = Callable[[Iterator[Made], int], Iterable[Made]]


def look(folder: Path, base_url: str = "", jobs: int | None = None, output: Path | None = None) -> Outcome:
    """What would become of the records of a content folder, and what is wrong with a site; nothing is written."""
    project, problems = read(load(folder), base_url, NoState(), jobs or processors())
    if project is None:
        return Outcome(is_published=False, problems=problems)
    if output:
        files, place = sizes(output), place_of(output, folder)
        project = _with(project, (*too_much(files, place), *names_alike(files, place)))
    return _outcome(project)


def place_of(output: Path, content: Path) -> Source:
    """How problems name the output."""
    return Source(Path(os.path.relpath(output, content)).as_posix())


def _with(project: Project, problems: Iterable[Problem]) -> Project:
    return replace(project, problems=tuple(sorted((*project.problems, *problems), key=_worst_last)))


def read(
    sources: Sources, base_url: str, state: State | NoState, jobs: int
) -> tuple[Project | None, tuple[Problem, ...]]:
    """The site and the theme that were loaded; `None`, and why, if its settings cannot be used."""
    content = sources.content
    preface, problems = read_preface(content, base_url)
    if preface is None:
        return None, problems
    reader = Reader(preface.config, preface.authority)
    files = bibliography_of(content)
    epoch = digest(code_state(), digest_of(preface.config), *(content.texts.get(name, b"") for name in AUTHORITY_FILES))
    workers = jobs if sum(map(len, files.values())) > BYTES_WORTH_WORKERS else 1
    site = assemble(content, preface, read_records(files, reader, read_with(state, reader, epoch, workers)))
    if not site.entries:
        return None, _no_records(site)
    theme, problems = theme_of(sources.packaged, sources.own, site.config.languages)
    if theme is None:
        return None, problems
    found = site.unpublished + site.problems + problems + check(site)
    return _with(Project(site, theme, ()), found), ()


def _worst_last(problem: Problem) -> tuple[int, Source, str]:
    """The order of problems: what matters most stands where a reader of a terminal looks."""
    return -list(Severity).index(problem.severity), problem.source, problem.code


def _no_records(site: Site) -> tuple[Problem, ...]:
    """An empty site is never published: it would take the place of a good one."""
    message = "no record can be published" if site.records else "there is no record in the content folder"
    hint = "" if site.records else "put your `.bib` files into `bibliography/`"
    return *site.problems, *site.unpublished, error("no-records", message, Source(BIBLIOGRAPHY), hint=hint)


def unwatched(made: Iterator[Made], _: int) -> Iterator[Made]:
    """The units as they are."""
    return made


def build(order: Order, watched: Watch = unwatched) -> Outcome:
    """Publish the site of a content folder; what is the same as in the last build is not made again.

    `watched` is given the units as they are made, and how many there will be, and gives them back one by one: a place
    to show how far the build is. Raises `PublishingError` if the output is not to be written to; it is then as it was.
    """
    if not (order.content / FILE).is_file():
        return look(order.content)
    check_output(order.output, (order.content, own_theme(order.content)))
    output = order.output.resolve()
    with publishing(output):
        try:
            return _build(order, output, watched)
        except sqlite3.DatabaseError:
            # What the last builds left is damaged: it only saves time.
            beside(output, "state").unlink(missing_ok=True)
            return _build(order, output, watched)


def _build(order: Order, output: Path, watched: Watch) -> Outcome:
    with contextlib.closing(State(beside(output, "state"))) as state:
        sources = load(order.content)
        inputs = digest(sources.everything, order.base_url.encode(), *(coding.state for coding in order.codings))
        last = there(state.built(), output)
        if last.inputs == inputs:
            return _unchanged(last)
        project, problems = read(sources, order.base_url, state, order.jobs or processors())
        state.commit()
        if project is None:
            return Outcome(is_published=False, problems=problems)
        press = Press(project.site, project.theme, TextsReader(state.path).find)
        plan = plan_of(press, sources, order.codings)
        files, change = _published(plan, last, order, watched)
        site = {name: size for marks in files.values() for name, size, _ in marks}
        project = _with(project, too_much(site, place_of(order.output, order.content)))
        state.save(_built(project, plan, files, inputs, output))
        return replace(_outcome(project), files=len(change.names), written=len(change.written), removed=change.removed)


def _unchanged(last: Built) -> Outcome:
    return Outcome(
        is_published=True,
        problems=last.problems,
        records=last.records,
        published=last.published,
        unpublished=last.unpublished,
        files=len(last.names),
    )


def _outcome(project: Project) -> Outcome:
    site = project.site
    return Outcome(
        is_published=True,
        problems=project.problems,
        records=site.records,
        published=len(site.entries),
        unpublished=len(site.unpublished),
    )


def _published(plan: Plan, last: Built, order: Order, watched: Watch) -> tuple[dict[str, Marks], Change]:
    """Make what is stale and put the site in place; what the files of each unit are like, and what has changed."""
    output, todo = order.output.resolve(), stale(plan, last)
    old = frozenset(read_manifest(output))
    if not order.may_shrink:
        check_size(old, frozenset([name for one in plan.units for name in one.names]))
    with staged(output) as staging:
        jobs = (order.jobs or processors()) if sum(unit.works for unit in todo.units) > WORKS_WORTH_WORKERS else 1
        made = make(Workshop(plan, todo, staging, output), jobs)
        written = {unit.key: marks for unit, marks in watched(made, len(todo.units))}
        files = {one.unit.key: todo.kept[one.unit.key] + written.get(one.unit.key, ()) for one in plan.units}
        change = Change(staging, frozenset(_names(written)), _names(files), old)
        publish(change, output)
    return files, change


def _names(files: Mapping[str, Marks]) -> tuple[str, ...]:
    return tuple([name for marks in files.values() for name, _, _ in marks])


def _built(project: Project, plan: Plan, files: Mapping[str, Marks], inputs: bytes, output: Path) -> Built:
    """What the next build is to know of this one."""
    site = project.site
    marks = [mark for one in plan.units for mark in files[one.unit.key]]
    return Built(
        inputs=inputs,
        manifest=digest((output / MANIFEST).read_bytes()),
        units=tuple([BuiltUnit(one.unit.key, one.state, one.twins, len(files[one.unit.key])) for one in plan.units]),
        names=_names(files),
        sizes=tuple([size for _, size, _ in marks]),
        times=tuple([time for _, _, time in marks]),
        records=site.records,
        published=len(site.entries),
        unpublished=len(site.unpublished),
        problems=project.problems,
    )
