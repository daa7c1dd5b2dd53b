r"""TeX values as text.

A value is read once from left to right with a stack of its own, so that its time is linear and nothing nests too deep.
A command that is not known gives way to its argument, and stays as it is written where it has none (`C:\dir`).
"""

import re

from sitegen.language.characters import tidy
from sitegen.reading.latex_decoder import decode
from sitegen.reading.latex_verbatim import verbatim

__all__ = ["has_tex", "split_top_level", "to_text", "verbatim"]

# A pattern finds two equal characters in a third of the time that `in` takes, which tells in an abstract.
_DASHES = re.compile("--")
_QUOTES = re.compile("''")
_BRACE = re.compile("[{}]")
_HIDDEN = "\uffff"


def to_text(value: str) -> str:
    r"""The words of a TeX value whose outer delimiters are removed.

    No braces, commands, control or direction characters; white space is one blank, a tie too. `%` and `&` are text, as
    the exports of reference managers mean them. Half-spaces (U+200C) within the text stay. The first argument of
    `\noopsort` is a sort key and no text (btxdoc, 4.3); a link is followed by its address where its words are others.
    """
    if _has_signs(value):
        return tidy(decode(value))
    return tidy(value.replace("{", "").replace("}", ""))


def has_tex(value: str) -> bool:
    """Whether a value holds a sign that means something to TeX."""
    return "{" in value or "}" in value or _has_signs(value)


def _has_signs(value: str) -> bool:
    """Whether a value holds such a sign besides braces, which group words and no more."""
    return (
        ("\\" in value or "$" in value or "~" in value)
        or ("-" in value and _DASHES.search(value) is not None)
        or ("`" in value and "``" in value)
        or ("'" in value and _QUOTES.search(value) is not None)
    )


def split_top_level(value: str, separator: re.Pattern[str]) -> list[str]:
    """The parts of a TeX value between the matches of `separator` that stand outside braces, as BibTeX counts them.

    The separator has no groups.
    """
    if "{" not in value:
        return separator.split(value)
    parts, start = [], 0
    for match in separator.finditer(_hide_groups(value)):
        parts.append(value[start : match.start()])
        start = match.end()
    return [*parts, value[start:]]


def _hide_groups(value: str) -> str:
    """`value` with a character that no separator has in place of each one that stands in braces."""
    pieces, start, depth = [], 0, 0
    for brace in _BRACE.finditer(value):
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                pieces.append(value[start : brace.start()])
                start = brace.start()
        elif depth:
            depth -= 1
            if depth == 0:
                pieces.append(_HIDDEN * (brace.end() - start))
                start = brace.end()
    return "".join(pieces) + (_HIDDEN * (len(value) - start) if depth else value[start:])
