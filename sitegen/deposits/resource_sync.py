"""ResourceSync: the lists from which a harvester copies a site, pages, full texts and metadata.

https://www.openarchives.org/rs/1.1/resourcesync (ANSI/NISO Z39.99). The lists say neither when a file was changed nor
what its hash is: the first is not known of a site that is made anew, the second is what the host says in an `ETag`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen.formats.xml import Element, attribute, document, text

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
TERMS = "http://www.openarchives.org/rs/terms/"
ROOT = {"xmlns": SITEMAP, "xmlns:rs": TERMS}
END = b"</urlset>\n"

DESCRIPTION_FILE = ".well-known/resourcesync"
CAPABILITIES_FILE = "capabilitylist.xml"
LIST_FILE = "resourcelist.xml"
WORKS_A_LIST = 2_000
"""With a page in each of several languages, a dozen exports and a PDF, far from the 50,000 addresses of a sitemap."""


class Resource(Struct, frozen=True):
    """A file by its absolute address and media type, with links to others: relation, address, media type."""

    url: str
    media_type: str
    links: tuple[tuple[str, str, str], ...] = ()


def source_description(base_url: str) -> bytes:
    """What a harvester looks for first: where the list of capabilities is."""
    return _urls("description", "", [], [_capability(base_url + CAPABILITIES_FILE, "capabilitylist")])


def capability_list(base_url: str) -> bytes:
    """What there is to harvest by: the list of resources."""
    up = [_link("up", base_url + DESCRIPTION_FILE)]
    return _urls("capabilitylist", "", up, [_capability(base_url + LIST_FILE, "resourcelist")])


def resource_list(resources: Iterable[Resource], base_url: str, at: str, *, is_part: bool) -> bytes:
    """The resources as they were on a day; one of several lists names the one of them all.

    It is the longest file of most sites, so what is in it is put together from lines.
    """
    index = [_link("index", base_url + LIST_FILE)] if is_part else []
    frame = _urls("resourcelist", at, [_link("up", base_url + CAPABILITIES_FILE), *index], [])
    head, end = frame[: -len(END)], frame[-len(END) :]
    return b"".join((head, "".join(map(_resource, resources)).encode(), end))


def resource_list_index(files: Sequence[str], base_url: str, at: str) -> bytes:
    """The list of the lists of a large site."""
    parts = tuple([Element("sitemap", {}, (Element("loc", {}, (base_url + file,)), _md("", at))) for file in files])
    head = (_link("up", base_url + CAPABILITIES_FILE), _md("resourcelist", at))
    return document(Element("sitemapindex", ROOT, (*head, *parts)))


def file_of_part(number: int, count: int) -> str:
    """The file of part `number`, counted from 1, of so many."""
    return LIST_FILE if count == 1 else f"resourcelist-{number}.xml"


def _urls(capability: str, at: str, links: Sequence[Element], urls: Sequence[Element]) -> bytes:
    return document(Element("urlset", ROOT, (*links, _md(capability, at), *urls)))


def _capability(url: str, capability: str) -> Element:
    return Element("url", {}, (Element("loc", {}, (url,)), _md(capability, "")))


def _md(capability: str, at: str) -> Element:
    said = {"at": f"{at}T00:00:00Z" if at else "", "capability": capability}
    return Element("rs:md", {name: value for name, value in said.items() if value})


def _link(relation: str, url: str, media_type: str = "") -> Element:
    said = {"rel": relation, "href": url, "type": media_type}
    return Element("rs:ln", {name: value for name, value in said.items() if value})


def _resource(one: Resource) -> str:
    links = "".join([_resource_link(*link) for link in one.links])
    return (
        f'  <url>\n    <loc>{text(one.url)}</loc>\n    <rs:md type="{attribute(one.media_type)}"/>\n{links}  </url>\n'
    )


@lru_cache(maxsize=64)
def _resource_link(relation: str, url: str, media_type: str) -> str:
    """A line; those to what describes a work are the same for each of its pages."""
    return f'    <rs:ln rel="{attribute(relation)}" href="{attribute(url)}" type="{attribute(media_type)}"/>\n'
