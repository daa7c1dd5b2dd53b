"""How the index is divided, so that a query needs little of it, an edit changes little, and any part is made alone.

Works have numbers, the oldest first. The index has two tiers: one for what is short, one for abstracts. Each has parts
of so many works, and each part has its terms in files: a term is in the one that its first letters come to. The same
sum is in `search-index.js`.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from sitegen.search.runs import runs

_encode = msgspec.json.encode


class Tier(Struct, frozen=True):
    """A tier: works in a part, the first letters of a term that tell its file, works for each file of a part."""

    name: str
    works: int
    letters: int
    works_a_file: int

    def files(self, works: int) -> int:
        """How many files the terms of a part of so many works are in: a power of two."""
        return 1 << max(0, (works // self.works_a_file).bit_length() - 1)


SHORT = Tier("short", 16_384, 3, 32)
LONG = Tier("long", 4_096, 4, 16)
TIERS = (SHORT, LONG)

Postings = Mapping[str, Iterable[list[int]]]
"""By term, for each field the numbers of the works that have it there."""


def file_number(term: str, letters: int, files: int) -> int:
    """Which of so many files a term is in."""
    number = 0
    for char in term[:letters]:
        number = (number * 31 + ord(char)) % 65_521
    return number % files


def term_files(postings: Postings, tier: Tier, files: int) -> list[bytes]:
    """The files of a part, each a JSON object of terms with the works of each field."""
    divided: list[dict[str, str]] = [{} for _ in range(files)]
    for term in sorted(postings):
        divided[file_number(term, tier.letters, files)][term] = runs(postings[term])
    return [_encode(one) for one in divided]
