import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.latex import verbatim


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (r"https://a.example/x\_y\%20z--w~v", "https://a.example/x_y%20z--w~v"),
        (r"\url{https://a.example/\~{}x}", "https://a.example/~x"),
        (r"https://a.example/$\sim$x/{\textasciitilde}y", "https://a.example/~x/~y"),
        (r"10.1002/(SICI)1:8$<$6::AID$>$3", "10.1002/(SICI)1:8<6::AID>3"),
        (r"10.1002/(SICI)1:8{\textless}6::AID{\textgreater}3", "10.1002/(SICI)1:8<6::AID>3"),
        ('"https://a.example"', "https://a.example"),
        (r"\textbf{225}--{\bf 246}", "225--246"),
        (r"C:\dir\file.pdf", r"C:\dir\file.pdf"),
        (" https://a.example\u200f ", "https://a.example"),
    ],
)
def test_an_address_loses_its_escapes_only(value: str, address: str) -> None:
    assert verbatim(value) == address


@given(st.text(alphabet="abc/:.-_~%?=&#0123", max_size=40))
def test_an_address_without_tex_is_kept(value: str) -> None:
    assert verbatim(value) == value
