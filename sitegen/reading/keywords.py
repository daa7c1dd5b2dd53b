"""The keywords of a record, without what a page prints around them."""

import re
from collections.abc import Iterable, Iterator

from sitegen.language.characters import tidy_parts
from sitegen.model import Keyword
from sitegen.reading.context import Reading
from sitegen.reading.latex import split_top_level
from sitegen.reading.record import has_markup, plain

_SEPARATOR = re.compile("[,;،؛]")
_LABEL = re.compile(
    r"\s*(?:key[ -]?words?(?: and phrases)?|index terms"
    r"|[کك]ل[یي]د[\s\u200c]?(?:واژه[\s\u200c]?(?:ها)?|واژگان)"
    r"|(?:واژه[\s\u200c]?ها[یي]|واژگان|[کك]لمات|[کك]لمه[\s\u200c]?ها[یي])\s[کك]ل[یي]د[یي])\s*:\s*",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    (
        *("al", "co", "corp", "dept", "ed", "eds", "etc", "inc", "jr", "lat", "ltd", "no", "pp", "sp", "spp", "sr"),
        *("ssp", "st", "subsp", "univ", "var", "vol", "vs"),
    )
)


def keywords(reading: Reading) -> tuple[Keyword, ...]:
    """The keywords; those of one field are in one language, which a term in another script (GIS) belongs to as well."""
    found: dict[Keyword, None] = {}
    for lang, raw in reading.record.versions("keywords", "keyword"):
        label = _LABEL.match(raw)
        found |= dict.fromkeys(Keyword(value, lang) for value in _values(raw[label.end() :] if label else raw))
    return tuple(found)


def _values(raw: str) -> Iterator[str]:
    parts = split_top_level(raw, _SEPARATOR)
    values: Iterable[str] = tidy_parts(raw, parts) if not has_markup(raw) else map(plain, parts)
    *others, last = [value for value in values if value] or [""]
    yield from others
    if last := _without_full_stop(last):
        yield last


def _without_full_stop(value: str) -> str:
    """The last keyword without the full stop of the list; one of an abbreviation stays (U.S., etc.)."""
    body = value.removesuffix(".").rstrip()
    word = body.rpartition(" ")[2].lower()
    return value if "." in word or word in _ABBREVIATIONS else body
