"""What machines look for at the root of a site: sitemap, robots.txt and an Atom feed for each language."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sitegen.language.names import display
from sitegen.model import DateParts, Entry
from sitegen.output_file import File
from sitegen.pages.home import feed_file
from sitegen.pages.page import Location
from sitegen.pages.view import View, title_of, work_folder

URLS_A_SITEMAP = 50_000
ENTRIES_A_FEED = 50
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root_files(locations: Iterable[Location], views: Sequence[View]) -> Iterator[File]:
    """The files at the root of a site whose indexed pages are at these locations, in every language."""
    base_url = views[0].site.config.base_url
    yield from sitemaps(locations, base_url)
    yield File("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode())
    yield File(".nojekyll", b"")
    for view in views:
        yield File(feed_file(view.lang, view.site.config.languages), feed(view))


def sitemaps(locations: Iterable[Location], base_url: str, limit: int = URLS_A_SITEMAP) -> Iterator[File]:
    """One sitemap, or as many as it takes and an index of them; every URL names its other languages.

    https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    ordered = sorted(locations, key=lambda location: location.path)
    chunks = [ordered[start : start + limit] for start in range(0, len(ordered), limit)]
    if len(chunks) == 1:
        yield File("sitemap.xml", _xml(_url_set(chunks[0], base_url)))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1)]
    for name, chunk in zip(names, chunks, strict=True):
        yield File(name, _xml(_url_set(chunk, base_url)))
    index = ET.Element("sitemapindex", xmlns=SITEMAP)
    for name in names:
        ET.SubElement(ET.SubElement(index, "sitemap"), "loc").text = base_url + name
    yield File("sitemap.xml", _xml(index))


def feed(view: View) -> bytes:
    """The Atom feed of the latest works in one language (RFC 4287); the dates are those of publication."""
    config = view.site.config
    works = view.catalogue.works[:ENTRIES_A_FEED]
    root = ET.Element("feed", {"xmlns": ATOM, XML_LANG: view.lang})
    home = config.base_url + view.path("")
    _add(root, "title", config.title.best(view.lang).value)
    _add(root, "id", home)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=home)
    ET.SubElement(
        root,
        "link",
        rel="self",
        type="application/atom+xml",
        href=config.base_url + feed_file(view.lang, config.languages),
    )
    _add(root, "updated", max((_moment(entry) for entry in works), default=_timestamp(DateParts(1970))))
    _add(ET.SubElement(root, "author"), "name", config.title.best(view.lang).value)
    for entry in works:
        _add_entry(root, entry, view)
    return _xml(root)


def _add_entry(root: ET.Element, entry: Entry, view: View) -> None:
    url = view.site.config.base_url + view.path(work_folder(entry.slug))
    element = ET.SubElement(root, "entry")
    _add(element, "title", title_of(entry, view.locale).value)
    _add(element, "id", url)
    ET.SubElement(element, "link", rel="alternate", type="text/html", href=url)
    _add(element, "updated", _moment(entry))
    for person in entry.author:
        _add(ET.SubElement(element, "author"), "name", display(person.best(view.lang)))
    if entry.abstract:
        abstract = entry.abstract.best(view.lang)
        ET.SubElement(element, "summary", {XML_LANG: abstract.lang}).text = abstract.value


def _moment(entry: Entry) -> str:
    start = entry.issued.start if entry.issued else None
    return _timestamp(start or DateParts(1970))


def _timestamp(parts: DateParts) -> str:
    """An RFC 3339 moment; a date that is less exact than a day counts from its first day."""
    try:
        day = date(parts.year, parts.month or 1, parts.day or 1)
    except ValueError:
        day = date(1970, 1, 1)
    return f"{day.isoformat()}T00:00:00Z"


def _url_set(locations: Sequence[Location], base_url: str) -> ET.Element:
    root = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for location in locations:
        url = ET.SubElement(root, "url")
        _add(url, "loc", base_url + location.path)
        for version in location.versions:
            ET.SubElement(url, "xhtml:link", rel="alternate", hreflang=version.lang, href=base_url + version.path)
    return root


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _xml(root: ET.Element) -> bytes:
    ET.indent(root, "")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
