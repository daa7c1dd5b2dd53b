"""Who paid for an article in JATS, in its own words or as these are made of its lists.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/element/award-group.html
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element as Tree

from sitegen.formats.importing.terms import LANGUAGES, funding_words
from sitegen.formats.jats_front import META, Front, texts
from sitegen.formats.xml_reading import text
from sitegen.language.orthography import text_language
from sitegen.model import Text, Words

LONGEST = 10_000
"""Characters of a statement in which awards are looked for, of which there may be many."""
IDENTIFIERS = ("institution-id",)
Award = tuple[list[Tree], list[Tree]]
"""The elements that name who gave an award, and its numbers."""


def funding(front: Front) -> Text:
    """The statement, and awards that it leaves out are lost; where there is none, the funders with their awards."""
    stated = texts(front, f"{META}funding-group/funding-statement")
    awards = [
        (group.findall("funding-source"), group.findall("award-id"))
        for group in front.source.root.findall(f"{META}funding-group/award-group")
    ]
    if stated:
        said = " ".join(words.value[:LONGEST] for words in stated.versions)
        _take(front, [award for award in awards if all(name in said for part in award for name in map(_name, part))])
        return stated
    named: dict[str, dict[str, None]] = {}
    for sources, numbers in awards:
        if name := ", ".join(filter(None, map(_name, sources))):
            named.setdefault(name, {}).update(dict.fromkeys(filter(None, map(_name, numbers))))
            _take(front, [(sources, numbers)])
    words = funding_words(named)
    return Text((Words(words, text_language(words, front.lang, LANGUAGES)),)) if words else Text()


def _take(front: Front, awards: Sequence[Award]) -> None:
    """Take what is said, but for the identifiers in it."""
    for sources, numbers in awards:
        for node in front.source.take([*sources, *numbers]):
            for identifier in (one for tag in IDENTIFIERS for one in node.iter(tag)):
                front.source.lose(identifier.tag, text(identifier), identifier)


def _name(node: Tree) -> str:
    return text(node, IDENTIFIERS)
