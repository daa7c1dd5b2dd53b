"""Markdown with front matter to HTML that is safe to publish."""

import re
from html import unescape
from itertools import groupby

import markdown
import nh3
from msgspec import Struct

from sitegen.language.characters import clean
from sitegen.language.orthography import ascii_digits
from sitegen.language.slugs import slugify
from sitegen.notice import NoticeKind
from sitegen.problems import Problem, Source, error, warning
from sitegen.reading.front_matter import Field, read_front_matter
from sitegen.reading.notices import NAMES, kind_of

# White space that HTML 5 forbids or that would end a line where the editor ended none.
WHITE_SPACE = dict.fromkeys(map(ord, "\x0b\x0c\x85"), " ")
MAX_BYTES = 128 * 1024
# Lines without an empty one between them: what follows in such a block is read again for each of them.
MAX_BLOCK = 1000
MAX_OPEN = 100
# Marks in a row, quotes in quotes, lists in lists, and tags without an end, beyond what anyone writes.
MAX_RUN = re.compile(r"(?:[\[\]!*_`(~\\<] ?){100}|(?:>[ \t]?){20}|\n[ \t]{200}|(?:<[a-zA-Z/!?][^<>]*){100}")
EXTENSIONS = ("extra", "sane_lists", "toc")
ALLOWED_ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {"*": {"id", "lang", "dir"}, "a": {"href", "title", "hreflang"}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
PAGE_KEYS = ("title", "order")
WORK_KEYS = ("notice",)
TITLE = re.compile(r"<h1(?: [^>]*)?>(.*?)</h1>\s*", re.DOTALL)
HEADING = re.compile(r"(</?h)([1-6])(?=[ >])")
TAG = re.compile(r"<[^>]*>")


class Markdown(Struct, frozen=True):
    """A Markdown file: its title, its place in the navigation (`None`: not stated), and its body as HTML.

    `notice` is what the text of a work says of it: that it is retracted, for example.
    """

    title: str
    order: int | None
    html: str
    notice: NoticeKind | None = None


def read_markdown(text: str, file: str) -> tuple[Markdown | None, tuple[Problem, ...]]:
    """What a Markdown file says; `None` for one that Python-Markdown could not finish in reasonable time.

    The bounds: https://github.com/Python-Markdown/markdown/issues/798. A page without a title has its first heading of
    level 1 as one. The headings of the text begin at level 2, below the title that every page shows.
    """
    is_page = not file.startswith("works/")
    front, problems = read_front_matter(clean(text.translate(WHITE_SPACE)), file, PAGE_KEYS if is_page else WORK_KEYS)
    html = _html(front.body)
    if html is None:
        message = "this page is too large, or too deeply nested, to be published"
        return None, (
            error(
                "unreadable-page",
                message,
                Source(file),
                hint="divide it into several pages, and long blocks by empty lines",
            ),
        )
    order, order_problems = _order(front.fields.get("order"), file)
    title = front.fields["title"].value if "title" in front.fields else ""
    if is_page:
        title, html = _titled(title, html)
        problems += order_problems + _untitled(title, file)
    notice, notice_problems = _notice(front.fields.get("notice"), file)
    return Markdown(title, order, _below_the_title(html), notice), problems + notice_problems


def sanitised(html: str) -> str:
    """HTML without anything that could run, load or mislead."""
    return clean(nh3.clean(html, attributes=ALLOWED_ATTRIBUTES, url_schemes=ALLOWED_SCHEMES, link_rel=None))


def _html(text: str) -> str | None:
    if len(text.encode()) > MAX_BYTES or MAX_RUN.search(text) or _longest_block(text) > MAX_BLOCK or _is_open(text):
        return None
    table_of_contents = {"slugify": _heading_id, "marker": ""}
    converter = markdown.Markdown(extensions=EXTENSIONS, extension_configs={"toc": table_of_contents})
    try:
        return sanitised(converter.convert(text))
    except RecursionError:
        return None


def _is_open(text: str) -> bool:
    """Whether a block opens many more brackets than it closes: each of them is looked for to the end of the block."""
    blocks = text.split("\n\n")
    return any(block.count(one) - block.count(other) > MAX_OPEN for block in blocks for one, other in ("[]", "()"))


def _longest_block(text: str) -> int:
    blocks = groupby(text.split("\n"), key=lambda line: bool(line.strip()))
    return max((len(list(lines)) for is_filled, lines in blocks if is_filled), default=0)


def _heading_id(text: str, separator: str) -> str:
    return slugify(text).replace("-", separator)


def _titled(title: str, html: str) -> tuple[str, str]:
    """The title and the body, without the first heading of level 1 where that is the title."""
    found = TITLE.search(html)
    heading = " ".join(unescape(TAG.sub("", found[1])).split()) if found else ""
    if found is None or not heading or title not in {"", heading}:
        return title, html
    return heading, html[: found.start()] + html[found.end() :]


def _below_the_title(html: str) -> str:
    """HTML with its headings raised or lowered together, so that the highest one is of level 2."""
    shift = 2 - min((int(heading[2]) for heading in HEADING.finditer(html)), default=2)
    return HEADING.sub(lambda heading: f"{heading[1]}{min(6, int(heading[2]) + shift)}", html) if shift else html


def _order(field: Field | None, file: str) -> tuple[int | None, tuple[Problem, ...]]:
    if field is None:
        return None, ()
    written = ascii_digits(field.value)
    if re.fullmatch(r"-?\d{1,6}", written, re.ASCII):
        return int(written), ()
    message = f"the order `{field.value}` is not a whole number, so it is not used"
    return None, (warning("wrong-order", message, Source(file, field.line), hint="write a number: `order: 1`"),)


def _notice(field: Field | None, file: str) -> tuple[NoticeKind | None, tuple[Problem, ...]]:
    if field is None or kind_of(field.value):
        return kind_of(field.value) if field else None, ()
    message = f"`{field.value}` is no notice that is known, so it is not shown"
    return None, (warning("wrong-notice", message, Source(file, field.line), hint=NAMES),)


def _untitled(title: str, file: str) -> tuple[Problem, ...]:
    message, hint = "this page has no title, so the name of its file is shown", "begin it with a heading: `# …`"
    return () if title else (warning("untitled-page", message, Source(file), hint=hint),)
