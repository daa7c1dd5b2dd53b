"""A build that is stopped at any moment leaves the old site or the new one, and the next build puts all in order."""

import contextlib
import errno
import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import sitegen.folders
import sitegen.publish
from sitegen.build import build
from sitegen.project import Order
from sitegen.publish import PublishingError
from tests.builds.trees import SETTINGS, is_tidy, locales_parsed_once, replace_folder, tree, works
from tests.outside import ROOT

DRIVE = Path(__file__).with_name("drive.py")
MANY = str(10**6)
KILLS = 12
# A step is a file that is moved, and each is a build of its own.
FEW_FILES = 'exports = ["bibtex"]\nlist_exports = false\nsearch = false\n'
WORKS = 12


class Case(NamedTuple):
    """A folder with a `content` that has changed since the site in `output` was built, and what both sites are like."""

    folder: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    moves_in: bool

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def again(self, folder: Path) -> "Case":
        """The same in another folder."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return self._replace(folder=folder)

    def order(self) -> Order:
        return Order(content=self.folder / "content", output=self.output, jobs=1, may_shrink=True)


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    with locales_parsed_once():
        yield


def content(folder: Path, *, edited: str = "") -> None:
    """A content folder: as it was, with all works edited, or with one edited and a file removed."""
    one = works(0, WORKS // 2, padding="More." if edited == "all" else "")
    other = works(WORKS // 2, WORKS).replace("of thing 7.", "of water." if edited else "of thing 7.")
    files = {} if edited == "some" else {"files/picture.svg": b"<svg/>"}
    texts = {"site.toml": SETTINGS + FEW_FILES, "bibliography/a.bib": one, "bibliography/b.bib": other}
    replace_folder(folder, {**{name: text.encode() for name, text in texts.items()}, **files})


def case(folder: Path, edited: str) -> Case:
    content(folder / "content", edited=edited)
    new = folder / "new"
    build(Order(content=folder / "content", output=new, jobs=1))
    content(folder / "content")
    built = Case(folder, {}, tree(new), edited == "some")
    build(built.order())
    content(folder / "content", edited=edited)
    shutil.rmtree(new)
    for left in folder.glob(".sitegen-new-*"):
        left.unlink()
    return built._replace(old=tree(built.output))


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory, quick: None) -> Case:  # noqa: ARG001 - for its effect
    """A site that takes the place of the old one as a whole."""
    return case(tmp_path_factory.mktemp("replaced"), "all")


@pytest.fixture(scope="module")
def moved_in(tmp_path_factory: pytest.TempPathFactory, quick: None) -> Case:  # noqa: ARG001 - for its effect
    """A site of which little is new, which is moved into the old one."""
    return case(tmp_path_factory.mktemp("moved"), "some")


def left(case: Case) -> str:
    """Which site a build that was stopped has left: the old one, the new one, or what the next build will complete."""
    if not case.output.exists():
        return "between" if case.output.with_name(".sitegen-output-old").exists() else "lost"
    found = tree(case.output)
    if found in (case.old, case.new):
        return "old" if found == case.old else "new"
    return "journal" if case.output.with_name(".sitegen-output-journal").exists() else "mixed"


def check_next(case: Case) -> None:
    """The next build succeeds, its site is that of a clean one, and nothing that was begun stays."""
    assert build(case.order()).is_published
    assert tree(case.output) == case.new
    assert is_tidy(case.output)


class Killed(BaseException):
    """The process is no more: whatever it still tries has no effect."""


class Event:
    """What happens at the step of this number, a change of the file system by name, and at those that follow."""

    def __init__(self, number: int, happens: Callable[[], object], *, once: bool) -> None:
        self.number, self.happens, self.once = number, happens, once
        self.step = 0
        self.is_inside = False

    def counted(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def one(*arguments: Any, **named: Any) -> Any:
            if self.is_inside:
                return change(*arguments, **named)
            self.step += 1
            if self.step == self.number or (self.step > self.number and not self.once):
                self.happens()
            self.is_inside = True
            try:
                return change(*arguments, **named)
            finally:
                self.is_inside = False

        return one


def killed() -> None:
    raise Killed


def stopped() -> None:
    raise SystemExit(128 + signal.SIGTERM)


def no_space() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


CREATING = ((os, "rename"), (os, "replace"), (sitegen.folders, "_exchange"))
REMOVING = ((os, "unlink"), (os, "rmdir"), (shutil, "rmtree"))


@contextlib.contextmanager
def disturbed(event: Event, case: Case, *, exchanges: bool) -> Iterator[None]:
    """Builds are disturbed at a step; a full disk does not keep anybody from removing files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sitegen.publish, "LINKED_AT_MOST", 0 if case.moves_in else 10**6)
        if not exchanges:
            patch.setattr(sitegen.folders, "_exchange", lambda *_: False)
        for module, name in CREATING + (() if event.happens is no_space else REMOVING):
            patch.setattr(module, name, event.counted(getattr(module, name)))
        yield


