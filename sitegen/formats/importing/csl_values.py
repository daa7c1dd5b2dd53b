"""Values of JSON, whatever they are, as the texts and the lists of objects that a reader looks for."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

Item: TypeAlias = Mapping[str, Any]


def objects(value: Any) -> list[Item]:
    """The objects in a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """A value as text; what is neither text nor a number as JSON."""
    if value is None or isinstance(value, bool):
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def texts(value: Any) -> Iterator[str]:
    """The texts in a value: one, or a list; those of objects by their names."""
    for one in value if isinstance(value, list) else (value,):
        if said := text(one.get("name", "") if isinstance(one, dict) else one):
            yield said
