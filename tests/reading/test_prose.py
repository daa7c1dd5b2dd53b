"""Markdown that an editor writes."""

import re

import pytest

from sitegen.reading.prose import read_markdown


def html(text: str, file: str = "pages/about.fa.md") -> str:
    page, problems = read_markdown(text, file)
    assert page is not None
    assert [problem.code for problem in problems if problem.code != "untitled-page"] == []
    return page.html


def titled(text: str) -> tuple[str, str]:
    page, _ = read_markdown(text, "pages/about.fa.md")
    assert page is not None
    return page.title, page.html


@pytest.mark.parametrize("order", ["3", "۳", "'3'"])
def test_front_matter_gives_the_title_and_the_place_in_the_navigation(order: str) -> None:
    page, problems = read_markdown(f"---\ntitle: دربارهٔ ما\norder: {order}\n---\n\nمتن", "pages/about.fa.md")
    assert page is not None
    assert (page.title, page.order, page.html, problems) == ("دربارهٔ ما", 3, "<p>متن</p>", ())


@pytest.mark.parametrize("order", ["first", "1.5", "", "99999999999"])
def test_a_wrong_order_is_reported_and_not_used(order: str) -> None:
    page, problems = read_markdown(f"---\ntitle: x\norder: {order}\n---\n", "pages/about.fa.md")
    assert page is not None
    assert page.order is None
    assert [(one.code, one.source.line, bool(one.hint)) for one in problems] == [("wrong-order", 3, True)]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# دربارهٔ *ما* & `x`\n\nمتن", "دربارهٔ ما & x", "<p>متن</p>"),
        ("Title\n=====\n\nText", "Title", "<p>Text</p>"),
        ("Before\n\n# Title", "Title", "<p>Before</p>\n"),
        ("---\ntitle: Title\n---\n# Title\n\nText", "Title", "<p>Text</p>"),
    ],
)
def test_the_first_heading_is_the_title_of_a_page_and_not_said_twice(text: str, title: str, body: str) -> None:
    assert titled(text) == (title, body)


def test_a_page_with_a_title_keeps_another_heading() -> None:
    assert titled("---\ntitle: A\n---\n# B") == ("A", '<h2 id="b">B</h2>')


def test_a_page_without_a_title_is_reported() -> None:
    _, problems = read_markdown("متن", "pages/about.fa.md")
    assert [problem.code for problem in problems] == ["untitled-page"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# T\n# A\n## B", ["2", "3"]),
        ("# T\n## A\n### B", ["2", "3"]),
        ("# T\n### A\n#### B", ["2", "3"]),
        ("# T\n# A\n###### B", ["2", "6"]),
        ("# T\n<h1>A</h1>", ["2"]),
    ],
)
def test_headings_follow_the_title_without_a_gap(text: str, levels: list[str]) -> None:
    body = titled(text)[1]
    assert re.findall("<h([1-6])", body) == re.findall("</h([1-6])", body) == levels


def test_the_text_of_a_work_keeps_its_heading_below_the_title_of_the_work() -> None:
    assert html("# Erratum\n\nText", "works/a1.en.md") == '<h2 id="erratum">Erratum</h2>\n<p>Text</p>'


def test_the_text_of_a_work_has_no_settings() -> None:
    _, problems = read_markdown("---\ntitle: x\n---\nText", "works/a1.en.md")
    assert [(problem.code, problem.source.line) for problem in problems] == [("unknown-key", 2)]


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


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5_000,
        "[a" * 5_000,
        "[a](b " * 1_000,
        "![" * 20_000,
        "> " * 1_000,
        "x" * 300_000,
        "*" * 10_000,
        "<a " * 200,
        "# \n" * 2_000,
    ],
)
def test_what_would_take_python_markdown_for_ever_is_a_problem(text: str) -> None:
    page, problems = read_markdown(text, "pages/about.fa.md")
    assert page is None
    assert [problem.code for problem in problems] == ["unreadable-page"]


def test_neither_control_nor_direction_characters_are_published() -> None:
    page, _ = read_markdown(
        "---\ntitle: a\u202eb\x01\n---\n\nx\u2066y &#x202E;z\x1b\n\n## \u202dHeading", "pages/about.fa.md"
    )
    assert page is not None
    assert page.title == "ab"
    assert "xy z" in page.html
    assert not {*page.html} & {"\u202e", "\u202d", "\u2066", "\x1b"}


def test_white_space_that_html_forbids_is_a_blank() -> None:
    page, _ = read_markdown("---\ntitle: A\x0bB\n---\nx\x0by\x0cz", "pages/about.fa.md")
    assert page is not None
    assert (page.title, page.html) == ("A B", "<p>x y z</p>")
