"""The stages of a race: each runs its jobs in turn, round after round, so that the machine's moods meet them all."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from benchmarks.contestants import REVISED, floor, hugo, page, retitled, sitegen
from benchmarks.corpus import Corpus
from benchmarks.preview import preview, reloaded
from benchmarks.process import Sample, emptied, timed, weighed

PREVIEWED = 1000
SMALL = 1000
LARGE = 10  # times as many works as the heavy job
LARGE_ROUNDS = 3

Runs = dict[str, list[Sample]]
Steps = dict[str, Callable[[], Sample]]


class Arena(msgspec.Struct, frozen=True):
    """Where a race takes place: `works` heavy works, at most so many rounds; `say` tells how far it is."""

    folder: Path
    sitegen: tuple[str, ...]
    hugo: Path
    works: int
    rounds: int
    say: Callable[[str], None]


def heavy(arena: Arena) -> Runs:
    """Large bilingual works: cold, again, after a change, cut down to Hugo's job, and what only writing would cost."""
    corpus = Corpus(arena.works, "heavy")
    with _folder(arena, "heavy") as folder:
        peer = hugo(arena.hugo, folder / "hugo", corpus)
        ours = sitegen(arena.sitegen, folder / "ours", corpus)
        cut = sitegen(arena.sitegen, folder / "cut", msgspec.structs.replace(corpus, cut_down=True))
        keys = iter(ours.keys(arena.rounds))
        steps: Steps = {
            "hugo": peer.passing,
            "cold": ours.cold,
            "unchanged": ours.build,
            "changed": lambda: ours.build_changed(next(keys)),
            "floor": lambda: floor(ours.output, folder / "floor"),
            "cut": cut.passing,
        }
        return _alternate(arena, steps, arena.rounds)


def light(arena: Arena) -> Runs:
    """Many small works: cold, beside a small site of the same kind; then the memory, in runs of their own."""
    corpus = Corpus(arena.works * LARGE, "light")
    with _folder(arena, "light") as folder:
        peer = hugo(arena.hugo, folder / "hugo", corpus)
        ours = sitegen(arena.sitegen, folder / "ours", corpus)
        small = sitegen(arena.sitegen, folder / "small", Corpus(min(SMALL, arena.works), "light"))
        steps: Steps = {"hugo": peer.passing, "cold": ours.passing, "small": small.passing}
        runs = _alternate(arena, steps, min(LARGE_ROUNDS, arena.rounds))
        memory: Steps = {"hugo memory": lambda: peer.passing(weighed), "cold memory": lambda: ours.passing(weighed)}
        return runs | _alternate(arena, memory, 1)


def live(arena: Arena) -> Runs:
    """The preview of a site: an edit of one work, until its page shows it."""
    with _folder(arena, "preview") as folder:
        ours = sitegen(arena.sitegen, folder, Corpus(min(PREVIEWED, arena.works), "heavy"))
        keys = iter(ours.keys(arena.rounds))
        with preview(ours.command, ours.content, ours.output) as host:

            def edit() -> Sample:
                key = next(keys)
                return reloaded(host, f"/{page(key)}", ours.bib, retitled(ours.bib.read_bytes(), key), REVISED)

            return _alternate(arena, {"edit": edit}, arena.rounds)


def start(arena: Arena) -> Runs:
    """The start of the command, beside that of Python itself."""
    with _folder(arena, "start") as folder:
        steps: Steps = {
            "help": lambda: timed([*arena.sitegen, "--help"], folder),
            "python": lambda: timed([sys.executable, "-c", ""], folder),
        }
        return _alternate(arena, steps, 2 * arena.rounds)


STAGES: dict[str, Callable[[Arena], Runs]] = {"heavy": heavy, "light": light, "preview": live, "help": start}


def _alternate(arena: Arena, steps: Steps, rounds: int) -> Runs:
    """Every step once a round."""
    runs: Runs = {name: [] for name in steps}
    for number in range(rounds):
        for name, step in steps.items():
            runs[name].append(step())
            sample = runs[name][-1]
            measured = f"{sample.peak:.0f} MiB" if sample.peak else f"{sample.wall:.2f} s, CPU {sample.cpu:.2f} s"
            arena.say(f"round {number + 1} of {rounds}, {name}: {measured}")
    return runs


@contextmanager
def _folder(arena: Arena, name: str) -> Iterator[Path]:
    """A new folder for a stage, removed with everything in it."""
    arena.say(f"{name}: preparing")
    folder = emptied(arena.folder / name)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
