"""What machines look for at the root of a site: sitemap, robots.txt and an Atom feed for each language."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from sitegen.config import Config
from sitegen.language.names import display
from sitegen.model import DateParts, Entry
from sitegen.pages.paths import feed_file, versions_of, work_folder
from sitegen.pages.rows import title_of
from sitegen.pages.view import View

URLS_A_SITEMAP = 50_000
BYTES_A_SITEMAP = 52_428_800
ENTRIES_A_FEED = 50
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def robots(base_url: str) -> bytes:
    """What crawlers may do: everything, and where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()


def sitemap(folders: Iterable[str], config: Config) -> bytes:
    """The pages in these folders in every language, each of which names the others.

    https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    root = escape(config.base_url, {'"': "&quot;"})
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">']
    for folder in folders:
        addresses = [(one.lang, root + one.path) for one in versions_of(folder, config.languages)]
        links = "\n".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href="{url}" />' for lang, url in addresses)
        lines += (f"<url>\n<loc>{url}</loc>\n{links}\n</url>" for _, url in addresses)
    return "\n".join((*lines, "</urlset>\n")).encode()


def sitemap_parts(folders: Sequence[str], config: Config) -> Iterator[tuple[str, ...]]:
    """The pages in these folders, divided among as many sitemaps as it takes: at most 50,000 addresses and 50 MB each.

    https://www.sitemaps.org/protocol.html#index
    """
    number = len(config.languages)
    empty = len(sitemap((), config))
    at_root = len(sitemap(("",), config)) - empty
    # A folder stands in the address of every language, and in the links of each of these to all of them.
    sizes = [at_root + number * (number + 1) * len(folder.encode()) for folder in folders]
    most, start, size = max(1, URLS_A_SITEMAP // number), 0, empty
    for end, more in enumerate(sizes):
        size += more
        if end > start and (end - start == most or size > BYTES_A_SITEMAP):
            yield tuple(folders[start:end])
            start, size = end, empty + more
    yield tuple(folders[start:])


def sitemap_index(files: Iterable[str], base_url: str) -> bytes:
    """The list of sitemaps of a site that has too many pages for one."""
    index = ET.Element("sitemapindex", xmlns=SITEMAP)
    for file in files:
        ET.SubElement(ET.SubElement(index, "sitemap"), "loc").text = base_url + file
    return _xml(index)


def feed(works: Sequence[Entry], view: View) -> bytes:
    """The Atom feed of these works in one language (RFC 4287); the dates are those of publication."""
    config = view.site.config
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
    _add(root, "updated", max((moment(entry) for entry in works), default=timestamp(DateParts(1970))))
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
    _add(element, "updated", moment(entry))
    for person in entry.author:
        _add(ET.SubElement(element, "author"), "name", display(person.best(view.lang)))
    if entry.abstract:
        abstract = entry.abstract.best(view.lang)
        ET.SubElement(element, "summary", {XML_LANG: abstract.lang}).text = abstract.value


def moment(entry: Entry) -> str:
    """When a work was issued, as a moment."""
    start = entry.issued.start if entry.issued else None
    return timestamp(start or DateParts(1970))


def timestamp(parts: DateParts) -> str:
    """An RFC 3339 moment; a date that is less exact than a day counts from its first day."""
    try:
        day = date(parts.year, parts.month or 1, parts.day or 1)
    except ValueError:
        day = date(1970, 1, 1)
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _xml(root: ET.Element) -> bytes:
    ET.indent(root, "")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
