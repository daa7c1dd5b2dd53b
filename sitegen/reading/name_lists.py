"""A raw list of names as the raw names in it."""

import re

from sitegen.language.markup import plain_text
from sitegen.reading.latex import split_top_level

MAX_NAMES = 20_000
"""The longest list of authors that was ever printed had some 15,000; what follows is one literal."""

AND = re.compile(r" and(?: and)* ", re.IGNORECASE)
SEMICOLON = re.compile("[;؛]")

# TeX takes the blank after a command for its end, not for a blank.
TIE = re.compile(r"(?<!\\)~")
ACCENT_BLANK = re.compile(r"(\\[cvuHkbdrt]) ([A-Za-z])")
LETTER_BLANK = re.compile(r"(\\(?:aa|AA|ae|AE|oe|OE|o|O|ss|l|L|i|j|dh|DH|th|TH|dj|DJ|ng|NG)) ")
CONTROL_BLANK = re.compile(r"(?<!\\)\\ ")


def raw_names(value: str) -> list[str]:
    """The names in a list, none of them empty, with single blanks."""
    return [item for item in map(trimmed, _separated(_normalized(value))) if item]


def trimmed(item: str) -> str:
    """A name, or a part of one, without what does not belong to it at its ends."""
    return item.strip(" \u200b\u200c\u200e\u200f\ufeff;؛")


def _normalized(value: str) -> str:
    """The value without HTML, with single blanks for white space and ties, and none that only ends a command."""
    if "&" in value or "<" in value:
        value = plain_text(value)
    if "~" in value and "://" not in value:
        value = TIE.sub(" ", value)
    value = " ".join(value.split())
    if "\\" in value:
        value = LETTER_BLANK.sub(r"\1{}", ACCENT_BLANK.sub(r"\1{\2}", CONTROL_BLANK.sub(" ", value)))
    return value


def _separated(value: str) -> list[str]:
    names = split_top_level(value.removeprefix("and ").removesuffix(" and"), AND)
    if len(names) == 1 and SEMICOLON.search(value):
        names = split_top_level(names[0], SEMICOLON)
    return names if len(names) <= MAX_NAMES else [*names[:MAX_NAMES], f"{{{' and '.join(names[MAX_NAMES:])}}}"]
