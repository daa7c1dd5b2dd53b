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
from sitegen.exchange_commands import export_command, import_command
from sitegen.options import (
    base_url_option,
    baseline_option,
    codings_option,
    content_option,
    executor_option,
    format_option,
    jobs_option,
    output_option,
    propose_option,
    scheduler_option,
    strict_option,
    target_option,
    write_baseline_option,
)

if TYPE_CHECKING:
    from sitegen.outcome import Outcome
    from sitegen.project import Order

EXIT_INCOMPLETE = 1
EXIT_USAGE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
def main() -> None:
    """Turn BibTeX into a static citation site, in Persian and in English.

    Exit codes: 0 every record is published; 1 the site is built, but a record could not be published or has an error;
    2 the command or the settings are wrong, and nothing was published; 130 and 143 it was stopped.
    """
    signal.signal(signal.SIGINT, _stop)
    if sys.getfilesystemencoding() != "utf-8":
        # Elsewhere than on Windows that hangs on the locale, and the names of files in `content/` must not.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        # A terminal or a log of another encoding must not stop a build.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


@main.command()
@content_option
@target_option
@base_url_option
@format_option
@jobs_option
@click.option("--allow-shrink", is_flag=True, help="Publish even if many pages of the last site are gone.")
@codings_option
@executor_option
@scheduler_option
def build(content: Path, output: Path | str, base_url: str, form: str, **how: Any) -> None:
    """Build the site."""
    from sitegen.project import Order

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
        codings=how["codings"],
        scheduler=how["scheduler"],
    )
    sys.exit(_build(order, form))


@main.command()
@content_option
@base_url_option
@format_option
@jobs_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A site that was built: say what is wrong with it, and what hosts would not take.",
)
@strict_option
@baseline_option
@write_baseline_option
@propose_option
def check(content: Path, output: Path | None, base_url: str, form: str, **how: Any) -> None:
    """Say what is wrong with the content; of files, write at most the baseline.

    Exit codes: 0 nothing counts; 1 there is an error, or with `--strict` a warning; 2 the site could not be made.
    """
    from sitegen.build import look

    if how["write_baseline"] and not how["baseline"]:
        raise click.UsageError("`--write-baseline` needs `--baseline FILE`")
    if how["propose_zwnj"]:
        _propose(content)
        return
    start = time.monotonic()
    outcome = _tried(lambda: look(content, base_url, how["jobs"], output), content, content)
    if how["baseline"]:
        outcome = _but_known(outcome, how["baseline"], content, is_new=how["write_baseline"])
    sys.exit(_told(outcome, content, form, time.monotonic() - start, strict=how["strict"]))


@main.command()
@content_option
@output_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port at localhost.")
def serve(content: Path, output: Path, port: int) -> None:
    """Show the site at localhost, rebuilt at every change."""
    from msgspec.structs import replace

    from sitegen import serve as server
    from sitegen.inputs import own_theme
    from sitegen.project import Order

    signal.signal(signal.SIGINT, signal.default_int_handler)
    order = Order(content=content, output=output)
    if _build(order, "text") == EXIT_USAGE:
        sys.exit(EXIT_USAGE)
    try:
        server.serve(
            output,
            [path for path in (content, own_theme(content)) if path.is_dir()],
            # A process with threads must not be forked.
            lambda: _build(replace(order, jobs=1), "text") != EXIT_USAGE,
            port=port,
            announce=click.echo,
        )
    except server.AddressUnavailableError as failure:
        click.echo(f"Error: {failure}", err=True)
        sys.exit(EXIT_USAGE)


main.add_command(import_command)
main.add_command(export_command)


def _propose(content: Path) -> None:
    """Print a patch for `content/`, to be looked at and applied with `patch -d content -p1`."""
    from sitegen.reading.assemble import bibliography_of, read_preface
    from sitegen.reading.loader import load_content
    from sitegen.reading.proposals import half_space_patch

    found = load_content(content)
    preface, _ = read_preface(found)
    encodings = preface.config.encodings if preface else {}
    named = {f"bibliography/{name}": encoding for name, encoding in encodings.items()}
    click.echo(half_space_patch(bibliography_of(found), named), nl=False)


def _build(order: "Order", form: str) -> int:
    """Publish the content, report, and give the exit code."""
    from msgspec.structs import replace

    from sitegen.build import build
    from sitegen.progress import Progress

    start, progress = time.monotonic(), Progress()
    outcome = _tried(lambda: build(replace(order, progress=progress)), order.content, order.output)
    progress.end()
    return _told(outcome, order.content, form, time.monotonic() - start)


def _tried(work: "Callable[[], Outcome]", content: Path, place: Path | str) -> "Outcome":
    """What becomes of some work; where it is not done, that is a problem of the folder or address `place`."""
    from sitegen.build import place_of
    from sitegen.cluster import ClusterError
    from sitegen.outcome import Outcome
    from sitegen.problems import error
    from sitegen.publish import PublishingError
    from sitegen.theme import ThemeError
    from sitegen.workers import WorkerDiedError

    try:
        with _stoppable():
            return work()
    except (PublishingError, ThemeError, WorkerDiedError, ClusterError, OSError) as failure:
        return Outcome(is_published=False, problems=(error("not-published", str(failure), place_of(place, content)),))


def _but_known(outcome: "Outcome", file: Path, content: Path, *, is_new: bool) -> "Outcome":
    from sitegen.baseline import BaselineError
    from sitegen.known import but_known

    try:
        return but_known(outcome, file, content, is_new=is_new)
    except BaselineError as failure:
        raise click.BadParameter(str(failure), param_hint="`--baseline`") from failure


def _told(outcome: "Outcome", content: Path, form: str, seconds: float, *, strict: bool = False) -> int:
    """Report what became of the records, and give the exit code."""
    from sitegen.progress import memory
    from sitegen.report import Cost, report

    # A host of code looks for files from where it runs the command.
    place = content if form == "text" else Path(os.path.relpath(content))
    told = report(form, outcome, f"{place.as_posix()}/", Cost(seconds, memory()))
    with _heard_or_not():
        for line in told.errors:
            click.echo(line, err=True)
        for line in told.output:
            click.echo(line)
    if not outcome.is_published:
        return EXIT_USAGE
    counting = {"error", "warning"} if strict else {"error"}
    return EXIT_INCOMPLETE if any(problem.severity in counting for problem in outcome.problems) else 0


@contextlib.contextmanager
def _heard_or_not() -> Iterator[None]:
    """What became of the site is the same if nobody is left to be told, or the disk with the log is full."""
    try:
        yield
    except OSError:
        # Python would write what is left, and fail again: https://docs.python.org/3/library/signal.html#note-on-sigpipe
        nobody = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nobody, stream)


def _stop(number: int, _: object) -> None:
    raise SystemExit(128 + number)


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C and SIGTERM end what is done here in silence, with a code that says so; what was begun is taken back."""
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
