"""The lists of ResourceSync, as a harvester of another maker reads them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from resync.capability_list import CapabilityList
from resync.resource_list import ResourceList
from resync.sitemap import Sitemap
from resync.source_description import SourceDescription

from sitegen.deposits.resource_sync import (
    Resource,
    capability_list,
    file_of_part,
    resource_list,
    resource_list_index,
    source_description,
)

BASE = "https://works.example/pubs/"
LIST = f"{BASE}resourcelist.xml"
RESOURCES = [
    Resource(f"{BASE}works/a/", "text/html", (("describedby", f"{BASE}works/a/a.bib", "application/x-bibtex"),)),
    Resource(f"{BASE}works/a/a.pdf?x=1&y=<2>", "application/pdf"),
]


def parsed(kind: Callable[[], Any], body: bytes) -> Any:
    """What the reader makes of a file."""
    found = kind()
    found.parse(fh=BytesIO(body))
    return found


def test_a_harvester_finds_its_way_from_the_well_known_address() -> None:
    source = parsed(SourceDescription, source_description(BASE))
    assert (source.capability, source.uris()) == ("description", [f"{BASE}capabilitylist.xml"])
    capabilities = parsed(CapabilityList, capability_list(BASE))
    assert (capabilities.capability, capabilities.uris()) == ("capabilitylist", [LIST])
    assert capabilities.up == f"{BASE}.well-known/resourcesync"


def test_a_list_says_what_each_file_is_and_what_describes_it() -> None:
    found = parsed(ResourceList, resource_list(RESOURCES, BASE, "2022-05-12", is_part=False))
    assert (found.capability, found.md_at, found.up) == (
        "resourcelist",
        "2022-05-12T00:00:00Z",
        f"{BASE}capabilitylist.xml",
    )
    assert [(one.uri, one.mime_type) for one in found] == [(one.url, one.media_type) for one in RESOURCES]
    (page, _) = found
    assert [(link["rel"], link["href"]) for link in page.ln] == [link[:2] for link in RESOURCES[0].links]


def test_a_part_knows_the_index_of_all_parts() -> None:
    found = parsed(ResourceList, resource_list(RESOURCES, BASE, "2022-05-12", is_part=True))
    assert found.index == LIST
    files = [file_of_part(number, 2) for number in (1, 2)]
    index = Sitemap().parse_xml(BytesIO(resource_list_index(files, BASE, "2022-05-12")), sitemapindex=True)
    assert (index.capability, index.up) == ("resourcelist", f"{BASE}capabilitylist.xml")
    assert index.uris() == [f"{BASE}resourcelist-1.xml", f"{BASE}resourcelist-2.xml"]


def test_one_list_needs_no_index() -> None:
    assert file_of_part(1, 1) == "resourcelist.xml"


def test_the_files_are_as_they_were_looked_at(golden: Callable[[str, bytes], None]) -> None:
    golden("deposits/resourcesync.xml", source_description(BASE))
    golden("deposits/capabilitylist.xml", capability_list(BASE))
    golden("deposits/resourcelist.xml", resource_list(RESOURCES, BASE, "2022-05-12", is_part=True))
    golden("deposits/resourcelist-index.xml", resource_list_index(["resourcelist-1.xml"], BASE, "2022-05-12"))
