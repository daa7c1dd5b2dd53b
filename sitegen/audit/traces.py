"""What is kept of the pages of a site for the rules that compare them: little of each, for there may be many."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from sitegen.audit.facts import Ground, PageFacts, Sitemap
from sitegen.audit.links import FOLLOWED, Ways

NUMBER: Literal["I"] = "I"
Numbers = Mapping[str, int]
"""The pages of a site by the names of their files, numbered."""


class Trace(Struct, frozen=True, gc=False):
    """What is kept of a page. Other pages are numbers, which `numbers_in` unpacks.

    `versions` are its versions in `version_langs`, `links` the pages that its `<a href>` lead to, `anchors` those that
    they lead to a place on, called as in `fragments`, `ids` the places on the page.
    """

    lang: str
    title: str
    version_langs: tuple[str, ...]
    versions: bytes
    links: bytes
    anchors: bytes
    fragments: tuple[str, ...]
    ids: tuple[str, ...]
    is_tagged: bool


class SiteFacts(Struct, frozen=True):
    """A whole site: what is there, its pages by the names of their files, its `robots.txt` and its sitemaps.

    `base_url` is the address that the site should have, `ground.base_url` the one that its home page says it has.
    `files` are the names of files by the numbers of traces, in `pages` those that are pages.
    `has_other_sitemap` is true where `robots.txt` names a sitemap that is not in the folder.
    """

    base_url: str
    ground: Ground
    files: Sequence[str]
    pages: Mapping[str, Trace]
    robots: str | None
    sitemaps: tuple[Sitemap, ...]
    has_other_sitemap: bool = False


def trace_of(page: PageFacts, ways: Ways, numbers: Numbers) -> Trace:
    """What the rules for a whole site need to know of a page."""
    own = [(way, numbers[way.file]) for way in ways if way.file and way.file in numbers]
    followed = [(way, number) for way, number in own if way.link.element in FOLLOWED]
    named = {(link.lang, link.href) for link in page.versions}
    versions = sorted({(way.link.lang, number) for way, number in own if (way.link.lang, way.link.href) in named})
    anchors = dict.fromkeys((way.place.fragment, number) for way, number in followed if way.place)
    places = [(fragment, number) for fragment, number in anchors if fragment]
    return Trace(
        lang=page.lang,
        title=page.titles[0] if page.titles else "",
        version_langs=tuple([lang for lang, _ in versions]),
        versions=_packed(number for _, number in versions),
        links=_packed(dict.fromkeys(number for _, number in followed)),
        anchors=_packed(number for _, number in places),
        fragments=tuple([fragment for fragment, _ in places]),
        ids=page.ids,
        is_tagged=page.is_tagged,
    )


def thrifty(trace: Trace, known: dict[Any, Any]) -> Trace:
    """The same, with what other pages have too held once for all of them."""
    return replace(
        trace,
        lang=known.setdefault(trace.lang, trace.lang),
        version_langs=known.setdefault(trace.version_langs, trace.version_langs),
        fragments=known.setdefault(trace.fragments, trace.fragments),
        ids=known.setdefault(trace.ids, trace.ids),
    )


def numbers_in(packed: bytes) -> Iterator[int]:
    """The pages that a trace names."""
    return iter(memoryview(packed).cast(NUMBER))


def _packed(numbers: Iterable[int]) -> bytes:
    return array(NUMBER, numbers).tobytes()
