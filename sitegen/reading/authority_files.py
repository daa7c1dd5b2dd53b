"""The authority files as an editor writes them: their tables, each with its name and its line, and what is wrong there.

A wrong table is an error of its own, so that it is told by its name and its line, and the other ones are checked too.
"""

import re
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from sitegen import toml_file
from sitegen.problems import Problem, Source, error, warning
from sitegen.reading.doubts import Doubt, Doubts
from sitegen.reading.identifiers import doubts
from sitegen.reading.names import parse_names

Problems = tuple[Problem, ...]
Written = str | dict[str, str]
RawTable = dict[str, Any]

UNEXPECTED = re.compile("Expected `([^`]+)`, got `([^`]+)`")
KINDS = {"str": "text in quotes", "object": "a table in braces", "array": "a list in brackets", "int": "a number"}


class WrittenAffiliation(Struct, frozen=True, forbid_unknown_fields=True):
    """An affiliation as `people.toml` has it."""

    name: Written
    ror: str = ""


class WrittenPerson(Struct, frozen=True, forbid_unknown_fields=True):
    """A person as `people.toml` has one: names as "Family, Given"."""

    name: dict[str, str] = {}
    variants: list[str] = []
    orcid: str = ""
    affiliation: list[WrittenAffiliation] = []

    @property
    def is_named(self) -> bool:
        """Whether there is a name to know the person by."""
        return any(parse_names(name, lang).names for lang, name in self.name.items())

    @property
    def doubts(self) -> Doubts:
        """What is doubtful about the names and the identifiers."""
        several = (_several(name) for lang, name in self.name.items() if _are_several(name, lang))
        rors = (doubt for affiliation in self.affiliation for doubt in doubts("ror", affiliation.ror))
        return (*several, *doubts("orcid", self.orcid), *rors)


class WrittenJournal(Struct, frozen=True, forbid_unknown_fields=True):
    """A journal as `journals.toml` has one."""

    title: dict[str, str] = {}
    abbreviation: Written = ""
    variants: list[str] = []
    issn: str = ""
    eissn: str = ""
    publisher: Written = ""
    url: str = ""
    license: str = ""
    cover: str = ""
    issue_covers: dict[str, str] = {}
    solar_years: dict[str, int] = {}

    @property
    def is_named(self) -> bool:
        """Whether there is a title to know the journal by."""
        return any(title.strip() for title in self.title.values())

    @property
    def doubts(self) -> Doubts:
        """What is doubtful about the identifiers and the addresses."""
        issns = doubts("issn", self.issn) + doubts("issn", self.eissn)
        return issns + doubts("url", self.url) + doubts("license", self.license)


class PeopleFile(Struct, frozen=True):
    """The content of `people.toml`."""

    person: list[RawTable] = []


class JournalsFile(Struct, frozen=True):
    """The content of `journals.toml`."""

    journal: list[RawTable] = []


W = TypeVar("W", WrittenPerson, WrittenJournal)


class Form(NamedTuple, Generic[W]):
    """How a file is written: the header of its tables, their type, and the setting that names them, with an example."""

    file: str
    header: str
    type: type[W]
    naming: str
    example: str


class Table(NamedTuple, Generic[W]):
    """One table of a file, and where it begins."""

    written: W
    source: Source


PEOPLE = Form("people.toml", "person", WrittenPerson, "name", '{ fa = "احمدی، سارا", en = "Ahmadi, Sara" }')
JOURNALS = Form(
    "journals.toml", "journal", WrittenJournal, "title", '{ fa = "پژوهش‌های نمونه", en = "Example Studies" }'
)


def read_people(text: str) -> tuple[tuple[Table[WrittenPerson], ...], Problems]:
    """The people in the text of `people.toml`."""
    file, problems = toml_file.decode(text, PEOPLE.file, PeopleFile)
    tables, table_problems = _tables(file.person if file else [], text, PEOPLE)
    return tables, problems + table_problems


def read_journals(text: str) -> tuple[tuple[Table[WrittenJournal], ...], Problems]:
    """The journals in the text of `journals.toml`."""
    file, problems = toml_file.decode(text, JOURNALS.file, JournalsFile)
    tables, table_problems = _tables(file.journal if file else [], text, JOURNALS)
    return tables, problems + table_problems


def _tables(raw: list[RawTable], text: str, form: Form[W]) -> tuple[tuple[Table[W], ...], Problems]:
    sources = [Source(form.file, line) for line in _lines(text, form.header)]
    # Tables may be written in one line, as an array, too.
    placed = sources if len(sources) == len(raw) else [Source(form.file)] * len(raw)
    read = [_table(one, source, form) for one, source in zip(raw, placed, strict=True)]
    problems = tuple(problem for _, found in read for problem in found)
    return tuple(table for table, _ in read if table is not None), problems


def _lines(text: str, header: str) -> list[int]:
    pattern = re.compile(rf"\s*\[\[\s*[\"']?{header}[\"']?\s*\]\]")
    return [number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line)]


def _table(raw: RawTable, source: Source, form: Form[W]) -> tuple[Table[W] | None, Problems]:
    label = _label(raw.get(form.naming))
    try:
        written = msgspec.convert(raw, form.type)
    except msgspec.ValidationError as failure:
        return None, (_wrong_value(label, str(failure), source, form),)
    if not written.is_named:
        message = f"this {form.header} has no {form.naming}"
        hint = f"write `{form.naming} = {form.example}`"
        return None, (error(f"missing-{form.naming}", message, source, hint=hint),)
    problems = (warning(doubt.code, label + doubt.message, source, hint=doubt.hint) for doubt in written.doubts)
    return Table(written, source), tuple(problems)


def _wrong_value(label: str, failure: str, source: Source, form: Form[W]) -> Problem:
    message, _, path = failure.partition(" - at `$")
    setting = path.strip("`.")
    message = message.replace("Object contains unknown field", "there is no setting")
    message = UNEXPECTED.sub(lambda kinds: f"must be {_kind(kinds[1])}, not {_kind(kinds[2])}", message)
    settings = ", ".join(f"`{field}`" for field in form.type.__struct_fields__)
    example = f"write `{form.naming} = {form.example}`"
    hint = example if setting.startswith(form.naming) else f"the settings are {settings}"
    return error("wrong-value", label + (f"`{setting}` " if setting else "") + message, source, hint=hint)


def _kind(names: str) -> str:
    return " or ".join(KINDS.get(name, f"`{name}`") for name in names.split(" | "))


def _are_several(name: str, lang: str) -> bool:
    parsed = parse_names(name, lang)
    return len(parsed.names) > 1 or any(doubt.code == "two-names-suspected" for doubt in parsed.doubts)


def _several(name: str) -> Doubt:
    message = f"“{name[:80]}” looks like several people"
    return Doubt("two-names-suspected", message, "give each of them a `[[person]]`")


def _label(name: object) -> str:
    """The name of a table as it is written, as the beginning of a message about it."""
    names = list(name.values()) if isinstance(name, dict) else [name]
    return next((f"“{one[:80]}”: " for one in names if isinstance(one, str) and one.strip()), "")
