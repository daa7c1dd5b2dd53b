"""Which file is the full text of which work."""

import pytest

from sitegen.reading.full_texts import full_texts, unused_files

WORKS = {"Rezaei2022": "rezaei2022", "rezaei2022": "rezaei2022", "rezaei": "rezaei", "Rezaei": "rezaei-0a1b2c3d"}


@pytest.mark.parametrize("file", ["Rezaei2022.pdf", "rezaei2022.pdf", "REZAEI2022.PDF", "Rezaei2022.PDF"])
def test_a_full_text_is_named_after_the_key_in_whatever_case(file: str) -> None:
    assert full_texts(WORKS, [file]) == {"rezaei2022": file}


def test_an_exact_name_goes_before_one_in_another_case() -> None:
    assert full_texts(WORKS, ["Rezaei.pdf", "rezaei.pdf"]) == {"rezaei": "rezaei.pdf", "rezaei-0a1b2c3d": "Rezaei.pdf"}


def test_no_file_belongs_to_two_works() -> None:
    assert full_texts(WORKS, ["Rezaei.pdf"]) == {"rezaei-0a1b2c3d": "Rezaei.pdf"}
    assert len(full_texts(WORKS, ["REZAEI.pdf"])) == 1


def test_a_name_is_the_same_however_its_letters_are_composed() -> None:
    assert full_texts({"آرش": "arsh"}, ["ا\u0653رش.pdf"]) == {"arsh": "ا\u0653رش.pdf"}


def test_a_pdf_that_nothing_uses_is_noted_with_what_to_do() -> None:
    (problem,) = unused_files(["a.png", "Rezaie2022.PDF", "used.pdf"], ["used.pdf"])
    assert (problem.code, problem.severity, problem.source.file) == ("unused-file", "note", "files/Rezaie2022.PDF")
    assert "citation key" in problem.hint
