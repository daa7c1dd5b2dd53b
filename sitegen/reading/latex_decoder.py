"""The one pass over a TeX value that makes it text."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sitegen.reading.latex_math import SCRIPTS, in_script, math_dollars
from sitegen.reading.latex_tables import ACCENTS, DISCARDED, LOGOS, SPACING, SYMBOLS, TRANSPARENT, symbol_words
from sitegen.reading.latex_verbatim import verbatim

_TOKEN = re.compile(
    r"""
      (?P<text>[^\\{}$^_`'~-]+)
    | (?P<group>\{[^\\{}$^_`'~-]*+\})
    | (?P<open>\{)
    | (?P<close>\})
    | (?P<code>\\char\s*+(?:"[0-9A-F]{1,6}+|'[0-7]{1,7}+|[0-9]{1,7}+))
    | (?P<word>\\[A-Za-z]++(?:\*(?=\{))?)
    | (?P<symbol>\\[^A-Za-z])
    | (?P<dollar>\$\$?)
    | (?P<script>[\^_])
    | (?P<ligature>---?|``|'')
    | (?P<tie>~)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BLANKS = re.compile(r"\s*+")
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”"}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_BELOW = frozenset("\u0323\u0327\u0328\u0331")
_RAW = DISCARDED.keys() | {"href", "url", "path", "nolinkurl"}
_BLANK_WORDS = frozenset(("hspace", "vspace", "begin", "end"))
_SCRIPT_LENGTH = 64


def decode(value: str) -> str:
    """The text of a TeX value, its white space as it comes."""
    return _Decoder(value).text()


class _Group(NamedTuple):
    """An open brace: where its text begins in the output, whose argument it is, what follows it, and the outer mode."""

    start: int
    command: str
    after: str
    math: bool


class _Decoder:
    """One pass over one value; `out` is its text so far, in pieces.

    Accents (`marks`) and a raising or lowering sign (`script`) wait for the next character, however many braces away.
    `command` and `after` wait for the next group.
    """

    def __init__(self, value: str) -> None:
        self.value = value
        self.out: list[str] = []
        self.groups: list[_Group] = []
        self.marks: list[str] = []
        self.script = ""
        self.command = ""
        self.after = ""
        self.math = False
        self.swallow = False
        self.dollars = math_dollars(value) if "$" in value else {}
        self.closing: dict[int, int] | None = None

    def text(self) -> str:
        methods = [getattr(self, f"_{name}") for name in _TOKEN.groupindex]
        position: int | None = 0
        while position is not None:
            position = self._run(methods, position)
        self._release()
        return "".join(self.out)

    def _run(self, methods: Sequence[Callable[[re.Match[str]], int | None]], position: int) -> int | None:
        """Read on from `position` until a command says where to go on."""
        for token in _TOKEN.finditer(self.value, position):
            onward = methods[(token.lastindex or 1) - 1](token)
            if onward is not None:
                return onward
        return None

    # What the output gets

    def _put(self, text: str) -> None:
        """Add `text`, its first character under the accents or in the script that wait for one."""
        if self.marks or self.script:
            text = text.lstrip()
            if not text:
                return
            self.out.append(self._dressed(text[0]))
            text = text[1:]
        elif self.swallow:
            text = text.lstrip()
        self.swallow = False
        if text:
            self.out.append(text)

    def _dressed(self, base: str) -> str:
        """`base` with everything that waits for it."""
        if self.marks:
            base = _accented(base, self.marks)
            self.marks = []
        if self.script:
            base, self.script = in_script(base, self.script), ""
        return base

    def _release(self) -> None:
        """Add what has waited in vain."""
        if self.marks:
            self.out.extend(SPACING.get(mark, "") for mark in self.marks)
            self.marks = []
        if self.script in ("^", "_"):
            self.out.append(self.script)
        self.script = ""
        self.swallow = False

    # One method for each kind of token

    def _text(self, token: re.Match[str]) -> None:
        self._put(token[0])

    def _other(self, token: re.Match[str]) -> None:
        self._put("′" if self.math and token[0] == "'" else token[0])

    def _tie(self, _token: re.Match[str]) -> None:
        self._release()
        self.out.append(" ")

    def _ligature(self, token: re.Match[str]) -> None:
        in_math = "′′" if token[0] == "''" else token[0]
        self._put(in_math if self.math else _LIGATURES[token[0]])

    def _code(self, token: re.Match[str]) -> None:
        digits = token[0].removeprefix(r"\char").strip()
        number = int(digits.lstrip("\"'"), {'"': 16, "'": 8}.get(digits[0], 10))
        self._put(chr(number) if number <= 0x10FFFF else token[0])
        self.swallow = True

    def _dollar(self, token: re.Match[str]) -> None:
        if token.start() in self.dollars:
            self._release()
            self.math = self.dollars[token.start()]
        else:
            self._put(token[0])

    def _script(self, token: re.Match[str]) -> None:
        if self.math and not self.script:
            self.script = token[0]
        else:
            self._put(token[0])

    def _symbol(self, token: re.Match[str]) -> None:
        name = token[0][1]
        if name in ACCENTS:
            self.marks.append(ACCENTS[name])
        elif name in "()[]":
            self.math = name in "(["
        elif name.isspace() and self.value[max(token.start() - 1, 0) : token.start()].isspace():
            self._put(token[0])
        else:
            self._put(SYMBOLS.get(name, token[0]))

    def _word(self, token: re.Match[str]) -> int | None:
        name = token[0].strip("\\*")
        if name in ACCENTS:
            self.marks.append(ACCENTS[name])
        elif name in LOGOS:
            self._put(LOGOS[name])
        elif name in _RAW:
            return self._raw_arguments(name, token)
        elif name in TRANSPARENT:
            self._transparent(name, token.end())
        elif name in symbol_words():
            self._put(symbol_words()[name])
            self.swallow = not self.math
        elif not self.value.startswith("{", token.end()):
            self._put(token[0])
        elif name == "frac":
            self.after = "/"
        return None

    def _transparent(self, name: str, end: int) -> None:
        if name in SCRIPTS:
            self.script = name
        elif name == "ensuremath":
            self.command = name
        elif not self.value.startswith("{", end):
            self.swallow = True

    # Groups

    def _group(self, token: re.Match[str]) -> None:
        """A group that holds no TeX."""
        if self.command or self.after or self.script:
            self._open(token)
            self._put(token[0][1:-1])
            self._close(token)
        elif len(token[0]) == 2:
            self._release()
        else:
            self.swallow = False
            self._put(token[0][1:-1])

    def _open(self, _token: re.Match[str]) -> None:
        command, after, self.command, self.after = self.command, self.after, "", ""
        if self.script and not self.marks:
            command, self.script = self.script, ""
            self.out.append("")
        self.groups.append(_Group(len(self.out), command, after, self.math))
        self.math = self.math or command == "ensuremath"
        self.swallow = False

    def _close(self, _token: re.Match[str]) -> None:
        self._release()
        if not self.groups:
            return
        group = self.groups.pop()
        self.math = group.math
        if group.command in SCRIPTS:
            self._close_script(group)
        elif group.command == "href":
            self._close_link(group)
        elif group.after:
            self.out.append(group.after)

    def _close_script(self, group: _Group) -> None:
        inner = self._short(group.start, _SCRIPT_LENGTH)
        if inner is not None:
            self.out[group.start - 1 :] = [in_script(inner, group.command)]
        elif group.command in ("^", "_"):
            self.out[group.start - 1] = group.command + "("
            self.out.append(")")

    def _close_link(self, group: _Group) -> None:
        """Say the address that a link leads to, unless the words of the link say it."""
        if group.after and self._short(group.start, len(group.after)) != group.after:
            self.out.append(f" ({group.after})")

    def _short(self, start: int, length: int) -> str | None:
        """The output from `start`, or nothing if it is longer than `length`, which would cost time over and over."""
        pieces = self.out[start : start + length + 1]
        if len(pieces) > length or sum(map(len, pieces)) > length:
            return None
        return "".join(pieces)

    # Arguments that are not TeX text

    def _raw_arguments(self, name: str, token: re.Match[str]) -> int | None:
        """Leave out, or take as an address, the arguments that are not words."""
        position, argument = token.end(), ""
        for _ in range(DISCARDED.get(name, 1)):
            inner = self._argument(position)
            if inner is None:
                self._put(token[0] if position == token.end() else "")
                return position
            argument, position = self.value[inner[0] : inner[1]], inner[1] + 1
        if name in DISCARDED:
            self._put(" " if name in _BLANK_WORDS else "")
        elif name != "href":
            self._put(verbatim(argument))
        elif self.value.startswith("{", start := _blanks_end(self.value, position)):
            self.command, self.after = name, verbatim(argument)
            return start
        else:
            self._put(verbatim(argument))
        return position

    def _argument(self, position: int) -> tuple[int, int] | None:
        """Where the braced argument at `position` begins and ends, without its braces."""
        start = _blanks_end(self.value, position)
        if not self.value.startswith("{", start):
            return None
        if self.closing is None:
            self.closing = _closing_braces(self.value)
        end = self.closing.get(start)
        return None if end is None else (start + 1, end)


def _blanks_end(value: str, position: int) -> int:
    blanks = _BLANKS.match(value, position)
    return blanks.end() if blanks else position


def _accented(base: str, marks: Sequence[str]) -> str:
    """`base` under `marks`, the innermost accent last, composed (NFC) where Unicode has the letter."""
    if not base.isalnum():
        return "".join(SPACING.get(mark, "") for mark in marks) + base
    plain = base if _BELOW.issuperset(marks) else _DOTLESS.get(base, base)
    return unicodedata.normalize("NFC", plain + "".join(reversed(marks)))


def _closing_braces(value: str) -> dict[int, int]:
    """The position of the closing brace for each opening one that has one."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for brace in _BRACE.finditer(value):
        if brace[0] == "{":
            stack.append(brace.start())
        elif brace[0] == "}" and stack:
            found[stack.pop()] = brace.start()
    return found
