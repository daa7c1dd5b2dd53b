"""What a record says of single people in a list of names: BibLaTeX's data annotations.

https://ctan.org/pkg/biblatex, "Data Annotations": `author+an:orcid = {1="0000-0002-1825-0097"; 3="…"}` is what it says
of the first name and of the third one, under the name `orcid`. What is said of a person's second organisation has a
number in its name (`affiliation2`), since biber keeps one value of each; here a person may be named twice as well. For
programs that cannot read such names of fields, there are plain ones that say the same: `author_orcid`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from sitegen.language.orthography import language_tag, text_language
from sitegen.model import Affiliation, Text, Words
from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt
from sitegen.reading.identifiers import READERS, doubts
from sitegen.reading.latex import verbatim
from sitegen.reading.record import plain

_ITEM = re.compile(r'\s*+([0-9]{1,4})\s*+=\s*+(?:"(.*?)"|([^";]*+))\s*+(?:;\s*+|\Z)', re.DOTALL)
_OF_BODY = re.compile(r"(affiliation|ror)([1-9][0-9]?)?(?:_([a-z]{2,3}(?:-[a-z0-9]{2,8})*))?")


class _At(NamedTuple):
    """The place of a person, the number in the name of the field, and how often it has named the person before."""

    place: int
    number: int
    before: int


class _Field(NamedTuple):
    """A field that says something of organisations: what, of which one of each person, and in which language."""

    name: str
    what: str
    number: int
    lang: str


def is_annotated(reading: Reading, role: str) -> bool:
    """Whether the record may say something of single people in a role, by the names of its fields."""
    names = " ".join(reading.record.fields)
    return any(f"{role}{mark}" in names for mark in ("+an:", "_orcid", "_affiliation", "_ror"))


def orcids(reading: Reading, role: str, count: int) -> Mapping[int, str]:
    """The ORCID iDs in a list of `count` names, by the place of the name; wrong ones are left out."""
    annotation, plain_name = f"{role}+an:orcid", f"{role}_orcid"
    name = annotation if annotation in reading.record.fields else plain_name
    found: dict[int, str] = {}
    for at, number in _identifiers(reading, _Field(name, "orcid", 1, ""), count):
        if found.setdefault(at.place, number) != number:
            _leave(reading, name, (_unreadable(name),))
    return found


def affiliations(reading: Reading, role: str, count: int) -> Mapping[int, tuple[Affiliation, ...]]:
    """The organisations that the people in a list of `count` names belong to, by the place of the name."""
    fields = _of_bodies(reading, role)
    names: dict[_At, dict[str, Words]] = {}
    for field in (one for one in fields if one.what == "affiliation"):
        for at, words in _words(reading, field, count):
            if names.setdefault(at, {}).setdefault(words.lang, words) != words:
                _leave(reading, field.name, (_unreadable(field.name),))
    rors: dict[_At, str] = {}
    for field in (one for one in fields if one.what == "ror"):
        for at, number in _identifiers(reading, field, count):
            rors[at] = number
            if at not in names:
                _leave(reading, field.name, (_unreadable(field.name),))
    found: dict[int, dict[Affiliation, None]] = {}
    for at, versions in sorted(names.items()):
        found.setdefault(at.place, {})[Affiliation(Text((*versions.values(),)), rors.get(at, ""))] = None
    return {place: tuple(bodies) for place, bodies in found.items()}


def _of_bodies(reading: Reading, role: str) -> list[_Field]:
    """The fields about the organisations of people in a role, those without a language first; annotations win."""
    found: dict[str, _Field] = {}
    for prefix in (f"{role}_", f"{role}+an:"):
        for name in reading.record.fields:
            if name.startswith(prefix) and (one := _OF_BODY.fullmatch(name, len(prefix))):
                found[one[0]] = _Field(name, one[1], int(one[2] or 1), one[3] or "")
    return sorted(found.values(), key=lambda field: (field.lang, field.number))


def _words(reading: Reading, field: _Field, count: int) -> Iterator[tuple[_At, Words]]:
    """The names of organisations in a field, in the language of the field, or that of their script."""
    record = reading.record
    for at, raw in _annotated(reading, field, count):
        if value := plain(raw):
            lang = language_tag(field.lang) or field.lang
            yield at, Words(value, lang or text_language(value, record.declared, record.languages))


def _identifiers(reading: Reading, field: _Field, count: int) -> Iterator[tuple[_At, str]]:
    """The identifiers in a field; one that is wrong is told and left out, one that is hardly any keeps the field."""
    kind: Literal["orcid", "ror"] = "orcid" if field.what == "orcid" else "ror"
    for at, raw in _annotated(reading, field, count):
        if isinstance(number := READERS[kind](verbatim(raw)), str) and number:
            yield at, number
        elif wrong := doubts(kind, verbatim(raw)):
            reading.doubts.extend(wrong)
        else:
            _leave(reading, field.name, (_unreadable(field.name),))


def _annotated(reading: Reading, field: _Field, count: int) -> Iterator[tuple[_At, str]]:
    """What is said in a field, each with what it is said of."""
    raw = reading.record.raw(field.name)
    at, is_clear = 0, True
    before: dict[int, int] = {}
    while at < len(raw) and (item := _ITEM.match(raw, at)) is not None:
        place, at = int(item[1]), item.end()
        is_clear = is_clear and 1 <= place <= count
        if 1 <= place <= count:
            yield _At(place, field.number, before.get(place, 0)), item[2] or item[3] or ""
            before[place] = before.get(place, 0) + 1
    if at < len(raw) or not is_clear:
        _leave(reading, field.name, (_unreadable(field.name),))


def _leave(reading: Reading, name: str, why: Iterable[Doubt]) -> None:
    """Say what is doubtful of a field, and keep it as it stands, once."""
    reading.doubts.extend(why)
    if all(kept != name for kept, _ in reading.left_over):
        reading.left_over.append((name, plain(reading.record.fields[name])))


def _unreadable(name: str) -> Doubt:
    message = f"not all of `{name}` can be read as what is said of the people in the list"
    hint = f'write the place of each name and what is said of it: `{name} = {{1="…"; 2="…"}}`'
    return Doubt("unreadable-annotation", message, hint)
