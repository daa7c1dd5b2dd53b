"""A name as people read it, as catalogues invert it, and as an index sorts it."""

from sitegen.model import Name

ELISIONS = ("'", "’", "ʼ", "-", "‑")
"""What a particle ends with that stands before its family name without a space: d’Alembert."""


def display(name: Name) -> str:
    """The name in reading order: given, particle, family, suffix; or the literal."""
    return name.literal or _words(name.given, with_particle(name), name.suffix)


def inverted(name: Name, comma: str = ", ") -> str:
    """The name as "particle Family Suffix, Given", for machines with an ASCII comma in every script; or the literal.

    The suffix goes before the comma, where Google Scholar and Zotero keep it.
    """
    return name.literal or comma.join(part for part in (_words(with_particle(name), name.suffix), name.given) if part)


def sort_name(name: Name) -> str:
    """What an index sorts the name by: family, given, particle, suffix (CSL's "demote-non-dropping-particle")."""
    return name.literal or _words(name.family, name.given, name.particle, name.suffix)


def with_particle(name: Name) -> str:
    """The family name behind its particle, with a blank where there is to be one."""
    if name.particle.endswith(ELISIONS):
        return name.particle + name.family
    return _words(name.particle, name.family)


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)
