"""Who made a work, and what it appeared in."""

from msgspec.structs import replace

from sitegen.language.names import display
from sitegen.language.orthography import text_language
from sitegen.model import Container, Name, Person, Text, Words
from sitegen.reading.authority import known_journal, known_person
from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt
from sitegen.reading.names import parse_names
from sitegen.reading.record import plain


def people(reading: Reading, role: str) -> tuple[Person, ...]:
    """The people in a role; a list in another language is joined by position, if it names as many."""
    spine: tuple[Name, ...] = ()
    others: list[tuple[Name, ...]] = []
    for lang, raw in reading.record.versions(role):
        parsed = parse_names(raw, lang)
        names = tuple(replace(name, lang=_name_language(name, lang, reading)) for name in parsed.names)
        reading.et_al = reading.et_al or (parsed.et_al and role == "author")
        if not spine:
            spine = names
        elif len(names) == len(spine):
            others.append(names)
        elif names:
            message = f"`{role}` names {len(spine)} and `{role}_{lang}` {len(names)}, so the two lists cannot be joined"
            reading.doubts.append(Doubt("different-name-counts", message))
            reading.left_over.append((f"{role}_{lang}", plain(raw)))
    return tuple(
        known_person(Person(_distinct(names)), reading.authority) for names in zip(spine, *others, strict=True)
    )


def _name_language(name: Name, lang: str, reading: Reading) -> str:
    return text_language(display(name), lang, reading.config.languages)


def _distinct(names: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple({name.lang: name for name in reversed(names)}.values())[::-1]


def container(reading: Reading) -> Container | None:
    """What the work appeared in; a journal is looked up in the authority file."""
    record, kind = reading.record, reading.type.container
    if kind == "periodical":
        title = titled(reading, ("journaltitle", "journal"), "journalsubtitle")
        short = record.localized("shortjournal")
    else:
        title = titled(reading, ("booktitle",), "booksubtitle") if kind else Text()
        short = Text()
    if kind is None or not (title or short):
        return None
    printed, online = reading.identifiers("issn", "issn"), reading.identifiers("issn", "eissn")
    container = Container(kind, title or short, short_title=short, issn=printed, eissn=online)
    return known_journal(container, reading.authority) if kind == "periodical" else container


def titled(reading: Reading, names: tuple[str, ...], subtitle: str) -> Text:
    """A title with its subtitle, in every language."""
    titles, subtitles = reading.record.localized(*names), reading.record.localized(subtitle)
    return Text(tuple(Words(_with_subtitle(one.value, subtitles.exact(one.lang)), one.lang) for one in titles.versions))


def _with_subtitle(title: str, subtitle: str) -> str:
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith(("?", "!", ":", "؟")) else f"{title}: {subtitle}"
