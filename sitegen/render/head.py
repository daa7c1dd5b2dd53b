"""What the head of the page of a work says to machines, as HTML: tables, with no design in them.

Two rows that state one fact share the look-up, and the pages of a work in its languages share all that is the same on
them: the lines of a run of rows that depend on the work alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import msgspec
from markupsafe import Markup

from sitegen.formats import FORMATS
from sitegen.formats.facts import known_language
from sitegen.formats.format import Elements, Landing, Link, Meta, OfWork, Property, Tag
from sitegen.formats.types import kind
from sitegen.model import Entry, Keyword, Words
from sitegen.render.html import as_html, escape

# As JSON may write them in a string, which is where they stand; `</script>` and `<!--` would end the block.
_IN_SCRIPT = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("'", "\\u0027"))

Value = str | Words | Keyword
Written = str | Sequence[str]
"""What a fact is written as: once, or as often as there are values."""


class Printed(NamedTuple):
    """A row: how its lines begin, what they say, and what that is written as."""

    start: str
    fact: Callable[..., Any]
    written: Callable[[Any], Written]


class Run(NamedTuple):
    """Rows that follow each other and are the same on the page in every language, or none of them."""

    of_work: bool
    is_cited: bool
    rows: tuple[Printed, ...]


def head_html(entry: Entry, landing: Landing) -> Markup:
    """The elements of a page, a line each; the JSON-LD block comes last."""
    elements, properties = _of_work(entry)
    runs = PROPERTIES[kind(entry).schema_org]
    lines = _lines(ELEMENTS, elements, entry, landing)
    block = ",".join(_lines(runs, properties, entry, landing))
    lines.append(f'<script type="application/ld+json">{{{block}}}</script>')
    return as_html("\n".join(lines))


def data_html(nodes: Iterable[Mapping[str, Any]]) -> Markup:
    """JSON-LD blocks, a line each."""
    return as_html("\n".join([f'<script type="application/ld+json">{json_in_script(node)}</script>' for node in nodes]))


@lru_cache(maxsize=4)
def _of_work(entry: Entry) -> tuple[list[str], list[str]]:
    """What each run of elements and of properties is on every page of a work, as far as it is the same there."""
    return (
        ["\n".join(_said(run.rows, {}, entry)) if run.of_work else "" for run in ELEMENTS],
        [",".join(_said(run.rows, {}, entry)) if run.of_work else "" for run in PROPERTIES[kind(entry).schema_org]],
    )


def _lines(runs: Sequence[Run], of_work: Sequence[str], entry: Entry, landing: Landing) -> list[str]:
    lines: list[str] = []
    said: dict[Callable[..., Any], Written] = {}
    for run, known in zip(runs, of_work, strict=True):
        if run.is_cited and not landing.citation_tags:
            continue
        if not run.of_work:
            lines += _said(run.rows, said, entry, landing)
        elif known:
            lines.append(known)
    return lines


def _said(rows: Sequence[Printed], said: dict[Callable[..., Any], Written], *subject: Entry | Landing) -> list[str]:
    lines: list[str] = []
    for start, fact, written in rows:
        ends = said.get(fact)
        if ends is None:
            found = fact(*subject)
            ends = said[fact] = written(found) if found else ""
        if isinstance(ends, str):
            if ends:
                lines.append(start + ends)
        else:
            lines += [start + end for end in ends]
    return lines


def _contents(found: str | Words | Iterable[Value]) -> str | list[str]:
    """The values of a tag, and what follows them."""
    if isinstance(found, str | Words):
        return _content(found)
    return [end for value in found if (end := _content(value))]


def _content(value: Value) -> str:
    if isinstance(value, str):
        return f'{escape(value)}">' if value else ""
    return f'{escape(value.value)}"{_language(value.lang)}>' if value.value else ""


@lru_cache(256)
def _language(lang: str) -> str:
    return f' lang="{escape(lang)}"' if known_language(lang) else ""


def _elements(found: Iterable[Meta | Link]) -> list[str]:
    return [element for one in found if (element := _link(one) if isinstance(one, Link) else _meta(one))]


def _meta(meta: Meta) -> str:
    content = _content(meta.content)
    return f'<meta name="{meta.name}" content="{content}' if content else ""


def _link(link: Link) -> str:
    kind_of_file = f' type="{escape(link.type)}"' if link.type else ""
    return f'<link rel="{link.rel}" href="{escape(link.href)}"{kind_of_file}>' if link.href else ""


def json_in_script(value: object) -> str:
    """A value as JSON that nothing inside a `<script>` takes for its end."""
    text = msgspec.json.encode(value).decode()
    for character, written in _IN_SCRIPT:
        if character in text:
            text = text.replace(character, written)
    return text


def _row(row: Tag | Elements | Property) -> Printed:
    fact = row.fact.fact if isinstance(row.fact, OfWork) else row.fact
    match row:
        case Tag():
            return Printed(f'<meta {row.attribute}="{row.name}" content="', fact, _contents)
        case Elements():
            return Printed("", fact, _elements)
        case Property():
            return Printed(f'"{row.name}":', fact, json_in_script)


def _runs(rows: Iterable[Tag | Elements | Property], *, is_cited: bool = False) -> list[Run]:
    parts = groupby(rows, lambda row: isinstance(row.fact, OfWork))
    return [Run(of_work, is_cited, tuple(map(_row, part))) for of_work, part in parts]


ELEMENTS: tuple[Run, ...] = tuple(run for form in FORMATS for run in _runs(form.head, is_cited=form.is_cited))
PROPERTIES: Mapping[str, tuple[Run, ...]] = {
    name: tuple(_runs(rows)) for form in FORMATS for name, rows in form.properties.items()
}
