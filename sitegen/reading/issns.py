"""The ISSNs of a record: of what is printed and of what is online."""

import re
from collections.abc import Iterator, Sequence

from sitegen.language.orthography import ascii_digits
from sitegen.reading.context import Reading
from sitegen.reading.identifiers import DASHES, ISSN

_MEDIUM = re.compile(
    r"(?P<online>\be-?issn\b|\bonline\b|\belectronic\b|\bweb\b|الکترونیک|الكتروني|برخط|آنلاین)"
    r"|\bp-?issn\b|\bprint(?:ed)?\b|چاپ",
    re.IGNORECASE,
)
_ABOUT_FORMER = re.compile(r"\s*[(\[][^()\[\]]*[)\]](?!\s*:)|(?:\([^()]*\)|[^(,;/،؛|])*(?=[,;/،؛|])")
"""What stands between two numbers up to the brackets behind the first one, or to what parts the two."""
_OF_NEXT = re.compile("issn|شاپا|:", re.IGNORECASE)


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

    None is, where the words are not clear: where one number would be both.
    """
    if _MEDIUM.search(value) is None:
        return frozenset()
    text = DASHES.sub("-", ascii_digits(value))
    found = list(ISSN.finditer(text))
    if not found:
        return frozenset()
    edges = [0, *(edge for match in found for edge in match.span()), len(text)]
    gaps = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    media = [_media(words) for words in _words_of_each(gaps)]
    if any(len(said) > 1 for said in media):
        return frozenset()
    return frozenset(
        f"{match[1]}-{match[2].upper()}" for match, said in zip(found, media, strict=True) if "online" in said
    )


def _media(words: str) -> set[str]:
    return {"online" if medium["online"] else "print" for medium in _MEDIUM.finditer(words)}


def _words_of_each(gaps: Sequence[str]) -> Iterator[str]:
    """The words about each number, of the text before the first one, between them, and behind the last one."""
    first, *between, last = gaps
    is_first, is_last = _MEDIUM.search(first) is not None, _MEDIUM.search(last) is not None
    before = first
    for gap in between:
        behind, of_next = _parted(gap, is_first=is_first, is_last=is_last)
        yield f"{before} {behind}"
        before = of_next
    yield f"{before} {last}"


def _parted(gap: str, *, is_first: bool, is_last: bool) -> tuple[str, str]:
    """The words between two numbers, those about the first one and about the second one.

    Where nothing parts them, "ISSN", a colon, or how the text begins or ends says of which number they are.
    """
    if cut := _ABOUT_FORMER.match(gap):
        return gap[: cut.end()], gap[cut.end() :]
    if is_first or _OF_NEXT.search(gap):
        return "", gap
    return (gap, "") if is_last else ("", "")
