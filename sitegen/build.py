"""A build, from a content folder to a published site: read, plan, make what is stale, publish."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.check import check
from sitegen.cluster import connected
from sitegen.config import FILE
from sitegen.digest import digest, digest_of
from sitegen.folders import beside
from sitegen.inputs import Sources, code_state, load, own_theme
from sitegen.making import Made, Marks, make, read_with
from sitegen.outcome import Outcome
from sitegen.pages.units import Unit
from sitegen.planning import Plan, plan_of
from sitegen.press import Press
from sitegen.problems import Problem, Severity, Source, error
from sitegen.publish import check_size, names_in
from sitegen.reading.assemble import AUTHORITY_FILES, assemble, bibliography_of, read_preface
from sitegen.reading.records import Reader, read_records
from sitegen.site import Site
from sitegen.state import Built, BuiltUnit, NoState, State, TextsReader, marks_of, there
from sitegen.store import StoreTarget
from sitegen.targets import FolderTarget, Make, Renewal, Target, Watch
from sitegen.theme import Theme, theme_of
from sitegen.workers import processors, without_collector

BIBLIOGRAPHY = "bibliography"
BYTES_WORTH_WORKERS = 512 * 2**10
WORKS_WORTH_WORKERS = 400


class Order(Struct, frozen=True, kw_only=True):
    """What to build, and how.

    `output` is a folder, or an address of objects such as `s3://bucket/prefix`. `base_url` may be empty, `jobs` is how
    many processes may work, without it as many as there are processors. With `scheduler`, the address of a Dask
    scheduler, its workers make the files; only they write to an address.
    """

    content: Path
    output: Path | str
    base_url: str = ""
    jobs: int | None = None
    may_shrink: bool = False
    scheduler: str = ""


class Project(Struct, frozen=True):
    """What was read from a content folder, its theme, and everything that is wrong with it."""

    site: Site
    theme: Theme
    problems: tuple[Problem, ...]


def look(folder: Path, base_url: str = "", jobs: int | None = None) -> Outcome:
    """What would become of the records of a content folder; nothing is written."""
    with without_collector():
        project, problems = read(load(folder), base_url, NoState(), jobs or processors())
    return _outcome(project) if project else Outcome(is_published=False, problems=problems)


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
    return Project(site, theme, tuple(sorted(found, key=_worst_last))), ()


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
    target = _target(order)
    with target.publishing((order.content, own_theme(order.content))), without_collector():
        try:
            return _build(order, target, watched)
        except sqlite3.DatabaseError:
            # What the last builds left is damaged: it only saves time.
            beside(target.seat, "state").unlink(missing_ok=True)
            return _build(order, target, watched)


def _target(order: Order) -> Target:
    return FolderTarget(order.output) if isinstance(order.output, Path) else StoreTarget(order.output, order.content)


def _build(order: Order, target: Target, watched: Watch) -> Outcome:
    with contextlib.closing(State(beside(target.seat, "state"))) as state:
        sources = load(order.content)
        inputs = digest(sources.everything, order.base_url.encode())
        manifest = target.manifest()
        last = there(state.built(), manifest, target.mark)
        if last.inputs == inputs:
            return _unchanged(last)
        project, problems = read(sources, order.base_url, state, order.jobs or processors())
        state.commit()
        if project is None:
            return Outcome(is_published=False, problems=problems)
        plan = plan_of(project.site, project.theme, sources, TextsReader(state.path).find)
        kept = marks_of(last, {unit.key: one for unit, one in zip(plan.units, plan.states, strict=True)})
        renewal = _renewal(plan, kept, frozenset(names_in(manifest, order.output)))
        if not order.may_shrink:
            check_size(renewal.old, frozenset(renewal.names))
        with _maker(order, plan.press, renewal.stale) as maker:
            made = target.renew(renewal, maker, watched)
        state.save(_built(project, plan, kept | made, inputs, digest(target.manifest() or b"")))
        return replace(
            _outcome(project), files=len(renewal.names), written=len(renewal.written), removed=len(renewal.removed)
        )


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


def _renewal(plan: Plan, kept: Mapping[str, Marks], old: frozenset[str]) -> Renewal:
    return Renewal(
        stale=tuple([unit for unit in plan.units if unit.key not in kept]),
        files={unit.key: unit.all_files(plan.press.site.config.languages) for unit in plan.units},
        old=old,
    )


def _maker(order: Order, press: Press, stale: Sequence[Unit]) -> contextlib.AbstractContextManager[Make]:
    """What makes the files of units: processes on this machine, or a cluster."""
    if order.scheduler and stale:
        return connected(order.scheduler, press)
    jobs = (order.jobs or processors()) if sum(unit.works for unit in stale) > WORKS_WORTH_WORKERS else 1
    return contextlib.nullcontext(lambda units, root: make(press, units, Path(root), jobs))


def _built(project: Project, plan: Plan, made: Mapping[str, Marks], inputs: bytes, manifest: bytes) -> Built:
    """What the next build is to know of this one."""
    site = project.site
    marks = [mark for unit in plan.units for mark in made[unit.key]]
    return Built(
        inputs=inputs,
        manifest=manifest,
        units=tuple(
            [
                BuiltUnit(unit.key, state, len(made[unit.key]))
                for unit, state in zip(plan.units, plan.states, strict=True)
            ]
        ),
        names=tuple([name for unit in plan.units for name in unit.all_files(site.config.languages)]),
        sizes=tuple([size for size, _ in marks]),
        times=tuple([time for _, time in marks]),
        records=site.records,
        published=len(site.entries),
        unpublished=len(site.unpublished),
        problems=project.problems,
    )
