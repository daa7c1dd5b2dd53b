"""The styles that references can have: those that the processor brings, and CSL files of the theme.

https://docs.citationstyles.org/en/stable/specification.html.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.formats.imported import UnreadableError
from sitegen.formats.xml_reading import parse, text
from sitegen.language.date_spans import Calendar
from sitegen.language.locales import Locale
from sitegen.language.numerals import Digits

GENRE = "genre_"


class Style(Struct, frozen=True):
    """A style of references.

    `name` is what `site.toml` calls it, `label` what readers see, `lang` the language that it is written for, `region`
    whose marks it uses. `digits`, `calendar`, `et_al` and the words for `genres` are those of the language. `csl` is
    the text of a CSL file; without one, `builtin` is what the processor calls it. `needs_author` says that it writes
    works wrong that have editors only.
    """

    name: str
    label: str
    lang: str = "en"
    region: str = ""
    builtin: str = ""
    needs_author: bool = False
    csl: str = ""
    digits: Digits = "latn"
    calendar: Calendar = "gregory"
    et_al: str = "et al."
    genres: tuple[tuple[str, str], ...] = ()


class StyleError(Exception):
    """A CSL file that cannot be read; the message says why."""


BUILTIN: tuple[Style, ...] = (
    Style("apa", "APA", builtin="apa"),
    Style("mla", "MLA", builtin="modern-language-association"),
    Style("chicago-author-date", "Chicago (author-date)", builtin="chicago-author-date", needs_author=True),
    Style("chicago-notes", "Chicago (notes)", builtin="chicago-notes", needs_author=True),
    Style("harvard", "Harvard", region="gb", builtin="harvard-cite-them-right"),
    Style("ieee", "IEEE", builtin="ieee"),
)

DEFAULTS = (
    "apa-fa",
    "iran-manual-of-style",
    "apa",
    "mla",
    "chicago-author-date",
    "chicago-notes",
    "harvard",
    "vancouver",
    "ieee",
)
"""The styles of a site that names none."""


def style_of(name: str, csl: str) -> Style:
    """A style in a CSL file, for English unless it says otherwise (`default-locale`).

    Raises:
        StyleError: it is none, or goes without a bibliography of its own.

    """
    try:
        root = parse(csl.encode())
    except UnreadableError as failure:
        raise StyleError(str(failure)) from None
    if root.tag != "style" or root.find("bibliography") is None:
        raise StyleError("this is no independent CSL style with a bibliography")
    label = text(root.find("info/title")) or name
    lang, _, region = root.get("default-locale", "en").partition("-")
    return Style(name, label, lang.lower(), region.lower() if re.fullmatch("[A-Za-z]{2}", region) else "", csl=csl)


def known_styles(files: Mapping[str, Style]) -> dict[str, Style]:
    """The styles by name: a file goes before what the processor brings."""
    return {style.name: style for style in BUILTIN} | dict(files)


def styles_of(
    names: Sequence[str] | None, files: Mapping[str, Style], locales: Mapping[str, Locale]
) -> tuple[Style, ...]:
    """The styles of these names in their order.

    Left out are those for a language that the site does not have; a name that is not known raises `KeyError`.
    """
    known = known_styles(files)
    chosen = [known[name] for name in (DEFAULTS if names is None else names)]
    return tuple(_in_locale(style, locales[style.lang]) for style in chosen if style.lang in locales)


def _in_locale(style: Style, locale: Locale) -> Style:
    genres = tuple(
        (name.removeprefix(GENRE), word) for name, word in locale.plain_words.items() if name.startswith(GENRE)
    )
    return replace(style, digits=locale.digits, calendar=locale.calendar, et_al=locale.word("et_al"), genres=genres)
