"""The two tasks that workers do: reading parts of the bibliography, and making the files of units."""

import os
import shutil
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.built import Mark, Marks
from sitegen.codings import Coding
from sitegen.digest import digest, digest_of
from sitegen.output_file import File
from sitegen.pages.unit import Unit
from sitegen.plan import Plan, Stale
from sitegen.reading.records import Reader
from sitegen.reading.segments import Part, ReadParts, Segment
from sitegen.site import lightened
from sitegen.spooling import with_lines
from sitegen.state import NoState, State, decode_segment, encode
from sitegen.workers import run

WORKS_A_SHARD = 64
"""How many lines of works the units of a shard show: a task should last some tens of milliseconds."""

Made = tuple[Unit, Marks]
"""A unit, and what was written for it: its own files, in the order of `Unit.all_files`, then their twins."""

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
Keyed = tuple[bytes, Part]


def read_with(state: State | NoState, reader: Reader, epoch: bytes, jobs: int) -> ReadParts:
    """Reads parts, each one once: what `state` has of them is not read again. `epoch` is a hash of the reader."""

    def read(parts: Iterable[Part]) -> Iterator[Segment]:
        keyed = ((_key(epoch, part), part) for part in parts)
        for key, part in keyed:
            segment = state.segment(key)
            if segment is None:
                yield from read_rest(chain(((key, part),), keyed))
                return
            yield segment

    def read_rest(parts: Iterable[Keyed]) -> Iterator[Segment]:
        found: deque[tuple[bytes, Segment | None]] = deque()

        def unknown() -> Iterator[Keyed]:
            for key, part in parts:
                found.append((key, state.segment(key)))
                if found[-1][1] is None:
                    yield key, part

        for content, texts in run(partial(_read_part, reader), unknown(), jobs):
            yield from _known(found)
            state.add(found.popleft()[0], content, texts)
            yield decode_segment(content)
        yield from _known(found)

    return read


def _key(epoch: bytes, part: Part) -> bytes:
    return digest(epoch, bytes((part.is_last, part.blocks_only)), part.data, encode(part.raws))


def _known(found: deque[tuple[bytes, Segment | None]]) -> Iterator[Segment]:
    """The segments up to the first one that is not known."""
    while found and (segment := found[0][1]) is not None:
        found.popleft()
        yield segment


def _read_part(reader: Reader, keyed: Keyed) -> tuple[bytes, bytes]:
    """A segment without the long texts of its works, and these texts; both encoded."""
    key, part = keyed
    segment = reader.read(part)
    lights = [lightened(entry) for entry in segment.entries]
    light = replace(
        segment,
        entries=tuple(entry for entry, _ in lights),
        key=key,
        marks=tuple(digest_of(texts) for _, texts in lights),
        rests=tuple(digest_of(entry) for entry, _ in lights),
    )
    return encode(light), encode([texts for _, texts in lights])


class Workshop(Struct, frozen=True):
    """What makes the files of units, and where: in `staging`, beside the site in `output`."""

    plan: Plan
    stale: Stale
    staging: Path
    output: Path


def make(shop: Workshop, jobs: int) -> Generator[Made, None, None]:
    """Write the files that are stale, and their twins."""
    units = shop.stale.units
    shop.plan.press.prepare(units)
    names = {one.unit.key: one.names for one in shop.plan.units}
    parts = list(shards(units))
    with with_lines(shop.plan.press, shop.staging, jobs):
        for shard, marks in zip(parts, run(partial(_make_shard, shop), parts, jobs), strict=True):
            for unit, own in zip(units[shard.start : shard.stop], marks, strict=True):
                yield unit, own if unit.key in shop.stale.standing else _as_planned(own, names[unit.key])


def _as_planned(marks: Marks, names: Sequence[str]) -> Marks:
    """The same, with the names of the plan in place of those that came from a worker: each is held once."""
    own = tuple([(name, size, time) for name, (_, size, time) in zip(names, marks, strict=False)])
    return own + marks[len(own) :]


def shards(units: Sequence[Unit]) -> Iterator[range]:
    """The numbers of the units in runs of about the same cost."""
    start = works = 0
    for number, unit in enumerate(units):
        works += unit.works
        if works >= WORKS_A_SHARD:
            yield range(start, number + 1)
            start, works = number + 1, 0
    if start < len(units):
        yield range(start, len(units))


def _make_shard(shop: Workshop, shard: range) -> list[Marks]:
    return [_make_unit(shop, shop.stale.units[number]) for number in shard]


def _make_unit(shop: Workshop, unit: Unit) -> Marks:
    missing = shop.stale.standing.get(unit.key)
    if missing:
        return tuple(_make_twins(shop, shop.stale.kept[unit.key], shop.output, missing))
    folder, is_copy = f"{shop.staging}{os.sep}", unit.kind == "copy"
    own = [_copy(unit, folder)] if is_copy else [write(file, folder) for file in shop.plan.press.files(unit)]
    return (*own, *_make_twins(shop, own, shop.staging, shop.plan.twins.codings))


def _make_twins(shop: Workshop, files: Iterable[Mark], place: Path, codings: Sequence[Coding]) -> Iterator[Mark]:
    """Write the twins of files that lie in a folder."""
    folder, twins = f"{shop.staging}{os.sep}", shop.plan.twins
    for name in [name for name, _, _ in files if twins.may_have(name)]:
        yield from [write(twin, folder) for twin in twins.of(File(name, (place / name).read_bytes()), codings)]


def _copy(unit: Unit, folder: str) -> Mark:
    (name,) = unit.files
    target = Path(folder + name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(unit.subject, target)
    return _mark(name, target.stat())


def write(file: File, folder: str) -> Mark:
    """Write a file below a folder, or the same once more; `folder` ends in a slash.

    It takes the system calls that are needed and no others: there are ten files for each work.
    """
    path = folder + file.file
    try:
        handle = os.open(path, FLAGS, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(path, FLAGS, 0o666)
    try:
        rest = memoryview(file.body)
        while rest:
            # A disk that is almost full takes a part, and says so only when the rest is to be written.
            rest = rest[os.write(handle, rest) :]
        return _mark(file.file, os.fstat(handle))
    finally:
        os.close(handle)


def _mark(name: str, status: os.stat_result) -> Mark:
    return name, status.st_size, status.st_mtime_ns
