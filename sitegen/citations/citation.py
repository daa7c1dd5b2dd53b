"""A work as a reference in each of some styles, made by Typst's CSL processor.

https://typst.app/docs/reference/model/bibliography/. Each reference is made alone, so that no other work changes it
(`2022a`). A style is used for works that have a title and all their authors in its language, an English one for all.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape

import typst
from msgspec import Struct

from sitegen.citations.sources import ET_AL, shown, source
from sitegen.citations.styles import Style
from sitegen.formats.links import doi_url
from sitegen.language.numerals import with_digits
from sitegen.model import Entry, Words

FALLBACK = "en"
SECTION = re.compile(r'<section role="doc-bibliography"[^>]*>(.*?)</section>', re.DOTALL)
NUMBER = re.compile(r'<span class="prefix">.*?</span>\s*', re.DOTALL)
PIECE = re.compile(r"<(/?)([a-z]+)([^>]*)>|([^<]+)")
ENDED_TWICE = re.compile(r"([?!؟…])((?:</?em>)*)\.")
HREF = re.compile(r'\shref="([^"]*)"')
BLANKS = re.compile(" +")
AND_OTHERS = re.compile(rf"(?:[,،]?\s*(?:&|and|و)?\s*){ET_AL}(\.?)")
ET_AL_WORDS = {"fa": r" و همکاران\1"}
LATIN_ET_AL = " et al."


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


def citations(entry: Entry, styles: Sequence[Style]) -> tuple[Citation, ...]:
    """The work in each of the styles that it can be written in, in their order."""
    fitting = tuple(style for style in styles if _fits(entry, style))
    made = _formatted(entry, fitting)
    return tuple(
        Citation(style.name, Words(style.label, style.lang), _language(entry, style), parts)
        for style, html in zip(fitting, made, strict=True)
        if (parts := tuple(_parts(html, style, entry.doi)))
    )


def _language(entry: Entry, style: Style) -> str:
    """The language of the title where the work has none in that of the style."""
    title = entry.title.best(style.lang)
    return style.lang if title.lang == "und" else title.lang


def _fits(entry: Entry, style: Style) -> bool:
    """Whether the reference would be right, and in the language of the style."""
    if not entry.title or (style.needs_author and not entry.author):
        return False
    lang = style.lang
    is_translated = bool(entry.title.exact(lang)) and all(one.best(lang).lang == lang for one in entry.author)
    return lang == FALLBACK or is_translated


def _formatted(entry: Entry, styles: tuple[Style, ...]) -> list[str]:
    """What the processor makes of the work, a style after the other."""
    if not styles:
        return []
    try:
        return _compiled(entry, styles)
    except typst.TypstError:
        # A style that fails at this work leaves the others alone.
        return _formatted_each(entry, styles)


def _formatted_each(entry: Entry, styles: tuple[Style, ...]) -> list[str]:
    made: list[str] = []
    for style in styles:
        try:
            made += _compiled(entry, (style,))
        except typst.TypstError:
            made.append("")
    return made


def _compiled(entry: Entry, styles: tuple[Style, ...]) -> list[str]:
    inputs = {f"w-{style.lang}": _encoded(entry, style) for style in styles}
    inputs |= {f"s-{style.name}": style.csl for style in styles if style.csl}
    page = _processor().compile(input=_document(styles), format="html", sys_inputs=inputs)
    assert isinstance(page, bytes)  # noqa: S101 - so it is for HTML
    return [ENDED_TWICE.sub(r"\1\2", found[1]) for found in SECTION.finditer(page.decode())]


@cache
def _processor() -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=True)


def _encoded(entry: Entry, style: Style) -> str:
    return json.dumps({"work": source(entry, style)}, ensure_ascii=False)


@cache
def _document(styles: tuple[Style, ...]) -> bytes:
    """A document that holds a bibliography in each style, and nothing else."""
    return "\n".join(map(_bibliography, styles)).encode()


def _bibliography(style: Style) -> str:
    chosen = f'bytes(sys.inputs.at("s-{style.name}"))' if style.csl else f'"{style.builtin}"'
    region = f', region: "{style.region}"' if style.region else ""
    work = f'bytes(sys.inputs.at("w-{style.lang}"))'
    return (
        f'#[#set text(lang: "{style.lang}"{region})\n#bibliography({work}, full: true, style: {chosen}, title: none)]'
    )


def _parts(html: str, style: Style, doi: str) -> Iterator[Part]:
    """The words of a reference in the digits of its language, but for what the record itself says, and identifiers."""
    depth, url = 0, ""
    for closing, tag, attributes, text in PIECE.findall(NUMBER.sub("", html)):
        if text:
            value = unescape(text)
            written = (
                value if url else AND_OTHERS.sub(ET_AL_WORDS.get(style.lang, LATIN_ET_AL), _in_digits(value, style))
            )
            yield Part(shown(BLANKS.sub(" ", written)), depth > 0, url)
        elif tag == "em":
            depth += -1 if closing else 1
        elif tag == "a":
            found = HREF.search(attributes)
            url = unescape(found[1]) if found and not closing else ""
            # What the processor links to is the DOI as it is written, which may hold what an address cannot.
            url = doi_url(doi) if url == f"https://doi.org/{doi}" else url


def _in_digits(text: str, style: Style) -> str:
    return text if style.digits == "latn" else with_digits(text, style.digits)
