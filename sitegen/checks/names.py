"""Rules for the names in a record: what is no part of a name, and what is no author."""

import re
from collections.abc import Iterator

from sitegen.checks import EntryRule
from sitegen.config import Config
from sitegen.language.names import display
from sitegen.language.orthography import fold
from sitegen.model import Entry, Name
from sitegen.problems import Problem, Source, note, warning

# "Dr" is a given name nowhere; «سید» and «حاج» are parts of names.
DEGREE_FIRST = re.compile(r"(?:dr|prof|professor)\b\.? |(?:دکتر|مهندس|پروفسور) ", re.IGNORECASE)
DEGREE_LAST = re.compile(r"[ ,،](?:ph\.? ?d|m\.? ?sc|m\.d|دکتر|دکترا)\.?$", re.IGNORECASE)
ET_AL = re.compile(r"\bet\.? al\b|(?:^|\s)و (?:همکاران|دیگران|سایرین)(?=\s|$)", re.IGNORECASE)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+")


def degree_in_name(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A degree or a title stands in a name; Google Scholar wants names without."""
    written = next((name for name in _written(entry) if _has_degree(name)), "")
    if not written:
        return None
    message = f"“{written[:80]}” holds a degree or a title, which becomes part of the name in every index"
    hint = "leave “Dr.”, “PhD”, «دکتر» and their like out of lists of names"
    return warning("degree-in-name", message, source, key=entry.key, hint=hint)


def et_al_in_name(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A name holds “et al.” or its like."""
    written = next((name for name in _written(entry) if ET_AL.search(name)), "")
    if not written:
        return None
    message = f"“{written[:80]}” is taken for one name"
    hint = "end the list with ` and others`, and part the people before it with ` and `"
    return warning("et-al-in-name", message, source, key=entry.key, hint=hint)


def mail_in_name(entry: Entry, source: Source, _: Config) -> Problem | None:
    """An e-mail address stands in a name."""
    written = next((name for name in _written(entry) if "@" in name and MAIL.search(name)), "")
    if not written:
        return None
    message = f"“{written[:80]}” holds an e-mail address, which is published as part of the name"
    return warning("mail-in-name", message, source, key=entry.key, hint="leave the address out of the name")


def journal_as_author(entry: Entry, source: Source, _: Config) -> Problem | None:
    """The author of a work is called as its journal or book is; Google Scholar wants the people who wrote it."""
    titles = {fold(words.value) for words in entry.container.title.versions} if entry.container else set()
    written = next((name for name in map(display, _names(entry)) if fold(name) in titles), "") if titles else ""
    if not written:
        return None
    message = f"the author “{written[:80]}” has the name of what the work appeared in"
    return note("journal-as-author", message, source, key=entry.key, hint="name the people who wrote the work")


NAME_RULES: tuple[EntryRule, ...] = (degree_in_name, et_al_in_name, mail_in_name, journal_as_author)


def _names(entry: Entry) -> Iterator[Name]:
    return (name for person in entry.author for name in person.names)


def _written(entry: Entry) -> Iterator[str]:
    """The names in reading order, of every role."""
    roles = (entry.author, entry.editor, entry.advisor, entry.translator, entry.container_author)
    return (display(name) for people in roles for person in people for name in person.names)


def _has_degree(name: str) -> bool:
    return DEGREE_FIRST.match(name) is not None or DEGREE_LAST.search(name) is not None
