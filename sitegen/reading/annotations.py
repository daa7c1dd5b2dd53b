"""What a record says of single people in a list of names: BibLaTeX's data annotations.

https://ctan.org/pkg/biblatex, "Data Annotations": `author+an:orcid = {1="0000-0002-1825-0097"; 3="…"}` is what it says
of the first name and of the third one, under the name `orcid`. What is said of a person's second organisation has a
number in its name (`affiliation2`), since biber keeps one value of each; here a person may be named twice as well. For
programs that cannot read such names of fields, there are plain ones that say the same: `author_orcid`. Both are
read, and of two values in one place that of the annotation counts; what is wrong or unreadable is told and left out.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
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
    """The ORCID iDs in a list of `count` names, by the place of the name; wrong ones are told and left out."""
    found: dict[int, tuple[_Field, str]] = {}
    for name in (f"{role}+an:orcid", f"{role}_orcid"):
        field = _Field(name, "orcid", 1, "")
        for at, number in _identifiers(reading, field, count):
            _once(reading, at, found.setdefault(at.place, (field, number)), (field, number))
    return {place: number for place, (_, number) in found.items()}


def affiliations(reading: Reading, role: str, count: int) -> Mapping[int, tuple[Affiliation, ...]]:
    """The organisations that the people in a list of `count` names belong to, by the place of the name."""
    fields = _of_bodies(reading, role)
    said: dict[tuple[_At, str], tuple[_Field, Words]] = {}
    unnamed: dict[_At, tuple[_Field, Words]] = {}
    for field in (one for one in fields if one.what == "affiliation"):
        for at, words in _words(reading, field, count):
            # Where neither field names a language, words in two scripts are no translations of each other.
            first = (field, words) if field.lang else unnamed.setdefault(at, (field, words))
            if first[1] == words:
                first = said.setdefault((at, words.lang), first)
            _once(reading, at, first, (field, words))
    names: dict[_At, list[Words]] = {}
    for (at, _), (_, words) in sorted(said.items(), key=lambda item: (item[0][0], item[1][0].lang != "")):
        names.setdefault(at, []).append(words)
    rors = _rors(reading, [one for one in fields if one.what == "ror"], names.keys(), count)
    found: dict[int, dict[Affiliation, None]] = {}
    for at, versions in names.items():
        found.setdefault(at.place, {})[Affiliation(Text((*versions,)), rors.get(at, ""))] = None
    return {place: tuple(bodies) for place, bodies in found.items()}


def _rors(reading: Reading, fields: Iterable[_Field], named: Container[_At], count: int) -> Mapping[_At, str]:
    """The ROR IDs of the organisations that have a name."""
    found: dict[_At, tuple[_Field, str]] = {}
    for field in fields:
        for at, number in _identifiers(reading, field, count):
            _once(reading, at, found.setdefault(at, (field, number)), (field, number))
            if at not in named:
                _tell(reading, (_unreadable(field.name),))
    return {at: number for at, (_, number) in found.items()}


def _of_bodies(reading: Reading, role: str) -> list[_Field]:
    """The fields about the organisations of people in a role: annotations first, which win."""
    return [
        _Field(name, one[1], int(one[2] or 1), one[3] or "")
        for prefix in (f"{role}+an:", f"{role}_")
        for name in reading.record.fields
        if name.startswith(prefix) and (one := _OF_BODY.fullmatch(name, len(prefix)))
    ]


def _once(reading: Reading, at: _At, first: tuple[_Field, object], other: tuple[_Field, object]) -> None:
    """Say that a value is left out, where another one has been read in its place."""
    if first[1] != other[1]:
        name, left = first[0].name, other[0].name
        _tell(reading, (_unreadable(left) if name == left else _different(name, left, at.place),))


def _words(reading: Reading, field: _Field, count: int) -> Iterator[tuple[_At, Words]]:
    """The names of organisations in a field, in the language of the field, or that of their script."""
    record = reading.record
    for at, raw in _annotated(reading, field, count):
        if value := plain(raw):
            lang = language_tag(field.lang) or field.lang
            yield at, Words(value, lang or text_language(value, record.declared, record.languages))


def _identifiers(reading: Reading, field: _Field, count: int) -> Iterator[tuple[_At, str]]:
    """The identifiers in a field; of one that is wrong the record says so."""
    kind: Literal["orcid", "ror"] = "orcid" if field.what == "orcid" else "ror"
    for at, raw in _annotated(reading, field, count):
        if isinstance(number := READERS[kind](verbatim(raw)), str) and number:
            yield at, number
        else:
            _tell(reading, doubts(kind, verbatim(raw)) or (_unreadable(field.name),))


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
        _tell(reading, (_unreadable(field.name),))


def _tell(reading: Reading, why: Iterable[Doubt]) -> None:
    """Say what is doubtful, and left out, once."""
    reading.doubts.extend(doubt for doubt in why if doubt not in reading.doubts)


def _unreadable(name: str) -> Doubt:
    message = f"not all of `{name}` can be read as what is said of the people in the list; the rest of it is left out"
    hint = f'write the place of each name and what is said of it: `{name} = {{1="…"; 2="…"}}`'
    return Doubt("unreadable-annotation", message, hint)


def _different(name: str, left: str, place: int) -> Doubt:
    message = f"`{name}` and `{left}` say different things of name {place} in the list; that in `{left}` is left out"
    return Doubt("different-annotations", message, "correct one of them, or remove it")
