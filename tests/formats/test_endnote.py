"""EndNote's tagged format, where its types have their own meaning of a tag."""

import pytest

from sitegen.formats.endnote import write
from sitegen.formats.importing.endnote import read
from sitegen.model import Entry
from tests.formats.works import JOURNAL, addresses, make, person

EDITOR = person("Karimi", "Sara")


def lines(entry: Entry) -> list[str]:
    return write([entry], addresses(entry)).decode().split("\r\n")


@pytest.mark.parametrize("kind", ["book", "collection"])
def test_the_editors_of_an_edited_book_are_its_first_names(kind: str) -> None:
    entry = make(type=kind, author=(), editor=(EDITOR,), et_al_roles=("editor",))
    assert lines(entry)[0] == "%0 Edited Book"
    assert [line for line in lines(entry) if line[:2] in {"%A", "%E"}] == ["%A Karimi, Sara", "%A et al.,"]
    (found,) = read(write([entry], addresses(entry)))
    assert dict(found.fields)["editor"] == "Karimi, Sara and others"
    assert "author" not in dict(found.fields)


@pytest.mark.parametrize("kind", ["book", "collection"])
def test_the_editors_of_a_book_with_authors_are_editors(kind: str) -> None:
    entry = make(type=kind, author=(person("Rezaei", "Ali"),), editor=(EDITOR,))
    assert lines(entry)[0] == "%0 Book"
    assert [line for line in lines(entry) if line[:2] in {"%A", "%E"}] == ["%A Rezaei, Ali", "%E Karimi, Sara"]
    (found,) = read(write([entry], addresses(entry)))
    assert (dict(found.fields)["author"], dict(found.fields)["editor"]) == ("Rezaei, Ali", "Karimi, Sara")


def test_each_serial_number_has_a_line_of_its_own() -> None:
    entry = make(container=JOURNAL, isbn=("978-3-16-148410-0",))
    numbers = [line for line in lines(entry) if line.startswith("%@")]
    assert numbers == ["%@ 1234-5679", "%@ 2345-6780", "%@ 978-3-16-148410-0"]
    (found,) = read(write([entry], addresses(entry)))
    fields = dict(found.fields)
    assert (fields["issn"], fields["isbn"]) == ("1234-5679, 2345-6780", "978-3-16-148410-0")
