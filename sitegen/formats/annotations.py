"""What is known of single people in a list of names, in the words of BibLaTeX's data annotations.

https://ctan.org/pkg/biblatex, "Data Annotations"; `sitegen.reading.annotations` reads them again. biber keeps one value
of a name and a person: so what is said of the second organisation of anybody has a number in its name. It parts values
at a semicolon, also in braces and quotation marks; others do not know the command that stands for one. BibTeX has the
same words in fields with plain names, since bibtexparser 1 loses an entry that has a colon in the name of a field.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sitegen.formats import tex
from sitegen.formats.facts import known_language
from sitegen.language.orthography import text_language
from sitegen.model import Affiliation, Person, Words

_PLAIN = re.compile(r"(author|editor|translator|bookauthor|advisor)_((?:orcid|affiliation|ror).*)")
# One that parts nothing: quotation marks in words are in braces.
_SEMICOLON = re.compile('(?<!");')


def annotations(role: str, persons: Sequence[Person], language: str) -> Mapping[str, str]:
    """The ORCID iDs and affiliations of the people in a role, by the plain name of the field; none where none is known.

    The first name of an organisation goes without its language where it has none that is known, or where it is that of
    the record: a reader cannot tell any other one, since a file does not say which site it is of.
    """
    if not any(person.orcid or person.affiliations for person in persons):
        return {}
    fields: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for place, person in enumerate(persons, 1):
        for name, value, position in _said(person, known_language(language)):
            fields.setdefault(name, []).append(f'{place}="{value}"')
            last[name] = max(position, last.get(name, 0))
    return {f"{role}_{name}": "; ".join(fields[name]) for name in sorted(fields, key=lambda name: _order(name, last))}


def annotation(name: str, value: str) -> tuple[str, str]:
    """A field of BibTeX as BibLaTeX has it: an annotation, where it has the plain name of one."""
    match = _PLAIN.fullmatch(name) if "_" in name else None
    return (f"{match[1]}+an:{match[2]}", _SEMICOLON.sub(r"\\symbol{59}", value)) if match else (name, value)


def _order(name: str, last: Mapping[str, int]) -> tuple[bool, str, int]:
    """The ORCID iDs first, and the languages of a name by their place in it, since they are read in that order."""
    what, *lang = name.split("_", 1)
    return what != "orcid", f"{what}_" if lang else what, last[name]


def _said(person: Person, language: str) -> Iterator[tuple[str, str, int]]:
    """What there is to say of a person, with the place of each language among those of the same name."""
    if person.orcid:
        yield "orcid", person.orcid, 0
    named = [body for body in person.affiliations if body.name.versions]
    for number, body in enumerate(named, 1):
        yield from _of_body(body, str(number) if number > 1 else "", language)


def _of_body(body: Affiliation, number: str, language: str) -> Iterator[tuple[str, str, int]]:
    for position, words in enumerate(body.name.versions):
        is_plain = position == 0 and (words.lang == "und" or _is_told(words, language))
        yield f"affiliation{number}" + ("" if is_plain else f"_{words.lang}"), _value(words.value), position
    if body.ror:
        yield f"ror{number}", body.ror, 0


def _is_told(words: Words, language: str) -> bool:
    """Whether words in no stated language of a record in `language` are taken for what they are."""
    return words.lang == language == text_language(words.value, language, (language,))


def _value(value: str) -> str:
    """Words in quotation marks; one that is in braces closes nothing."""
    return tex.escaped(value).replace('"', '{"}')
