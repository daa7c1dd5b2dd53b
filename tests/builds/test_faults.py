"""What goes wrong around a build: full disks, locales, odd files, damaged leftovers. It says so, and loses nothing."""

import functools
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.build import build, look
from sitegen.outcome import Outcome
from sitegen.project import Order
from sitegen.publish import PublishingError
from tests.builds.trees import SETTINGS, is_tidy, locales_parsed_once, tree, works, write
from tests.outside import ROOT, Result, run_sitegen

LIMITED = """
import os, resource, sys
resource.setrlimit(int(sys.argv[1]), (int(sys.argv[2]), int(sys.argv[2])))
os.execv(sys.argv[3], sys.argv[3:])
"""


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    with locales_parsed_once():
        yield


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a content of six works, and the site that was built of it."""
    write(tmp_path / "content", {"site.toml": SETTINGS, "bibliography/a.bib": works(0, 6)})
    write(tmp_path / "content", {"bibliography/b.bib": works(10, 14)})
    built(tmp_path)
    return tmp_path


def built(project: Path, output: str = "output", *, may_shrink: bool = True) -> Outcome:
    return build(Order(content=project / "content", output=project / output, jobs=1, may_shrink=may_shrink))


def edit(project: Path) -> None:
    """Change a work, and add one."""
    write(project / "content", {"bibliography/a.bib": works(0, 7).replace("On Thing 2", "On Water")})


def check_clean(project: Path) -> None:
    """The next build gives the site that a clean one gives, and leaves nothing beside it."""
    assert built(project).is_published
    assert is_tidy(project / "output")
    built(project, "clean")
    assert tree(project / "output") == tree(project / "clean")


def command(project: Path, output: str = "output") -> list[str]:
    options = ["--content", str(project / "content"), "--output", str(project / output)]
    return [sys.executable, "-m", "sitegen", "build", *options]


def run(*arguments: str) -> Result:
    return subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


# Disks and limits


@pytest.mark.parametrize("most", [0, 2_000, 16_384, 40_000])
def test_a_disk_that_takes_no_more_leaves_the_old_site(project: Path, most: int) -> None:
    before = tree(project / "output")
    edit(project)
    result = run(sys.executable, "-c", LIMITED, str(resource.RLIMIT_FSIZE), str(most), *command(project))
    assert result.returncode in {0, 2}
    assert result.returncode == 0 or "output" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.returncode == 0 or tree(project / "output") == before
    assert is_tidy(project / "output")
    check_clean(project)


def test_no_page_is_cut_short_by_a_disk_that_is_almost_full(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"site.toml": SETTINGS, "bibliography/a.bib": works(0, 1)})
    write(content, {"files/large.bin": b"x" * 2**20})
    most = max(path.stat().st_size for path in (ROOT / "templates" / "static").rglob("*") if path.is_file()) + 4096
    result = run(sys.executable, "-c", LIMITED, str(resource.RLIMIT_FSIZE), str(most), *command(tmp_path))
    assert result.returncode == 2
    assert "large.bin" in result.stderr
    assert not (tmp_path / "output").exists()


def test_forty_open_files_are_enough(project: Path) -> None:
    edit(project)
    result = run(sys.executable, "-c", LIMITED, str(resource.RLIMIT_NOFILE), "40", *command(project), "--jobs", "2")
    assert result.returncode == 0, result.stderr
    check_clean(project)


@pytest.mark.parametrize("output", ["file/output", "file", "link", "content", "content/output", "."])
def test_a_place_that_cannot_be_written_or_must_not_be_is_a_clear_message(project: Path, output: str) -> None:
    (project / "file").write_text("mine")
    (project / "link").symlink_to("elsewhere")
    before = tree(project)
    result = run(*command(project, output))
    assert result.returncode == 2
    assert str(project) in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(project) == before


def test_a_content_that_can_only_be_read_is_enough(project: Path) -> None:
    paths = [project / "content", *(project / "content").rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    check_clean(project)
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)


# Leftovers of other builds


MIXED = """
UPDATE segment SET (content, texts, checks) =
  (SELECT content, texts, checks FROM segment AS other WHERE other.key != segment.key)
