"""What the JSON-LD of a page says of the work."""

from collections.abc import Iterator
from typing import Any

from sitegen.audit.facts import PageFacts

AUTHORS = ("author", "creator")


def works_in(page: PageFacts) -> Iterator[tuple[int, dict[str, Any]]]:
    """The nodes that describe a work, each with the line of its block: those with a headline."""
    for block in page.data:
        for node in _nodes(block.value):
            if isinstance(node.get("headline"), str):
                yield block.line, node


def is_untitled(page: PageFacts) -> bool:
    """Whether the page describes a work without any title, which the check of its record tells."""
    nodes = [node for block in page.data for node in _nodes(block.value) if node.get("mainEntityOfPage")]
    return any(not (node.get("name") or node.get("headline")) for node in nodes)


def dois(node: dict[str, Any]) -> tuple[str, ...]:
    """The DOIs of a work, in lower case."""
    named = [one for one in _listed(node.get("identifier")) if isinstance(one, dict)]
    values = [one.get("value") for one in named if str(one.get("propertyID")).upper() == "DOI"]
    return tuple(value.lower() for value in values if isinstance(value, str))


def organizations(page: PageFacts) -> frozenset[str]:
    """The names of the authors of works that are organisations."""
    lists = [_listed(node.get(role)) for _, node in works_in(page) for role in AUTHORS]
    authors = [one for people in lists for one in people if isinstance(one, dict)]
    return frozenset(str(one.get("name")) for one in authors if one.get("@type") == "Organization")


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes on the highest level of a block."""
    for node in _listed(value):
        if isinstance(node, dict):
            yield node
            yield from (one for one in _listed(node.get("@graph")) if isinstance(one, dict))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
