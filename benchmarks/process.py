"""Whole programs as the system sees them: their time, their memory, and what they wrote."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
PROC = Path("/proc")
SECONDS_BETWEEN_SAMPLES = 0.05
SHARE_OF_SAMPLING = 0.05  # sampling a large process stops it; it may take no more of the time than this
LAST_WORDS = 2000
MIB = 1024 * 1024

Command = Sequence[str | Path]


class FailedError(Exception):
    """A program that was raced did not do its job."""


class Sample(msgspec.Struct, frozen=True, omit_defaults=True):
    """One run of a program: seconds on the wall, CPU seconds with all children, MiB at the peak.

    And what it made: the works, files and bytes of the site.
    """

    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    works: int = 0
    files: int = 0
    size: int = 0


@contextmanager
def started(command: Command, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program in a session of its own, its words in a file; killed with all its children if it outlives the context.

    `folder` takes its words and its caches. Raises FailedError if it ends with an error.
    """
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    with tempfile.TemporaryFile(dir=folder) as said:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            _end(process)
        if process.returncode:
            said.seek(max(0, said.seek(0, os.SEEK_END) - LAST_WORDS))
            words = said.read().decode(errors="replace")
            raise FailedError(f"{' '.join(map(str, command))} failed ({process.returncode}):\n{words}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def timed(command: Command, folder: Path) -> Sample:
    """How long a program takes."""
    start = time.monotonic()
    with started(command, folder) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Sample(wall=wall, cpu=usage.ru_utime + usage.ru_stime)


def weighed(command: Command, folder: Path) -> Sample:
    """How much memory a program and all its children take together at the peak; its time is not to be used.

    Without Linux's /proc it is the peak of the largest process alone.
    """
    peak = 0
    with started(command, folder) as process:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        while not ended:
            start = time.monotonic()
            peak = max(peak, memory(process.pid))
            cost = time.monotonic() - start
            time.sleep(max(SECONDS_BETWEEN_SAMPLES, cost / SHARE_OF_SAMPLING))
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Sample(peak=(peak or usage.ru_maxrss) / MIB)  # `ru_maxrss` is in bytes on macOS


def memory(session: int) -> int:
    """The bytes that the processes of a session take now, each shared page counted once."""
    total = 0
    for folder in PROC.glob("[0-9]*"):
        with suppress(OSError, ValueError):  # it ended meanwhile, or is another user's
            # The fields after the name, which may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
            if int((folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[3]) == session:
                total += _proportional(folder)
    return total


def _proportional(folder: Path) -> int:
    """The proportional set size of a process in bytes; the resident size on a system that does not count it."""
    with suppress(OSError):
        for line in (folder / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def counted(sample: Sample, output: Path) -> Sample:
    """The sample with the number and the bytes of the files in a folder."""
    sizes = [file.stat().st_size for file in _files(output)]
    return msgspec.structs.replace(sample, files=len(sizes), size=sum(sizes))


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                yield entry


def emptied(folder: Path) -> Path:
    """The folder, new and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
