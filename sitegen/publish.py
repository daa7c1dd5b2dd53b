"""Putting a finished site in place: whole, or not at all, and nothing that sitegen did not write is ever lost.

The new site is written beside the old one and takes its place in one step. A list in the site says which files are
sitegen's; any other file in the folder is carried over.
"""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from sitegen.output_file import File

MANIFEST = ".sitegen-manifest"
AT_FDCWD = -100
RENAME_EXCHANGE = 2


class PublishingError(Exception):
    """The output folder cannot be written, or must not be; nothing in it was changed."""


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
            f"{output} holds files that sitegen did not write; empty it or name another one with --output"
        )


def publish(files: Iterable[File], output: Path) -> int:
    """Write the files of a site to a new folder and put it in the place of `output`; how many there are.

    Raises `PublishingError` for a full disk, missing permission, or two files of one name; `output` is then as it was.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with _lock(output), _staging(output) as staging:
            written = _write_all(files, staging)
            _carry_over(output, staging, written)
            _swap(staging, output)
            return len(written)
    except OSError as failure:
        hint = (
            "; a folder that is mounted cannot be replaced, name one inside it" if failure.errno == errno.EBUSY else ""
        )
        raise PublishingError(f"{failure.filename or output}: {failure.strerror or failure}{hint}") from failure


def _write_all(files: Iterable[File], staging: Path) -> dict[str, str]:
    """Write the files; their names by what a case-insensitive or normalising disk takes them for."""
    written: dict[str, str] = {}
    for one in files:
        if _folded(one.file) in written:
            raise PublishingError(f"two pages want to be `{one.file}`; rename the page or the key of one of them")
        written[_folded(one.file)] = one.file
        target = staging / one.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(one.body)
    manifest = "".join(f"{name}\n" for name in [*sorted(written.values()), MANIFEST])
    (staging / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")
    return written


def _carry_over(output: Path, staging: Path, written: Mapping[str, str]) -> None:
    """Take over what is in the old site's folder but not of its making, empty folders too: a git checkout has some."""
    old = set(_read_manifest(output))
    folders = {parent.as_posix() for name in old for parent in PurePosixPath(name).parents}
    for path in sorted(output.rglob("*")) if output.is_dir() else ():
        name = path.relative_to(output).as_posix()
        if name in old or name in folders:
            continue
        if _folded(name) in written:
            raise PublishingError(f"{path} was not written by sitegen, and the new site needs its place; move it away")
        target = staging / name
        if path.is_dir() and not path.is_symlink():
            target.mkdir(parents=True, exist_ok=True)
            continue
        if target.is_dir():
            raise PublishingError(f"{path} was not written by sitegen, and the new site needs its place; move it away")
        target.parent.mkdir(parents=True, exist_ok=True)
        _link_or_copy(path, target)


def _link_or_copy(path: Path, target: Path) -> None:
    """Give a file a second name in the new folder, which costs nothing, or copy it where the disk has no such names."""
    try:
        os.link(path, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, target, follow_symlinks=False)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _read_manifest(output: Path) -> list[str]:
    """The names of the files that sitegen wrote; empty where there is no site yet."""
    path = output / MANIFEST
    if not path.is_file():
        return []
    names = path.read_bytes().decode("utf-8", "replace").removesuffix("\n").split("\n")
    if names[-1] != MANIFEST:
        raise PublishingError(f"{path} is damaged, so it is not known what in {output} is sitegen's; delete {output}")
    return names


@contextlib.contextmanager
def _staging(output: Path) -> Iterator[Path]:
    """A new folder beside the output, removed at the end together with what an interrupted build left."""
    staging, old = _beside(output, "new"), _beside(output, "old")
    if old.exists() and not output.exists():
        old.rename(output)
    for leftover in (staging, old):
        shutil.rmtree(leftover, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
    finally:
        for leftover in (staging, old):
            shutil.rmtree(leftover, ignore_errors=True)


def _swap(staging: Path, output: Path) -> None:
    """Put the new folder in the place of the old one: in one step where the system can, in two where it cannot."""
    if not output.exists():
        staging.rename(output)
    elif not _exchange(staging, output):
        output.rename(_beside(output, "old"))
        staging.rename(output)


def _exchange(one: Path, other: Path) -> bool:
    """Whether two folders changed places: https://man7.org/linux/man-pages/man2/rename.2.html (RENAME_EXCHANGE)."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)


@contextlib.contextmanager
def _lock(output: Path) -> Iterator[None]:
    """Hold the right to build `output`; the system lets go of it when the process ends, however it ends."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    # A link in its place must not lead the lock to another file.
    handle = os.open(_beside(output, "lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    with os.fdopen(handle, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as failure:
            if failure.errno in {errno.EACCES, errno.EAGAIN}:
                raise PublishingError(f"another build of {output} is running; wait for it to end") from failure
            raise
        yield


def _beside(output: Path, what: str) -> Path:
    return output.with_name(f".sitegen-{output.name}-{what}")


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")
