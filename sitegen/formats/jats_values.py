"""Elements of JATS that hold words, with their language where it is not the one around them."""

from typing import TypeAlias

from sitegen.formats.facts import known_language, one_line
from sitegen.formats.xml import Element, element
from sitegen.model import Text, Words

Nodes: TypeAlias = tuple[Element, ...]


def line(name: str, value: str, **attributes: str) -> Nodes:
    """An element of text; an underscore in the name of an attribute is a hyphen."""
    return element(name, {key.replace("_", "-"): one for key, one in attributes.items()}, one_line(value))


def worded(name: str, words: Words, lang: str) -> Nodes:
    """Words with their language where it is not the one around them."""
    return element(name, {} if words.lang == lang else {"xml:lang": known_language(words.lang)}, one_line(words.value))


def each(name: str, text: Text, lang: str) -> Nodes:
    """An element for each version, that in `lang` first."""
    return tuple(node for words in (text.best(lang), *text.others(lang)) for node in worded(name, words, lang))


def translations(group: str, name: str, text: Text, lang: str) -> Nodes:
    """A group with the language of each other version."""
    return tuple(
        node
        for words in text.others(lang)
        for node in element(group, {"xml:lang": known_language(words.lang)}, *line(name, words.value))
    )


def language(words: Words, lang: str) -> dict[str, str]:
    """The attribute with the language of some words where it is not the one around them."""
    return {} if words.lang == lang else {"xml:lang": known_language(words.lang)}
