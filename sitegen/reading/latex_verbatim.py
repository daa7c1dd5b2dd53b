"""Addresses and identifiers in TeX."""

import re

from sitegen.language.characters import tidy
from sitegen.reading.latex_tables import TRANSPARENT, symbol_words

_TOKEN = re.compile(
    r"\\(?:url|path|nolinkurl)(?![A-Za-z])|\$(?P<similar>\\sim)\$|\$(?P<math>[<>~_])\$|\\(?P<symbol>[%&_#${}~^])(?:\{\})?"
    r"|\\(?P<word>[A-Za-z]++)(?:\{\}|\s(?=\S))?|[{}]"
)


def verbatim(value: str) -> str:
    r"""The value of a field that is an address or an identifier: only escapes and braces go, `--` and `~` stay.

    How such a value is set (`\emph{…}`, `{\bf …}`) is no part of it either.
    A second pair of delimiters goes too: `{"https://…"}`. BibLaTeX calls these verbatim and URI fields
    (https://ctan.org/pkg/biblatex, 2.2.1).
    """
    if "\\" in value or "{" in value or "}" in value or "$" in value:
        value = _TOKEN.sub(_plain, value)
    value = tidy(value)
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] == '"' else value


def _plain(token: re.Match[str]) -> str:
    if token["word"]:
        return "" if _is_style(token) else symbol_words().get(token["word"], token[0])
    return "~" if token["similar"] else token["math"] or token["symbol"] or ""


def _is_style(token: re.Match[str]) -> bool:
    """Whether a command says how what is in its argument, or in the group that it begins, is set."""
    around = token.string[token.start() - 1 : token.start()], token.string[token.end() : token.end() + 1]
    return token["word"] in TRANSPARENT and "{" in around
