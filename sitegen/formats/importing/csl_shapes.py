"""What in CSL-JSON and in Crossref's JSON has another shape than it should, so that nothing reads it."""

from typing import Any

from sitegen.formats.importing.crossref_details import PLACES_AROUND
from sitegen.formats.importing.csl_terms import PLACES
from sitegen.formats.importing.csl_values import Item, lose, objects, text
from sitegen.formats.importing.draft import Draft

TEXTS = tuple(sorted({*PLACES, "alternative-id", "keyword", "subject", "subtitle"} - PLACES_AROUND.keys()))
"""Variables that are texts, or objects with a name."""
LISTS = {"isbn-type": "value", "issn-type": "value", "license": "URL", "link": "URL"}
"""Lists of objects, and what each of them has to say."""
OBJECTS = ("journal-issue", "resource")


def lose_shapeless(draft: Draft, item: Item) -> None:
    """Name it."""
    for name in TEXTS:
        value = item.get(name)
        for one in objects(value if isinstance(value, list) else [value]):
            lose(draft, name, "" if one.get("name") else one)
    for name, part in LISTS.items():
        value = item.get(name)
        is_text = name == "license" and isinstance(value, str)
        for listed in value if isinstance(value, list) else [None if is_text else value]:
            lose(draft, name, "" if _says(listed, part) else listed)
    for name in OBJECTS:
        lose(draft, name, "" if isinstance(item.get(name), dict) else item.get(name))


def _says(value: Any, part: str) -> bool:
    return isinstance(value, dict) and bool(text(value.get(part)))
