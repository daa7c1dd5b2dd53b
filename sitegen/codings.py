"""Content codings: the compressed twins of a file, which a host sends in its place (RFC 9110, 8.4.1)."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from struct import pack

from msgspec import Struct

from sitegen.digest import digest_of
from sitegen.folders import folded
from sitegen.output_file import File

TEXT = (
    *(".bib", ".css", ".csv", ".enw", ".html", ".js", ".json", ".md", ".mjs", ".ris", ".svg", ".tsv", ".txt", ".xml"),
    ".webmanifest",
)
"""What the names of files end in that are worth compressing; pictures, fonts and PDFs are compressed already."""

SMALLEST = 200
"""From how many bytes on a file has twins: a smaller one fits into a packet as it is."""

# RFC 1952: no name, no time, the slowest compression, no system.
GZIP_HEADER = bytes((0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255))

# On the pages of works, 10 takes eighteen times as long for a seventh fewer bytes, 5 the same time for 2 % more.
BROTLI_QUALITY = 7


class CodingError(Exception):
    """A coding that is not known, or not installed; the message is a sentence for whoever asked for it."""


class Coding(Struct, frozen=True):
    """A content coding by its registered name, what the names of its files end in, and what it makes of bytes.

    `library` must be installed for it; without one it comes with Python.
    """

    name: str
    suffix: str
    compress: Callable[[bytes], bytes]
    library: str = ""

    @property
    def state(self) -> bytes:
        """A hash of what its bytes depend on besides the file."""
        return digest_of(self.name, version(self.library) if self.library else zlib.ZLIB_RUNTIME_VERSION)


def gzip(body: bytes) -> bytes:
    """The bytes as gzip has them, always the same: https://www.rfc-editor.org/rfc/rfc1952."""
    deflate = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    trailer = pack("<LL", zlib.crc32(body), len(body) & 0xFFFFFFFF)
    return b"".join((GZIP_HEADER, deflate.compress(body), deflate.flush(), trailer))


def _brotli(body: bytes) -> bytes:
    import brotli

    compressed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
    return compressed


CODINGS = (
    Coding("gzip", ".gz", gzip),
    Coding("br", ".br", _brotli, "brotli"),
)


def codings_of(names: Iterable[str]) -> tuple[Coding, ...]:
    """The codings of these names, each once. Raises `CodingError`."""
    asked = {name.strip() for name in names}
    unknown = asked.difference(coding.name for coding in CODINGS)
    if unknown:
        known = ", ".join(coding.name for coding in CODINGS)
        raise CodingError(f"`{min(unknown)}` is not known; known are {known}")
    found = tuple(coding for coding in CODINGS if coding.name in asked)
    for coding in found:
        if coding.library and find_spec(coding.library) is None:
            hint = f"pip install {coding.library}"
            raise CodingError(f"`{coding.name}` needs {coding.library}, which is not installed: {hint}")
    return found


NO_STATES: Mapping[str, bytes] = {}


class Twins(Struct, frozen=True):
    """Which compressed twins the files of a site have.

    `taken` are names, folded, that files of the site's own have; `states` are those of the codings, by suffix.
    """

    codings: tuple[Coding, ...]
    taken: frozenset[str]
    states: Mapping[str, bytes]

    def of(self, file: File, codings: Iterable[Coding]) -> Iterator[File]:
        """The twins of a file in some of the codings, as far as they are smaller than it."""
        if len(file.body) < SMALLEST or not self.may_have(file.file):
            return
        for coding in codings:
            twin = File(file.file + coding.suffix, coding.compress(file.body))
            if len(twin.body) < len(file.body) and folded(twin.file) not in self.taken:
                yield twin

    def beside(self, files: Iterable[File]) -> Iterator[File]:
        """All twins of some files."""
        for file in files:
            if self.may_have(file.file):
                yield from self.of(file, self.codings)

    def may_have(self, name: str) -> bool:
        """Whether a file of this name may have twins."""
        return bool(self.codings) and name.lower().endswith(TEXT)

    def states_of(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """By suffix, what the twins of these files depend on besides their bytes; empty if there can be none."""
        if not any(map(self.may_have, names)):
            return NO_STATES
        if not self.taken:
            return self.states
        return {suffix: b"".join((state, *self._taken(names, suffix))) for suffix, state in self.states.items()}

    def _taken(self, names: Iterable[str], suffix: str) -> Iterator[bytes]:
        return (name.encode() for name in names if folded(name + suffix) in self.taken)


def twins_of(codings: tuple[Coding, ...], names: Iterable[str]) -> Twins:
    """The twins of files of these names; a file that is there already is the twin of another one."""
    suffixes = tuple(coding.suffix for coding in codings)
    taken = frozenset(folded(name) for name in names if name.lower().endswith(suffixes))
    return Twins(codings, taken, {coding.suffix: coding.state for coding in codings})
