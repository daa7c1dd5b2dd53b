"""Names of foreign files, which write them in one text or in parts."""

import re

from sitegen.language.organisations import has_word, is_joined
from sitegen.model import Name

COMMA = re.compile(r"\s*[,،]\s*")
ASCII_COMMA = re.compile(r"\s*,\s*")
COMPANY = re.compile(r"(?:Inc|Ltd|Corp|Co)\.?|L\.?L\.?[CP]\.?|GmbH|PLC", re.IGNORECASE)
SUFFIX = re.compile(r"(?:[JS]n?r|Esq)\.?|II|III|IV|VII|VIII|[2-9](?:nd|rd|th)", re.IGNORECASE)
OTHERS = frozenset(
    ("others", "and others", "et al", "et al.", "و دیگران", "دیگران", "و همکاران", "همکاران", "و سایرین", "سایرین")
)
"""What closes a list that goes on."""
SIGNS = re.compile(r"[\d&;؛/()@:]")
"""What is in no name of a person that has no comma."""
INITIALS = re.compile(r"(?!II$)[A-Z]\.?(?:[ -]?[A-Z]\.?)?")
POINTED = re.compile(r"[A-Z]\.(?:-?[A-Z]\.){0,3}")
NO_INITIALS = frozenset(("AG", "EU", "NV", "SA", "SE", "UK", "UN", "US"))
"""Forms of companies and places that close the name of an organisation, and look like initials."""
SECOND_HALVES = frozenset(("پور", "تبار", "زاده", "فرد", "منش", "نژاد", "نسب", "نیا"))
"""What ends a Persian family name of two words (حسینی نسب)."""
LONGEST = 500


def whole(value: str) -> Name:
    """A name in one text that may be anybody's: a person's, unless a word says that it is an organisation's."""
    if len(value) > LONGEST or value.lower() in OTHERS or _is_organisation(value):
        return alone(value)
    return of_a_person(value)


def of_a_person(value: str) -> Name:
    """The name of a person as "particle Family, Given, Suffix", or as it is read or as indexes have it.

    A given name holds no " and ", and is no form of a company: such a comma is one inside the name of an organisation.
    Beside a comma of ASCII, one of Persian is part of a name.
    """
    value = value.strip(" ,،")
    if len(value) > LONGEST or not COMMA.search(value):
        return _uninverted(value) if len(value) <= LONGEST else alone(value)
    parts = (ASCII_COMMA if "," in value else COMMA).split(value)
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
    """A name in EndNote, where a closing comma makes it an organisation's, and one inside of that is doubled.

    EndNote's manual, “Creating a tagged EndNote import file”
    """
    if value.endswith(",") or ",," in value:
        return alone(value.removesuffix(",").replace(",,", ",", 1).strip())
    return of_a_person(value) if "," in value else whole(value)


def inverted(value: str) -> Name:
    """A name in RIS, where a person's has a comma and an organisation's none, but for initials with points behind it.

    Zotero and citation.js read it so; the specification: https://web.archive.org/web/20120616004228/http://www.refman.com/support/risformat_intro.asp
    """
    if "," in value:
        return of_a_person(value)
    is_person = COMMA.search(value) or POINTED.fullmatch(value.rpartition(" ")[2])
    return whole(value) if is_person else alone(value)


def _is_organisation(value: str) -> bool:
    """Whether words of a name are no person's; before or behind a comma one of them alone may be a family name."""
    parts = COMMA.split(value)
    if len(parts) == 1:
        said = has_word(value) or is_joined(value) or value.lower().startswith("the ")
        return said or SIGNS.search(value) is not None or value.rpartition(" ")[2] in NO_INITIALS
    return any(has_word(part) and sum(not word.islower() for word in part.split()) > 1 for part in parts)


def _uninverted(value: str) -> Name:
    """A name without a comma, such as "Given particle Family Suffix", or "Family GI" as in indexes."""
    words = value.split()
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2 or words[-1] in {"II", "III"} or _has_no_given(words):
        return alone(value)
    end = next((at for at in range(len(words), 0, -1) if not _is_initials(words[at - 1])), 0)
    if end < len(words) and not _is_initials(words[0]):
        return human(" ".join(words[:end]), " ".join(words[end:]), suffix)
    last = len(words) - (2 if len(words) > 2 and words[-1] in SECOND_HALVES else 1)
    start = next((at for at, word in enumerate(words[1:-1], 1) if word.islower()), last)
    return human(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _has_no_given(words: list[str]) -> bool:
    """Whether words are a particle and a family name ("von Neumann")."""
    return not words[-1].islower() and all(word.islower() for word in words[:-1])


def _is_initials(word: str) -> bool:
    return (INITIALS.fullmatch(word) or POINTED.fullmatch(word)) is not None


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
