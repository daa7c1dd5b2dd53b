"""The one pass over a TeX value that makes it text."""

import re
from typing import NamedTuple

from sitegen.reading.latex_braces import blanks_end, closing_braces
from sitegen.reading.latex_math import SCRIPTS, in_script, math_dollars
from sitegen.reading.latex_output import Output
from sitegen.reading.latex_tables import ACCENTS, DISCARDED, LOGOS, SYMBOLS, TRANSPARENT, symbol_words
from sitegen.reading.latex_verbatim import verbatim

_TOKEN = re.compile(
    r"""
      (?P<text>[^\\{}$^_`'~-]+)
    | (?P<group>\{[^\\{}$^_`'~-]*+\})
    | (?P<open>\{)
    | (?P<close>\})
    | (?P<code>\\char\s*+(?:"[0-9A-F]{1,6}+|'[0-7]{1,7}+|[0-9]{1,7}+)|\\symbol\{[0-9]{1,7}+\})
    | (?P<verbatim>\\(?:verb\*?|path)(?:
        \|[^|]*\||![^!]*!|\+[^+]*\+|/[^/]*/|"[^"]*"|=[^=]*=|@[^@]*@|\#[^#]*\#))
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
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”"}
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
    """One pass over one value. `command` and `after` wait for the next group: whose argument it is, what follows it."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.out = Output()
        self.groups: list[_Group] = []
        self.command = ""
        self.after = ""
        self.math = False
        self.dollars = math_dollars(value) if "$" in value else {}
        self.closing: dict[int, int] | None = None

    def text(self) -> str:
        position: int | None = 0
        while position is not None:
            position = self._run(position)
        self.out.release()
        return "".join(self.out.pieces)

    def _run(self, position: int) -> int | None:
        """Read on from `position` until a command says where to go on."""
        for token in _TOKEN.finditer(self.value, position):
            onward: int | None = _METHODS[(token.lastindex or 1) - 1](self, token)
            if onward is not None:
                return onward
        return None

    # One method for each kind of token

    def _text(self, token: re.Match[str]) -> None:
        self.out.put(token[0])

    def _other(self, token: re.Match[str]) -> None:
        self.out.put("′" if self.math and token[0] == "'" else token[0])

    def _tie(self, _token: re.Match[str]) -> None:
        self.out.release()
        self.out.pieces.append(" ")

    def _ligature(self, token: re.Match[str]) -> None:
        in_math = "′′" if token[0] == "''" else token[0]
        self.out.put(in_math if self.math else _LIGATURES[token[0]])

    def _code(self, token: re.Match[str]) -> None:
        digits = token[0].removeprefix(r"\char").removeprefix(r"\symbol").strip(" {}\t\r\n")
        number = int(digits.lstrip("\"'"), {'"': 16, "'": 8}.get(digits[0], 10))
        self.out.put(chr(number) if number <= 0x10FFFF else token[0])
        self.out.swallow = not token[0].endswith("}")

    def _dollar(self, token: re.Match[str]) -> None:
        if token.start() in self.dollars:
            self.out.release()
            self.math = self.dollars[token.start()]
        else:
            self.out.put(token[0])

    def _script(self, token: re.Match[str]) -> None:
        if self.math and not self.out.script:
            self.out.script = token[0]
        else:
            self.out.put(token[0])

    def _symbol(self, token: re.Match[str]) -> None:
        name = token[0][1]
        if name in ACCENTS:
            self.out.marks.append(ACCENTS[name])
        elif name in "()[]":
            self.math = name in "(["
        elif name.isspace() and self.value[max(token.start() - 1, 0) : token.start()].isspace():
            self.out.put(token[0])
        else:
            self.out.put(SYMBOLS.get(name, token[0]))

    def _verbatim(self, token: re.Match[str]) -> None:
        self.out.put(token[0].partition(token[0][-1])[2][:-1])

    def _word(self, token: re.Match[str]) -> int | None:
        name = token[0].strip("\\*")
        if name in ACCENTS:
            self.out.marks.append(ACCENTS[name])
        elif name in LOGOS:
            self.out.put(LOGOS[name])
        elif name in _RAW:
            return self._raw_arguments(name, token)
        elif name in TRANSPARENT:
            self._transparent(name, token.end())
        elif name in symbol_words():
            self.out.put(symbol_words()[name])
            self.out.swallow = not self.math
        elif not self.value.startswith("{", token.end()):
            self.out.put(token[0])
        elif name == "frac":
            self.after = "/"
        return None

    def _transparent(self, name: str, end: int) -> None:
        if name in SCRIPTS:
            self.out.script = name
        elif name == "ensuremath":
            self.command = name
        elif not self.value.startswith("{", end):
            self.out.swallow = True

    # Groups

    def _group(self, token: re.Match[str]) -> None:
        """A group that holds no TeX."""
        if self.command or self.after or self.out.script:
            self._open(token)
            self.out.put(token[0][1:-1])
            self._close(token)
        elif len(token[0]) == 2:
            self.out.release()
        else:
            self.out.swallow = False
            self.out.put(token[0][1:-1])

    def _open(self, _token: re.Match[str]) -> None:
        command, after, self.command, self.after = self.command, self.after, "", ""
        if self.out.script and not self.out.marks:
            command, self.out.script = self.out.script, ""
            self.out.pieces.append("")
        self.groups.append(_Group(len(self.out.pieces), command, after, self.math))
        self.math = self.math or command == "ensuremath"
        self.out.swallow = False

    def _close(self, _token: re.Match[str]) -> None:
        self.out.release()
        if not self.groups:
            return
        group = self.groups.pop()
        self.math = group.math
        if group.command in SCRIPTS:
            self._close_script(group)
        elif group.command == "href":
            self._close_link(group)
        elif group.after:
            self.out.pieces.append(group.after)

    def _close_script(self, group: _Group) -> None:
        inner = self.out.short(group.start, _SCRIPT_LENGTH)
        if inner is not None:
            self.out.pieces[group.start - 1 :] = [in_script(inner, group.command)]
        elif group.command in ("^", "_"):
            self.out.pieces[group.start - 1] = group.command + "("
            self.out.pieces.append(")")

    def _close_link(self, group: _Group) -> None:
        """Say the address that a link leads to, unless the words of the link say it."""
        if group.after and self.out.short(group.start, len(group.after)) != group.after:
            self.out.pieces.append(f" ({group.after})")

    # Arguments that are not TeX text

    def _raw_arguments(self, name: str, token: re.Match[str]) -> int | None:
        """Leave out, or take as an address, the arguments that are not words."""
        position, argument = token.end(), ""
        for _ in range(DISCARDED.get(name, 1)):
            inner = self._argument(position)
            if inner is None:
                self.out.put(token[0] if position == token.end() else "")
                return position
            argument, position = self.value[inner[0] : inner[1]], inner[1] + 1
        if name in DISCARDED:
            self.out.put(" " if name in _BLANK_WORDS else "")
        elif name != "href":
            self.out.put(verbatim(argument))
        elif self.value.startswith("{", start := blanks_end(self.value, position)):
            self.command, self.after = name, verbatim(argument)
            return start
        else:
            self.out.put(verbatim(argument))
        return position

    def _argument(self, position: int) -> tuple[int, int] | None:
        """Where the braced argument at `position` begins and ends, without its braces."""
        start = blanks_end(self.value, position)
        if not self.value.startswith("{", start):
            return None
        if self.closing is None:
            self.closing = closing_braces(self.value)
        end = self.closing.get(start)
        return None if end is None else (start + 1, end)


_METHODS = tuple(getattr(_Decoder, f"_{name}") for name in _TOKEN.groupindex)
