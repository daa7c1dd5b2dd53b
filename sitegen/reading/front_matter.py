"""The lines before the text of a Markdown file: between two lines of `---`, one `name: value` each."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from sitegen.problems import Problem, Source, warning

FENCE = re.compile(r"---[ \t]*")
FIELD = re.compile(r"(?P<name>[^\W\d][\w-]*)[ \t]*:(?P<value>.*)")


class Field(Struct, frozen=True):
    """A value of the front matter, without quotes around it, and the line that it is on."""

    value: str
    line: int


class FrontMatter(Struct, frozen=True):
    """What stands before a text, and the text itself."""

    fields: Mapping[str, Field]
    body: str


def read_front_matter(text: str, file: str, known: Container[str]) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The fields of a text with the names in `known`, and what is wrong with the others; lines end in a line feed.

    A first line of `---` that no field follows is a rule, and part of the text.
    """
    lines = text.split("\n")
    block, is_closed = _block(lines)
    if not block:
        return FrontMatter({}, text), ()
    written = list(_fields(block))
    fields = {name: field for name, field in reversed(written) if name in known}
    body = "\n".join(lines[len(block) + 1 + is_closed :])
    return FrontMatter(fields, body), tuple(_problems(written, file, known)) + _unclosed(file, is_closed)


def _block(lines: Sequence[str]) -> tuple[list[str], bool]:
    """The lines of the front matter, and whether its end is marked; where it is not, it ends with its fields."""
    if not FENCE.fullmatch(lines[0]):
        return [], False
    block = list(takewhile(lambda line: line.strip() and not FENCE.fullmatch(line), lines[1:]))
    fields = list(takewhile(FIELD.fullmatch, block))
    is_closed = any(FENCE.fullmatch(line) for line in lines[len(block) + 1 : len(block) + 2])
    return (block if fields and is_closed else fields), is_closed


def _fields(block: Sequence[str]) -> Iterator[tuple[str, Field]]:
    """The name and value of each line; a line that is no field has no name."""
    for number, line in enumerate(block, 2):
        match = FIELD.fullmatch(line)
        name, value = (match["name"].lower(), match["value"]) if match else ("", line)
        yield name, Field(_unquoted(value.strip()), number)


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if is_quoted else value


def _problems(written: Sequence[tuple[str, Field]], file: str, known: Container[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, field in written:
        source = Source(file, field.line)
        if not name:
            message = f"`{field.value}` is not a line of the form `name: value`, so it is not read"
            yield warning("unreadable-line", message, source, hint="write the text of the page below the second `---`")
        elif name not in known:
            message = f"`{name}` is not read here, so what it says is not published"
            yield warning("unknown-key", message, source, hint=_hint(file))
        elif name in seen:
            yield warning("repeated-key", f"`{name}` is written twice; the first one counts", source, hint="remove one")
        seen.add(name)


def _hint(file: str) -> str:
    if file.startswith("works/"):
        return "the text of a work has `notice` alone; write a title as a heading: `## …`"
    return "a page has `title` and `order`; everything else belongs below the second `---`"


def _unclosed(file: str, is_closed: bool) -> tuple[Problem, ...]:
    message = "the lines that begin with this `---` do not end in another `---` before the first empty line"
    hint = "write `---` on a line of its own between them and the text"
    return () if is_closed else (warning("unclosed-front-matter", message, Source(file, 1), hint=hint),)
