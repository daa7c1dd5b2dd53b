"""The people of a record in MODS, and the events and universities that stand among them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element as Tree

from msgspec.structs import replace

from sitegen.formats.importing.names import of_a_person, whole
from sitegen.formats.importing.terms import ror_url
from sitegen.formats.records import human, language, names_told, persons, versions
from sitegen.formats.xml_reading import Source, text
from sitegen.model import Affiliation, Name, Person, Text, Words

CONFERENCE = "conference"
UNIVERSITY = "university"
ROLES = {
    **dict.fromkeys(("", "aut", "author", "cre", "creator", "dis", "dissertant"), "author"),
    **dict.fromkeys(("edt", "editor", "edc", "editor of compilation"), "editor"),
    **dict.fromkeys(("trl", "translator"), "translator"),
    **dict.fromkeys(("ths", "thesis advisor", "dgs", "degree supervisor", "advisor"), "advisor"),
    **dict.fromkeys(("dgg", "degree grantor", "degree granting institution"), UNIVERSITY),
}

ABOUT = r"(?:(?:born|died|approximately|active|flourished|(?:b|d|ca|c|fl)\.|ca|fl)\s{0,2})"
YEAR = rf"(?:{ABOUT}{{0,2}}\d{{3,4}}\??(?:\s?(?:B\.?C\.?|A\.?D\.?))?)"
CENTURY = rf"(?:{ABOUT}?\d\d?(?:st|nd|rd|th)(?:\s?[-–]\s?\d\d?(?:st|nd|rd|th))?\s(?:century|cent\.))"
YEARS = re.compile(rf"\s*[,،]\s*({YEAR}\s?[-–]\s?{YEAR}?|{YEAR}|{CENTURY})\.?$", re.IGNORECASE)
"""When a person lived, which catalogues write behind the name."""
PARTS = frozenset(("displayForm", "etal", "namePart", "role"))
NO_PEOPLE = (CONFERENCE, UNIVERSITY)
ANYBODY = "anybody"
WHOLES: Mapping[str, Callable[[str], Name]] = {"personal": of_a_person, ANYBODY: whole}
"""How a name in one piece is read, by the type of the name, if it has one; those of others are not taken apart."""

Names = list[tuple[Name, ...]]
Pairs = list[tuple[Name, Tree]]
"""How one person is written, and where."""


class People:
    """The names in a record, by role, and the roles whose lists go on; those in other roles are left."""

    def __init__(self, source: Source, parents: Sequence[Tree]) -> None:
        """Read the names that are children of some elements."""
        found: dict[str, list[Pairs]] = {}
        self.et_al: set[str] = set()
        self._told: dict[str, list[tuple[str, tuple[Affiliation, ...]]]] = {}
        groups: dict[tuple[str, str], int] = {}
        for node in (name for parent in parents for name in parent.findall("name")):
            role = CONFERENCE if node.get("type") == CONFERENCE else _role(node)
            if not role:
                continue
            source.take([part for part in node if part.tag in PARTS and part.get("type") != "date"])
            _lose_roles(source, node, role)
            if node.find("etal") is not None:
                self.et_al.add(role)
            names = _names(source, node, "" if role in NO_PEOPLE else node.get("type", ANYBODY))
            known = found.setdefault(role, [])
            group = (role, node.get("altRepGroup", ""))
            if group[1] and group in groups:
                # The same person in another script.
                known[groups[group]] += names
            elif names:
                groups[group] = len(known)
                known.append(names)
                if role not in NO_PEOPLE:
                    self._told.setdefault(role, []).append(_told(source, node))
        self.names: dict[str, Names] = {
            role: [names_told(pairs, source) for pairs in each] for role, each in found.items()
        }

    def persons(self, role: str) -> tuple[Person, ...]:
        """The people in a role, with their ORCID iDs and affiliations."""
        told = zip(persons(self.names.get(role, [])), self._told.get(role, []), strict=True)
        return tuple(replace(person, orcid=number, affiliations=places) for person, (number, places) in told)


def _told(source: Source, node: Tree) -> tuple[str, tuple[Affiliation, ...]]:
    """Who a person is to ORCID, and where the person belongs: in one language, but for what has a ROR ID in others."""
    numbers = [text(one).rpartition("/")[2] for one in source.take(node.findall("nameIdentifier[@type='orcid']")[:1])]
    return "".join(numbers), tuple(_bodies(source, node.findall("affiliation")))


def _bodies(source: Source, nodes: Sequence[Tree]) -> Iterator[Affiliation]:
    """The organisations in the language of the first one; what has the same ROR ID is the same one in another."""
    first = nodes[0].get("xml:lang") if nodes else None
    own = source.take([one for one in nodes if one.get("xml:lang") == first and text(one)])
    groups: dict[tuple[str, str], dict[Tree, None]] = {}
    for one in own:
        ror = ror_url(one.get("valueURI", ""))
        groups.setdefault((ror, "" if ror else text(one)), {})[one] = None
    for one in nodes:
        if (group := groups.get((ror_url(one.get("valueURI", "")), ""))) is not None:
            group[one] = None
    for (ror, _), group in groups.items():
        named = dict.fromkeys((_language(one), text(one)) for one in source.take([*group]))
        several = versions(named, source, "affiliation") if len(named) > 1 else None
        yield Affiliation(several or Text(tuple(Words(name) for _, name in named)), ror)


def _language(node: Tree) -> str:
    return language(node.get("xml:lang", node.get("lang", "")))


def _role(node: Tree) -> str:
    """The role, by a term or a code of MARC's list; a name without one is an author's."""
    terms = [_folded(text(term)) for term in node.findall("role/roleTerm")] or [""]
    return next((ROLES[term] for term in terms if term in ROLES), "")


def _lose_roles(source: Source, node: Tree, role: str) -> None:
    """Name the roles that someone has beside the one that is read."""
    parts = [text(part) for part in node.findall("namePart") if part.get("type") != "date"]
    name = ", ".join(filter(None, parts))
    for one in node.findall("role") if role != CONFERENCE else ():
        terms = [text(term) for term in one.findall("roleTerm")]
        if terms and role not in {ROLES.get(_folded(term)) for term in terms}:
            source.lose("role", f"{terms[0]} ({name})", one)


def _folded(term: str) -> str:
    return term.lower().rstrip(".")


def _names(source: Source, node: Tree, kind: str) -> Pairs:
    """The name, then how it is written in other languages."""
    others = [other for other in node.findall("alternativeName") if other.get("xml:lang") or other.get("lang")]
    source.take(others)
    for one in (node, *others):
        _lose_parts(source, one, kind)
    return [(name, one) for one in (node, *others) if (name := _name(one, kind)) is not None]


def _lose_parts(source: Source, node: Tree, whose: str) -> None:
    """Name the parts of a name that is read without them: those of no kind beside a family name, or a given name."""
    kinds = {part.get("type", "") for part in node.findall("namePart") if text(part)}
    left = "" if "family" in kinds else "given" if "" in kinds else None
    for part in node.findall("namePart"):
        kind = part.get("type", "")
        if kind == left:
            source.lose("namePart", text(part), part)
        elif whose in WHOLES and not kind and (years := YEARS.search(text(part))):
            source.lose("namePart date", years[1], part)


def _name(node: Tree, kind: str) -> Name | None:
    lang = _language(node)
    parts: dict[str, list[str]] = {}
    for part in node.findall("namePart"):
        parts.setdefault(part.get("type", ""), []).append(text(part))
    family, given, suffix = (" ".join(parts.get(kind, [])) for kind in ("family", "given", "termsOfAddress"))
    value = " ".join(parts.get("", [])) or text(node.find("displayForm"))
    value = YEARS.sub("", value) if kind in WHOLES else value
    if family:
        return human(family, given, suffix, lang)
    if not value:
        return Name(literal=given, lang=lang) if given else None
    read = WHOLES.get(kind)
    return replace(read(value), lang=lang) if read else Name(literal=value, lang=lang)
