"""People and organisations in MODS: one name each, and how it is written in other languages inside it.

A second `name` for another script would be a second person to most readers (https://www.loc.gov/standards/mods/userguide/name.html).
"""

from collections.abc import Sequence
from functools import lru_cache

from sitegen.formats.links import orcid_url
from sitegen.formats.mods_terms import ROLES
from sitegen.formats.mods_values import Nodes, filled, language, line, lines
from sitegen.formats.xml import Element
from sitegen.language.names import with_particle
from sitegen.model import Affiliation, Name, Person


def names(role: str, persons: Sequence[Person], lang: str, *, et_al: bool = False) -> Nodes:
    """The people in a role, and that there are more of them."""
    more = (Element("name", {"type": "personal"}, (Element("etal"), _role(role))),) if et_al else ()
    return (*(_person(role, person, lang) for person in persons), *more)


@lru_cache(maxsize=1024)
def _person(role: str, person: Person, lang: str) -> Element:
    own = person.best(lang)
    others = [name for name in person.names if name != own]
    identifier = line("nameIdentifier", orcid_url(person.orcid), type="orcid") if person.orcid else ()
    places = (node for place in person.affiliations for node in _affiliation(place, lang))
    alternatives = (
        Element("alternativeName", _attributes(name, "altType", "translation"), _parts(name)) for name in others
    )
    parts = (*_parts(own), _role(role), *identifier, *places, *alternatives)
    return Element("name", _attributes(own, "type", "corporate" if own.literal else "personal"), parts)


def _affiliation(place: Affiliation, lang: str) -> Nodes:
    """The organisation in each language; MODS 3.8 has a place for its identifier, by which these are one."""
    authority = {"authorityURI": "https://ror.org/", "valueURI": place.ror} if place.ror else {}
    return lines("affiliation", place.name, lang, **authority)


def _attributes(name: Name, key: str, value: str) -> dict[str, str]:
    return {key: value, **filled(language(name.lang))}


def _parts(name: Name) -> Nodes:
    if name.literal:
        return line("namePart", name.literal)
    family, given = with_particle(name), name.given
    return (
        *line("namePart", family, type="family"),
        *line("namePart", given, type="given"),
        *line("namePart", name.suffix, type="termsOfAddress"),
    )


def _role(role: str) -> Element:
    code, term = ROLES[role]
    terms = (("text", term), ("code", code))
    nodes = (node for kind, value in terms for node in line("roleTerm", value, type=kind, authority="marcrelator"))
    return Element("role", {}, tuple(nodes))
