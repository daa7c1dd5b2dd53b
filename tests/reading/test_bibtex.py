"""Whole files, one for each kind of breakage, from bytes to entries and problems."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.problems import Severity
from sitegen.reading.assemble import read_site
from sitegen.reading.bibtex import Bibliography
from sitegen.reading.encoding import decode
from sitegen.reading.loader import Content
from sitegen.reading.records import MAX_HEADS
from tests.reading.bibliography import read_bibliography

CORPUS = Path(__file__).parents[1] / "corpus"
SETTINGS = b'title = "x"\nbase_url = "https://site.example/"'
SAMPLE = Path(__file__).parents[2] / "content" / "bibliography" / "jcep.bib"

# file: (keys of the entries, (code, line, key) of what is unpublished, (code, line, key) of the other problems)
EXPECTED: dict[str, tuple[list[str], list[tuple[str, int, str]], list[tuple[str, int, str]]]] = {
    "backslashes": (["path", "bare"], [], [("text-beside-value", 2, "bare")]),
    "brace_too_many": (["whole", "other"], [("fields-outside-entry", 1, "cut")], []),
    "comments": (
        ["new"],
        [
            ("commented-out-entry", 1, "old"),
            ("commented-out-entry", 2, "older"),
            ("commented-out-entry", 6, "oldest"),
            ("commented-out-entry", 10, "word"),
            ("unclosed-entry", 15, "in the manual"),
        ],
        [("commented-out-field", 11, "new")],
    ),
    "control_characters": (["key"], [], [("nameless-field", 2, "key"), ("text-beside-value", 2, "key")]),
    "delimiters": (["round", "hyphen", "apart", "blanks", "empty"], [], []),
    "entry_inside_value": (["outer"], [], [("entry-inside-value", 1, "outer")]),
    "inheritance": (
        [
            *("paper", "part", "piece", "published", "orphan", "ring1", "ring2"),
            *("proc", "volume", "set", "periodical"),
        ],
        [("not-a-work", 13, "press"), ("not-a-work", 14, "more"), ("not-a-work", 15, "group")],
        [
            ("missing-crossref", 5, "orphan"),
            ("missing-xdata", 5, "orphan"),
            ("crossref-cycle", 6, "ring1"),
            ("crossref-cycle", 7, "ring2"),
        ],
    ),
    "keyless": (["", "", ""], [], []),
    "latin_1": (["k"], [], []),
    "macro_cycle": (["k"], [], [("string-cycle", 1, ""), ("string-cycle", 3, "")]),
    "macros": (["k1", "k2"], [], [("undefined-string", 5, "k2"), ("undefined-string", 5, "k2")]),
    "marks_and_line_ends": (["first", "second", "third"], [], [("unclosed-quote", 4, "second")]),
    "missing_comma": (["without"], [], [("missing-comma", 1, "without")]),
    "odd_keys": (
        ["371", "رضایی\u200cکریمی۸۸ساخت\u200cواژه", "Book!D - 93984455", "doi:10.1/x_(y)"],
        [],
        [],
    ),
    "repeated_fields": (
        ["k"],
        [],
        [("repeated-field", 2, "k"), ("repeated-field", 4, "k"), ("repeated-field", 5, "k")],
    ),
    "unclosed": (
        ["third", "fifth"],
        [
            ("unclosed-entry", 1, "first"),
            ("unclosed-entry", 4, "second"),
            ("unclosed-entry", 10, "fourth"),
            ("unclosed-entry", 15, "sixth"),
        ],
        [],
    ),
    "windows_1256": (["k"], [], []),
}


def read(name: str) -> Bibliography:
    text, _ = decode((CORPUS / f"{name}.bib").read_bytes(), f"{name}.bib")
    return read_bibliography({f"{name}.bib": text})


def only(text: str) -> dict[str, str]:
    (entry,) = read_bibliography({"a.bib": text}).entries
    return entry.fields


def test_every_file_of_the_corpus_has_its_expectation() -> None:
    assert {path.stem for path in CORPUS.glob("*.bib")} >= set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_entry_takes_no_other_one_along(name: str) -> None:
    keys, unpublished, problems = EXPECTED[name]
    found = read(name)
    assert [entry.key for entry in found.entries] == keys
    assert [(problem.code, problem.source.line, problem.key) for problem in found.unpublished] == unpublished
    assert [(problem.code, problem.source.line, problem.key) for problem in found.problems] == problems
    assert found.heads == len(keys) + len(unpublished)


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_change_nothing(name: str, line_end: str) -> None:
    data = (CORPUS / f"{name}.bib").read_bytes()
    same, _ = decode(decode(data, "")[0].replace("\n", line_end).encode(), f"{name}.bib")
    assert read_bibliography({f"{name}.bib": same}) == read(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_sample_is_one_entry_with_all_its_fields(encoding: str) -> None:
    text, problems = decode(SAMPLE.read_text(encoding="utf-8").encode(encoding), "jcep.bib")
    found = read_bibliography({"jcep.bib": text})
    (entry,) = found.entries
    assert (found.heads, found.problems, problems) == (1, (), ())
    assert (entry.type, entry.key) == ("article", "")
    assert list(entry.fields) == [
        *("author", "title", "journal", "volume", "number", "pages", "year", "publisher", "issn", "eissn", "doi"),
        *("abstract", "keywords", "title_fa", "abstract_fa", "keywords_fa", "url", "eprint"),
    ]
    assert all(value in text for value in entry.fields.values())


def test_an_entry_inside_a_value_stays_a_value() -> None:
    fields = read("entry_inside_value").entries[0].fields
    assert "@article{fake, title = {Fake}}" in fields["abstract"]
    assert "@article{fake2, title = {Fake}}" in fields["note"]


def test_every_delimiter_is_read() -> None:
    found = {entry.key: (entry.type, entry.fields) for entry in read("delimiters").entries}
    assert found == {
        "round": ("book", {"title": "a) b", "note": ")", "year": "2000"}),
        "hyphen": ("conference-paper", {"title": 'say {"}hello{"}', "isbn-13": "x", "dc:title": "y"}),
        "apart": ("book", {"title": "Below", "publisher": "Press"}),
        "blanks": ("book", {"title": "T", "note": "n"}),
        "empty": ("book", {"title": "T"}),
    }


def test_a_missing_comma_costs_no_field() -> None:
    (entry,) = read("missing_comma").entries
    expected = {"title": "One", "year": "1999", "month": "jan", "publisher": "Press", "note": "last"}
    assert entry.fields == expected


def test_a_backslash_does_not_protect_a_brace() -> None:
    first, second = read("backslashes").entries
    assert first.fields == {"file": "C:\\dir\\", "title": "T"}
    assert second.fields == {"file": "\\unknown", "title": "T"}


def test_repeated_fields_keep_every_value() -> None:
    (entry,) = read("repeated_fields").entries
    assert entry.fields == {
        "author": "Rezaei, Ali and Karimi, Sara",
        "title": "Same",
        "publisher": "First",
        "publisher-2": "Second",
        "publisher-3": "Third",
        "keywords_fa": "آب, خاک",
    }


def test_a_repeated_field_takes_no_name_that_is_in_use() -> None:
    fields = only("@book{k, note = {a}, note-2 = {b}, note = {c}}")
    assert fields == {"note": "a", "note-2": "b", "note-3": "c"}


def test_macros_of_one_file_serve_another() -> None:
    found = read_bibliography({"a.bib": "@book{k, publisher = press}", "b.bib": '@string{press = "Press"}'})
    assert found.entries[0].fields == {"publisher": "Press"}
    assert found.problems == ()


def test_a_parent_may_be_in_another_file() -> None:
    child = "@inproceedings{c, title = {C}, crossref = {p}}"
    found = read_bibliography({"a.bib": child, "b.bib": "@proceedings{p, title = {P}}"})
    assert found.entries[0].fields["booktitle"] == "P"


def test_files_are_read_in_the_order_of_their_names() -> None:
    texts = {"b.bib": "@book{b, title = {B}}", "a.bib": "@book{a, title = {A}}"}
    backwards = dict(reversed(texts.items()))
    assert [entry.key for entry in read_bibliography(texts).entries] == ["a", "b"]
    assert read_bibliography(backwards) == read_bibliography(texts)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@book{k}", "empty-entry"),
        ("@book{k, title = {" + "{" * 300 + "}" * 300 + "}}", "nesting-too-deep"),
        ("@book{k" + ", a = 1" * 10_002 + "}", "too-many-fields"),
        ("@book{k, title = {" + "a " * 3_200_000 + "}}", "entry-too-long"),
    ],
)
def test_an_entry_beyond_a_bound_is_reported_and_the_next_one_read(text: str, code: str) -> None:
    found = read_bibliography({"a.bib": text + "\n@book{next, title = {N}}"})
    assert [entry.key for entry in found.entries] == ["next"]
    assert [(problem.code, problem.severity, problem.key) for problem in found.unpublished] == [
        (code, Severity.ERROR, "k")
    ]


def test_a_file_of_more_entries_than_can_be_is_reported() -> None:
    site, _ = read_site(
        Content({"site.toml": SETTINGS, "a.bib": b"@a{" * (MAX_HEADS + 1), "b.bib": b"@book{k, title = {T}}"})
    )
    assert site is not None
    assert [entry.key for entry in site.entries] == ["k"]
    assert [(problem.code, problem.source.file) for problem in site.problems] == [("file-too-long", "a.bib")]


STRUCTURE = ("@book{", "@book(", "@string{a", "@comment{", "@xdata{x", ",", "=", " = {", "}", "{", '"', ")", "(", "#")
WORDS = ("k", "title", "author = {A}", "crossref = {x}", "% ", "\\", " ", "\n", "\x02", "\x03", "1", "ی", "@")
FRAGMENTS = st.sampled_from((*STRUCTURE, *WORDS, "\n@book{b, title={x}}\n"))


@given(st.lists(FRAGMENTS, max_size=40))
def test_every_head_that_goes_in_comes_out_or_is_named(fragments: list[str]) -> None:
    found = read_bibliography({"a.bib": "".join(fragments)})
    assert found.heads == len(found.entries) + len(found.unpublished)
    assert all(problem.source.line >= 1 for problem in found.unpublished)
    assert all(value for entry in found.entries for value in entry.fields.values())


@given(st.lists(FRAGMENTS, max_size=25))
def test_whatever_is_broken_the_next_entry_survives(fragments: list[str]) -> None:
    broken = "".join(fragment for fragment in fragments if fragment not in {"(", "@book(", '"'})
    found = read_bibliography({"a.bib": broken.replace("comment", "book") + "\n\n@book{last, title = {Last}}\n"})
    assert "last" in [entry.key for entry in found.entries] or "entry-inside-value" in {
        problem.code for problem in found.problems + found.unpublished
    }


VALUES = st.text(alphabet="abc ابپ\u200c@%,=#\\'()\n", min_size=1, max_size=30).filter(lambda value: value.strip())
NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,10}", fullmatch=True).filter(lambda name: name not in {"crossref", "xdata"})


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=5), st.sampled_from(["{}", '""']))
def test_fields_come_back_as_they_were_written(fields: dict[str, str], delimiters: str) -> None:
    first, last = delimiters[0], delimiters[1]
    body = ",\n".join(f"{name} = {first}{value}{last}" for name, value in fields.items())
    assert only(f"@book{{key,\n{body}\n}}") == {name: value.strip() for name, value in fields.items()}
