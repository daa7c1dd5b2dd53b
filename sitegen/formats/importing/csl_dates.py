"""The dates of a work in CSL-JSON, of which Crossref has several."""

from typing import Any

from sitegen.formats.dates import iso
from sitegen.formats.importing.csl_terms import DATES, OTHER_DATES
from sitegen.formats.importing.csl_values import Item, lose, text
from sitegen.formats.importing.dates import from_csl, says
from sitegen.formats.importing.draft import Draft
from sitegen.model import Date

GENERAL = ("issued", "published")


def put_dates(draft: Draft, item: Item) -> None:
    """The date of issue that is cited, and dates of other things; what they do not say is lost."""
    written = {name: item[name] for name in DATES if item.get(name)} | dict(_of_issue(item))
    found = {name: _date(value) for name, value in written.items()}
    draft.date = next(filter(None, found.values()), None)
    told: list[Date] = []
    # The general ones repeat one of the others, by whose name it is told.
    for name, date in sorted(found.items(), key=lambda one: one[0] in GENERAL):
        is_said = date is not None and draft.date is not None and (says(draft.date, date) or date in told)
        if not is_said:
            lose(draft, name, _shown(date) or written[name])
        told += [date] if date else []
    for name, field in OTHER_DATES.items():
        date = _date(item[name]) if item.get(name) else None
        if date is not None and date.start:
            draft.put(f"extra:{field}", _shown(date), f"{name}: ")
        elif item.get(name):
            lose(draft, name, item[name])


def _of_issue(item: Item) -> Item:
    """The dates of the issue, which Crossref has in an object of its own."""
    issue = item.get("journal-issue")
    dates = issue if isinstance(issue, dict) else {}
    return {f"journal-issue.{name}": dates[name] for name in DATES if dates.get(name)}


def _date(value: Any) -> Date | None:
    """A date as CSL has it, or as a bare text."""
    return from_csl(value) if isinstance(value, dict) else from_csl({"raw": text(value)})


def _shown(date: Date | None) -> str:
    return "/".join(iso(end) for end in (date.start, date.end) if end) if date else ""
