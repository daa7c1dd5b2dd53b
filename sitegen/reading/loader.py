"""The only place that reads `content/` and the theme: files in, bytes out, links that lead elsewhere refused."""

import contextlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sitegen.problems import Problem, Source, error, warning
from sitegen.reading.picture_sizes import SUFFIXES, Size, size_of

UNUSABLE_NAME = re.compile(r'[<>:"/\\|?*]|[. ]$')
MAX_NAME = 240
PDF_HEAD = 1024
"""Bytes within which readers of PDF look for `%PDF-` (ISO 32000-1, Annex H.3)."""
MAX_TEXT = 64 * 2**20
MAX_BIBLIOGRAPHY = 2**30


class Pdf(Struct, frozen=True):
    """A file that is called a PDF: its size in bytes, and what it begins with."""

    size: int
    head: bytes


class Content(Struct, frozen=True):
    """A content folder as it lies there: the bytes of every text by path, and the names of the files to publish.

    Paths are relative to the folder, with `/`. `texts` holds TOML, BibTeX and Markdown files. `pdfs` tells of the PDFs
    among the files, by name, `pictures` of the pictures: their width and height in pixels.
    """

    texts: dict[str, bytes]
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    pdfs: Mapping[str, Pdf] = {}
    pictures: Mapping[str, Size] = {}


PATTERNS = ("*.toml", "bibliography/**/*.[bB][iI][bB]", "pages/*.md", "works/*.md")


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
    for path in _files(folder, ("*.[bB][iI][bB]",)):
        message = f"the records in this file are not read; move it to `bibliography/{path.name}`"
        problems.append(warning("bibliography-elsewhere", message, Source(path.name)))
    files, file_problems = _published(folder, root)
    return Content(
        texts, files, (*problems, *file_problems), _pdfs(folder / "files", files), _pictures(folder / "files", files)
    )


def load_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path with `/`; nothing where there is no such folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _files(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(folder.glob(pattern))


def _published(folder: Path, root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    """The names in `files/` that can be published, and what is wrong with the others; hidden files do not count."""
    names: list[str] = []
    problems: list[Problem] = []
    for path in (path for path in _files(folder, ("files/*",)) if not path.name.startswith(".")):
        reason = _why_not(path, root) or _twin(path.name, names)
        if reason:
            problems.append(warning("unpublished-file", reason, Source(f"files/{_shown(path.name)}")))
        else:
            names.append(path.name)
    return tuple(names), problems


def _pdfs(folder: Path, names: Sequence[str]) -> dict[str, Pdf]:
    """What is known of the PDFs that can be read; a build reports the others."""
    found: dict[str, Pdf] = {}
    for name in (name for name in names if name.lower().endswith(".pdf")):
        with contextlib.suppress(OSError), (folder / name).open("rb") as file:
            found[name] = Pdf(os.fstat(file.fileno()).st_size, file.read(PDF_HEAD))
    return found


def _pictures(folder: Path, names: Sequence[str]) -> dict[str, Size]:
    """The sizes of the pictures that can be read; a build reports the others."""
    found: dict[str, Size] = {}
    for name in (name for name in names if name.lower().endswith(SUFFIXES)):
        with contextlib.suppress(OSError), (folder / name).open("rb") as file:
            size = size_of(file)
            found |= {name: size} if size else {}
    return found


def _twin(name: str, names: Sequence[str]) -> str:
    """Why a name cannot stand beside these: some disks take the two for one."""
    folded = unicodedata.normalize("NFC", name).casefold()
    twin = next((other for other in names if unicodedata.normalize("NFC", other).casefold() == folded), "")
    return f"another file has the same name but for case or composed letters ({twin!a}); rename it" if twin else ""


def _why_not(path: Path, root: Path) -> str:
    """Why a file cannot be published, or an empty string (https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
    if not _is_within(path, root):
        return "this link leads out of the content folder and is not followed"
    if not path.is_file():
        return "folders in `files/` are not published; put the files directly into it"
    if UNUSABLE_NAME.search(path.name) or not path.name.isprintable() or len(os.fsencode(path.name)) > MAX_NAME:
        return "this name cannot be used on every system; rename the file"
    return ""


def _body(path: Path, root: Path, name: str) -> tuple[bytes, Problem | None]:
    source = Source(name)
    if not name.isprintable():
        message = "this name cannot be used on every system; rename the file"
        return b"", error("unreadable-file", message, Source(_shown(name)))
    if not _is_within(path, root):
        return b"", error(
            "link-out-of-content", "this link leads out of the content folder and is not followed", source
        )
    if not path.is_file():
        return b"", error("unreadable-file", "this is not a file", source)
    try:
        limit = MAX_BIBLIOGRAPHY if name.lower().endswith(".bib") else MAX_TEXT
        if path.stat().st_size > limit:
            message = f"this file is larger than {limit // 2**20} MB; split it"
            return b"", error("file-too-large", message, source)
        return path.read_bytes(), None
    except OSError as failure:
        return b"", error("unreadable-file", f"this file cannot be read: {failure.strerror}", source)


def _shown(name: str) -> str:
    """A name that can be printed, also where it is not in UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode()


def _is_within(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
