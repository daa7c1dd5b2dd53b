"""Text to HTML: every value that a page shows is escaped here."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

import markupsafe
import nh3
from markupsafe import Markup

from sitegen.citations.citation import Citation, Part
from sitegen.language.bidi import direction, isolated_runs
from sitegen.pages.paths import path_of
from sitegen.reading.prose import ALLOWED_ATTRIBUTES, ALLOWED_SCHEMES
from sitegen.reading.prose_links import is_elsewhere
from sitegen.reading.site_paths import before_query

ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;"))
SHORT = 60
ASCII_WORD = re.compile("[0-9A-Za-z]")
MAY_NEED_ISOLATION = re.compile(r"[^\W\d_]|\d\W*\d|\d[%٪]", re.ASCII)


def escape(value: object) -> str:
    """A value as HTML, as `markupsafe.escape` writes it, and quicker: most texts hold nothing to escape."""
    if type(value) is not str:
        return value if type(value) is Markup else markupsafe.escape(value)
    if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
        return _replaced(value)
    return value


def _replaced(text: str) -> str:
    # To see that a character is not there takes a tenth of the time of replacing it nowhere.
    for character, entity in ENTITIES:
        if character in text:
            text = text.replace(character, entity)
    return text


as_html: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that is HTML already, without the question of what `Markup` is given, which it asks for long."""


def isolated(text: str, side: str) -> Markup:
    """Text as HTML, its runs of the other direction isolated so that digits and identifiers keep their order.

    https://www.w3.org/International/articles/inline-bidi-markup/
    """
    if len(text) > SHORT:
        return _repeated(text, side)
    if text.isascii() if side == "ltr" else not _may_need_isolation(text):
        return as_html(escape(text))
    return _recurring(text, side)


def _isolated(text: str, side: str) -> Markup:
    if text.isascii() if side == "ltr" else not _may_need_isolation(text):
        return as_html(escape(text))
    runs = isolated_runs(text, "rtl" if side == "rtl" else "ltr")
    parts = [in_direction(run.value, run.direction) if run.direction else escape(run.value) for run in runs]
    return as_html("".join(parts))


def _may_need_isolation(text: str) -> bool:
    first = ASCII_WORD.search(text)
    return bool(first and MAY_NEED_ISOLATION.search(text, first.start()))


# Names, keywords and journals come back; most are of one direction, which is seen in less time than they are looked up.
_recurring = lru_cache(4096, typed=True)(_isolated)

# Those that come back at once stand on the page of the same work in another language.
_repeated = lru_cache(32, typed=True)(_isolated)


def in_direction(text: object, side: str) -> Markup:
    """Text as HTML, set apart from what is around it."""
    return as_html(f'<bdi dir="{escape(side)}">{escape(text)}</bdi>')


def citation_html(citation: Citation) -> Markup:
    """A citation as HTML, its emphasis and its links kept."""
    side = direction(citation.lang)
    return as_html("".join([_part(part, side) for part in citation.parts]))


def _part(part: Part, side: str) -> str:
    if part.url:
        return f'<a href="{escape(part.url)}" dir="ltr">{escape(part.value)}</a>'
    text = isolated(part.value, side)
    return f"<em>{text}</em>" if part.emphasis else text


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
