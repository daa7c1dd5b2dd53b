"""The parts of addresses: ASCII, legal as a file name everywhere, each thing's own.

Names that Windows reserves, also before an extension: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from hashlib import sha256
from typing import TypeVar

from anyascii import anyascii

from sitegen.language.orthography import fold

T = TypeVar("T")

LIMIT = 80
HASH_LENGTH = 8
_LONGEST_TAIL = len("-1000000")

_LEGAL = re.compile(rf"(?=.{{1,{LIMIT}}}\Z)[a-z0-9](?:[a-z0-9._-]*[a-z0-9_])?")
# What other files are called: pages in one language (`en.html`), the pages of a list, the first one of a folder.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index|page-?[0-9]+|[a-z]{2}(?:-[a-z0-9]{2,4})?)(?:\..*)?")
_KEY = re.compile(r"[A-Za-z0-9._-]+")
# What is left of a folded text besides these are letters that are not ASCII, and symbols.
_ASCII_WORDS = re.compile("[a-z0-9 ]*")


def slugify(text: str, *, limit: int = LIMIT) -> str:
    """The words of a text in lower-case ASCII, joined by hyphens: legal, never empty, at most `limit` bytes.

    A hash of the folded text follows where another text could give the same words: folded, it still holds letters that
    are not ASCII, or symbols, or too many words, or none, or a reserved name.
    """
    folded = fold(text)
    if not _ASCII_WORDS.fullmatch(folded):
        return _with_hash(_words(folded), folded, limit)
    words = folded.replace(" ", "-")
    return words if len(words) <= limit and is_legal(words) else _with_hash(words, folded, limit)


def key_slug(key: str) -> str:
    """The slug of a citation key: the key in lower case where that is legal, else its words and a hash."""
    lower = key.lower()
    return lower if _KEY.fullmatch(key) and is_legal(lower) else _with_hash(_words(fold(key)), key, LIMIT)


def is_reserved(key: str) -> bool:
    """Whether a citation key is what pages of the site, or files of a system, are called, whatever its case."""
    return bool(_RESERVED.fullmatch(key.lower()))


def is_legal(slug: str) -> bool:
    """Whether a slug can be a folder on every system, without being taken for a page of the site's own."""
    return bool(_LEGAL.fullmatch(slug)) and not _RESERVED.fullmatch(slug)


def assign(wanted: Iterable[tuple[str, T]], identity: Callable[[T], str]) -> tuple[str, ...]:
    """A slug for each pair of a wished slug and what wishes it, in their order: legal, and no two the same.

    The first one keeps its wish; a later one gets a hash of its identity, and a number if that is taken too.
    """
    taken: set[str] = set()
    tails: Counter[str] = Counter()
    return tuple([_claim(slug, partial(identity, one), taken, tails) for slug, one in wanted])


def _claim(slug: str, identity: Callable[[], str], taken: set[str], tails: Counter[str]) -> str:
    own = slug if is_legal(slug) else slugify(slug)
    if own in taken:
        own = base = _with_hash(own, identity(), LIMIT - _LONGEST_TAIL)
        while own in taken:
            tails[base] += 1
            own = f"{base}-{tails[base] + 1}"
    taken.add(own)
    return own


def _words(folded: str) -> str:
    return re.sub("[^a-z0-9]+", "-", "".join(map(_ascii, folded)).lower()).strip("-")


@lru_cache(maxsize=4096)
def _ascii(char: str) -> str:
    return anyascii(char)


def _with_hash(words: str, identity: str, limit: int) -> str:
    digest = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]
    start = words[: limit - HASH_LENGTH - 1].rstrip(".-_")
    return f"{start}-{digest}" if start else digest
