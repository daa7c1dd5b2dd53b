"""BibLaTeX, as biber, which reads it for LaTeX, takes it: every warning is known, and why."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.formats import biblatex
from sitegen.model import Affiliation, Name, Person
from tests.formats.cases import CASES
from tests.formats.works import addresses, make, text
from tests.outside import program

WARNING = re.compile(r"WARN - Datamodel: Entry '([^']+)' \([^)]*\): (.*)")
UNKNOWN = re.compile(r"Field '(\w+)' invalid in data model - ignoring")
MISPLACED = re.compile(r"Invalid field '(\w+)' for entrytype '(\w+)'")

OURS = {"eissn", "license", "references"}
"""What BibLaTeX has no field for: biber leaves it out, this site and its like read it."""
TRANSLATION = re.compile(r"[a-z]+_fa")
"""A field in another language, which BibLaTeX has no way to name."""
ELSEWHERE: Mapping[tuple[str, str], str] = {
    ("article", "publisher"): "who publishes a journal, which other readers of BibTeX know",
    ("article", "howpublished"): "an own field of the record, which is kept",
    ("incollection", "bookauthor"): "the record's own type; BibLaTeX has the author of a book for `inbook` alone",
    ("misc", "publisher"): "who gives out a preprint",
    ("patent", "publisher"): "the office; a holder is another one",
    **{("standard", field): "no style has standards, so there is no field at all" for field in
       ("author", "number", "publisher", "title")},
}  # fmt: skip
MISSING: Mapping[str, str] = {
    "magazine": "Missing mandatory field 'author'",
    **dict.fromkeys(
        ("forthcoming", "hostile", "web-page"), "Missing mandatory field - one of 'date, year' must be defined"
    ),
}
"""What a record does not say."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What biber says of the golden works, and writes of them."""
    folder = tmp_path_factory.mktemp("biber")
    works = [replace(entry, key=case) for case, entry in CASES.items()]
    texts = [biblatex.write([entry], addresses(entry, pdf=True)) for entry in works]
    (folder / "works.bib").write_bytes(b"\n".join(texts))
    return _run(folder)


def _run(folder: Path) -> tuple[str, str]:
    options = ("--tool", "--validate-datamodel", "--nolog", "--output-file=out.bib", "works.bib")
    command = [program("biber"), *options]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert result.returncode == 0, result.stdout
    return result.stdout, (folder / "out.bib").read_text(encoding="utf-8")


def test_every_work_arrives(outcome: tuple[str, str]) -> None:
    assert set(re.findall(r"^@\w+\{([^,]+),", outcome[1], re.MULTILINE)) == CASES.keys()
    assert "ERROR" not in outcome[0]


def test_every_warning_is_known(outcome: tuple[str, str]) -> None:
    missing, misplaced, unknown = set(), set(), set()
    lines = [line for line in outcome[0].splitlines() if line.startswith("WARN")]
    for line in lines:
        found = WARNING.fullmatch(line)
        assert found, line
        if field := UNKNOWN.fullmatch(found[2]):
            unknown.add(field[1])
        elif place := MISPLACED.fullmatch(found[2]):
            misplaced.add((place[2], place[1]))
        else:
            missing.add((found[1], found[2]))
    assert {name for name in unknown if not TRANSLATION.fullmatch(name)} == OURS
    assert misplaced == ELSEWHERE.keys()
    assert missing == set(MISSING.items())


def test_all_that_is_said_of_a_person_arrives(tmp_path: Path) -> None:
    bodies = (Affiliation(text('Salt; "Sea" = {Sand}', "نمک")), Affiliation(text("Press"), "https://ror.org/05dxps055"))
    author = Person((Name("Rezaei", "Ali"),), orcid="0000-0002-1825-0097", affiliations=bodies)
    entry = make(author=(Person((Name("Karimi", "Sara"),)), author))
    (tmp_path / "works.bib").write_bytes(biblatex.write([entry], addresses(entry)))
    found = dict(re.findall(r"^  AUTHOR\+an:(\w+) = \{(.*)\},$", _run(tmp_path)[1], re.MULTILINE))
    assert found == {
        "affiliation": r'2=Salt\symbol{59} {"}Sea{"} = \{Sand\}',
        "affiliation_fa": "2=نمک",
        "affiliation2": "2=Press",
        "orcid": "2=0000-0002-1825-0097",
        "ror2": "2=https://ror.org/05dxps055",
    }


def test_a_fault_is_found(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text("@article{a, title = {On Things}, journal = {J}, date = {2022-13-40}, x = {y}}")
    assert "WARN" in _run(tmp_path)[0]
