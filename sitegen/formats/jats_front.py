"""The parts of the front matter of an article in JATS that are more than a text in an element."""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element as Tree

from msgspec import Struct

from sitegen.formats.importing.terms import page_range
from sitegen.formats.records import language, versions
from sitegen.formats.xml_reading import Source, text
from sitegen.language.orthography import ascii_digits
from sitegen.model import Keyword, PageRange, Text

META = "article-meta/"
FOOTNOTES = ("fn", "tex-math", "xref")
"""What stands in a text and is no part of its words; a formula is also there in MathML."""
HEADINGS = ("label", "title")
HEADING = re.compile(r"(?:abstract|summary|چکیده|خلاصه)\s*[:.]?", re.IGNORECASE)
"""What stands above most abstracts, and is no word of theirs."""
HYPHENS = re.compile(r"\s*[‐-―−-]\s*")
ABSTRACTS = frozenset(("", "abstract", "main", "section", "structured", "summary"))
"""What an abstract may be called that is the one of the article."""


class Front(Struct, frozen=True):
    """The front matter of one article, its language, its type in CSL, and what its own site has no element for."""

    source: Source
    lang: str
    kind: str
    custom: Mapping[str, str]


def texts(front: Front, path: str) -> Text:
    """The elements at a path as versions of one text, each in its language or in that of the article."""
    found = [(language_of(node, front.lang), text(node, FOOTNOTES)) for node in front.source.all(path)]
    return versions(found, front.source, path.rpartition("/")[2].partition("[")[0])


def title(front: Front) -> Text:
    """The title with its subtitle, then each translation with its own."""
    path = f"{META}title-group"
    own = [(one, "article-title", "subtitle", front.lang) for one in front.source.root.findall(path)[:1]]
    others = front.source.root.findall(f"{path}/trans-title-group")
    found = [
        _titles(front.source, *names)
        for names in (*own, *((one, "trans-title", "trans-subtitle", "und") for one in others))
    ]
    # The tag sets before JATS have translations without a group.
    bare = [(language_of(one, "und"), text(one, FOOTNOTES)) for one in front.source.all(f"{path}/trans-title")]
    return versions([*found, *bare], front.source, "trans-title")


def _titles(source: Source, group: Tree, name: str, subtitle: str, around: str) -> tuple[str, str]:
    nodes = source.take([*group.findall(name)[:1], *group.findall(subtitle)])
    _lose_footnotes(source, nodes)
    lang = language_of(group, around)
    own = next((language_of(node, lang) for node in nodes), lang)
    return own, _joined([one for node in nodes if (one := text(node, FOOTNOTES))])


def _lose_footnotes(source: Source, nodes: Sequence[Tree]) -> None:
    for note in [one for node in nodes for one in node.iter("fn")]:
        source.lose("fn", text(note), note)


def _joined(titles: list[str]) -> str:
    """A title and what stands below it, parted by a colon where it does not end in a sign of its own."""
    whole = "".join(titles[:1])
    for one in titles[1:]:
        whole += f" {one}" if whole.endswith(("?", "!", ":", "؟")) else f": {one}"
    return whole


def pages(front: Front) -> PageRange | None:
    """The pages, all of them where they are a list, or the article number in their place."""
    first, last, whole = (ascii_digits(front.source.text(META + name)) for name in ("fpage", "lpage", "page-range"))
    number = front.source.text(f"{META}elocation-id")
    if not first:
        front.source.lose("page-range", whole if number else "")
        front.source.lose("lpage", last)
        if number:
            return PageRange(number, number, is_article_number=True)
        return page_range(whole) if whole else None
    front.source.lose("elocation-id", number)
    last = "" if last == first else last
    is_list = "," in whole or ";" in whole
    if not is_list and HYPHENS.split(whole) not in ([""], [first], [first, last]):
        front.source.lose("page-range", whole)
    return PageRange(whole if is_list else "–".join(filter(None, (first, last))), first, last)


def abstract(front: Front) -> Text:
    """The abstract in each language; others, such as highlights or one in pictures, are left."""
    nodes = [
        (node, around)
        for name, around in (("abstract", front.lang), ("trans-abstract", "und"))
        for node in front.source.root.findall(META + name)
        if node.get("abstract-type", "").lower() in ABSTRACTS
    ]
    for heading in [one for node in front.source.take([node for node, _ in nodes]) for one in node.findall("title")]:
        front.source.lose("title", "" if HEADING.fullmatch(text(heading)) else text(heading), heading)
    _lose_footnotes(front.source, [node for node, _ in nodes])
    return versions([(language_of(node, lang), _paragraphs(node)) for node, lang in nodes], front.source, "abstract")


def _paragraphs(node: Tree) -> str:
    """An abstract on one line, the heading of a section before its words, but without the heading of the whole."""
    parts = [_section(child) for child in node if child.tag not in HEADINGS]
    return " ".join(filter(None, parts)) if len(node) else text(node)


def _section(node: Tree) -> str:
    heading = text(node.find("title"), FOOTNOTES) if node.tag == "sec" else ""
    words = " ".join(filter(None, (_section(child) for child in node if child.tag not in HEADINGS)))
    if node.tag != "sec":
        return text(node, FOOTNOTES)
    return f"{heading.rstrip(':.')}: {words}" if heading and words else heading or words


def keywords(front: Front) -> tuple[Keyword, ...]:
    """The keywords of every group, those of subject headings too, each in the language of its group.

    A list of abbreviations, which is a group as well, is left.
    """
    found: dict[Keyword, None] = {}
    groups = front.source.root.findall(f"{META}kwd-group")
    for group in [one for one in groups if not one.get("kwd-group-type", "").lower().startswith("abbr")]:
        lang = language_of(group, front.lang)
        front.source.take(group.findall("title") + group.findall("label"))
        words = front.source.take(group.findall(".//kwd"))
        found |= dict.fromkeys(Keyword(value, lang) for node in words if (value := text(node, FOOTNOTES)))
    return tuple(found)


def notes(front: Front) -> Text:
    """A note in each language, where the notes are nothing but that."""
    return texts(front, "notes/p")


def language_of(node: Tree, around: str) -> str:
    """The language that an element says, or the one around it."""
    return language(node.get("xml:lang", "")) if node.get("xml:lang") else around
