"""Who made an article in JATS: its contributors, with what is said of each."""

import re
from xml.etree.ElementTree import Element as Tree

from msgspec.structs import replace

from sitegen.formats.importing.names import whole
from sitegen.formats.jats_affiliations import Bodies, of_all
from sitegen.formats.jats_front import META, Front, language_of
from sitegen.formats.records import human, names_told, persons
from sitegen.formats.xml_reading import Source, text
from sitegen.language.characters import tidy
from sitegen.language.names import display
from sitegen.model import Name, Person

ROLES = {role: role for role in ("author", "editor", "translator", "advisor")}
NO_AUTHORS = re.compile("acknowledg|collaborator|illustrat|investigator|non-author|referee|review|staff")
"""What groups are called whose members did not write the article."""
INSIDE_COLLAB = ("address", "aff", "contrib-group", "email", "ext-link", "fn", "xref")
LOST_OF_NAMES = (
    *(("collab", "contrib-group"), ("aff", "aff"), ("email", "email"), ("prefix", "prefix")),
    *(("address", "address"), ("ext-link", "ext-link"), ("fn", "fn")),
)
MARKS = ("corresp", "deceased", "equal-contrib")


def people(front: Front) -> dict[str, tuple[Person, ...]]:
    """The people in the roles above with their ORCID iDs and affiliations; contributors of other kinds are left."""
    found: dict[str, list[Person]] = {}
    bodies = Bodies(front.source)
    for group in front.source.root.findall(f"{META}contrib-group"):
        shared = of_all(group)
        named = group.get("content-type", "").lower().removesuffix("s")
        of_group = named if named in ROLES or NO_AUTHORS.search(named) else "author"
        for contributor in group.findall("contrib"):
            role = ROLES.get(contributor.get("contrib-type") or of_group, "")
            for person in persons([_names(front, contributor)] if role else ()):
                found.setdefault(role, []).append(bodies.joined(person, contributor, shared))
                _lose_marks(front.source, contributor, display(person.names[0]))
            front.source.take(contributor.findall("xref"))
    return {role: tuple(people) for role, people in found.items()}


def _lose_marks(source: Source, contributor: Tree, name: str) -> None:
    """Name what marks a contributor, which is no part of the name: to whom to write, and the like."""
    marks = [mark for mark in MARKS if contributor.get(mark) == "yes"]
    marks += ["corresp" for xref in contributor.findall("xref") if xref.get("ref-type") == "corresp"]
    for mark in dict.fromkeys(marks):
        source.lose(mark, name, contributor)


def _names(front: Front, contributor: Tree) -> tuple[Name, ...]:
    """The names of a contributor, in each language."""
    nodes = [
        node
        for path in ("name-alternatives/*", "name", "string-name", "collab-alternatives/*", "collab")
        for node in contributor.findall(path)
    ]
    front.source.take(nodes)
    for node in nodes:
        _lose_parts(front.source, node)
    if contributor.find("anonymous") is not None:
        front.source.lose("anonymous", "an author without a name", contributor)
    found = ((name, node) for node in nodes if (name := name_of(node, front.lang)) is not None)
    return names_told(found, front.source)


def _lose_parts(source: Source, node: Tree) -> None:
    """Name what stands in a name and is no part of it; between the parts of one there are signs alone."""
    for label, part in LOST_OF_NAMES:
        for lost in node.iter(part):
            source.lose(label, text(lost), lost)
    if node.find("surname") is not None:
        rest = " ".join(filter(None, (tidy(one or "") for one in (node.text, *(child.tail for child in node)))))
        source.lose(node.tag, rest if any(map(str.isalnum, rest)) else "", node)


def name_of(node: Tree, around: str) -> Name | None:
    """A name of a human or of an organisation; none where an element has no words."""
    lang = language_of(node, around)
    if node.tag == "collab":
        value = text(node, INSIDE_COLLAB)
        return Name(literal=value, lang=lang) if value else None
    family, given, suffix = (text(node.find(part)) for part in ("surname", "given-names", "suffix"))
    if family:
        return human(family, given, suffix, lang)
    value = given or text(node)
    return replace(whole(value), lang=lang) if value else None
