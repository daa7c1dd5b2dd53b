"""EndNote's tagged format as EndNote, Google Scholar, journals and older programs write it.

EndNote's manual, “Creating a tagged EndNote import file”
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from sitegen.formats import endnote_types
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.importing.names import in_reading_order
from sitegen.formats.importing.tagged import Line, place_of, record
from sitegen.formats.importing.terms import CONTAINERS

TYPES: Mapping[str, str] = {
    **{name.lower(): kind for kind, name in endnote_types.TYPES.items()},
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "book": "book",
    "electronic book": "book",
    "electronic book section": "chapter",
    "edited book": "collection",
    "conference paper": "paper-conference",
    "conference proceeding": "paper-conference",
    "encyclopedia": "entry-encyclopedia",
    "film or broadcast": "motion_picture",
    "audiovisual material": "motion_picture",
    "government document": "report",
    "music": "song",
    "online database": "dataset",
    "aggregated database": "dataset",
    "electronic source": "webpage",
    "statute": "legislation",
    "classical work": "classic",
    "ancient text": "classic",
    "chart or table": "graphic",
    "catalog": "book",
    "unpublished work": "article",
}
"""CSL's types of EndNote's names, in lower case; all others, and `generic`, are documents."""

PLACES: Mapping[str, str] = {
    "%0": "ignored",
    "%F": "key",
    "%T": "title",
    "%Q": "title",
    "%!": "short_title",
    "%A": "author",
    "%E": "editor",
    "%?": "translator",
    "%J": "container",
    "%B": "container",
    "%S": "collection_title",
    "%D": "date",
    "%8": "date",
    "%V": "volume",
    "%N": "issue",
    "%P": "first_page",
    "%7": "edition",
    "%I": "publisher",
    "%C": "publisher_place",
    "%9": "type_of_work",
    "%@": "serial_number",
    "%R": "doi",
    "%M": "accession_number",
    "%U": "url",
    "%>": "pdf",
    "%G": "language",
    "%K": "keyword",
    "%X": "abstract",
    "%Z": "note",
    "%O": "note",
    "%+": "affiliation",
    "%6": "extra:volumes",
    "%L": "extra:library",
    "%[": "accessed",
}
WITH_OWN_NUMBER = ("report", "patent", "standard", "manuscript", "dataset", "document", "software", "thesis", "article")
IN_SERIES = ("book", "collection", "chapter", "entry-encyclopedia", "entry-dictionary")
OF_TYPE: Mapping[str, Mapping[str, str]] = {
    **{kind: {"%N": "number"} for kind in WITH_OWN_NUMBER},
    **{kind: {"%N": "collection_number"} for kind in IN_SERIES},
    "thesis": {"%N": "number", "%Y": "advisor"},
    # What the first names of an edited book are called in EndNote.
    "collection": {"%A": "editor", "%N": "collection_number"},
    "paper-conference": {"%C": "event_place", "%1": "publisher_place"},
    "software": {"%7": "version", "%N": "number"},
    "dataset": {"%7": "version", "%N": "number"},
    "webpage": {"%7": "version"},
}
"""What tags mean in one type only."""

TAGGED = re.compile(r"(%[^\s\w]|%[A-Za-z0-9])(?:\s(.*)|$)")
WORD = re.compile(r"[^\s.,:;()/-]+")
LEFT_OUT = frozenset(
    (
        *("a", "an", "the", "and", "&", "of", "in", "on", "for", "to", "from", "at", "by", "with"),
        *("la", "le", "les", "de", "du", "des", "et", "el", "los", "las", "del", "y", "il", "di", "della", "e"),
        *("der", "die", "das", "für", "und", "von", "zur", "و", "در", "از", "به", "برای"),
    )
)
"""Articles, conjunctions and prepositions, which no abbreviated title has (ISO 4)."""


def read(data: bytes) -> list[Imported]:
    """The records of a file."""
    records = list(_records(data.decode("utf-8-sig", "replace")))
    if not records:
        message = "this is not EndNote's tagged format: no line begins with a tag such as `%0 Journal Article`"
        raise UnreadableError(message)
    return [_record(lines) for lines in records]


def _records(text: str) -> Iterator[list[Line]]:
    """The tags and values of each record, which begins with `%0`; in a file without any, after an empty line.

    Among records that begin with `%0`, one without begins after an empty line at a title or an author, if the record
    before has a title, and has the same tag too or else the next lines have another title.
    """
    blocks = list(_blocks(text))
    has_types = any(line.tag == "%0" for block in blocks for line in block)
    lines: list[Line] = []
    seen: set[str] = set()
    for block in blocks:
        if lines and (not has_types or _begins_anew([line.tag for line in block], seen)):
            yield lines
            lines, seen = [], set()
        lines += block
        seen.update(line.tag for line in block)
    if lines:
        yield lines


def _blocks(text: str) -> Iterator[list[Line]]:
    """The tags and values between empty lines, apart before each `%0`; a line without a tag goes on with a value."""
    block: list[tuple[str, list[str], int]] = []
    is_after_gap = False
    for number, line in enumerate(text.splitlines(), 1):
        found = TAGGED.fullmatch(line)
        if block and found is not None and (is_after_gap or found[1] == "%0"):
            yield [Line(tag, "\n".join(values), at) for tag, values, at in block]
            block = []
        if found is not None:
            block.append((found[1].upper(), [found[2] or ""], number))
        elif block and line.strip():
            block[-1][1].append(line)
        is_after_gap = not line.strip()
    if block:
        yield [Line(tag, "\n".join(values), at) for tag, values, at in block]


def _begins_anew(tags: Sequence[str], seen: Set[str]) -> bool:
    """Whether lines with some tags begin a record, when the record before them has others."""
    if tags[0] not in {"%A", "%T"}:
        return tags[0] == "%0"
    return "%T" in seen and (tags[0] in seen or "%T" in tags)


def _record(lines: Sequence[Line]) -> Imported:
    named = next((line.value.strip() for line in lines if line.tag == "%0"), "")
    fallback = "article-journal" if any(line.tag == "%J" for line in lines) and not named else "document"
    kind = TYPES.get(named.lower(), fallback)
    if kind == "article" and not any(line.tag == "%9" and line.value.strip() == "Preprint" for line in lines):
        kind = "manuscript"
    is_known = named.lower() in TYPES or named.lower() in {"", "generic"}
    of_type = {} if is_known else {"%0": ""}
    own = {**OF_TYPE, kind: {**OF_TYPE.get(kind, {}), **_alternate(kind, lines), **of_type}}
    placed = [(place_of(line.tag, kind, PLACES, own), line) for line in lines if line.value.strip()]
    return record(kind, placed, "{} ", in_reading_order)


def _alternate(kind: str, lines: Sequence[Line]) -> Mapping[str, str]:
    """What `%O` is: the abbreviation of a journal to EndNote, a note to the older programs, which name no types."""
    values = {line.tag: line.value.strip() for line in reversed(lines)}
    other, title = values.get("%O", ""), values.get("%J", "") or values.get("%B", "")
    is_title = len(other) <= len(title) or _abbreviates(title, other)
    of_periodical = CONTAINERS.get(kind) == "periodical" and "%0" in values
    return {"%O": "container_short"} if of_periodical and is_title else {}


def _abbreviates(short: str, long: str) -> bool:
    """Whether each word of one title begins the word of the other at the same place, of as many."""
    begins, words = _words(short), _words(long)
    pairs = zip(begins, words, strict=False)
    return bool(begins) and len(begins) == len(words) and all(word.startswith(begin) for begin, word in pairs)


def _words(title: str) -> list[str]:
    """The words of a title in lower case, without those that an abbreviation leaves out."""
    return [word for word in WORD.findall(title.lower()) if word not in LEFT_OUT]
