"""A build, from a content folder to a published site: read, plan, make what is stale, publish."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.config import FILE
from sitegen.digest import digest, digest_of
from sitegen.folders import beside
from sitegen.inputs import FILES, Sources, code_state, load, own_theme
from sitegen.making import Made, Marks, make
from sitegen.outcome import Outcome
from sitegen.pages.home import chrome_of
from sitegen.pages.units import Unit, units
from sitegen.pages.view import work_folder
from sitegen.press import Press
from sitegen.project import Order, Progress, Project, read
from sitegen.publish import (
    MANIFEST,
    Change,
    PublishingError,
    check_names,
    check_output,
    check_size,
    publish,
    publishing,
    read_manifest,
    staged,
)
from sitegen.state import Built, BuiltUnit, NoState, State, TextsReader, marks_of, there
from sitegen.theme import Theme
from sitegen.workers import processors, without_collector

WORKS_WORTH_WORKERS = 400


class Plan(Struct, frozen=True):
    """What a site is made of: units, each with a hash of all that its files depend on, and what makes them."""

    press: Press
    units: tuple[Unit, ...]
    states: tuple[bytes, ...]


def look(folder: Path, base_url: str = "", jobs: int | None = None) -> Outcome:
    """What would become of the records of a content folder; nothing is written."""
    with without_collector():
        order = Order(content=folder, output=folder, base_url=base_url, jobs=jobs)
        project, problems = read(load(folder), order, NoState())
    return _outcome(project) if project else Outcome(is_published=False, problems=problems)


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
        inputs = digest(sources.everything, order.base_url.encode())
        last = there(state.built(), output)
        if last.inputs == inputs:
            return _unchanged(last)
        project, problems = read(sources, order, state)
        state.commit()
        if project is None:
            return Outcome(is_published=False, problems=problems)
        plan = _plan(project, sources, TextsReader(state.path))
        made, change = _published(plan, last, order)
        state.save(_built(project, plan, made, inputs, output))
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


def _plan(project: Project, sources: Sources, texts: TextsReader) -> Plan:
    """The units of the site, with a hash of all that the files of each depend on."""
    press = Press(project.site, project.theme, texts.find)
    found = (*_static_units(project.theme), *_copies(project, sources), *units(project.site, press.views))
    check_names([name for unit in found for name in unit.all_files(project.site.config.languages)])
    chrome = digest_of(project.site.config, [chrome_of(view) for view in press.views])
    epoch = digest(code_state(), sources.templates, chrome)
    return Plan(press, found, tuple([digest(epoch, unit.state) for unit in found]))


def _static_units(theme: Theme) -> Iterator[Unit]:
    for name, body in sorted(theme.static.items()):
        yield Unit("static", name, None, digest(body), files=(name,))


def _copies(project: Project, sources: Sources) -> Iterator[Unit]:
    """Full texts beside the pages of their works, and the other files of the editor."""
    full_texts = {entry.pdf: entry.slug for entry in project.site.entries if entry.pdf and "://" not in entry.pdf}
    for name, state in sources.files.items():
        slug = full_texts.get(name)
        file = f"{work_folder(slug)}{slug}.pdf" if slug else f"{FILES}/{name}"
        yield Unit("copy", file, str(project.content / FILES / name), state, files=(file,))


def _published(plan: Plan, last: Built, order: Order) -> tuple[dict[str, Marks], Change]:
    """Make what is stale and put the site in place; what the files of each unit are like, and what has changed."""
    output, languages = order.output.resolve(), plan.press.site.config.languages
    kept = marks_of(last, {unit.key: state for unit, state in zip(plan.units, plan.states, strict=True)})
    stale = [unit for unit in plan.units if unit.key not in kept]
    names = tuple([name for unit in plan.units for name in unit.all_files(languages)])
    old = frozenset(read_manifest(output))
    if not order.may_shrink:
        check_size(old, frozenset(names))
    with staged(output) as staging:
        jobs = (order.jobs or processors()) if sum(unit.works for unit in stale) > WORKS_WORTH_WORKERS else 1
        made = dict(_making(make(plan.press, stale, staging, jobs), stale, order.progress))
        written = frozenset([name for unit in stale for name in unit.all_files(languages)])
        change = Change(staging, written, names, old)
        publish(change, output)
    return kept | made, change


def _making(made: Iterable[Made], stale: Sequence[Unit], progress: Progress) -> Iterator[tuple[str, Marks]]:
    """The keys of units with their files, while progress is told."""
    total, done, works = sum(unit.works for unit in stale), 0, 0
    for unit, marks in made:
        done, works = done + unit.works, works + (unit.kind == "work")
        progress("making pages", done / total, works)
        yield unit.key, marks


def _built(project: Project, plan: Plan, made: Mapping[str, Marks], inputs: bytes, output: Path) -> Built:
    """What the next build is to know of this one."""
    site = project.site
    marks = [mark for unit in plan.units for mark in made[unit.key]]
    stated = zip(plan.units, plan.states, strict=True)
    return Built(
        inputs=inputs,
        manifest=digest((output / MANIFEST).read_bytes()),
        units=tuple([BuiltUnit(unit.key, state, len(made[unit.key])) for unit, state in stated]),
        names=tuple([name for unit in plan.units for name in unit.all_files(site.config.languages)]),
        sizes=tuple([size for size, _ in marks]),
        times=tuple([time for _, time in marks]),
        records=site.records,
        published=len(site.entries),
        unpublished=len(site.unpublished),
        problems=project.problems,
    )
