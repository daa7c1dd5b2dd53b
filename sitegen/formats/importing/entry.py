"""The BibLaTeX entry that a work of a foreign file becomes: the end of every importer."""

from collections.abc import Callable, Mapping
from typing import Any

from sitegen.formats import biblatex, tex
from sitegen.formats.bibtex import fields_of
from sitegen.formats.fields import NAME
from sitegen.formats.format import Address
from sitegen.formats.imported import Imported
from sitegen.formats.importing.terms import GENRE_CODES, SUBTYPED
from sitegen.model import Entry, Text

LONGEST_KEY = 80

Lose = Callable[[str, str], None]
"""Takes what finds no place: what it is, and its value."""


def entry_of(values: Mapping[str, Any], address: Address, extra: Mapping[str, str], lose: Lose) -> Imported:
    """The entry, without a key and what is lost; `values` are the fields of an `Entry`, empty ones may be missing.

    `extra` are fields that no value of an `Entry` makes.
    """
    kind = str(values["type"])
    bib_type = _type_of(kind, is_at_arxiv=bool(values.get("arxiv")))
    is_told = kind not in SUBTYPED and (bib_type != "misc" or kind in {"article", "document"})
    more = dict(extra) if is_told else {**extra, "entrysubtype": kind}
    defaults = {"key": "", "slug": "", "language": "und", "title": Text()}
    entry = Entry(**{**defaults, **values, **_genre(values.get("genre", Text())), "bibtex_type": bib_type})
    fields = fields_of(entry, address, biblatex.ROWS)
    for name in sorted(more.keys() & fields.keys()):
        lose(name, more.pop(name))
    written = {name: tex.escaped(value) for name, value in more.items()}
    return Imported(bib_type, tuple((fields | written).items()))


def key_of(named: str) -> str:
    """What a file calls a record, if a citation key may look so; else nothing."""
    is_key = len(named) <= LONGEST_KEY and named.isascii() and named[:1].isalpha() and "/" not in named
    return named if is_key and NAME.fullmatch(named) else ""


def _type_of(kind: str, *, is_at_arxiv: bool) -> str:
    if kind == "article":
        return "misc" if is_at_arxiv else "preprint"
    return biblatex.CSL_TYPES.get(kind, "misc")


def _genre(genre: Text) -> dict[str, Any]:
    """The words of a genre, or its code where they are those that this site writes for it."""
    code = GENRE_CODES.get(genre.versions[0].value.lower(), "") if len(genre.versions) == 1 else ""
    return {"genre_code": code, "genre": Text()} if code else {"genre": genre}
