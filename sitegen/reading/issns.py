"""The ISSNs of a record: of what is printed and of what is online."""

import re
from itertools import pairwise

from sitegen.language.orthography import ascii_digits
from sitegen.reading.context import Reading
from sitegen.reading.identifiers import DASHES, ISSN

_MEDIUM = re.compile(
    r"(?P<online>\be-?issn\b|\bonline\b|\belectronic\b|\bweb\b|الکترونیک|الكتروني|برخط|آنلاین)"
    r"|\bp-?issn\b|\bprint(?:ed)?\b|چاپ",
    re.IGNORECASE,
)


def issns_of(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The printed ISSNs and those online: of `issn`, which may say which one is which, and of `eissn`."""
    stated, online = reading.identifiers("issn", "issn"), reading.identifiers("issn", "eissn")
    named = online_among(reading.record.verbatim("issn")) if stated else frozenset()
    printed = tuple(issn for issn in stated if issn not in named)
    return printed, tuple(dict.fromkeys((*(issn for issn in stated if issn in named), *online)))


def own_issns(reading: Reading) -> tuple[str, ...]:
    """The ISSNs of a work that is in nothing which has them."""
    if reading.record.has_taken("issn") or reading.record.has_taken("eissn"):
        return ()
    printed, online = issns_of(reading)
    return tuple(dict.fromkeys(printed + online))


def online_among(value: str) -> frozenset[str]:
    """The ISSNs that a text says are of something online: "1234-5679 (print) 2434-561X (online)", "eISSN: 2434-561X".

    The words stand before the numbers if they stand before the first one, and else behind them.
    """
    if _MEDIUM.search(value) is None:
        return frozenset()
    text = DASHES.sub("-", ascii_digits(value))
    found = list(ISSN.finditer(text))
    if not found:
        return frozenset()
    edges = [0, *(match.end() for match in found)] if _MEDIUM.search(text, 0, found[0].start()) else []
    edges = edges or [*(match.start() for match in found), len(text)]
    media = [_MEDIUM.search(text, start, end) for start, end in pairwise(edges)]
    marked = zip(found, media, strict=False)
    return frozenset(f"{match[1]}-{match[2].upper()}" for match, medium in marked if medium and medium["online"])
