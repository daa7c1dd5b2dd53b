"""The covers of journals and of their issues: pictures in `files/` that `journals.toml` names."""

from collections.abc import Iterable, Iterator, Mapping

from sitegen.model import Entry
from sitegen.problems import Problem, Source, warning
from sitegen.reading.picture_sizes import Size
from sitegen.site import Picture, issue_name

FOLDER = "files/"
HINT = 'put a PNG, JPEG or WebP picture into the content folder and write `cover = "files/<name>"`'


def covers_of(named: Mapping[str, tuple[str, Source]], pictures: Mapping[str, Size]) -> Mapping[str, Picture]:
    """The covers that can be shown, by what they are named for, given the sizes of pictures in `files/` by name."""
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


def covers_of_no_issue(named: Mapping[str, tuple[str, Source]], entries: Iterable[Entry]) -> Iterator[Problem]:
    """A warning for each cover of an issue of which there is no work."""
    issues = {issue_name(one.container.slug, one.volume, one.issue) for one in entries if one.container}
    for name, (_, source) in named.items():
        slug, _, label = name.partition(" ")
        if label and name not in issues:
            message = f"no work is in the issue `{label[:40]}` of the journal `{slug}`, which has a cover"
            hint = 'name it by volume and number, as its works have them: `issue_covers = { "14(2)" = "files/<name>" }`'
            yield warning("missing-cover", message, source, hint=hint)


def _name(path: str) -> str:
    """The name of a file in `files/`; empty for a path that leads elsewhere."""
    return path.removeprefix(FOLDER) if path.startswith(FOLDER) else ""
