"""What file systems can do: change two folders at once, give a file a second name, hold a lock."""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


class AnotherBuildError(Exception):
    """Another process builds the same output."""


def beside(output: Path, what: str) -> Path:
    """Where something of the build lies that is not part of the site."""
    return output.with_name(f".sitegen-{output.name}-{what}")


def swap(staging: Path, output: Path) -> None:
    """Put the new folder in the place of the old one: in one step where the system can, in two where it cannot."""
    if not output.exists():
        staging.rename(output)
    elif not _exchange(staging, output):
        output.rename(beside(output, "old"))
        staging.rename(output)


def _exchange(one: Path, other: Path) -> bool:
    """Whether two folders changed places: https://man7.org/linux/man-pages/man2/rename.2.html (RENAME_EXCHANGE)."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)


@contextlib.contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the right to build `output`; the system lets go of it when the process ends, however it ends.

    Raises `AnotherBuildError` if another process holds it.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    # A link in its place must not lead the lock to another file.
    handle = os.open(beside(output, "lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    with os.fdopen(handle, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as failure:
            if failure.errno in {errno.EACCES, errno.EAGAIN}:
                raise AnotherBuildError from failure
            raise
        yield


def link_all(names: Iterable[str], folder: Path, target: Path) -> None:
    """Give files a second name in another folder."""
    made: set[str] = set()
    for name in names:
        parent = name.rpartition("/")[0]
        if parent not in made:
            (target / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        _link_or_copy(folder / name, target / name)


def carry_over(found: Sequence[tuple[str, bool]], folder: Path, target: Path) -> None:
    """Take files and folders over into another folder, which becomes like the first one; each has a name and a kind."""
    folders = ["", *(name for name, is_folder in found if is_folder)] if folder.is_dir() else []
    for name in folders:
        (target / name).mkdir(parents=True, exist_ok=True)
    link_all((name for name, is_folder in found if not is_folder), folder, target)
    # What is put into a folder changes its time, and its rights may forbid it: inner folders come first.
    for name in reversed(folders):
        _copy_rights(folder / name, target / name)


def _link_or_copy(path: Path, target: Path) -> None:
    """Give a file a second name in the new folder, which costs nothing, or copy it where the disk has no such names."""
    try:
        os.link(path, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, target, follow_symlinks=False)


def _copy_rights(folder: Path, target: Path) -> None:
    """Give a folder the owner, the group, the rights and the time of another one, as far as the system allows."""
    status = folder.stat()
    for owner, group in ((-1, status.st_gid), (status.st_uid, -1)) if sys.platform != "win32" else ():
        with contextlib.suppress(OSError):
            os.chown(target, owner, group)
    with contextlib.suppress(OSError):
        shutil.copystat(folder, target)


def secure(paths: Iterable[Path]) -> None:
    """Wait until files, and the names in folders, are on the disk; Windows does that for nothing that is only read."""
    for path in paths if sys.platform != "win32" else ():
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sizes(folder: Path) -> dict[str, int]:
    """The sizes of the files in a folder, by their names with `/`; what git keeps there aside."""
    found: dict[str, int] = {}
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        paths = [Path(place, name) for name in files]
        found |= {path.relative_to(folder).as_posix(): path.lstat().st_size for path in paths}
    return found


def others(folder: Path, names: Collection[str]) -> Iterator[tuple[str, bool]]:
    """What lies in a folder and below it, but files of these names and their folders: its name, and if it is a folder.

    No list of all that is there is made: it may be ten million files.
    """
    known, waiting = _folders_of(names), [""]
    while waiting:
        for name, is_folder in _directly_in(folder, waiting.pop()):
            if is_folder:
                waiting.append(f"{name}/")
            if name not in (known if is_folder else names):
                yield name, is_folder


def _directly_in(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    with os.scandir(folder / prefix) as entries:
        for entry in entries:
            yield prefix + entry.name, entry.is_dir(follow_symlinks=False)


def _folders_of(names: Iterable[str]) -> set[str]:
    """The folders of these files, and those above them."""
    found = {""}
    for name in names:
        folder = name.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def folded(name: str) -> str:
    """What a disk that ignores case, or composes letters, takes a name for."""
    return unicodedata.normalize("NFC", name).casefold()


def is_one_file(path: Path, other: Path) -> bool:
    """Whether there is a file, or a link, that has both names, as on a disk that ignores case."""
    try:
        return os.path.samestat(path.lstat(), other.lstat())
    except OSError:
        return False


def not_of(own: Collection[str], names: Iterable[str], folder: Path) -> set[str]:
    """Those names in a folder that lead to none of the files `own`, which a disk without case finds by more names."""
    strange = {name: folded(name) for name in names if name not in own}
    keys = set(strange.values())
    known = {key: name for name in own if (key := folded(name)) in keys} if keys else {}
    return {
        name for name, key in strange.items() if key not in known or not is_one_file(folder / name, folder / known[key])
    }


def file_above(folder: str, output: Path) -> Path | None:
    """The file that is in the place of a folder of `output`, or of a folder above it."""
    places = [output / folder, *(output / folder).parents]
    there = next(place for place in places if os.path.lexists(place))
    return None if there.is_dir() else there


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, also folders that may not be written to; what cannot go is left."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        folder.chmod(0o700)
        for place, inner, _ in os.walk(folder):
            for name in inner:
                _allow(Path(place, name))
        shutil.rmtree(folder, ignore_errors=True)


def _allow(folder: Path) -> None:
    with contextlib.suppress(OSError):
        if not folder.is_symlink():
            folder.chmod(0o700)
