"""The BibLaTeX and EndNote files that the site gives away, read by other people's programs and by its own reader."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from pybtex.database import parse_string

from sitegen.formats import biblatex, endnote
from sitegen.formats.biblatex import LANGUAGES
from sitegen.language.orthography import language_tag
from tests.formats.cases import CASES
from tests.formats.works import addresses, full_article, make
from tests.outside import program

each_case = pytest.mark.parametrize("case", CASES)


def written(case: str) -> str:
    return biblatex.write([CASES[case]], addresses(CASES[case])).decode()


def run(command: list[str], given: str) -> str:
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", timeout=120, check=True)
    return done.stdout


@each_case
def test_other_readers_find_one_entry_and_all_its_fields(case: str) -> None:
    source = written(case)
    names = re.findall(r"^  (\S+) = ", source, re.MULTILINE)
    library = parse_bibtex(source)
    assert library.failed_blocks == []
    assert [field.key for field in library.entries[0].fields] == names
    (entry,) = parse_string(source, "bibtex").entries.values()
    assert len(entry.fields) + len(entry.persons) == len(names)


@each_case
def test_pandoc_finds_the_work(case: str) -> None:
    entry = CASES[case]
    (item,) = json.loads(run([program("pandoc"), "-f", "biblatex", "-t", "csljson"], written(case)))
    start = entry.issued.start if entry.issued else None
    found: list[Any] = item.get("issued", {}).get("date-parts", [[]])[0]
    assert found == ([part for part in (start.year, start.month, start.day) if part] if start else [])
    assert len(item.get("author", [])) >= len(entry.author)
    assert item.get("volume", "") == entry.volume


@each_case
def test_bibutils_finds_the_work_in_an_endnote_file(case: str, tmp_path: Path) -> None:
    file = tmp_path / "work.enw"
    file.write_bytes(endnote.write([CASES[case]], addresses(CASES[case])))
    found = run([program("end2xml"), "-un", "-nb", str(file)], "")
    assert found.count("<mods ") == 1
    assert found.count(">author<") >= len(CASES[case].author)
    assert CASES[case].volume in found


def test_the_names_of_fields_and_types_are_those_of_biblatex() -> None:
    source = biblatex.write([full_article()], addresses(full_article())).decode()
    for line in ("langid = {persian}", "date = {2022-05-12}", "journaltitle = {Journal of Invented Studies}"):
        assert line in source
    assert "@thesis{" in written("thesis")
    assert "type = {phdthesis}" in written("thesis")
    assert "institution = {Institute of Invention}" in written("report")
    assert "pubstate = {forthcoming}" in written("forthcoming")
    assert "language = {ckb}" in biblatex.write([make(language="ckb")], addresses(make())).decode()


@pytest.mark.parametrize(("tag", "name"), LANGUAGES.items())
def test_the_name_of_a_language_is_read_back(tag: str, name: str) -> None:
    assert language_tag(name) == tag
