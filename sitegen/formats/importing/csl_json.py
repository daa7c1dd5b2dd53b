"""CSL-JSON, and what Crossref says of a work, which is CSL-JSON with lists: at doi.org the two are mixed anyhow.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables,
https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from sitegen.formats.biblatex import CSL_TYPES
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.importing.crossref_details import (
    has_page,
    lose_identifiers,
    put_addresses,
    put_around,
    put_issue,
)
from sitegen.formats.importing.crossref_references import references
from sitegen.formats.importing.crossref_statements import put_statements
from sitegen.formats.importing.csl_dates import put_dates
from sitegen.formats.importing.csl_people import put_names, roles
from sitegen.formats.importing.csl_shapes import lose_shapeless
from sitegen.formats.importing.csl_terms import (
    ABOUT_THE_RECORD,
    CONTRIBUTOR_ROLE,
    CROSSREF_TYPES,
    OTHER_TYPES,
    PLACES,
    READ,
    SAID_BY_TYPE,
)
from sitegen.formats.importing.csl_values import Item, lose, objects, text, texts
from sitegen.formats.importing.draft import Draft
from sitegen.formats.importing.entry import key_of
from sitegen.formats.importing.tagged import STRONG_SEPARATOR, WEAK_SEPARATOR
from sitegen.formats.importing.terms import page_range, serial
from sitegen.language.markup import bare_text
from sitegen.language.orthography import language_tag
from sitegen.model import DateParts

HEADING = re.compile(r"<jats:title>\s*(?:abstract|summary|چکیده|خلاصه)\s*(?:[:.]\s*)?</jats:title>", re.IGNORECASE)
"""What stands above most abstracts at Crossref, and is no word of theirs."""
OWN = ("license", "pdf")
"""What CSL has no name for."""
# Crossref's answers give an ISBN as an address.
AROUND = {"abstract": HEADING, "isbn": re.compile(r"https?://\S{0,80}/isbn/", re.IGNORECASE)}
"""What stands around the value of a variable, and is not it."""
NUMBERS_BY_KIND: Mapping[str, Mapping[str, str]] = {"issn": {"electronic": "eissn"}, "isbn": {}}
"""Where the numbers belong that Crossref lists once more with their kinds."""
SOLAR = re.compile(r"(1[2-5][0-9]{2})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?", re.ASCII)


def read(data: bytes) -> list[Imported]:
    """The works of a file: a list, one work, or what Crossref's API answers."""
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as failure:
        message = f"this is not JSON: {failure}"
        raise UnreadableError(message) from None
    items = _items(found)
    if not any(isinstance(item, dict) and not item.keys().isdisjoint(READ) for item in items):
        message = "this is JSON, but neither CSL-JSON nor an answer of Crossref"
        raise UnreadableError(message)
    return [_work(item) for item in items]


def _items(found: Any) -> list[Any]:
    """The works in a document, whatever stands around them."""
    inner = found.get("message", found.get("items", found)) if isinstance(found, dict) else found
    inner = inner.get("items", inner) if isinstance(inner, dict) else inner
    return inner if isinstance(inner, list) else [inner]


def _work(item: Any) -> Imported:
    if not isinstance(item, dict):
        return Imported("misc", (), losses=((f"what is no object: {text(item)[:80]}", 0),))
    named = str(item.get("type", ""))
    kind = CROSSREF_TYPES.get(named, named)
    is_known = kind in CSL_TYPES or kind in OTHER_TYPES
    draft = Draft(kind if is_known else "document", text(item.get("language")))
    if not is_known and named:
        draft.lose("type: ", named)
    put_names(draft, item)
    put_dates(draft, item)
    _put_values(draft, item)
    lose_shapeless(draft, item)
    put_statements(draft, item)
    if not draft.language:
        lose(draft, "language", item.get("language"))
    _put_custom(draft, item.get("custom"), roles(item))
    for words, written in references(item.get("reference", [])):
        if words:
            draft.references.append(words)
        else:
            draft.lose("reference: ", text(written))
    for name in sorted(item.keys() - READ - ABOUT_THE_RECORD - roles(item).keys()):
        lose(draft, name, "" if (name, item[name]) == SAID_BY_TYPE else item[name])
    draft.put_key(text(item.get("citation-key")), "citation-key: ")
    # An `id` tells the records of a file apart and says no more; Zotero writes an address.
    draft.key = draft.key or key_of(text(item.get("id")))
    return draft.imported()


