"""The only place that reads `content/` and the theme: files in, bytes out, links that lead elsewhere refused."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sitegen.problems import Problem, Source, error

MAX_FILE = 64 * 1024 * 1024


class Content(Struct, frozen=True):
    """A content folder as it lies there: the bytes of every text by path, and the names of the files to publish.

    Paths are relative to the folder, with `/`. `texts` holds TOML, BibTeX and Markdown files.
    """

    texts: dict[str, bytes]
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


PATTERNS = ("*.toml", "bibliography/**/*.bib", "pages/*.md", "works/*.md")


def load_content(folder: Path) -> Content:
    """Everything in a content folder that a site can be made of."""
    texts: dict[str, bytes] = {}
    problems: list[Problem] = []
    root = folder.resolve()
    for path in _files(folder, PATTERNS):
        name = path.relative_to(folder).as_posix()
        body, problem = _body(path, root, name)
        if problem is None:
            texts[name] = body
        else:
            problems.append(problem)
    files = [path for path in _files(folder, ("files/*",)) if _is_within(path, root) and path.is_file()]
    return Content(texts, tuple(path.name for path in files), tuple(problems))


def load_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path with `/`; nothing where there is no such folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _files(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(folder.glob(pattern))


def _body(path: Path, root: Path, name: str) -> tuple[bytes, Problem | None]:
    source = Source(name)
    if not _is_within(path, root):
        return b"", error(
            "link-out-of-content", "this link leads out of the content folder and is not followed", source
        )
    if not path.is_file():
        return b"", error("unreadable-file", "this is not a file", source)
    try:
        if path.stat().st_size > MAX_FILE:
            return b"", error("file-too-large", "this file is larger than 64 MB; split it", source)
        return path.read_bytes(), None
    except OSError as failure:
        return b"", error("unreadable-file", f"this file cannot be read: {failure.strerror}", source)


def _is_within(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
