"""A build, from a content folder to a published site: read, plan, make what is stale, publish."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.built import Built, BuiltUnit, Marks, looked_at, there
from sitegen.check import check
from sitegen.cluster import connected
from sitegen.config import FILE
from sitegen.digest import digest
from sitegen.folders import beside, sizes
from sitegen.hosting import names_alike, too_much
from sitegen.inputs import Sources, load, own_theme, without_texts
from sitegen.making import Made, Workshop, make
from sitegen.outcome import Outcome
from sitegen.pages.unit import Unit
from sitegen.plan import Plan, Stale, in_full, plan_of, stale
from sitegen.press import Press
from sitegen.problems import Problem, Source, error
from sitegen.project import Order, Progress, Project, read, with_problems, worst_last
from sitegen.publish import PublishingError, check_size, names_in
from sitegen.remembering import failed_styles, likely_failures, remember_citations
from sitegen.state import NoState, State, StateReader, decode_problems, encode
from sitegen.store import StoreTarget
from sitegen.targets import FolderTarget, Make, Renewal, Renewed, Target, names_of
from sitegen.workers import aside, processors, without_collector

WORKS_WORTH_WORKERS = 400
FILES_WORTH_A_PROCESS = 10_000
"""So many files to be looked at take longer than to begin a process for it."""


def look(folder: Path, base_url: str = "", jobs: int | None = None, output: Path | None = None) -> Outcome:
    """What would become of the records of a content folder, and what is wrong with a site; nothing is written."""
    with without_collector():
        order = Order(content=folder, output=folder, base_url=base_url, jobs=jobs)
        project, problems = read(load(folder), order, NoState())
        if project is None:
            return Outcome(is_published=False, problems=problems)
        found = (*check(project.site), *likely_failures(project, jobs or processors()))
        outcome = _outcome(with_problems(project, found))
    if output is None:
        return outcome
    keys = {entry.slug: entry.key for entry in project.site.entries}
    order = replace(order, output=output, base_url=project.site.config.base_url)
    # What was read takes more memory than all that is kept of a site that was built.
    del project
    return _looked_at(outcome, keys, output, order)


def _looked_at(outcome: Outcome, keys: Mapping[str, str], output: Path, order: Order) -> Outcome:
    """The same, with what is wrong with a site that was built; `keys` are those of its works, by slug."""
    from sitegen.audit.facts import slug_of
    from sitegen.audit.folder import audit, is_site, no_site

    files, place = sizes(output), place_of(output, order.content)
    if not is_site(files):
        return Outcome(is_published=False, problems=(no_site(place),))
    with without_collector():
        found = audit(output, files, order.base_url, order.jobs)
    named = (replace(problem, key=keys.get(slug_of(problem.source.file), "")) for problem in found)
    new = (*too_much(files, place), *names_alike(files, place), *_within(place, named))
    return replace(outcome, problems=worst_last((*outcome.problems, *new)))


def _within(place: Source, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of files in a folder, as seen from the content folder like all others."""
    for problem in problems:
        source = problem.source
        yield replace(problem, source=Source(f"{place.file}/{source.file}", source.line))


def place_of(output: Path | str, content: Path) -> Source:
    """How problems name the output."""
    return Source(output if isinstance(output, str) else Path(os.path.relpath(output, content)).as_posix())


def build(order: Order) -> Outcome:
    """Publish the site of a content folder; what is the same as in the last build is not made again.

    Raises `PublishingError` if the output cannot be written to, or must not be.
    """
    if not (order.content / FILE).is_file():
        return look(order.content)
    target = _target(order)
    with target.publishing((order.content, own_theme(order.content))), without_collector():
        try:
            return _build(order, target)
        except sqlite3.DatabaseError:
            # What the last builds left is damaged: it only saves time.
            beside(target.seat, "state").unlink(missing_ok=True)
            return _build_anew(order, target)


def _target(order: Order) -> Target:
    return FolderTarget(order.output) if isinstance(order.output, Path) else StoreTarget(order.output, order.content)


def _build_anew(order: Order, target: Target) -> Outcome:
    try:
        return _build(order, target)
    except sqlite3.DatabaseError as failure:
        raise PublishingError(f"{beside(target.seat, 'state')} cannot be written: {failure}") from failure


def _build(order: Order, target: Target) -> Outcome:
    with contextlib.closing(State(beside(target.seat, "state"))) as state:
        built = state.built()
        jobs = _jobs(order, len(built.names) > FILES_WORTH_A_PROCESS)
        with aside(lambda: looked_at(built, target.look), jobs) as whole:
            sources = load(order.content, built.files)
            inputs = digest(sources.everything, order.base_url.encode(), *(coding.state for coding in order.codings))
            if built.inputs == inputs and (last := there(built, target.manifest(), whole)).inputs == inputs:
                return _unchanged(last)
            project, problems = read(sources, order, state)
            state.commit()
            if project is None:
                return Outcome(is_published=False, problems=problems)
            last = there(built, target.manifest(), whole)
            sources = without_texts(sources)
        return _renewed(order, target, state, Found(project, sources, inputs, last))


