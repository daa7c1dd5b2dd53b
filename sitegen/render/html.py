"""Text to HTML: every value that a page shows is escaped here."""

import re
from collections.abc import Callable, Sequence

import markupsafe
import nh3
from markupsafe import Markup

from sitegen.language.bidi import isolated_runs
from sitegen.pages.paths import path_of
from sitegen.reading.prose import ALLOWED_ATTRIBUTES, ALLOWED_SCHEMES
from sitegen.reading.prose_links import is_elsewhere
from sitegen.reading.site_paths import before_query

ASCII_WORD = re.compile("[0-9A-Za-z]")
MAY_NEED_ISOLATION = re.compile(r"[^\W\d_]|\d\W*\d|\d[%٪]", re.ASCII)


def escape(value: object) -> str:
    """A value as HTML, as `markupsafe.escape` writes it; most texts hold nothing to escape, and stay as they are."""
    if type(value) is Markup:
        return value
    if type(value) is not str or "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
        return markupsafe.escape(value)
    return value


def isolated(text: str, side: str) -> Markup:
    """Text as HTML, its runs of the other direction isolated so that digits and identifiers keep their order.

    https://www.w3.org/International/articles/inline-bidi-markup/
    """
    if text.isascii() if side == "ltr" else not (ASCII_WORD.search(text) and MAY_NEED_ISOLATION.search(text)):
        return Markup(escape(text))
    runs = isolated_runs(text, "rtl" if side == "rtl" else "ltr")
    return Markup(
        "".join([in_direction(run.value, run.direction) if run.direction else escape(run.value) for run in runs])
    )


def in_direction(text: object, side: str) -> Markup:
    """Text as HTML, set apart from what is around it."""
    return Markup(f'<bdi dir="{escape(side)}">{escape(text)}</bdi>')


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
