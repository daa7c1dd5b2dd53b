"""Work that is divided among the processors at hand, with results in order.

Workers are forked, so that they have what the parent has read without a copy; where a system cannot fork, everything is
done in one process. A worker that dies ends the work with an error, never with a wait.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

STOPPING = (signal.SIGINT, signal.SIGTERM)

WAITING_FOR_EACH = 2
"""How many tasks lie ready for each worker, so that none waits for the parent."""

TASKS_OF_A_WORKER = 250
"""After so many tasks a worker gives way to a new one: what it has looked at it holds a copy of, page by page."""

CYCLES_LOOKED_FOR_AFTER = 100_000
"""After how many new values a worker looks for cycles: the templates leave a few for each page."""

EARLY_AT_MOST = 100
"""How many results may wait for an earlier one."""

NO_MORE = object()


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Keeps Python from looking for reference cycles among millions of values that have none, again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class WorkerDiedError(Exception):
    """A worker process ended before its work was done: it was killed, or the memory did not suffice."""


def processors() -> int:
    """How many processors this process may use, or one where workers cannot be forked."""
    if not _can_fork():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def run(task: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """What `task` gives for each item, in the order of the items, done by `jobs` processes or, if it is one, here.

    Items and results are pickled, `task` is not. Raises what a task raises, and `WorkerDiedError`.
    """
    items = iter(items)
    first = list(islice(items, 2))
    if jobs <= 1 or len(first) < 2 or not _can_fork():
        yield from map(task, chain(first, items))
        return
    workers: list[_Worker] = []
    try:
        workers += (_Worker(task) for _ in range(jobs))
        yield from _distributed(workers, chain(first, items))
    finally:
        for worker in workers:
            worker.end()


@contextlib.contextmanager
def aside(task: Callable[[], R], jobs: int) -> Iterator[Callable[[], R]]:
    """A task that another process does meanwhile, if there may be several; what is given waits for what comes of it.

    With one job it is done here, when that is asked for. The process ends with the context.
    """
    if jobs <= 1 or not _can_fork():
        yield cache(task)
        return
    worker = _Worker(lambda _: task())
    try:
        worker.fill(enumerate([None]))
        yield cache(lambda: worker.result()[1])
    finally:
        worker.end()


class _Worker:
    """A forked process, the pipe to it, and the numbers of the tasks that it has."""

    def __init__(self, task: Callable[[Any], Any]) -> None:
        self._task = task
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process: BaseProcess = context.Process(target=_serve, args=(self._task, theirs, ours), daemon=True)
        with undisturbed():
            process.start()
        theirs.close()
        self.pipe, self.process = ours, process
        self.numbers: deque[int] = deque()
        self._given = 0

    def fill(self, numbered: Iterator[tuple[int, Any]]) -> None:
        """Give the next tasks; a worker that had enough is replaced once it has done them."""
        if self._given >= TASKS_OF_A_WORKER:
            if self.numbers:
                return
            self.end()
            self._start()
        for number, item in islice(numbered, WAITING_FOR_EACH - len(self.numbers)):
            try:
                self.pipe.send(item)
            except ConnectionError:
                raise self._died() from None
            self.numbers.append(number)
            self._given += 1

    def result(self) -> tuple[int, Any]:
        """The number of the first task, and what it gives. Raises what it raises, and `WorkerDiedError`."""
        try:
            succeeded, result = self.pipe.recv()
        except (EOFError, OSError):
            raise self._died() from None
        if not succeeded:
            raise result
        return self.numbers.popleft(), result

    def _died(self) -> WorkerDiedError:
        self.process.join()
        code = self.process.exitcode or 0
        how = f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended with code {code}"
        return WorkerDiedError(f"a worker process {how}; is there enough memory? `--jobs 1` needs least")

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """No signal meanwhile: a child that is just born must not end as its parent would, and take back its work.

    A thread of a library may take what this one blocks; Python calls the handler here nevertheless, maybe in one of the
    functions around `os.fork`, where what it raises is lost. So that is put off, too.
    """
    heard: list[int] = []
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    handlers = {number: signal.signal(number, lambda number, _: heard.append(number)) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for late in heard:
            signal.raise_signal(late)


def _serve(task: Callable[[Any], Any], pipe: Connection, parents: Connection) -> None:
    """Do tasks until the parent closes the pipe or is gone."""
    parents.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    gc.freeze()
    gc.set_threshold(CYCLES_LOOKED_FOR_AFTER)
    gc.enable()
    items: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take, args=(pipe, items), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):
        for item in iter(items.get, NO_MORE):
            try:
                result = True, task(item)
            except Exception as failure:  # noqa: BLE001 - it is raised again in the parent
                result = False, _portable(failure)
            pipe.send(result)


def _portable(failure: Exception) -> Exception:
    """An exception that the parent can raise: it is made again there from its arguments, which not all are."""
    try:
        type(failure)(*failure.args)
    except Exception:  # noqa: BLE001 - whatever it wants
        return RuntimeError("".join(traceback.format_exception(failure)))
    return failure


def _take(pipe: Connection, items: "SimpleQueue[Any]") -> None:
    """Take tasks as they come: a parent that waits to give one, and a worker to give a result, would wait forever."""
    try:
        while True:
            items.put(pipe.recv())
    except (EOFError, OSError):
        pass
    finally:
        items.put(NO_MORE)


def _distributed(workers: list[_Worker], items: Iterator[Any]) -> Iterator[Any]:
    """The result of each item, in the order of the items; one that takes long does not let the others pile up."""
    numbered = enumerate(items)
    early: dict[int, Any] = {}
    wanted = 0
    for worker in workers:
        worker.fill(numbered)
    while busy := {worker.pipe: worker for worker in workers if worker.numbers}:
        for pipe in wait(list(busy)):
            number, result = busy[pipe].result()  # type: ignore[index]  # only these were waited for
            early[number] = result
            while wanted in early:
                yield early.pop(wanted)
                wanted += 1
        for worker in workers if len(early) < EARLY_AT_MOST else ():
            worker.fill(numbered)
