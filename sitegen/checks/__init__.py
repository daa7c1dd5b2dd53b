"""What indexers, readers and editors would find wrong with a work that was read without a mistake.

A rule looks at one work; the code of its problems is its name.
"""

from collections.abc import Callable, Iterable, Iterator

from sitegen.config import Config
from sitegen.model import Entry
from sitegen.problems import Problem, Source

EntryRule = Callable[[Entry, Source, Config], Problem | None]


def faults(rules: Iterable[EntryRule], entry: Entry, source: Source, config: Config) -> Iterator[Problem]:
    """What some rules find wrong with a work."""
    return filter(None, (rule(entry, source, config) for rule in rules))
