"""Addresses and identifiers in TeX."""

import re

from sitegen.language.characters import tidy
from sitegen.reading.latex_tables import symbol_words

_TOKEN = re.compile(
    r"\\(?:url|path|nolinkurl)(?![A-Za-z])|\$(?P<similar>\\sim)\$|\$(?P<math>[<>~_])\$|\\(?P<symbol>[%&_#${}~^])(?:\{\})?"
    r"|\\(?P<word>[A-Za-z]++)(?:\{\}|\s(?=\S))?|[{}]"
)


def verbatim(value: str) -> str:
    r"""The value of a field that is an address or an identifier: only escapes and braces go, `--` and `~` stay.

    A second pair of delimiters goes too: `{"https://…"}`. BibLaTeX calls these verbatim and URI fields
    (https://ctan.org/pkg/biblatex, 2.2.1).
    """
    if "\\" in value or "{" in value or "}" in value or "$" in value:
        value = _TOKEN.sub(_plain, value)
    value = tidy(value)
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] == '"' else value


def _plain(token: re.Match[str]) -> str:
    if token["word"]:
        return symbol_words().get(token["word"], token[0])
    return "~" if token["similar"] else token["math"] or token["symbol"] or ""
