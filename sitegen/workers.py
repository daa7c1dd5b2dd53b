"""Work that is divided among the processors at hand, with results in order.

Workers are forked, so that they have what the parent has read without a copy; where a system cannot fork, everything is
done in one process. A worker that dies ends the work with an error, never with a wait.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WAITING_FOR_EACH = 2
"""How many tasks lie ready for each worker, so that none waits for the parent."""

NO_MORE = object()


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Keeps Python from looking for reference cycles among millions of values that have none, again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class WorkerDiedError(Exception):
    """A worker process ended before its work was done: it was killed, or the memory did not suffice."""


def processors() -> int:
    """How many processors this process may use, or one where workers cannot be forked."""
    return len(os.sched_getaffinity(0)) if _can_fork() and hasattr(os, "sched_getaffinity") else 1


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
        yield from _in_order(_distributed(workers, chain(first, items)))
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """A forked process, the pipe to it, and the numbers of the tasks that it has."""

    def __init__(self, task: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(task, theirs, self.pipe), daemon=True)
        with _undisturbed():
            self.process.start()
        theirs.close()
        self.numbers: deque[int] = deque()

    def give(self, number: int, item: Any) -> None:
        self.pipe.send(item)
        self.numbers.append(number)

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """No signal meanwhile: a child that is just born must not end as its parent would, and take back its work."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(task: Callable[[Any], Any], pipe: Connection, parents: Connection) -> None:
    """Do tasks until the parent closes the pipe or is gone."""
    parents.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))
    gc.freeze()
    gc.enable()
    items: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take, args=(pipe, items), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):
        for item in iter(items.get, NO_MORE):
            try:
                result = True, task(item)
            except Exception as failure:  # noqa: BLE001 - it is raised again in the parent
                result = False, failure
            pipe.send(result)


def _take(pipe: Connection, items: "SimpleQueue[Any]") -> None:
    """Take tasks as they come: a parent that waits to give one, and a worker to give a result, would wait forever."""
    try:
        while True:
            items.put(pipe.recv())
    except (EOFError, OSError):
        pass
    finally:
        items.put(NO_MORE)


def _distributed(workers: list[_Worker], items: Iterator[Any]) -> Iterator[tuple[int, Any]]:
    """The number and the result of each item, as they come."""
    numbered = enumerate(items)
    by_pipe: dict[object, _Worker] = {worker.pipe: worker for worker in workers}
    for _ in range(WAITING_FOR_EACH):
        for worker in workers:
            _give_next(worker, numbered)
    while busy := [worker.pipe for worker in workers if worker.numbers]:
        for pipe in wait(busy):
            worker = by_pipe[pipe]
            number, result = _result(worker)
            _give_next(worker, numbered)
            yield number, result


def _give_next(worker: _Worker, numbered: Iterator[tuple[int, Any]]) -> None:
    following = next(numbered, None)
    if following is not None:
        try:
            worker.give(*following)
        except ConnectionError:
            raise _died(worker) from None


def _result(worker: _Worker) -> tuple[int, Any]:
    try:
        succeeded, result = worker.pipe.recv()
    except (EOFError, OSError):
        raise _died(worker) from None
    if not succeeded:
        raise result
    return worker.numbers.popleft(), result


def _died(worker: _Worker) -> WorkerDiedError:
    worker.process.join()
    code = worker.process.exitcode or 0
    how = f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended with code {code}"
    return WorkerDiedError(f"a worker process {how}; is there enough memory? `--jobs 1` needs least")


def _in_order(results: Iterator[tuple[int, Any]]) -> Iterator[Any]:
    """The results by number."""
    early: dict[int, Any] = {}
    wanted = 0
    for number, result in results:
        early[number] = result
        while wanted in early:
            yield early.pop(wanted)
            wanted += 1
