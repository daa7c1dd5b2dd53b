"""However many processes build a site, and wherever, its bytes, its problems and the exit code are the same."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from sitegen import workers
from sitegen.build import WORKS_WORTH_WORKERS
from sitegen.project import BYTES_WORTH_WORKERS
from sitegen.workers import WorkerDiedError, aside, run, undisturbed
from tests.builds.trees import SETTINGS, tree, works, write
from tests.outside import ROOT, Result, run_sitegen

# The servers of other tests are threads of this process; those of a build are none of it.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")

WORKS = 700
UNCLOSED = "@article{unclosed, title = {On Missing Braces}, year = {2001}\n\n"
PLACES = (
    (1, {"PYTHONHASHSEED": "0", "TZ": "UTC"}),
    (2, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}),
    (5, {"PYTHONHASHSEED": "0", "TZ": "America/Los_Angeles"}),
)


def content(folder: Path) -> Path:
    """A content folder that is large enough for workers, with something wrong in it."""
    padding = "And more is said of it, at length. " * 20
    texts = {f"bibliography/{start}.bib": works(start, start + 100, padding=padding) for start in range(0, WORKS, 100)}
    texts["bibliography/300.bib"] += UNCLOSED + works(900, 901)
    assert sum(map(len, texts.values())) > BYTES_WORTH_WORKERS
    assert WORKS > WORKS_WORTH_WORKERS
    return write(folder, {"site.toml": f'{SETTINGS}languages = ["en"]\nexports = ["bibtex"]\n', **texts})


def test_serial_and_parallel_builds_are_the_same_in_every_zone_and_folder(tmp_path: Path) -> None:
    results: list[Result] = []
    sites: list[dict[str, bytes]] = []
    for jobs, environment in PLACES:
        folder = tmp_path / f"place {jobs}"
        content(folder / "content")
        command = ("build", "--content", "content", "--output", "output", "--jobs", str(jobs), "--precompress", "gzip")
        results.append(run_sitegen(*command, cwd=folder, env={**environment, "PYTHONPATH": str(ROOT)}))
        sites.append(tree(folder / "output"))
    assert [result.returncode for result in results] == [1, 1, 1]
    assert "[unclosed-entry]" in results[0].stderr
    assert results[1].stderr == results[2].stderr == results[0].stderr
    for other in sites[1:]:
        assert other.keys() == sites[0].keys()
        assert [name for name, body in sites[0].items() if other[name] != body] == []


def halved(number: int) -> float:
    return 1000 / number


def test_results_come_in_the_order_of_the_items() -> None:
    numbers = list(range(1, 200))
    assert list(run(halved, numbers, 3)) == list(map(halved, numbers))


@pytest.mark.parametrize("size", [1, 2**16, 2**20])
def test_large_items_and_large_results_stop_nobody(size: int) -> None:
    items = [bytes([number]) * size for number in range(12)]
    assert list(run(lambda item: item * 3, items, 2)) == [item * 3 for item in items]


def test_what_a_task_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(run(halved, [3, 2, 1, 0, -1], 2))


def test_what_the_items_raise_is_raised_here() -> None:
    def items() -> Iterator[int]:
        yield from (1, 2, 3)
        raise LookupError

    with pytest.raises(LookupError):
        list(run(halved, items(), 2))


def test_a_worker_that_ends_is_an_error() -> None:
    def ended(number: int) -> int:
        if number == 3:
            raise SystemExit(7)
        return number

    with pytest.raises(WorkerDiedError, match="ended with code 7"):
        list(run(ended, range(10), 2))


def test_a_system_that_cannot_fork_does_everything_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert workers.processors() == 1
    assert list(run(halved, [1, 2, 4], 8)) == [1000, 500, 250]


class DemandingError(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def demanding(number: int) -> int:
    raise DemandingError(str(number), "!")


def test_an_exception_that_cannot_be_made_again_is_told_in_full() -> None:
    with pytest.raises(RuntimeError, match="DemandingError"):
        list(run(demanding, range(3), 2))


def test_one_slow_item_does_not_let_the_results_of_the_others_pile_up() -> None:
    pulled: list[int] = []

    def items() -> Iterator[int]:
        for number in range(5_000):
            pulled.append(number)
            yield number

    results = run(first_waits, items(), 2)
    assert next(results) == 0
    assert len(pulled) < workers.EARLY_AT_MOST * 2
    assert list(results) == list(range(1, 5_000))


def first_waits(number: int) -> int:
    time.sleep(0.5 if number == 0 else 0)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_is_done_aside_is_done_once_and_raises_here(jobs: int) -> None:
    with aside(lambda: halved(500), jobs) as result:
        assert (result(), result()) == (2, 2)
    with aside(lambda: halved(0), jobs) as result, pytest.raises(ZeroDivisionError):
        result()


def test_a_process_whose_result_nobody_wants_ends() -> None:
    before = len(multiprocessing.active_children())
    with aside(lambda: time.sleep(60), 2):
        assert len(multiprocessing.active_children()) == before + 1
    assert len(multiprocessing.active_children()) == before


def interrupted(done: list[str]) -> None:
    with undisturbed():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.05)
        done.append("a worker has begun")


def test_a_signal_that_a_thread_of_a_library_takes_stops_a_build_after_a_worker_has_begun() -> None:
    """Typst has such threads, and Python calls the handler in the main thread at once."""
    wake = Event()
    thread = Thread(target=wake.wait)
    thread.start()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    done: list[str] = []
    try:
        with pytest.raises(KeyboardInterrupt):
            interrupted(done)
    finally:
        signal.signal(signal.SIGINT, before)
        wake.set()
        thread.join()
    assert done
