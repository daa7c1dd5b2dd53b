"""A site as objects below an address that fsspec knows, such as `s3://bucket/prefix`.

Objects have no swap: they are replaced one by one, those that others lead to first. Before anything else the list of
sitegen's files is made to name the old and the new ones, so that a build that is stopped is completed by the next one,
which knows what is its own. What sitegen did not write is neither replaced nor removed.
"""

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sitegen.digest import digest
from sitegen.making import Made
from sitegen.media_types import media_type
from sitegen.output_file import File
from sitegen.pages.unit import Unit
from sitegen.publish import MANIFEST, PublishingError, manifest_of, pages_last, publishing
from sitegen.targets import Make, Renewal, Renewed, Watch, names_of

PHASES: Mapping[str, int] = {
    "static": 0,
    "copy": 0,
    "work": 1,
    "export": 1,
    **dict.fromkeys(("author", "keyword", "issue", "year", "type", "works"), 2),
    "index": 3,
}
"""When the units of a kind are put into the store: what others lead to comes first, all other kinds last."""

LAST_PHASE = 4
TYPE_OPTIONS = {"s3": "ContentType"}
"""How the media type of an object is told, by the protocol of the store."""

REMOVED_AT_ONCE = 32
Described = Mapping[str, Any]


def is_address(output: str) -> bool:
    """Whether a site goes to a store, and not to a folder."""
    return "://" in output


def put(address: str, files: Iterable[File]) -> None:
    """Write files as objects, pages last. Raises `PublishingError`."""
    ordered = sorted(files, key=lambda file: (pages_last(file.file)[0], media_type(file.file)))
    with _answering(address):
        store, root = _opened(address)
        for kind, alike in groupby(ordered, key=lambda file: media_type(file.file)):
            store.pipe({f"{root}/{file.file}": file.body for file in alike}, **_typed(store, kind))


def _opened(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path of the address in it."""
    from fsspec.core import url_to_fs

    store, root = url_to_fs(address)
    return store, root.rstrip("/")


def _typed(store: Any, kind: str) -> dict[str, str]:
    protocols = (store.protocol,) if isinstance(store.protocol, str) else store.protocol
    return {TYPE_OPTIONS[protocol]: kind for protocol in protocols if protocol in TYPE_OPTIONS}


@contextlib.contextmanager
def _answering(address: str) -> Iterator[None]:
    """What a store says instead of an answer is told as a `PublishingError`: every store has errors of its own."""
    try:
        yield
    except ImportError as failure:
        raise PublishingError(f"{address}: {failure}; `pip install s3fs` brings what S3 needs") from None
    except Exception as failure:
        raise PublishingError(f"{address}: {failure}") from failure


class StoreTarget:
    """Objects below an address; the lock and the state lie beside the content folder, named after the address."""

    def __init__(self, address: str, content: Path) -> None:
        """Nothing is asked yet."""
        self._address = address.rstrip("/")
        self._found: dict[str, tuple[int, int]] = {}
        self.seat = content.resolve().with_name(quote(self._address, safe=""))

    @contextlib.contextmanager
    def publishing(self, _: Iterable[Path]) -> Iterator[None]:
        """The right to publish at this address. Raises `PublishingError` if it is something else's place."""
        with publishing(self.seat):
            self._found = self._listing()
            if MANIFEST not in self._found and not all(name.startswith(".") for name in self._found):
                raise PublishingError(f"{self._address} holds files that sitegen did not write; name another address")
            yield

    def manifest(self) -> bytes | None:
        """The list of the files that sitegen wrote; `None` where there is no site."""
        if MANIFEST not in self._found:
            return None
        with _answering(self._address):
            store, root = _opened(self._address)
            body: bytes = store.cat_file(f"{root}/{MANIFEST}")
        return body

    def look(self, name: str) -> tuple[int, int] | None:
        """The size of an object, and a number that changes with whatever the store says of it."""
        return self._found.get(name)

    def renew(self, renewal: Renewal, make: Make, watch: Watch) -> Renewed:
        """Put what is new, remove what is gone, and see what came of it."""
        names = _possible_names(renewal)
        for name in sorted(names.difference(renewal.old).intersection(self._found)):
            raise PublishingError(
                f"{self._address}/{name} was not written by sitegen, and the new site needs its place; move it away"
            )
        put(self._address, [File(MANIFEST, manifest_of(renewal.old.union(names)))])
        # Workers end before the right to publish does, whatever stops the build.
        with contextlib.closing(self._made(renewal.stale.units, make)) as making:
            written = names_of(made := dict(watch(making)))
        gone = renewal.old.difference(names_of(renewal.files(made)))
        self._remove(gone.intersection(self._found))
        put(self._address, [File(MANIFEST, manifest_of(names_of(renewal.files(made))))])
        self._found = self._listing()
        seen = {key: tuple([(name, *self._found.get(name, (0, 0))) for name, _, _ in own]) for key, own in made.items()}
        return Renewed(renewal.files(seen), len(written), len(gone))

    def _made(self, units: Iterable[Unit], make: Make) -> Generator[Made, None, None]:
        """The units as they are made, phase by phase."""
        phases: dict[int, list[Unit]] = {phase: [] for phase in range(LAST_PHASE + 1)}
        for unit in units:
            phases[PHASES.get(unit.kind, LAST_PHASE)].append(unit)
        for phase in filter(None, phases.values()):
            yield from make(phase, self._address)

    def _listing(self) -> dict[str, tuple[int, int]]:
        """Every object below the address, by its name there."""
        with _answering(self._address):
            store, root = _opened(self._address)
            store.invalidate_cache()
            found: Mapping[str, Described] = store.find(root, detail=True)
        start = len(root) + 1
        return {path[start:]: _mark(about) for path, about in found.items() if about["type"] == "file" and path[start:]}

    def _remove(self, names: Iterable[str]) -> None:
        """Remove objects one by one: to remove many at once, fsspec takes names for patterns."""
        with _answering(self._address), ThreadPoolExecutor(REMOVED_AT_ONCE) as threads:
            store, root = _opened(self._address)
            remove: Callable[[str], None] = store.rm_file
            for _ in threads.map(remove, [f"{root}/{name}" for name in sorted(names)]):
                pass


def _mark(about: Described) -> tuple[int, int]:
    told = repr(sorted((str(key), str(value)) for key, value in about.items()))
    return int(about["size"] or 0), int.from_bytes(digest(told.encode())[:6], "little")


def _possible_names(renewal: Renewal) -> frozenset[str]:
    """The files of the new site; which of them have twins is known when they are made."""
    names = [name for one in renewal.plan.units for name in one.names]
    twins = renewal.plan.twins
    suffixes = [coding.suffix for coding in twins.codings]
    return frozenset([*names, *(name + suffix for name in names if twins.may_have(name) for suffix in suffixes)])
