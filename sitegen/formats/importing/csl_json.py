"""CSL-JSON, and what Crossref says of a work, which is CSL-JSON with lists: at doi.org the two are mixed anyhow.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables,
https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec
from msgspec.structs import replace

from sitegen.formats.biblatex import CSL_TYPES
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.importing.crossref_references import references
from sitegen.formats.importing.csl_terms import (
    ABOUT_THE_RECORD,
    CROSSREF_TYPES,
    DATES,
    OTHER_DATES,
    OTHER_TYPES,
    PLACES,
    READ,
    ROLES,
)
from sitegen.formats.importing.dates import from_csl
from sitegen.formats.importing.draft import Draft, Told
from sitegen.formats.importing.names import alone, human
from sitegen.formats.importing.tagged import STRONG_SEPARATOR, WEAK_SEPARATOR
from sitegen.formats.importing.terms import page_range
from sitegen.language.orthography import language_tag
from sitegen.model import DateParts, Name

Item: TypeAlias = Mapping[str, Any]

SOLAR = re.compile(r"(1[2-5][0-9]{2})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12][0-9]|3[01]))?", re.ASCII)


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
        return Imported("misc", (), lost=(f"what is no object: {_text(item)[:80]}",))
    named = str(item.get("type", ""))
    kind = CROSSREF_TYPES.get(named, named)
    is_known = kind in CSL_TYPES or kind in OTHER_TYPES
    draft = Draft(kind if is_known else "document", _text(item.get("language", "")))
    if not is_known and named:
        draft.lose("type: ", named)
    _put_names(draft, item)
    _put_dates(draft, item)
    _put_values(draft, item)
    _put_custom(draft, item.get("custom"))
    for words, written in references(item.get("reference", [])):
        if words:
            draft.references.append(words)
        else:
            draft.lose("reference: ", _text(written))
    for name in sorted(item.keys() - READ - ABOUT_THE_RECORD):
        draft.lose(f"{name}: ", _text(item[name]))
    return draft.imported(_text(item.get("citation-key") or item.get("id") or ""))


def _put_values(draft: Draft, item: Item) -> None:
    for online in _objects(item.get("issn-type")):
        if online.get("type") == "electronic":
            draft.put("eissn", _text(online.get("value", "")), "")
    for name, place in PLACES.items():
        values = list(_values(item.get(name)))
        if name == "container-title" and draft.kind in {"chapter", "paper-conference"} and len(values) > 1:
            draft.put("collection_title", values.pop(0), f"{name}: ")
        for value in _with_subtitle(values, item) if name == "title" else values:
            is_said = _is_online(item, value) if place == "issn" else place == "url" and "resource" in item
            if not is_said:
                draft.put(place, value, f"{name}: ")
    for word in _words(item):
        draft.put("keyword", word, "keyword: ")
    pages = _text(item.get("page", "")) or _text(item.get("page-first", ""))
    if pages:
        draft.page = page_range(pages, _text(item.get("page-first", "")))
    _put_addresses(draft, item)


def _put_addresses(draft: Draft, item: Item) -> None:
    """The licence, the PDF and the publisher's page, as Crossref has them; its own address of a work is the DOI."""
    for one in [link for link in _objects(item.get("link")) if link.get("content-type") == "application/pdf"][:1]:
        draft.put("pdf", _text(one.get("URL", "")), "link: ")
    for one in _objects(item.get("license"))[:1]:
        draft.put("license", _text(one.get("URL", "")), "license: ")
    primary = item["resource"].get("primary") if isinstance(item.get("resource"), dict) else None
    if isinstance(primary, dict):
        draft.put("url", _text(primary.get("URL", "")), "resource: ")


def _with_subtitle(titles: list[str], item: Item) -> list[str]:
    """The first title with the subtitle, which some titles have already."""
    subtitle = next(_values(item.get("subtitle")), "")
    if titles and subtitle and subtitle.lower() not in titles[0].lower():
        return [f"{titles[0]}: {subtitle}", *titles[1:]]
    return titles


def _is_online(item: Item, issn: str) -> bool:
    kinds = {one.get("type") for one in _objects(item.get("issn-type")) if one.get("value") == issn}
    return kinds == {"electronic"}


def _words(item: Item) -> Iterator[str]:
    """Keywords: CSL has them in one text, Crossref has subjects in a list; this site says more where it has to."""
    custom = item["custom"] if isinstance(item.get("custom"), dict) else {}
    exact = custom["keyword"] if isinstance(custom.get("keyword"), dict) else {}
    said = [", ".join(_values(words)) for words in exact.values() if isinstance(words, list)]
    for value in () if item.get("keyword") in said else _values(item.get("keyword")):
        separator = WEAK_SEPARATOR if WEAK_SEPARATOR.search(value) else STRONG_SEPARATOR
        yield from separator.split(value)
    yield from _values(item.get("subject"))


