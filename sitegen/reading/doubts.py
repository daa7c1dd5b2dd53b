"""What a parser of a single value doubts, before anyone knows which record and which line the value is from."""

from typing import NamedTuple


class Doubt(NamedTuple):
    """The code of a problem (`issn-check-digit`), and its message as a sentence without a full stop."""

    code: str
    message: str


Doubts = tuple[Doubt, ...]
