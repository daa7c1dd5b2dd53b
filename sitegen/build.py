"""A build, from a content folder to a published site: read, plan, make what is stale, publish."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from sitegen.built import Built, BuiltUnit, Marks, there
from sitegen.config import FILE
from sitegen.digest import digest
from sitegen.folders import beside, sizes
from sitegen.hosting import names_alike, too_much
from sitegen.inputs import load, own_theme, without_texts
from sitegen.making import Made, Workshop, make
from sitegen.outcome import Outcome
from sitegen.pages.units import Unit
from sitegen.plan import Plan, plan_of, stale
from sitegen.press import Press
from sitegen.problems import Source
from sitegen.project import Order, Progress, Project, read, with_problems
from sitegen.publish import (
    MANIFEST,
    Change,
    PublishingError,
    check_output,
    check_size,
    publish,
    publishing,
    read_manifest,
    staged,
)
from sitegen.state import NoState, State, TextsReader
from sitegen.workers import processors, without_collector

WORKS_WORTH_WORKERS = 400


def look(folder: Path, base_url: str = "", jobs: int | None = None, output: Path | None = None) -> Outcome:
    """What would become of the records of a content folder, and what is wrong with a site; nothing is written."""
    with without_collector():
        order = Order(content=folder, output=folder, base_url=base_url, jobs=jobs)
        project, problems = read(load(folder), order, NoState())
    if project is None:
        return Outcome(is_published=False, problems=problems)
    if output:
        files, place = sizes(output), place_of(output, folder)
        project = with_problems(project, (*too_much(files, place), *names_alike(files, place)))
    return _outcome(project)


def place_of(output: Path, content: Path) -> Source:
    """How problems name the output."""
    return Source(Path(os.path.relpath(output, content)).as_posix())


def build(order: Order) -> Outcome:
    """Publish the site of a content folder; what is the same as in the last build is not made again.

    Raises `PublishingError` if the output is not to be written to; it is then as it was.
    """
    if not (order.content / FILE).is_file():
        return look(order.content)
    check_output(order.output, (order.content, own_theme(order.content)))
    output = order.output.resolve()
    with publishing(output), without_collector():
        try:
            return _build(order, output)
        except sqlite3.DatabaseError:
            # What the last builds left is damaged: it only saves time.
            beside(output, "state").unlink(missing_ok=True)
            return _build_anew(order, output)


def _build_anew(order: Order, output: Path) -> Outcome:
    try:
        return _build(order, output)
    except sqlite3.DatabaseError as failure:
        raise PublishingError(f"{beside(output, 'state')} cannot be written: {failure}") from failure


def _build(order: Order, output: Path) -> Outcome:
    with contextlib.closing(State(beside(output, "state"))) as state:
        sources = load(order.content)
        inputs = digest(sources.everything, order.base_url.encode(), *(coding.state for coding in order.codings))
        last = there(state.built(), output)
        if last.inputs == inputs:
            return _unchanged(last)
        project, problems = read(sources, order, state)
        sources = without_texts(sources)
        state.commit()
        if project is None:
            return Outcome(is_published=False, problems=problems)
        press = Press(project.site, project.theme, TextsReader(state.path).find)
        plan = plan_of(press, sources, order.codings)
        files, change = _published(plan, last, order)
        sizes_now = {name: size for marks in files.values() for name, size, _ in marks}
        project = with_problems(project, too_much(sizes_now, place_of(order.output, order.content)))
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


def _published(plan: Plan, last: Built, order: Order) -> tuple[dict[str, Marks], Change]:
    """Make what is stale and put the site in place; what the files of each unit are like, and what has changed."""
    output, todo = order.output.resolve(), stale(plan, last)
    old = frozenset(read_manifest(output))
    if not order.may_shrink:
        check_size(old, frozenset([name for one in plan.units for name in one.names]))
    with staged(output) as staging:
        jobs = (order.jobs or processors()) if sum(unit.works for unit in todo.units) > WORKS_WORTH_WORKERS else 1
        made = make(Workshop(plan, todo, staging, output), jobs)
        written = dict(_watched(made, todo.units, order.progress))
        files = {one.unit.key: todo.kept[one.unit.key] + written.get(one.unit.key, ()) for one in plan.units}
        change = Change(staging, frozenset(_names(written)), _names(files), old)
        publish(change, output)
    return files, change


def _watched(made: Iterable[Made], units: Sequence[Unit], progress: Progress) -> Iterator[tuple[str, Marks]]:
    """The keys of units with their files, while progress is told."""
    total, done, works = sum(unit.works for unit in units), 0, 0
    for unit, marks in made:
        done, works = done + unit.works, works + (unit.kind == "work")
        progress("making pages", done / total, works)
        yield unit.key, marks


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
