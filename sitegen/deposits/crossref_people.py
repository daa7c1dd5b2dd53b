"""The people of a work as Crossref has them, with the name in the other language, ORCID and affiliations."""

import re

from sitegen.deposits.crossref_parts import Elements, Part, leaf, title_language
from sitegen.deposits.values import language_code
from sitegen.formats.format import Address
from sitegen.formats.links import orcid_url
from sitegen.formats.xml import element
from sitegen.language.names import inverted
from sitegen.model import Affiliation, Entry, Name, Person

ROLES = {"author": "author", "container_author": "author", "editor": "editor", "translator": "translator"}
_ORCID = re.compile(r"([0-9]{4}-){3}[0-9]{3}[0-9X]")
_ROR = re.compile(r"https://.{1,50}")


def contributors(*roles: str) -> Part:
    """The people of these roles, which are fields of a work; the first of all is said to be so."""

    def part(entry: Entry, _: Address) -> Elements:
        people = [(person, ROLES[role]) for role in roles for person in getattr(entry, role)]
        places = ["first", *(["additional"] * len(people))]
        found = [
            _contributor(person, title_language(entry), {"sequence": place, "contributor_role": role})
            for (person, role), place in zip(people, places, strict=False)
        ]
        return element("contributors", {}, *(one for some in found for one in some))

    return part


def _contributor(person: Person, lang: str, place: dict[str, str]) -> Elements:
    name = person.best(lang)
    attributes = {**place, "language": language_code(name.lang)}
    if name.literal:
        return leaf("organization", name.literal, 511, attributes=attributes)
    orcid = orcid_url(person.orcid) if _ORCID.fullmatch(person.orcid) else ""
    parts = (
        *_name(name),
        *leaf("suffix", name.suffix, 10),
        *element("affiliations", {}, *(one for body in person.affiliations for one in _affiliation(body, lang))),
        *element("ORCID", {}, orcid),
        *element("alt-name", {}, *(one for other in person.names if other != name for one in _other_name(other))),
    )
    return element("person_name", attributes, *parts)


def _name(name: Name) -> Elements:
    """A given name where there is a family name, without which the given one takes its place."""
    family = inverted(Name(family=name.family, particle=name.particle))
    given = leaf("given_name", name.given, 200) if family else ()
    return *given, *leaf("surname", family or name.given, 200)


def _other_name(name: Name) -> Elements:
    attributes = {"language": language_code(name.lang)}
    if name.literal:
        return element("string-name", attributes, name.literal)
    given, surname = leaf("given_name", name.given, 200), leaf("surname", inverted(Name(family=name.family)), 200)
    return element("name", attributes, *surname, *given, *element("suffix", {}, name.suffix))


def _affiliation(affiliation: Affiliation, lang: str) -> Elements:
    ror = affiliation.ror if _ROR.fullmatch(affiliation.ror) else ""
    name = leaf("institution_name", affiliation.name.best(lang).value, 1024)
    return element("institution", {}, *name, *element("institution_id", {"type": "ror"}, ror))
