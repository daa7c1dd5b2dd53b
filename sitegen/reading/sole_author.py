"""What a record says of its author in fields of the work, `orcid` and `affiliation`: clear where there is one."""

import re

from msgspec.structs import replace

from sitegen.language.names import display
from sitegen.language.orthography import fold
from sitegen.model import Affiliation, Person, Text, Words
from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt, remark
from sitegen.reading.identifiers import doubts, orcid
from sitegen.reading.latex import verbatim
from sitegen.reading.record import plain

_SEPARATOR = re.compile("[;؛]")
_CORRESPONDENCE = re.compile(r"\((?:corresponding|reprint) author\)", re.IGNORECASE)
"""What the Web of Science writes behind the name of an author, before the address."""
_MESSAGE = "`{}` of the work does not say which author it is about; only BibTeX files have it"
_HINT = 'write the place of the author: `author_{} = {{1="…"}}`'


def with_fields_of_the_work(authors: tuple[Person, ...], reading: Reading) -> tuple[Person, ...]:
    """The authors, the sole one with the ORCID iD and the organisations that fields of the work name.

    Whose they are of several authors is not known: they are told and stay among the other fields, as they do where
    fields of the author name others.
    """
    bases = reading.record.bases
    if "orcid" not in bases and "affiliation" not in bases:
        return authors
    sole = authors[0] if len(authors) == 1 and "author" not in reading.et_al else None
    same = {"", orcid(verbatim(reading.record.fields.get("orcid", "")))}
    is_place = bool(sole and not sole.affiliations and not _names_author(sole, reading))
    own = {"orcid": bool(sole and sole.orcid in same), "affiliation": is_place}
    tell = {"orcid": _whose, "affiliation": _whose if sole and sole.affiliations else _unclear}
    reading.doubts.extend(tell[name](name) for name, is_clear in own.items() if name in bases and not is_clear)
    if sole is None:
        return authors
    number = (own["orcid"] and _orcid(reading)) or sole.orcid
    places = _affiliations(reading) if own["affiliation"] else sole.affiliations
    return (replace(sole, orcid=number, affiliations=places),)


def _orcid(reading: Reading) -> str:
    value = reading.record.verbatim("orcid")
    number = orcid(value)
    reading.doubts.extend(doubts("orcid", value) if value and not number else ())
    return number


def _affiliations(reading: Reading) -> tuple[Affiliation, ...]:
    """The organisations, parted by semicolons, each in the languages that have as many as the first one."""
    versions = reading.record.localized("affiliation").versions
    lists = [
        [Words(part.strip(), one.lang) for part in _SEPARATOR.split(one.value) if part.strip()] for one in versions
    ]
    if len({len(names) for names in lists}) > 1:
        lists = [[words] for words in versions]
    return tuple(Affiliation(Text(names)) for names in zip(*lists, strict=True))


def _names_author(author: Person, reading: Reading) -> bool:
    """Whether `affiliation` names the author before an address: "Doe, J (Corresponding Author), Salt Univ"."""
    value = plain(reading.record.fields.get("affiliation", ""))
    begins = frozenset(fold(start) for name in author.names for start in (name.family, display(name)) if start)
    parts = [re.split("[,،]", part)[0] for part in _SEPARATOR.split(value) if "," in part or "،" in part]
    return _CORRESPONDENCE.search(value) is not None or any(fold(part) in begins for part in parts)


def _whose(name: str) -> Doubt:
    return Doubt("unreadable-annotation", _MESSAGE.format(name), _HINT.format(name))


def _unclear(name: str) -> Doubt:
    """What every record of some databases has."""
    return remark("unclear-affiliation", _MESSAGE.format(name), _HINT.format(name))
