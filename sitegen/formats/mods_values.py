"""Elements of MODS that hold words, with their language as libraries and as browsers write it."""

from collections.abc import Mapping
from typing import TypeAlias

from sitegen.formats.facts import known_language, one_line
from sitegen.formats.mods_terms import bibliographic
from sitegen.formats.xml import Element, element
from sitegen.model import Text

Nodes: TypeAlias = tuple[Element, ...]


def line(name: str, value: str, **attributes: str) -> Nodes:
    """An element of text on one line, or none."""
    return element(name, attributes, one_line(value))


def lines(name: str, text: Text, lang: str, **attributes: str) -> Nodes:
    """An element for each version of a text, that in `lang` first."""
    return tuple(
        node
        for one in (text.best(lang), *text.others(lang))
        for node in element(name, {**attributes, **language(one.lang)}, one_line(one.value))
    )


def language(lang: str) -> dict[str, str]:
    """The attributes that say in which language an element is."""
    return {"lang": bibliographic(lang), "xml:lang": known_language(lang)}


def filled(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes that say something."""
    return {name: value for name, value in attributes.items() if value}
