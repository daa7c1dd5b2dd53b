"""Lines of works in a file: what stands on very many pages is made once for all of them, and held by no process."""

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from msgspec import Struct


class Lines(Struct, frozen=True):
    """Lines in UTF-8 in a file that is open in all processes: where each begins, and how long it is, by its number.

    `numbers` are those of the works, by slug.
    """

    file: int
    numbers: Mapping[str, int]
    starts: "array[int]"
    sizes: "array[int]"

    def of(self, slugs: Iterable[str]) -> bytes:
        """The lines of these works, one after the other. Raises `LookupError` for a work that has none."""
        file, numbers, starts, sizes = self.file, self.numbers, self.starts, self.sizes
        return b"".join([os.pread(file, sizes[number], starts[number]) for number in map(numbers.__getitem__, slugs)])


class Spool:
    """Takes lines of several kinds, those of all kinds for some works, then for others, in the order of `slugs`."""

    def __init__(self, file: IO[bytes], slugs: Sequence[str], kinds: int) -> None:
        self._file = file
        numbers = {slug: number for number, slug in enumerate(slugs)}
        self.lines = tuple([Lines(file.fileno(), numbers, array("Q"), array("L")) for _ in range(kinds)])

    def add(self, made: Iterable[Sequence[bytes]]) -> None:
        """Put the lines of each kind for the next works into the file."""
        for lines, known in zip(made, self.lines, strict=True):
            start = self._file.tell()
            self._file.write(b"".join(lines))
            for line in lines:
                known.starts.append(start)
                known.sizes.append(len(line))
                start += len(line)


@contextmanager
def spool(folder: Path, slugs: Sequence[str], kinds: int) -> Iterator[Spool]:
    """A spool whose file has no name and goes with the context, or with the processes that have it open."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=folder) as file:
        yield Spool(file, slugs, kinds)
