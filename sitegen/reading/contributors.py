"""Who made a work, what it appeared in, and when."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from sitegen.language.names import display, inverted
from sitegen.language.organisations import has_word, may_be_parts
from sitegen.language.orthography import fold, text_language
from sitegen.model import Container, Entry, Name, Person, Text, Words
from sitegen.reading.annotations import affiliations, is_annotated, orcids
from sitegen.reading.authority import JOURNALS_FILE, PEOPLE_FILE, joined, known_journal, known_person, titled_otherwise
from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt
from sitegen.reading.issns import issns_of
from sitegen.reading.names import COMMA, Names, is_whole, parse_names
from sitegen.reading.record import plain, suffix
from sitegen.reading.sole_author import with_fields_of_the_work

BODIES = frozenset({"publisher", "institution", "organization", "school"})


def people(reading: Reading, role: str) -> tuple[Person, ...]:
    """The people in a role; a list in another language is joined by position, if it names as many."""
    lists: list[Names] = []
    bodies = _bodies(reading)
    for lang, raw in reading.record.versions(role):
        parsed = parse_names(raw, lang, bodies)
        reading.doubts.extend(parsed.doubts)
        if parsed.et_al:
            reading.et_al.add(role)
        if not parsed.names or not lists or len(parsed.names) == len(lists[0].names):
            lists += [parsed] if parsed.names else []
            continue
        count = len(lists[0].names)
        message = f"`{role}` names {count} and `{role}_{lang}` {len(parsed.names)}, so the two lists cannot be joined"
        hint = "name the same people in the same order in both"
        reading.doubts.append(Doubt("different-name-counts", message, hint))
        reading.left_over.append((f"{role}_{lang}", plain(raw)))
    languages = reading.config.languages
    columns = list(_names(lists, languages))
    reading.doubts.extend(filter(None, map(_in_braces, columns)))
    people = tuple(Person(_distinct(names)) for names in columns)
    said = tuple(_annotated(people, reading, role))
    said = with_fields_of_the_work(said, reading) if role == "author" else said
    reading.doubts.extend(filter(None, [_other_orcid(person, reading) for person in said if person.orcid]))
    return tuple(known_person(person, reading.authority) for person in said)


def _bodies(reading: Reading) -> frozenset[str]:
    """The organisations that published the work, as the record writes them; who publishes without one is a person."""
    fields = reading.record.fields
    named = {fields[name].strip("{} ") for name in fields if (suffix(name)[0] or name) in BODIES}
    return frozenset(name for name in named if has_word(plain(name)))


def _names(lists: Sequence[Names], languages: tuple[str, ...]) -> Iterator[tuple[Name, ...]]:
    """The names of each person in lists of the same people; one that is whole in a language is whole in every one."""
    columns = zip(*(one.names for one in lists), strict=True)
    for names, raw in zip(columns, zip(*(one.raw for one in lists), strict=True), strict=True):
        each = _whole(names, raw) if len(names) > 1 and any(map(is_whole, raw)) else names
        yield tuple(_in_its_language(name, languages) for name in each)


def _whole(names: Iterable[Name], raw: Iterable[str]) -> Iterator[Name]:
    """The names as wholes but for a person's, which braces elsewhere in the list may have been meant for as well."""
    for name, written in zip(names, raw, strict=True):
        is_person = COMMA.search(written) and may_be_parts(name.family, name.given)
        yield name if name.literal or is_person else Name(literal=plain(written), lang=name.lang)


def _in_braces(names: Sequence[Name]) -> Doubt | None:
    """The doubt about names of which one is whole and another one a person's."""
    whole = next((name.literal for name in names if name.literal), "")
    if not whole or all(name.literal for name in names):
        return None
    person = next(inverted(name) for name in names if not name.literal)
    message = f"“{whole[:80]}” is taken for an organisation, and “{person[:80]}”, the same name, for a person"
    return Doubt("person-in-braces", message, "write braces around organisations, and around no person")


def _annotated(people: tuple[Person, ...], reading: Reading, role: str) -> Iterable[Person]:
    """The people with what the record says of each."""
    if not is_annotated(reading, role):
        return people
    numbers, places = orcids(reading, role, len(people)), affiliations(reading, role, len(people))
    return (
        replace(person, orcid=numbers.get(place, ""), affiliations=places.get(place, ()))
        for place, person in enumerate(people, 1)
    )


def _other_orcid(person: Person, reading: Reading) -> Doubt | None:
    """The doubt about an ORCID iD that the authority file has another one for."""
    known = known_person(replace(person, orcid=""), reading.authority).orcid
    if not known or known == person.orcid:
        return None
    name = display(person.names[0])
    message = f"the ORCID iD of {name} is {person.orcid} here and {known} in `{PEOPLE_FILE}`, which counts"
    return Doubt("other-orcid", message, "correct one of them, or tell the two people apart by their names")


@lru_cache(maxsize=4096)
def _in_its_language(name: Name, languages: tuple[str, ...]) -> Name:
    """A name of a list in a language, in its own, which its script may tell."""
    return replace(name, lang=text_language(display(name), name.lang, languages))


def _distinct(names: tuple[Name, ...]) -> tuple[Name, ...]:
    if len(names) == 1:
        return names
    return tuple({name.lang: name for name in reversed(names)}.values())[::-1]


def container(reading: Reading) -> Container | None:
    """What the work appeared in; a journal is looked up in the authority file."""
    record, kind = reading.record, reading.type.container
    if kind == "periodical":
        title = record.titled(("journaltitle", "journal"), "journalsubtitle")
        short = record.localized("shortjournal")
    else:
        # The title of several volumes, where it is the only one.
        own = "booktitle" if "booktitle" in record.bases else "maintitle"
        title = record.titled((own,), own.replace("title", "subtitle")) if kind else Text()
        short = Text()
    if kind is None or not (title or short):
        return None
    printed, online = issns_of(reading)
    container = Container(kind, title or short, short_title=short, issn=printed, eissn=online)
    if kind != "periodical":
        return container
    if other := titled_otherwise(container, reading.authority):
        reading.doubts.append(_of_another_title(*other))
    return known_journal(container, reading.authority)


def _of_another_title(issn: str, said: Words, known: Words) -> Doubt:
    message = f"the ISSN {issn} is that of “{known.value[:80]}” in `{JOURNALS_FILE}`, not of “{said.value[:80]}”"
    hint = "correct the ISSN or the title; if both are one journal, write this title into its `variants`"
    return Doubt("other-title", message, hint)


def publisher(entry: Entry) -> Text:
    """Who published a work: whom its record names, else its journal's publisher.

    A web site publishes itself, and arXiv its preprints. The record's own words are joined with those that the
    authority file has for the same publisher in other languages.
    """
    known = _publisher_of(entry.container) if entry.container else Text((Words("arXiv", "en"),) if entry.arxiv else ())
    stated = entry.publisher
    if not known or not stated:
        return stated or known
    same = {fold(words.value) for words in stated.versions} & {fold(words.value) for words in known.versions}
    return joined(stated, known) if same else stated


def _publisher_of(container: Container) -> Text:
    return container.publisher or (container.title if container.kind == "website" else Text())
