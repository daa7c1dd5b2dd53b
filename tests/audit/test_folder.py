"""The command, and folders that are not as a build left them."""

import json
import shutil
from pathlib import Path

import pytest

from sitegen.audit.folder import audit
from sitegen.folders import sizes
from tests.audit.conftest import BASE_URL, Audited
from tests.outside import run_sitegen

PLAIN = b"google-site-verification: google0123.html"
FOREIGN = b"<!doctype html><html><head><title>x</title></head><body><a href='no'>x</a></body></html>"


def codes(folder: Path, audited: Audited) -> list[tuple[str, str]]:
    return [(problem.code, problem.source.file) for problem in audited(folder)]


def states(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.as_posix(): (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")}


def test_check_names_a_fault_where_it_is(content: Path, site: Path) -> None:
    (site / "works/first/first.bib").unlink()
    before = states(site.parent) | states(content)
    result = run_sitegen("check", "--content", content, "--output", site, "--format", "json")
    assert result.returncode == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert (content / problem["source"]["file"]).resolve() == (site / "works/first/en.html").resolve()
    assert (problem["code"], problem["key"]) == ("missing-export", "first")
    line = (site / "works/first/en.html").read_text("utf-8").splitlines()[problem["source"]["line"] - 1]
    assert "first.bib" in line
    assert states(site.parent) | states(content) == before


def test_check_finds_nothing_in_a_whole_site(content: Path, whole_site: Path) -> None:
    result = run_sitegen("check", "--content", content, "--output", whole_site)
    assert (result.returncode, result.stderr) == (0, "")


def test_without_output_no_site_is_looked_at(content: Path) -> None:
    result = run_sitegen("check", "--content", content, cwd=content.parent)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("names", [[], ["notes.txt", "pages/about.html"]])
def test_a_folder_without_a_site_is_refused(content: Path, tmp_path: Path, names: list[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for name in names:
        (empty / name).parent.mkdir(exist_ok=True)
        (empty / name).write_text("x")
    result = run_sitegen("check", "--content", content, "--output", empty)
    assert result.returncode == 2
    assert "there is no site in this folder" in result.stderr
    assert "[no-site]" in result.stderr


def test_half_of_a_site_is_looked_at(site: Path, audited: Audited) -> None:
    shutil.rmtree(site / "works")
    (site / "index.html").unlink()
    found = codes(site, audited)
    assert ("missing-home", "index.html") in found
    assert {code for code, _ in found} == {"missing-home", "missing-page", "sitemap-address"}


def test_a_copy_without_the_list_of_what_was_built_is_the_same(site: Path, audited: Audited) -> None:
    (site / ".sitegen-manifest").unlink()
    (site / "google0123.html").write_bytes(PLAIN)
    assert codes(site, audited) == []


@pytest.mark.parametrize("name", ["other/index.html", "google0123.html", "files/demo.html"])
def test_pages_of_others_are_left_alone(site: Path, audited: Audited, name: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_bytes(FOREIGN)
    assert codes(site, audited) == []


def test_a_page_that_was_added_by_hand_is_looked_at(site: Path, audited: Audited) -> None:
    (site / "works/third").mkdir()
    (site / "works/third/index.html").write_bytes(FOREIGN)
    assert {"canonical", "untagged-work", "not-in-sitemap", "far-from-home"} <= {
        code for code, _ in codes(site, audited)
    }


def test_a_page_in_the_wrong_language_is_an_error(site: Path, audited: Audited) -> None:
    shutil.copy(site / "works/first/index.html", site / "works/first/en.html")
    found = codes(site, audited)
    assert ("page-language", "works/first/en.html") in found
    assert ("canonical", "works/first/en.html") in found


def test_a_title_in_another_script_than_the_page_is_told(site: Path, audited: Audited) -> None:
    page = site / "works/first/index.html"
    page.write_text(
        page.read_text("utf-8").replace('"citation_title" content="دربارهٔ گردوها"', '"citation_title" content="Ox"')
    )
    assert [problem.severity for problem in audited(site) if problem.code == "mixed-scripts"] == ["warning"]


def test_an_organisation_may_have_and_in_its_name(site: Path, audited: Audited) -> None:
    page = site / "works/first/index.html"
    name = "Ministry of Invented Health and Education"
    text = page.read_text("utf-8").replace("وزارت بهداشت و آموزش خیالی", name)
    page.write_text(text, "utf-8")
    assert "joined-authors" not in {problem.code for problem in audited(site)}
    page.write_text(
        text.replace('"@type":"Organization","name":"Ministry', '"@type":"Person","name":"Ministry'), "utf-8"
    )
    assert "joined-authors" in {problem.code for problem in audited(site)}


def test_what_many_pages_have_for_one_reason_is_told_once(site: Path, audited: Audited) -> None:
    (site / "static/style.css").unlink()
    (problem,) = audited(site)
    pages = len(list(site.rglob("*.html")))
    assert problem.message == f"`static/style.css` is not there ({pages} pages)"


def test_the_parts_of_a_sitemap_are_read(site: Path, audited: Audited) -> None:
    (site / "sitemap.xml").rename(site / "sitemap-1.xml")
    index = f"<sitemapindex><sitemap><loc>{BASE_URL}sitemap-1.xml</loc></sitemap></sitemapindex>"
    (site / "sitemap.xml").write_text(index)
    assert codes(site, audited) == []
    (site / "sitemap.xml").write_text(index.replace("-1", "-2"))
    assert ("broken-sitemap", "sitemap-2.xml") in codes(site, audited)


def test_a_sitemap_elsewhere_is_trusted(site: Path, audited: Audited) -> None:
    (site / "sitemap.xml").unlink()
    (site / "robots.txt").write_text("Sitemap: https://maps.example/site.xml\n")
    assert codes(site, audited) == []


def test_workers_find_what_one_process_finds(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "works/first/first.bib").unlink()
    (site / "works/second/index.html").write_bytes(b"")
    alone = audit(site, sizes(site), BASE_URL, jobs=1)
    monkeypatch.setattr("sitegen.audit.folder.FILES_WORTH_WORKERS", 1)
    monkeypatch.setattr("sitegen.audit.folder.FILES_AT_ONCE", 3)
    assert audit(site, sizes(site), BASE_URL, jobs=2) == alone
    assert {problem.code for problem in alone} >= {"missing-export", "empty-page"}
