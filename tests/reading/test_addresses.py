import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.addresses import safe_url
from sitegen.reading.identifiers import doubts

SCHEMES = ("http://", "https:", "javascript:", "data:", "mailto:", "//", "www.", "x.ir", "10.1234/", "1234", "X")
SIGNS = ("٣", "۱", "م", "&amp;", "%4", " ", "\n", "\0", "\u202e", "\ud800", *"/\\@[]:%-<>{}?#", '"')
PIECES = st.sampled_from((*SCHEMES, *SIGNS))
HOSTILE = st.text(max_size=60) | st.lists(PIECES, max_size=20).map("".join)


def codes(value: str) -> list[str]:
    return [doubt.code for doubt in doubts("url", value)]


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://sorna.example/a?b=1&c=2#d", "https://sorna.example/a?b=1&c=2#d"),
        ("HTTP://Sorna.Example/A", "http://sorna.example/A"),
        ("http://sorna.example:8080/", "http://sorna.example:8080/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("www.sorna.example", "https://www.sorna.example"),
        ('{"http://sorna.example/"}', "http://sorna.example/"),
        (r"\url{http://sorna.example/~mina/}", "http://sorna.example/~mina/"),
        (r"http://sorna.example/a\_b\%20c\#d", "http://sorna.example/a_b%20c#d"),
        ("<http://sorna.example/>", "http://sorna.example/"),
        ("http://sorna.example/?a=1&amp;b=2", "http://sorna.example/?a=1&b=2"),
        ("http://sorna.example/a b", "http://sorna.example/a%20b"),
        ("http://sorna.example/%D9%85%zz%", "http://sorna.example/%D9%85%25zz%25"),
        ("http://sorna.example/سرنا?س=۱#ن", "http://sorna.example/%D8%B3%D8%B1%D9%86%D8%A7?%D8%B3=%DB%B1#%D9%86"),
        ("https://سرنا.ایران/", "https://xn--mgbtf1f.xn--mgba3a4f16a/"),
        ("http://sorna.example/a(1).pdf", "http://sorna.example/a(1).pdf"),
        ("http://sorna.example/a<b>'\"c[1]", "http://sorna.example/a%3Cb%3E%27%22c%5B1%5D"),
        ("http://sorna.example/a\nb\x00c\u202e", "http://sorna.example/abc"),
        ("http://a.example/ http://b.example/", "http://a.example/"),
        ("mailto:mina@sorna.example", "mailto:mina@sorna.example"),
    ],
)
def test_a_safe_url(value: str, url: str) -> None:
    assert safe_url(value) == url
    assert codes(value) == []


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "java\x00script:alert(1)",
        "\x01javascript:alert(1)",
        "javascript://www.sorna.example/%0aalert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://sorna.example/",
        "//sorna.example/",
        "sorna.example/a",
        "http:",
        "http://",
        "http:///a",
        "http:\\\\sorna.example",
        "https:/\\sorna.example",
        "http://[::1",
        "http://sorna.example:99999/",
        "http://sorna.example:port/",
        "http://sorna example/",
        "http://sor%6Ea.example/",
        "http://..",
        "mailto:mina",
        "http://sorna.example/" + "a" * 5000,
    ],
)
def test_a_url_that_is_refused(value: str) -> None:
    assert safe_url(value) == ""
    assert codes(value) == ["invalid-url"]


@given(HOSTILE)
def test_a_url_is_plain_ascii_with_a_good_scheme_and_stays_as_it_is(value: str) -> None:
    url = safe_url(value)
    assert url == "" or re.fullmatch(r"(?:https?://|mailto:)[!#$%&()*+,./0-9:;=?@A-Z_a-z~\[\]-]+", url)
    assert url == "" or urlsplit(url).scheme in {"http", "https", "mailto"}
    assert safe_url(url) == url


@given(st.from_regex(r"https?://[a-z0-9._-]+[A-Za-z0-9_.~/:@=+&?;-]*", fullmatch=True))
def test_a_plain_url_is_what_a_blank_before_it_makes_of_it(url: str) -> None:
    assert safe_url(url) == safe_url(f" {url}")
