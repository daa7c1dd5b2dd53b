"""Mathematics in a line of text: which dollar signs mean it, and raised and lowered characters."""

import re

from sitegen.language.markup import SUBSCRIPTS, SUPERSCRIPTS

SCRIPTS = {"^": SUPERSCRIPTS, "_": SUBSCRIPTS, "textsuperscript": SUPERSCRIPTS, "textsubscript": SUBSCRIPTS}

_DOLLAR = re.compile(r"\\.|\$\$?", re.DOTALL)
_SIGN = re.compile(r"\\[A-Za-z]|[\^_]")
_PLAIN_WORD = re.compile(r"\s[^\W\d_]{2}")


def in_script(inner: str, script: str) -> str:
    """`inner` raised or lowered: in Unicode's characters, else after its sign in mathematics and plainly in text."""
    table = SCRIPTS[script]
    in_text = script not in ("^", "_")
    if all(character in table for character in inner) and not (in_text and inner.isalpha()):
        return "".join(table[character] for character in inner)
    if in_text or not inner.strip():
        return inner
    return script + (inner if len(inner) == 1 or inner.isalnum() else f"({inner})")


def math_dollars(value: str) -> dict[int, bool]:
    """The positions of the dollar signs around mathematics: true where it begins, false where it ends."""
    found: dict[int, bool] = {}
    first: re.Match[str] | None = None
    for sign in _DOLLAR.finditer(value):
        if sign[0][0] == "\\":
            continue
        after = value[sign.end() : sign.end() + 1]
        if first and first[0] == sign[0] and _is_math(value[first.end() : sign.start()], after):
            found[first.start()], found[sign.start()] = True, False
            first = None
        else:
            first = sign
    return found


def _is_math(inner: str, after: str) -> bool:
    """Whether what stands between two dollar signs is mathematics rather than an amount of money.

    As in pandoc's Markdown (https://pandoc.org/MANUAL.html#math), no blank inside the signs and no digit after them,
    unless blanks on both sides surround what can be nothing else.
    """
    if not inner or after.isdigit():
        return False
    sign = bool(_SIGN.search(inner))
    if inner[0].isspace() or inner[-1].isspace():
        return sign and inner[0].isspace() and inner[-1].isspace()
    return sign or not _PLAIN_WORD.search(inner)
