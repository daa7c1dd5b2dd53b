"""What an article in JATS cites: its list of references, as text with the DOIs marked.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/element/mixed-citation.html
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element as Tree

from sitegen.formats.jats_values import Nodes, language
from sitegen.formats.references import cited, parted
from sitegen.formats.xml import element
from sitegen.formats.xml_reading import text
from sitegen.model import Entry, ReferenceList, Words

FORMS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
"""What a reference may be written as, with the signs between its parts or without them; the last two are NLM's."""
NAMES = ("name", "string-name")
"""What is a person, whose parts have blanks between them."""
GROUPS = (*NAMES, "date", "name-alternatives", "person-group")
"""What has parts that are told apart."""
FIRST_PAGE, LAST_PAGE = "fpage", "lpage"
EMPTY: Mapping[str, str] = {"etal": "et al."}
"""What elements without words say."""
NUMBERS = ("arxiv", "doi", "pmcid", "pmid")
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
    """The words of a reference; those that are elements alone, without the signs between them, parted by commas."""
    if (node.text and node.text.strip()) or any(child.tail and child.tail.strip() for child in node):
        return text(node, LABELS)
    parts: dict[Tree, str] = {}
    first: Tree | None = None
    for child in node:
        words = _part(child) if child.tag not in LABELS else ""
        if words and child.tag == LAST_PAGE and first in parts:
            parts[first] += f"–{words}"
        elif words:
            parts[child] = words
        first = child if child.tag == FIRST_PAGE else first
    return (" " if node.tag in NAMES else ", ").join(parts.values())


def _part(node: Tree) -> str:
    """A part of a reference; a number with what it is one of, where it does not say so."""
    words = (_line(node) if node.tag in GROUPS else text(node)) or EMPTY.get(node.tag, "")
    kind = node.get("pub-id-type", "")
    is_bare = kind in NUMBERS and not words.lower().startswith((kind, "http"))
    return f"{kind}:{words}" if words and is_bare else words
