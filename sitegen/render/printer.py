"""What a template is given for a page."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from jinja2 import Template
from markupsafe import Markup

from sitegen.formats.coins import context_object
from sitegen.formats.format import Alternate
from sitegen.formats.schema_org_site import breadcrumb
from sitegen.pages.page import Chrome, NotFoundContent, Page, WorkContent
from sitegen.pages.parts import WorkRow
from sitegen.pages.paths import root_of
from sitegen.render.engine import PageEnvironment
from sitegen.render.folding import Outside, Partly
from sitegen.render.head import data_html, head_html
from sitegen.render.html import as_html
from sitegen.render.inlining import is_put_out_at_once
from sitegen.render.rows import FindLines, Href, RowPrinter
from sitegen.render.special import special_template, whole_template

# What templates are given for each page, and what is the same for all pages of a language.
GIVEN = frozenset({"page", "content", "chrome", "href", "canonical", "alternates", "x_default", "head"})
SAME = ("locale", "t", "count", "number", "date", "year", "locale_of")

# What prints works as lines of a list, and the template of a line.
LINES = {"rows_html": "row.html", "related_html": "related.html"}


class Printer:
    """Prints the pages of one language with its templates, compiled in one way; what these raise is let through."""

    def __init__(self, environment: PageEnvironment, chrome: Chrome, lang: str) -> None:
        self._environment = environment
        self._chrome = chrome
        self._lang = lang
        self._navigation = frozenset(one.path for one in chrome.navigation + chrome.pages if one.path is not None)
        self._known = {name: environment.globals[name] for name in SAME} | {"chrome": chrome}
        self._lines = {
            name: RowPrinter(environment, self._known, lambda root: href_from(root, chrome.base_url), template)
            for name, template in LINES.items()
        }
        environment.globals.update({name: printer.lines for name, printer in self._lines.items()})
        environment.globals["coins"] = lambda row: context_object(row.entry, chrome.base_url + row.path, lang)
        self._special: dict[tuple[str, str], Template] = {}
        self._with_waiting_lines: dict[str, frozenset[str]] = {}

    def prepare(self, kind: str, root: str) -> None:
        """Make a template for many pages of a kind from which `root` leads to the root of the site."""
        known = {
            **self._known,
            "href": href_from(root, self._chrome.base_url),
            "page": Partly({"kind": kind, "lang": self._lang, "indexed": True, "path": Outside(self._navigation)}),
        }
        if template := special_template(self._environment, f"{kind}.html", known, GIVEN):
            self._special[kind, root] = template
            tree = whole_template(self._environment.texts, f"{kind}.html")
            at_once = [name for name in LINES if tree and is_put_out_at_once(tree, name)]
            self._with_waiting_lines[kind] = frozenset(one for one in at_once if self._lines[one].may_stand_anywhere)

    @property
    def waiting(self) -> frozenset[str]:
        """The names of what prints lines that may be made before the many pages that show them."""
        return frozenset().union(*self._with_waiting_lines.values())

    def made(self, name: str, rows: Iterable[WorkRow]) -> list[bytes]:
        """Such lines, in UTF-8."""
        return self._lines[name].made(rows)

    def use(self, name: str, find_lines: FindLines | None) -> None:
        """Take such lines from where they were put, or no longer."""
        self._lines[name].find_lines = find_lines

    def render(self, page: Page) -> bytes:
        """The HTML of a page, in UTF-8."""
        base_url = self._chrome.base_url
        root = _root(page, base_url)
        template = self._template(page, root)
        waiting = self._with_waiting_lines.get(page.kind, ())
        for name, printer in self._lines.items():
            printer.begin(may_wait=name in waiting)
        html = template.render(
            page=page,
            content=page.content,
            chrome=self._chrome,
            href=href_from(root, base_url),
            canonical=base_url + page.path,
            alternates=[Alternate(version.lang, base_url + version.path) for version in page.versions],
            x_default=base_url + page.versions[0].path if page.versions else "",
            head=_head(page, base_url),
        )
        body = html.encode()
        for printer in self._lines.values():
            body = printer.completed(body)
        return body

    def _template(self, page: Page, root: str) -> Template:
        is_usual = page.indexed and page.lang == self._lang and page.path not in self._navigation
        special = self._special.get((page.kind, root)) if is_usual else None
        return special or self._environment.get_template(f"{page.kind}.html")


def _root(page: Page, base_url: str) -> str:
    """What leads from a page to the root of the site; the one for what is not found can be anywhere."""
    return urlsplit(base_url).path if isinstance(page.content, NotFoundContent) else root_of(page.file)


def href_from(root: str, base_url: str) -> Href:
    """What turns a site path, or an absolute address within the site, into a link; `root` leads to the root."""

    def href(path: str) -> str:
        if ":" not in path:
            return root + path or "./"
        if path.startswith(base_url):
            return root + path[len(base_url) :] or "./"
        return path if "://" in path or path.startswith("mailto:") else root + path

    return href


def _head(page: Page, base_url: str) -> Markup:
    """What the head says to machines: of the work, of what else the page is about, and of the way there."""
    content = page.content
    work = [head_html(content.entry, content.landing)] if isinstance(content, WorkContent) else []
    steps = _steps(page, base_url)
    nodes = (*page.data, breadcrumb(steps)) if steps else page.data
    return as_html("\n".join([*work, data_html(nodes)] if nodes else work))


def _steps(page: Page, base_url: str) -> list[tuple[str, str]]:
    """The names and addresses of what the breadcrumb links to, and of the page itself."""
    if not page.breadcrumb:
        return []
    *way, here = page.breadcrumb
    links = [(one.words.value, base_url + one.path) for one in way if one.path is not None]
    return [*links, (here.words.value, base_url + page.path)]
