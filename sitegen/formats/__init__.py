"""Every way in which the site says what a work is."""

from functools import cache

from sitegen.formats import (
    biblatex,
    bibtex,
    csl_json,
    dublin_core,
    endnote,
    highwire,
    jats,
    linkset,
    mods,
    open_graph,
    prism,
    ris,
    schema_org,
    signposting,
    zotero,
)
from sitegen.formats.format import Format

FORMATS: tuple[Format, ...] = (
    highwire.FORMAT,
    dublin_core.FORMAT,
    prism.FORMAT,
    zotero.FORMAT,
    open_graph.FORMAT,
    schema_org.FORMAT,
    signposting.FORMAT,
    bibtex.FORMAT,
    biblatex.FORMAT,
    ris.FORMAT,
    endnote.FORMAT,
    csl_json.FORMAT,
    jats.FORMAT,
    mods.FORMAT,
    linkset.FORMAT,
)
"""In the order in which they stand in the head of a page and in a list of downloads."""


@cache
def exports_of(names: tuple[str, ...] | None) -> tuple[Format, ...]:
    """The formats of these names that are files beside the page of a work; all of them where no names are given."""
    return tuple(one for one in FORMATS if (one.write or one.write_about) and (names is None or one.name in names))
