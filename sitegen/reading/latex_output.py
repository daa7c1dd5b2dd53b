"""The text that comes of a TeX value, piece by piece, with what waits for its next character."""

import unicodedata
from collections.abc import Sequence

from sitegen.reading.latex_math import in_script
from sitegen.reading.latex_tables import SPACING

_DOTLESS = {"ı": "i", "ȷ": "j"}
_BELOW = frozenset("\u0323\u0327\u0328\u0331")


class Output:
    """The text so far, in `pieces`.

    Accents (`marks`) and a raising or lowering sign (`script`) wait for the next character, however many braces away;
    `swallow` says that the blanks which come next belong to a command.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.marks: list[str] = []
        self.script = ""
        self.swallow = False

    def put(self, text: str) -> None:
        """Add `text`, its first character under the accents or in the script that wait for one."""
        if self.marks or self.script:
            text = text.lstrip()
            if not text:
                return
            self.pieces.append(self._dressed(text[0]))
            text = text[1:]
        elif self.swallow:
            text = text.lstrip()
        self.swallow = False
        if text:
            self.pieces.append(text)

    def _dressed(self, base: str) -> str:
        """`base` with everything that waits for it."""
        if self.marks:
            base = _accented(base, self.marks)
            self.marks = []
        if self.script:
            base, self.script = in_script(base, self.script), ""
        return base

    def release(self) -> None:
        """Add what has waited in vain."""
        if self.marks:
            self.pieces.extend(SPACING.get(mark, "") for mark in self.marks)
            self.marks = []
        if self.script in ("^", "_"):
            self.pieces.append(self.script)
        self.script = ""
        self.swallow = False

    def short(self, start: int, length: int) -> str | None:
        """The text from the piece `start` on, or nothing if it is longer than `length`, which costs time."""
        pieces = self.pieces[start : start + length + 1]
        if len(pieces) > length or sum(map(len, pieces)) > length:
            return None
        return "".join(pieces)


def _accented(base: str, marks: Sequence[str]) -> str:
    """`base` under `marks`, the innermost accent last, composed (NFC) where Unicode has the letter."""
    if not base.isalnum():
        return "".join(SPACING.get(mark, "") for mark in marks) + base
    plain = base if _BELOW.issuperset(marks) else _DOTLESS.get(base, base)
    return unicodedata.normalize("NFC", plain + "".join(reversed(marks)))
