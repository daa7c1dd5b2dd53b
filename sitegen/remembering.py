"""Citations that need not be made again: they take longer than all the rest of a page."""

from collections.abc import Sequence
from typing import NamedTuple

from sitegen.citations.citation import citations
from sitegen.digest import digest, digest_of
from sitegen.inputs import code_state
from sitegen.model import Entry
from sitegen.pages.unit import NO_PLACE, Unit, mark_of
from sitegen.press import Press
from sitegen.project import Progress
from sitegen.state import State, encode
from sitegen.workers import run

WORKS_A_TASK = 16


class Cited(NamedTuple):
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
        for (entry, key), value in zip(task, values, strict=True):
            state.add_citations(entry.slug, key, value)
        progress("citing works", done / len(tasks), min(done * WORKS_A_TASK, len(wanted)))
    state.commit()


def _wanted(press: Press, units: Sequence[Unit], state: State) -> list[Cited]:
    styles, known = digest(code_state(), digest_of(press.styles)), state.citations()
    works = (unit.subject for unit in units if unit.kind == "work")
    cited = (Cited(entry, _key(press, styles, entry)) for entry in works)
    return [one for one in cited if known.get(one.entry.slug) != one.key]


def _key(press: Press, styles: bytes, entry: Entry) -> bytes:
    """A hash of the work, of the styles, and of what formats them."""
    return digest(styles, mark_of(entry, press.site.texts.get(entry.slug, NO_PLACE)))


def _formatted(press: Press, task: Sequence[Cited]) -> list[bytes]:
    return [encode(citations(one.entry, press.styles)) for one in task]
