"""What Crossref's JSON states of a work beside its description: who paid for it, and what was said of it afterwards.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md,
https://www.crossref.org/documentation/crossmark/participating-in-crossmark/
"""

from collections.abc import Mapping
from typing import get_args

from sitegen.formats.importing.csl_values import Item, lose, no_objects, objects, text, texts
from sitegen.formats.importing.draft import Draft
from sitegen.formats.importing.terms import funding_words
from sitegen.notice import NoticeKind

FUNDER_PARTS = frozenset(("name", "award", "doi-asserted-by"))
UPDATES: Mapping[str, NoticeKind] = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression_of_concern": "expression-of-concern",
    "correction": "erratum",
    "corrigendum": "erratum",
    "erratum": "erratum",
}
"""What the updates of a work are that are notices."""


def put_statements(draft: Draft, item: Item) -> None:
    """The funders with their awards as words, and the gravest notices; DOIs of either, and other notices, are lost."""
    funders = item.get("funder")
    named: dict[str, dict[str, None]] = {}
    for one in objects(funders):
        name = " ".join(text(one.get("name")).split())
        awards = [award for award in texts(one.get("award")) if award]
        named.setdefault(name, {}).update(dict.fromkeys(awards if name else ()))
        for part in sorted(one.keys() - (FUNDER_PARTS if name else set())):
            lose(draft, f"funder.{part}", one[part])
    draft.put("funding", funding_words(named), "funder: ")
    updates = item.get("updated-by")
    _put_updates(draft, objects(updates))
    for label, listed in (("funder", funders), ("updated-by", updates)):
        for odd in no_objects(listed):
            lose(draft, label, odd)


def _put_updates(draft: Draft, updates: list[Item]) -> None:
    kinds = {UPDATES[kind] for one in updates if (kind := text(one.get("type"))) in UPDATES}
    draft.notice = next((kind for kind in get_args(NoticeKind) if kind in kinds), None)
    for one in updates:
        kind, doi = text(one.get("type")), text(one.get("DOI"))
        if doi or kind not in UPDATES or UPDATES[kind] != draft.notice:
            lose(draft, "updated-by", " ".join(filter(None, (kind or text(one.get("label")), doi))))
