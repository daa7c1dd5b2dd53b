import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.problems import Severity, Source
from sitegen.reading.encoding import decode

PERSIAN = "@article{k, title = {تحليل سازه\u200cانگارانه}}"
FILE = "bibliography/works.bib"


@pytest.mark.parametrize(
    "data",
    [
        PERSIAN.encode(),
        codecs.BOM_UTF8 + PERSIAN.encode(),
        codecs.BOM_UTF16_LE + PERSIAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PERSIAN.encode("utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(data: bytes) -> None:
    assert decode(data, FILE) == (PERSIAN, ())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(line_end: str) -> None:
    assert decode(f"a{line_end}b".encode(), FILE) == ("a\nb", ())


def test_persian_in_windows_1256_is_read_and_told() -> None:
    text, (problem,) = decode(b"%\r\n" + PERSIAN.encode("cp1256"), FILE)
    assert text == "%\n" + PERSIAN
    assert (problem.code, problem.severity, problem.source) == ("not-utf-8", Severity.WARNING, Source(FILE, 2))
    assert "cp1256" in problem.message
    assert '"works.bib" = "cp1256"' in problem.hint


@pytest.mark.parametrize("line", ["author = {Märchen, Jörg}", "title = {Élan vital, français}", "Ä", "Ñandú ö ä"])
def test_western_letters_are_not_taken_for_arabic_ones(line: str) -> None:
    text, (problem,) = decode(line.encode("cp1252"), FILE)
    assert text == line
    assert "cp1252" in problem.message


def test_each_line_is_read_by_itself() -> None:
    lines = ["سلام".encode(), "كتاب دوم".encode("cp1256"), "Müller".encode("latin-1")]
    text, problems = decode(b"\n".join(lines), FILE)
    assert text == "سلام\nكتاب دوم\nMüller"
    assert [problem.source.line for problem in problems] == [2]


@pytest.mark.parametrize(
    ("line", "encoding"), [("كتاب پنجم", "cp1256"), ("Müller, Jörg", "cp1252")], ids=["Arabic", "Latin"]
)
def test_a_line_that_does_not_tell_is_like_the_others(line: str, encoding: str) -> None:
    data = line.encode(encoding) + b"\n45 \xe6 46"
    text, _ = decode(data, FILE)
    assert text == data.decode(encoding)


def test_no_byte_is_replaced() -> None:
    text, _ = decode(b"M\xfcller \x81\x9d", FILE)
    assert text == "Müller \x81\x9d"


def test_a_stated_encoding_is_taken_at_its_word() -> None:
    assert decode(PERSIAN.encode("cp1256"), FILE, "cp1256") == (PERSIAN, ())


@pytest.mark.parametrize(
    ("data", "encoding", "code", "line"),
    [
        (b"a\nb\xff", "utf-8", "not-in-encoding", 2),
        (b"a", "klingon", "unknown-encoding", 0),
        (b"a", "a\0b", "unknown-encoding", 0),
        (b"a", "base64", "unknown-encoding", 0),
    ],
)
def test_a_stated_encoding_that_does_not_fit_is_an_error(data: bytes, encoding: str, code: str, line: int) -> None:
    text, (problem,) = decode(data, FILE, encoding)
    assert (text, problem.code, problem.severity) == ("", code, Severity.ERROR)
    assert problem.source == Source(FILE, line)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    text, problems = decode(data, FILE)
    assert "\r" not in text
    assert bool(text) or bool(problems) or data in (b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@given(st.text(alphabet=st.characters(exclude_characters="\r\ufeff", exclude_categories=["Cs"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), FILE) == (text, ())
