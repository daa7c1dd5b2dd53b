"""The nodes that JSON-LD blocks are made of: people, organisations, and what a work appeared in.

Empty properties are left out. The nodes are shared, and nobody changes them.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from sitegen.formats.links import orcid_url
from sitegen.language.names import display
from sitegen.model import Affiliation, Container, Name, Person, Text

Node: TypeAlias = dict[str, Any]

CONTAINER_TYPES = {"periodical": "Periodical", "book": "Book", "proceedings": "Book", "website": "WebSite"}


def filled(node: Node) -> Node:
    """A node without its empty properties."""
    return {name: value for name, value in node.items() if value}


def words_in(text: Text, lang: str) -> str:
    """The words for readers of a language, or an empty string."""
    return text.best(lang).value


@lru_cache(maxsize=1024)
def organization(name: str, identifier: str = "") -> Node:
    """An organisation; nothing without a name."""
    return filled({"@type": "Organization", "@id": identifier, "name": name}) if name else {}


def people(persons: Sequence[Person], lang: str) -> list[Node]:
    """A node for each person."""
    return [person_node(person, lang) for person in persons]


@lru_cache(maxsize=4096)
def person_node(person: Person, lang: str) -> Node:
    """A human, or an organisation: one that has no ORCID and whose names have no parts."""
    name = person.best(lang)
    if not person.orcid and all(version.literal for version in person.names):
        return organization(name.literal)
    orcid = orcid_url(person.orcid) if person.orcid else ""
    return filled(
        {
            "@type": "Person",
            "@id": orcid,
            "name": display(name),
            "givenName": name.given,
            "familyName": display(Name(family=name.family, particle=name.particle)),
            "honorificSuffix": name.suffix,
            "affiliation": [_affiliation(place, lang) for place in person.affiliations],
            "identifier": orcid,
        }
    )


def _affiliation(affiliation: Affiliation, lang: str) -> Node:
    return organization(words_in(affiliation.name, lang), affiliation.ror)


@lru_cache(maxsize=1024)
def container_node(container: Container, publisher: Text, lang: str) -> Node:
    """A journal, a book, proceedings or a site, as far as it is the same for every work in it."""
    node = {
        "@type": CONTAINER_TYPES[container.kind],
        "name": words_in(container.title, lang),
        "alternateName": words_in(container.short_title, lang),
        "url": container.url,
        "publisher": organization(words_in(publisher, lang)),
        "issn": list(container.issns) if container.kind == "periodical" else [],
    }
    return filled(node)


def within(*levels: Node) -> Node:
    """Each of these, the smallest first, as part of the next one; empty ones are passed over."""
    whole: Node = {}
    for level in filter(None, reversed(levels)):
        whole = {**level, "isPartOf": whole} if whole else level
    return whole


def issue_node(number: str) -> Node:
    """An issue with a number; nothing without one."""
    return {"@type": "PublicationIssue", "issueNumber": number} if number else {}


def volume_node(number: str) -> Node:
    """A volume with a number; nothing without one."""
    return {"@type": "PublicationVolume", "volumeNumber": number} if number else {}
