"""The command, as a user runs it."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.progress import Progress
from tests.outside import ROOT, BuildSite, run_sitegen

SETTINGS = 'title = { fa = "نمونه", en = "Sample" }\nbase_url = "https://site.example/"\n'
GOOD = "@article{good, title = {On Things}, author = {Rezaei, Ali}, year = {2022}, journal = {Journal of Things}}\n"
BROKEN = "@article{broken, title = {On Other Things}, year = {2021}\n"


def test_a_site_of_good_records_is_a_success(build_site: BuildSite) -> None:
    result, output = build_site(GOOD, SETTINGS)
    assert result.returncode == 0, result.stderr
    assert "1 record read: 1 published, 0 reported and not published" in result.stdout
    assert (output / "works" / "good" / "index.html").is_file()
    assert (output / "works" / "good" / "en.html").is_file()


def test_a_broken_record_is_named_by_file_and_line_and_its_neighbours_are_published(build_site: BuildSite) -> None:
    result, output = build_site(GOOD + "\n" + BROKEN + "\n" + GOOD.replace("good", "fine"), SETTINGS)
    assert result.returncode == 1
    assert "content/bibliography/works.bib:3: error: " in result.stderr
    assert "[unclosed-entry]" in result.stderr
    assert "3 records read: 2 published, 1 reported and not published" in result.stdout
    assert {path.name for path in (output / "works").iterdir() if path.is_dir()} == {"good", "fine"}


def test_a_record_without_a_title_is_published_and_is_an_error(build_site: BuildSite) -> None:
    result, output = build_site("@article{a1, year = {2022}}", SETTINGS)
    assert result.returncode == 1
    assert "[missing-title]" in result.stderr
    assert (output / "works" / "a1" / "index.html").is_file()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('title = "x"', "base_url"),
        (SETTINGS + "langages = []", "did you mean `languages`?"),
        (SETTINGS.replace("https", "ftp"), "base_url"),
        (SETTINGS + 'languages = ["de"]', "templates/locales/de.toml"),
        ("title = ", "not TOML"),
    ],
)
def test_wrong_settings_write_nothing(build_site: BuildSite, settings: str, message: str) -> None:
    result, output = build_site(GOOD, settings)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not output.exists()


def test_a_folder_without_settings_says_what_to_write(tmp_path: Path) -> None:
    result = run_sitegen("build", "--content", tmp_path, "--output", tmp_path / "output")
    assert result.returncode == 2
    assert "site.toml" in result.stderr
    assert "base_url" in result.stderr


def test_an_unknown_option_is_a_usage_error() -> None:
    assert run_sitegen("build", "--outptu", "x").returncode == 2


def test_an_output_that_holds_somebody_elses_files_is_not_touched(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "thesis.doc").write_text("mine")
    result, output = build_site(GOOD, SETTINGS)
    assert result.returncode == 2
    assert "sitegen did not write" in result.stderr
    assert [path.name for path in output.iterdir()] == ["thesis.doc"]


def test_machines_get_one_json_document(build_site: BuildSite) -> None:
    result, _ = build_site(GOOD + BROKEN, SETTINGS, options=["--format", "json"])
    document = json.loads(result.stdout)
    assert (document["records"], document["published"], document["unpublished"]) == (2, 1, 1)
    assert [problem["code"] for problem in document["problems"] if problem["severity"] == "error"] == ["unclosed-entry"]
    assert result.stderr == ""


def test_check_writes_nothing(build_site: BuildSite, tmp_path: Path) -> None:
    build_site(GOOD, SETTINGS)
    before = sorted(path.name for path in tmp_path.iterdir())
    result = run_sitegen("check", "--content", tmp_path / "content", cwd=tmp_path)
    assert result.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_the_address_can_be_given_on_the_command_line(build_site: BuildSite) -> None:
    _, output = build_site(GOOD, SETTINGS, options=["--base-url", "https://other.example/pubs"])
    page = (output / "works" / "good" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://other.example/pubs/works/good/">' in page


def test_a_site_may_override_a_template_a_word_and_a_style(build_site: BuildSite, tmp_path: Path) -> None:
    overrides = {
        "prose.html": '{% extends "default/prose.html" %}{% block footer %}<footer>mine</footer>{% endblock %}',
        "locales/en.toml": '[words]\nhome = "Start"\n',
        "static/style.css": "body { color: red }",
    }
    for name, text in overrides.items():
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    _, output = build_site(GOOD, SETTINGS, files={"pages/about.en.md": "Hello"})
    page = (output / "about" / "en.html").read_text(encoding="utf-8")
    assert "<footer>mine</footer>" in page
    assert ">Start<" in page
    assert (output / "static" / "style.css").read_text() == "body { color: red }"


def test_a_mistake_in_a_template_is_one_clear_message(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_text("{{ missing_thing }}")
    result, output = build_site(GOOD, SETTINGS)
    assert result.returncode == 2
    assert "templates/home.html" in result.stderr
    assert "missing_thing" in result.stderr
    assert "Traceback" not in result.stderr
    assert not output.exists()


def test_a_full_text_is_published_beside_the_page_of_its_work(build_site: BuildSite) -> None:
    _, output = build_site(GOOD, SETTINGS, files={"files/good.pdf": "%PDF-1.4", "files/picture.svg": "<svg/>"})
    assert (output / "works" / "good" / "good.pdf").read_text() == "%PDF-1.4"
    assert (output / "files" / "picture.svg").is_file()
    page = (output / "works" / "good" / "en.html").read_text(encoding="utf-8")
    assert 'content="https://site.example/works/good/good.pdf"' in page
    assert 'href="../../works/good/good.pdf"' in page


def test_a_site_in_one_language_has_no_language_switch(build_site: BuildSite) -> None:
    result, output = build_site(GOOD, 'title = "Sample"\nbase_url = "https://site.example/"\nlanguages = ["en"]\n')
    assert result.returncode == 0, result.stderr
    page = (output / "works" / "good" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in page
    assert not list(output.rglob("en.html"))


@pytest.mark.parametrize("bib", ["", "no entry here", BROKEN])
def test_a_site_without_a_work_never_takes_the_place_of_a_good_one(build_site: BuildSite, bib: str) -> None:
    _, output = build_site(GOOD, SETTINGS)
    before = (output / "index.html").read_bytes()
    result, _ = build_site(bib, SETTINGS)
    assert result.returncode == 2
    assert "[no-records]" in result.stderr
    assert (output / "index.html").read_bytes() == before


def test_the_count_of_files_is_for_a_terminal_only(build_site: BuildSite, tmp_path: Path) -> None:
    result, output = build_site(GOOD, SETTINGS)
    assert "\x1b" not in result.stderr + result.stdout
    command = [
        sys.executable,
        "-m",
        "sitegen",
        "build",
        "--content",
        str(tmp_path / "content"),
        "--output",
        str(output.with_name("again")),
    ]
    terminal, end = pty.openpty()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=end, check=True, timeout=60)
    os.close(end)
    assert b"\x1b[K" in os.read(terminal, 65536)
    os.close(terminal)


def test_a_terminal_that_is_closed_does_not_stop_a_build(build_site: BuildSite, tmp_path: Path) -> None:
    _, output = build_site(GOOD, SETTINGS)
    terminal, end = pty.openpty()
    os.close(terminal)
    again = output.with_name("again")
    command = [sys.executable, "-m", "sitegen", "build", "--content", str(tmp_path / "content"), "--output", str(again)]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=end, check=False, timeout=60)
    os.close(end)
    assert (result.returncode, (again / "index.html").is_file()) == (0, True)


def test_a_progress_that_cannot_be_shown_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("os.isatty", lambda _: True)
    monkeypatch.setattr("click.echo", closed)
    progress = Progress()
    progress.phase = "reading"
    progress("reading", 0.5, 1)
    progress.end()
    assert not progress.is_watched
