"""What a record says of single people in a list of names: BibLaTeX's data annotations.

https://ctan.org/pkg/biblatex, "Data Annotations": `author+an:orcid = {1="0000-0002-1825-0097"; 3="…"}` is what it says
of the first name and of the third one, under the name `orcid`. A person who is named twice has two affiliations. For
programs that cannot read such names of fields, there are plain ones that say the same: `author_orcid`.
"""

import re
from collections.abc import Iterator, Mapping

from sitegen.language.orthography import text_language
from sitegen.model import Affiliation, Text, Words
from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt
from sitegen.reading.identifiers import doubts, orcid
from sitegen.reading.latex import verbatim
from sitegen.reading.record import plain

_ITEM = re.compile(r'\s*+([0-9]{1,4})\s*+=\s*+(?:"(.*?)"|([^";]*+))\s*+(?:;\s*+|\Z)', re.DOTALL)


def names_of(role: str, kind: str) -> tuple[str, str]:
    """What a field is called that says something of each person in a role: by BibLaTeX, and in plain."""
    return f"{role}+an:{kind}", f"{role}_{kind}"


def field_of(fields: Mapping[str, str], role: str, kind: str) -> str:
    """The one of these that a record has; BibLaTeX's, if it has none or both."""
    annotation, plain_name = names_of(role, kind)
    return plain_name if plain_name in fields and annotation not in fields else annotation


def orcids(reading: Reading, role: str, count: int) -> Mapping[int, str]:
    """The ORCID iDs in a list of `count` names, by the place of the name; wrong ones stay among the other fields."""
    name = field_of(reading.record.fields, role, "orcid")
    found: dict[int, str] = {}
    for place, value in _annotated(reading, name, count):
        known = orcid(verbatim(value))
        if not known or found.setdefault(place, known) != known:
            reading.doubts.extend(doubts("orcid", verbatim(value)) or (_unreadable(name),))
            _leave(reading, name)
    return found


def affiliations(reading: Reading, role: str, count: int) -> Mapping[int, tuple[Affiliation, ...]]:
    """The organisations that the people in a list of `count` names belong to, by the place of the name."""
    record = reading.record
    found: dict[int, dict[Affiliation, None]] = {}
    for place, raw in _annotated(reading, field_of(record.fields, role, "affiliation"), count):
        if value := plain(raw):
            words = Words(value, text_language(value, record.declared, record.languages))
            found.setdefault(place, {})[Affiliation(Text((words,)))] = None
    return {place: tuple(places) for place, places in found.items()}


def _annotated(reading: Reading, name: str, count: int) -> Iterator[tuple[int, str]]:
    """What is said under a name, each with the place that it is said of."""
    raw = reading.record.raw(name)
    at, is_clear = 0, True
    while at < len(raw) and (item := _ITEM.match(raw, at)) is not None:
        place, at = int(item[1]), item.end()
        is_clear = is_clear and 1 <= place <= count
        if 1 <= place <= count:
            yield place, item[2] or item[3] or ""
    if at < len(raw) or not is_clear:
        reading.doubts.append(_unreadable(name))
        _leave(reading, name)


def _leave(reading: Reading, name: str) -> None:
    """Keep the field as it stands, once."""
    if all(kept != name for kept, _ in reading.left_over):
        reading.left_over.append((name, plain(reading.record.fields[name])))


def _unreadable(name: str) -> Doubt:
    message = f"not all of `{name}` can be read as what is said of the people in the list"
    hint = f'write the place of each name and what is said of it: `{name} = {{1="…"; 2="…"}}`'
    return Doubt("unreadable-annotation", message, hint)
