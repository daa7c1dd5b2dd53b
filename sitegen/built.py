"""The site that the last build published: what of it is still there, and what is the same in the next one."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from sitegen.digest import digest
from sitegen.inputs import FileState
from sitegen.problems import Problem


class BuiltUnit(Struct, frozen=True, array_like=True, gc=False):
    """What a unit was when its files were made, the settings and the theme included, and how many files there are.

    `twins` says what made the compressed ones of these, which are the last, by suffix.
    """

    key: str
    state: bytes
    twins: Mapping[str, bytes]
    files: int


class Built(Struct, frozen=True, kw_only=True):
    """The site that the last build published.

    `inputs` is a hash of all that it was built from, `manifest` one of the list of its files. `names`, `sizes` and
    `times` (of modification, in nanoseconds) are those of the files of all units, in the order of `units`. `files` are
    those of the content folder that were published as they are.
    """

    inputs: bytes = b""
    manifest: bytes = b""
    units: tuple[BuiltUnit, ...] = ()
    names: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    records: int = 0
    published: int = 0
    unpublished: int = 0
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, FileState] = {}


Mark = tuple[str, int, int]
"""The name of a file, its size, and its time of modification in nanoseconds."""

Marks = tuple[Mark, ...]

Look = Callable[[str], tuple[int, int] | None]
"""The size and the time of a file of these that is there now, by its name."""


def looked_at(built: Built, look: Look) -> bytes:
    """For each unit 1 if all its files are as they were written, 0 if one is gone or another one."""
    files = zip(built.names, built.sizes, built.times, strict=True)
    return bytes([_are_as(look, islice(files, unit.files)) for unit in built.units])


def there(built: Built, manifest: bytes | None, whole: Callable[[], bytes]) -> Built:
    """What is left of a site that was built: a unit of which a file is gone, or another one, does not count.

    `manifest` is the list of files that is there now, `whole` says what `looked_at` has found.
    """
    if manifest is None or digest(manifest) != built.manifest:
        return Built()
    if all(whole()):
        return built
    units = zip(built.units, whole(), strict=True)
    return replace(built, inputs=b"", units=tuple(unit if same else replace(unit, state=b"") for unit, same in units))


def _are_as(look: Look, files: Iterable[tuple[str, int, int]]) -> bool:
    """Whether files are as they were written; all of them are looked at."""
    found = [look(name) == (size, time) for name, size, time in files]
    return all(found)


def marks_of(built: Built, states: Mapping[str, bytes]) -> dict[str, tuple[Mapping[str, bytes], Marks]]:
    """What made the twins of those units whose states are these, and what all their files are like, by key."""
    files = zip(built.names, built.sizes, built.times, strict=True)
    marks = ((unit, tuple(islice(files, unit.files))) for unit in built.units)
    return {unit.key: (unit.twins, own) for unit, own in marks if states.get(unit.key) == unit.state}
