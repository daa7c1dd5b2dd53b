"""XML as a value: elements, and the one way in which they are written (https://www.w3.org/TR/xml/).

Whatever a text holds, what is written is well-formed: markup is escaped, and what XML has no character for is left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
# A reader makes a line feed of a bare carriage return.
_TEXT_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
# A reader makes a blank of bare white space in an attribute.
_ATTRIBUTE_ESCAPES = (*_TEXT_ESCAPES, ('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;"))
_INDENT = "  "

Node: TypeAlias = "Element | str"
"""An element, or plain text."""


class Element(Struct, frozen=True, gc=False):
    """An element; `name` and the names of attributes may have a prefix (`xml:lang`), which an ancestor must declare."""

    name: str
    attributes: Mapping[str, str] = {}
    children: tuple[Node, ...] = ()


def element(name: str, attributes: Mapping[str, str], *children: Node) -> tuple[Element, ...]:
    """An element without empty attributes, or none at all where every child is an empty text or there is none.

    The tuple has one element or none, to be put among the children of another one with `*`.
    """
    filled = tuple(child for child in children if child != "")
    if not filled:
        return ()
    return (Element(name, {key: value for key, value in attributes.items() if value}, filled),)


def document(root: Element, doctype: str = "") -> bytes:
    """A file in UTF-8; `doctype` is a whole document type declaration.

    Elements that hold elements alone have a line for each, since white space means nothing there; where there is text
    among them nothing is added.
    """
    head = f"{doctype}\n" if doctype else ""
    return "".join((DECLARATION, head, *_lines(root, ""))).encode()


def text(value: str) -> str:
    """A text as it stands between tags; `]]>` is taken apart like all markup."""
    return _escaped(value, _TEXT_ESCAPES)


def attribute(value: str) -> str:
    """A text as it stands in an attribute, between double quotes."""
    return _escaped(value, _ATTRIBUTE_ESCAPES)


def _escaped(value: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for char, reference in escapes:
        value = value.replace(char, reference)
    # Printable are neither controls nor surrogates nor what is no character.
    return value if value.isprintable() else _FORBIDDEN.sub("", value)


def _lines(node: Element, indent: str) -> Iterator[str]:
    """The lines of an element and of what is in it; a child is one step deeper, and trees of formats are low."""
    if not node.children or any(isinstance(child, str) for child in node.children):
        yield f"{indent}{_inline(node)}\n"
        return
    yield f"{indent}<{_tag(node)}>\n"
    for child in node.children:
        if isinstance(child, Element):
            yield from _lines(child, indent + _INDENT)
    yield f"{indent}</{node.name}>\n"


def _inline(node: Node) -> str:
    if isinstance(node, str):
        return text(node)
    if not node.children:
        return f"<{_tag(node)}/>"
    return f"<{_tag(node)}>{''.join(map(_inline, node.children))}</{node.name}>"


def _tag(node: Element) -> str:
    return "".join((node.name, *(f' {name}="{attribute(value)}"' for name, value in node.attributes.items())))
