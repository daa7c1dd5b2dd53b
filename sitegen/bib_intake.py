"""A `.bib` file as a file of the content folder: as it is, but for the works that are there already."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from sitegen.intake import ANY_CONFIG, Intake, Known, already_there, earlier, in_utf_8, is_called, remember
from sitegen.model import Entry
from sitegen.problems import Problem, Severity, Source, note
from sitegen.reading.authority import Authority
from sitegen.reading.bibtex import ParsedBlock, parse_blocks
from sitegen.reading.records import Reader, read_here, read_records

REFERRING = frozenset(("crossref", "entryset", "related", "xdata", "xref"))
"""The fields that name other records of the bibliography."""
NO_RECORDS = frozenset(("comment", "preamble"))
"""Blocks that are of no use by themselves."""
LINE_END = re.compile("\n")
REST_OF_LINE = re.compile(r"[ \t]*+(?:\n[ \t]*+(?:\n|\Z)|\n|\Z)")
"""The end of the last line of a block, and the empty line behind it."""


def copy(file: str, data: bytes, known: Known, referred: Set[str] = frozenset()) -> Intake:
    """What a `.bib` file adds to the known works, which `known` holds afterwards as well.

    `referred` are the keys in lower case that other files refer to, which are imported with it.
    A file with no work that is there already is copied byte for byte, else in UTF-8 without these; that it has one work
    twice is its owner's business. What is copied and will not be published, such as a record that is cut off, is named.
    """
    reader = Reader(ANY_CONFIG, Authority())
    records = read_records({file: data}, reader, read_here(reader))
    recoded, doubts = in_utf_8(data, file)
    text = recoded.decode()
    blocks, _ = parse_blocks(text)
    found = _blocks_by_number(blocks, [source.line for source in records.sources])
    needed = _named(blocks) | referred
    left: list[ParsedBlock] = []
    copied: list[tuple[Entry, Source]] = []
    told = [problem for problem in records.unpublished if problem.severity is Severity.ERROR]
    for number, (entry, source) in enumerate(zip(records.entries, records.sources, strict=True)):
        place, block = earlier(entry, known), found.get(number)
        # What refers to a left record finds the known one, if that has its key.
        is_found = entry.key.lower() not in needed or is_called(entry.key, entry, known)
        if place and block and is_found:
            left.append(block)
            told.append(already_there(number + 1, entry, place, source))
        else:
            told += [_twice(entry, place, source)] if place else []
            copied.append((entry, source))
    for entry, source in copied:
        remember(known, entry, f"`{entry.key}`, from {file}:{source.line}", (entry.key,))
    rest = _without(text, blocks, left).encode() if left else data
    return Intake(rest, records.heads, records.heads - len(left), (*(doubts if left else ()), *told))


def references(file: str, data: bytes) -> Set[str]:
    """The keys in lower case that the records of a `.bib` file refer to."""
    text, _ = in_utf_8(data, file)
    return _named(parse_blocks(text.decode())[0])


def _twice(entry: Entry, place: str, source: Source) -> Problem:
    """A note of a work that is copied though it is there, since it cannot be left out."""
    message = f"“{entry.title.best('').value[:80]}” is already at {place}, and is copied all the same"
    hint = "other records refer to it, or it does not stand by itself: remove one of the two"
    return note("copied-again", message, source, key=entry.key, hint=hint)


def _blocks_by_number(blocks: Sequence[ParsedBlock], lines: Sequence[int]) -> Mapping[int, ParsedBlock]:
    """The blocks of records, of which the lines are given, by their number; none where it is not certain."""
    at: defaultdict[int, list[ParsedBlock]] = defaultdict(list)
    for block in blocks:
        at[block.block.source.line].append(block)
    count = Counter(lines)
    return {number: at[line][0] for number, line in enumerate(lines) if len(at[line]) == count[line] == 1}


def _named(blocks: Sequence[ParsedBlock]) -> set[str]:
    """The keys in lower case that other records refer to."""
    values = (
        piece.text.lower()
        for block in blocks
        for field in (block.content.fields if block.content else ())
        if field.name in REFERRING
        for piece in field.pieces
    )
    return {key.strip() for value in values for key in value.split(",")}


def _without(text: str, blocks: Sequence[ParsedBlock], left: Sequence[ParsedBlock]) -> str:
    """A text without some of its blocks, which are in order; nothing where only comments would remain."""
    orders = {item.order for item in left}
    is_new = any(item.order not in orders and item.block.type not in NO_RECORDS for item in blocks)
    return "".join(_kept(text, left)) if is_new else ""


def _kept(text: str, left: Sequence[ParsedBlock]) -> Iterator[str]:
    lines = [0, *(end.end() for end in LINE_END.finditer(text))]
    done = 0
    for item in left:
        start = text.index(item.block.text, lines[item.block.source.line - 1])
        yield text[done:start]
        done = start + len(item.block.text)
        if start in {0, lines[item.block.source.line - 1]} and (rest := REST_OF_LINE.match(text, done)):
            done = rest.end()
    yield text[done:]
