"""Signposting, level 1: the links by which a machine finds its way from the page to the work.

https://signposting.org/FAIR/
"""

from sitegen.formats.format import Elements, Format, Link, OfWork
from sitegen.formats.links import orcid_url, persistent_url
from sitegen.formats.types import kind
from sitegen.model import Entry


def _of_work(entry: Entry) -> list[Link]:
    authors = [Link("author", orcid_url(person.orcid)) for person in entry.author if person.orcid]
    return [
        Link("type", "https://schema.org/AboutPage"),
        Link("type", f"https://schema.org/{kind(entry).schema_org}"),
        *authors,
        Link("license", entry.license),
    ]


HEAD: tuple[Elements, ...] = (
    Elements(lambda e, page: [Link("cite-as", persistent_url(e, page))]),
    Elements(lambda _, page: [Link("describedby", file.url, file.media_type) for file in page.downloads]),
    Elements(lambda _, page: [Link("item", page.pdf_url, "application/pdf")]),
    Elements(OfWork(_of_work)),
)

FORMAT = Format("signposting", "Signposting", head=HEAD)
