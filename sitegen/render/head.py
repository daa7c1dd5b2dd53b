"""What the head of the page of a work says to machines, as HTML: a table, with no design in it."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from markupsafe import Markup

from sitegen.formats.format import Embedded, JsonLd, Link, Meta
from sitegen.render.html import as_html, escape

# As JSON may write them in a string, which is where they stand; `</script>` and `<!--` would end the block.
_IN_SCRIPT = ((b"<", b"\\u003c"), (b">", b"\\u003e"), (b"&", b"\\u0026"), (b"'", b"\\u0027"))

LONG = 400


def head_html(tags: Iterable[Embedded]) -> Markup:
    """The elements, a line each; the JSON-LD blocks come last."""
    lines, blocks = [], []
    for tag in tags:
        if type(tag) is Meta:
            lines.append(_meta(tag))
        elif type(tag) is Link:
            kind = _said("type", tag.type) + _said("hreflang", tag.hreflang)
            lines.append(f'<link rel="{escape(tag.rel)}" href="{escape(tag.href)}"{kind}>')
        elif type(tag) is JsonLd:
            blocks.append(f'<script type="application/ld+json">{_json(tag)}</script>')
    return as_html("\n".join(lines + blocks))


def _meta(tag: Meta) -> str:
    content, lang = tag.content, tag.lang
    shown = _abstract(content) if len(content) > LONG else escape(content)
    if lang:
        return f'<meta {tag.attribute}="{tag.name}" content="{shown}" lang="{escape(lang)}">'
    return f'<meta {tag.attribute}="{tag.name}" content="{shown}">'


# An abstract is said by several vocabularies.
_abstract = lru_cache(16)(escape)


@lru_cache(1024)
def _said(attribute: str, value: str) -> str:
    return f' {attribute}="{escape(value)}"' if value else ""


def _json(block: JsonLd) -> str:
    text = msgspec.json.encode(block.data)
    for character, written in _IN_SCRIPT:
        text = text.replace(character, written)
    return text.decode()
