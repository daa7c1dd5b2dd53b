"""Styles of citations in the site's own CSL files, from outside."""

import json

import pytest

from tests.outside import ROOT, BuildSite, Result, run_sitegen
from tests.web_page import read_pages

BIB = "@article{rezaei2022, title={On Things}, author={Rezaei, Ali}, journal={Journal of Things}, year={2022}}"
TOML = """title = { fa = "نمونه", en = "Sample" }
base_url = "https://site.example/"
citation_styles = ["ours", "apa"]
"""
OURS = (ROOT / "templates/styles/vancouver.csl").read_text("utf-8").replace("<title>Vancouver", "<title>Ours")
ARTICLES_ONLY = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>Articles</title><id>https://style.example/articles</id><updated>2022-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><choose><if type="article-journal"><text variable="title"/></if></choose></layout></bibliography>
</style>
"""


def test_a_style_of_the_sites_own_stands_before_those_that_are_named_after_it(build_site: BuildSite) -> None:
    result, output = build_site(BIB, TOML, files={"../templates/styles/ours.csl": OURS})
    assert result.returncode == 0, result.stderr
    page = read_pages(output)["works/rezaei2022/en.html"]
    found = [element for element in page.root.iter() if element.get("class") == "citation"]
    assert [element.get("data-style") for element in found] == ["ours", "apa"]
    assert "".join(found[0].itertext()) == "Rezaei A. On Things. Journal of Things. 2022."


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({}, ("wrong-value", "site.toml", "`citation_styles`: there is no style `ours`")),
        (
            {"../templates/styles/ours.csl": "<style"},
            ("wrong-style", "../templates/styles/ours.csl", "this is not well-formed XML"),
        ),
        (
            {"../templates/styles/ours.csl": OURS.replace("<layout>", "<layout><nothing/>")},
            ("wrong-style", "../templates/styles/ours.csl", "failed to load CSL style"),
        ),
        (
            {"../templates/styles/ours.csl": '<!DOCTYPE style [<!ENTITY a "b">]>' + OURS.partition("?>")[2]},
            ("wrong-style", "../templates/styles/ours.csl", "line 1: the file declares an entity of its own"),
        ),
    ],
    ids=["missing", "no-xml", "no-csl", "entities"],
)
def test_a_style_that_cannot_be_used_is_named(
    build_site: BuildSite, files: dict[str, str], problem: tuple[str, str, str]
) -> None:
    result, output = build_site(BIB, TOML, files=files, options=("--format", "json"))
    (found,) = json.loads(result.stdout)["problems"]
    code, file, message = problem
    assert (result.returncode, found["code"], found["source"]["file"]) == (2, code, file)
    assert found["message"].startswith(message)
    assert not output.exists()


def test_a_style_that_fails_at_a_work_is_told_at_every_build(build_site: BuildSite) -> None:
    book = "@book{karimi2021, title={On Books}, author={Karimi, Sara}, year={2021}}"
    files = {"../templates/styles/ours.csl": ARTICLES_ONLY}

    def told(bib: str) -> list[dict[str, str]]:
        result, _ = build_site(bib, TOML, files=files, options=("--format", "json"))
        return [one for one in json.loads(result.stdout)["problems"] if one["code"] == "style-failed"]

    first = told(f"{BIB}\n{book}")
    # The book is not made again with the article that changes, and nothing is where nothing changes.
    assert told(f"{BIB.replace('Things', 'Everything')}\n{book}") == first
    result, output = build_site(f"{BIB.replace('Things', 'Everything')}\n{book}", TOML, files=files)
    assert "style-failed" in result.stderr
    ((key, severity, message),) = [(one["key"], one["severity"], one["message"]) for one in first]
    assert (key, severity) == ("karimi2021", "warning")
    assert message.startswith("the style `ours` makes no reference of this work")
    pages = read_pages(output)
    assert 'data-style="ours"' in pages["works/rezaei2022/en.html"].html
    assert 'data-style="ours"' not in pages["works/karimi2021/en.html"].html


def test_a_style_that_fails_is_told_before_a_page_is_made(build_site: BuildSite) -> None:
    books = [f"@book{{karimi{year}, title={{On Books}}, author={{Karimi, Sara}}, year={{{year}}}}}" for year in (1, 2)]
    files = {"../templates/styles/ours.csl": ARTICLES_ONLY}
    built, output = build_site("\n".join([BIB, *books]), TOML, files=files, options=("--format", "json"))
    looked = run_sitegen("check", "--content", output.parent / "content", "--format", "json")

    def told(result: Result) -> list[dict[str, str]]:
        return [one for one in json.loads(result.stdout)["problems"] if one["code"] == "style-failed"]

    assert told(looked) == told(built)
    assert [one["key"] for one in told(looked)] == ["karimi1", "karimi2"]


def test_a_site_may_have_no_citations(build_site: BuildSite) -> None:
    result, output = build_site(BIB, TOML.replace('["ours", "apa"]', "[]"))
    assert result.returncode == 0, result.stderr
    assert 'id="cite"' not in read_pages(output)["works/rezaei2022/en.html"].html
