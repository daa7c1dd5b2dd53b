"""Where a site is published: what a build asks of a place, and how a folder answers."""

import contextlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from sitegen.built import Marks
from sitegen.making import Made
from sitegen.pages.unit import Unit
from sitegen.plan import Plan, Stale
from sitegen.publish import Change, check_output, publish, publishing, read_manifest, staged

Make = Callable[[Sequence[Unit], str], Generator[Made, None, None]]
"""Writes the files of units below a folder, or an address of objects; nothing is written once it is closed."""

Watch = Callable[[Iterable[Made]], Iterator[tuple[str, Marks]]]
"""The keys of units with their files, as they are made."""


class Renewal(Struct, frozen=True):
    """What is to become of a site: its plan, what of it is to be made, and the names of the files of the old one."""

    plan: Plan
    stale: Stale
    old: frozenset[str]

    def files(self, written: Mapping[str, Marks]) -> dict[str, Marks]:
        """What all files are like, by the key of their unit, those that are kept included."""
        kept = self.stale.kept
        return {one.unit.key: kept[one.unit.key] + written.get(one.unit.key, ()) for one in self.plan.units}


class Renewed(Struct, frozen=True):
    """What the files of each unit are like now, by key, and how many files were written and removed."""

    files: Mapping[str, Marks]
    written: int
    removed: int


class Target(Protocol):
    """A place for a site. The lock and the state of its builds lie beside `seat`."""

    seat: Path

    def publishing(self, sources: Iterable[Path]) -> contextlib.AbstractContextManager[None]:
        """The right to publish a site that is built from these folders. Raises `PublishingError`."""

    def manifest(self) -> bytes | None:
        """The list of the files that sitegen wrote; `None` where there is no site."""

    def look(self, name: str) -> tuple[int, int] | None:
        """The size of a file, and its time or what else changes with it; `None` if it is not there."""

    def renew(self, renewal: Renewal, make: Make, watch: Watch) -> Renewed:
        """Put the new site in place. Raises `PublishingError`."""


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

    def look(self, name: str) -> tuple[int, int] | None:
        """The size of a file, and its time of modification."""
        try:
            status = os.lstat(self._prefix + name)
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    def renew(self, renewal: Renewal, make: Make, watch: Watch) -> Renewed:
        """Make what is new beside the folder, and put the whole site in place."""
        with staged(self.seat) as staging:
            # Workers end before the folder goes, whatever stops the build.
            with contextlib.closing(make(renewal.stale.units, str(staging))) as making:
                made = dict(watch(making))
            files, written = renewal.files(made), names_of(made)
            change = Change(staging, frozenset(written), names_of(files), renewal.old)
            publish(change, self.seat)
        return Renewed(files, len(written), len(change.old.difference(change.names)))


def names_of(files: Mapping[str, Marks]) -> tuple[str, ...]:
    """The names of the files of units."""
    return tuple([name for marks in files.values() for name, _, _ in marks])
