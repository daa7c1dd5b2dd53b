"""What a command says of its outcome, in each form that it can be asked for."""

from msgspec import Struct

from sitegen.diagnostics import document, lines, overview, summary
from sitegen.outcome import Outcome
from sitegen.sarif import sarif


class Report(Struct, frozen=True):
    """The lines for standard error and for standard output."""

    errors: tuple[str, ...] = ()
    output: tuple[str, ...] = ()


class Cost(Struct, frozen=True):
    """What a command took: seconds, and MB of memory (0 where not known)."""

    seconds: float
    memory: int = 0


def report(form: str, outcome: Outcome, prefix: str, cost: Cost) -> Report:
    """The outcome as `text`, `json` or `sarif`; `prefix` leads from where the reader is to the content folder."""
    if form == "json":
        return Report(output=(document(outcome),))
    if form == "sarif":
        return Report(output=(sarif(outcome, prefix),))
    last = (summary(outcome, cost.seconds, cost.memory),) if outcome.is_published else ()
    return Report((*lines(outcome.problems, prefix), *overview(outcome.problems)), last)
