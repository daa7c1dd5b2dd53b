"""What the templates of one language can use: each other, the words of the locale, and filters."""

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from sitegen.language.abstracts import Section, sections
from sitegen.language.bidi import direction
from sitegen.language.locales import Locale
from sitegen.model import PageRange, Words
from sitegen.render.html import escape, in_direction, in_language, isolated, prose_html
from sitegen.theme import Theme

TEMPLATES = "templates/"

# The words of the locale, and those of records that come back: names, keywords, journals.
recurring = lru_cache(4096, typed=True)


class PageEnvironment(jinja2.Environment):
    """Jinja for many pages of a few templates, which are never loaded twice."""

    escape = staticmethod(escape)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str | jinja2.Template, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name is Jinja's
    ) -> jinja2.Template:
        """A template by its name."""
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, globals)
        return self._loaded[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template sees: a dict, which is quick to copy for each page."""
        return {**self.globals, **(d or {})}


def page_environment(theme: Theme, locale: Locale, compiler: type[CodeGenerator]) -> PageEnvironment:
    """The templates of a theme in the language of `locale`, to be compiled when they are first used."""

    def source(name: str) -> tuple[str, str, None] | None:
        return (theme.templates[name], TEMPLATES + name, None) if name in theme.templates else None

    environment = PageEnvironment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.code_generator_class = compiler
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals |= {
        "locale": locale,
        "t": recurring(locale.word),
        "count": recurring(locale.count),
        "number": recurring(locale.number),
        "date": locale.date,
        "year": recurring(locale.year),
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
        side = side_of(value.lang)
        return Markup(f'<span lang="{escape(value.lang)}" dir="{side}">{isolated(value.value, side)}</span>')

    def page_range(pages: PageRange) -> str:
        written = f"{pages.first}–{pages.last}" if pages.first and pages.last else pages.first or pages.literal
        # An article number (e45) is an identifier, and is typed as one.
        return written if re.search("[A-Za-z]", written) else locale.number(written)

    def abstract_sections(value: Words) -> tuple[Section, ...]:
        own = theme.locales.get(value.lang)
        return sections(value.value, own.abstract_headings if own else ())

    side_of = recurring(direction)
    return {
        "isolate": isolate,
        "words": recurring(words),
        "isolate_in": isolated,
        "ltr": lambda value: in_direction(value, "ltr"),
        "sections": abstract_sections,
        "html": lambda value, href: prose_html(
            value, lambda path: href(in_language(path, locale.tag, tuple(theme.locales)))
        ),
        "direction": side_of,
        "page_range": page_range,
    }
