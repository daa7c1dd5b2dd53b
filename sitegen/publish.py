"""Putting a finished site in place: whole, or not at all, and nothing that sitegen did not write is ever lost.

What is new is written beside the old site. If most of the site is new, or it is small, the whole of it is put together
there and takes the place of the old one in one step. If little of a large site is new, that is moved into the old one;
a journal says what has to be moved, so that a build that is stopped in between is completed by the next one. A list in
the site says which files are sitegen's; any other file in the folder stays.
"""

import contextlib
import errno
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sitegen.folders import (
    AnotherBuildError,
    beside,
    carry_over,
    file_above,
    folded,
    link_all,
    locked,
    not_of,
    others,
    remove,
    swap,
)
from sitegen.journal import HalfMovedError, Journal, complete, move_in

MANIFEST = ".sitegen-manifest"
LINKED_AT_MOST = 2_000
"""Up to how many files that stay as they are the whole site is put together anew."""

SHRINKS_BY_MORE_THAN = 20
SHRINKS_TO_LESS_THAN = 0.75


class PublishingError(Exception):
    """The output folder cannot be written, or must not be.

    It is as it was, unless the message says that the new site is being moved in, which the next build completes.
    """


class Change(Struct, frozen=True):
    """What makes the new site of the old one: `written` files lie in `staging`, the others of `names` are kept.

    `old` are the names of the old site, without a site none.
    """

    staging: Path
    written: frozenset[str]
    names: tuple[str, ...]
    old: frozenset[str] = frozenset()


def check_output(output: Path, sources: Iterable[Path]) -> None:
    """Raise `PublishingError` if a site must not be published at `output`: it is something else's place."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishingError(f"{output} is not a folder; name another one with --output")
    for source in sources:
        if output.resolve() == source.resolve() or output.resolve() in source.resolve().parents:
            raise PublishingError(f"{output} holds the sources of the site ({source}); name another one with --output")
        if source.resolve() in output.resolve().parents:
            raise PublishingError(f"{output} is inside {source}; name another one with --output")
    if output.is_dir() and not (output / MANIFEST).is_file() and any(not _is_hidden(path) for path in output.iterdir()):
        raise PublishingError(
            f"{output} holds files that sitegen did not write, or has lost its list of those ({MANIFEST}); empty it or "
            "name another one with --output"
        )


@contextlib.contextmanager
def publishing(output: Path) -> Iterator[None]:
    """The right to publish at `output`, where an interrupted build is completed or taken back first.

    Raises `PublishingError` for another build that is running, and for whatever the system says meanwhile.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with locked(output):
            recover(output)
            yield
    except AnotherBuildError:
        raise PublishingError(f"another build of {output} is running; wait for it to end") from None
    except HalfMovedError as failure:
        raise PublishingError(str(failure)) from failure
    except OSError as failure:
        hint = (
            "; a folder that is mounted cannot be replaced, name one inside it" if failure.errno == errno.EBUSY else ""
        )
        raise PublishingError(f"{failure.filename or output}: {failure.strerror or failure}{hint}") from failure


def recover(output: Path) -> None:
    """Complete what a build that was stopped had begun to move, or take back what it had not.

    Raises `PublishingError` if somebody else's files are where the old site was.
    """
    old = beside(output, "old")
    if old.exists() and not (output / MANIFEST).is_file():
        _bring_back(old, output)
    complete(output)
    for leftover in (beside(output, "new"), old):
        remove(leftover)


def _bring_back(old: Path, output: Path) -> None:
    """Give the old site its name again; an empty folder may have been made there meanwhile."""
    if output.is_dir():
        if any(output.iterdir()):
            raise PublishingError(
                f"{old} is the site that was to be replaced, but {output} holds other files; move these away"
            )
        output.rmdir()
    old.rename(output)


