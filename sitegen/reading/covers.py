"""The covers of journals: pictures in `files/` that `journals.toml` names."""

from collections.abc import Iterable, Iterator, Mapping

from sitegen.problems import Problem, Source, warning
from sitegen.reading.picture_sizes import Size
from sitegen.site import Picture

FOLDER = "files/"
HINT = 'put a PNG, JPEG or WebP picture into the content folder and write `cover = "files/<name>"`'


def covers_of(named: Mapping[str, tuple[str, Source]], pictures: Mapping[str, Size]) -> Mapping[str, Picture]:
    """The covers that can be shown, by the slug of the journal, given the sizes of pictures in `files/` by name."""
    paths = {slug: path for slug, (path, _) in named.items()}
    found = {slug: pictures.get(_name(path)) for slug, path in paths.items()}
    return {slug: Picture(FOLDER + _name(paths[slug]), *size) for slug, size in found.items() if size}


def missing_covers(
    named: Mapping[str, tuple[str, Source]], files: Iterable[str], pictures: Mapping[str, Size]
) -> Iterator[Problem]:
    """A warning for each cover that is not there, or is no picture whose size can be read."""
    present = frozenset(files)
    for path, source in named.values():
        name = _name(path)
        if name not in pictures:
            reason = "is no PNG, JPEG or WebP picture" if name in present else "is not there"
            yield warning("missing-cover", f"the cover `{path[:80]}` {reason}", source, hint=HINT)


def _name(path: str) -> str:
    """The name of a file in `files/`; empty for a path that leads elsewhere."""
    return path.removeprefix(FOLDER) if path.startswith(FOLDER) else ""
