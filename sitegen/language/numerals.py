"""How a language writes numbers and counts: its digits, its groups of thousands, its plural categories (CLDR's).

And what it calls languages, which CLDR knows as well.
"""

from functools import cache, lru_cache
from typing import Literal

import babel
from babel.numbers import format_decimal

from sitegen.language.orthography import ascii_digits

Digits = Literal["latn", "arab", "arabext"]

# CLDR's numbering systems, and what they group thousands with where that is not the language's to say.
_DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_FROM_ASCII = {system: str.maketrans(_DIGITS["latn"], digits) for system, digits in _DIGITS.items()}
_ARABIC_GROUP = "٬"
_COUNTS_KEPT = 4096


def with_digits(text: str, digits: Digits) -> str:
    """The text with each digit as this numbering system writes it, and nothing else changed."""
    plain = text if text.isascii() else ascii_digits(text)
    return plain if digits == "latn" else plain.translate(_FROM_ASCII[digits])


@lru_cache(_COUNTS_KEPT)
def grouped(n: int, digits: Digits, tag: str) -> str:
    """A number in groups of thousands; `tag` is the language, whose groups count where the digits are Latin."""
    if digits == "latn":
        return format_decimal(n, locale=_cldr(tag))
    return with_digits(f"{n:,}".replace(",", _ARABIC_GROUP), digits)


@lru_cache(_COUNTS_KEPT)
def plural_category(n: int, tag: str) -> str:
    """The plural category of a number in a language: `one`, `few`, …, `other`."""
    return str(_cldr(tag).plural_form(n))


def language_name(tag: str, lang: str) -> str:
    """What a language is called in `lang`, as CLDR has it; the tag itself where it has no name."""
    names = _cldr(lang).languages
    found = next((names[one] for one in (tag.replace("-", "_"), tag.partition("-")[0]) if one in names), tag)
    return str(found)


@cache
def _cldr(tag: str) -> babel.Locale:
    """CLDR's data for a language, else English ones."""
    for candidate in (tag, tag.partition("-")[0]):
        try:
            return babel.Locale.parse(candidate, sep="-")
        except (babel.UnknownLocaleError, ValueError):
            continue
    return babel.Locale("en")
