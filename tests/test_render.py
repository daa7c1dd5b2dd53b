"""Text as HTML."""

import pytest

from sitegen.render import isolated, prose_html


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


def test_prose_links_to_the_sites_own_files_from_wherever_it_is_shown() -> None:
    html = prose_html('<p><a href="files/a.pdf">x</a> <img src="files/b.png" alt="b"></p>', "../../")
    assert 'href="../../files/a.pdf"' in html
    assert 'src="../../files/b.png"' in html


def test_a_picture_of_another_host_is_not_asked_for() -> None:
    for source in ("https://other.example/a.png", "//other.example/a.png"):
        assert "other.example" not in prose_html(f'<img src="{source}" alt="a">', "")
