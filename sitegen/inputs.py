"""Everything that a site is built from, and hashes of it: what is the same need not be built again."""

import sys
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b, file_digest
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.digest import SIZE, digest, digest_of
from sitegen.reading.loader import Content, load_content, load_tree

PACKAGE = Path(__file__).parent
LIBRARIES = (
    *("anyascii", "Babel", "bibtexparser", "jdatetime", "Jinja2", "Markdown", "MarkupSafe", "msgspec", "nh3"),
    "pylatexenc",
)
STATIC = "static/"
FILES = "files"


class Sources(Struct, frozen=True, kw_only=True):
    """A content folder and the theme beside it, as they lie there.

    `files` holds a hash of each file that is published as it is. `templates` is a hash of the templates and locales,
    `everything` one of all that there is.
    """

    folder: Path
    content: Content
    files: Mapping[str, bytes]
    packaged: Mapping[str, bytes]
    own: Mapping[str, bytes]
    templates: bytes
    everything: bytes


def load(folder: Path) -> Sources:
    """Read a content folder and the theme."""
    content = load_content(folder)
    files = {name: _file_state(folder / FILES / name) for name in content.files}
    packaged, own = load_tree(packaged_theme()), load_tree(own_theme(folder))
    told = digest_of(content.problems)
    trees = [_tree_state(tree) for tree in (content.texts, files, packaged, own)]
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
    versions = (sys.version, *map(version, LIBRARIES))
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


def _file_state(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=SIZE)).digest()
