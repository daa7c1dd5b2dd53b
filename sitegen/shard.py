"""A part of a site that any machine can make: the parcel of the site, and the shard that is to be made of it.

Who has a parcel has the site without the long texts of its works, and finds the units of it again. A shard brings the
keys of some units, and the long texts that these need. Made twice, it writes the same bytes again.
"""

import os
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitegen.built import Mark, Marks
from sitegen.codings import CodingError, Twins, codings_of
from sitegen.digest import digest
from sitegen.inputs import code_state
from sitegen.making import write
from sitegen.output_file import File
from sitegen.pages.harvest import site_units
from sitegen.pages.unit import Unit
from sitegen.plan import Plan
from sitegen.press import Press
from sitegen.publish import PublishingError
from sitegen.site import Site, TextPlace, Texts
from sitegen.state import encode
from sitegen.store import is_address, put
from sitegen.theme import Theme, ThemeError

RENDERING = threading.Lock()
"""One thread of a process renders at a time, which is all that Python can do; the others write."""

FILES_AT_ONCE = 500
Keyed = tuple[str, bool, File]
"""The key of a unit, whether this is a twin, and a file."""


class ShardError(Exception):
    """A worker does not fit the site; the message is a sentence for the person who builds."""


class Parcel(Struct, frozen=True):
    """What a worker needs of a site for any of its units.

    `code` is a hash of the sitegen that planned it, `codings` are the names of those of the twins, `taken` the names
    that twins cannot have.
    """

    code: bytes
    site: Site
    theme: Theme
    codings: tuple[str, ...]
    taken: frozenset[str]


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
    twins: Twins


decode_parcel = msgspec.msgpack.Decoder(Parcel).decode
decode_shard = msgspec.msgpack.Decoder(Shard).decode
decode_result = msgspec.msgpack.Decoder(Result).decode


def packed(plan: Plan) -> bytes:
    """What a worker needs of a site, encoded."""
    press, twins = plan.press, plan.twins
    return encode(
        Parcel(
            code=_code(twins.states),
            site=replace(press.site, sources={}, unpublished=(), problems=()),
            theme=replace(press.theme, static={}),
            codings=tuple(coding.name for coding in twins.codings),
            taken=twins.taken,
        )
    )


def _code(codings: Mapping[str, bytes]) -> bytes:
    """A hash of all that the bytes of files depend on besides the content and the theme."""
    return digest(code_state(), *codings.values())


def shard_of(press: Press, part: Sequence[Unit]) -> bytes:
    """The task of making these units, encoded."""
    texts = tuple([found for unit in part for found in press.texts_of(unit)])
    return encode(Shard(tuple([unit.key for unit in part]), texts))


def make_shard(parcel: bytes, shard: bytes, root: str) -> bytes:
    """Make the files of a shard, below a folder or an address; what came of it, encoded. Runs in a worker.

    Nothing is raised: Dask waits for ever for a worker that raises what cannot be pickled.
    """
    try:
        return encode(Result(_made(decode_shard(shard), parcel, root)))
    except (ShardError, PublishingError, ThemeError, CodingError) as failure:
        return encode(Result(refusal=str(failure)))
    except OSError as failure:
        return encode(Result(refusal=f"{failure.filename or root}: {failure.strerror or failure}"))
    except Exception:  # noqa: BLE001 - it is raised where the build runs
        return encode(Result(fault=traceback.format_exc()))


def _made(shard: Shard, parcel: bytes, root: str) -> tuple[Marks, ...]:
    """Files are made and written by the hundred: a keyword of half of all works has more than fit into the memory."""
    with RENDERING:
        files = _files(shard, _desk(parcel))
    marks: dict[str, tuple[list[Mark], list[Mark]]] = {key: ([], []) for key in shard.keys}
    while batch := _some(files):
        for (key, is_twin, _), mark in zip(batch, written([file for _, _, file in batch], root), strict=True):
            marks[key][is_twin].append(mark)
    return tuple([(*own, *twins) for own, twins in marks.values()])


def _some(files: Iterator[Keyed]) -> list[Keyed]:
    with RENDERING:
        return list(islice(files, FILES_AT_ONCE))


def _files(shard: Shard, desk: Desk) -> Iterator[Keyed]:
    """The files of each unit, with its key, each followed by its twins."""
    press = desk.press.reading(dict(shard.texts).__getitem__)
    for key in shard.keys:
        for file in press.files(desk.units[key]):
            yield key, False, file
            yield from ((key, True, twin) for twin in desk.twins.beside([file]))


def written(files: Sequence[File], root: str) -> Marks:
    """What files are like that are written below a folder or an address; of objects no time is known yet."""
    if is_address(root):
        put(root, files)
        return tuple([(file.file, len(file.body), 0) for file in files])
    folder = f"{root}{os.sep}"
    return tuple([write(file, folder) for file in files])


@lru_cache(1)
def _desk(parcel: bytes) -> Desk:
    opened = decode_parcel(parcel)
    codings = codings_of(opened.codings)
    states = {coding.suffix: coding.state for coding in codings}
    if opened.code != _code(states):
        raise ShardError("a worker has another version of sitegen, or of a library, than this machine")
    press = Press(opened.site, opened.theme)
    found = {unit.key: unit for unit in site_units(opened.site, press.views)}
    return Desk(press, found, Twins(codings, opened.taken, states))
