"""Citations that need not be made again: they take longer than all the rest of a page."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sitegen.citations.citation import Failure, cited, fits
from sitegen.citations.styles import Style, styles_of
from sitegen.digest import digest, digest_of
from sitegen.inputs import code_state
from sitegen.model import Entry
from sitegen.pages.unit import NO_PLACE, Unit, mark_of
from sitegen.press import Press
from sitegen.problems import Problem, warning
from sitegen.project import Progress, Project
from sitegen.site import Site
from sitegen.state import State, encode
from sitegen.workers import run

WORKS_A_TASK = 16
AUTHORS_TOLD_APART = 3


class Wanted(NamedTuple):
    """A work, and a hash of all that its citations depend on."""

    entry: Entry
    key: bytes


def remember_citations(press: Press, units: Sequence[Unit], state: State, jobs: int, progress: Progress) -> None:
    """Cite the works among these units, by several processes, and keep them in `state`.

    Those that were kept before, and are the same, are not formatted again.
    """
    wanted = _wanted(press, units, state) if press.styles else []
    tasks = [wanted[start : start + WORKS_A_TASK] for start in range(0, len(wanted), WORKS_A_TASK)]
    found = run(lambda number: _formatted(press, tasks[number]), range(len(tasks)), jobs)
    for done, (task, values) in enumerate(zip(tasks, found, strict=True), 1):
        for (entry, key), (value, failures) in zip(task, values, strict=True):
            state.add_citations(entry.slug, key, value, failures)
        progress("citing works", done / len(tasks), min(done * WORKS_A_TASK, len(wanted)))
    state.commit()


def failed_styles(press: Press, state: State) -> Iterator[Problem]:
    """The styles that gave no reference of a work, whose page goes without; in this build or in an earlier one."""
    return _told(press.site, press.styles, state.failures())


def likely_failures(project: Project, jobs: int) -> Iterator[Problem]:
    """The same, where no citation is kept: one work is cited for all that say as much, and the others where it fails.

    That a style fails at a word of one work is only told by a build that keeps citations.
    """
    site, theme = project.site, project.theme
    styles = styles_of(site.config.citation_styles, theme.styles, theme.locales)
    alike: dict[Hashable, list[Entry]] = {}
    for entry in site.entries if styles else ():
        alike.setdefault(_shape(entry, styles), []).append(entry)
    groups = list(alike.values())
    found = run(lambda number: _failures(groups[number], styles), range(len(groups)), jobs)
    failures = {slug: own for one in found for slug, own in one}
    return _told(site, styles, {entry.slug: failures[entry.slug] for entry in site.entries if entry.slug in failures})


def _shape(entry: Entry, styles: Sequence[Style]) -> Hashable:
    """What a work says, whatever the words are, and the styles that it can be written in.

    Styles ask whether numbers are numbers, and how many authors there are up to a few.
    """
    filled = tuple([bool(getattr(entry, name)) for name in entry.__struct_fields__])
    kind = entry.container.kind if entry.container else ""
    is_dated = entry.issued is not None and entry.issued.start is not None
    numeric = (entry.volume.isdecimal(), entry.issue.isdecimal(), entry.edition.isdecimal())
    authors = min(len(entry.author), AUTHORS_TOLD_APART)
    fitting = tuple([fits(entry, style) for style in styles])
    return entry.type, entry.genre_code, kind, is_dated, filled, numeric, authors, fitting


def _failures(alike: Sequence[Entry], styles: Sequence[Style]) -> list[tuple[str, tuple[Failure, ...]]]:
    """The styles that fail at works that say as much as each other, by slug."""
    failed = {failure.style for failure in cited(alike[0], styles).failures}
    doubtful = [style for style in styles if style.name in failed]
    return [(entry.slug, cited(entry, doubtful).failures) for entry in (alike if doubtful else ())]


def _told(site: Site, styles: Sequence[Style], failures: Mapping[str, Sequence[Failure]]) -> Iterator[Problem]:
    used = {style.name for style in styles}
    entries = {entry.slug: entry for entry in site.entries}
    found = ((entries[slug], own) for slug, own in failures.items() if slug in entries)
    for entry, failure in ((entry, one) for entry, own in found for one in own if one.style in used):
        why = f": {failure.reason}" if failure.reason else ""
        message = f"the style `{failure.style}` makes no reference of this work, and its page goes without{why}"
        hint = "correct the style, the record, or take the style out of `citation_styles`"
        yield warning("style-failed", message, site.sources[entry.slug], key=entry.key, hint=hint)


def _wanted(press: Press, units: Sequence[Unit], state: State) -> list[Wanted]:
    styles, known = digest(code_state(), digest_of(press.styles)), state.citations()
    works = (unit.subject for unit in units if unit.kind == "work")
    wanted = (Wanted(entry, _key(press, styles, entry)) for entry in works)
    return [one for one in wanted if known.get(one.entry.slug) != one.key]


def _key(press: Press, styles: bytes, entry: Entry) -> bytes:
    """A hash of the work, of the styles, and of what formats them."""
    return digest(styles, mark_of(entry, press.site.texts.get(entry.slug, NO_PLACE)))


def _formatted(press: Press, task: Sequence[Wanted]) -> list[tuple[bytes, bytes]]:
    """The citations of works, encoded, each with the styles that failed, if there are any."""
    found = [cited(one.entry, press.styles) for one in task]
    return [(encode(one.citations), encode(one.failures) if one.failures else b"") for one in found]
