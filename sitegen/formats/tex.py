"""Plain text as BibTeX and LaTeX read it back: escaped, its braces balanced whatever it holds."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from sitegen.formats.facts import has_any, one_line
from sitegen.language.names import display
from sitegen.model import Name, Words

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # LaTeX's first font encoding has other characters in their places.
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    **{char: "\\" + char for char in "&%$#_"},
}
_PAIRED = {**_ESCAPES, "{": r"\{", "}": r"\}"}
# BibTeX counts the braces of `\{` too, so one without its other goes by its name.
_UNPAIRED = {**_ESCAPES, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_SPECIAL = re.compile(f"[{re.escape(''.join(_PAIRED))}]")
_VERBATIM_ESCAPES = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
_CAPITAL_INSIDE = re.compile(r"[A-Z](?<=[^\W_].)")
_CAPITALS_INSIDE = re.compile(r"(?<![\\\w])[^\W_]+[A-Z]\w*")
# TeX makes one character of two.
_LIGATURE = re.compile(r"([-'`])(?=\1)")
# What stands between the items of a list.
_APART = re.compile(r";(?=;)|\[(?=\d{1,4}\])")
# A pattern finds two equal characters in a third of the time that `in` takes.
_LIGATURES = tuple(map(re.compile, ("--", "''", "``")))
_BRACE = re.compile(r"[{}]")
_SUFFIX = re.compile(r"(?:[JS]n?r|Esq)\.?|II|III|IV|VII|VIII|[2-9](?:nd|rd|th)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\sand\s|,|^ others $", re.IGNORECASE)


@lru_cache(maxsize=1024)
def escaped(value: str) -> str:
    """Plain text as the value of a field."""
    line = one_line(value)
    if has_any(line, _PAIRED):
        escapes = _PAIRED if _is_balanced(line) else _UNPAIRED
        line = _SPECIAL.sub(lambda found: escapes[found[0]], line)
    return _LIGATURE.sub(r"\1{}", line) if any(pair.search(line) for pair in _LIGATURES) else line


def numbered(items: Iterable[Words]) -> str:
    """A list as the value of a field, numbered, so that it can be taken apart again where line breaks are lost."""
    lines = [_APART.sub(r"{\g<0>}", escaped(words.value)) for words in items]
    return "\n".join([f"[{number}] {line}" for number, line in enumerate(lines, 1)])


def pages(value: str) -> str:
    """Pages as the value of a field, the dash of a range as TeX writes it."""
    return escaped(value).replace("–", "--")


def title(value: str) -> str:
    """A title as the value of a field: styles that lower its capitals leave acronyms alone."""
    line = escaped(value)
    return _CAPITALS_INSIDE.sub(r"{\g<0>}", line) if _CAPITAL_INSIDE.search(line) else line


def verbatim(value: str) -> str:
    """A URL or an identifier as the value of a field that BibLaTeX does not typeset; braces are percent-encoded."""
    return one_line(value).translate(_VERBATIM_ESCAPES)


@lru_cache(maxsize=4096)
def name(name: Name) -> str:
    """A name as "particle Family, Suffix, Given"; one that cannot be taken apart in braces, which keep it whole."""
    if name.literal or not name.family:
        return _braced(escaped(display(name)))
    if not (name.given or name.suffix):
        return _whole(display(name))
    family = " ".join(filter(None, (escaped(name.particle), _family(name.family))))
    return ", ".join((family, *([_part(name.suffix)] if name.suffix else []), _part(name.given)))


def _is_balanced(value: str) -> bool:
    """Whether braces close in order."""
    if value.count("{") != value.count("}"):
        return False
    depths = accumulate(1 if brace == "{" else -1 for brace in _BRACE.findall(value))
    return min(depths, default=0) >= 0


def _whole(value: str) -> str:
    return _braced(escaped(value)) if " " in value else _part(value)


def _family(family: str) -> str:
    """A family name that no reader takes apart: words without a capital look like a particle, "Jr." like a suffix."""
    *leading, last = family.split(" ")
    is_whole = all(word[:1].isupper() for word in leading) and not (leading and _SUFFIX.fullmatch(last))
    return _part(family) if is_whole else _braced(escaped(family))


def _part(value: str) -> str:
    return _braced(escaped(value)) if _SEPARATOR.search(f" {value} ") else escaped(value)


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""
