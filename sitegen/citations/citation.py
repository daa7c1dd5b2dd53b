"""A work as a reference in each of some styles, made by Typst's CSL processor.

https://typst.app/docs/reference/model/bibliography/. Each reference is made alone, so that no other work changes it
(`2022a`). A style is used for works that have a title and all their authors in its language, an English one for all.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from typing import cast

import typst
from msgspec import Struct

from sitegen.citations.sources import ET_AL, Source, shown, source
from sitegen.citations.styles import Style
from sitegen.formats.links import doi_url
from sitegen.language.numerals import with_digits
from sitegen.model import Entry, Words

FALLBACK = "en"
"""Styles for this language are used for works in every language, as their manuals do."""
SECTION = re.compile(r'<section role="doc-bibliography"[^>]*>(.*?)</section>', re.DOTALL)
NUMBER = re.compile(r'<span class="prefix">.*?</span>\s*', re.DOTALL)
PIECE = re.compile(r"<(/?)([a-z]+)([^>]*)>|([^<]+)")
ENDED_TWICE = re.compile(r"([?!؟…])((?:</?em>)*)\.")
HREF = re.compile(r'\shref="([^"]*)"')
BLANKS = re.compile(" +")
BEFORE_OTHERS = re.compile(rf"[,،]?\s*(?:&|\b(?:and|و)\b)?\s*{ET_AL}")
DOUBLE_STOP = re.compile(r"\.\.+")


class Part(Struct, frozen=True, gc=False):
    """Words of a reference that look the same; `url` is empty where they are no link."""

    value: str
    emphasis: bool = False
    url: str = ""


class Citation(Struct, frozen=True, gc=False):
    """A reference in one style, which is called `label`; `lang` is the language that most of its words are in."""

    style: str
    label: Words
    lang: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The reference as plain text."""
        return "".join(part.value for part in self.parts)


class Failure(Struct, frozen=True, gc=False):
    """A style that gives no reference of a work; `reason` is the processor's, empty where it just wrote nothing."""

    style: str
    reason: str


class Cited(Struct, frozen=True, gc=False):
    """A work in the styles that it can be written in, in their order, and those that failed."""

    citations: tuple[Citation, ...]
    failures: tuple[Failure, ...] = ()


def cited(entry: Entry, styles: Sequence[Style]) -> Cited:
    """The work in each of the styles that it can be written in."""
    fitting = tuple(style for style in styles if fits(entry, style))
    made: list[Citation] = []
    failures: list[Failure] = []
    for style, (html, reason) in zip(fitting, _formatted(entry, fitting), strict=True):
        parts = tuple(_parts(html, style, entry.doi))
        if parts:
            made.append(Citation(style.name, Words(style.label, style.lang), _language(entry, style), parts))
        else:
            failures.append(Failure(style.name, reason))
    return Cited(tuple(made), tuple(failures))


def fits(entry: Entry, style: Style) -> bool:
    """Whether the reference of a work in a style would be right, and in the language of the style."""
    if not entry.title or (style.needs_author and not entry.author):
        return False
    lang = style.lang
    is_translated = bool(entry.title.exact(lang)) and all(one.best(lang).lang == lang for one in entry.author)
    return lang == FALLBACK or is_translated


def fault_of(style: Style) -> str:
    """Why the processor cannot use a style; empty where it can."""
    try:
        _html([{"type": "book", "title": "A"}], (style,))
    except typst.TypstError as failure:
        return str(failure)
    return ""


def _language(entry: Entry, style: Style) -> str:
    """The language of the title where the work has none in that of the style."""
    title = entry.title.best(style.lang)
    return style.lang if title.lang == "und" else title.lang


def _formatted(entry: Entry, styles: tuple[Style, ...]) -> list[tuple[str, str]]:
    """What the processor makes of the work in each style, or why it makes nothing; one that fails leaves the others."""
    together, _ = _compiled(entry, styles) if styles else ([], "")
    if len(together) == len(styles):
        return [(html, "") for html in together]
    alone = [_compiled(entry, (style,)) for style in styles]
    return [(made[0] if len(made) == 1 else "", reason) for made, reason in alone]


def _compiled(entry: Entry, styles: tuple[Style, ...]) -> tuple[list[str], str]:
    """The references in some styles as HTML; others than these many, and why, where the processor fails."""
    try:
        page = _html([source(entry, style) for style in styles], styles)
    except typst.TypstError as failure:
        return [], str(failure)
    return [ENDED_TWICE.sub(r"\1\2", found[1]) for found in SECTION.finditer(page)], ""


def _html(sources: Sequence[Source], styles: tuple[Style, ...]) -> str:
    """What the processor makes of a work as each of the styles wants to be told of it. Raises `TypstError`."""
    works = {f"work-{number}": json.dumps({"work": one}, ensure_ascii=False) for number, one in enumerate(sources)}
    files = {f"style-{number}": style.csl for number, style in enumerate(styles)}
    return cast("bytes", _processor().compile(_document(styles), format="html", sys_inputs=works | files)).decode()


@cache
def _processor() -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=True)


@cache
def _document(styles: tuple[Style, ...]) -> bytes:
    """A document that holds a bibliography in each style, and nothing else."""
    return "\n".join(_bibliography(number, style) for number, style in enumerate(styles)).encode()


def _bibliography(number: int, style: Style) -> str:
    """Only what is known of languages and built in stands in the document itself; all else is given to it."""
    work, file = (f'bytes(sys.inputs.at("{name}-{number}"))' for name in ("work", "style"))
    chosen = file if style.csl else f'"{style.builtin}"'
    region = f', region: "{style.region}"' if style.region else ""
    text = f'#set text(lang: "{style.lang}"{region})'
    return f"#[{text}\n#bibliography({work}, full: true, style: {chosen}, title: none)]"


def _parts(html: str, style: Style, doi: str) -> Iterator[Part]:
    """The words of a reference in the digits of its language, but for what the record itself says, and identifiers."""
    depth, url = 0, ""
    for closing, tag, attributes, text in PIECE.findall(NUMBER.sub("", html)):
        if text:
            value = unescape(text)
            yield Part(shown(value if url else _in_words(value, style)), depth > 0, url)
        elif tag == "em":
            depth += -1 if closing else 1
        elif tag == "a":
            found = HREF.search(attributes)
            url = unescape(found[1]) if found and not closing else ""
            # What the processor links to is the DOI as it is written, which may hold what an address cannot.
            url = doi_url(doi) if url == f"https://doi.org/{doi}" else url


def _in_words(text: str, style: Style) -> str:
    """The text in the digits of the language, with its word for authors who are not named."""
    text = BLANKS.sub(" ", with_digits(text, style.digits))
    return DOUBLE_STOP.sub(".", BEFORE_OTHERS.sub(f" {style.et_al}", text)) if ET_AL in text else text
