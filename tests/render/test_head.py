"""The head of a work's page as HTML."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Text, Words
from sitegen.render.head import head_html, json_in_script
from tests.formats.works import landing, make

values = st.recursive(
    st.text() | st.integers(-(2**53), 2**53) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def test_each_element_has_a_line_and_its_values_are_escaped() -> None:
    entry = make(title=Text((Words('On "Things" & more', "en"),)), license="https://site.example/?a&b")
    lines = head_html(entry, landing("fa")).split("\n")
    assert '<meta name="DC.title" content="On &#34;Things&#34; &amp; more" lang="en">' in lines
    assert '<meta property="og:title" content="On &#34;Things&#34; &amp; more" lang="en">' in lines
    assert '<meta property="og:locale" content="fa_IR">' in lines
    assert '<link rel="license" href="https://site.example/?a&amp;b">' in lines
    assert lines[-1].startswith('<script type="application/ld+json">{"@context":"https://schema.org","@type":')
    assert r'"headline":"On \"Things\" \u0026 more"' in lines[-1]


def test_what_a_work_says_on_one_page_it_says_on_the_next_one_too() -> None:
    """Two works in turn, each on both of its pages."""
    entries = [make(volume="14"), make(volume="15")]
    for entry in (*entries, *entries):
        pages = [head_html(entry, landing(lang)).split("\n") for lang in ("fa", "en")]
        assert all(f'<meta name="prism.volume" content="{entry.volume}">' in page for page in pages)
        assert '<meta property="og:locale" content="en_US">' in pages[1]


@given(values)
def test_json_ld_holds_its_data_and_cannot_end_its_element(data: object) -> None:
    inside = json_in_script(data)
    assert json.loads(inside) == data
    assert not {"<", ">", "&", "'"} & {*inside}
