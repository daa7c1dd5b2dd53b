"""A work as a line of a list."""

import re
from pathlib import Path

from tests.outside import BuildSite

SETTINGS = 'title = "Sample"\nbase_url = "https://site.example/"\nlanguages = ["en"]\n'
WORK = (
    "@article{a1, title = {On Things}, author = {Rezaei, Ali}, year = {2022},"
    " journal = {Journal of Things}, volume = {1}}"
    "@book{b1, title = {On Books}, editor = {Karimi, Sara}, year = {2021}}"
)


def links(page: Path, text: str) -> list[str]:
    return re.findall(rf'href="([^"]*)">{text}<', page.read_text(encoding="utf-8"))


def test_a_line_leads_to_its_work_from_every_depth(build_site: BuildSite) -> None:
    _, output = build_site(WORK, SETTINGS)
    assert links(output / "index.html", "On Things") == ["works/a1/"]
    assert links(output / "works" / "index.html", "On Things") == ["../works/a1/"]
    assert links(output / "years" / "2022" / "index.html", "On Things") == ["../../works/a1/"]


def test_an_issue_does_not_say_again_in_each_line_what_it_is(build_site: BuildSite) -> None:
    _, output = build_site(WORK, SETTINGS)
    (issue,) = (output / "issues").glob("*/index.html")
    assert "<span>Journal of Things</span>" not in issue.read_text(encoding="utf-8")
    assert "<span>Journal of Things</span>" in (output / "works" / "index.html").read_text(encoding="utf-8")


def test_editors_are_told_from_authors(build_site: BuildSite) -> None:
    _, output = build_site(WORK, SETTINGS)
    assert "Sara Karimi (Editor)" in (output / "works" / "index.html").read_text(encoding="utf-8")
