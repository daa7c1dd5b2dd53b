"""What lies in a content folder."""

import os
from pathlib import Path

from sitegen.reading.loader import load_content


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.source.file) for problem in load_content(folder).problems]


def test_records_are_read_below_the_bibliography_whatever_the_case_of_their_suffix(tmp_path: Path) -> None:
    for name in ("bibliography/a.bib", "bibliography/old/B.BIB", "bibliography/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert sorted(load_content(tmp_path).texts) == ["bibliography/a.bib", "bibliography/old/B.BIB"]


def test_records_in_the_wrong_place_are_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "records.bib").write_text("")
    assert codes(tmp_path) == [("bibliography-elsewhere", "records.bib")]


def test_a_link_out_of_the_content_folder_is_not_followed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "bibliography").mkdir(parents=True)
    (content / "files").mkdir()
    (tmp_path / "secret.bib").write_text("@book{a, title={x}}")
    (content / "bibliography" / "a.bib").symlink_to("../../secret.bib")
    (content / "files" / "a.pdf").symlink_to("../../secret.bib")
    (content / "bibliography" / "dead.bib").symlink_to("nowhere.bib")
    assert load_content(content).texts == {}
    assert load_content(content).files == ()
    assert codes(content) == [
        ("link-out-of-content", "bibliography/a.bib"),
        ("link-out-of-content", "bibliography/dead.bib"),
        ("unpublished-file", "files/a.pdf"),
    ]


def test_a_folder_that_is_called_like_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "bibliography" / "x.bib").mkdir(parents=True)
    assert codes(tmp_path) == [("unreadable-file", "bibliography/x.bib")]


def test_files_are_published_if_every_system_can_have_their_name(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for name in ("a.pdf", "مقاله.pdf", "a\nb.png", "a:b.png", "dot.", ".hidden", "x" * 241):
        (files / name).write_text("")
    (files / "folder").mkdir()
    assert load_content(tmp_path).files == ("a.pdf", "مقاله.pdf")
    assert len(codes(tmp_path)) == 5


def test_of_two_names_that_some_disks_take_for_one_the_first_is_published(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for name in ("e\u0301.pdf", "\u00e9.pdf", "A.pdf", "a.pdf"):
        (files / name).write_text("")
    assert len(load_content(tmp_path).files) == 2
    assert [code for code, _ in codes(tmp_path)] == ["unpublished-file"] * 2


def test_a_name_that_is_not_utf_8_is_a_problem_that_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / os.fsdecode(b"\xff.fa.md")).write_text("")
    assert codes(tmp_path) == [("unreadable-file", "pages/\\udcff.fa.md")]
