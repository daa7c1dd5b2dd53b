"""Characters that no text keeps, and white space."""

import re
from collections.abc import Iterable

# C0 and C1 but for white space, direction marks, overrides and isolates, the byte order mark, and what XML 1.0 forbids
# (https://www.w3.org/TR/xml/#charsets). An override can make text read otherwise than it is: CVE-2021-42574.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ud800-\udfff\ufffe\uffff]+"
)
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_SOFT_HALF_SPACE = re.compile(f"(?<=[{_ARABIC}])\u00ad+(?=[{_ARABIC}])")
_HALF_SPACES = re.compile("\u200c{2,}")
_ENDS = " \u200b\u200c"


def clean(value: str) -> str:
    """`value` without control and direction characters.

    A soft hyphen between Arabic letters is a half-space (U+200C) that an export has spoilt; any other goes.
    """
    if value.isprintable():
        return value
    value = _UNWANTED.sub("", value)
    if "\u00ad" in value:
        value = _SOFT_HALF_SPACE.sub("\u200c", value).replace("\u00ad", "")
    return _HALF_SPACES.sub("\u200c", value) if "\u200c\u200c" in value else value


def collapse(value: str) -> str:
    """`value` with each run of white space as one blank, and none, nor a half-space, at its ends."""
    return " ".join(value.split()).strip(_ENDS)


def tidy(value: str) -> str:
    """`value` cleaned and then collapsed, which changes nothing if it is done again."""
    return value.strip(_ENDS) if _is_tidy_inside(value) else collapse(clean(value))


def tidy_parts(value: str, parts: Iterable[str]) -> list[str]:
    """Parts of a value, each made tidy."""
    return [part.strip(_ENDS) for part in parts] if _is_tidy_inside(value) else list(map(tidy, parts))


def _is_tidy_inside(value: str) -> bool:
    """Whether nothing is to be done to a value, or a part of it, but at its ends."""
    return "  " not in value and "\u200c\u200c" not in value and value.replace("\u200c", "").isprintable()
