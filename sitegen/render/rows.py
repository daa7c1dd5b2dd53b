"""Works as lines of lists: a line stands in many lists, and is rendered once for all of them.

On the many pages of a large site lines are put in as bytes, from a file, when the rest of the page is bytes: Python
takes two bytes for each character of a line with one Persian letter in it, and would copy and encode it for each page.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from sitegen.pages.parts import WorkRow
from sitegen.pages.rows import SomeRows
from sitegen.render.engine import PageEnvironment
from sitegen.render.html import as_html
from sitegen.render.inlining import is_only_printed, whole
from sitegen.render.special import special_template

ROWS_KEPT = 100_000
GIVEN = frozenset({"row", "in_issue", "href"})

# What stands for the way to the root of the site in a line that is kept. No text has a control character.
ROOT = "\x1a"

Href = Callable[[str], str]

FindLines = Callable[[Iterable[str]], bytes]
"""The lines of the works with these slugs, in UTF-8, with `ROOT` in them. Raises `LookupError` if there is none."""


class RowPrinter:
    """Prints works as lines of lists with the template of a name.

    `known` is what it can use, `at` makes an `href` for a root. `find_lines` finds those that were made before.
    """

    find_lines: FindLines | None = None

    def __init__(
        self, environment: PageEnvironment, known: Mapping[str, Any], at: Callable[[str], Href], name: str
    ) -> None:
        self._environment, self._known, self._at, self._name = environment, known, at, name
        self._kept: dict[str, str] = {}
        self._waiting: list[bytes] | None = None
        # What stands for lines that wait until the page is in bytes.
        self._mark = as_html(f"\x1a{name}\x1a")

    def begin(self, *, may_wait: bool) -> None:
        """Begin a page, whose lines may wait for `completed`."""
        self._waiting = [] if may_wait and self.find_lines else None

    def completed(self, page: bytes) -> bytes:
        """The page with the lines that waited. Raises `ValueError` if it has not as many places for them."""
        if not self._waiting:
            return page
        around = page.split(self._mark.encode())
        return b"".join(chain.from_iterable(zip(around, (*self._waiting, b""), strict=True)))

    def lines(self, rows: Sequence[WorkRow], in_issue: bool, href: Href) -> Markup:
        """Lines, each with a line break after it."""
        here = href("")
        # In its issue a work stands once.
        if in_issue or here in {ROOT, "./"} or not self.may_stand_anywhere:
            return as_html("".join([self._made(row, in_issue, href) for row in rows]))
        if self._waiting is not None and self.find_lines and isinstance(rows, SomeRows):
            self._waiting.append(self.find_lines(rows.slugs).replace(ROOT.encode(), here.encode()))
            return self._mark
        kept = self._kept
        return as_html("".join([kept.get(row.path) or self._keep(row) for row in rows]).replace(ROOT, here))

    def made(self, rows: Iterable[WorkRow]) -> list[bytes]:
        """Each line as it is wherever `ROOT` is put for the way to the root of the site."""
        return [self._made(row, False, self._anywhere).encode() for row in rows]

    def _keep(self, row: WorkRow) -> str:
        """A new line, as it is from wherever the root of the site is called so."""
        if len(self._kept) >= ROWS_KEPT:
            self._kept.clear()
        line = self._kept[row.path] = self._made(row, False, self._anywhere)
        return line

    def _made(self, row: WorkRow, in_issue: bool, href: Href) -> str:
        return self._template.render(row=row, in_issue=in_issue, href=href) + "\n"

    @cached_property
    def _anywhere(self) -> Href:
        return self._at(ROOT)

    @cached_property
    def may_stand_anywhere(self) -> bool:
        """Whether a line differs from folder to folder in the way to the root alone."""
        tree = None if self._environment.is_exact else whole(self._environment, self._name)
        return tree is not None and is_only_printed(tree, "href")

    @cached_property
    def _template(self) -> Template:
        if self._environment.is_exact:
            return self._environment.get_template(self._name)
        special = special_template(self._environment, self._name, self._known, GIVEN)
        return special or self._environment.get_template(self._name)
