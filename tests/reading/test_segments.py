"""Where a file is cut changes nothing in what is read of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.config import Config
from sitegen.model import Text, Words
from sitegen.reading import segments
from sitegen.reading.authority import Authority
from sitegen.reading.records import Reader, Records, read_here, read_records
from sitegen.reading.segments import Part, Segment, closed, parts_of

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.bib"))
LINES = (
    "@article{a1, title = {On Gardens}, year = {2001}}",
    "@article{a2,",
    "  title = {On Houses",
    '  title = "On Quotes',
    "@book{inside, title = {No}}",
    "@BOOK (round, title = {On Parentheses},",
    "  abstract = {of water",
    "},",
    "}",
    '",',
    ")",
    "{",
    '"',
    '@string{j = "Journal"}',
    "@misc{m, title = j # { of Things}}",
    "@misc{child, crossref = {a1}}",
    "@xdata{x, title = {Shared}}",
    "@misc{y, xdata = {x}}",
    "@comment{",
    "% @misc{away, title = {No}}",
    "@misc{empty}",
    "@misc{two, title = {A}} @misc{three, title = {B}}",
    "  @misc{indented, title = {C}}",
    "@misc",
    "@",
    "title = {Outside},",
    "باغ",
    "",
)
LINE_ENDS = ("\n", "\n", "\r\n", "\r", "\n\n")
ENDS = (b"", b"\xef\xbb\xbf", b"\xe3\xc7\n", b"@misc{s, title = {\xe3\xda\xcf\xe4}}\n")

lines = st.tuples(st.sampled_from(LINES), st.sampled_from(LINE_ENDS)).map("".join)
texts = st.builds(
    lambda first, body, last: first + body + last,
    st.sampled_from(ENDS[:2]),
    st.lists(lines, max_size=40).map(lambda found: "".join(found).encode()),
    st.sampled_from(ENDS),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    config = Config(title=Text((Words("Works", "en"),)), base_url="https://works.example/")
    return Reader(config, Authority())


@pytest.fixture(scope="module", autouse=True)
def every_head_may_end_a_part() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "ONE_IN", 1)
        yield


def records(data: bytes, reader: Reader, shortest: int) -> Records:
    """What is read of a file that is cut into parts of this size; not in which part each text is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "SHORTEST", shortest)
        return replace(read_records({"a.bib": data, "b.bib": data}, reader, read_here(reader)), texts=())


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
@pytest.mark.parametrize("shortest", [0, 60, 400])
def test_a_file_of_the_corpus_is_read_the_same_in_parts(file: Path, shortest: int, reader: Reader) -> None:
    data = file.read_bytes()
    assert records(data, reader, shortest) == records(data, reader, len(data))


@given(texts)
@example(b'@article{a, title = "\n@book{b, title = {B}}\n"}\n@misc{c, title = {C}}\n')
@example(b"@article{a, abstract = {\n@book{b, title = {B}}\n}\n\n@misc{c, title = {C}}\n")
@example(b"@article{a, title = {A}\r\n@misc{c, title = {C}}\r\n")
def test_any_text_is_read_the_same_in_parts(reader: Reader, data: bytes) -> None:
    assert records(data, reader, 0) == records(data, reader, len(data))


@given(texts, st.integers(0, 200))
def test_the_parts_of_a_file_are_the_file(data: bytes, shortest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "SHORTEST", shortest)
        parts = list(parts_of(data, "a.bib"))
    assert b"".join(part.data for part in parts) == data
    assert [part.is_last for part in parts] == [False] * (len(parts) - 1) + [True]


def test_an_edit_changes_no_part_but_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "ONE_IN", 4)
    monkeypatch.setattr(segments, "SHORTEST", 500)
    blocks = [f"@misc{{k{number}, title = {{On Thing {number}}}}}\n".encode() for number in range(400)]
    before = {part.data for part in parts_of(b"".join(blocks), "a.bib")}
    blocks[200] = b"@misc{new, title = {On Something Else}}\n" * 3
    after = {part.data for part in parts_of(b"".join(blocks), "a.bib")}
    assert len(before) > 10
    assert len(after - before) <= 2


def test_what_is_never_closed_is_looked_for_to_a_bound_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "LONGEST_PART", 100)
    read: list[int] = []

    def open_unless_last(part: Part) -> Segment:
        read.append(len(part.data))
        return Segment(is_open=not part.is_last)

    parts = [Part(b"x" * 30, "a.bib") for _ in range(50)] + [Part(b"x", "a.bib", is_last=True)]
    found = list(closed(iter(parts), lambda some: map(open_unless_last, some)))
    assert max(read) <= 300
    assert {file for file, _ in found} == {"a.bib"}
