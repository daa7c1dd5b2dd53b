"""Problems and results as people and machines read them."""

import json
import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from sitegen.outcome import Outcome
from sitegen.problems import Problem, Severity

SHOWN_OF_A_KIND = 50


def lines(problems: Sequence[Problem], prefix: str) -> Iterator[str]:
    """The problems as a compiler prints them, `file:line: severity: message [code]`, at most fifty of one code.

    `prefix` leads from where the reader is to the content folder.
    """
    shown: Counter[str] = Counter()
    for problem in problems:
        shown[problem.code] += 1
        if shown[problem.code] <= SHOWN_OF_A_KIND:
            yield _line(problem, prefix)
    for code, number in sorted(shown.items()):
        if number > SHOWN_OF_A_KIND:
            yield f"… and {number - SHOWN_OF_A_KIND} more [{code}]"


def document(outcome: Outcome) -> str:
    """The problems and counts as one JSON document."""
    counts = {"records": outcome.records, "published": outcome.published, "unpublished": outcome.unpublished}
    told = {"problems": msgspec.to_builtins(outcome.problems)}
    return json.dumps({**(counts if outcome.is_published else {}), **told}, ensure_ascii=False, indent=1)


def summary(outcome: Outcome, seconds: float, memory: int = 0) -> str:
    """What became of every record and of the files of the site, in one line; `memory` is in MB, 0 where not known."""
    read = f"{outcome.records} {_plural(outcome.records, 'record')} read"
    account = f"{read}: {outcome.published} published, {outcome.unpublished} reported and not published"
    cost = f"{seconds:.1f} s" + (f", {memory} MB" if memory else "")
    return "; ".join(part for part in (account, files(outcome), tally(outcome.problems), cost) if part)


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


def _line(problem: Problem, prefix: str) -> str:
    file = problem.source.file if "://" in problem.source.file else posixpath.normpath(prefix + problem.source.file)
    place = file + (f":{problem.source.line}" if problem.source.line else "")
    hint = f"\n    {_printable(problem.hint)}" if problem.hint else ""
    names_key = not problem.key or f"`{problem.key}`" in problem.message
    message = problem.message if names_key else f"`{problem.key}`: {problem.message}"
    return f"{_printable(place)}: {problem.severity.value}: {_printable(message)} [{problem.code}]{hint}"


def _printable(text: str) -> str:
    """The text without anything that could move the cursor of a terminal or reorder its line."""
    return "".join(char if char.isprintable() or char == "\u200c" else f"\\u{ord(char):04x}" for char in text)


def _plural(number: int, word: str) -> str:
    return word if number == 1 else f"{word}s"
