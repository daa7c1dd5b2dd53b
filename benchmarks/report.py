"""What the runs say: one row for each job, with its bar and its aim."""

from collections.abc import Callable, Iterator, Mapping
from statistics import median

import msgspec

from benchmarks.process import Sample
from benchmarks.stages import LARGE, PREVIEWED, SMALL, Runs

FULL_SIZE = 10_000
HEADER = "| job | sitegen | beside | ratio | bar | aim | met |\n|---|--:|--:|--:|--:|--:|---|"
FIGURES = {"×": "{:.2f} ×", "%": "{:.1f} %", "s": "{:.2f} s"}


class Quantity(msgspec.Struct, frozen=True):
    """What is compared, and how it is written."""

    of: Callable[[Sample], float]
    written: str


WALL = Quantity(lambda sample: sample.wall, "{:.2f} s")
MEMORY = Quantity(lambda sample: sample.peak, "{:,.0f} MiB")
CPU_PER_WORK = Quantity(lambda sample: 1000 * sample.cpu / sample.works, "{:.2f} ms CPU a work")


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """A job `ours` beside the job `other` of its stage, which `beside` says in words.

    `unit` is that of bar and aim: `×` or `%` of the other one, or seconds. Without a bar the ratio is only reported.
    """

    job: str
    ours: str
    other: str = ""
    beside: str = ""
    quantity: Quantity = WALL
    unit: str = "×"
    bar: float | None = None
    aim: float


HUGO = "Hugo"
CONTESTS: Mapping[str, tuple[Contest, ...]] = {
    "heavy": (
        Contest(job="cold build, {heavy} heavy works", ours="cold", other="hugo", beside=HUGO, bar=1.0, aim=0.5),
        Contest(
            job="cold build cut down to Hugo's job, {heavy} heavy works",
            ours="cut",
            other="hugo",
            beside=HUGO,
            bar=0.6,
            aim=0.4,
        ),
        Contest(
            job="cold build, {heavy} heavy works, and a loop that writes the same files",
            ours="cold",
            other="floor",
            beside="the loop",
            aim=4.0,
        ),
        Contest(
            job="rebuild with nothing changed, {heavy} heavy works",
            ours="unchanged",
            other="cold",
            beside="cold",
            unit="%",
            bar=8.0,
            aim=3.0,
        ),
        Contest(
            job="rebuild after one work changed, {heavy} heavy works",
            ours="changed",
            other="cold",
            beside="cold",
            unit="%",
            bar=12.0,
            aim=5.0,
        ),
    ),
    "light": (
        Contest(job="cold build, {light} light works", ours="cold", other="hugo", beside=HUGO, bar=0.5, aim=0.25),
        Contest(
            job="peak memory, {light} light works",
            ours="cold memory",
            other="hugo memory",
            beside=HUGO,
            quantity=MEMORY,
            bar=0.3,
            aim=0.1,
        ),
        Contest(
            job="growth from {small} to {light} light works",
            ours="cold",
            other="small",
            beside="small",
            quantity=CPU_PER_WORK,
            bar=1.2,
            aim=1.05,
        ),
    ),
    "preview": (
        Contest(
            job="preview of {previewed} heavy works: from saving to the new page",
            ours="edit",
            unit="s",
            bar=1.0,
            aim=0.3,
        ),
    ),
    "help": (
        Contest(
            job="`sitegen --help`", ours="help", other="python", beside="Python alone", unit="s", bar=0.25, aim=0.12
        ),
    ),
}


class Row(msgspec.Struct, frozen=True):
    """A job in words, what both took as numbers and in words, and whether the bar and the aim are met."""

    job: str
    ours: float
    other: float
    value: float
    cells: tuple[str, ...]
    beside: str
    met: str


def rows(runs: Mapping[str, Runs], works: int) -> Iterator[Row]:
    """The rows of the stages that were run."""
    numbers = {"heavy": works, "light": works * LARGE, "small": min(SMALL, works), "previewed": min(PREVIEWED, works)}
    words = {name: f"{number:,}" for name, number in numbers.items()}
    for stage, contests in CONTESTS.items():
        if stage in runs:
            yield from (_row(contest, runs[stage], words) for contest in contests)


def _row(contest: Contest, runs: Runs, words: Mapping[str, str]) -> Row:
    ours, others = (
        [contest.quantity.of(sample) for sample in runs.get(name, [])] for name in (contest.ours, contest.other)
    )
    middle, other = median(ours), median(others or [0.0])
    ratio = median(mine / theirs for mine, theirs in zip(ours, others, strict=True)) if others else 0.0
    value = {"×": ratio, "%": 100 * ratio, "s": middle}[contest.unit]
    job = contest.job.format_map(words)
    figure = FIGURES[contest.unit].format
    written = contest.quantity.written.format
    cells = (
        job,
        written(middle),
        f"{contest.beside} {written(other)}" if others else "",
        figure(value) if contest.unit != "s" else "",
        f"≤ {figure(contest.bar)}" if contest.bar is not None else "reported",
        f"≤ {figure(contest.aim)}",
        _verdict(value, contest),
    )
    return Row(job, middle, other, value, cells, contest.beside, cells[-1])


def _verdict(value: float, contest: Contest) -> str:
    if value <= contest.aim:
        return "the aim"
    return "" if contest.bar is None else "the bar" if value <= contest.bar else "no"


def table(every: list[Row], works: int) -> str:
    """The rows as a table in Markdown."""
    lines = [HEADER, *(f"| {' | '.join(row.cells)} |" for row in every)]
    if works != FULL_SIZE:
        lines.append(f"\nBars and aims are those of {FULL_SIZE:,} heavy and {FULL_SIZE * LARGE:,} light works.")
    return "\n".join(lines)


def sizes(runs: Mapping[str, Runs]) -> str:
    """What the builds wrote, one line each."""
    written = [
        f"{stage}, {name}: {sample.files:,} files, {sample.size / 1e6:,.1f} MB"
        for stage, of_stage in runs.items()
        for name, (sample, *_) in of_stage.items()
        if sample.files
    ]
    return "\n".join(written)
