"""The authority files: who people and journals are, in every language, joined to what the records say.

A person is recognised by a name or a variant, a journal by an ISSN, a title or an abbreviation, after folding and in no
other way: nothing is guessed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen import toml_file
from sitegen.config import localized
from sitegen.language.names import display
from sitegen.language.orthography import fold, script
from sitegen.language.slugs import assign
from sitegen.model import Affiliation, Container, Name, Person, Text
from sitegen.problems import Problem, Source, warning
from sitegen.reading.identifiers import issns, orcid, ror, safe_url
from sitegen.reading.keys import container_slug, person_slug
from sitegen.reading.names import parse_names

PEOPLE_FILE = "people.toml"
JOURNALS_FILE = "journals.toml"
T = TypeVar("T")
V = TypeVar("V", Person, Container)
Written = str | dict[str, str]


class WrittenAffiliation(Struct, frozen=True, forbid_unknown_fields=True):
    """An affiliation as `people.toml` has it."""

    name: Written
    ror: str = ""


class WrittenPerson(Struct, frozen=True, forbid_unknown_fields=True):
    """A person as `people.toml` has one: names as "Family, Given"."""

    name: dict[str, str]
    variants: list[str] = []
    orcid: str = ""
    affiliation: list[WrittenAffiliation] = []


class PeopleFile(Struct, frozen=True):
    """The content of `people.toml`."""

    person: list[WrittenPerson] = []


class WrittenJournal(Struct, frozen=True, forbid_unknown_fields=True):
    """A journal as `journals.toml` has one."""

    title: dict[str, str]
    abbreviation: Written = ""
    variants: list[str] = []
    issn: str = ""
    eissn: str = ""
    publisher: Written = ""
    url: str = ""
    license: str = ""


class JournalsFile(Struct, frozen=True):
    """The content of `journals.toml`."""

    journal: list[WrittenJournal] = []


class Authority(Struct, frozen=True):
    """Known people by folded name, and known journals by ISSN or folded title."""

    people: Mapping[str, Person] = {}
    journals: Mapping[str, Container] = {}


def read_authority(people: str, journals: str, languages: tuple[str, ...]) -> tuple[Authority, tuple[Problem, ...]]:
    """The authority files from their texts (empty where there is no such file)."""
    people_file, people_problems = toml_file.decode(people, PEOPLE_FILE, PeopleFile)
    journals_file, journal_problems = toml_file.decode(journals, JOURNALS_FILE, JournalsFile)
    written_people = people_file.person if people_file else []
    written_journals = journals_file.journal if journals_file else []
    persons = _with_slugs([_person(written, languages) for written in written_people], person_slug)
    containers = _with_slugs([_journal(written, languages) for written in written_journals], container_slug)
    known_people, shared_names = _index(
        (_person_keys(person, written.variants), person)
        for person, written in zip(persons, written_people, strict=True)
    )
    known_journals, shared_titles = _index(
        (_journal_keys(journal, written.variants), journal)
        for journal, written in zip(containers, written_journals, strict=True)
    )
    problems = (
        people_problems + journal_problems + _shared(shared_names, PEOPLE_FILE) + _shared(shared_titles, JOURNALS_FILE)
    )
    return Authority(known_people, known_journals), problems


def known_person(person: Person, authority: Authority) -> Person:
    """The person with what the authority file knows; a name stays as the record prints it in the record's language."""
    known = next(
        (authority.people[key] for name in person.names if (key := fold(display(name))) in authority.people), None
    )
    if known is None:
        return person
    printed = {name.lang for name in person.names}
    others = tuple(name for name in known.names if name.lang not in printed)
    return replace(known, names=person.names + others, orcid=person.orcid or known.orcid)


def known_journal(container: Container, authority: Authority) -> Container:
    """The journal with what the authority file knows; what the record says goes first."""
    keys = container.issns + tuple(fold(words.value) for words in container.title.versions)
    known = next((authority.journals[key] for key in keys if key in authority.journals), None)
    if known is None:
        return container
    return replace(
        container,
        slug=known.slug,
        title=joined(container.title, known.title),
        short_title=joined(container.short_title, known.short_title),
        publisher=joined(container.publisher, known.publisher),
        issn=container.issn or known.issn,
        eissn=container.eissn or known.eissn,
        url=known.url,
        license=known.license,
    )


def joined(first: Text, second: Text) -> Text:
    """A text with the versions of another in the languages that it lacks."""
    present = {words.lang for words in first.versions}
    return Text(first.versions + tuple(words for words in second.versions if words.lang not in present))


def _with_slugs(values: Sequence[V], slug: Callable[[V], str]) -> list[V]:
    slugs = assign([(slug(value), repr(value)) for value in values])
    return [replace(value, slug=unique) for value, unique in zip(values, slugs, strict=True)]


def _person(written: WrittenPerson, languages: tuple[str, ...]) -> Person:
    names = tuple(name for lang, value in written.name.items() for name in parse_names(value, lang).names[:1])
    affiliations = tuple(Affiliation(localized(one.name, languages), ror(one.ror)) for one in written.affiliation)
    return Person(names or (Name(literal="?"),), orcid=orcid(written.orcid), affiliations=affiliations)


def _journal(written: WrittenJournal, languages: tuple[str, ...]) -> Container:
    return Container(
        "periodical",
        localized(written.title, languages),
        short_title=localized(written.abbreviation, languages),
        issn=issns(written.issn),
        eissn=issns(written.eissn),
        publisher=localized(written.publisher, languages),
        url=safe_url(written.url),
        license=safe_url(written.license),
    )


def _person_keys(person: Person, variants: list[str]) -> set[str]:
    parsed = [name for variant in variants for name in parse_names(variant, script(variant)).names]
    return {fold(display(name)) for name in (*person.names, *parsed)} - {""}


def _journal_keys(journal: Container, variants: list[str]) -> set[str]:
    titles = [words.value for words in journal.title.versions + journal.short_title.versions] + variants
    return ({fold(title) for title in titles} | set(journal.issns)) - {""}


def _index(keyed: Iterable[tuple[set[str], T]]) -> tuple[dict[str, T], list[str]]:
    index: dict[str, T] = {}
    shared: set[str] = set()
    for keys, value in keyed:
        shared |= keys & index.keys()
        index |= dict.fromkeys(keys, value)
    return {key: value for key, value in index.items() if key not in shared}, sorted(shared)


def _shared(keys: list[str], file: str) -> tuple[Problem, ...]:
    hint = "tell the two apart by fuller names; until then neither is used for it"
    return tuple(
        warning("ambiguous-authority", f"two entries share the name `{key}`", Source(file), hint=hint) for key in keys
    )
