"""Signposting, level 2: all links of a work, its files and its pages, in a file of their own.

https://signposting.org/FAIR/#level2, https://www.rfc-editor.org/rfc/rfc9264#section-4.2. A static host cannot say in a
header of a PDF or of an export which page it belongs to; the linkset says it for them.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import msgspec

from sitegen.formats.format import Format, Landing, Link, OfWork
from sitegen.formats.links import primary_url
from sitegen.formats.signposting import HEAD, LINKSET
from sitegen.model import Entry

Context: TypeAlias = dict[str, Any]


def write(entry: Entry, landings: Sequence[Landing]) -> bytes:
    """The links of every page of a work, then those of its PDF and of its exports."""
    contexts = [_page(entry, landing) for landing in landings]
    return msgspec.json.encode({"linkset": [*contexts, *_files(landings[0])]}) + b"\n"


def _page(entry: Entry, landing: Landing) -> Context:
    """What the head of the page says, by relation."""
    context: Context = {"anchor": landing.url}
    for link in _links(entry, landing):
        context.setdefault(link.rel, []).append(_target(link))
    return context


def _links(entry: Entry, landing: Landing) -> Iterator[Link]:
    """The links in the head that lead anywhere, but for the one to the linkset itself."""
    for row in HEAD:
        found = row.fact.fact(entry) if isinstance(row.fact, OfWork) else row.fact(entry, landing)
        yield from (link for link in found if link.href and link.rel != "linkset")


def _target(link: Link) -> dict[str, str]:
    return {"href": link.href, "type": link.type} if link.type else {"href": link.href}


def _files(landing: Landing) -> Iterator[Context]:
    """What lies beside the pages: each file has one page that it belongs to, which is the primary one."""
    page = {"href": primary_url(landing), "type": "text/html"}
    if landing.pdf_url:
        yield {"anchor": landing.pdf_url, "collection": [page]}
    for file in landing.downloads:
        yield {"anchor": file.url, "describes": [page]}


FORMAT = Format("linkset", "Signposting linkset", LINKSET, write_about=write, file="linkset.json")
