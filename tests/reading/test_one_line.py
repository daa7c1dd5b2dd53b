"""What the formats rely on: only the long texts of a work have lines, every other value is one."""

from collections.abc import Iterator

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sitegen.config import Config
from sitegen.model import Text, Words
from sitegen.problems import Source
from sitegen.reading.authority import Authority
from sitegen.reading.bibtex import RawEntry
from sitegen.reading.entries import read_entry
from sitegen.reading.types import TYPES

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
NAMES = (
    *("title", "title_fa", "subtitle", "shorttitle", "author", "author_fa", "editor", "translator", "bookauthor"),
    *("journal", "journal_fa", "shortjournal", "booktitle", "series", "eventtitle", "venue", "type", "publisher"),
    *("date", "year", "month", "day", "year_fa", "pubstate", "volume", "number", "issue", "pages", "eid", "edition"),
    *("pagetotal", "version", "location", "isbn", "issn", "eissn", "eprint", "archiveprefix", "pmid", "doi", "url"),
    *("pdf", "license", "keywords", "keywords_fa", "note", "howpublished", "school", "institution", "language"),
)
PARTS = st.sampled_from(
    (
        *BREAKS,
        *("a", "B", "ب", "1402", "12", " and ", ", ", "--", "{", "}", "\\'e", "<p>", "</p>", "<br>", "&amp;", "&#10;"),
        *("&#x2028;", "10.5555/abc", "https://a.example/b", "978-3-16-148410-0", "1234-5679", "\\par ", "~", "$x$"),
        *("\\\\", "\\newline ", "% x", "et al.", "فروردین", "Jan", "\u200c", "\u200f", "\x07"),
    )
)
VALUES = st.lists(PARTS, min_size=1, max_size=8).map("".join)
CONFIG = Config(title=Text((Words("a", "fa"),)), base_url="https://a.example/", languages=("fa", "en"))


@given(st.sampled_from(sorted(TYPES)), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=12))
def test_only_long_texts_have_lines(kind: str, fields: dict[str, str]) -> None:
    entry, _ = read_entry(RawEntry(kind, "key", fields, Source("a.bib", 1)), CONFIG, Authority())
    short = msgspec.structs.replace(entry, abstract=Text(), extra=())
    assert [
        value for value in _strings(msgspec.to_builtins(short)) if set(BREAKS) & {*value} or value != value.strip()
    ] == []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
