"""What a build leaves for the next one, in an SQLite file beside the output: what was read, and what was made.

It can be deleted at any time. Every value has a checksum; a file that is damaged, or of another version, is begun anew.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import msgspec

from sitegen.built import Built
from sitegen.citations.citation import Citation, Failure
from sitegen.problems import Problem
from sitegen.reading.segments import Segment
from sitegen.site import TextPlace, Texts

T = TypeVar("T")

VERSION = 5
SCHEMA = f"""
CREATE TABLE segment (key BLOB PRIMARY KEY, content BLOB, texts BLOB, checks TEXT);
CREATE TABLE citation (slug TEXT PRIMARY KEY, key BLOB, failures BLOB, value BLOB, checks TEXT);
CREATE TABLE built (value BLOB, checks TEXT);
PRAGMA user_version = {VERSION};
"""

encode = msgspec.msgpack.Encoder().encode
decode_segment = msgspec.msgpack.Decoder(Segment).decode
decode_citations = msgspec.msgpack.Decoder(tuple[Citation, ...]).decode
decode_failures = msgspec.msgpack.Decoder(tuple[Failure, ...]).decode
decode_problems = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode
decode_texts = msgspec.msgpack.Decoder(tuple[Texts, ...]).decode


class NoState:
    """Keeps nothing."""

    def segment(self, _: bytes) -> None:
        """Nothing was read before."""

    def add(self, key: bytes, content: bytes, texts: bytes) -> None:
        """Forget what a part says."""


class State:
    """The file; to be used by one process at a time but for reading `texts`."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin a new one."""
        self.path = path
        self._used: set[bytes] = set()
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            return _connection(self.path)
        except sqlite3.DatabaseError:
            self._remove()
            return _connection(self.path)

    def _remove(self) -> None:
        for suffix in ("", "-journal"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def segment(self, key: bytes) -> Segment | None:
        """What a part says, if it was read before."""
        row = self._row("SELECT content, checks FROM segment WHERE key = ?", key)
        found = _decoded(decode_segment, row[0]) if row and _is_whole(row, 0, key) else None
        if found:
            self._used.add(key)
        return found

    def add(self, key: bytes, content: bytes, texts: bytes) -> None:
        """Keep what a part says."""
        self._used.add(key)
        with self._guarded():
            row = (key, content, texts, f"{_check(content, key)} {_check(texts, key)}")
            self._connection.execute("INSERT OR REPLACE INTO segment VALUES (?, ?, ?, ?)", row)

    def citations(self) -> dict[str, bytes]:
        """The works whose citations are kept, by slug, with a hash of what these depend on."""
        found: dict[str, bytes] = {}
        with self._guarded():
            found |= dict(self._connection.execute("SELECT slug, key FROM citation"))
        return found

    def add_citations(self, slug: str, key: bytes, value: bytes, failures: bytes) -> None:
        """Keep the citations of a work, and the styles that failed, both encoded, in the place of earlier ones."""
        with self._guarded():
            row = (slug, key, failures, value, _check(value, slug.encode()))
            self._connection.execute("INSERT OR REPLACE INTO citation VALUES (?, ?, ?, ?, ?)", row)

    def failures(self) -> dict[str, tuple[Failure, ...]]:
        """The works that styles failed at, by slug."""
        found: list[tuple[str, bytes]] = []
        with self._guarded():
            found += self._connection.execute("SELECT slug, failures FROM citation WHERE failures != x'' ORDER BY slug")
        return {slug: _decoded(decode_failures, value) or () for slug, value in found}

    def keep_citations(self, slugs: Collection[str]) -> None:
        """Forget the citations of all other works."""
        gone = [(slug,) for slug in self.citations() if slug not in slugs]
        with self._guarded():
            self._connection.executemany("DELETE FROM citation WHERE slug = ?", gone)

    def built(self) -> Built:
        """What the last build published; nothing if that is not known."""
        row = self._row("SELECT value, checks FROM built")
        found = _decoded(msgspec.msgpack.Decoder(Built).decode, row[0]) if row and _is_whole(row, 0) else None
        return found or Built()

    def save(self, built: Built) -> None:
        """Keep what was published, and of the parts only those that were used; a failure costs nothing but time."""
        value = encode(built)
        with contextlib.suppress(sqlite3.DatabaseError), self._guarded():
            self._connection.execute("DELETE FROM built")
            self._connection.execute("INSERT INTO built VALUES (?, ?)", (value, _check(value)))
            self._forget_unused()
            self._connection.commit()

    def _forget_unused(self) -> None:
        keys = [key for (key,) in self._connection.execute("SELECT key FROM segment")]
        unused = [(key,) for key in keys if key not in self._used]
        self._connection.executemany("DELETE FROM segment WHERE key = ?", unused)

    def commit(self) -> None:
        """Make what was added visible to other processes."""
        with self._guarded():
            self._connection.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _row(self, query: str, *values: bytes) -> tuple[bytes, str] | None:
        found: list[tuple[bytes, str]] = []
        with self._guarded():
            found += self._connection.execute(query, values).fetchmany(1)
        return found[0] if found else None

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """A damaged file is begun anew: it only saves time."""
        try:
            yield
        except sqlite3.DatabaseError:
            self._connection.close()
            self._remove()
            self._connection = _connection(self.path)


class StateReader:
    """Reads long texts and citations from the file, in any process; the last segment that was asked for is kept."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened before it is needed, so that a forked process has a connection of its own."""
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._last: tuple[bytes, tuple[Texts, ...]] = (b"", ())

    def find(self, place: TextPlace) -> Texts:
        """The long texts of a work. Raises `sqlite3.DatabaseError` if they are not there."""
        return self._segment(place.key)[place.number]

    def citations(self, slug: str) -> tuple[Citation, ...] | None:
        """The citations of a work, if they are kept."""
        row = self._opened().execute("SELECT value, checks FROM citation WHERE slug = ?", (slug,)).fetchone()
        return _decoded(decode_citations, row[0]) if row and _is_whole(row, 0, slug.encode()) else None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
        return self._connection

    def _segment(self, key: bytes) -> tuple[Texts, ...]:
        if self._last[0] != key:
            row = self._opened().execute("SELECT texts, checks FROM segment WHERE key = ?", (key,)).fetchone()
            if row is None or not _is_whole(row, 1, key):
                raise sqlite3.DatabaseError("the long texts of works are damaged")
            self._last = key, decode_texts(row[0])
        return self._last[1]


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        connection.close()
        path.unlink()
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(SCHEMA)
    return connection


def _is_whole(row: tuple[Any, Any], number: int, key: bytes = b"") -> bool:
    """Whether a value is as it was kept, by the check of that number; a damaged file may give values of any type."""
    value, checks = row
    return isinstance(value, bytes) and str(checks).split(" ")[number:][:1] == [_check(value, key)]


def _check(value: bytes, key: bytes = b"") -> str:
    """A checksum of a value that is kept under a key, and nowhere else."""
    return f"{crc32(value, crc32(key)):08x}"


def _decoded(decode: Callable[[bytes], T], value: bytes) -> T | None:
    try:
        return decode(value)
    except msgspec.DecodeError:
        return None
