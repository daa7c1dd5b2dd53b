"""Where a site is published: what a build asks of a place, and how a folder answers."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from sitegen.making import Made, Marks
from sitegen.output_file import Mark
from sitegen.pages.units import Unit
from sitegen.publish import Change, check_output, publish, publishing, read_manifest, staged

Make = Callable[[Sequence[Unit], str], Iterator[Made]]
"""Writes the files of units below a folder, or an address of objects."""

Watch = Callable[[Iterator[Made], int], Iterable[Made]]


class Renewal(Struct, frozen=True):
    """What makes the new site of the old one: the units to be made, and the files of all units, by key.

    `old` are the names of the old site, without a site none.
    """

    stale: tuple[Unit, ...]
    files: Mapping[str, tuple[str, ...]]
    old: frozenset[str]

    @property
    def names(self) -> tuple[str, ...]:
        """Every file of the new site."""
        return tuple([name for files in self.files.values() for name in files])

    @property
    def written(self) -> frozenset[str]:
        """The files that are made anew."""
        return frozenset([name for unit in self.stale for name in self.files[unit.key]])

    @property
    def removed(self) -> frozenset[str]:
        """The files of the old site that are not in the new one."""
        return self.old.difference(self.names)


class Target(Protocol):
    """A place for a site. The lock and the state of its builds lie beside `seat`."""

    seat: Path

    def publishing(self, sources: Iterable[Path]) -> contextlib.AbstractContextManager[None]:
        """The right to publish a site that is built from these folders. Raises `PublishingError`."""

    def manifest(self) -> bytes | None:
        """The list of the files that sitegen wrote; `None` where there is no site."""

    def mark(self, name: str) -> Mark | None:
        """What a file is like now; `None` if it is not there."""

    def renew(self, renewal: Renewal, make: Make, watched: Watch) -> dict[str, Marks]:
        """Put the new site in place; what the files of the units that were made are like, by key."""


class FolderTarget:
    """A folder, in which the new site takes the place of the old one in one step."""

    def __init__(self, path: Path) -> None:
        """Nothing is looked at yet."""
        self._path, self.seat = path, path.resolve()
        self._prefix = f"{self.seat}{os.sep}"

    @contextlib.contextmanager
    def publishing(self, sources: Iterable[Path]) -> Iterator[None]:
        """The right to publish in this folder. Raises `PublishingError` if it is something else's place."""
        check_output(self._path, sources)
        with publishing(self.seat):
            yield

    def manifest(self) -> bytes | None:
        """The list of the files that sitegen wrote; `None` where there is no site."""
        return read_manifest(self.seat)

    def mark(self, name: str) -> Mark | None:
        """The size of a file, and its time of modification."""
        try:
            status = os.lstat(self._prefix + name)
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    def renew(self, renewal: Renewal, make: Make, watched: Watch) -> dict[str, Marks]:
        """Make what is new beside the folder, and put the whole site in place."""
        with staged(self.seat) as staging:
            made = watched(make(renewal.stale, str(staging)), len(renewal.stale))
            marks = {unit.key: marks for unit, marks in made}
            publish(Change(staging, renewal.written, renewal.names, renewal.old), self.seat)
        return marks