def left_at_every_step(case: Case, folder: Path, happens: Callable[[], object], *, exchanges: bool = True) -> set[str]:
    """What an event leaves at each step of a build, for as many steps as there are."""
    found: set[str] = set()
    event = Event(0, happens, once=happens is stopped)
    while event.step >= event.number:
        one = case.again(folder)
        event = Event(event.number + 1, happens, once=event.once)
        ended = contextlib.suppress(Killed, SystemExit, PublishingError)
        with disturbed(event, case, exchanges=exchanges), ended:
            build(one.order())
        found.add(left(one))
        check_next(one)
    return found


@pytest.mark.parametrize("happens", [killed, stopped, no_space])
def test_a_site_that_is_replaced_is_the_old_or_the_new_one_at_every_step(
    replaced: Case, tmp_path: Path, happens: Callable[[], object]
) -> None:
    assert left_at_every_step(replaced, tmp_path / "case", happens) == {"old", "new"}


@pytest.mark.parametrize("happens", [killed, stopped, no_space])
def test_where_folders_cannot_be_exchanged_the_old_site_comes_back(
    replaced: Case, tmp_path: Path, happens: Callable[[], object]
) -> None:
    found = left_at_every_step(replaced, tmp_path / "case", happens, exchanges=False)
    assert found - {"old", "new"} == ({"between"} if happens is not stopped else set())


@pytest.mark.parametrize("happens", [killed, stopped, no_space])
def test_a_site_that_is_moved_in_is_the_old_or_the_new_one_or_completed_at_every_step(
    moved_in: Case, tmp_path: Path, happens: Callable[[], object]
) -> None:
    found = left_at_every_step(moved_in, tmp_path / "case", happens)
    assert found - {"old", "new"} == ({"journal"} if happens is not stopped else set())


def driven(case: Case, disturbance: str = "-", jobs: int = 2) -> subprocess.Popen[str]:
    """The command in a process group of its own; `content/` is large to it."""
    linked = 0 if case.moves_in else 10**6
    command = ("build", "--content", case.folder / "content", "--output", case.output, "--jobs", jobs, "--allow-shrink")
    return subprocess.Popen(
        [sys.executable, "-m", "tests.builds.drive", str(linked), disturbance, *map(str, command)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for_workers(case: Case) -> None:
    """Wait until no process of a build is left: the last one lets go of the lock."""
    with case.output.with_name(".sitegen-output-lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def kill_at_random(case: Case, folder: Path, kills: int, seed: int) -> list[str]:
    """What is left after kills that are spread over the time that a build takes, each followed by a whole build."""
    chance, found = random.Random(seed), []  # noqa: S311 - no secret
    start = time.monotonic()
    with driven(case.again(folder)) as whole:
        whole.communicate()
    seconds = time.monotonic() - start
    for _ in range(kills):
        one = case.again(folder)
        with driven(one) as process:
            time.sleep(seconds * chance.uniform(0.5, 1.1))
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        wait_for_workers(one)
        found.append(left(one))
        check_next(one)
    return found


@pytest.mark.parametrize("name", ["replaced", "moved_in"])
def test_a_kill_at_any_moment_leaves_a_whole_site_and_the_next_build_succeeds(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    case: Case = request.getfixturevalue(name)
    found = kill_at_random(case, tmp_path / "case", KILLS, seed=len(name))
    assert set(found) <= {"old", "new", *(["journal"] if case.moves_in else [])}


def wait_until_begun(process: subprocess.Popen[str], case: Case, what: str) -> None:
    """Wait until something lies beside the output; a build that ends before fails the test."""
    while not case.output.with_name(f".sitegen-output-{what}").exists():
        assert process.poll() is None
        time.sleep(0.01)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("task", "begun"), [("_read_part", "state"), ("_make_unit", "new")])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_build_in_silence_and_leaves_the_old_site(
    replaced: Case, tmp_path: Path, number: int, code: int, task: str, begun: str, jobs: int
) -> None:
    one = replaced.again(tmp_path / "case")
    one.output.with_name(".sitegen-output-state").unlink()
    with driven(one, f"wait:{task}", jobs) as process:
        wait_until_begun(process, one, begun)
        os.killpg(process.pid, number)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (code, "")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert left(one) == "old"
    assert is_tidy(one.output)
    check_next(one)


@pytest.mark.parametrize("task", ["_read_part", "_make_unit"])
def test_a_worker_that_is_killed_is_a_clear_message(replaced: Case, tmp_path: Path, task: str) -> None:
    one = replaced.again(tmp_path / "case")
    one.output.with_name(".sitegen-output-state").unlink()
    with driven(one, f"kill:{task}") as process:
        _, errors = process.communicate()
    assert process.returncode == 2
    assert "a worker process was killed (SIGKILL); is there enough memory?" in errors
    assert "Traceback" not in errors
    assert left(one) == "old"
    assert is_tidy(one.output)
    check_next(one)


def test_a_second_build_of_the_same_output_says_so_and_stops(replaced: Case, tmp_path: Path) -> None:
    one = replaced.again(tmp_path / "case")
    with driven(one, "wait:_make_unit") as first:
        wait_until_begun(first, one, "new")
        with driven(one) as second:
            _, errors = second.communicate()
        assert second.returncode == 2
        assert "another build" in errors
        assert left(one) == "old"
        first.terminate()
        first.communicate()
    check_next(one)
