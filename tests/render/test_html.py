"""Text as HTML."""

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.html import escape, in_language, isolated, prose_html


@given(st.text() | st.text("&<>'\"ab ").map(markupsafe.Markup) | st.integers() | st.none())
def test_a_value_is_escaped_as_it_is_everywhere(value: object) -> None:
    assert escape(value) == str(markupsafe.escape(value))


@pytest.mark.parametrize(
    ("text", "side", "html"),
    [
        ("plain", "ltr", "plain"),
        ('a <b> & "c"', "ltr", "a &lt;b&gt; &amp; &#34;c&#34;"),
        ("متن ساده", "rtl", "متن ساده"),
        ("شاپا 2008-0867", "rtl", 'شاپا <bdi dir="ltr">2008-0867</bdi>'),
        ("the word سلام here", "ltr", 'the word <bdi dir="rtl">سلام</bdi> here'),
        ("زبان C++ است", "rtl", 'زبان <bdi dir="ltr">C++</bdi> است'),
        ("متن <script>", "rtl", 'متن &lt;<bdi dir="ltr">script</bdi>&gt;'),
    ],
)
def test_text_is_escaped_and_its_foreign_runs_are_isolated(text: str, side: str, html: str) -> None:
    assert str(isolated(text, side)) == html


@pytest.mark.parametrize(
    ("path", "fa", "en"),
    [
        ("works/a1/", "works/a1/", "works/a1/en.html"),
        ("works/a1/#top", "works/a1/#top", "works/a1/en.html#top"),
        ("./", "", "en.html"),
        ("works/a1/a1.pdf", "works/a1/a1.pdf", "works/a1/a1.pdf"),
        ("works/a1/en.html", "works/a1/en.html", "works/a1/en.html"),
    ],
)
def test_prose_leads_to_pages_in_the_language_that_it_is_read_in(path: str, fa: str, en: str) -> None:
    assert [in_language(path, lang, ("fa", "en")) for lang in ("fa", "en")] == [fa, en]


def test_addresses_of_the_site_in_prose_are_made_relative_and_others_stay() -> None:
    written = '<a href="works/a1/">x</a><img src="files/b.png" alt="b">'
    elsewhere = '<a href="https://other.example/x">x</a><a href="#fn:1">1</a><a href="mailto:a@b.example">m</a>'
    html = prose_html(written + elsewhere, lambda path: f"../../{path}")
    assert html == '<a href="../../works/a1/">x</a><img src="../../files/b.png" alt="b">' + elsewhere


def test_prose_is_sanitised_where_it_is_used() -> None:
    assert "script" not in prose_html('<p onclick="x()">a<script>x()</script></p>', str)
