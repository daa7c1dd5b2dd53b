"""The files of units made by the workers of a Dask cluster: https://distributed.dask.org.

A worker is sent the site once, without the long texts of its works, and finds the units of it again by itself. A task
is a shard: the keys of some units, and the long texts that these need. A shard that is made twice, because a worker was
lost, writes the same bytes again.
"""

import contextlib
import logging
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitegen.inputs import code_state
from sitegen.making import Made, Marks, make, shards, write
from sitegen.output_file import File
from sitegen.pages.units import Unit, units
from sitegen.planning import COPIED
from sitegen.press import Press
from sitegen.publish import PublishingError
from sitegen.site import Site, TextPlace, Texts
from sitegen.state import encode
from sitegen.store import is_address, put
from sitegen.targets import Make
from sitegen.theme import Theme, ThemeError

SHARDS_A_THREAD = 2
"""How many shards lie ready for each thread of a worker, so that none waits."""

SECONDS_BETWEEN_LOOKS = 5
SECONDS_TO_END = 60
RENDERING = threading.Lock()
"""One thread of a process renders at a time, which is all that Python can do; the others write."""

Futures = dict[Any, list[Unit]]


class ClusterError(Exception):
    """The cluster cannot be used, or was lost; the message is a sentence for the person who builds."""


class Parcel(Struct, frozen=True):
    """What a worker needs of a site for any of its units; `code` is a hash of the sitegen that planned it."""

    code: bytes
    site: Site
    theme: Theme


class Shard(Struct, frozen=True):
    """Units to be made, by key, and the long texts of the works that they show in full."""

    keys: tuple[str, ...]
    texts: tuple[tuple[TextPlace, Texts], ...]


class Result(Struct, frozen=True):
    """What the files of each unit of a shard are like, or why there are none.

    A `refusal` is a sentence for the person who builds, a `fault` the traceback of a mistake in sitegen.
    """

    marks: tuple[Marks, ...] = ()
    refusal: str = ""
    fault: str = ""


class Desk(Struct, frozen=True):
    """What a worker has made of a parcel."""

    press: Press
    units: Mapping[str, Unit]


decode_parcel = msgspec.msgpack.Decoder(Parcel).decode
decode_shard = msgspec.msgpack.Decoder(Shard).decode
decode_result = msgspec.msgpack.Decoder(Result).decode


def packed(press: Press) -> bytes:
    """What a worker needs of a site, encoded."""
    site = replace(press.site, sources={}, unpublished=(), problems=())
    return encode(Parcel(code_state(), site, replace(press.theme, static={})))


def make_shard(parcel: bytes, shard: bytes, root: str) -> bytes:
    """Make the files of a shard, below a folder or an address; what came of it, encoded. Runs in a worker.

    Nothing is raised: Dask waits for ever for a worker that raises what cannot be pickled.
    """
    try:
        return encode(Result(_made(decode_shard(shard), parcel, root)))
    except (ClusterError, PublishingError, ThemeError) as failure:
        return encode(Result(refusal=str(failure)))
    except OSError as failure:
        return encode(Result(refusal=f"{failure.filename or root}: {failure.strerror or failure}"))
    except Exception:  # noqa: BLE001 - it is raised where the build runs
        return encode(Result(fault=traceback.format_exc()))


def _made(shard: Shard, parcel: bytes, root: str) -> tuple[Marks, ...]:
    with RENDERING:
        desk = _desk(parcel)
        press = desk.press.reading(dict(shard.texts).__getitem__)
        made = [tuple(press.files(desk.units[key])) for key in shard.keys]
    if is_address(root):
        put(root, [file for files in made for file in files])
        return ((),) * len(made)
    return tuple([tuple([write(file, root) for file in files]) for files in made])


@lru_cache(1)
def _desk(parcel: bytes) -> Desk:
    opened = decode_parcel(parcel)
    if opened.code != code_state():
        raise ClusterError("a worker has another version of sitegen, or of a library, than this machine")
    press = Press(opened.site, opened.theme)
    return Desk(press, {unit.key: unit for unit in units(opened.site, press.views)})


@contextlib.contextmanager
def connected(scheduler: str, press: Press) -> Iterator[Make]:
    """What makes the files of units on the workers of this scheduler. Raises `ClusterError`."""
    with _client(scheduler) as client:
        with _held(scheduler):
            parcel = client.scatter(packed(press), broadcast=True)

        def made(wanted: Sequence[Unit], root: str) -> Iterator[Made]:
            yield from _made_here(press, [unit for unit in wanted if unit.kind in COPIED], root)
            others = [unit for unit in wanted if unit.kind not in COPIED]
            parts = ([others[number] for number in numbers] for numbers in shards(others))
            futures = (
                (client.submit(make_shard, parcel, _shard(press, part), root, pure=False), part) for part in parts
            )
            for future, part in _as_they_come(scheduler, client, futures):
                yield from zip(part, _marks(scheduler, future), strict=True)

        yield made


@contextlib.contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("`--executor dask` needs more packages: pip install 'sitegen[dask]'") from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        client = Client(scheduler)
    except (OSError, ValueError) as failure:
        raise ClusterError(f"there is no Dask scheduler at {scheduler}: {failure}") from None
    with client:
        with _held(scheduler):
            _wait_for_workers(client)
        yield client


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
        raise ClusterError(f"the Dask scheduler at {scheduler}, or what its workers held, was lost") from failure


def _made_here(press: Press, wanted: Sequence[Unit], root: str) -> Iterator[Made]:
    """The files that are taken as they are: only this machine has them."""
    if not is_address(root):
        yield from make(press, wanted, Path(root), 1)
        return
    for unit in wanted:
        copied = [File(unit.files[0], Path(unit.subject).read_bytes())] if unit.kind == "copy" else press.files(unit)
        put(root, copied)
        yield unit, ()


def _shard(press: Press, part: Sequence[Unit]) -> bytes:
    texts = tuple([found for unit in part for found in press.texts_of(unit)])
    return encode(Shard(tuple([unit.key for unit in part]), texts))


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
