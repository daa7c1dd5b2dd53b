"""What a template is given for a page."""

from collections.abc import Callable
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from sitegen.formats.format import Alternate
from sitegen.pages.page import Chrome, NotFoundContent, Page, WorkContent, WorkRow
from sitegen.pages.paths import root_of
from sitegen.render.head import head_html

ROWS_KEPT = 50_000

Href = Callable[[str], str]


class Printer:
    """Prints the pages of one language with its templates, compiled in one way; what these raise is let through."""

    def __init__(self, environment: Environment, chrome: Chrome) -> None:
        environment.globals["row_html"] = self._row
        self._environment = environment
        self._chrome = chrome
        self._rows: dict[tuple[str, bool, str], Markup] = {}

    def render(self, page: Page) -> bytes:
        """The HTML of a page, in UTF-8."""
        base_url = self._chrome.base_url
        template = self._environment.get_template(f"{page.kind}.html")
        return template.render(
            page=page,
            content=page.content,
            chrome=self._chrome,
            href=href_of(page, base_url),
            canonical=base_url + page.path,
            alternates=[Alternate(version.lang, base_url + version.path) for version in page.versions],
            x_default=base_url + page.versions[0].path if page.versions else "",
            head=_head(page),
        ).encode()

    def _row(self, row: WorkRow, in_issue: bool, href: Href) -> Markup:
        """A work as a line of a list: the same from every folder of one depth, and so rendered once for it."""
        key = (row.path, in_issue, href(""))
        if key not in self._rows:
            if len(self._rows) >= ROWS_KEPT:
                self._rows.clear()
            line = self._environment.get_template("row.html").render(row=row, in_issue=in_issue, href=href)
            self._rows[key] = Markup(line)
        return self._rows[key]


def href_of(page: Page, base_url: str) -> Href:
    """What turns a site path, or an absolute address within the site, into a link relative to a page."""
    is_anywhere = isinstance(page.content, NotFoundContent)
    root = urlsplit(base_url).path if is_anywhere else root_of(page.file)

    def href(path: str) -> str:
        if ":" not in path:
            return root + path or "./"
        if path.startswith(base_url):
            return root + path[len(base_url) :] or "./"
        return path if "://" in path or path.startswith("mailto:") else root + path

    return href


def _head(page: Page) -> Markup:
    content = page.content
    return head_html(content.entry, content.landing) if isinstance(content, WorkContent) else Markup()
