"""The commands; the only place that prints and exits."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitegen import __version__

if TYPE_CHECKING:
    from sitegen.build import Order
    from sitegen.making import Made
    from sitegen.outcome import Outcome
    from sitegen.problems import Source

EXIT_INCOMPLETE = 1
EXIT_USAGE = 2
SECONDS_BETWEEN_COUNTS = 0.5

Folder = click.Path(path_type=Path, file_okay=False)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
content_option: Decorator = click.option(
    "--content", type=Folder, default=Path("content"), show_default=True, help="The folder with the content."
)


class Output(click.ParamType[Path | str]):
    """A folder, or an address of objects such as `s3://bucket/prefix`; `file:///folder` is a folder too."""

    name = "directory or address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """What is written on the command line as a path, or as the address."""
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        if isinstance(value, Path) or "://" not in value:
            return Path(Folder.convert(value, param, ctx))
        address = urlsplit(value)
        return Path(url2pathname(address.path)) if address.scheme == "file" else str(value)


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


jobs_option: Decorator = click.option(
    "--jobs",
    type=click.IntRange(1),
    help="How many processes may work.  [default: the processors at hand]",
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
@click.option(
    "--output",
    type=Output(),
    default=Path("output"),
    show_default=True,
    help="The folder that the site is written to; with `--executor dask`, or an address such as s3://bucket/prefix.",
)
@base_url_option
@format_option
@jobs_option
@click.option("--allow-shrink", is_flag=True, help="Publish even if many pages of the last site are gone.")
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who makes the files: this machine, or a Dask cluster.",
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="The scheduler of the cluster: tcp://host:8786.")
def build(content: Path, output: Path | str, base_url: str, form: str, **how: Any) -> None:
    """Build the site."""
    from sitegen.build import Order

    if (how["executor"] == "dask") != bool(how["scheduler"]):
        raise click.UsageError("`--executor dask` and `--scheduler ADDRESS` belong together")
    if isinstance(output, str) and not how["scheduler"]:
        raise click.UsageError(f"only `--executor dask` writes to an address such as {output}")
    order = Order(
        content=content,
        output=output,
        base_url=base_url,
        jobs=how["jobs"],
        may_shrink=how["allow_shrink"],
        scheduler=how["scheduler"],
    )
    sys.exit(_build(order, form))


@main.command()
@content_option
@base_url_option
@format_option
@jobs_option
def check(content: Path, base_url: str, form: str, jobs: int | None) -> None:
    """Say what is wrong with the content, and write nothing."""
    from sitegen.build import look

    start = time.monotonic()
    outcome = look(content, base_url, jobs)
    sys.exit(_told(outcome, content, form, time.monotonic() - start))


@main.command()
@content_option
@output_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port at localhost.")
def serve(content: Path, output: Path, port: int) -> None:
    """Show the site at localhost, rebuilt at every change."""
    from sitegen import serve as server
    from sitegen.build import Order
    from sitegen.inputs import own_theme

    order = Order(content=content, output=output, may_shrink=True)
    if _build(order, "text") == EXIT_USAGE:
        sys.exit(EXIT_USAGE)
    try:
        server.serve(
            output,
            [path for path in (content, own_theme(content)) if path.is_dir()],
            lambda: _build(order, "text") != EXIT_USAGE,
            port=port,
            announce=click.echo,
        )
    except server.AddressUnavailableError as failure:
        click.echo(f"Error: {failure}", err=True)
        sys.exit(EXIT_USAGE)


def _build(order: "Order", form: str) -> int:
    """Publish the content, report, and give the exit code."""
    from sitegen.build import build
    from sitegen.cluster import ClusterError
    from sitegen.outcome import Outcome
    from sitegen.problems import error
    from sitegen.publish import PublishingError
    from sitegen.theme import ThemeError
    from sitegen.workers import WorkerDiedError

    start = time.monotonic()
    try:
        with _terminated():
            outcome = build(order, _counted)
    except (PublishingError, ThemeError, WorkerDiedError, ClusterError) as failure:
        outcome = Outcome(is_published=False, problems=(error("not-published", str(failure), _place(order)),))
    return _told(outcome, order.content, form, time.monotonic() - start)


def _place(order: "Order") -> "Source":
    """The output, as seen from the content folder."""
    from sitegen.problems import Source

    is_folder = isinstance(order.output, Path)
    return Source(Path(os.path.relpath(order.output, order.content)).as_posix() if is_folder else str(order.output))


def _told(outcome: "Outcome", content: Path, form: str, seconds: float) -> int:
    """Report what became of the records, and give the exit code."""
    from sitegen.diagnostics import document, lines, summary

    if form == "json":
        click.echo(document(outcome))
    else:
        for line in lines(outcome.problems, f"{content.as_posix()}/"):
            click.echo(line, err=True)
    if not outcome.is_published:
        return EXIT_USAGE
    if form == "text":
        click.echo(summary(outcome, seconds))
    return EXIT_INCOMPLETE if any(problem.severity == "error" for problem in outcome.problems) else 0


@contextlib.contextmanager
def _terminated() -> Iterator[None]:
    """SIGTERM ends what is done here as Ctrl-C does: what was begun is taken back."""

    def stop(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _counted(made: Iterator["Made"], total: int) -> Iterator["Made"]:
    """The units, counted on the terminal where a person watches a build that takes its time."""
    if not sys.stderr.isatty():
        yield from made
        return
    start = shown = time.monotonic()
    for number, one in enumerate(made, 1):
        now = time.monotonic()
        if now - shown > SECONDS_BETWEEN_COUNTS:
            shown = now
            left = (now - start) / number * (total - number)
            click.echo(f"\r{number} of {total} parts of the site; {left:.0f} s left \x1b[K", err=True, nl=False)
        yield one
    click.echo("\r\x1b[K", err=True, nl=False)