@contextlib.contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A new folder beside the output; at the end, also of a build that is stopped, it is gone and the site is whole."""
    staging = beside(output, "new")
    try:
        staging.mkdir()
        yield staging
    finally:
        recover(output)


def check_names(names: Sequence[str]) -> None:
    """Raise `PublishingError` if some system cannot have one of these names, or takes two of them for one."""
    claimed: dict[str, str] = {}
    for name in names:
        if not name.isprintable():
            raise PublishingError(f"{name!a} cannot be the name of a file on every system; rename it")
        key = name if name.islower() and name.isascii() else folded(name)
        if key in claimed:
            raise PublishingError(f"two pages want to be `{name}`; rename the page or the key of one of them")
        claimed[key] = name


def check_size(old: Collection[str], names: Collection[str]) -> None:
    """Raise `PublishingError` if so much of the old site would go that it must be a mistake."""
    before = {name for name in old if name.endswith(".html")}
    gone = len(before.difference(names))
    if gone > SHRINKS_BY_MORE_THAN and len(before) - gone < SHRINKS_TO_LESS_THAN * len(before):
        raise PublishingError(
            f"{gone} of {len(before)} pages would go, so the site is left as it is; look for records or files that are "
            "missing, or say that it is meant with --allow-shrink"
        )


def publish(change: Change, output: Path) -> None:
    """Put the new site in place. `output` is as it was if that fails, or the next build completes it."""
    (change.staging / MANIFEST).write_bytes(manifest_of(change.names))
    kept = [name for name in change.names if name not in change.written]
    if _fits(change, output) and output.exists() and len(kept) > max(LINKED_AT_MOST, 2 * len(change.written)):
        moved = (*sorted(change.written, key=pages_last), MANIFEST)
        move_in(Journal(moved, tuple(sorted(change.old.difference(change.names)))), output)
    else:
        link_all(kept, output, change.staging)
        carry_over(_foreign(output, change), output, change.staging)
        swap(change.staging, output)


def manifest_of(names: Iterable[str]) -> bytes:
    """The list of the files that sitegen wrote; its own name, at the end, says that it is whole."""
    return "".join(f"{name}\n" for name in [*sorted(names), MANIFEST]).encode()


def read_manifest(output: Path) -> bytes | None:
    """The list of the files that sitegen wrote; `None` where there is no site yet."""
    path = output / MANIFEST
    return path.read_bytes() if path.is_file() else None


def names_in(manifest: bytes | None, output: object) -> tuple[str, ...]:
    """The names in a list of the files that sitegen wrote at `output`, its own not among them.

    Raises `PublishingError` if the list is damaged.
    """
    if manifest is None:
        return ()
    names = manifest.decode("utf-8", "replace").removesuffix("\n").split("\n")
    if names[-1] != MANIFEST:
        raise PublishingError(f"{output}/{MANIFEST} is damaged, so it is not known what is sitegen's; delete {output}")
    return tuple(names[:-1])


def _fits(change: Change, output: Path) -> bool:
    """Whether the new files can be moved into the old site; not where an old file stands in place of a folder, say.

    Raises `PublishingError` where a file or a link of somebody else's is in the way.
    """
    obstacles = {path: _files_at(path, output) for path in _obstacles(change, output)} if output.is_dir() else {}
    foreign = not_of(change.old, [name for names in obstacles.values() for name in names], output)
    for path, names in obstacles.items():
        if not names or not foreign.isdisjoint(names):
            raise PublishingError(f"{path} was not written by sitegen, and the new site needs its place; move it away")
    return not obstacles


def _obstacles(change: Change, output: Path) -> Iterator[Path]:
    """What stands where the new site needs a folder, or another file."""
    seen: set[str] = set()
    root = output.resolve()
    for name in (name for name in change.names if name in change.written):
        path, parent = output / name, name.rpartition("/")[0]
        if (path.is_dir() and not path.is_symlink()) if name in change.old else os.path.lexists(path):
            yield path
        if parent not in seen:
            seen.add(parent)
            if (file := file_above(parent, output)) is not None:
                yield file
            elif not path.parent.resolve().is_relative_to(root):
                yield path.parent


def _files_at(path: Path, output: Path) -> list[str]:
    """The names of all files at a place."""
    is_folder = path.is_dir() and not path.is_symlink()
    files = [one for one in path.rglob("*") if one.is_symlink() or not one.is_dir()] if is_folder else [path]
    return [file.relative_to(output).as_posix() for file in files]


def pages_last(name: str) -> tuple[bool, int, str]:
    """What others need first: styles and exports, then pages, those that lists lead to before the lists."""
    return name.endswith(".html"), -name.count("/"), name


def _foreign(output: Path, change: Change) -> tuple[tuple[str, bool], ...]:
    """What is in the old site's folder but not of its making, empty folders too: a git checkout has some.

    Raises `PublishingError` if a file of it is in the way.
    """
    found = sorted(one for one in others(output, change.old) if one[0] != MANIFEST) if output.is_dir() else []
    files = not_of(change.old, [name for name, is_folder in found if not is_folder], output)
    taken = {folded(name) for name in files}.intersection(map(folded, change.names) if files else ())
    for name in [name for name in sorted(files) if folded(name) in taken or (change.staging / name).is_dir()]:
        path = output / name
        raise PublishingError(f"{path} was not written by sitegen, and the new site needs its place; move it away")
    return tuple([(name, is_folder) for name, is_folder in found if is_folder or name in files])


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")
