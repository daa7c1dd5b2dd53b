"""What a person at a terminal sees of a build while it goes on, and what it took."""

import os
import sys
import time

import click

SECONDS_BETWEEN_COUNTS = 0.5


class Progress:
    """Shows on a terminal, where a person watches, how far a build is that takes its time."""

    def __init__(self) -> None:
        """Nothing is shown before some time has gone by."""
        self.is_watched = os.isatty(2)
        self.phase, self.start, self.shown = "", 0.0, 0.0

    def __call__(self, phase: str, done: float, works: int) -> None:
        """Show how much of a phase is done, 0 to 1, and how many works that was."""
        if not self.is_watched:
            return
        now = time.monotonic()
        if phase != self.phase:
            self.phase, self.start, self.shown = phase, now, now
        if done and now - self.shown > SECONDS_BETWEEN_COUNTS:
            self.shown, spent = now, now - self.start
            line = f"{phase}: {done:.0%}, {works / spent:,.0f} works a second, {spent / done - spent:.0f} s left"
            self._show(line)

    def end(self) -> None:
        """Take the line away."""
        if self.is_watched:
            self._show("")

    def _show(self, line: str) -> None:
        try:
            click.echo(f"\r{line}\x1b[K", err=True, nl=False)
        except OSError:
            # The terminal was closed; the build goes on.
            self.is_watched = False


def memory() -> int:
    """The most memory that the processes together can have used, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    own, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + workers) // (2**20 if sys.platform == "darwin" else 2**10)
