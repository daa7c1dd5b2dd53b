"""Problems and results as people and machines read them."""

import json
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from sitegen.outcome import Outcome
from sitegen.problems import Problem, Severity

SHOWN: Mapping[Severity, int] = {Severity.ERROR: 50, Severity.WARNING: 10, Severity.NOTE: 5}
"""How many problems of one code are shown to people: what matters less must not hide what matters more."""
FEW = 10
FREQUENT = 10


def lines(problems: Sequence[Problem], prefix: str, in_full: str = "--format json") -> Iterator[str]:
    """The problems as a compiler prints them, `file:line: severity: message [code]`, of each code the first ones.

    `prefix` leads from where the reader is to the content folder; `in_full` is what shows them all. Problems of one
    severity stand together.
    """
    for severity, group in groupby(problems, lambda problem: problem.severity):
        shown: Counter[str] = Counter()
        for problem in group:
            shown[problem.code] += 1
            if shown[problem.code] <= SHOWN[severity]:
                yield _line(problem, prefix)
        for code, number in sorted(shown.items()):
            if number > SHOWN[severity]:
                yield f"… and {number - SHOWN[severity]} more [{code}]; `{in_full}` shows them all"


def overview(problems: Sequence[Problem]) -> Iterator[str]:
    """How many problems there are of each severity and code, the most frequent codes first; nothing for a few."""
    if len(problems) <= FEW:
        return
    for severity in reversed(Severity):
        codes = Counter(problem.code for problem in problems if problem.severity is severity)
        frequent = sorted(codes.items(), key=lambda item: (-item[1], item[0]))
        named = [f"{code} {number}" for code, number in frequent[:FREQUENT]]
        more = sum(number for _, number in frequent[FREQUENT:])
        if codes:
            total = f"{codes.total()} {_plural(codes.total(), severity.value)}"
            yield f"{total}: {', '.join(named)}" + (f", others {more}" if more else "")


def document(outcome: Outcome) -> str:
    """The problems and counts as one JSON document."""
    counts = {"records": outcome.records, "published": outcome.published, "unpublished": outcome.unpublished}
    known = {} if outcome.known is None else {"known": outcome.known}
    problems = {"problems": msgspec.to_builtins(outcome.problems)}
    return json.dumps({**(counts if outcome.is_published else {}), **known, **problems}, ensure_ascii=False, indent=1)


def summary(outcome: Outcome, seconds: float, memory: int = 0) -> str:
    """What became of every record and of the files of the site, in one line; `memory` is in MB, 0 where not known."""
    read = f"{outcome.records} {_plural(outcome.records, 'record')} read"
    account = f"{read}: {outcome.published} published, {outcome.unpublished} reported and not published"
    cost = f"{seconds:.1f} s" + (f", {memory} MB" if memory else "")
    known = f"{outcome.known} known {_plural(outcome.known, 'problem')} not shown" if outcome.known else ""
    return "; ".join(part for part in (account, files(outcome), tally(outcome.problems), known, cost) if part)


def files(outcome: Outcome) -> str:
    """How many files the site has, and how many of them are new; empty where nothing was published."""
    if outcome.files is None:
        return ""
    kept = outcome.files - outcome.written
    gone = f", {outcome.removed} removed" if outcome.removed else ""
    return f"{outcome.files} files: {outcome.written} written, {kept} kept{gone}"


def tally(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity, or an empty string."""
    found = Counter(problem.severity for problem in problems)
    return ", ".join(f"{found[one]} {_plural(found[one], one.value)}" for one in Severity if found[one])


def told(problem: Problem) -> str:
    """The message, with the key of the record where it does not name it."""
    names_key = not problem.key or f"`{problem.key}`" in problem.message
    return problem.message if names_key else f"`{problem.key}`: {problem.message}"


def _line(problem: Problem, prefix: str) -> str:
    file = problem.source.file if "://" in problem.source.file else posixpath.normpath(prefix + problem.source.file)
    place = file + (f":{problem.source.line}" if problem.source.line else "")
    hint = f"\n    {_printable(problem.hint)}" if problem.hint else ""
    return f"{_printable(place)}: {problem.severity.value}: {_printable(told(problem))} [{problem.code}]{hint}"


def _printable(text: str) -> str:
    """The text without anything that could move the cursor of a terminal or reorder its line."""
    return "".join(char if char.isprintable() or char == "\u200c" else f"\\u{ord(char):04x}" for char in text)


def _plural(number: int, word: str) -> str:
    return word if number == 1 else f"{word}s"
