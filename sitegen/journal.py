"""Moving new files into a site one by one, as a step that is done or can be completed.

A journal beside the site says what is to be moved and removed; whoever finds it goes on where it was left.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from sitegen.folders import beside, folded, is_one_file, secure

JOURNAL = "journal"
UNFINISHED = "journal-new"


class HalfMovedError(Exception):
    """A part of a site was moved in, and the rest cannot be now; the message is for the person who builds."""


class Journal(Struct, frozen=True):
    """What is to be moved from the staging folder into the site, the last one last, and what is to be removed."""

    moved: tuple[str, ...]
    removed: tuple[str, ...]


def move_in(journal: Journal, output: Path) -> None:
    """Write the journal, and do what it says. Raises `HalfMovedError` if that cannot be completed now."""
    _secure(journal.moved, beside(output, "new"))
    unfinished = beside(output, UNFINISHED)
    with unfinished.open("wb") as file:
        file.write(msgspec.json.encode(journal))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(beside(output, JOURNAL))
    secure([output.parent])
    _follow(journal, output)


def _secure(names: Iterable[str], staging: Path) -> None:
    """What a journal leads to must be on the disk before it: files that are moved after a power cut must be whole."""
    secure([staging / name for name in names])
    secure(sorted({staging / parent for name in names for parent in PurePosixPath(name).parents}))


def complete(output: Path) -> None:
    """Do what is left of a journal, if there is one. Raises `HalfMovedError` if it cannot be done now."""
    path = beside(output, JOURNAL)
    if path.exists():
        with contextlib.suppress(msgspec.DecodeError):
            _follow(msgspec.json.decode(path.read_bytes(), type=Journal), output)
        path.unlink(missing_ok=True)
    beside(output, UNFINISHED).unlink(missing_ok=True)


def _follow(journal: Journal, output: Path) -> None:
    staging = beside(output, "new")
    try:
        # Without what is to be moved, the old site is all that there is.
        if staging.is_dir():
            _move(journal.moved, staging, output)
            _remove(_gone(journal, output), output)
        beside(output, JOURNAL).unlink(missing_ok=True)
    except OSError as failure:
        what = f"{failure.filename or output}: {failure.strerror or failure}"
        raise HalfMovedError(f"{what}; the new site is being moved in, and the next build completes it") from failure


def _move(names: Iterable[str], staging: Path, output: Path) -> None:
    for name in names:
        if (staging / name).exists():
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).replace(output / name)


def _gone(journal: Journal, output: Path) -> list[str]:
    """What is to be removed, but what a disk that ignores case takes for a file that was moved in."""
    removed = {folded(name): name for name in journal.removed}
    pairs = [(name, removed[key]) for name in journal.moved if (key := folded(name)) in removed]
    kept = {old for new, old in pairs if is_one_file(output / new, output / old)}
    return [name for name in journal.removed if name not in kept]


def _remove(names: Iterable[str], output: Path) -> None:
    """Remove files, and the folders that are empty then; what others have put in their places stays."""
    root = output.resolve()
    for name in names:
        path = output / name
        if not path.parent.resolve().is_relative_to(root):
            continue
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            path.unlink()
        with contextlib.suppress(OSError):
            for parent in PurePosixPath(name).parents[:-1]:
                (output / parent).rmdir()
