"""Open Graph (https://ogp.me), and the description that search engines show.

`og:type` is never `website`: to Zotero that would make a web page of the work.
"""

from functools import lru_cache

from babel.core import get_global

from sitegen.formats.facts import best, line
from sitegen.formats.format import Format, Landing, Meta
from sitegen.formats.tags import Row, metas
from sitegen.formats.types import kind
from sitegen.model import Entry


def embed(entry: Entry, landing: Landing) -> tuple[Meta, ...]:
    """The tags of a page."""
    # RDFa, and so Open Graph, names its properties in an attribute of its own.
    return (*metas(DESCRIPTION, entry, landing), *metas(TAGS, entry, landing, "property"))


@lru_cache
def locale(lang: str) -> str:
    """A language as Open Graph names it, with the territory that CLDR holds for its likeliest: `fa_IR` for `fa`."""
    language, *subtags = lang.split("-")
    likely = get_global("likely_subtags").get(language, language).split("_")[2:]
    territory = [subtag.upper() for subtag in subtags if len(subtag) in {2, 3}] or likely
    return "_".join((language, *territory[:1]))


def _other_locales(landing: Landing) -> list[str]:
    return [locale(page.lang) for page in landing.alternates if page.lang != landing.lang]


DESCRIPTION: tuple[Row, ...] = (("description", lambda e, page: best(e.abstract, page.lang)),)
TAGS: tuple[Row, ...] = (
    ("og:type", lambda e, _: kind(e).open_graph),
    ("og:title", lambda e, page: best(e.title, page.lang)),
    ("og:description", lambda e, page: best(e.abstract, page.lang)),
    ("og:url", lambda _, page: page.url),
    ("og:site_name", lambda _, page: line(page.site_title)),
    ("og:locale", lambda _, page: locale(page.lang)),
    ("og:locale:alternate", lambda _, page: _other_locales(page)),
)

FORMAT = Format("open-graph", "Open Graph", embed=embed)
