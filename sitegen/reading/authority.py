"""The authority files: who people and journals are, in every language, joined to what the records say.

A person is recognised by a name or a variant, a journal by an ISSN, a title or an abbreviation, after folding and in no
other way: nothing is guessed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.config import localized
from sitegen.language.acronyms import is_acronym
from sitegen.language.names import display
from sitegen.language.orthography import ascii_digits, fold
from sitegen.language.scripts import script
from sitegen.language.slugs import assign
from sitegen.model import Affiliation, Container, Person, Text, Words
from sitegen.problems import Problem, Source, warning
from sitegen.reading.addresses import safe_url
from sitegen.reading.authority_files import (
    JOURNALS,
    PEOPLE,
    WrittenJournal,
    WrittenPerson,
    read_journals,
    read_people,
)
from sitegen.reading.identifiers import issns, license_url, orcid, ror
from sitegen.reading.keys import container_slug, person_slug
from sitegen.reading.names import parse_names

PEOPLE_FILE = PEOPLE.file
JOURNALS_FILE = JOURNALS.file
T = TypeVar("T")
V = TypeVar("V", Person, Container)


class Authority(Struct, frozen=True):
    """Known people by folded name, and known journals by ISSN or folded title.

    `covers` are the paths of pictures and where they were named, by the slug of the journal or by `issue_name`.
    """

    people: Mapping[str, Person] = {}
    journals: Mapping[str, Container] = {}
    covers: Mapping[str, tuple[str, Source]] = {}


def read_authority(people: str, journals: str, languages: tuple[str, ...]) -> tuple[Authority, tuple[Problem, ...]]:
    """The authority files from their texts (empty where there is no such file)."""
    people_tables, people_problems = read_people(people)
    journal_tables, journal_problems = read_journals(journals)
    persons = _with_slugs([_person(table.written, languages) for table in people_tables], person_slug)
    containers = _with_slugs([_journal(table.written, languages) for table in journal_tables], container_slug)
    known_people, shared_names = _index(
        (person, _person_keys(table.written), table.source)
        for person, table in zip(persons, people_tables, strict=True)
    )
    known_journals, shared_titles = _index(
        (journal, _journal_keys(journal, table.written), table.source)
        for journal, table in zip(containers, journal_tables, strict=True)
    )
    covers = {
        name: (path, table.source)
        for journal, table in zip(containers, journal_tables, strict=True)
        for name, path in _covers(journal.slug, table.written)
    }
    return Authority(
        known_people, known_journals, covers
    ), people_problems + journal_problems + shared_names + shared_titles


def _covers(slug: str, written: WrittenJournal) -> Iterator[tuple[str, str]]:
    """The covers of a journal and of its issues, which are named as lists name them: `14(2)`, or `14`."""
    if written.cover:
        yield slug, written.cover
    for label, path in written.issue_covers.items():
        yield f"{slug} {ascii_digits(''.join(label.split()))}", path


def known_person(person: Person, authority: Authority) -> Person:
    """The person with what the authority file knows.

    A name stays as the record prints it in the record's language, and so do affiliations, since people move: those of
    the file are for records that say none, and complete what they say of the same organisation.
    """
    if not authority.people:
        return person
    known = next(
        (authority.people[key] for name in person.names if (key := fold(display(name))) in authority.people), None
    )
    if known is None:
        return person
    printed = {name.lang for name in person.names}
    others = tuple(name for name in known.names if name.lang not in printed)
    return replace(
        known,
        names=person.names + others,
        orcid=known.orcid or person.orcid,
        affiliations=_each_once(_known_body(one, known) for one in person.affiliations) or known.affiliations,
    )


def _known_body(body: Affiliation, known: Person) -> Affiliation:
    """An organisation with the names and the ROR ID that the authority file has for the same one."""
    return next((_joined_body(body, one) for one in known.affiliations if _is_one(body, one)), body)


def _each_once(bodies: Iterable[Affiliation]) -> tuple[Affiliation, ...]:
    """Organisations, each once: a record may name one in two languages that the authority file knows as one."""
    found: list[Affiliation] = []
    places: dict[str, int] = {}
    for body in bodies:
        keys = [body.ror, *_folded(body)] if body.ror else [*_folded(body)]
        at = min((places[key] for key in keys if key in places and _is_one(found[places[key]], body)), default=-1)
        if at < 0:
            at = len(found)
            found.append(body)
        found[at] = _joined_body(found[at], body)
        places |= dict.fromkeys(keys, at)
    return tuple(found)


def _is_one(body: Affiliation, other: Affiliation) -> bool:
    return body.ror == other.ror if body.ror and other.ror else not _folded(body).isdisjoint(_folded(other))


def _joined_body(body: Affiliation, other: Affiliation) -> Affiliation:
    return Affiliation(joined(body.name, other.name), body.ror or other.ror)


def _folded(body: Affiliation) -> set[str]:
    return {fold(words.value) for words in body.name.versions}


def known_journal(container: Container, authority: Authority) -> Container:
    """The journal with what the authority file knows; what the record says goes first."""
    if not authority.journals:
        return container
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
        solar_years=known.solar_years,
    )


def titled_otherwise(container: Container, authority: Authority) -> tuple[str, Words, Words] | None:
    """An ISSN of the record that is known of a journal of another title, with the title of the record and that one.

    Titles are compared in a language that the known journal has one in; a variant or an abbreviation is no other title.
    Which abbreviation is one need not be said where its words begin as those of the title do.
    """
    said = container.title.versions
    for issn in container.issns if authority.journals else ():
        if (known := authority.journals.get(issn)) is None:
            continue
        names = {fold(words.value) for words in known.title.versions + known.short_title.versions}
        if any(fold(one.value) in names or authority.journals.get(fold(one.value)) == known for one in said):
            continue
        pairs = ((one, own) for one in said for own in known.title.versions if own.lang == one.lang)
        if pair := next((pair for pair in pairs if not _abbreviates(*pair)), None):
            return (issn, *pair)
    return None


def _abbreviates(short: Words, title: Words) -> bool:
    if is_acronym(short.value, title.value):
        return True
    words = iter(fold(title.value).split())
    return "." in short.value and all(
        any(word.startswith(part) for word in words) for part in fold(short.value.replace(".", " ")).split()
    )


def joined(first: Text, second: Text) -> Text:
    """A text with the versions of another in the languages that it lacks."""
    present = {words.lang for words in first.versions}
    return Text(first.versions + tuple(words for words in second.versions if words.lang not in present))


def _with_slugs(values: Sequence[V], slug: Callable[[V], str]) -> list[V]:
    slugs = assign([(slug(value), value) for value in values], repr)
    return [replace(value, slug=unique) for value, unique in zip(values, slugs, strict=True)]


def _person(written: WrittenPerson, languages: tuple[str, ...]) -> Person:
    names = tuple(name for lang, value in written.name.items() for name in parse_names(value, lang).names[:1])
    affiliations = tuple(Affiliation(localized(one.name, languages), ror(one.ror)) for one in written.affiliation)
    return Person(names, orcid=orcid(written.orcid), affiliations=affiliations)


def _journal(written: WrittenJournal, languages: tuple[str, ...]) -> Container:
    return Container(
        "periodical",
        localized(written.title, languages),
        short_title=localized(written.abbreviation, languages),
        issn=issns(written.issn),
        eissn=issns(written.eissn),
        publisher=localized(written.publisher, languages),
        url=safe_url(written.url),
        license=license_url(written.license),
        solar_years=tuple(sorted(written.solar_years.items())),
    )


def _person_keys(written: WrittenPerson) -> dict[str, str]:
    """What the person is known by: each name and variant, as it is compared and as it is written."""
    names = [(name, value) for lang, value in written.name.items() for name in parse_names(value, lang).names[:1]]
    names += [(name, value) for value in written.variants for name in parse_names(value, script(value)).names]
    return {key: value for name, value in names if (key := fold(display(name)))}


def _journal_keys(journal: Container, written: WrittenJournal) -> dict[str, str]:
    """What the journal is known by: each title, variant and ISSN, as it is compared and as it is written."""
    titles = [words.value for words in journal.title.versions + journal.short_title.versions] + written.variants
    return {key: title for title in titles if (key := fold(title))} | {issn: issn for issn in journal.issns}


def _index(entered: Iterable[tuple[T, Mapping[str, str], Source]]) -> tuple[dict[str, T], tuple[Problem, ...]]:
    """The values by all their keys but those that two of them share, which are problems."""
    index: dict[str, tuple[T, Source]] = {}
    shared: set[str] = set()
    problems: list[Problem] = []
    for value, keys, source in entered:
        ambiguous = [key for key in keys if key in index]
        problems.extend(_ambiguous(keys[key], source, index[key][1]) for key in ambiguous)
        shared.update(ambiguous)
        index |= dict.fromkeys(keys, (value, source))
    return {key: value for key, (value, _) in index.items() if key not in shared}, tuple(problems)


def _ambiguous(written: str, source: Source, other: Source) -> Problem:
    place = f"; the other one is in line {other.line}" if other.line else ""
    hint = "join the two if they are one, else tell them apart; until then neither is used for it"
    return warning("ambiguous-authority", f"two entries share the name “{written}”{place}", source, hint=hint)
