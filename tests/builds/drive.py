"""The command in a process of its own, which treats a small site like a large one: workers are used, and files moved.

Arguments: how many files are linked at most before they are moved in; what happens in a function of `sitegen.making`
(`kill:` a worker dies in it, `wait:` it never ends, `-` nothing); and those of the command.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import sitegen.build
import sitegen.making
import sitegen.project
import sitegen.publish
from sitegen.cli import main


def killing(task: Callable[..., Any]) -> Callable[..., Any]:
    """A task during which a worker is killed, as systems do that are short of memory."""
    parent = os.getpid()

    def killed(*arguments: Any) -> Any:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return task(*arguments)

    return killed


def waiting(_: Callable[..., Any]) -> Callable[..., Any]:
    """A task that waits for a signal, and for another one."""

    def waits(*_: Any) -> Any:
        while True:
            signal.pause()

    return waits


DISTURBED = {"kill": killing, "wait": waiting}

if __name__ == "__main__":
    sitegen.build.WORKS_WORTH_WORKERS = sitegen.project.BYTES_WORTH_WORKERS = 0
    sitegen.build.FILES_WORTH_A_PROCESS = 0
    sitegen.publish.LINKED_AT_MOST = int(sys.argv[1])
    how, _, name = sys.argv[2].partition(":")
    if how in DISTURBED:
        setattr(sitegen.making, name, DISTURBED[how](getattr(sitegen.making, name)))
    sys.argv[1:] = sys.argv[3:]
    main()
