"""Where the direction of a text could be lost on a page, found without the code that isolates it.

Inside a block, the text of each isolating element stands alone. In what is left, letters of the other direction, and
numbers with punctuation in a text that runs to the left, must not have letters of the block's direction beside them.
"""

import re
from collections.abc import Iterator
from typing import Any

INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "em",
    "i",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "button",
}
SILENT = {"script", "style", "head", "title", "option"}
RTL = re.compile("[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f]")
LTR = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff]")
FRAGILE = re.compile(r"[0-9][-/.:,][0-9]|[0-9]%")

Piece = tuple[str, str]


def unisolated(root: Any) -> list[str]:
    """The texts of a page in which letters of two directions meet without anything between them."""
    body = root.find("body")
    return [text for side, text in _stretches(body, root.get("dir", "ltr")) if _is_mixed(text, side)]


def _is_mixed(text: str, side: str) -> bool:
    if side == "rtl":
        return bool(RTL.search(text) and (LTR.search(text) or FRAGILE.search(text)))
    return bool(LTR.search(text) and RTL.search(text))


def _stretches(block: Any, side: str) -> Iterator[Piece]:
    """The texts of a block and those in it, each with the direction that it is laid out in."""
    own: list[str] = []
    inner: list[Piece] = []
    _walk(block, side, own, inner)
    yield side, "".join(own)
    yield from inner


def _walk(element: Any, side: str, own: list[str], inner: list[Piece]) -> None:
    own.append(element.text or "")
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SILENT:
            pass
        elif child.tag in INLINE and child.tag != "bdi" and "dir" not in child.attrib:
            _walk(child, side, own, inner)
        else:
            # An isolating element counts as a neutral character, and the end of a block ends its text.
            inner.extend(_stretches(child, child.get("dir", side)))
            own.append("\ufffc")
            if child.tag not in INLINE:
                inner.append((side, "".join(own)))
                own.clear()
        own.append(child.tail or "")
