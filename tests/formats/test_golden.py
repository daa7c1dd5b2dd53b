"""Every format of every kind of work, as it was when someone last looked at it."""

from collections.abc import Callable

import pytest

from sitegen.formats import FORMATS
from tests.formats.cases import CASES
from tests.formats.heads import page
from tests.formats.works import addresses, full_landing
from tests.golden_plugin import GOLDEN

LANGUAGES = ("fa", "en")
WRITTEN = {f"work{form.suffix}": form.write for form in FORMATS if form.write}

Golden = Callable[[str, bytes], None]
each_case = pytest.mark.parametrize("case", CASES)


@each_case
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_head_of_a_page(case: str, lang: str, golden: Golden) -> None:
    golden(f"{case}/head.{lang}.html", page(CASES[case], full_landing(lang)).encode())


@each_case
@pytest.mark.parametrize("file", WRITTEN)
def test_a_file_beside_the_page(case: str, file: str, golden: Golden) -> None:
    entry = CASES[case]
    golden(f"{case}/{file}", WRITTEN[file]([entry], addresses(entry, pdf=True)))


def test_no_golden_file_is_left_over() -> None:
    files = {file.relative_to(GOLDEN).as_posix() for case in CASES for file in (GOLDEN / case).iterdir()}
    heads = {f"{case}/head.{lang}.html" for case in CASES for lang in LANGUAGES}
    assert files == heads | {f"{case}/{file}" for case in CASES for file in WRITTEN}
