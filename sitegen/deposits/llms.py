"""`llms.txt`: what is where on the site, for readers that are language models (https://llmstxt.org)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

_MARKUP = re.compile(r"([\\`*_\[\]<>#])")


class Section(Struct, frozen=True):
    """A heading, and links below it: words, absolute address, what there is to say of it (may be empty)."""

    heading: str
    links: tuple[tuple[str, str, str], ...]


def llms(title: str, description: str, details: Iterable[str], sections: Sequence[Section]) -> bytes:
    """The file: title, description and details of the site in plain words, then the sections that have links."""
    blocks = [f"# {_plain(title)}", f"> {_plain(description)}" if description else "", *map(_plain, details)]
    blocks += ["\n".join(_lines(section)) for section in sections if section.links]
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()


def _lines(section: Section) -> Iterator[str]:
    yield f"## {_plain(section.heading)}\n"
    for words, url, more in section.links:
        yield f"- [{_plain(words)}]({url})" + (f": {_plain(more)}" if more else "")


def _plain(words: str) -> str:
    """Words on one line, none of which is Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
