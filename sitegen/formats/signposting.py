"""Signposting, level 1: the links by which a machine finds its way from the page to the work.

https://signposting.org/FAIR/, https://signposting.org/adopters/. There is one `cite-as`, and it is the work's address
here: the DOI where that leads to this site, else the primary page; a DOI that leads elsewhere is `related`.
"""

from sitegen.formats.format import Elements, Format, Landing, Link, OfWork
from sitegen.formats.links import doi_url, orcid_url, primary_url
from sitegen.formats.types import kind
from sitegen.model import Entry

LINKSET = "application/linkset+json"


def _cited(entry: Entry, landing: Landing) -> list[Link]:
    if not entry.doi:
        return [Link("cite-as", primary_url(landing))]
    doi = doi_url(entry.doi)
    if landing.doi_is_ours:
        return [Link("cite-as", doi)]
    return [Link("cite-as", primary_url(landing)), Link("related", doi)]


def _of_work(entry: Entry) -> list[Link]:
    orcids = dict.fromkeys(person.orcid for person in entry.author if person.orcid)
    return [
        Link("type", "https://schema.org/AboutPage"),
        Link("type", f"https://schema.org/{kind(entry).schema_org}"),
        *(Link("author", orcid_url(orcid)) for orcid in orcids),
        Link("license", entry.license),
    ]


HEAD: tuple[Elements, ...] = (
    Elements(_cited),
    Elements(lambda _, page: [Link("describedby", file.url, file.media_type) for file in page.downloads]),
    Elements(lambda _, page: [Link("item", page.pdf_url, "application/pdf")]),
    Elements(OfWork(_of_work)),
    Elements(lambda _, page: [Link("linkset", page.linkset_url, LINKSET)]),
)

FORMAT = Format("signposting", "Signposting", head=HEAD)
