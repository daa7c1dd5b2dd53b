"""Open Graph (https://ogp.me), and the description that search engines show.

`og:type` is never `website`: to Zotero that would make a web page of the work.
"""

from collections.abc import Callable
from functools import lru_cache

from babel.core import get_global

from sitegen.formats import tags
from sitegen.formats.format import Format, Landing, OfWork, Tag
from sitegen.formats.types import kind
from sitegen.model import Entry


@lru_cache
def locale(lang: str) -> str:
    """A language as Open Graph names it, with the territory that CLDR holds for its likeliest: `fa_IR` for `fa`."""
    language, *subtags = lang.split("-")
    likely = get_global("likely_subtags").get(language, language).split("_")[2:]
    territory = [subtag.upper() for subtag in subtags if len(subtag) in {2, 3}] or likely
    return "_".join((language, *territory[:1]))


def _other_locales(landing: Landing) -> list[str]:
    return [locale(page.lang) for page in landing.alternates if page.lang != landing.lang]


def _if_image(value: str) -> Callable[[Entry, Landing], str]:
    """What is said of the picture, where there is one."""
    return lambda _, page: value if page.image_url else ""


HEAD: tuple[Tag, ...] = (
    Tag("description", tags.abstract),
    # RDFa, and so Open Graph, names its properties in an attribute of its own.
    Tag("og:type", OfWork(lambda e: kind(e).open_graph), "property"),
    Tag("og:title", tags.title, "property"),
    Tag("og:description", tags.abstract, "property"),
    Tag("og:url", tags.url, "property"),
    Tag("og:site_name", lambda _, page: page.site_title, "property"),
    Tag("og:locale", lambda _, page: locale(page.lang), "property"),
    Tag("og:locale:alternate", lambda _, page: _other_locales(page), "property"),
    Tag("og:image", lambda _, page: page.image_url, "property"),
    Tag("og:image:width", _if_image("1200"), "property"),
    Tag("og:image:height", _if_image("630"), "property"),
    Tag("og:image:alt", lambda work, page: tags.title(work, page) if page.image_url else "", "property"),
    Tag("twitter:card", _if_image("summary_large_image")),
)

FORMAT = Format("open-graph", "Open Graph", head=HEAD)
