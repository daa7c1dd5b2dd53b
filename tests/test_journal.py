"""Moving files into a site step by step."""

import os
import shutil
from pathlib import Path

import msgspec
import pytest

from sitegen.journal import HalfMovedError, Journal, complete, move_in
from tests.builds.trees import tree, write

JOURNAL = Journal(moved=("works/a/index.html", "works/b/index.html", "index.html"), removed=("works/c/index.html",))
OLD = {"index.html": "old", "works/a/index.html": "old", "works/c/index.html": "old", "works/c.txt": "mine"}
NEW = {"index.html": "new", "works/a/index.html": "new", "works/b/index.html": "new"}
SITE = {**{name: text.encode() for name, text in NEW.items()}, "works/c.txt": b"mine"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site beside which a new one lies that is to be moved in."""
    write(tmp_path / ".sitegen-output-new", NEW)
    return write(tmp_path / "output", OLD)


def left_beside(output: Path) -> set[str]:
    return {path.name for path in output.parent.iterdir()} - {"output", ".sitegen-output-new"}


def test_files_are_moved_and_removed_and_folders_that_are_empty_then_go(output: Path) -> None:
    move_in(JOURNAL, output)
    assert tree(output) == SITE
    assert not (output / "works" / "c").exists()
    assert left_beside(output) == set()


def test_what_is_to_be_moved_is_on_the_disk_before_the_journal(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def noting(handle: int) -> None:
        (secured if left_beside(output) == set() else later).add(os.fstat(handle).st_ino)

    secured: set[int] = set()
    later: set[int] = set()
    staging = output.with_name(".sitegen-output-new")
    staged = {path.stat().st_ino for path in (staging, *staging.rglob("*"))}
    monkeypatch.setattr(os, "fsync", noting)
    move_in(JOURNAL, output)
    assert secured == staged
    assert output.parent.stat().st_ino in later
    assert tree(output) == SITE


def test_without_a_journal_there_is_nothing_to_complete(output: Path) -> None:
    before = tree(output)
    complete(output)
    assert tree(output) == before


@pytest.mark.parametrize("done", range(3))
def test_a_journal_is_followed_from_where_it_was_left(output: Path, monkeypatch: pytest.MonkeyPatch, done: int) -> None:
    replace, moved = Path.replace, iter(range(3))

    def stopping(path: Path, target: Path) -> Path:
        if path.name == "index.html" and next(moved) == done:
            raise OSError("the power is gone")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", stopping)
    with pytest.raises(HalfMovedError, match="power is gone; the new site is being moved in"):
        move_in(JOURNAL, output)
    monkeypatch.undo()
    complete(output)
    complete(output)
    assert tree(output) == SITE
    assert left_beside(output) == set()


def test_nothing_is_removed_if_what_was_to_be_moved_is_gone(output: Path) -> None:
    before = tree(output)
    (output.parent / ".sitegen-output-journal").write_bytes(msgspec.json.encode(JOURNAL))
    shutil.rmtree(output.with_name(".sitegen-output-new"))
    complete(output)
    assert tree(output) == before
    assert left_beside(output) == set()


@pytest.mark.parametrize("body", [b"", b"{", b'{"moved": 1}', b"\xff"])
def test_a_journal_that_says_nothing_is_removed(output: Path, body: bytes) -> None:
    before = tree(output)
    (output.parent / ".sitegen-output-journal").write_bytes(body)
    (output.parent / ".sitegen-output-journal-new").write_bytes(body)
    complete(output)
    assert tree(output) == before
    assert left_beside(output) == set()


def test_nothing_is_removed_through_a_link_that_leads_out(output: Path, tmp_path: Path) -> None:
    write(tmp_path / "precious", {"index.html": "mine"})
    (output / "works" / "c" / "index.html").unlink()
    (output / "works" / "c").rmdir()
    (output / "works" / "c").symlink_to(tmp_path / "precious")
    move_in(JOURNAL, output)
    assert (tmp_path / "precious" / "index.html").read_text() == "mine"


def test_what_others_have_put_in_the_place_of_a_file_that_goes_stays(output: Path) -> None:
    (output / "works" / "c" / "index.html").unlink()
    write(output, {"works/c/index.html/mine.txt": "mine"})
    move_in(JOURNAL, output)
    assert (output / "works" / "c" / "index.html" / "mine.txt").read_text() == "mine"
    assert left_beside(output) == set()


def test_a_file_in_the_place_of_a_folder_that_goes_stays(output: Path) -> None:
    (output / "works" / "c" / "index.html").unlink()
    (output / "works" / "c").rmdir()
    (output / "works" / "c").write_text("mine")
    move_in(JOURNAL, output)
    assert (output / "works" / "c").read_text() == "mine"


def test_a_file_of_which_the_case_changes_is_not_removed_where_case_is_ignored(output: Path) -> None:
    staging = output.with_name(".sitegen-output-new")
    (output / "works" / "a" / "index.html").unlink()
    # A file with two names is what such a disk shows.
    (output / "works" / "a" / "index.html").hardlink_to(staging / "index.html")
    (staging / "index.html").rename(staging / "works" / "a" / "INDEX.html")
    move_in(Journal(("works/a/INDEX.html",), ("works/a/index.html", "works/c/index.html")), output)
    assert tree(output).keys() == {"index.html", "works/a/index.html", "works/a/INDEX.html", "works/c.txt"}


def test_a_file_of_which_the_case_changes_is_removed_where_case_counts(output: Path) -> None:
    staging = output.with_name(".sitegen-output-new")
    (staging / "index.html").rename(staging / "works" / "a" / "INDEX.html")
    move_in(Journal(("works/a/INDEX.html",), ("works/a/index.html",)), output)
    assert "works/a/index.html" not in tree(output)
