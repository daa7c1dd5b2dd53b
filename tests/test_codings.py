"""Compressed twins of files."""

import gzip
import sys

import brotli
import pytest

from sitegen.codings import CODINGS, SMALLEST, CodingError, codings_of, twins_of
from sitegen.output_file import File

PAGE = b"<p>On Invented Things</p>\n" * 40
DECODERS = {".gz": gzip.decompress, ".br": brotli.decompress}


def test_every_coding_has_a_twin_that_says_the_same_in_fewer_bytes() -> None:
    twins = list(twins_of(CODINGS, ["a/index.html"]).of(File("a/index.html", PAGE), CODINGS))
    assert [twin.file for twin in twins] == ["a/index.html.gz", "a/index.html.br"]
    assert [DECODERS[twin.file[-3:]](twin.body) for twin in twins] == [PAGE, PAGE]
    assert all(len(twin.body) < len(PAGE) for twin in twins)


def test_a_twin_says_neither_when_nor_where_it_was_made() -> None:
    (twin,) = twins_of(CODINGS, []).of(File("index.html", PAGE), codings_of(["gzip"]))
    assert twin.body[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


@pytest.mark.parametrize(
    "file",
    [
        File("robots.txt", b"a" * (SMALLEST - 1)),
        File("noise.txt", bytes((number * number * 7919 >> 3) % 251 for number in range(SMALLEST)) + bytes(range(256))),
        File("a.pdf", PAGE),
        File("a.woff2", PAGE),
        File(".nojekyll", b""),
    ],
    ids=lambda file: file.file,
)
def test_a_file_that_is_small_or_dense_or_compressed_already_has_no_twin(file: File) -> None:
    assert list(twins_of(CODINGS, [file.file]).of(file, CODINGS)) == []


@pytest.mark.parametrize(
    "name", ["a.html", "a.css", "a.js", "a.svg", "a.xml", "a.txt", "a.json", "a.bib", "a.ris", "a.csl.json", "A.TXT"]
)
def test_a_file_of_text_has_twins(name: str) -> None:
    assert len(list(twins_of(CODINGS, [name]).of(File(name, PAGE), CODINGS))) == len(CODINGS)


def test_a_file_of_the_sites_own_is_never_overwritten_by_a_twin() -> None:
    twins = twins_of(CODINGS, ["files/a.json", "files/A.json.gz"])
    assert [twin.file for twin in twins.of(File("files/a.json", PAGE), CODINGS)] == ["files/a.json.br"]
    free = twins_of(CODINGS, ["files/a.json"])
    assert twins.states_of(["files/a.json"])[".gz"] != free.states_of(["files/a.json"])[".gz"]
    assert twins.states_of(["files/b.json"]) == free.states_of(["files/b.json"])


def test_there_is_no_state_where_there_can_be_no_twin() -> None:
    assert twins_of((), ["a.html"]).states_of(["a.html"]) == {}
    assert twins_of(CODINGS, ["a.pdf"]).states_of(["a.pdf"]) == {}
    assert twins_of(CODINGS, ["a.pdf", "a.html"]).states_of(["a.pdf", "a.html"]).keys() == {".gz", ".br"}


def test_codings_are_told_apart_and_asked_for_in_any_order() -> None:
    assert codings_of([" br", "gzip", "br"]) == CODINGS
    assert len({coding.state for coding in CODINGS}) == len(CODINGS)


def test_an_unknown_coding_is_named_with_those_that_are_known() -> None:
    with pytest.raises(CodingError, match="`zip` is not known; known are gzip, br"):
        codings_of(["gzip", "zip"])


def test_a_coding_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert [coding.name for coding in codings_of(["gzip"])] == ["gzip"]
    with pytest.raises(CodingError, match="pip install brotli"):
        codings_of(["gzip", "br"])
