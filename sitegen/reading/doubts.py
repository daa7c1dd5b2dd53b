"""What a parser of a single value doubts, before anyone knows which record and which line the value is from."""

from typing import NamedTuple


class Doubt(NamedTuple):
    """The code of a problem (`issn-check-digit`), its message and what to do, both sentences without a full stop."""

    code: str
    message: str
    hint: str = ""


Doubts = tuple[Doubt, ...]