class Found(Struct, frozen=True):
    """What there is: the content that was read, a hash of all that it was read from, what is left of the last build."""

    project: Project
    sources: Sources
    inputs: bytes
    last: Built


def _renewed(order: Order, target: Target, state: State, found: Found) -> Outcome:
    """Make and publish what is stale."""
    site = found.project.site
    reader = StateReader(state.path)
    # What is wrong stays encoded while pages are made: there may be several problems for each work.
    with aside(lambda: encode(check(site)), _jobs(order, site.records > WORKS_WORTH_WORKERS)) as checked:
        press = Press(site, found.project.theme, reader.find, reader.citations)
        plan = plan_of(press, found.sources, order.codings)
        told = checked()
    if refusal := _gone(plan, order, target):
        project = with_problems(found.project, decode_problems(told))
        return Outcome(is_published=False, problems=(*project.problems, refusal))
    todo = in_full(stale(plan, found.last)) if order.scheduler else stale(plan, found.last)
    jobs = _jobs(order, todo.works > WORKS_WORTH_WORKERS)
    if order.scheduler:  # Its workers keep no citations.
        failed = tuple(likely_failures(found.project, jobs))
    else:
        remember_citations(press, todo.units, state, jobs, order.progress)
        failed = tuple(failed_styles(press, state))
    state.keep_citations({entry.slug for entry in site.entries})
    new = _published(plan, todo, order, target)
    project = with_problems(found.project, (*decode_problems(told), *failed, *_too_much(new, order)))
    now = _built(project, plan, new.files, found.inputs, target.manifest() or b"")
    state.save(replace(now, files=found.sources.files))
    return replace(_outcome(project), files=len(names_of(new.files)), written=new.written, removed=new.removed)


def _too_much(renewed: Renewed, order: Order) -> Iterable[Problem]:
    """What hosts of folders do not take of the site."""
    sizes_now = {name: size for marks in renewed.files.values() for name, size, _ in marks}
    return too_much(sizes_now, place_of(order.output, order.content)) if isinstance(order.output, Path) else ()


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


def _gone(plan: Plan, order: Order, target: Target) -> Problem | None:
    """Why the site is not published though it can be made: so many pages would go that it must be a mistake."""
    old = names_in(target.manifest(), order.output)
    try:
        check_size(old, frozenset([name for one in plan.units for name in one.names]))
    except PublishingError as failure:
        place = place_of(order.output, order.content)
        return None if order.may_shrink else error("not-published", str(failure), place)
    return None


def _published(plan: Plan, todo: Stale, order: Order, target: Target) -> Renewed:
    """Make what is stale and put the site in place."""
    old = frozenset(names_in(target.manifest(), order.output))
    with _maker(order, plan, todo, target) as maker:
        return target.renew(Renewal(plan, todo, old), maker, lambda made: _watched(made, todo.units, order.progress))


def _maker(order: Order, plan: Plan, todo: Stale, target: Target) -> contextlib.AbstractContextManager[Make]:
    """What makes the files of units: processes on this machine, or a cluster."""
    if order.scheduler and todo.units:
        return connected(order.scheduler, plan)
    jobs = _jobs(order, todo.works > WORKS_WORTH_WORKERS)
    return contextlib.nullcontext(lambda _, root: make(Workshop(plan, todo, Path(root), target.seat), jobs))


def _jobs(order: Order, is_much: bool) -> int:
    """How many processes do what is worth several of them."""
    return (order.jobs or processors()) if is_much else 1


def _watched(made: Iterable[Made], units: Sequence[Unit], progress: Progress) -> Iterator[tuple[str, Marks]]:
    """The keys of units with their files, while progress is told."""
    total, works = sum(unit.works for unit in units), sum(unit.kind == "work" for unit in units)
    done = 0
    for unit, marks in made:
        done += unit.works
        progress("making pages", done / total, works * done // total)
        yield unit.key, marks


def _built(project: Project, plan: Plan, files: Mapping[str, Marks], inputs: bytes, manifest: bytes) -> Built:
    """What the next build is to know of this one."""
    site = project.site
    marks = [mark for one in plan.units for mark in files[one.unit.key]]
    return Built(
        inputs=inputs,
        manifest=digest(manifest),
        units=tuple([BuiltUnit(one.unit.key, one.state, one.twins, len(files[one.unit.key])) for one in plan.units]),
        names=names_of(files),
        sizes=tuple([size for _, size, _ in marks]),
        times=tuple([time for _, _, time in marks]),
        records=site.records,
        published=len(site.entries),
        unpublished=len(site.unpublished),
        problems=project.problems,
    )
