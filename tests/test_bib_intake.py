"""What becomes of the records of a `.bib` file that is imported."""

import pytest

from sitegen.bib_intake import copy, references
from sitegen.formats import FORMATS as ALL_FORMATS
from sitegen.intake import Known, known_of, take
from tests.formats.works import make

FORMATS = {form.name: form for form in ALL_FORMATS}
THINGS = make(key="things", slug="things", doi="10.5555/things")
OLD = "@article{old,\n  title = {On Things},\n  doi = {10.5555/THINGS},\n}\n"
NEW = "@book{new,\n  title = {On Others},\n  year = 2021,\n}\n"
CHILD = "@incollection{child, title = {A Part}, crossref = {old}}\n"


def known() -> Known:
    return known_of([(THINGS, "works.bib:1")])


@pytest.mark.parametrize(
    ("data", "rest"),
    [
        (NEW, NEW),
        (OLD + "\n" + NEW, NEW),
        ("% mine\n" + NEW + "\n" + OLD, "% mine\n" + NEW + "\n"),
        (NEW + OLD.replace("\n", "\r\n") + NEW.replace("new", "newer"), NEW + NEW.replace("new", "newer")),
        (OLD, ""),
        ("% of a program\n@comment{x}\n" + OLD, ""),
        ("@string{a = {A}}\n" + OLD, "@string{a = {A}}\n"),
        ("% " + OLD.replace("\n", " ") + "\n" + OLD + NEW, "% " + OLD.replace("\n", " ") + "\n" + NEW),
        (OLD + "@book{broken, title = {On\n", "@book{broken, title = {On\n"),
    ],
)
def test_a_work_that_is_there_is_left_out_of_the_copy_and_named(data: str, rest: str) -> None:
    taken = copy("x.bib", data.encode(), known())
    assert taken.data.decode() == rest
    left = taken.records - taken.added
    named = [one for one in taken.problems if one.code != "unclosed-entry"]
    assert [(one.code, one.key) for one in named] == [("already-there", "old")] * left
    assert all("works.bib:1" in one.message and one.source.line for one in named)
    assert left == (data != NEW)


def test_a_file_with_no_work_that_is_there_is_copied_byte_for_byte() -> None:
    data = "\ufeff" + NEW.replace("\n", "\r\n")
    assert copy("x.bib", data.encode("utf-16-le"), known()).data == data.encode("utf-16-le")


def test_what_other_records_need_is_copied_and_named() -> None:
    taken = copy("x.bib", (OLD + CHILD).encode(), known())
    assert taken.data.decode() == OLD + CHILD
    assert [(one.code, one.source.line) for one in taken.problems] == [("copied-again", 1)]
    # What the record needs is in the bibliography, under the same name.
    there = known_of([(make(key="old", slug="old", doi="10.5555/things"), "works.bib:1")])
    assert copy("x.bib", (OLD + CHILD).encode(), there).data.decode() == CHILD


def test_what_other_records_need_is_copied_where_another_work_has_its_key() -> None:
    there = known_of([(THINGS, "works.bib:1"), (make(key="old", slug="old", doi="10.5555/else"), "works.bib:2")])
    taken = copy("x.bib", (OLD + CHILD).encode(), there)
    assert taken.data.decode() == OLD + CHILD
    assert [one.code for one in taken.problems] == ["copied-again"]


def test_what_the_records_of_another_file_need_is_copied() -> None:
    assert references("y.bib", CHILD.encode()) == {"old"}
    taken = copy("x.bib", OLD.encode(), known(), {"old"})
    assert taken.data.decode() == OLD
    assert [one.code for one in taken.problems] == ["copied-again"]


def test_a_file_that_begins_with_a_less_than_sign_is_no_xml() -> None:
    data = ("<!-- old -->\n" + OLD + "@book{z, title = {Caf\xe9 Life}}\n").encode("latin-1")
    taken = copy("x.bib", data, known())
    assert "Café Life" in taken.data.decode()
    ris = take(
        "x.ris", "<a remark>\nTY  - BOOK\nTI  - Caf\xe9 Life\nER  - \n".encode("latin-1"), FORMATS["ris"], known()
    )
    assert "Café Life" in ris.data.decode()


def test_a_record_that_is_cut_off_is_copied_and_named() -> None:
    data = NEW + "@book{cut,\n  title = {On"
    taken = copy("x.bib", data.encode(), known())
    assert taken.data.decode() == data
    (problem,) = taken.problems
    assert (problem.code, problem.source.line, problem.key) == ("unclosed-entry", 5, "cut")


def test_records_on_one_line_are_copied() -> None:
    data = OLD.replace("\n", "") + NEW.replace("\n", "")
    taken = copy("x.bib", data.encode(), known())
    assert taken.data.decode() == data
    assert [one.code for one in taken.problems] == ["copied-again"]


def test_a_file_that_has_a_work_twice_is_copied_with_both() -> None:
    assert copy("x.bib", (NEW + NEW.replace("new", "newer")).encode(), known()).added == 2


def test_works_of_a_copied_file_are_known_to_the_next_one() -> None:
    there = known()
    copy("x.bib", NEW.encode(), there)
    taken = take("y.ris", b"TY  - BOOK\nID  - new\nTI  - On Others\nPY  - 2021\nER  - \n", None, there)
    assert [one.code for one in taken.problems] == ["already-there"]
    assert "`new`, from x.bib:1" in taken.problems[0].message
    other = take("z.ris", b"TY  - BOOK\nID  - new\nTI  - On More\nPY  - 2021\nER  - \n", None, there)
    assert other.data.startswith(b"@book{new-2,")


def test_a_copy_without_some_works_is_in_utf_8() -> None:
    data = (OLD + "@book{b, title = {درباره چيزها}}\n").encode("cp1256")
    taken = copy("x.bib", data, known())
    assert "درباره چيزها" in taken.data.decode()
    assert [one.code for one in taken.problems] == ["not-utf-8", "already-there"]
