"""Pages to bytes: the only place where text becomes HTML, and where every value is escaped.

Templates are found in the site's own folder first, then in the packaged theme; an override may extend the packaged
template as `default/<name>`. Content is never a template.
"""

import contextlib
import traceback
from collections.abc import Iterable
from functools import cached_property

import jinja2

from sitegen.language.locales import Locale
from sitegen.pages.page import Chrome, Page
from sitegen.pages.parts import WorkRow
from sitegen.render.engine import TEMPLATES
from sitegen.render.environment import page_environment
from sitegen.render.printer import Printer
from sitegen.render.rows import FindLines
from sitegen.theme import Theme, ThemeError

# What a template can raise: it may divide by zero, ask for a word that is not there, include itself, nest too deeply.
TEMPLATE_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, theme: Theme, chrome: Chrome, locale: Locale) -> None:
        """Make the theme's templates ready for the language of `locale`."""
        self._theme = theme
        self._chrome = chrome
        self._locale = locale

    def prepare(self, kind: str, root: str) -> None:
        """Make a template for many pages of a kind from which `root` leads to the root of the site."""
        with contextlib.suppress(*TEMPLATE_FAILURES):
            self._quick.prepare(kind, root)

    @property
    def waiting(self) -> frozenset[str]:
        """The names of what prints lines of works that may be made before the many pages that show them."""
        return self._quick.waiting

    def made(self, name: str, rows: Iterable[WorkRow]) -> list[bytes] | None:
        """Such lines, in UTF-8; `None` if the template fails: the page that shows them will say how."""
        try:
            return self._quick.made(name, rows)
        except TEMPLATE_FAILURES:
            return None

    def use(self, name: str, find_lines: FindLines | None) -> None:
        """Take such lines from where they were put, or no longer."""
        self._quick.use(name, find_lines)

    def render(self, page: Page) -> bytes:
        """The HTML of a page, in UTF-8.

        Raises `ThemeError` if its template is wrong.
        """
        try:
            return self._quick.render(page)
        except TEMPLATE_FAILURES:
            return self._render_exactly(page)

    def _render_exactly(self, page: Page) -> bytes:
        try:
            return self._exact.render(page)
        except TEMPLATE_FAILURES as failure:
            raise ThemeError(_what_is_wrong(failure, page)) from failure

    @cached_property
    def _quick(self) -> Printer:
        return Printer(page_environment(self._theme, self._locale), self._chrome, self._locale.tag)

    @cached_property
    def _exact(self) -> Printer:
        return Printer(page_environment(self._theme, self._locale, exact=True), self._chrome, self._locale.tag)


def _what_is_wrong(failure: Exception, page: Page) -> str:
    """The template and line that failed last, and why."""
    frames = ((frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(failure.__traceback__))
    places = [f"{file}:{line}" for file, line in frames if file.startswith(TEMPLATES)]
    reason = failure.message if isinstance(failure, jinja2.TemplateError) else f"{type(failure).__name__}: {failure}"
    return f"{(places or [f'{TEMPLATES}{page.kind}.html'])[-1]}: {reason} (while rendering {page.file})"
