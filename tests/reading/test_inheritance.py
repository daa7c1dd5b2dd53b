import pytest

from sitegen.problems import Source
from sitegen.reading.inheritance import MAX_FIELDS, MAX_VALUE, with_inherited
from sitegen.reading.raw_entry import RawEntry


def entry(kind: str, key: str, file: str = "a.bib", /, **fields: str) -> RawEntry:
    return RawEntry(kind, key, fields, Source(file, 1))


def heir(child: RawEntry, *others: RawEntry) -> dict[str, str]:
    entries, _ = with_inherited((child, *others))
    return entries[0].fields


def codes(*entries: RawEntry) -> list[str]:
    return [problem.code for problem in with_inherited(entries)[1]]


@pytest.mark.parametrize(
    ("parent", "child", "field"),
    [
        ("proceedings", "inproceedings", "booktitle"),
        ("proceedings", "conference", "booktitle"),
        ("book", "inbook", "booktitle"),
        ("collection", "incollection", "booktitle"),
        ("reference", "inreference", "booktitle"),
        ("mvbook", "book", "maintitle"),
        ("mvcollection", "incollection", "maintitle"),
        ("periodical", "article", "journaltitle"),
    ],
)
def test_the_title_of_the_whole_is_inherited_under_another_name(parent: str, child: str, field: str) -> None:
    fields = heir(entry(child, "c", title="C", crossref="p"), entry(parent, "p", title="P", title_fa="پ", subtitle="S"))
    assert fields["title"] == "C"
    assert fields[field] == "P"
    assert fields[f"{field}_fa"] == "پ"
    assert fields[field.replace("title", "subtitle")] == "S"


@pytest.mark.parametrize(
    "name",
    ["doi", "url", "eprint", "pages", "abstract", "abstract_fa", "keywords", "file", "pagetotal", "ids", "titlefa"],
)
def test_what_belongs_to_the_parent_alone_is_not_inherited(name: str) -> None:
    fields = heir(entry("inproceedings", "c", title="C", crossref="p"), entry("proceedings", "p", **{name: "x"}))
    assert name not in fields


def test_own_fields_come_first() -> None:
    parent = entry("proceedings", "p", title="P", publisher="Press", editor="E", booktitle="B")
    fields = heir(entry("inproceedings", "c", publisher="Own", crossref="p"), parent)
    assert fields == {"publisher": "Own", "crossref": "p", "editor": "E", "booktitle": "B"}


@pytest.mark.parametrize(("own", "given"), [("year", "date"), ("date", "year"), ("date", "month")])
def test_a_date_is_inherited_as_a_whole_or_not_at_all(own: str, given: str) -> None:
    fields = heir(entry("inproceedings", "c", crossref="p", **{own: "2001"}), entry("proceedings", "p", **{given: "1"}))
    assert given not in fields


def test_a_journal_by_another_name_is_a_journal() -> None:
    fields = heir(entry("article", "c", journal="J", crossref="p"), entry("periodical", "p", title="P"))
    assert "journaltitle" not in fields


def test_the_author_of_a_book_is_the_author_of_its_part() -> None:
    book = entry("book", "p", author="A", title="P")
    assert heir(entry("inbook", "c", crossref="p"), book)["bookauthor"] == "A"
    assert "bookauthor" not in heir(entry("incollection", "c", crossref="p"), book)


def test_grandparents_are_inherited_from() -> None:
    book = entry("book", "p", title="P", crossref="m")
    fields = heir(entry("inbook", "c", crossref="p"), book, entry("mvbook", "m", title="M", publisher="Press"))
    assert (fields["booktitle"], fields["maintitle"], fields["publisher"]) == ("P", "M", "Press")


def test_data_entries_give_everything_the_first_one_first() -> None:
    data = entry("xdata", "x", publisher="X", title="T"), entry("xdata", "y", publisher="Y", series="S")
    fields = heir(entry("book", "c", xdata="x, y"), *data)
    assert fields == {"xdata": "x, y", "publisher": "X", "title": "T", "series": "S"}


def test_data_entries_may_name_others() -> None:
    data = entry("xdata", "x", xdata="y"), entry("xdata", "y", xdata="x", series="S")
    assert heir(entry("book", "c", xdata="x"), *data)["series"] == "S"


def test_a_parent_is_found_whatever_the_case_and_in_the_own_file_first() -> None:
    own, other = entry("book", "P", "b.bib", title="own"), entry("book", "P", "a.bib", title="other")
    child = entry("inbook", "c", "b.bib", crossref="p")
    assert heir(child, other, own)["booktitle"] == "own"
    assert heir(child, other)["booktitle"] == "other"


def test_dangling_references_are_told() -> None:
    assert codes(entry("book", "c", crossref="p", xdata="x")) == ["missing-crossref", "missing-xdata"]


def test_a_cycle_ends() -> None:
    assert codes(entry("book", "a", crossref="b"), entry("book", "b", crossref="a")) == ["crossref-cycle"] * 2
    assert codes(entry("book", "a", crossref="a")) == ["crossref-cycle"]


def test_what_is_handed_down_is_bounded() -> None:
    long = entry("proceedings", "p", note="x" * (MAX_VALUE + 1))
    many = entry("proceedings", "p", **{f"f{number}": "x" for number in range(MAX_FIELDS + 1)})
    child = entry("inproceedings", "c", crossref="p")
    assert codes(child, long) == ["inherited-value-too-long"]
    assert codes(child, many) == ["inherited-too-much"]
    assert len(heir(child, many)) == MAX_FIELDS + 1


def test_entries_without_references_are_left_alone() -> None:
    alone = entry("book", "k", title="T")
    assert with_inherited((alone,)) == ((alone,), ())
