"""The problems that an editor knows already: a file of them, so that only new ones count.

A problem is known again by its code, its file, the key of its record and its message, not by its line, which moves.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

import msgspec
from msgspec import Struct

from sitegen.problems import Problem

VERSION = 1
# Messages that name a place: "…the key at bibliography/works.bib:12", "…is in line 7".
LINE = re.compile(r"(?<=\.bib):\d+\b|(?<=\bline )\d+\b")


class BaselineError(Exception):
    """A file is not a baseline of this version."""


class Known(Struct, frozen=True, order=True, omit_defaults=True):
    """What a problem is known by; `count` is how many of them there are."""

    file: str
    code: str
    key: str = ""
    message: str = ""
    count: int = 1


class Baseline(Struct, frozen=True):
    """The content of a baseline file."""

    version: int
    problems: tuple[Known, ...] = ()


class Compared(Struct, frozen=True):
    """The problems that a baseline does not know, how many it knows, and how many of its own are gone."""

    new: tuple[Problem, ...]
    known: int
    gone: int


def encoded(problems: Iterable[Problem]) -> bytes:
    """A baseline of these problems: JSON, sorted, one problem a line."""
    counts = Counter(map(_identity, problems))
    rows = [msgspec.structs.replace(one, count=number) for one, number in sorted(counts.items())]
    lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
    return f'{{"version":{VERSION},"problems":[\n{lines}\n]}}\n'.encode()


def decoded(data: bytes) -> Mapping[Known, int]:
    """How often each problem of a baseline is there. Raises `BaselineError`."""
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as failure:
        raise BaselineError(f"this is no baseline: {failure}") from None
    if baseline.version != VERSION:
        raise BaselineError(f"this is a baseline of version {baseline.version}, not {VERSION}")
    counts: Counter[Known] = Counter()
    for one in baseline.problems:
        counts[msgspec.structs.replace(one, count=1)] += max(one.count, 0)
    return counts


def compared(problems: Sequence[Problem], known: Mapping[Known, int]) -> Compared:
    """Problems beside a baseline."""
    left = Counter(known)
    new: list[Problem] = []
    for problem in problems:
        identity = _identity(problem)
        if left[identity] > 0:
            left[identity] -= 1
        else:
            new.append(problem)
    return Compared(tuple(new), len(problems) - len(new), left.total())


def fingerprints(problems: Iterable[Problem]) -> Iterator[str]:
    """A name for each problem that stays when lines move; the number at its end tells equal ones apart."""
    seen: Counter[Known] = Counter()
    for problem in problems:
        identity = _identity(problem)
        seen[identity] += 1
        yield f"{blake2b(msgspec.json.encode(identity), digest_size=16).hexdigest()}:{seen[identity]}"


def _identity(problem: Problem) -> Known:
    return Known(problem.source.file, problem.code, problem.key, LINE.sub("…", problem.message))
