"""Values of JSON, whatever they are, as the texts and the lists of objects that a reader looks for."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from sitegen.formats.importing.draft import Draft

Item: TypeAlias = Mapping[str, Any]
EMPTY: tuple[Any, ...] = (None, "", [], {}, {"date-parts": [[None]]})
"""What says nothing; the last one is Crossref's for a date."""


def objects(value: Any) -> list[Item]:
    """The objects in a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def no_objects(value: Any) -> list[Any]:
    """What stands in a list of objects, or in its place, and is none."""
    return [one for one in value if not isinstance(one, dict)] if isinstance(value, list) else [value]


def text(value: Any) -> str:
    """A value as text; what is neither text nor a number as JSON."""
    if value is None or isinstance(value, bool):
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def lose(draft: Draft, label: str, value: Any) -> None:
    """Say that a value has no place, if it says anything."""
    if value is not False and value not in EMPTY:
        draft.lose(f"{label}: ", text(value))


def texts(value: Any) -> Iterator[str]:
    """The texts in a value: one, or a list; those of objects by their names."""
    for one in value if isinstance(value, list) else (value,):
        if said := text(one.get("name", "") if isinstance(one, dict) else one):
            yield said
