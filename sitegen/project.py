"""A content folder and its theme, read as they are ordered: what a build and a look at the content begin with."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.citations.citation import fault_of
from sitegen.citations.styles import known_styles
from sitegen.codings import Coding
from sitegen.config import FILE, Config
from sitegen.digest import digest, digest_of
from sitegen.inputs import Sources, code_state
from sitegen.making import read_with
from sitegen.problems import Problem, Severity, Source, error
from sitegen.reading.assemble import AUTHORITY_FILES, assemble, bibliography_of, read_preface
from sitegen.reading.records import Reader, read_records
from sitegen.reading.segments import Part, ReadParts, Segment
from sitegen.site import Site
from sitegen.state import NoState, State
from sitegen.template_check import FOLDER
from sitegen.theme import STYLES, Theme, theme_of
from sitegen.workers import processors

BIBLIOGRAPHY = "bibliography"
BYTES_WORTH_WORKERS = 512 * 2**10
WORST_LAST = {severity: -number for number, severity in enumerate(Severity)}
Progress = Callable[[str, float, int], None]


def unwatched(_phase: str, _done: float, _works: int) -> None:
    """Nobody looks."""


class Order(Struct, frozen=True, kw_only=True):
    """What to build, and how.

    `output` is a folder, or an address of objects such as `s3://bucket/prefix`. `base_url` may be empty. `jobs` is how
    many processes may work, without it as many as there are processors. `codings` are those of the compressed twins of
    files. With `scheduler`, the address of a Dask scheduler, its workers make the files; only they write to an address.
    `progress` is told the phase, the part of it that is done (0 to 1), and how many works that was.
    """

    content: Path
    output: Path | str
    base_url: str = ""
    jobs: int | None = None
    may_shrink: bool = False
    codings: tuple[Coding, ...] = ()
    scheduler: str = ""
    progress: Progress = unwatched


class Project(Struct, frozen=True):
    """A content folder that was read, with its theme, and everything that is wrong with it."""

    site: Site
    theme: Theme
    problems: tuple[Problem, ...]


def read(sources: Sources, order: Order, state: State | NoState) -> tuple[Project | None, tuple[Problem, ...]]:
    """The site and the theme that were loaded, with the problems of reading.

    `None`, and why, if its settings cannot be used.
    """
    content = sources.content
    preface, problems = read_preface(content, order.base_url)
    if preface is None:
        return None, problems
    reader = Reader(preface.config, preface.authority)
    files = bibliography_of(content)
    epoch = digest(code_state(), digest_of(preface.config), *(content.texts.get(name, b"") for name in AUTHORITY_FILES))
    size = sum(map(len, files.values()))
    jobs = (order.jobs or processors()) if size > BYTES_WORTH_WORKERS else 1
    parts = _watched(read_with(state, reader, epoch, jobs), size, order.progress)
    site = assemble(content, preface, read_records(files, reader, parts))
    if not site.entries:
        return None, _no_records(site)
    theme, problems = theme_of(sources.packaged, sources.own, site.config.languages)
    if theme is None:
        return None, problems
    if wrong := (*_unknown_styles(site.config, theme), *_unusable_styles(sources, theme)):
        return None, wrong
    found = site.unpublished + site.problems + problems
    return with_problems(Project(site, theme, ()), found), ()


def _unknown_styles(config: Config, theme: Theme) -> Iterator[Problem]:
    """What is no style of references that the processor brings, or a file of the theme."""
    known = known_styles(theme.styles)
    listed = ", ".join(f"`{name}`" for name in sorted(known))
    for name in config.citation_styles or ():
        if name not in known:
            message = f"`citation_styles`: there is no style `{name}`"
            hint = f"one of {listed}, or a CSL file `templates/styles/{name}.csl` of your own"
            yield error("wrong-value", message, Source(FILE), hint=hint)


def _unusable_styles(sources: Sources, theme: Theme) -> Iterator[Problem]:
    """The site's own styles that the processor does not take."""
    for name, style in theme.styles.items():
        file = f"{STYLES}{name}.csl"
        if file in sources.own and (fault := fault_of(style)):
            hint = "the validator of citationstyles.org says more"
            yield error("wrong-style", fault, Source(FOLDER + file), hint=hint)


def with_problems(project: Project, problems: Iterable[Problem]) -> Project:
    """The project with more problems."""
    return replace(project, problems=worst_last((*project.problems, *problems)))


def worst_last(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in their order: what matters most stands where a reader of a terminal looks."""
    return tuple(sorted(problems, key=lambda problem: (WORST_LAST[problem.severity], problem.source, problem.code)))


def _watched(read_parts: ReadParts, size: int, progress: Progress) -> ReadParts:
    """The same, while progress is told."""
    works = done = 0

    def watched(parts: Iterable[Part]) -> Iterator[Segment]:
        nonlocal works, done
        sizes: deque[int] = deque()

        def measured() -> Iterator[Part]:
            for part in parts:
                sizes.append(len(part.data))
                yield part

        for segment in read_parts(measured()):
            works, done = works + len(segment.entries), done + sizes.popleft()
            progress("reading", min(1.0, done / max(1, size)), works)
            yield segment

    return watched


def _no_records(site: Site) -> tuple[Problem, ...]:
    """An empty site is never published: it would take the place of a good one."""
    message = "no record can be published" if site.records else "there is no record in the content folder"
    hint = "" if site.records else "put your `.bib` files into `bibliography/`"
    return *site.problems, *site.unpublished, error("no-records", message, Source(BIBLIOGRAPHY), hint=hint)
