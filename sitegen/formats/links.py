"""The addresses of a work and of what it names, as URIs: percent-encoded, never for show."""

from functools import lru_cache
from urllib.parse import quote

from sitegen.formats.format import Landing
from sitegen.model import Entry


@lru_cache(maxsize=1024)
def doi_url(doi: str) -> str:
    """The address of a bare DOI; what a URI may not hold is percent-encoded (https://www.doi.org/the-identifier/resources/handbook/)."""
    return "https://doi.org/" + quote(doi, safe="/:;()*!$',=@&+~-._")


def orcid_url(orcid: str) -> str:
    """The address of a bare ORCID identifier."""
    return f"https://orcid.org/{orcid}"


def arxiv_url(identifier: str) -> str:
    """The address of a preprint on arXiv."""
    return "https://arxiv.org/abs/" + quote(identifier, safe="/.")


def pmid_url(identifier: str) -> str:
    """The address of a PubMed record."""
    return "https://pubmed.ncbi.nlm.nih.gov/" + quote(identifier, safe="") + "/"


def primary_url(landing: Landing) -> str:
    """The address of the page in the site's first language: that of the work itself."""
    return landing.alternates[0].url if landing.alternates else landing.url


def work_id(entry: Entry, landing: Landing) -> str:
    """The name of the work in linked data, the same on its page in every language."""
    return doi_url(entry.doi) if entry.doi else primary_url(landing) + "#work"
