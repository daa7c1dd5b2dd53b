"""The commands `import` and `export`, as a user runs them."""

import json
import re
from pathlib import Path

import pytest

from tests.outside import run_sitegen

SETTINGS = 'title = { fa = "نمونه", en = "Sample" }\nbase_url = "https://site.example/"\n'
GOOD = "@article{good, title = {On Things}, author = {Rezaei, Ali}, year = {2022}, doi = {10.5555/good}}\n"
RIS = "TY  - JOUR\nTI  - On Others\nAU  - Karimi, Sara\nPY  - 2021\nDO  - 10.5555/others\nU1  - mine\nER  - \n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "bibliography").mkdir(parents=True)
    (folder / "site.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "bibliography" / "works.bib").write_text(GOOD, encoding="utf-8")
    return folder


def foreign(tmp_path: Path, name: str, data: str | bytes) -> Path:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def test_a_file_becomes_a_new_one_and_what_is_lost_is_named(tmp_path: Path, content: Path) -> None:
    result = run_sitegen("import", foreign(tmp_path, "more.ris", RIS), "--content", content)
    assert result.returncode == 0, result.stderr
    assert "1 record read: 1 imported" in result.stdout
    assert "more.ris:6: warning: `others`: `U1  - mine` was not imported [not-imported]" in result.stderr
    assert "0 left out; 1 value not imported" in result.stdout
    assert "[not-imported]" in result.stderr
    written = (content / "bibliography" / "more.bib").read_text(encoding="utf-8")
    assert written.startswith("@article{others,\n  title = {On Others},\n")
    assert (content / "bibliography" / "works.bib").read_text(encoding="utf-8") == GOOD


def test_a_file_that_is_there_is_never_changed(tmp_path: Path, content: Path) -> None:
    result = run_sitegen("import", foreign(tmp_path, "works.ris", RIS), "--content", content)
    assert result.returncode == 2
    assert "works.bib is there already" in result.stderr
    assert [file.name for file in (content / "bibliography").iterdir()] == ["works.bib"]


def test_files_of_one_name_become_files_of_several(tmp_path: Path, content: Path) -> None:
    names = ("a/more.ris", "b/more.ris", "c/MORE.ris", "d/more.json", "e/more-2.ris")
    files = []
    for number, name in enumerate(names):
        (tmp_path / name).parent.mkdir()
        doi = f"10.5555/{number}"
        item = json.dumps({"type": "book", "title": "On Others", "DOI": doi})
        files.append(foreign(tmp_path, name, RIS.replace("10.5555/others", doi) if "ris" in name else item))
    result = run_sitegen("import", *files, "--content", content)
    assert "5 records read: 5 imported" in result.stdout, result.stderr
    written = {file.name: file.read_text(encoding="utf-8") for file in (content / "bibliography").iterdir()}
    assert "10.5555/0" in written["more.bib"]
    assert "10.5555/1" in written["more-3.bib"]
    assert "10.5555/4" in written["more-2.bib"]
    assert len(written) == 6


def test_nothing_is_written_where_one_file_cannot_be_read(tmp_path: Path, content: Path) -> None:
    files = foreign(tmp_path, "more.ris", RIS), foreign(tmp_path, "odd.ris", "hello")
    result = run_sitegen("import", *files, "--content", content)
    assert result.returncode == 2
    assert "odd.ris" in result.stderr
    assert not (content / "bibliography" / "more.bib").exists()


def test_a_record_that_is_cut_off_is_imported_with_a_warning(tmp_path: Path, content: Path) -> None:
    result = run_sitegen("import", foreign(tmp_path, "cut.ris", RIS.partition("U1")[0]), "--content", content)
    assert "1 record read: 1 imported" in result.stdout
    assert "record 1 of the file has no end" in result.stderr
    assert "[unclosed-record]" in result.stderr
    whole = run_sitegen("import", foreign(tmp_path, "whole.ris", RIS), "--content", content)
    assert "unclosed-record" not in whole.stderr


def test_a_work_that_is_there_is_left_out_and_named(tmp_path: Path, content: Path) -> None:
    twice = RIS + RIS.replace("10.5555/others", "10.5555/GOOD")
    result = run_sitegen("import", foreign(tmp_path, "more.ris", twice), "--content", content)
    assert "2 records read: 1 imported" in result.stdout
    assert "bibliography/works.bib:1 [already-there]" in result.stderr


def test_two_works_get_two_keys(tmp_path: Path, content: Path) -> None:
    items = [{"id": "good", "type": "book", "title": title, "issued": {"date-parts": [[2020]]}} for title in "AB"]
    run_sitegen("import", foreign(tmp_path, "more.json", json.dumps(items)), "--content", content)
    written = (content / "bibliography" / "more.bib").read_text(encoding="utf-8")
    assert "@book{good-2,\n" in written
    assert "@book{good-3,\n" in written


def test_an_old_encoding_is_recognised(tmp_path: Path, content: Path) -> None:
    data = "TY  - JOUR\r\nTI  - درباره چيزها\r\nAU  - رضايي, علي\r\nER  - \r\n".encode("cp1256")
    result = run_sitegen("import", foreign(tmp_path, "old.ris", data), "--content", content)
    assert "[not-utf-8]" in result.stderr
    assert "درباره چيزها" in (content / "bibliography" / "old.bib").read_text(encoding="utf-8")


def test_a_bib_file_is_copied_as_it_is(tmp_path: Path, content: Path) -> None:
    data = "% a comment\r\n@book{b1, title={B}}\r\n"
    result = run_sitegen("import", foreign(tmp_path, "copy.bib", data), "--content", content, "--report", "json")
    assert json.loads(result.stdout)["added"] == 1
    assert (content / "bibliography" / "copy.bib").read_bytes() == data.encode()


def test_a_record_finds_its_parent_in_another_file_of_the_import(tmp_path: Path, content: Path) -> None:
    child = foreign(tmp_path, "ch.bib", "@incollection{child, title = {A Part}, crossref = {parent}}\n")
    parent = foreign(tmp_path, "pa.bib", GOOD.replace("{good,", "{parent,"))
    result = run_sitegen("import", child, parent, "--content", content)
    assert "[copied-again]" in result.stderr
    assert (content / "bibliography" / "pa.bib").read_bytes() == parent.read_bytes()


def test_works_are_exported_in_the_order_of_their_keys(content: Path) -> None:
    (content / "bibliography" / "more.bib").write_text(GOOD.replace("good", "fine"), encoding="utf-8")
    both = run_sitegen("export", "--format", "endnote", "good", "fine", "--content", content)
    assert [line for line in both.stdout.splitlines() if line.startswith("%F")] == ["%F good", "%F fine"]
    assert (both.returncode, both.stderr) == (0, "")
    every = run_sitegen("export", "--format", "csl-json", "--content", content)
    assert [item["id"] for item in json.loads(every.stdout)] == ["fine", "good"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "ris", "goood"], "did you mean `good`?"),
        (["--format", "risx"], "bibtex, biblatex, ris, endnote, csl-json"),
        ([], "--format"),
    ],
)
def test_what_cannot_be_exported_is_a_usage_error(content: Path, arguments: list[str], message: str) -> None:
    result = run_sitegen("export", *arguments, "--content", content)
    assert result.returncode == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_the_manual_names_every_format_that_can_be_exported_and_no_other(content: Path) -> None:
    manual = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    sentence = manual.partition("to standard output: `--format` is ")[2].partition(".")[0]
    refused = run_sitegen("export", "--format", "linkset", "--content", content)
    assert refused.returncode == 2
    listed = refused.stderr.partition("one of ")[2].strip()
    assert re.findall("`([a-z-]+)`", sentence) == listed.split(", ")
