"""What a record says of its author in fields of the work, `orcid` and `affiliation`: clear where there is one."""

import re

from msgspec.structs import replace

from sitegen.model import Affiliation, Person, Text, Words
from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt
from sitegen.reading.identifiers import doubts, orcid
from sitegen.reading.latex import verbatim

_SEPARATOR = re.compile("[;؛]")


def with_fields_of_the_work(authors: tuple[Person, ...], reading: Reading) -> tuple[Person, ...]:
    """The authors, the sole one with the ORCID iD and the organisations that fields of the work name.

    Whose they are of several authors is not known: they are told and stay among the other fields, as they do where
    fields of the author name others.
    """
    bases = reading.record.bases
    if "orcid" not in bases and "affiliation" not in bases:
        return authors
    sole = authors[0] if len(authors) == 1 else None
    same = {"", orcid(verbatim(reading.record.fields.get("orcid", "")))}
    own = {"orcid": bool(sole and sole.orcid in same), "affiliation": bool(sole and not sole.affiliations)}
    reading.doubts.extend(_whose(name) for name, is_clear in own.items() if name in bases and not is_clear)
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


def _whose(name: str) -> Doubt:
    message = f"`{name}` of the work does not say which author it is about; only BibTeX files have it"
    return Doubt("unreadable-annotation", message, f'write the place of the author: `author_{name} = {{1="…"}}`')
