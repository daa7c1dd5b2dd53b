"""BibTeX files as entries, none lost: what goes in comes out, or is named in a problem.

The work is cut so that each step is a function of its input alone: `cut` finds the blocks of a text, `parse_block`
reads one, `resolve` puts in what other blocks tell: of the same part, or of all files where they need each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct

from sitegen.problems import Problem, Severity, Source, error, note, warning
from sitegen.reading.bibtex_blocks import Block, cut
from sitegen.reading.bibtex_fields import parse_block
from sitegen.reading.bibtex_values import Definition, Macros
from sitegen.reading.inheritance import with_inherited
from sitegen.reading.raw_block import Finding, RawBlock
from sitegen.reading.raw_entry import RawEntry

__all__ = ["Bibliography", "ParsedBlock", "RawEntry", "parse_blocks", "resolve"]

# What styles and BibLaTeX write as entries, but is no work.
NOT_WORKS = frozenset(("xdata", "set", "control", "ieeetranbstctl"))

# How the values of a repeated field become one; other fields are kept under names of their own.
_JOINED = {
    "author": " and ",
    "editor": " and ",
    "translator": " and ",
    "advisor": " and ",
    "keywords": ", ",
    "keyword": ", ",
}


class Bibliography(Struct, frozen=True):
    """The entries of all files, those of a file in its order.

    `heads` counts the entries that were begun: `heads == len(entries) + len(unpublished)`, always. `problems` holds
    everything else that there is to tell.
    """

    entries: tuple[RawEntry, ...] = ()
    heads: int = 0
    unpublished: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


class ParsedBlock(Struct, frozen=True, gc=False):
    """A block, its number in its file, and what it says, if it can be read."""

    block: Block
    order: int
    content: RawBlock | None = None


def parse_blocks(text: str) -> tuple[tuple[ParsedBlock, ...], bool]:
    """The blocks of a text with what they say, and whether each of them is closed."""
    found, is_closed = cut(text)
    parsed = (
        ParsedBlock(block, order, parse_block(block.text) if block.text else None) for order, block in enumerate(found)
    )
    return tuple(parsed), is_closed


def resolve(parsed: Sequence[ParsedBlock]) -> Bibliography:
    """The entries of the blocks of all files: macros put in, repeated fields merged, inherited ones added."""
    macros = Macros(_definitions(parsed))
    heads = [item for item in parsed if item.block.is_entry]
    readable = [(item, item.content) for item in heads if item.content and not _failure(item.block, item.content)]
    problems = [problem for item in parsed for problem in _told(item)]
    raw = [_entry(item, content, macros, problems) for item, content in readable]
    inheriting, inheritance_problems = with_inherited(raw)
    unpublished = [
        *(_failure(item.block, item.content) for item in heads),
        *(_without_work(entry) for entry in inheriting),
    ]
    return Bibliography(
        tuple(entry for entry in inheriting if _without_work(entry) is None),
        len(heads),
        tuple(sorted((problem for problem in unpublished if problem), key=_place)),
        tuple(sorted((*problems, *macros.problems, *inheritance_problems), key=_place)),
    )


def _definitions(parsed: Iterable[ParsedBlock]) -> Iterator[Definition]:
    for item in parsed:
        if item.block.type == "string" and item.content:
            for field in item.content.fields:
                yield Definition(field.name, field.pieces, item.block.source, item.order)


def _failure(block: Block, content: RawBlock | None) -> Problem | None:
    """Why a block is not read as an entry."""
    if block.problem or content is None:
        return block.problem
    fatal = (finding for finding in content.findings if finding.severity is Severity.ERROR)
    return next((_problem(finding, block.source, content.key) for finding in fatal), None)


def _told(item: ParsedBlock) -> Iterator[Problem]:
    """What there is to tell of a block besides a failure."""
    yield from item.block.warnings
    if item.block.problem and not item.block.is_entry:
        yield item.block.problem
    content = item.content or RawBlock(item.block.type, "", ())
    for finding in content.findings:
        if finding.severity is not Severity.ERROR or not item.block.is_entry:
            yield _problem(finding, item.block.source, content.key)


def _problem(finding: Finding, start: Source, key: str) -> Problem:
    source = Source(start.file, start.line + finding.line)
    return Problem(finding.code, finding.severity, finding.message, source, key, finding.hint)


def _entry(item: ParsedBlock, content: RawBlock, macros: Macros, problems: list[Problem]) -> RawEntry:
    start, key = item.block.source, content.key
    found = [(field, macros.value(field, start, item.order, key)) for field in content.fields]
    fields = {field.name: value for field, value in found if value}
    if len(fields) < len(found):
        values: dict[str, dict[str, int]] = {}
        for field, value in found:
            if value:
                values.setdefault(field.name, {}).setdefault(value, start.line + field.line)
        fields = {name: next(iter(versions)) for name, versions in values.items()}
        problems += [_repeated(fields, name, versions, item) for name, versions in values.items() if len(versions) > 1]
    return RawEntry(item.block.type, key, fields, start)


def _repeated(fields: dict[str, str], name: str, versions: Mapping[str, int], item: ParsedBlock) -> Problem:
    """Merge the values of a repeated field, which are given with their lines."""
    message = f"the field `{name}` is repeated; {_merge(fields, name, list(versions))}"
    second = Source(item.block.source.file, list(versions.values())[1])
    return warning("repeated-field", message, second, key=item.content.key if item.content else "")


def _merge(fields: dict[str, str], name: str, values: Sequence[str]) -> str:
    """Keep every value of a repeated field; says where."""
    joint = _JOINED.get(name.partition("_")[0])
    if joint:
        fields[name] = joint.join(values)
        return "the values are joined"
    free = (f"{name}-{number}" for number in count(2) if f"{name}-{number}" not in fields)
    added = dict(zip(free, values[1:], strict=False))
    fields |= added
    return f"the first value counts, another is kept as `{next(iter(added))}`"


def _without_work(entry: RawEntry) -> Problem | None:
    """Why an entry is not published, though it can be read."""
    if entry.type in NOT_WORKS:
        return note("not-a-work", f"`@{entry.type}` is no work and has no page", entry.source, key=entry.key)
    if not entry.fields:
        message = f"`@{entry.type}` has no fields; it is not published"
        return error("empty-entry", message, entry.source, key=entry.key)
    return None


def _place(problem: Problem) -> Source:
    return problem.source
