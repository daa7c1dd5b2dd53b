"""Markdown that an editor writes."""

import pytest

from sitegen.reading.prose import read_markdown


def html(text: str) -> str:
    page, problems = read_markdown(text, "pages/about.fa.md")
    assert page is not None
    assert problems == ()
    return page.html


def test_front_matter_gives_the_title_and_the_place_in_the_navigation() -> None:
    page, _ = read_markdown("---\ntitle: دربارهٔ ما\norder: 3\n---\n\nمتن", "pages/about.fa.md")
    assert page is not None
    assert (page.title, page.order, page.html) == ("دربارهٔ ما", 3, "<p>متن</p>")


def test_tables_and_footnotes_are_understood() -> None:
    assert "<table>" in html("a | b\n--|--\n1 | 2")


def test_a_heading_in_persian_can_be_linked_to() -> None:
    assert '<h2 id="' in html("## چکیده")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '<a href="java\nscript:alert(1)">x</a>',
        '<iframe src="https://other.example"></iframe>',
        "x {: onclick=alert(1) }",
        '<style>body{background:url("https://other.example")}</style>',
        "<svg onload=alert(1)>",
    ],
)
def test_nothing_that_could_run_or_load_survives(text: str) -> None:
    result = html(text)
    for forbidden in (
        "<script",
        "onerror",
        'onclick="',
        "onload",
        "javascript:",
        "data:text",
        "<iframe",
        "<style",
        "<svg",
    ):
        assert forbidden not in result


@pytest.mark.parametrize("text", ["[" * 5_000, "![" * 20_000, "> " * 1_000, "x" * 300_000, "*" * 10_000])
def test_what_would_take_python_markdown_for_ever_is_a_problem(text: str) -> None:
    page, problems = read_markdown(text, "pages/about.fa.md")
    assert page is None
    assert [problem.code for problem in problems] == ["unreadable-page"]
