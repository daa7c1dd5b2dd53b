"""What hosts take of a site."""

from pathlib import Path

import pytest

from sitegen.hosting import LIMITS, MEASURES, Files, names_alike, too_much
from sitegen.problems import Problem, Severity, Source
from tests.outside import BuildSite, run_sitegen

PLACE = Source("../output")
SETTINGS = 'title = "Sample"\nbase_url = "https://site.example/"\nlanguages = ["en"]\n'
WORK = "@misc{a, title = {On Things}, author = {Rezaei, Ali}, year = {2022}}\n"


def told(files: Files) -> dict[str, Problem]:
    """The notes by the name of the host."""
    notes = list(too_much(files, PLACE))
    found = {problem.message.partition(":")[0]: problem for problem in notes}
    assert len(found) == len(notes)
    return found


def many(number: int, folder: str = "a") -> dict[str, int]:
    """That many files of one byte in one folder."""
    return {f"{folder}/{one}.html": 1 for one in range(number)}


def test_a_small_site_is_taken_everywhere() -> None:
    assert told(many(20_000)) == {}


def test_many_files_are_too_many_for_the_host_that_counts_them() -> None:
    found = told(many(20_001))
    assert found.keys() == {"Cloudflare Pages (free plan)"}
    problem = found["Cloudflare Pages (free plan)"]
    assert problem.message.endswith("the site has 20,001 files, at most 20,000 are taken")
    assert problem.severity is Severity.NOTE
    assert "languages" in problem.hint
    assert "https://developers.cloudflare.com/" in problem.hint


def test_folders_count_where_the_host_counts_them() -> None:
    files = {f"works/a{number}/index.html": 1 for number in range(99_999)}
    assert "GitLab Pages" not in told(files)
    assert "200,001 files and folders" in told(files | {"works/index.html": 1, "index.html": 1})["GitLab Pages"].message


def test_the_bytes_of_a_whole_site_are_told_in_gigabytes() -> None:
    found = told({"a": 10**9, "b": 1})
    assert "the site has 1.1 GB, at most 1 are taken" in found["GitHub Pages"].message
    assert "the site has 1.1 GB, at most 1 are taken" in found["GitLab Pages"].message


def test_a_large_file_is_named_and_every_host_has_one_note() -> None:
    found = told({"files/scan.pdf": 100 * 2**20 + 1, "index.html": 1, "huge/a": 5, "huge/b": 5})
    assert found.keys() == {"GitHub Pages", "Cloudflare Pages (free plan)"}
    assert "`files/scan.pdf` has 100.1 MiB, at most 100 are taken" in found["GitHub Pages"].message
    assert "bucket" in found["GitHub Pages"].hint


def test_two_limits_of_one_host_are_one_note() -> None:
    note = told({"files/scan.pdf": 2 * 10**9})["GitHub Pages"]
    assert "the site has 2 GB" in note.message
    assert "`files/scan.pdf` has 1,907.4 MiB" in note.message


def test_a_full_folder_and_a_long_path_are_named() -> None:
    assert "`works/` has 54,001 files in one folder" in told(many(54_001, "works"))["Netlify"].message
    path = "files/" + "long/" * 204
    assert "1,027 bytes" in told({path + "a": 1})["Amazon S3"].message
    assert told({path[3:-4] + "a": 1}) == {}


def test_a_path_is_long_by_its_bytes() -> None:
    persian, latin = "\u06a9" * 600, "a" * 1000
    assert f"`{persian}` has 1,200 bytes" in told({latin: 1, persian: 1})["Amazon S3"].message


def test_a_folder_without_files_is_taken_everywhere() -> None:
    assert told({}) == {}


def test_every_limit_is_of_something_that_is_measured() -> None:
    assert {limit.measure for limit in LIMITS} == MEASURES.keys()
    assert all(limit.page.startswith("https://") for limit in LIMITS)


@pytest.mark.parametrize("pair", [("a.pdf", "A.pdf"), ("e\u0301.pdf", "\u00e9.pdf")])
def test_names_that_are_one_to_some_disks_are_a_warning(pair: tuple[str, str]) -> None:
    (problem,) = names_alike([*pair, "b.pdf"], PLACE)
    assert problem.severity is Severity.WARNING
    assert all(f"`{name}`" in problem.message for name in pair)


def test_many_names_alike_are_one_warning() -> None:
    (problem,) = names_alike(["a", "A", "b", "B", "c", "C"], PLACE)
    assert "and 2 more" in problem.message
    assert list(names_alike(["a", "b"], PLACE)) == []


def test_a_build_tells_the_limits_that_it_exceeds_and_succeeds(build_site: BuildSite, tmp_path: Path) -> None:
    scan = tmp_path / "content" / "files" / "scan.pdf"
    scan.parent.mkdir(parents=True)
    with scan.open("wb") as file:
        file.truncate(25 * 2**20 + 1)
    for _ in range(2):
        result, _ = build_site(WORK, SETTINGS)
        assert result.returncode == 0, result.stderr
        assert result.stderr.count("[host-limit]") == 1
        assert "output: note: Cloudflare Pages (free plan): `files/scan.pdf` has 25.1 MiB" in result.stderr


def test_check_looks_at_a_site_where_one_is_named(build_site: BuildSite) -> None:
    _, output = build_site(WORK, SETTINGS)
    (output / "CNAME").write_text("site.example")
    (output / "cname").write_text("site.example")
    (output / ".git").mkdir()
    (output / ".git" / "INDEX.html").write_text("")
    content = output.with_name("content")
    assert "[names-alike]" not in run_sitegen("check", "--content", content).stderr
    result = run_sitegen("check", "--content", content, "--output", output)
    assert result.returncode == 0
    assert "output: warning: `CNAME` and `cname` differ in case only; " in result.stderr
    assert run_sitegen("check", "--content", content, "--output", output / "nothing").returncode == 2
