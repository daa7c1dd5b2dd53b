"""Lines of works that very many pages show: all processes make them, once, before any of them makes a page.

They lie in a file, so that no process holds them.
"""

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from msgspec import Struct

from sitegen.pages.rows import Rows
from sitegen.pages.view import parts
from sitegen.press import Press
from sitegen.render import Renderer
from sitegen.render.rows import FindLines
from sitegen.workers import run

WORKS_AT_ONCE = 256


class Kind(Struct, frozen=True):
    """Lines of one kind in one language: the name of what prints them, and the works as lines."""

    renderer: Renderer
    name: str
    rows: Rows


class Lines(Struct, frozen=True):
    """Lines in UTF-8 in a file that all processes have open: where each begins and how long it is, by its number.

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
        """Begin with none."""
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
        # Others read past what is buffered here.
        self._file.flush()


@contextmanager
def spool(folder: Path, slugs: Sequence[str], kinds: int) -> Iterator[Spool]:
    """A spool whose file has no name, and is gone with the processes that have it open."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=folder) as file:
        yield Spool(file, slugs, kinds)


@contextmanager
def with_lines(press: Press, folder: Path, jobs: int) -> Iterator[None]:
    """Have the lines at hand that the press has pages for, in a file in a folder.

    There are none if a template fails, nor where a system cannot read at a place without going there first.
    """
    kinds = [
        Kind(press.renderers[view.lang], name, view.rows)
        for view in press.views
        for name in sorted(press.renderers[view.lang].waiting)
    ]
    if not (kinds and hasattr(os, "pread")):
        yield
        return
    slugs = [entry.slug for entry in press.site.entries]
    with spool(folder, slugs, len(kinds)) as file:
        for made in run(partial(_made, kinds), parts(slugs, WORKS_AT_ONCE), jobs):
            if made is None:
                break
            file.add(made)
        else:
            _use(kinds, [lines.of for lines in file.lines])
        try:
            yield
        finally:
            _use(kinds, [None] * len(kinds))


def _made(kinds: Sequence[Kind], slugs: Sequence[str]) -> list[list[bytes]] | None:
    found = [kind.renderer.made(kind.name, map(kind.rows.made, slugs)) for kind in kinds]
    return None if None in found else [lines for lines in found if lines is not None]


def _use(kinds: Sequence[Kind], lines: Sequence[FindLines | None]) -> None:
    for kind, own in zip(kinds, lines, strict=True):
        kind.renderer.use(kind.name, own)
