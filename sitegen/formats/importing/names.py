"""Names of foreign files, which write them in one text or in parts."""

import re

from sitegen.model import Name

COMMA = re.compile(r"\s*[,،]\s*")
ASCII_COMMA = re.compile(r"\s*,\s*")
COMPANY = re.compile(r"(?:Inc|Ltd|Corp|Co)\.?|L\.?L\.?[CP]\.?|GmbH|PLC", re.IGNORECASE)
SUFFIX = re.compile(r"(?:[JS]n?r|Esq)\.?|II|III|IV|VII|VIII|[2-9](?:nd|rd|th)", re.IGNORECASE)
OTHERS = frozenset(
    ("others", "and others", "et al", "et al.", "و دیگران", "دیگران", "و همکاران", "همکاران", "و سایرین", "سایرین")
)
"""What closes a list that goes on."""
LONGEST = 500


def inverted(value: str) -> Name:
    """A name as "particle Family, Given, Suffix"; one without a comma, or with too many, is whole.

    A given name holds no " and ", and is no form of a company: such a comma is one inside the name of an organisation.
    Beside a comma of ASCII, one of Persian is part of a name.
    """
    comma = ASCII_COMMA if "," in value else COMMA
    parts = comma.split(value) if len(value) <= LONGEST else [value]
    family, given, suffix = (*parts, "", "")[:3]
    if len(parts) == 3 and SUFFIX.fullmatch(given):
        given, suffix = suffix, given
    is_person = len(parts) == 2 or (len(parts) == 3 and SUFFIX.fullmatch(suffix) is not None)
    if is_person and not family:
        return alone(given)
    if not is_person or " and " in given or COMPANY.fullmatch(given):
        return alone(value)
    return human(family, given, suffix)


def in_reading_order(value: str) -> Name:
    """A name as "Given particle Family", where it has no comma; a closing comma makes it an organisation's.

    EndNote's manual, “Creating a tagged EndNote import file”
    """
    if value.endswith(",") or ",," in value:
        return alone(value.removesuffix(",").replace(",,", ",", 1).strip())
    words = value.split()
    if COMMA.search(value) or len(words) < 2 or len(value) > LONGEST:
        return inverted(value)
    start = next((at for at, word in enumerate(words[1:-1], 1) if word.islower()), len(words) - 1)
    return human(" ".join(words[start:]), " ".join(words[:start]), "")


def human(family: str, given: str, suffix: str, particle: str = "") -> Name:
    """A name in parts; words without a capital in front of the family name are its particle."""
    words = family.split()
    count = next((at for at, word in enumerate(words) if not word.islower()), 0)
    if not words or (not given and len(words) > 1 and not particle):
        return alone(" ".join(filter(None, (given, family, suffix))))
    leading = " ".join((*particle.split(), *words[:count]))
    return Name(" ".join(words[count:]), " ".join(given.split()), leading, suffix)


def alone(value: str) -> Name:
    """A name that is not taken apart: a family name in one word, or else a whole."""
    text = " ".join(value.split())
    return Name(family=text) if text and " " not in text else Name(literal=text)
