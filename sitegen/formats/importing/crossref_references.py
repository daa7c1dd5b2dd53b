"""What a work cites, as Crossref's JSON lists it: in one text, in parts, or by its DOI alone.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md#reference
"""

from collections.abc import Iterator
from typing import Any

from sitegen.language.markup import bare_text

TITLES = ("article-title", "volume-title", "series-title", "standard-designator", "standards-body")
PLACES = ("journal-title", "edition", "volume", "issue", "component", "first-page", "year", "ISSN", "ISBN")
PARTS = ("author", *TITLES, *PLACES)
"""What a reference says in parts, in the order of a citation."""
READ = ("unstructured", "DOI", *PARTS)


def references(listed: Any) -> Iterator[tuple[str, Any]]:
    """Each reference of a list as a text with its DOI, beside it as it stands; no text where it says nothing."""
    for one in listed if isinstance(listed, list) else [listed]:
        said = _said(one) if isinstance(one, dict) else {}
        words = said.get("unstructured") or ", ".join(said[name] for name in PARTS if name in said)
        yield _with_doi(words, said.get("DOI", "")), one


def _said(reference: dict[str, Any]) -> dict[str, str]:
    values = ((name, reference.get(name)) for name in READ)
    return {name: text for name, value in values if isinstance(value, str) and (text := bare_text(value))}


def _with_doi(words: str, doi: str) -> str:
    """The words of a reference with its DOI, which they may name themselves."""
    if not doi or doi.lower() in words.lower():
        return words
    return f"{words} doi:{doi}".strip()
