"""What runs against the direction of a page of prose, set apart as in all other texts of the site."""

import re
from html import escape, unescape

from sitegen.language.bidi import Direction, isolated_runs

PART = re.compile(r"(<[^>]*>)")
AS_WRITTEN = re.compile(r"<(/?)(?:pre|code|bdi|bdo)\b")


def isolated(html: str, side: Direction) -> str:
    """HTML in this direction with the runs of the other one in `<bdi>`; code, and what is set apart, stays as it is.

    The HTML is sanitised: a `<` begins a tag, and every tag has its end.
    """
    depth = 0
    parts: list[str] = []
    for part in PART.split(html):
        if part.startswith("<"):
            if found := AS_WRITTEN.match(part):
                depth += -1 if found[1] else 1
            parts.append(part)
        else:
            parts.append(part if depth else _text(part, side))
    return "".join(parts)


def _text(text: str, side: Direction) -> str:
    if not text.strip() or (side == "ltr" and text.isascii()):
        return text
    runs = isolated_runs(unescape(text), side)
    if not any(run.direction for run in runs):
        return text
    return "".join([_run(escape(run.value, quote=False), run.direction) for run in runs])


def _run(text: str, direction: str) -> str:
    return f'<bdi dir="{direction}">{text}</bdi>' if direction else text
