"""Markdown with front matter to HTML that is safe to publish."""

import re

import markdown
import nh3
from msgspec import Struct

from sitegen.language.slugs import slugify
from sitegen.problems import Problem, Source, error

MAX_BYTES = 256 * 1024
# Marks in a row, quotes in quotes, and lists in lists, beyond what anyone writes.
MAX_RUN = re.compile(r"(?:[\[\]!*_`(~\\<] ?){100}|(?:>[ \t]?){20}|\n[ \t]{200}")
EXTENSIONS = ("extra", "meta", "sane_lists", "toc")
ALLOWED_ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {"*": {"id", "lang", "dir"}, "a": {"href", "title", "hreflang"}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}


class Markdown(Struct, frozen=True):
    """A Markdown file: its title, its place in the navigation, and its body as HTML."""

    title: str
    order: int
    html: str


def read_markdown(text: str, file: str) -> tuple[Markdown | None, tuple[Problem, ...]]:
    """What a Markdown file says; `None` for one that Python-Markdown could not finish in reasonable time.

    The bounds: https://github.com/Python-Markdown/markdown/issues/798.
    """
    if len(text.encode()) > MAX_BYTES or MAX_RUN.search(text):
        message = "this page is too large, or too deeply nested, to be published"
        return None, (error("unreadable-page", message, Source(file)),)
    converter = markdown.Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"slugify": _heading_id}})
    try:
        html = converter.convert(text)
    except RecursionError:
        return None, (error("unreadable-page", "this page is too deeply nested to be published", Source(file)),)
    front_matter: dict[str, list[str]] = getattr(converter, "Meta", {})
    title = " ".join(front_matter.get("title", [])).strip("\"' ")
    order = " ".join(front_matter.get("order", [])).strip()
    return Markdown(title, int(order) if re.fullmatch(r"-?\d{1,6}", order) else 0, sanitised(html)), ()


def sanitised(html: str) -> str:
    """HTML without anything that could run, load or mislead."""
    return nh3.clean(html, attributes=ALLOWED_ATTRIBUTES, url_schemes=ALLOWED_SCHEMES, link_rel="noopener")


def _heading_id(text: str, separator: str) -> str:
    return slugify(text).replace("-", separator)
