"""The addresses of what a record names."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats.links import doi_url
from sitegen.reading.identifiers import doi


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("10.22059/ABC.1", "10.22059/ABC.1"),
        ("10.1234/a.b-c_d;(e)", "10.1234/a.b-c_d;(e)"),
        ("10.1234/a<b>#c?d%e", "10.1234/a%3Cb%3E%23c%3Fd%25e"),
        ("10.1234/م", "10.1234/%D9%85"),
        (
            "10.1002/(SICI)1097(199806)49:8<693::AID>3.0.CO;2-O",
            "10.1002/(SICI)1097(199806)49:8%3C693::AID%3E3.0.CO;2-O",
        ),
        ("10.5555/a#b?c%20d", "10.5555/a%23b%3Fc%2520d"),
        ('10.5555/"x"', "10.5555/%22x%22"),
    ],
)
def test_the_address_of_a_doi_is_encoded(name: str, path: str) -> None:
    assert doi_url(name) == f"https://doi.org/{path}"


@given(st.from_regex(r"10\.[0-9]{4,9}/[!-~]{1,40}", fullmatch=True).filter(lambda name: not set('\\{}"') & set(name)))
def test_a_doi_comes_back_from_its_address(name: str) -> None:
    assert unquote(doi_url(name)) == f"https://doi.org/{name}"
    assert doi(doi_url(doi(name))) == doi(name)
