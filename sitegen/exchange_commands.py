"""The commands `import` and `export`; like `cli`, a place that prints and exits."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from sitegen.options import content_option
from sitegen.problems import Problem

EXIT_INCOMPLETE = 1
EXIT_USAGE = 2


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@content_option
@click.option(
    "--format", "format_name", default="", metavar="FORMAT", help="The format of the files.  [default: recognised]"
)
@click.option(
    "--report",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Problems for people or for machines.",
)
def import_command(files: tuple[Path, ...], content: Path, format_name: str, form: str) -> None:
    """Make BibTeX records of foreign files, a new file in `bibliography/` for each.

    A `.bib` file is copied as it is, but for works that are there already.
    """
    from sitegen import exchange
    from sitegen.diagnostics import lines

    with _failures():
        foreign = exchange.format_called(format_name, exchange.foreign()) if format_name else None
        done = exchange.import_files(files, content, foreign)
    if form == "json":
        click.echo(exchange.document(done))
    else:
        for line in lines(done.problems, "", "--report json"):
            click.echo(line, err=True)
        click.echo(exchange.summary(done))
    sys.exit(EXIT_INCOMPLETE if any(problem.severity == "error" for problem in done.problems) else 0)


@click.command("export")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--format", "format_name", required=True, metavar="FORMAT", help="The format to write.")
@content_option
def export_command(keys: tuple[str, ...], format_name: str, content: Path) -> None:
    """Write works to standard output, those of some citation keys or all."""
    from sitegen import exchange
    from sitegen.diagnostics import lines

    written: bytes = b""
    problems: tuple[Problem, ...] = ()
    with _failures():
        written, problems = exchange.export(content, exchange.format_called(format_name, exchange.writers()), keys)
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    for line in lines(problems, f"{content.as_posix()}/", "sitegen check --format json"):
        click.echo(line, err=True)
    sys.exit(EXIT_INCOMPLETE if problems else 0)


@contextlib.contextmanager
def _failures() -> Iterator[None]:
    from sitegen.exchange import ExchangeError

    try:
        yield
    except (ExchangeError, OSError) as failure:
        click.echo(f"Error: {failure}", err=True)
        sys.exit(EXIT_USAGE)
