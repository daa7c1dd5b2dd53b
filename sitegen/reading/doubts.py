"""What a parser of a single value doubts, before anyone knows which record and which line the value is from."""

from typing import NamedTuple

from sitegen.problems import Severity


class Doubt(NamedTuple):
    """The code of a problem (`issn-check-digit`), its message and what to do, both sentences without a full stop."""

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING


Doubts = tuple[Doubt, ...]


def remark(code: str, message: str, hint: str = "") -> Doubt:
    """What only informs."""
    return Doubt(code, message, hint, Severity.NOTE)
