"""What is wrong with works that shall be sent to indexers: a rule of `sitegen.check`."""

from sitegen.config import Config
from sitegen.deposits.crossref_kinds import obstacle
from sitegen.model import Entry
from sitegen.problems import Problem, Source, note


def not_in_crossref(entry: Entry, source: Source, config: Config) -> Problem | None:
    """A work is in no deposit, though deposits for Crossref are asked for."""
    reason = obstacle(entry, config.crossref) if config.crossref else ""
    message = f"the work is in no deposit for Crossref: {reason}"
    return note("not-in-crossref", message, source, key=entry.key) if reason else None
