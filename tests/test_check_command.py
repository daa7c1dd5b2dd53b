"""`sitegen check` before indexing, as an editor and a CI run it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from tests.outside import Result, run_sitegen
from tests.test_sarif import SCHEMA

SETTINGS = 'title = { fa = "نمونه", en = "Sample" }\nbase_url = "https://site.example/"\n'
GOOD = "@article{good, title = {On Things}, author = {Rezaei, Ali}, year = {2022}, journal = {Journal of Things}}\n"
NO_YEAR = "@article{timeless, title = {On Other Things}, author = {Rezaei, Ali}, journal = {Journal of Things}}\n"
NO_TITLE = "@article{nameless, author = {Rezaei, Ali}, year = {2021}, journal = {Journal of Things}}\n"


def content(folder: Path, bib: str) -> Path:
    """A content folder with these records."""
    (folder / "content" / "bibliography").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "site.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "content" / "bibliography" / "works.bib").write_text(bib, encoding="utf-8")
    return folder / "content"


def check(folder: Path, *options: str) -> Result:
    """The result of the command in the folder beside the content."""
    return run_sitegen("check", *options, cwd=folder)


@pytest.mark.parametrize(("bib", "lenient", "strict"), [(GOOD, 0, 0), (NO_YEAR, 0, 1), (NO_TITLE, 1, 1)])
def test_strict_counts_warnings_and_never_notes(tmp_path: Path, bib: str, lenient: int, strict: int) -> None:
    content(tmp_path, bib)
    result = check(tmp_path)
    assert "note: " in result.stderr
    assert result.returncode == lenient
    assert check(tmp_path, "--strict").returncode == strict


def test_a_hint_stands_below_its_problem(tmp_path: Path) -> None:
    content(tmp_path, NO_TITLE)
    told = check(tmp_path).stderr
    assert "works.bib:1: error: `nameless`: the record has no title [missing-title]\n    add `title`" in told


def test_what_a_baseline_knows_does_not_count_and_what_is_new_does(tmp_path: Path) -> None:
    content(tmp_path, NO_TITLE + NO_YEAR)
    assert check(tmp_path, "--strict").returncode == 1
    written = check(tmp_path, "--strict", "--baseline", "known.json", "--write-baseline")
    assert (written.returncode, written.stderr) == (0, "")
    assert "known problems not shown" in written.stdout
    before = (tmp_path / "known.json").read_bytes()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["content", "known.json"]
    content(
        tmp_path, "\n\n" + GOOD + NO_TITLE + NO_YEAR + NO_YEAR.replace("timeless", "undated").replace("Other", "New")
    )
    result = check(tmp_path, "--strict", "--baseline", "known.json")
    assert result.returncode == 1
    assert "`undated`: the record has no year" in result.stderr
    assert "timeless" not in result.stderr
    assert "nameless" not in result.stderr
    assert (tmp_path / "known.json").read_bytes() == before


def test_what_is_gone_from_the_records_is_told_in_a_note(tmp_path: Path) -> None:
    content(tmp_path, NO_TITLE + NO_YEAR)
    check(tmp_path, "--baseline", "known.json", "--write-baseline")
    content(tmp_path, NO_TITLE)
    result = check(tmp_path, "--strict", "--baseline", "known.json")
    assert result.returncode == 0
    assert "known.json: note: " in result.stderr
    assert "of the baseline are gone [gone-from-baseline]" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--baseline", "nowhere.json"], "`--write-baseline` writes it"),
        (["--baseline", "content/site.toml"], "this is no baseline"),
        (["--write-baseline"], "needs `--baseline FILE`"),
        (["--baseline", "nowhere/known.json", "--write-baseline"], "nowhere/known.json"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_a_mistake_of_the_command(
    tmp_path: Path, options: list[str], told: str
) -> None:
    content(tmp_path, GOOD)
    result = check(tmp_path, *options)
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_content_folder_that_cannot_be_read_writes_no_baseline(tmp_path: Path) -> None:
    content(tmp_path, "")
    result = check(tmp_path, "--baseline", "known.json", "--write-baseline")
    assert result.returncode == 2
    assert "[no-records]" in result.stderr
    assert not (tmp_path / "known.json").exists()


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("is_absolute", [False, True])
def test_sarif_names_files_as_the_host_of_the_code_does(tmp_path: Path, command: str, *, is_absolute: bool) -> None:
    folder = content(tmp_path, NO_YEAR)
    named = folder if is_absolute else folder.name
    result = run_sitegen(command, "--content", named, "--format", "sarif", cwd=tmp_path)
    document = json.loads(result.stdout)
    assert (result.returncode, result.stderr) == (0, "")
    assert not list(Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8-sig"))).iter_errors(document))
    places = {
        one["ruleId"]: one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in document["runs"][0]["results"]
    }
    assert places["missing-year"] == "content/bibliography/works.bib"
    assert str(tmp_path) not in result.stdout


def test_a_pdf_that_is_none_or_too_large_is_told(tmp_path: Path) -> None:
    folder = content(tmp_path, GOOD)
    (folder / "files").mkdir()
    pdf = folder / "files" / "good.pdf"
    pdf.write_bytes(b"<html>please log in</html>")
    assert "files/good.pdf: warning: this file is called a PDF, but is none [not-a-pdf]" in check(tmp_path).stderr
    pdf.write_bytes(b"\n%PDF-1.7" + bytes(5 * 10**6))
    assert "files/good.pdf: warning: this PDF has more than 5 MB" in check(tmp_path).stderr
    pdf.write_bytes(b"\n%PDF-1.7" + bytes(5 * 10**6 - 9))
    assert "good.pdf" not in check(tmp_path).stderr
