"""Signposting, level 1: the links by which a machine finds its way from the page to the work.

https://signposting.org/FAIR/
"""

from collections.abc import Iterator

from sitegen.formats.format import Format, Landing, Link
from sitegen.formats.links import orcid_url, persistent_url
from sitegen.formats.types import kind
from sitegen.model import Entry


def embed(entry: Entry, landing: Landing) -> tuple[Link, ...]:
    """The links of a page."""
    return tuple([link for link in _links(entry, landing) if link.href])


def _links(entry: Entry, landing: Landing) -> Iterator[Link]:
    yield Link("cite-as", persistent_url(entry, landing))
    yield from (Link("describedby", file.url, file.media_type) for file in landing.downloads)
    yield Link("item", landing.pdf_url, "application/pdf")
    yield Link("type", "https://schema.org/AboutPage")
    yield Link("type", f"https://schema.org/{kind(entry).schema_org}")
    yield from (Link("author", orcid_url(person.orcid)) for person in entry.author if person.orcid)
    yield Link("license", entry.license)


FORMAT = Format("signposting", "Signposting", embed=embed)
