"""A BibTeX file cut into parts that can be read apart from each other.

Where a part ends depends on the text around that place alone (content-defined chunking), so that an edit changes the
part that it is in, and the others are known again. A part ends before a line that begins with `@`; if that line stands
inside a value, reading the part says so, and it is joined with what follows.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import Entry
from sitegen.problems import Problem
from sitegen.reading.bibtex import ParsedBlock
from sitegen.reading.raw_entry import RawEntry

HEAD = re.compile(rb"@[ \t]*[A-Za-z][\w:+.-]*[ \t]*[{(]")
SHORTEST = 64 * 2**10
LONGEST = 512 * 2**10
ONE_IN = 4
LOOKED_AT = 96
LONGEST_PART = 64 * 2**20
"""How far the end of a block is looked for. No part ends elsewhere than before a block: what looks like an entry there
may stand in a value."""


class Part(Struct, frozen=True):
    """Something to read: bytes of a file, or entries whose macros and inheritance are resolved.

    `file` is where the bytes are from. `is_last` says that nothing follows which could close a block, `blocks_only`
    that its blocks are wanted as they are.
    """

    data: bytes = b""
    file: str = ""
    is_last: bool = False
    blocks_only: bool = False
    raws: tuple[RawEntry, ...] = ()


class Segment(Struct, frozen=True, kw_only=True):
    """What a part says. Lines are counted from its first one, 1, and sources name no file.

    `heads` entries begin in it, `entries` were read, those of `lines`. `blocks` is all there is where something in it
    depends on other parts (a macro, `crossref`) or the blocks were asked for. An `is_open` part has a block that is not
    closed, one that is not `is_readable` is not in UTF-8: nothing else counts then. Where `key` is set, the long texts
    of the entries are kept under it, and `marks` holds a hash of those of each entry, `rests` one of the rest of it.
    """

    heads: int = 0
    height: int = 0
    entries: tuple[Entry, ...] = ()
    lines: tuple[int, ...] = ()
    unpublished: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    blocks: tuple[ParsedBlock, ...] = ()
    is_joint: bool = False
    is_open: bool = False
    is_readable: bool = True
    key: bytes = b""
    marks: tuple[bytes, ...] = ()
    rests: tuple[bytes, ...] = ()


ReadParts = Callable[[Iterable[Part]], Iterator[Segment]]


def parts_of(data: bytes, file: str) -> Iterator[Part]:
    """The parts of a file, in order; together they are the file."""
    start = 0
    for end in _ends(data):
        yield Part(data[start:end], file)
        start = end
    yield Part(data[start:], file, is_last=True)


def _ends(data: bytes) -> Iterator[int]:
    start = end = 0
    while (end := data.find(b"\n@", max(end, start + SHORTEST)) + 1) > 0:
        if not HEAD.match(data, end):
            continue
        if end - start >= LONGEST or crc32(data[end : end + LOOKED_AT]) % ONE_IN == 0:
            yield end
            start = end


def closed(parts: Iterable[Part], read: ReadParts) -> Iterator[tuple[str, Segment]]:
    """The file and the content of each part; one that leaves a block open is joined with what follows in its file.

    One that is still open when it is longer than can be is given as it is.
    """
    waiting: deque[Part] = deque()

    def noted() -> Iterator[Part]:
        for part in parts:
            waiting.append(part)
            yield part

    found = read(noted())
    for first in found:
        part, segment, more = waiting.popleft(), first, 1
        while segment.is_open and len(part.data) <= LONGEST_PART:
            pieces = [part]
            while len(pieces) <= more and not pieces[-1].is_last:
                next(found)
                pieces.append(waiting.popleft())
            part, more = _joined(pieces), 2 * more
            segment = next(read([part]))
        yield part.file, segment


def _joined(pieces: Sequence[Part]) -> Part:
    data = b"".join([piece.data for piece in pieces])
    return replace(pieces[-1], data=data)
