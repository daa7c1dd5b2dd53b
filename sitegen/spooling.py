"""Lines of works that very many pages show: all processes make them, once, before any of them makes a page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct

from sitegen.pages.rows import Rows
from sitegen.pages.view import parts
from sitegen.press import Press
from sitegen.render import Renderer
from sitegen.render.lines import Lines, spool
from sitegen.workers import run

WORKS_AT_ONCE = 256


class Kind(Struct, frozen=True):
    """Lines of one kind in one language: the name of what prints them, and the works as lines."""

    renderer: Renderer
    name: str
    rows: Rows


@contextmanager
def with_lines(press: Press, folder: Path, jobs: int) -> Iterator[None]:
    """Have the lines at hand that the press has pages for, in a file in a folder; none if a template fails."""
    kinds = [
        Kind(press.renderers[view.lang], name, view.rows)
        for view in press.views
        for name in sorted(press.renderers[view.lang].waiting)
    ]
    if not kinds:
        yield
        return
    slugs = [entry.slug for entry in press.site.entries]
    with spool(folder, slugs, len(kinds)) as file:
        for made in run(partial(_made, kinds), parts(slugs, WORKS_AT_ONCE), jobs):
            if made is None:
                break
            file.add(made)
        else:
            _keep(kinds, file.lines)
        try:
            yield
        finally:
            _keep(kinds, [None] * len(kinds))


def _made(kinds: Sequence[Kind], slugs: Sequence[str]) -> list[list[bytes]] | None:
    found = [kind.renderer.made(kind.name, map(kind.rows.made, slugs)) for kind in kinds]
    return None if None in found else [lines for lines in found if lines is not None]


def _keep(kinds: Sequence[Kind], lines: Sequence[Lines | None]) -> None:
    for kind, own in zip(kinds, lines, strict=True):
        kind.renderer.keep(kind.name, own)
