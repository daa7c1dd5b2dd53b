"""What the templates of one language can use: each other, the words of the locale, and filters."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from sitegen.language.abstracts import Section, sections
from sitegen.language.bidi import direction
from sitegen.language.locales import Locale
from sitegen.model import PageRange, Words
from sitegen.render.engine import PageEnvironment
from sitegen.render.html import as_html, citation_html, escape, in_direction, in_language, isolated, prose_html
from sitegen.theme import Theme

# The words of the locale, and those of records that come back: names, keywords, journals.
recurring = lru_cache(4096, typed=True)


def page_environment(theme: Theme, locale: Locale, *, exact: bool = False) -> PageEnvironment:
    """The templates of a theme in the language of `locale`, to be compiled when they are first used."""
    environment = PageEnvironment(theme.templates, exact=exact)
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
        lang = value.lang
        if lang == own or lang == "und":  # noqa: PLR1714 - a set is made anew each time
            return isolated(value.value, locale.direction)
        side = side_of(lang)
        return as_html(f'<span lang="{escape(lang)}" dir="{side}">{isolated(value.value, side)}</span>')

    def page_range(pages: PageRange) -> str:
        written = f"{pages.first}–{pages.last}" if pages.first and pages.last else pages.first or pages.literal
        # An article number (e45) is an identifier, and is typed as one.
        return written if re.search("[A-Za-z]", written) else locale.number(written)

    def abstract_sections(value: Words) -> tuple[Section, ...]:
        own = theme.locales.get(value.lang)
        return sections(value.value, own.abstract_headings if own else ())

    own = locale.tag
    side_of = recurring(direction)
    return {
        "isolate": isolate,
        "words": words,
        "isolate_in": isolated,
        "ltr": lambda value: in_direction(value, "ltr"),
        "citation": citation_html,
        "sections": abstract_sections,
        "html": lambda value, href: prose_html(
            value, lambda path: href(in_language(path, locale.tag, tuple(theme.locales)))
        ),
        "direction": side_of,
        "page_range": page_range,
    }
