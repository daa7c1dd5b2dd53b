"""The files of units made by the workers of a Dask cluster: https://distributed.dask.org.

A worker is sent the parcel of the site once, and shards of it as tasks. What is lost with a worker is made by another.
"""

import contextlib
import logging
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import islice
from pathlib import Path
from typing import Any

from sitegen.built import Marks
from sitegen.making import Made, Workshop, make, shards
from sitegen.output_file import File
from sitegen.pages.unit import Unit
from sitegen.plan import Plan, Stale
from sitegen.shard import decode_result, make_shard, packed, shard_of, written
from sitegen.store import is_address
from sitegen.targets import Make

COPIED = frozenset({"static", "copy"})
"""The kinds of units whose files are taken as they are: only the machine where the build runs has them."""

SHARDS_A_THREAD = 2
"""How many shards lie ready for each thread of a worker, so that none waits."""

LARGEST_PARCEL = "1 TB"
"""Below this, Dask need not warn of a large task: there is one."""

SECONDS_BETWEEN_LOOKS = 5
SECONDS_TO_END = 60

Futures = dict[Any, list[Unit]]


class ClusterError(Exception):
    """The cluster cannot be used, or was lost; the message is a sentence for the person who builds."""


@contextlib.contextmanager
def connected(scheduler: str, plan: Plan) -> Iterator[Make]:
    """What makes the files of units on the workers of this scheduler. Raises `ClusterError`."""
    with _client(scheduler) as client:
        parcel = _sent(client, packed(plan))

        def made(wanted: Sequence[Unit], root: str) -> Generator[Made, None, None]:
            yield from _made_here(plan, [unit for unit in wanted if unit.kind in COPIED], root)
            others = [unit for unit in wanted if unit.kind not in COPIED]
            parts = ([others[number] for number in numbers] for numbers in shards(others))
            futures = (
                (client.submit(make_shard, parcel, shard_of(plan.press, part), root, pure=False), part)
                for part in parts
            )
            for future, part in _as_they_come(scheduler, client, futures):
                yield from zip(part, _marks(scheduler, future), strict=True)

        yield made


@contextlib.contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "`--executor dask` needs more packages: pip install 'dask[distributed]' fsspec s3fs"
        ) from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        client = Client(scheduler)
    except (OSError, ValueError) as failure:
        raise ClusterError(f"there is no Dask scheduler at {scheduler}: {failure}") from None
    with client:
        with _held(scheduler):
            _wait_for_workers(client)
        yield client


def _sent(client: Any, parcel: bytes) -> Any:
    """The parcel, for whichever worker needs it.

    It is a task, which is done again if its last worker is lost; what is scattered would be lost with that.
    """
    from dask import config

    with config.set({"distributed.admin.large-graph-warning-threshold": LARGEST_PARCEL}):
        return client.submit(bytes, parcel, pure=False)


def _wait_for_workers(client: Any) -> None:
    """Raise `TimeoutError` if the scheduler has no worker for as long as dask waits for a connection."""
    from dask import config
    from dask.utils import parse_timedelta

    client.wait_for_workers(1, timeout=parse_timedelta(config.get("distributed.comm.timeouts.connect")))


@contextlib.contextmanager
def _held(scheduler: str) -> Iterator[None]:
    """What breaks the connection is told as a `ClusterError`."""
    try:
        yield
    except TimeoutError:
        raise ClusterError(f"the Dask scheduler at {scheduler} has no worker, or none any more") from None
    except (OSError, CancelledError) as failure:
        raise ClusterError(f"the Dask scheduler at {scheduler} was lost") from failure


def _made_here(plan: Plan, wanted: Sequence[Unit], root: str) -> Iterator[Made]:
    """The files that are taken as they are."""
    if not is_address(root):
        yield from make(Workshop(plan, Stale(tuple(wanted), {}, {}), Path(root), Path(root)), 1)
        return
    for unit in wanted:
        is_copy = unit.kind == "copy"
        files = [File(unit.files[0], Path(unit.subject).read_bytes())] if is_copy else list(plan.press.files(unit))
        yield unit, written([*files, *plan.twins.beside(files)], root)


def _as_they_come(
    scheduler: str, client: Any, futures: Iterator[tuple[Any, list[Unit]]]
) -> Iterator[tuple[Any, list[Unit]]]:
    """The futures that are done, while as many others wait as keep the workers busy; what was begun is let end."""
    waiting: Futures = {}
    try:
        while True:
            with _held(scheduler):
                threads = max(1, sum(client.nthreads().values()))
                waiting.update(islice(futures, max(0, SHARDS_A_THREAD * threads - len(waiting))))
                done = _first_done(client, waiting) if waiting else ()
            if not done:
                return
            for future in done:
                yield future, waiting.pop(future)
    finally:
        _end(client, waiting)


def _first_done(client: Any, waiting: Futures) -> Any:
    """The futures that are done first. Raises `TimeoutError` if there is no worker any more."""
    from distributed import wait

    while True:
        try:
            return wait(list(waiting), timeout=SECONDS_BETWEEN_LOOKS, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            _wait_for_workers(client)


def _end(client: Any, waiting: Futures) -> None:
    """Wait for what is still being written, so that nothing is after the build has ended."""
    from distributed import wait

    with contextlib.suppress(OSError, CancelledError):
        if waiting and client.nthreads():
            wait(list(waiting), timeout=SECONDS_TO_END)


def _marks(scheduler: str, future: Any) -> tuple[Marks, ...]:
    """What a worker gave. Raises `ClusterError` if it could not, `RuntimeError` for a mistake in sitegen."""
    from distributed import KilledWorker

    with _held(scheduler):
        failure = future.exception()
    if isinstance(failure, KilledWorker):
        raise ClusterError("several workers died of one part of the site; have they enough memory?")
    if failure is not None:
        raise ClusterError(f"a worker cannot begin: {failure}")
    with _held(scheduler):
        result = decode_result(future.result())
    if result.fault:
        raise RuntimeError(result.fault)
    if result.refusal:
        raise ClusterError(result.refusal)
    return result.marks
