"""People in CSL-JSON, and what Crossref says of each beside the name.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md#contributor
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.formats.importing.csl_terms import ADVISOR, CONTRIBUTOR_ROLE, ROLES
from sitegen.formats.importing.csl_values import Item, lose, no_objects, objects, text
from sitegen.formats.importing.draft import Draft, Told
from sitegen.formats.importing.names import alone, human
from sitegen.formats.importing.terms import ror_url
from sitegen.language.markup import bare_text
from sitegen.model import Affiliation, Name, Text, Words

NAME_PARTS = ("family", "given", "suffix", "literal", "name", "dropping-particle", "non-dropping-particle")
READ = frozenset((*NAME_PARTS, "ORCID", "affiliation"))
ABOUT_THE_NAME = frozenset(
    ("authenticated-orcid", "comma-suffix", "isInstitution", "parse-names", "role", "sequence", "static-ordering")
)
"""How a name was found and is to be shown, which says nothing of the person."""
NOT = (0, False, "0", "false")
OTHERS = Name(literal="others")


def roles(item: Item) -> Mapping[str, str]:
    """The roles that are read; who contributed supervised a thesis where this site's own file says so, else is lost."""
    custom = item.get("custom")
    is_told = isinstance(custom, dict) and CONTRIBUTOR_ROLE in custom.items()
    return {**ROLES, **({ADVISOR: "advisor"} if is_told else {})}


def put_names(draft: Draft, item: Item) -> None:
    """The people of all roles, with their names in other languages, which this site's own files have."""
    custom = item["custom"] if isinstance(item.get("custom"), dict) else {}
    goes_on = custom["et-al"] if isinstance(custom.get("et-al"), list) else []
    named = roles(item)
    for name, role in named.items():
        people = objects(item.get(name))
        translated = custom.get(name)
        others = []
        for lang, names in translated.items() if isinstance(translated, dict) else ():
            if len(objects(names)) == len(people):
                others.append([_name(person, lang) for person in objects(names)])
            else:
                lose(draft, f"custom.{name}.{lang}", names)
        told = [_told(draft, person, name) for person in people]
        draft.people(role, [_name(person) for person in people] + [OTHERS] * (name in goes_on), others, told)
        for one in no_objects(item.get(name)):
            lose(draft, name, one)
    for name in goes_on:
        lose(draft, "custom.et-al", "" if name in tuple(named) else name)


def _told(draft: Draft, person: Item, role: str) -> Told:
    """Who a person is to ORCID, and where the person belongs."""
    for name in sorted(person.keys() - READ - ABOUT_THE_NAME):
        lose(draft, f"{role}.{name}", person[name])
    number = text(person.get("ORCID", "")).rpartition("/")[2]
    return number, tuple(_bodies(draft, person.get("affiliation"), f"{role}.affiliation"))


def _bodies(draft: Draft, written: Any, label: str) -> Iterator[Affiliation]:
    """The organisations in a list with their ROR IDs; all else that is said of them is lost."""
    for place in objects(written):
        numbers = [text(one.get("id")) for one in objects(place.get("id"))]
        name = bare_text(text(place.get("name")))
        ror = next(filter(None, map(ror_url, numbers)), "") if name else ""
        for name_of_part in sorted(place.keys() - {"id", "name"}):
            lose(draft, f"{label}.{name_of_part}", place[name_of_part])
        for number in numbers:
            lose(draft, f"{label}.id", "" if ror and ror_url(number) == ror else number)
        if name:
            yield Affiliation(Text((Words(name),)), ror)
    for one in no_objects(written):
        lose(draft, label, one)


def _name(person: Item, lang: str = "und") -> Name:
    parts = {name: bare_text(text(person.get(name, ""))) for name in NAME_PARTS}
    literal = parts["literal"] or parts["name"]
    if literal or not (parts["family"] or parts["given"]):
        name = Name(literal=literal)
    elif not parts["family"]:
        name = alone(parts["given"])
    else:
        particle = " ".join(filter(None, (parts["dropping-particle"], parts["non-dropping-particle"])))
        name = human(parts["family"], parts["given"], parts["suffix"], particle)
        if person.get("parse-names") in NOT:
            name = Name(parts["family"], parts["given"], particle, parts["suffix"])
    return Name(name.family, name.given, name.particle, name.suffix, name.literal, lang)
