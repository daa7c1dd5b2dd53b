"""The baseline file of a check: read, or written anew."""

import os
from pathlib import Path

from msgspec.structs import replace

from sitegen.baseline import BaselineError, compared, decoded, encoded
from sitegen.outcome import Outcome
from sitegen.problems import Source, note


def but_known(outcome: Outcome, file: Path, content: Path, *, is_new: bool) -> Outcome:
    """The outcome without the problems that a baseline knows; one that `is_new` is written first and knows them all.

    What the baseline knows and is gone is told in a note. Raises `BaselineError` if the file cannot be used.
    """
    if not outcome.is_published:
        return outcome
    try:
        if is_new:
            _write(file, encoded(outcome.problems))
        found = compared(outcome.problems, decoded(file.read_bytes()))
    except FileNotFoundError:
        raise BaselineError(f"{file} is not there; `--write-baseline` writes it") from None
    except OSError as failure:
        raise BaselineError(f"{file}: {failure.strerror}") from failure
    problems = found.new
    if found.gone:
        is_one = found.gone == 1
        message = f"{found.gone} {'problem' if is_one else 'problems'} of the baseline {'is' if is_one else 'are'} gone"
        place = Source(Path(os.path.relpath(file, content)).as_posix())
        problems = (note("gone-from-baseline", message, place, hint="write it anew with `--write-baseline`"), *problems)
    return replace(outcome, problems=problems, known=found.known)


def _write(file: Path, data: bytes) -> None:
    unfinished = file.with_name(f".{file.name}.new")
    unfinished.write_bytes(data)
    unfinished.replace(file)
