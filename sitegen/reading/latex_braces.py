"""Where the arguments of TeX's commands begin and end."""

import re

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BLANKS = re.compile(r"\s*+")


def blanks_end(value: str, position: int) -> int:
    """Where the white space at a position ends."""
    blanks = _BLANKS.match(value, position)
    return blanks.end() if blanks else position


def closing_braces(value: str) -> dict[int, int]:
    """The position of the closing brace for each opening one that has one."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for brace in _BRACE.finditer(value):
        if brace[0] == "{":
            stack.append(brace.start())
        elif brace[0] == "}" and stack:
            found[stack.pop()] = brace.start()
    return found
