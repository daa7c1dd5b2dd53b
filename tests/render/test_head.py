"""The head of a work's page as HTML."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats.format import JsonLd, Link, Meta
from sitegen.render.head import head_html

values = st.recursive(
    st.text() | st.integers(-(2**53), 2**53) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def test_each_element_has_a_line_and_its_values_are_escaped() -> None:
    tags = (
        JsonLd({"name": "</script> & 'more'"}),
        Meta("DC.title", 'On "Things" & more', "en"),
        Meta("og:title", "On Things", attribute="property"),
        Link("alternate", "https://site.example/?a&b", "text/plain", "en"),
        Link("license", "https://site.example/"),
    )
    assert head_html(tags).split("\n") == [
        '<meta name="DC.title" content="On &#34;Things&#34; &amp; more" lang="en">',
        '<meta property="og:title" content="On Things">',
        '<link rel="alternate" href="https://site.example/?a&amp;b" type="text/plain" hreflang="en">',
        '<link rel="license" href="https://site.example/">',
        r'<script type="application/ld+json">{"name":"\u003c/script\u003e \u0026 \u0027more\u0027"}</script>',
    ]


def test_a_page_that_is_no_work_says_nothing() -> None:
    assert head_html(()) == ""


@given(st.dictionaries(st.text(), values))
def test_json_ld_holds_its_data_and_cannot_end_its_element(data: dict[str, object]) -> None:
    html = head_html([JsonLd(data)])
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside) == data
    assert not {"<", ">", "&", "'"} & {*inside}
