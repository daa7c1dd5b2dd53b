"""The commands; the only place that prints and exits."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitegen import __version__

if TYPE_CHECKING:
    from sitegen.output_file import File
    from sitegen.problems import Problem
    from sitegen.site import Site

EXIT_INCOMPLETE = 1
EXIT_USAGE = 2
SECONDS_BETWEEN_COUNTS = 0.5

Folder = click.Path(path_type=Path, file_okay=False)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
content_option: Decorator = click.option(
    "--content", type=Folder, default=Path("content"), show_default=True, help="The folder with the content."
)
output_option: Decorator = click.option(
    "--output", type=Folder, default=Path("output"), show_default=True, help="The folder that the site is written to."
)
base_url_option: Decorator = click.option(
    "--base-url", default="", help="The address that the site will have, in place of the one in site.toml."
)
format_option: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Problems for people or for machines.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
def main() -> None:
    """Turn BibTeX into a static citation site, in Persian and in English.

    Exit codes: 0 every record is published; 1 the site is built, but a record could not be published or has an error;
    2 the command or the settings are wrong, and nothing was written.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal or a log of another encoding must not stop a build.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


@main.command()
@content_option
@output_option
@base_url_option
@format_option
def build(content: Path, output: Path, base_url: str, form: str) -> None:
    """Build the site."""
    sys.exit(_run(content, output, base_url, form))


@main.command()
@content_option
@base_url_option
@format_option
def check(content: Path, base_url: str, form: str) -> None:
    """Say what is wrong with the content, and write nothing."""
    sys.exit(_run(content, None, base_url, form))


@main.command()
@content_option
@output_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port at localhost.")
def serve(content: Path, output: Path, port: int) -> None:
    """Show the site at localhost, rebuilt at every change."""
    from sitegen import serve as server
    from sitegen.build import own_theme

    if _run(content, output, "", "text") == EXIT_USAGE:
        sys.exit(EXIT_USAGE)
    try:
        server.serve(
            output,
            [path for path in (content, own_theme(content)) if path.is_dir()],
            lambda: _run(content, output, "", "text") != EXIT_USAGE,
            port=port,
            announce=click.echo,
        )
    except server.AddressUnavailableError as failure:
        click.echo(f"Error: {failure}", err=True)
        sys.exit(EXIT_USAGE)


def _run(content: Path, output: Path | None, base_url: str, form: str) -> int:
    """Read the content, publish it if there is an output, report, and give the exit code."""
    from sitegen.build import build, read_project
    from sitegen.problems import Source, error
    from sitegen.publish import PublishingError
    from sitegen.theme import ThemeError

    start = time.monotonic()
    project, problems = read_project(content, base_url)
    if project is None:
        _report(None, problems, content, form)
        return EXIT_USAGE
    try:
        wrote = f"{build(project, output, _counted)} files in {output}" if output else ""
    except (PublishingError, ThemeError) as failure:
        place = Source(Path(os.path.relpath(output or ".", content)).as_posix())
        _report(None, [*project.problems, error("not-published", str(failure), place)], content, form)
        return EXIT_USAGE
    _report(project.site, project.problems, content, form)
    if form == "text":
        click.echo(_summary(project.site, project.problems, wrote, time.monotonic() - start))
    return EXIT_INCOMPLETE if any(problem.severity == "error" for problem in project.problems) else 0


def _counted(files: Iterator["File"]) -> Iterator["File"]:
    """The files, counted on the terminal where a person watches a build that takes its time."""
    if not sys.stderr.isatty():
        yield from files
        return
    shown = time.monotonic()
    for number, file in enumerate(files, 1):
        if time.monotonic() - shown > SECONDS_BETWEEN_COUNTS:
            shown = time.monotonic()
            click.echo(f"\r{number} files …", err=True, nl=False)
        yield file
    click.echo("\r\x1b[K", err=True, nl=False)


def _report(site: "Site | None", problems: "Sequence[Problem]", content: Path, form: str) -> None:
    from sitegen.diagnostics import document, lines

    if form == "json":
        click.echo(document(site, problems))
        return
    for line in lines(problems, f"{content.as_posix()}/"):
        click.echo(line, err=True)


def _summary(site: "Site", problems: "Sequence[Problem]", wrote: str, seconds: float) -> str:
    from sitegen.diagnostics import account, tally

    return "; ".join(part for part in (account(site), wrote, tally(problems), f"{seconds:.1f} s") if part)
