import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.markup import bare_text, has_words_in_tags, plain_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<p>متن <em>x</em> &nbsp;&lt;5 <br>دوم</p><script>alert(1)</script>", "متن x <5 دوم"),
        ("<style>p { color: red }</style>a<!-- b -->c", "ac"),
        ('<a title="1 > 0" href=x>here</a>', "here"),
        ("<p title='it's'>x</p>", "x"),
        ('<p class=Normal style="font-family:"B Nazanin"" lang=FA>x</p >', "x"),
        ("<td nowrap width=5>x<hr noshade/>", "x"),
        ("<a href=https://site.example/?a=b target=_blank>here</a>", "here"),
        ("<BR/>a<o:p></o:p> <jats:p>b</jats:p>", "a b"),
        ("<p style=font-family: Tahoma>x</p>", "x"),
        ("<P dir=rtl style=margin: 0cm 0cm 0pt>x</P>", "x"),
        ('<p data-x=1 style=font-family: "B Nazanin">x</p>', "x"),
        ("<table border cellpadding=0><td>x</table>", "x"),
        ("<div id=1 class>x<a href=>y</a><o:p lang=>z", "xyz"),
        ("H<sub>2</sub>O, x<sup>n+1</sup>, 5<sup>th</sup>", "H₂O, xⁿ⁺¹, 5th"),
        ("&copy; AT&amp;T &#1587;&#x6CC;", "© AT&T سی"),
    ],
)
def test_tags_and_entities_become_what_they_show(value: str, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize(
    "value",
    [
        "a < b and c > d",
        "the <W> boson",
        "<5 years",
        "R&notes, x&lt",
        "an open <script>",
        "an open <!-- mark",
        "If P<Q then R>S",
        "the <P and Q> relation",
        "When a<b and c>d: tests",
        "p<i and q=2>j, a<b and size=3>c",
        "a<b id=1 <c",
        "p<i and q>j, a<b=c>, </p and q>",
        "<b",
        "&nosuch;",
    ],
)
def test_what_is_no_html_stays(value: str) -> None:
    assert plain_text(value) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("&lt;p style=&quot;direction:rtl&quot;&gt;می&amp;#8204;شود&lt;/p&gt;", "می\u200cشود"),
        ("&lt;span&gt;نمی&amp;shy;شود&lt;/span&gt;", "نمی\u200cشود"),
        ("use &lt;b&gt; for bold", "use <b> for bold"),
        ("<p>&lt;b&gt;x&lt;/b&gt;</p>", "<b>x</b>"),
    ],
)
def test_escaped_html_is_read_once_more_only_if_it_was_escaped_as_a_whole(value: str, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize("entity", ["&#x202E;", "&#8238;", "&rlm;", "&#1;", "&#xFEFF;"])
def test_controls_that_entities_reveal_go(entity: str) -> None:
    assert plain_text(f"a{entity}b") == "ab"


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("<p>یک</p>\n<p>دو<br>سه</p>", "یک\nدو\nسه"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("a\nb", "a b"),
        ("<p></p>", ""),
    ],
)
def test_blocks_are_paragraphs_where_they_are_asked_for(value: str, lines: str) -> None:
    assert plain_text(value, paragraphs=True) == lines
    assert plain_text(value) == lines.replace("\n", " ")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("&lt;i&gt;x&lt;/i&gt; and <i>y</i>", "x and y"),
        ("&amp;lt;i&amp;gt;x&amp;lt;/i&amp;gt; and <i>y</i>", "x and y"),
        ("CO&lt;sub&gt;2&lt;/sub&gt; of <b>salt</b>", "CO₂ of salt"),
        ("<i>a</i> &lt; b &amp;amp; c", "a < b &amp; c"),
        ("use &lt;b&gt; for <i>bold</i>", "use <b> for bold"),
    ],
)
def test_escaped_html_of_other_systems_is_no_text_beside_other_html(value: str, text: str) -> None:
    assert bare_text(value) == text


@given(st.text(alphabet="abcابپ <>&;/", max_size=60))
def test_escaped_text_comes_back(value: str) -> None:
    shown = " ".join(value.split())
    if "</" not in shown:
        assert plain_text(html.escape(shown)) == shown


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<p>", "&lt;", "<script>", "</script>", "<!--", "-->", "x", "ی", '"', "<"])
    )
)
def test_any_markup_becomes_one_line_without_controls(pieces: list[str]) -> None:
    text = plain_text("".join(pieces))
    assert text == " ".join(text.split())
    assert not re.search("[\x00-\x1f\u2029]", text)


def test_megabytes_of_open_tags_are_read() -> None:
    assert plain_text("<div>" * 200_000 + "end") == "end"
    assert plain_text("<b '" * 200_000).startswith("<b '")
    assert plain_text("<b id=1 " * 200_000).startswith("<b id=1")
    assert plain_text("<b " + "x=1 id " * 200_000).startswith("<b x=1")


@pytest.mark.parametrize(
    ("value", "has_words"),
    [
        ("Nesting <div> in <span></span> elements", True),
        ("Nesting &lt;div&gt; in &lt;span&gt;&lt;/span&gt; elements", True),
        ("Nesting <div> elements", False),
        ("On <i>salt</i> in <div></div>", False),
        ("<div>On salt</div>", False),
        ("On <span lang='fa'>نمک</span>", False),
        ("On <jats:italic>salt</jats:italic>", False),
        ("a < b and c > d", False),
    ],
)
def test_tags_that_form_nothing_may_be_words(value: str, has_words: bool) -> None:
    assert has_words_in_tags(value) is has_words
