"""Pages to bytes: the only place where text becomes HTML, and where every value is escaped.

Templates are found in the site's own folder first, then in the packaged theme; an override may extend the packaged
template as `default/<name>`. Content is never a template.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import jinja2
import nh3
from markupsafe import Markup, escape

from sitegen.formats import embedded
from sitegen.formats.format import Alternate, JsonLd
from sitegen.formats.links import doi_url
from sitegen.language.abstracts import Section, sections
from sitegen.language.bidi import direction, isolated_runs
from sitegen.language.locales import Locale
from sitegen.model import PageRange, Words
from sitegen.pages.page import Chrome, NotFoundContent, Page, WorkContent
from sitegen.pages.paths import root_of
from sitegen.reading.prose import ALLOWED_ATTRIBUTES, ALLOWED_SCHEMES
from sitegen.theme import Theme, ThemeError

MAY_NEED_ISOLATION = re.compile(r"[^\W\d_]|\d\W*\d|\d[%٪]", re.ASCII)


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, theme: Theme, chrome: Chrome, locale: Locale) -> None:
        """Compile the theme's templates for the language of `locale`."""
        self._chrome = chrome
        self._environment = _environment(theme, locale)

    def render(self, page: Page) -> bytes:
        """The HTML of a page, in UTF-8.

        Raises `ThemeError` if its template is wrong.
        """
        try:
            return self._render(page)
        except jinja2.TemplateError as failure:
            raise ThemeError(_what_is_wrong(failure, page)) from failure

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


def _what_is_wrong(failure: jinja2.TemplateError, page: Page) -> str:
    place = (
        f"{failure.name}:{failure.lineno}" if isinstance(failure, jinja2.TemplateSyntaxError) else f"{page.kind}.html"
    )
    return f"templates/{place}: {failure.message} (while rendering {page.file})"


def _head(page: Page) -> tuple[Any, ...]:
    content = page.content
    return embedded(content.entry, content.landing) if isinstance(content, WorkContent) else ()


def _environment(theme: Theme, locale: Locale) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(dict(theme.templates)),
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
        return locale.number(written)

    def abstract_sections(value: Words) -> tuple[Section, ...]:
        own = theme.locales.get(value.lang)
        return sections(value.value, own.abstract_headings if own else ())

    return {
        "isolate": isolate,
        "words": words,
        "isolate_in": isolated,
        "ltr": lambda value: Markup('<bdi dir="ltr">{}</bdi>').format(value),
        "sections": abstract_sections,
        "html": lambda value, href: prose_html(value, href("")),
        "direction": direction,
        "doi_url": doi_url,
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


def prose_html(html: str, root: str) -> Markup:
    """Prose that was made from Markdown, sanitised where it is used; `root` leads to the site's own files.

    A picture of another host would be a request to it, so it is dropped.
    """

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name in {"src", "href"} and value.startswith("files/"):
            return root + value
        return None if tag == "img" and name == "src" and urlsplit(value).scheme + urlsplit(value).netloc else value

    return Markup(
        nh3.clean(html, attributes=ALLOWED_ATTRIBUTES, url_schemes=ALLOWED_SCHEMES, attribute_filter=attribute)
    )


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
