"""The two tasks that workers do: reading parts of the bibliography, and making the files of units."""

import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from sitegen.digest import digest, digest_of
from sitegen.output_file import File
from sitegen.pages.units import Unit
from sitegen.press import Press
from sitegen.reading.records import Reader
from sitegen.reading.segments import Part, ReadParts, Segment
from sitegen.site import lightened
from sitegen.state import Mark, NoState, State, decode_segment, encode
from sitegen.workers import run

WORKS_A_SHARD = 64
"""How many lines of works the units of a shard show: a task should last some tens of milliseconds."""

Marks = tuple[Mark, ...]
Made = tuple[Unit, Marks]
"""A unit, and what each of its files is like, in the order of `Unit.all_files`."""

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
Keyed = tuple[bytes, Part]


def read_with(state: State | NoState, reader: Reader, epoch: bytes, jobs: int) -> ReadParts:
    """Reads parts, each one once: what `state` has of them is not read again. `epoch` is a hash of the reader."""

    def read(parts: Iterable[Part]) -> Iterator[Segment]:
        found: deque[tuple[bytes, Segment | None]] = deque()

        def unknown() -> Iterator[Keyed]:
            for part in parts:
                key = digest(epoch, bytes((part.is_last, part.blocks_only)), part.data, encode(part.raws))
                found.append((key, state.segment(key)))
                if found[-1][1] is None:
                    yield key, part

        for content, texts in run(partial(_read_part, reader), unknown(), jobs):
            yield from _known(found)
            state.add(found.popleft()[0], content, texts)
            yield decode_segment(content)
        yield from _known(found)

    return read


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
    )
    return encode(light), encode([texts for _, texts in lights])


def make(press: Press, units: Sequence[Unit], staging: Path, jobs: int) -> Iterator[Made]:
    """Write the files of units into a folder."""
    press.prepare(units)
    shards = list(_shards(units))
    task = partial(_make_shard, press, units, staging)
    for shard, marks in zip(shards, run(task, shards, jobs), strict=True):
        yield from zip(units[shard.start : shard.stop], marks, strict=True)


def _shards(units: Sequence[Unit]) -> Iterator[range]:
    """The numbers of the units in runs of about the same cost."""
    start = works = 0
    for number, unit in enumerate(units):
        works += unit.works
        if works >= WORKS_A_SHARD:
            yield range(start, number + 1)
            start, works = number + 1, 0
    if start < len(units):
        yield range(start, len(units))


def _make_shard(press: Press, units: Sequence[Unit], staging: Path, shard: range) -> list[Marks]:
    folder = f"{staging}{os.sep}"
    return [_make_unit(press, units[number], folder) for number in shard]


def _make_unit(press: Press, unit: Unit, folder: str) -> Marks:
    if unit.kind == "copy":
        target = Path(folder + unit.files[0])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(unit.subject, target)
        return (_mark(target.stat()),)
    return tuple([_write(file, folder) for file in press.files(unit)])


def _write(file: File, folder: str) -> Mark:
    """Write a file by the system calls that it takes and no others: there are ten of them for each work."""
    path = folder + file.file
    try:
        handle = os.open(path, FLAGS, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(path, FLAGS, 0o666)
    try:
        rest = memoryview(file.body)
        while rest:
            rest = rest[os.write(handle, rest) :]
        return _mark(os.fstat(handle))
    finally:
        os.close(handle)


def _mark(status: os.stat_result) -> Mark:
    return status.st_size, status.st_mtime_ns
