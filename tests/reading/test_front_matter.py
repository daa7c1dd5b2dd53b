"""What stands before the text of a Markdown file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.front_matter import read_front_matter

KNOWN = ("title", "order")


def read(text: str, file: str = "pages/about.fa.md") -> tuple[dict[str, str], str, list[tuple[str, int]]]:
    front, problems = read_front_matter(text, file, KNOWN)
    values = {name: field.value for name, field in front.fields.items()}
    assert all(problem.hint for problem in problems)
    return values, front.body, [(problem.code, problem.source.line) for problem in problems]


@pytest.mark.parametrize(
    ("written", "value"), [("دربارهٔ ما", "دربارهٔ ما"), ('"a: b"', "a: b"), ("'x'", "x"), ('"', '"'), ("a: b", "a: b")]
)
def test_a_field_is_a_name_and_a_value_perhaps_in_quotes(written: str, value: str) -> None:
    assert read(f"---\nTitle: {written}\n---\nText") == ({"title": value}, "Text", [])


@pytest.mark.parametrize(
    "text", ["title: x\n\nText", "Text\n---\n", "---\n\nText\n\n---\n\nMore", "---\nText\n---\nMore", "---", ""]
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert read(text) == ({}, text, [])


def test_an_unknown_key_is_reported_with_its_line() -> None:
    assert read("---\ntitle: x\ntags: a, b\n---\nText") == ({"title": "x"}, "Text", [("unknown-key", 3)])


def test_a_key_that_is_written_twice_is_reported_and_the_first_counts() -> None:
    assert read("---\ntitle: x\ntitle: y\n---\n") == ({"title": "x"}, "", [("repeated-key", 3)])


def test_a_line_that_is_no_field_is_reported() -> None:
    assert read("---\ntitle: x\n  more of it\n---\nText") == ({"title": "x"}, "Text", [("unreadable-line", 3)])


@pytest.mark.parametrize("rest", ["\nText\n\n---\n\nMore", "Text", "\nText"])
def test_front_matter_that_does_not_end_is_reported_and_no_text_is_lost(rest: str) -> None:
    assert read(f"---\ntitle: x\n{rest}") == ({"title": "x"}, rest, [("unclosed-front-matter", 1)])


@given(st.lists(st.sampled_from(["---", "title: x", "tags: y", "Text", "", "- a", "# T", "order: 2"])))
def test_every_line_of_text_is_in_the_body_or_reported(lines: list[str]) -> None:
    _, body, problems = read("\n".join(lines))
    lost = [line for line in lines[: len(lines) - len(body.split("\n"))] if line in {"Text", "- a", "# T"}]
    assert len(lost) == [code for code, _ in problems].count("unreadable-line")
