"""Putting a site in place."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import sitegen.publish
from sitegen.output_file import File
from sitegen.publish import (
    MANIFEST,
    Change,
    PublishingError,
    check_names,
    check_output,
    check_size,
    names_in,
    publishing,
    read_manifest,
    staged,
)
from sitegen.publish import publish as put_in_place

OLD = (File("index.html", b"old"), File("works/a/index.html", b"a"))
NEW = (File("index.html", b"new"), File("works/b/index.html", b"b"))


def publish(files: Iterable[File], output: Path) -> None:
    """Publish a site that is made of these files, none of which is kept from the last one."""
    with publishing(output), staged(output) as staging:
        written = []
        for one in files:
            target = staging / one.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(one.body)
            written.append(one.file)
        check_names(written)
        put_in_place(
            Change(staging, frozenset(written), tuple(written), frozenset(names_in(read_manifest(output), output))),
            output,
        )


def tree(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != MANIFEST}


def failing(files: tuple[File, ...]) -> Iterator[File]:
    yield files[0]
    raise RuntimeError("half way")


def test_a_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    publish(NEW, output)
    assert tree(output) == {"index.html": b"new", "works/b/index.html": b"b"}
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".sitegen-output-lock"}


def test_files_that_sitegen_did_not_write_stay(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "CNAME").write_text("site.example")
    (output / "works" / "a" / "notes.txt").write_text("mine")
    (output / "link").symlink_to("CNAME")
    publish(NEW, output)
    assert tree(output)["CNAME"] == b"site.example"
    assert tree(output)["works/a/notes.txt"] == b"mine"
    assert (output / "link").is_symlink()
    assert "works/a/index.html" not in tree(output)


def test_a_foreign_file_in_the_place_of_a_page_stops_the_build(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "works" / "b").mkdir()
    (output / "works" / "b" / "index.html").write_text("mine")
    before = tree(output)
    with pytest.raises(PublishingError, match="was not written by sitegen"):
        publish(NEW, output)
    assert tree(output) == before


def test_a_build_that_fails_leaves_the_old_site_and_nothing_beside_it(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    before = tree(output)
    with pytest.raises(RuntimeError):
        publish(failing(NEW), output)
    assert tree(output) == before
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".sitegen-output-lock"}


def test_two_files_of_one_name_on_a_case_insensitive_disk_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="two pages"):
        publish((File("a.html", b""), File("A.html", b"")), tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_the_old_site_comes_back_after_a_build_that_was_killed_between_two_steps(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    output.rename(tmp_path / ".sitegen-output-old")
    (tmp_path / ".sitegen-output-new").mkdir()
    (tmp_path / ".sitegen-output-old" / "CNAME").write_text("site.example")
    publish(NEW, output)
    assert tree(output) == {"index.html": b"new", "works/b/index.html": b"b", "CNAME": b"site.example"}


def test_the_old_site_comes_back_to_where_an_empty_folder_was_made_meanwhile(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "CNAME").write_text("site.example")
    output.rename(tmp_path / ".sitegen-output-old")
    output.mkdir()
    publish(NEW, output)
    assert tree(output) == {"index.html": b"new", "works/b/index.html": b"b", "CNAME": b"site.example"}
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".sitegen-output-lock"}


def test_the_old_site_is_kept_where_its_place_was_taken_meanwhile(tmp_path: Path) -> None:
    output, old = tmp_path / "output", tmp_path / ".sitegen-output-old"
    publish(OLD, output)
    output.rename(old)
    output.mkdir()
    (output / ".htaccess").write_text("mine")
    with pytest.raises(PublishingError, match="move these away"):
        publish(NEW, output)
    assert tree(output) == {".htaccess": b"mine"}
    assert tree(old) == {one.file: one.body for one in OLD}


def test_an_old_site_whose_place_the_new_one_has_taken_is_removed(tmp_path: Path) -> None:
    output, old = tmp_path / "output", tmp_path / ".sitegen-output-old"
    publish(NEW, output)
    publish(OLD, old)
    with publishing(output):
        assert not old.exists()
    assert tree(output) == {one.file: one.body for one in NEW}


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "output"

    def meanwhile() -> Iterator[File]:
        with pytest.raises(PublishingError, match="another build"):
            publish(OLD, output)
        yield NEW[0]

    publish(meanwhile(), output)
    assert tree(output) == {"index.html": b"new"}


@pytest.mark.parametrize("name", ["content", "content/site", "."])
def test_the_sources_are_never_the_output(tmp_path: Path, name: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    with pytest.raises(PublishingError):
        check_output(tmp_path / name, [content])


def test_a_folder_of_somebody_else_is_not_written_to(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.doc").write_text("mine")
    with pytest.raises(PublishingError, match="did not write"):
        check_output(output, [])


def test_a_folder_with_hidden_files_only_may_be_published_to(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / ".git").write_text("gitdir: elsewhere")
    check_output(output, [])
    publish(NEW, output)
    assert tree(output)[".git"] == b"gitdir: elsewhere"


def test_a_file_or_a_link_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        with pytest.raises(PublishingError, match="not a folder"):
            check_output(tmp_path / name, [])


def test_a_git_checkout_in_the_output_survives_with_its_empty_folders(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / ".git" / "refs" / "tags").mkdir(parents=True)
    (output / ".git" / "HEAD").write_text("ref: refs/heads/main")
    publish(NEW, output)
    assert (output / ".git" / "refs" / "tags").is_dir()
    assert tree(output)[".git/HEAD"] == b"ref: refs/heads/main"
    assert not (output / "works" / "a").exists()


def test_what_to_carry_over_is_found_without_a_list_of_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "works" / "a" / "deep").mkdir()
    (output / "works" / "a" / "deep" / "notes.txt").write_text("mine")
    monkeypatch.setattr(Path, "rglob", None)
    publish(NEW, output)
    monkeypatch.undo()
    assert tree(output).keys() == {"index.html", "works/b/index.html", "works/a/deep/notes.txt"}


def test_a_folder_of_somebody_else_in_the_place_of_a_page_that_is_gone_is_carried_over(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "works" / "a" / "index.html").unlink()
    (output / "works" / "a" / "index.html").mkdir()
    (output / "works" / "a" / "index.html" / "mine.txt").write_text("mine")
    publish(NEW, output)
    assert tree(output)["works/a/index.html/mine.txt"] == b"mine"


def test_the_output_and_folders_of_others_keep_their_rights(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "private" / "inner").mkdir(parents=True)
    (output / "private" / "inner" / "notes.txt").write_text("mine")
    rights = {"private/inner": 0o550, "private": 0o500, ".": 0o2711}
    for name, mode in rights.items():
        os.utime(output / name, (0, 0))
        (output / name).chmod(mode)
    publish(NEW, output)
    assert {name: stat.S_IMODE((output / name).stat().st_mode) for name in rights} == rights
    assert (output / "private").stat().st_mtime == 0
    assert tree(output)["private/inner/notes.txt"] == b"mine"
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".sitegen-output-lock"}


def test_folders_keep_their_owners_as_far_as_the_system_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, owner: int, group: int) -> None:
        asked.add((path.name, owner, group))
        raise PermissionError

    asked: set[tuple[str, int, int]] = set()
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "private").mkdir()
    monkeypatch.setattr(os, "chown", refused)
    publish(NEW, output)
    owner, group = output.stat().st_uid, output.stat().st_gid
    names = (".sitegen-output-new", "private")
    assert asked == {(name, *pair) for name in names for pair in ((owner, -1), (-1, group))}


def test_names_that_differ_in_unicode_composition_only_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="two pages"):
        publish((File("e\u0301.html", b""), File("\u00e9.html", b"")), tmp_path / "output")


def test_a_damaged_list_of_files_is_a_clear_message(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    for damage in (b"", b"\xff\xfe", b"index.html\n"):
        (output / MANIFEST).write_bytes(damage)
        with pytest.raises(PublishingError, match="damaged"):
            publish(NEW, output)
    assert tree(output)["index.html"] == b"old"


def test_the_lock_does_not_follow_a_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    (tmp_path / ".sitegen-output-lock").symlink_to("precious")
    with pytest.raises(PublishingError):
        publish(NEW, tmp_path / "output")
    assert (tmp_path / "precious").read_text() == "mine"


def test_a_foreign_file_where_the_new_site_needs_a_folder_stops_the_build(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "works" / "b").write_text("mine")
    with pytest.raises(PublishingError, match="move it away"):
        publish(NEW, output)
    assert (output / "works" / "b").read_text() == "mine"


def test_a_list_of_files_that_was_cut_short_is_damaged(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD, output)
    lines = (output / MANIFEST).read_text().splitlines(keepends=True)
    (output / MANIFEST).write_text("".join(lines[:-1]))
    with pytest.raises(PublishingError, match="damaged"):
        publish(NEW, output)


@pytest.mark.parametrize("name", ["a\udcff.html", "a\n.html", "a\u202e.html"])
def test_a_name_that_some_system_cannot_have_stops_the_build(name: str) -> None:
    with pytest.raises(PublishingError, match="rename it"):
        check_names(["index.html", name])


def pages(count: int, suffix: str = ".html") -> list[str]:
    return [f"{number}{suffix}" for number in range(count)]


@pytest.mark.parametrize(("before", "after"), [(100, 74), (21, 0), (40, 19)])
def test_a_site_that_would_lose_many_pages_is_not_published(before: int, after: int) -> None:
    with pytest.raises(PublishingError, match=f"{before - after} of {before} pages would go"):
        check_size(pages(before), pages(after))


@pytest.mark.parametrize(("before", "after"), [(0, 0), (0, 9), (100, 75), (20, 0), (1000, 979), (9, 99)])
def test_a_site_may_grow_or_lose_a_few_pages(before: int, after: int) -> None:
    check_size([*pages(before), *pages(99, ".bib")], pages(after))


each_way = pytest.mark.parametrize("linked_at_most", [0, 1000], ids=["moved in", "replaced"])


def publish_over(output: Path, names: dict[str, bytes], kept: dict[str, bytes]) -> None:
    """Publish a site of which some files are kept from the last one."""
    with publishing(output), staged(output) as staging:
        for name, body in names.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_bytes(body)
        old = frozenset(names_in(read_manifest(output), output))
        put_in_place(Change(staging, frozenset(names), (*names, *kept), old), output)


@pytest.fixture
def kept(tmp_path: Path) -> dict[str, bytes]:
    """Files of a site in `output` that do not change, beside those of `OLD` and a style sheet."""
    files = {f"{number}/index.html": b"kept" for number in range(9)}
    styles = [File("static/style", b"style"), File("fonts/a/b", b"font")]
    publish([*OLD, *styles, *(File(name, body) for name, body in files.items())], tmp_path / "output")
    return files


@each_way
def test_little_that_is_new_leaves_the_rest_as_it_is(
    tmp_path: Path, kept: dict[str, bytes], linked_at_most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitegen.publish, "LINKED_AT_MOST", linked_at_most)
    output = tmp_path / "output"
    before = (output / "0" / "index.html").stat()
    publish_over(output, {"index.html": b"new", "works/b/index.html": b"b"}, kept)
    assert tree(output) == {"index.html": b"new", "works/b/index.html": b"b", **kept}
    assert {path.name for path in output.iterdir() if path.is_dir()} == {"works", *map(str, range(9))}
    assert (output / "0" / "index.html").stat().st_mtime_ns == before.st_mtime_ns
    assert (output / "0" / "index.html").stat().st_ino == before.st_ino
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".sitegen-output-lock"}


@each_way
def test_a_file_of_the_old_site_may_become_a_folder_and_a_folder_a_file(
    tmp_path: Path, kept: dict[str, bytes], linked_at_most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitegen.publish, "LINKED_AT_MOST", linked_at_most)
    new = {"static/style/a.css": b"a", "fonts/a": b"font"}
    publish_over(tmp_path / "output", new, kept)
    assert tree(tmp_path / "output") == new | kept


@each_way
def test_a_folder_of_somebody_else_where_the_new_site_needs_a_file_stops_the_build(
    tmp_path: Path, kept: dict[str, bytes], linked_at_most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitegen.publish, "LINKED_AT_MOST", linked_at_most)
    (tmp_path / "output" / "fonts" / "mine.txt").write_text("mine")
    before = tree(tmp_path / "output")
    with pytest.raises(PublishingError, match="move it away"):
        publish_over(tmp_path / "output", {"fonts": b""}, kept)
    assert tree(tmp_path / "output") == before


@each_way
@pytest.mark.parametrize("name", ["works/b/index.html", "works/index.html"])
def test_nothing_is_written_through_a_link_that_leads_out(
    tmp_path: Path, kept: dict[str, bytes], linked_at_most: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitegen.publish, "LINKED_AT_MOST", linked_at_most)
    output = tmp_path / "output"
    (output / "works").rename(tmp_path / "precious")
    (output / "works").symlink_to(tmp_path / "precious")
    with pytest.raises(PublishingError, match="move it away"):
        publish_over(output, {name: b"new"}, kept)
    assert (tmp_path / "precious" / "a" / "index.html").read_bytes() == b"a"
    assert [path.name for path in (tmp_path / "precious").iterdir()] == ["a"]


def test_a_build_that_is_stopped_between_two_steps_brings_the_old_site_back(
    tmp_path: Path, kept: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    before = tree(output)

    def stopped(_: Path, output: Path) -> None:
        output.rename(output.with_name(".sitegen-output-old"))
        raise KeyboardInterrupt

    monkeypatch.setattr(sitegen.publish, "swap", stopped)
    with pytest.raises(KeyboardInterrupt):
        publish_over(output, {"index.html": b"new"}, kept)
    assert tree(output) == before
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".sitegen-output-lock"}


def test_a_disk_that_fails_while_a_site_is_moved_in_is_told_and_the_next_build_completes_it(
    tmp_path: Path, kept: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, target: Path) -> Path:
        if target.name == "index.html":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return replace(path, target)

    replace, output = Path.replace, tmp_path / "output"
    monkeypatch.setattr(sitegen.publish, "LINKED_AT_MOST", 0)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        with pytest.raises(PublishingError, match=r"No space left on device; .* the next build completes it"):
            publish_over(output, {"a.css": b"a", "index.html": b"new"}, kept)
    assert tree(output)["a.css"] == b"a"
    with publishing(output):
        assert tree(output) == {"a.css": b"a", "index.html": b"new", **kept}


@each_way
def test_the_case_of_a_name_may_change_on_a_disk_that_ignores_case(
    tmp_path: Path, kept: dict[str, bytes], linked_at_most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitegen.publish, "LINKED_AT_MOST", linked_at_most)
    output = tmp_path / "output"
    # A file with two names is what such a disk shows.
    (output / "static" / "Style").hardlink_to(output / "static" / "style")
    publish_over(output, {"static/Style": b"new"}, kept)
    assert tree(output) == {"static/Style": b"new"} | kept


@each_way
@pytest.mark.parametrize("is_link", [True, False])
def test_a_foreign_file_whose_name_differs_in_case_only_stops_the_build(
    tmp_path: Path, kept: dict[str, bytes], linked_at_most: int, *, is_link: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitegen.publish, "LINKED_AT_MOST", linked_at_most)
    output = tmp_path / "output"
    other = output / "static" / "Style"
    if is_link:
        other.symlink_to("style")
    else:
        other.write_text("mine")
    before = tree(output)
    with pytest.raises(PublishingError, match="move it away"):
        publish_over(output, {"static/Style": b"new"}, kept)
    assert tree(output) == before
    assert other.is_symlink() == is_link
