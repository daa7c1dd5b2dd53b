"""Who the contributors of an article in JATS are to ORCID, and the organisations that they belong to."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element as Tree

from msgspec.structs import replace

from sitegen.formats.importing.names import COMPANY
from sitegen.formats.importing.terms import ror_url
from sitegen.formats.records import language
from sitegen.formats.xml_reading import Source, text
from sitegen.language.characters import tidy
from sitegen.model import Affiliation, Person, Text, Words

NO_NAME = ("label", "sup", "email", "xref", "fn", "institution-id")
"""What stands in an affiliation and is no part of its name."""
LOST = ("email", "fn")
"""What of this says something all the same."""
_BEFORE_SIGN = re.compile(r"\s++(?=[,;.،؛])")
INITIALS = re.compile(r"(?:[\s;,.]{0,4}\((?:[A-Z]\.[ -]?){1,4}\))+[\s;,.]*$")
"""Whose the addresses are that stand before them, which are no part of the name."""
MOST_INITIALS = 100
_PARTING = " ,;،؛"
MOST = 20
"""How many affiliations of one person are read, and of all in a group that are nobody's own."""
LONGEST = 1000
"""Characters; what is longer is no name, and many people may refer to it."""
BY_ID = ("article-meta/aff", "article-meta/aff-alternatives", "article-meta/contrib-group/aff")


class Bodies:
    """The affiliations of an article: by their id, which contributors refer to."""

    def __init__(self, source: Source) -> None:
        """Look for them, taking none."""
        self._source = source
        paths = (*BY_ID, "article-meta/contrib-group/aff-alternatives")
        self._names: dict[Tree, Sequence[Affiliation]] = {}
        self._known = {node.get("id", ""): node for path in paths for node in source.root.findall(path)}

    def joined(self, person: Person, contributor: Tree, of_group: Sequence[Tree]) -> Person:
        """A person with the ORCID iD and the affiliations that its element has, or else those of its whole group."""
        elements = self._source.take(contributor.findall("contrib-id[@contrib-id-type='orcid']"))
        numbers = [number for node in elements if (number := text(node).rpartition("/")[2])]
        for number in numbers[1:]:
            self._source.lose("contrib-id", number, contributor)
        nodes = [*contributor.findall("aff"), *contributor.findall("aff-alternatives"), *self._referred(contributor)]
        taken = self._source.take([*(nodes or of_group)[:MOST]])
        found = dict.fromkeys(one for node in taken for one in self._body(node))
        return replace(person, orcid="".join(numbers[:1]), affiliations=tuple(found))

    def _referred(self, contributor: Tree) -> list[Tree]:
        references = [node for node in contributor.findall("xref") if node.get("ref-type") == "aff"]
        ids = [one for node in references for one in node.get("rid", "").split()]
        return [self._known[one] for one in ids if one in self._known]

    def _body(self, node: Tree) -> Sequence[Affiliation]:
        if node not in self._names:
            self._names[node] = self._read(node)
        return self._names[node]

    def _read(self, node: Tree) -> Sequence[Affiliation]:
        """The organisation by its names, one for each language, and its ROR ID; others have no place."""
        kept: dict[str, Words] = {}
        for words in _names(node):
            is_told = words.lang in kept or (bool(kept) and words.lang == "und") or len(words.value) > LONGEST
            if is_told:
                self._source.lose("aff", words.value, node)
            else:
                kept[words.lang] = words
        for tag in LOST:
            for one in node.iter(tag) if kept else ():
                self._source.lose(tag, text(one), one)
        numbers = [text(one) for one in node.iter("institution-id")]
        rors = [url for number in numbers if (url := ror_url(number))] if kept else []
        for number in numbers:
            self._source.lose("institution-id", number if ror_url(number) not in rors[:1] else "", node)
        return [Affiliation(Text(tuple(kept.values())), next(iter(rors), ""))] if kept else ()


def of_all(group: Tree) -> Sequence[Tree]:
    """The affiliations of a group of contributors to which none of them has to refer."""
    return [node for node in group.findall("aff") if not node.get("id")]


def _names(node: Tree) -> tuple[Words, ...]:
    """The names of an affiliation, in each language that has one of its own."""
    inside = node.findall("aff") or node.findall("institution-wrap/institution")
    langs = {one.get("xml:lang") for one in inside}
    several = inside if node.tag == "aff-alternatives" or (len(langs) == len(inside) > 1) else [node]
    written = ((one, _bare(_BEFORE_SIGN.sub("", _whole(one)), one)) for one in several)
    return tuple(Words(name, language(one.get("xml:lang", ""))) for one, name in written if name)


def _bare(name: str, node: Tree) -> str:
    """A name without the signs around it; a full stop in the element itself, or of a company's form, is part of it."""
    if node.find(".//email") is not None:
        name = name[:-MOST_INITIALS] + INITIALS.sub("", name[-MOST_INITIALS:])
    is_own = _ends_in_institution(node) or COMPANY.fullmatch(name.rstrip(_PARTING).rpartition(" ")[2])
    return name.lstrip(f"{_PARTING}.").rstrip(_PARTING if is_own else f"{_PARTING}.")


def _ends_in_institution(node: Tree) -> bool:
    """Whether nothing follows the last institution in an element, but for what is no part of the name."""
    if node.tag == "institution":
        return True
    last = next((child for child in reversed(node) if tidy(child.tail or "") or child.tag not in NO_NAME), None)
    return last is not None and not tidy(last.tail or "") and _ends_in_institution(last)


def _whole(node: Tree) -> str:
    """The text of an affiliation; its parts with commas between them where the file has nothing there."""
    parts = [child for child in node if child.tag not in NO_NAME]
    if len(parts) < 2 or tidy(node.text or "") or any(tidy(child.tail or "") for child in node):
        return text(node, NO_NAME)
    return ", ".join(filter(None, (text(part, NO_NAME) for part in parts)))
