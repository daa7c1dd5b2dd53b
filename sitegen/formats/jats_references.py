"""What an article in JATS cites: its list of references, as text with the DOIs marked.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/element/mixed-citation.html
"""

from xml.etree.ElementTree import Element as Tree

from sitegen.formats.jats_values import Nodes, language
from sitegen.formats.references import cited, parted
from sitegen.formats.xml import element
from sitegen.formats.xml_reading import text
from sitegen.model import Entry, ReferenceList, Words

FORMS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
"""What a reference may be written as, with the signs between its parts or without them; the last two are NLM's."""
LABELS = ("label",)
"""The number of a reference, which is no part of its words."""


def back(entry: Entry) -> Nodes:
    """The part of the article that holds the list, or none."""
    items = (node for number, words in enumerate(cited(entry), 1) for node in _item(number, words, entry.language))
    return element("back", {}, *element("ref-list", {}, *items))


def _item(number: int, words: Words, lang: str) -> Nodes:
    before, doi, after = parted(words.value)
    marked = element("pub-id", {"pub-id-type": "doi"}, doi)
    return element(
        "ref", {"id": f"ref{number}"}, *element("mixed-citation", language(words, lang), before, *marked, after)
    )


def references(article: Tree, lang: str) -> tuple[ReferenceList, ...]:
    """The list of an article, which is in its language whatever the works in it are in."""
    items = [Words(words, lang) for one in article.findall("back//ref-list/ref") if (words := _text(one))]
    return (ReferenceList(lang, tuple(items)),) if items else ()


def _text(reference: Tree) -> str:
    """A reference as it reads: the first of its forms, of several works in one all of them."""
    for name in FORMS:
        if found := [words for node in reference.iter(name) if (words := _line(node))]:
            return " ".join((*found, *filter(None, map(text, reference.findall("note")))))
    return text(reference, LABELS)


def _line(node: Tree) -> str:
    """The words of a reference; those that are elements alone, without the signs between them, parted by blanks."""
    if (node.text and node.text.strip()) or any(child.tail and child.tail.strip() for child in node):
        return text(node, LABELS)
    return " ".join(
        filter(None, (_line(child) if len(child) else text(child) for child in node if child.tag not in LABELS))
    )
