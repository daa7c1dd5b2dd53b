import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.bibtex_fields import framed_block
from sitegen.reading.bibtex_plain import MAX_DEPTH, MAX_FIELDS, plain_block

INSIDE = st.text("ab \n,=#@%\\\u200e\x02", max_size=5)
GROUP = st.recursive(INSIDE, lambda inner: st.lists(inner | inner.map("{{{}}}".format), max_size=3).map("".join))
WORD = st.sampled_from(("jan", "2022", "2a", "pub-A:b", "x://y", "-1", "a b", "é", ""))
PIECE = GROUP.map("{{{}}}".format) | GROUP.map('"{}"'.format) | WORD
VALUE = st.lists(PIECE, min_size=1, max_size=3).map(" # ".join)
NAME = st.sampled_from(("title", "Title", "isbn-13", "title_fa", "a:b", "2a", "é", "", "a b", "a%"))
BLANK = st.sampled_from(("", " ", "\n", "\t\n ", "\r", "\u00a0", "% note\n"))
FIELD = st.tuples(BLANK, NAME, BLANK, st.just("="), BLANK, VALUE, BLANK).map("".join)
KEY = st.sampled_from(("k,", " k ,", "k\u200e,", "a b,", "کلید,", "k", ",", "", "{k},", "#,", "a%,", "a=,"))
HEAD = st.sampled_from(("@article{", "@Book {", "@a\n{", "@ a{", "@a("))
BLOCK = st.tuples(
    HEAD, KEY, st.lists(FIELD, max_size=4).map(",".join), st.sampled_from(("}", ",}", ", \n}", ",,}", ")"))
)


@given(BLOCK.map("".join))
def test_a_plain_block_is_what_the_general_reading_finds(text: str) -> None:
    assert plain_block(text) in {None, framed_block(text)}


@given(st.text('@a{}",=#k1 \n%\\', max_size=30))
def test_no_text_is_read_otherwise_than_in_general(text: str) -> None:
    block = f"@a{{{text}}}"
    assert plain_block(block) in {None, framed_block(block)}


@pytest.mark.parametrize(
    "text",
    [
        "@article{k, title = {A {B {C}}}, year = 2022, month = jan}",
        '@Book{Abc:X-1,\n\tTitle = "A {"} b" # and # {c},\n\tisbn-13 = 2,\n}\n'.strip(),
        "@article{k, abstract = {" + "long " * 50 + "}, note = {" + "a {long} " * 50 + "} # {b},}",
        "@article {title_fa = {الف\nب}, title = {B}, title = {C}}",
    ],
)
def test_the_blocks_of_most_files_are_plain(text: str) -> None:
    assert plain_block(text) == framed_block(text)


@pytest.mark.parametrize(
    "text",
    [
        "@a{k, t = " + "{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1) + "}",
        "@a{k" + ", t = 1" * (MAX_FIELDS + 2) + "}",
        "@a{k, t = {x} u = {y}}",
        "@a{k, t = {x}} u = {y}}",
        '@a{k, t = "x}',
        "@a{k, % t = 1\n u = 2}",
    ],
)
def test_where_something_is_wrong_the_general_reading_is_asked(text: str) -> None:
    assert plain_block(text) is None
