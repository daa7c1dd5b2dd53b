"""What Crossref says around a work, in objects: where it can be read, under which terms, its event and its institution.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
"""

from collections.abc import Mapping, Set
from typing import Any

from sitegen.formats.dates import iso
from sitegen.formats.importing.csl_terms import DATES
from sitegen.formats.importing.csl_values import Item, lose, objects, text, texts
from sitegen.formats.importing.dates import from_csl
from sitegen.formats.importing.draft import Draft

PLACES_AROUND: Mapping[str, Mapping[str, str]] = {
    "event": {"location": "event_place"},
    "institution": {"place": "publisher_place"},
}
"""Where the parts of these objects belong, beside their names."""
MINING = "tdm"
"""The version whose terms are for machines that read the text."""


def has_page(item: Item) -> bool:
    """Whether there are an address of the publisher's page and a DOI, so that the other address is but the DOI's."""
    resource = item.get("resource")
    pages = _each(resource.get("primary")) if isinstance(resource, dict) else []
    is_said = bool(text(item.get("DOI"))) and any(text(page.get("URL")) for page in pages)
    return is_said and "doi.org/" in text(item.get("URL")).lower()


def _each(value: Any) -> list[Item]:
    """One object, or those of a list."""
    return objects(value if isinstance(value, list) else [value])


def put_addresses(draft: Draft, item: Item) -> None:
    """The first PDF, the licence of the published version or else the first one, and the publisher's page."""
    links = objects(item.get("link"))
    licenses = sorted(objects(item.get("license")), key=lambda one: one.get("content-version") != "vor")
    terms_of_work = [one for one in licenses if one.get("content-version") != MINING][:1]
    files = [link for link in links if link.get("content-type") == "application/pdf"][:1]
    for name, place, found, others in (("link", "pdf", files, links), ("license", "license", terms_of_work, licenses)):
        taken = [text(one.get("URL", "")) for one in found]
        for url in dict.fromkeys((*taken, *(text(one.get("URL", "")) for one in others))):
            if url in taken:
                draft.put(place, url, f"{name}: ")
            else:
                draft.lose(f"{name}: ", url)
    if isinstance(terms := item.get("license"), str):
        draft.put("license", terms, "license: ")
    resource = item.get("resource")
    for kind, pages in sorted(resource.items()) if isinstance(resource, dict) else ():
        for page in _each(pages):
            if kind == "primary":
                draft.put("url", text(page.get("URL", "")), "resource: ")
            else:
                draft.lose(f"resource.{kind}: ", text(page.get("URL", "")))


def put_around(draft: Draft, item: Item) -> None:
    """Where and when an event was, and where an institution is that stands for the publisher."""
    for name, places in PLACES_AROUND.items():
        value = item.get(name)
        for one in _each(value):
            known = {"name", *(_put_days(draft, one) if name == "event" else ())}
            is_other = name == "institution" and text(item.get("publisher")) not in {"", text(one.get("name"))}
            for part in sorted(one.keys() - known):
                _put_parts(draft, one[part], "" if is_other else places.get(part, ""), f"{name}.{part}")


def _put_parts(draft: Draft, value: Any, place: str, label: str) -> None:
    """One text or several at their place; lost, where there is none."""
    if not place:
        lose(draft, label, value)
        return
    for said in filter(None, map(text, value if isinstance(value, list) else [value])):
        if any(map(str.isalnum, said)):
            draft.put(place, said, f"{label}: ")
        else:
            draft.lose(f"{label}: ", said)


def put_issue(draft: Draft, item: Item) -> None:
    """The number of the issue, which some records say in the object for it alone; its dates are with the others."""
    for issue in _each(item.get("journal-issue")):
        draft.put("issue", text(issue.get("issue")), "journal-issue.issue: ")
        for name in sorted(issue.keys() - {"issue", *DATES}):
            lose(draft, f"journal-issue.{name}", issue[name])


def lose_identifiers(draft: Draft, item: Item) -> None:
    """Name the publisher's own identifiers, but for what the DOI says as well."""
    doi = text(item.get("DOI")).lower()
    for number in texts(item.get("alternative-id")):
        if number.lower() != doi and not doi.endswith((f"/{number.lower()}", f".{number.lower()}")):
            draft.lose("alternative-id: ", number)


def _put_days(draft: Draft, event: Item) -> Set[str]:
    """The days of an event; which of the two can be read."""
    ends = {name: from_csl(event[name]) for name in ("start", "end") if isinstance(event.get(name), dict)}
    days = {name: iso(end.start) for name, end in ends.items() if end and end.start}
    if days:
        draft.put("extra:eventdate", "/".join(dict.fromkeys(days.values())), "event: ")
    return days.keys()