def _put_values(draft: Draft, item: Item) -> None:
    for place, kinds in NUMBERS_BY_KIND.items():
        for number in objects(item.get(f"{place}-type")):
            value = AROUND["isbn"].sub("", text(number.get("value", "")))
            draft.put(kinds.get(text(number.get("type")), place), value, "")
    for name, place in PLACES.items():
        values = list(texts(item.get(name)))
        if name == "container-title" and draft.kind in {"chapter", "paper-conference"} and len(values) > 1:
            draft.put("collection_title", values.pop(0), f"{name}: ")
        if (around := AROUND.get(place)) is not None:
            values = [around.sub("", value) for value in values]
        for value in _with_subtitle(draft, values, item) if name == "title" else values:
            is_said = _is_online(item, value) if place == "issn" else place == "url" and has_page(item)
            if not is_said:
                draft.put(place, value, f"{name}: ")
    for word in _words(item):
        draft.put("keyword", word, "keyword: ")
    first = bare_text(text(item.get("page-first", "")))
    if pages := bare_text(text(item.get("page", ""))) or first:
        draft.page = page_range(pages, first)
    put_addresses(draft, item)
    put_around(draft, item)
    put_issue(draft, item)
    lose_identifiers(draft, item)


def _with_subtitle(draft: Draft, titles: list[str], item: Item) -> list[str]:
    """The first title with the first subtitle, which some titles have already."""
    subtitle, *others = (*texts(item.get("subtitle")), "")
    for other in filter(None, others):
        draft.lose("subtitle: ", other)
    if titles and subtitle and subtitle.lower() not in titles[0].lower():
        return [f"{titles[0]}: {subtitle}", *titles[1:]]
    return titles


def _is_online(item: Item, issn: str) -> bool:
    listed = objects(item.get("issn-type"))
    kinds = {one.get("type") for one in listed if serial(text(one.get("value"))) == serial(issn)}
    return kinds == {"electronic"}


def _words(item: Item) -> Iterator[str]:
    """Keywords: CSL has them in one text, Crossref has subjects in a list; this site says more where it has to."""
    custom = item["custom"] if isinstance(item.get("custom"), dict) else {}
    exact = custom["keyword"] if isinstance(custom.get("keyword"), dict) else {}
    said = [", ".join(texts(words)) for words in exact.values() if isinstance(words, list)]
    for value in () if item.get("keyword") in said else texts(item.get("keyword")):
        separator = WEAK_SEPARATOR if WEAK_SEPARATOR.search(value) else STRONG_SEPARATOR
        yield from separator.split(value)
    yield from texts(item.get("subject"))


def _put_custom(draft: Draft, custom: Any, named: Container[str]) -> None:
    """What this site's own CSL-JSON says in other languages, and the licence."""
    if not isinstance(custom, dict):
        lose(draft, "custom", custom)
    for name, versions in custom.items() if isinstance(custom, dict) else ():
        is_read = (name in named and isinstance(versions, dict)) or (name == "et-al" and isinstance(versions, list))
        if is_read or (name, versions) == CONTRIBUTOR_ROLE:
            continue
        if name in OWN and isinstance(versions, str):
            draft.put(name, versions, f"{name}: ")
        elif name == "issued" and isinstance(versions, dict):
            _put_solar_date(draft, versions)
        elif not isinstance(versions, dict) or not (name in PLACES or name == "keyword"):
            draft.lose(f"custom.{name}: ", text(versions))
        else:
            _put_versions(draft, name, versions)


def _put_solar_date(draft: Draft, versions: Mapping[str, Any]) -> None:
    """The solar date of a Gregorian one, as machines write it."""
    solar = SOLAR.fullmatch(text(versions.get("fa", "")))
    known = set()
    if solar is not None and draft.date is not None:
        draft.date = replace(draft.date, persian=DateParts(*(int(part or 0) for part in solar.groups())))
        known = {"fa"}
    for lang in sorted(versions.keys() - known):
        lose(draft, f"custom.issued.{lang}", versions[lang])


def _put_versions(draft: Draft, name: str, versions: Mapping[str, Any]) -> None:
    for lang, value in versions.items():
        tag = language_tag(str(lang))
        if tag and name == "keyword":
            draft.keywords_in(tag, texts(value) if isinstance(value, list) else WEAK_SEPARATOR.split(text(value)))
        elif tag:
            draft.put(PLACES[name], text(value), f"custom.{name}.{lang}: ", tag)
        else:
            draft.lose(f"custom.{name}.{lang}: ", text(value))
