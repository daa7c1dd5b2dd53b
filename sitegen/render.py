"""Pages to bytes: the only place where text becomes HTML, and where every value is escaped.

Templates are found in the site's own folder first, then in the packaged theme; an override may extend the packaged
template as `default/<name>`. Content is never a template.
"""

import re
import traceback
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import jinja2
import nh3
from markupsafe import Markup, escape

from sitegen.formats import embedded
from sitegen.formats.format import Alternate, JsonLd
from sitegen.language.abstracts import Section, sections
from sitegen.language.bidi import direction, isolated_runs
from sitegen.language.locales import Locale
from sitegen.model import PageRange, Words
from sitegen.pages.page import Chrome, NotFoundContent, Page, WorkContent, WorkRow
from sitegen.pages.paths import path_of, root_of
from sitegen.reading.prose import ALLOWED_ATTRIBUTES, ALLOWED_SCHEMES
from sitegen.reading.prose_links import is_elsewhere
from sitegen.reading.site_paths import before_query
from sitegen.theme import Theme, ThemeError

TEMPLATES = "templates/"
# What a template can raise: it may divide by zero, ask for a word that is not there, or include itself.
TEMPLATE_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

ROWS_KEPT = 50_000
MAY_NEED_ISOLATION = re.compile(r"[^\W\d_]|\d\W*\d|\d[%٪]", re.ASCII)


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, theme: Theme, chrome: Chrome, locale: Locale) -> None:
        """Compile the theme's templates for the language of `locale`."""
        self._chrome = chrome
        self._environment = _environment(theme, locale)
        self._environment.globals["row_html"] = self._row
        self._rows: dict[tuple[str, bool, str], Markup] = {}

    def render(self, page: Page) -> bytes:
        """The HTML of a page, in UTF-8.

        Raises `ThemeError` if its template is wrong.
        """
        try:
            return self._render(page)
        except TEMPLATE_FAILURES as failure:
            raise ThemeError(_what_is_wrong(failure, page)) from failure

    def _row(self, row: WorkRow, in_issue: bool, href: Callable[[str], str]) -> Markup:
        """A work as a line of a list: the same from every folder of one depth, and so rendered once for it."""
        key = (row.path, in_issue, href(""))
        if key not in self._rows:
            if len(self._rows) >= ROWS_KEPT:
                self._rows.clear()
            line = self._environment.get_template("row.html").render(row=row, in_issue=in_issue, href=href)
            self._rows[key] = Markup(line)
        return self._rows[key]

    def _render(self, page: Page) -> bytes:
        template = self._environment.get_template(f"{page.kind}.html")
        base_url = self._chrome.base_url
        tags = _head(page)
        return template.render(
            page=page,
            content=page.content,
            chrome=self._chrome,
            href=_href(page, base_url),
            canonical=base_url + page.path,
            alternates=[Alternate(version.lang, base_url + version.path) for version in page.versions],
            x_default=base_url + page.versions[0].path if page.versions else "",
            head=[tag for tag in tags if not isinstance(tag, JsonLd)],
            json_ld=[tag.data for tag in tags if isinstance(tag, JsonLd)],
        ).encode()


def _what_is_wrong(failure: Exception, page: Page) -> str:
    """The template and line that failed last, and why."""
    frames = ((frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(failure.__traceback__))
    places = [f"{file}:{line}" for file, line in frames if file.startswith(TEMPLATES)]
    reason = failure.message if isinstance(failure, jinja2.TemplateError) else f"{type(failure).__name__}: {failure}"
    return f"{(places or [f'{TEMPLATES}{page.kind}.html'])[-1]}: {reason} (while rendering {page.file})"


def _head(page: Page) -> tuple[Any, ...]:
    content = page.content
    return embedded(content.entry, content.landing) if isinstance(content, WorkContent) else ()


def _environment(theme: Theme, locale: Locale) -> jinja2.Environment:
    def source(name: str) -> tuple[str, str, None] | None:
        return (theme.templates[name], TEMPLATES + name, None) if name in theme.templates else None

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals |= {
        "locale": locale,
        "t": locale.word,
        "count": locale.count,
        "number": locale.number,
        "date": locale.date,
        "year": locale.year,
        "locale_of": theme.locales.__getitem__,
    }
    environment.filters |= _filters(theme, locale)
    return environment


def _filters(theme: Theme, locale: Locale) -> dict[str, Callable[..., Any]]:
    def isolate(text: str) -> Markup:
        return isolated(text, locale.direction)

    def words(value: Words) -> Markup:
        if value.lang in {locale.tag, "und"}:
            return isolate(value.value)
        side = direction(value.lang)
        return Markup('<span lang="{}" dir="{}">{}</span>').format(value.lang, side, isolated(value.value, side))

    def page_range(pages: PageRange) -> str:
        written = f"{pages.first}–{pages.last}" if pages.first and pages.last else pages.first or pages.literal
        # An article number (e45) is an identifier, and is typed as one.
        return written if re.search("[A-Za-z]", written) else locale.number(written)

    def abstract_sections(value: Words) -> tuple[Section, ...]:
        own = theme.locales.get(value.lang)
        return sections(value.value, own.abstract_headings if own else ())

    return {
        "isolate": isolate,
        "words": words,
        "isolate_in": isolated,
        "ltr": lambda value: Markup('<bdi dir="ltr">{}</bdi>').format(value),
        "sections": abstract_sections,
        "html": lambda value, href: prose_html(
            value, lambda path: href(in_language(path, locale.tag, tuple(theme.locales)))
        ),
        "direction": direction,
        "page_range": page_range,
    }


def isolated(text: str, side: str) -> Markup:
    """Text as HTML, its runs of the other direction isolated so that digits and identifiers keep their order.

    https://www.w3.org/International/articles/inline-bidi-markup/
    """
    if (side == "ltr" and text.isascii()) or (side == "rtl" and not MAY_NEED_ISOLATION.search(text)):
        return escape(text)
    isolate = Markup('<bdi dir="{}">{}</bdi>')
    runs = isolated_runs(text, "rtl" if side == "rtl" else "ltr")
    return Markup("").join(isolate.format(run.direction, run.value) if run.direction else run.value for run in runs)


def prose_html(html: str, href: Callable[[str], str]) -> Markup:
    """Prose that was made from Markdown, sanitised where it is used; `href` makes an address of a site path."""

    def attribute(_: str, name: str, value: str) -> str:
        return href(value) if name in {"src", "href"} and not is_elsewhere(value) else value

    return Markup(
        nh3.clean(
            html,
            attributes=ALLOWED_ATTRIBUTES,
            url_schemes=ALLOWED_SCHEMES,
            link_rel=None,
            attribute_filter=attribute,
        )
    )


def in_language(path: str, lang: str, languages: Sequence[str]) -> str:
    """The site path in prose of a page in one language; the path of a file is the same in all of them."""
    folder = before_query(path)
    is_page = folder.endswith("/")
    return path_of(folder.removeprefix("./"), lang, languages) + path[len(folder) :] if is_page else path


def _href(page: Page, base_url: str) -> Callable[[str], str]:
    """What turns a site path, or an absolute address within the site, into a link relative to this page."""
    is_anywhere = isinstance(page.content, NotFoundContent)
    root = urlsplit(base_url).path if is_anywhere else root_of(page.file)

    def href(path: str) -> str:
        if path.startswith(base_url):
            path = path[len(base_url) :]
        elif "://" in path or path.startswith("mailto:"):
            return path
        return root + path or "./"

    return href
