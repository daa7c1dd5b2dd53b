"""People and organisations in JATS: each with a name for every language it is written in."""

from collections.abc import Sequence
from functools import lru_cache

from sitegen.formats.facts import known_language
from sitegen.formats.links import orcid_url
from sitegen.formats.xml import Element, Node, element
from sitegen.language.names import with_particle
from sitegen.model import Affiliation, Entry, Name, Person

ROLES = ("author", "editor", "translator", "advisor")
EASTERN = frozenset(("hu", "ja", "ko", "vi", "zh"))
"""The languages that put the family name first."""

Nodes = tuple[Element, ...]


def contributors(entry: Entry) -> Nodes:
    """A `contrib-group` for each role that someone has."""
    groups = (
        (role, tuple(_contributor(role, person, entry.language) for person in getattr(entry, role))) for role in ROLES
    )
    return tuple(Element("contrib-group", {"content-type": f"{role}s"}, people) for role, people in groups if people)


def person_group(kind: str, people: Sequence[Person], lang: str) -> Nodes:
    """The people behind something that a work appeared in."""
    return element("person-group", {"person-group-type": kind}, *(_names(person, lang) for person in people))


@lru_cache(maxsize=1024)
def _contributor(role: str, person: Person, lang: str) -> Element:
    orcid = element("contrib-id", {"contrib-id-type": "orcid"}, orcid_url(person.orcid) if person.orcid else "")
    places = (node for place in person.affiliations for node in _affiliation(place))
    return Element("contrib", {"contrib-type": role}, (*orcid, _names(person, lang), *places))


def _names(person: Person, lang: str) -> Element:
    """The name, or all of them together, that in `lang` first; an organisation has no parts in any language."""
    own = person.best(lang)
    names = (own, *(name for name in person.names if name != own))
    is_whole = all(name.literal for name in person.names)
    if len(person.names) == 1:
        return _collab(own) if is_whole else _name(own)
    if is_whole:
        return Element("collab-alternatives", {}, tuple(map(_collab, names)))
    return Element("name-alternatives", {}, tuple(map(_name, names)))


def _collab(name: Name) -> Element:
    return Element("collab", _language(name), (name.literal,))


def _name(name: Name) -> Element:
    if name.literal:
        return Element("string-name", _language(name), (name.literal,))
    style = "eastern" if name.lang.partition("-")[0] in EASTERN else "western"
    parts: tuple[Node, ...] = (
        *element("surname", {}, with_particle(name)),
        *element("given-names", {}, name.given),
        *element("suffix", {}, name.suffix),
    )
    return Element("name", {"name-style": style, **_language(name)}, parts)


def _language(name: Name) -> dict[str, str]:
    return {"xml:lang": name.lang} if known_language(name.lang) else {}


def _affiliation(place: Affiliation) -> Nodes:
    """The organisation; one with an identifier in every language, wrapped together."""
    own = place.name.versions[0].lang if place.name.versions else ""
    names = [
        node
        for words in place.name.versions
        for node in element("institution", {"xml:lang": known_language(words.lang)}, words.value)
    ]
    ror = element("institution-id", {"institution-id-type": "ror"}, place.ror)
    return element("aff", {"xml:lang": known_language(own)}, *element("institution-wrap", {}, *ror, *names))
