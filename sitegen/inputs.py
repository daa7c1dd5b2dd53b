"""Everything that a site is built from, and hashes of it: what is the same need not be built again."""

import sys
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b, file_digest
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.digest import SIZE, digest, digest_of
from sitegen.problems import Problem, Source, warning
from sitegen.reading.loader import Content, load_content, load_tree

PACKAGE = Path(__file__).parent
LIBRARIES = (
    *("anyascii", "Babel", "bibtexparser", "jdatetime", "Jinja2", "Markdown", "MarkupSafe", "msgspec", "nh3"),
    *("pylatexenc", "typst"),
)
STATIC = "static/"
FILES = "files"


class FileState(Struct, frozen=True, array_like=True):
    """A hash of a file, and its size, times and number then, of which whoever writes to it changes one."""

    hash: bytes
    status: tuple[int, int, int, int]


class Sources(Struct, frozen=True, kw_only=True):
    """A content folder and the theme beside it, as they lie there.

    `files` holds a hash of each file that is published as it is. `templates` is a hash of the templates and locales,
    `everything` one of all that there is.
    """

    folder: Path
    content: Content
    files: Mapping[str, FileState]
    packaged: Mapping[str, bytes]
    own: Mapping[str, bytes]
    templates: bytes
    everything: bytes


def load(folder: Path, known: Mapping[str, FileState] | None = None) -> Sources:
    """Read a content folder and the theme.

    The files to be published are looked at only if `known` says what they were in the last build.
    """
    content = load_content(folder)
    states = {} if known is None else _file_states(folder / FILES, content.files, known)
    files = {name: state for name, state in states.items() if isinstance(state, FileState)}
    unreadable = tuple(state for state in states.values() if isinstance(state, Problem))
    readable = tuple(name for name in content.files if not isinstance(states.get(name), Problem))
    content = replace(content, files=readable, problems=content.problems + unreadable)
    hashes = {name: state.hash for name, state in files.items()}
    packaged, own = load_tree(packaged_theme()), load_tree(own_theme(folder))
    told = digest_of(content.problems)
    trees = [_tree_state(tree) for tree in (content.texts, hashes, packaged, own)]
    return Sources(
        folder=folder,
        content=content,
        files=files,
        packaged=packaged,
        own=own,
        templates=digest(*(_tree_state(tree, without=STATIC) for tree in (packaged, own))),
        everything=digest(code_state(), told, *trees),
    )


def without_texts(sources: Sources) -> Sources:
    """The same without the texts of the content folder, which may be most of the memory."""
    return replace(sources, content=replace(sources.content, texts={}))


@cache
def code_state() -> bytes:
    """A hash of sitegen itself, and of the libraries and the Python that its results depend on."""
    files = sorted(PACKAGE.rglob("*.py"))
    versions = (sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(version, LIBRARIES))
    return digest(*(path.read_bytes() for path in files), *(one.encode() for one in versions))


def packaged_theme() -> Path:
    """The default theme: inside the package, or beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def own_theme(content: Path) -> Path:
    """Where a site may override the theme: beside its content."""
    return content.resolve().parent / "templates"


def _tree_state(files: Mapping[str, bytes], *, without: str = "\n") -> bytes:
    """A hash of files by name; those whose names begin in a certain way do not count."""
    chosen = [(name, body) for name, body in sorted(files.items()) if not name.startswith(without)]
    return digest(*(part for name, body in chosen for part in (name.encode("utf-8", "surrogateescape"), body)))


def _file_states(folder: Path, names: Iterable[str], known: Mapping[str, FileState]) -> dict[str, FileState | Problem]:
    return {name: _file_state(folder / name, known.get(name)) for name in names}


def _file_state(path: Path, known: FileState | None) -> FileState | Problem:
    try:
        about = path.stat()
        status = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
        if known and known.status == status:
            return known
        with path.open("rb") as file:
            return FileState(file_digest(file, lambda: blake2b(digest_size=SIZE)).digest(), status)
    except OSError as failure:
        message = f"this file cannot be read: {failure.strerror}"
        return warning("unpublished-file", message, Source(f"{FILES}/{path.name}"))