"""


def damaged(state: Path, how: str) -> None:
    """Do harm to a file."""
    body = state.read_bytes()
    bodies = {"cut": body[: len(body) // 2], "empty": b"", "zeros": bytes(len(body)), "garbage": b"garbage" * 999}
    state.unlink()
    if how in bodies:
        state.write_bytes(bodies[how])
    elif how == "of another version":
        state.write_bytes(body)
        with sqlite3.connect(state) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    elif how == "without tables":
        with sqlite3.connect(state) as connection:
            connection.execute("PRAGMA user_version = 1")
        connection.close()
    elif how == "with its rows mixed up":
        state.write_bytes(body)
        with sqlite3.connect(state) as connection:
            connection.execute(MIXED)
        connection.close()
    elif how == "a dead link":
        state.symlink_to("elsewhere")


@pytest.mark.parametrize(
    "how",
    [
        *("gone", "cut", "empty", "zeros", "garbage", "of another version", "without tables"),
        *("with its rows mixed up", "a dead link"),
    ],
)
@pytest.mark.parametrize("is_edited", [True, False])
def test_a_damaged_state_costs_nothing_but_time(project: Path, how: str, is_edited: bool) -> None:
    damaged(project / ".sitegen-output-state", how)
    if is_edited:
        edit(project)
    check_clean(project)


@pytest.mark.parametrize("place", range(20))
def test_a_state_with_a_few_wrong_bytes_costs_nothing_but_time(project: Path, place: int) -> None:
    state = project / ".sitegen-output-state"
    body = bytearray(state.read_bytes())
    for start in range(place * 53, len(body), 2003):
        body[start : start + 3] = bytes((byte + 1 + place) % 256 for byte in body[start : start + 3])
    state.write_bytes(body)
    edit(project)
    check_clean(project)


def test_a_state_that_another_program_holds_is_begun_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = sqlite3.connect(project / ".sitegen-output-state")
    monkeypatch.setattr(sqlite3, "connect", functools.partial(sqlite3.connect, timeout=0))
    other.execute("BEGIN EXCLUSIVE")
    edit(project)
    check_clean(project)
    other.close()


def test_a_state_that_cannot_be_a_file_is_a_clear_message(project: Path) -> None:
    state = project / ".sitegen-output-state"
    state.unlink()
    write(state, {"mine.txt": "mine"})
    before = tree(project)
    with pytest.raises(PublishingError, match="sitegen-output-state"):
        built(project)
    assert tree(project) == before


@pytest.mark.parametrize("seconds", [0, 1, 4_102_444_800])
def test_a_change_is_seen_whatever_the_times_of_files_are(project: Path, seconds: int) -> None:
    file = project / "content" / "bibliography" / "a.bib"
    for path in (file, *(path for path in (project / "output").rglob("*") if path.is_file())):
        os.utime(path, (seconds, seconds))
    built(project)
    file.write_text(file.read_text().replace("On Thing 2", "On Thinq 2"))
    os.utime(file, (seconds, seconds))
    check_clean(project)
    assert "On Thinq 2" in (project / "output" / "works" / "work2" / "en.html").read_text(encoding="utf-8")


# Content that is not what it was


def test_a_content_that_is_suddenly_empty_leaves_the_site(project: Path) -> None:
    before = tree(project / "output")
    shutil.rmtree(project / "content" / "bibliography")
    result = run(*command(project))
    assert result.returncode == 2
    assert "[no-records]" in result.stderr
    shutil.rmtree(project / "content")
    result = run(*command(project))
    assert result.returncode == 2
    assert "site.toml" in result.stderr
    assert tree(project / "output") == before


def test_a_site_that_would_lose_many_pages_is_published_only_if_that_is_meant(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"site.toml": SETTINGS, "bibliography/a.bib": works(0, 24)})
    built(tmp_path)
    before = tree(tmp_path / "output")
    write(content, {"bibliography/a.bib": works(0, 6)})
    result = run(*command(tmp_path))
    assert result.returncode == 2
    assert "pages would go" in result.stderr
    assert "--allow-shrink" in result.stderr
    assert tree(tmp_path / "output") == before
    assert run(*command(tmp_path), "--allow-shrink").returncode == 0
    assert tree(tmp_path / "output") != before
    check_clean(tmp_path)


def test_what_is_no_file_is_told_and_nothing_waits_for_it(project: Path) -> None:
    content = project / "content"
    (content / "bibliography" / "folder.bib").mkdir()
    (content / "bibliography" / "dead.bib").symlink_to("nowhere.bib")
    (content / "bibliography" / "loop.bib").symlink_to("loop.bib")
    os.mkfifo(content / "bibliography" / "pipe.bib")
    for folder, name in (("files", "pipe.pdf"), ("pages", "pipe.fa.md"), ("works", "pipe.fa.md")):
        (content / folder).mkdir()
        os.mkfifo(content / folder / name)
    (content / "pages" / "loop").symlink_to("..")
    write(project / "templates" / "static", {"mine.css": ""})
    os.mkfifo(project / "templates" / "static" / "pipe.css")
    (project / "templates" / "static" / "loop").symlink_to("loop")
    (project / "templates" / "locales").symlink_to("nowhere")
    outcome = built(project)
    told = {problem.source.file for problem in outcome.problems if problem.severity != "note"}
    assert (outcome.is_published, outcome.published) == (True, 10)
    assert {f"bibliography/{name}.bib" for name in ("folder", "dead", "loop", "pipe")} <= told
    assert {"files/pipe.pdf", "pages/pipe.fa.md", "works/pipe.fa.md"} <= told
    check_clean(project)


def test_names_that_are_not_in_utf_8_are_told(project: Path) -> None:
    odd = os.fsdecode(b"\xff")
    write(project / "content", {f"bibliography/{odd}.bib": works(7, 8), f"files/{odd}.pdf": b"", f"pages/{odd}.md": ""})
    outcome = built(project)
    told = {problem.source.file for problem in outcome.problems if problem.severity != "note"}
    assert {"bibliography/\\udcff.bib", "files/\\udcff.pdf", "pages/\\udcff.md"} <= told
    check_clean(project)
    write(project / "templates" / "static", {f"{odd}.css": b""})
    with pytest.raises(PublishingError, match=r"udcff.*rename it"):
        built(project)


# Locales, terminals and signals


def test_the_names_of_files_do_not_hang_on_the_locale(project: Path) -> None:
    write(project / "content", {"files/مقاله.pdf": b"%PDF-1.4", "bibliography/مقاله.bib": works(6, 7)})
    write(project / "content", {"pages/about.en.md": "# About\n\n[Text](files/مقاله.pdf)\n"})
    built(project)
    ascii_only = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    options = ("build", "--content", project / "content", "--output")
    results = [run_sitegen(*options, project / "other", env=ascii_only), run_sitegen(*options, project / "usual")]
    assert [result.returncode for result in results] == [0, 0], results[0].stderr
    assert results[0].stderr == results[1].stderr
    assert tree(project / "other") == tree(project / "usual")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "</dev/null >/dev/full", "2>/dev/full", "| true"])
def test_nobody_who_listens_changes_nothing(project: Path, closed: str) -> None:
    edit(project)
    line = f'set -o pipefail; "$@" {closed}'
    result = run("bash", "-c", line, "bash", *command(project))
    assert result.returncode == 0
    assert "Traceback" not in result.stderr
    assert "Exception" not in result.stderr
    check_clean(project)


def test_a_check_of_a_folder_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run_sitegen("check", "--content", tmp_path / "file").returncode == 2
    assert not look(tmp_path / "nowhere").is_published


def test_an_interrupt_ends_a_preview_in_silence(project: Path) -> None:
    options = [option if option != "build" else "serve" for option in command(project)]
    pipe = subprocess.PIPE
    with subprocess.Popen([*options, "--port", "0"], cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as preview:
        assert preview.stdout
        while "Ctrl-C" not in preview.stdout.readline():
            assert preview.poll() is None
        preview.send_signal(signal.SIGINT)
        _, errors = preview.communicate()
    assert preview.returncode == 0
    assert "Traceback" not in errors
    assert is_tidy(project / "output")
