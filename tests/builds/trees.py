"""Folders as values, and the small sites that the tests of builds are made of."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import sitegen.theme
from sitegen.language.locales import parse_tables

SETTINGS = 'title = { fa = "آثار خیالی", en = "Invented Works" }\nbase_url = "https://works.example/pubs/"\n'
FAMILIES = ("Rezaei", "Karimi", "Ahmadi", "Moradi", "Sadeghi", "Jafari", "Rahimi")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, what a link says as its content."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.readlink().as_posix().encode() if path.is_symlink() else path.read_bytes()
        for name, path in sorted(found.items())
        if path.is_symlink() or path.is_file()
    }


def write(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """The folder, holding these files besides what it holds."""
    for name, body in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body.encode() if isinstance(body, str) else body)
    return folder


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Let a folder hold these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write(folder, files)


def works(first: int, last: int, *, year: int = 2020, padding: str = "") -> str:
    """The BibTeX of invented works with these numbers, some of which share authors, journals and keywords."""
    return "\n".join(
        f"@article{{work{number},\n"
        f"  title = {{On Thing {number}}},\n"
        f"  author = {{{FAMILIES[number % 7]}, Ali and {FAMILIES[number % 5]}, Sara}},\n"
        f"  journal = {{Journal of Things}}, volume = {{{number % 4}}}, year = {{{year - number % 9}}},\n"
        f"  keywords = {{thing {number % 6}, matter}},\n"
        f"  abstract = {{What is said of thing {number}. {padding}}}\n}}\n"
        for number in range(first, last)
    )


def beside(output: Path) -> set[str]:
    """What a build has left beside its output."""
    return {path.name for path in output.parent.iterdir() if path.name.startswith(f".sitegen-{output.name}-")}


LASTING = ("lock", "state")
"""What lies beside an output as long as there is one."""


def is_tidy(output: Path) -> bool:
    """Whether nothing lies beside the output but what belongs there."""
    return beside(output) <= {f".sitegen-{output.name}-{what}" for what in LASTING}


@contextlib.contextmanager
def locales_parsed_once() -> Iterator[None]:
    """Builds in this process do not parse the text of a locale twice; for a small site that takes longest."""
    tables: dict[str, dict[str, Any]] = {}

    def parse(text: str) -> dict[str, Any]:
        if text not in tables:
            tables[text] = parse_tables(text)
        return deepcopy(tables[text])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sitegen.theme, "parse_tables", parse)
        yield