def _put_names(draft: Draft, item: Item) -> None:
    custom = item["custom"] if isinstance(item.get("custom"), dict) else {}
    goes_on = list(_values(custom.get("et-al")))
    for name, role in ROLES.items():
        people = _objects(item.get(name))
        translated = custom.get(name)
        others = [
            [_name(person, lang) for person in _objects(names)]
            for lang, names in (translated.items() if isinstance(translated, dict) else ())
        ]
        names = [_name(person) for person in people] + [OTHERS] * (name in goes_on)
        draft.people(role, names, others, [_told(person) for person in people])


def _told(person: Item) -> Told:
    """Who a person is to ORCID, and where the person belongs."""
    number = _text(person.get("ORCID", "")).rpartition("/")[2]
    return number, tuple(_text(place.get("name", "")) for place in _objects(person.get("affiliation")))


def _name(person: Item, lang: str = "und") -> Name:
    parts = {name: " ".join(_text(person.get(name, "")).split()) for name in NAME_PARTS}
    literal = parts["literal"] or parts["name"]
    if literal or not (parts["family"] or parts["given"]):
        name = Name(literal=literal)
    elif not parts["family"]:
        name = alone(parts["given"])
    else:
        particle = " ".join(filter(None, (parts["dropping-particle"], parts["non-dropping-particle"])))
        name = human(parts["family"], parts["given"], parts["suffix"], particle)
        if person.get("parse-names") in NOT:
            name = Name(parts["family"], parts["given"], particle, parts["suffix"])
    return Name(name.family, name.given, name.particle, name.suffix, name.literal, lang)


NOT = (0, False, "0", "false")
OTHERS = Name(literal="others")
NAME_PARTS = ("family", "given", "suffix", "literal", "name", "dropping-particle", "non-dropping-particle")


def _put_dates(draft: Draft, item: Item) -> None:
    dates = [from_csl(item[name]) for name in DATES if isinstance(item.get(name), dict)]
    draft.date = next(filter(None, dates), None)
    for name, field in OTHER_DATES.items():
        date = from_csl(item[name]) if isinstance(item.get(name), dict) else None
        start = date.start if date else None
        parts = [part for part in (start.year, start.month, start.day) if part] if start else []
        if parts:
            draft.put(f"extra:{field}", "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])]), name)


def _put_custom(draft: Draft, custom: Any) -> None:
    """What this site's own CSL-JSON says in other languages, and the licence."""
    for name, versions in custom.items() if isinstance(custom, dict) else ():
        if name in ROLES or name == "et-al":
            continue
        if name in OWN and isinstance(versions, str):
            draft.put(name, versions, f"{name}: ")
        elif name == "issued" and isinstance(versions, dict):
            _put_solar_date(draft, versions)
        elif not isinstance(versions, dict) or not (name in PLACES or name == "keyword"):
            draft.lose(f"custom.{name}: ", _text(versions))
        else:
            _put_versions(draft, name, versions)


OWN = ("license", "pdf")
"""What CSL has no name for."""


def _put_solar_date(draft: Draft, versions: Mapping[str, Any]) -> None:
    """The solar date of a Gregorian one, as machines write it."""
    solar = SOLAR.fullmatch(_text(versions.get("fa", "")))
    if solar is not None and draft.date is not None:
        draft.date = replace(draft.date, persian=DateParts(*(int(part or 0) for part in solar.groups())))
    elif versions:
        draft.lose("custom.issued: ", _text(versions))


def _put_versions(draft: Draft, name: str, versions: Mapping[str, Any]) -> None:
    for lang, value in versions.items():
        tag = language_tag(str(lang))
        if tag and name == "keyword":
            draft.keywords_in(tag, _values(value) if isinstance(value, list) else WEAK_SEPARATOR.split(_text(value)))
        elif tag:
            draft.put(PLACES[name], _text(value), f"custom.{name}.{lang}: ", tag)
        else:
            draft.lose(f"custom.{name}.{lang}: ", _text(value))


def _objects(value: Any) -> list[Item]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _values(value: Any) -> Iterator[str]:
    """The texts in a value: one, or a list; those of objects by their names."""
    for one in value if isinstance(value, list) else (value,):
        text = _text(one.get("name", "") if isinstance(one, dict) else one)
        if text:
            yield text


def _text(value: Any) -> str:
    """A value as text; what is neither text nor a number as JSON."""
    if value is None or isinstance(value, bool):
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
