"""What readers narrow a search down by: for each value the works that have it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import babel
import msgspec

from sitegen.language.locales import Locale
from sitegen.language.names import display
from sitegen.model import Date, DateParts, Entry
from sitegen.search.runs import run

Value = tuple[str, str]
"""What an address names a value by, and what a reader sees of it."""


def filter_file(values: Iterable[Sequence[Value]]) -> bytes:
    """The file of a filter for the works of a part, given the values of each: a JSON array of key, words and works."""
    found: dict[str, tuple[str, list[int]]] = {}
    for number, own in enumerate(values):
        for key, words in dict(own).items():
            found.setdefault(key, (words, []))[1].append(number)
    return msgspec.json.encode([(key, words, run(numbers)) for key, (words, numbers) in sorted(found.items())])


def _years(entry: Entry, locale: Locale) -> list[Value]:
    start = entry.issued.start if entry.issued else None
    return [(str(start.year), _year(start.year, locale))] if start else []


def _year(year: int, locale: Locale) -> str:
    return locale.year(Date(str(year), start=DateParts(year)))


def _types(entry: Entry, locale: Locale) -> list[Value]:
    return [(entry.type, locale.word(f"type_{entry.type.replace('-', '_')}"))]


def _languages(entry: Entry, locale: Locale) -> list[Value]:
    return [(entry.language, language_name(entry.language, locale.tag))] if entry.language not in {"", "und"} else []


def _authors(entry: Entry, locale: Locale) -> list[Value]:
    return [(one.slug, display(one.best(locale.tag))) for one in entry.author if one.slug]


def _keywords(entry: Entry, locale: Locale) -> list[Value]:
    return [(one.slug, one.value) for one in (entry.keywords_in(locale.tag) if entry.keywords else ()) if one.slug]


def _containers(entry: Entry, locale: Locale) -> list[Value]:
    one = entry.container
    return [(one.slug, one.title.best(locale.tag).value)] if one and one.slug else []


def _volumes(entry: Entry, locale: Locale) -> list[Value]:
    if not (entry.volume and entry.container and entry.container.kind == "periodical"):
        return []
    volume = locale.word("volume_only", volume=locale.number(entry.volume))
    title = entry.container.title.best(locale.tag).value
    return [(f"{entry.container.slug}.{entry.volume}", f"{title}{locale.lists.separator}{volume}")]


FILTERS: Mapping[str, Callable[[Entry, Locale], list[Value]]] = {
    "year": _years,
    "type": _types,
    "language": _languages,
    "container": _containers,
    "volume": _volumes,
    "author": _authors,
    "keyword": _keywords,
}
"""The values of a work, by the name of the filter."""


@cache
def language_name(tag: str, lang: str) -> str:
    """What a language is called in another one, as CLDR has it; its tag where CLDR has no word."""
    try:
        names: Mapping[str, str] = babel.Locale.parse(lang, sep="-").languages
    except (babel.UnknownLocaleError, ValueError):
        names = {}
    return names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or tag
