"""What makes an English record a Persian one, and how its doubts reach the editor."""

import pytest

from sitegen.config import Config
from sitegen.model import Entry, Text, Words
from sitegen.problems import Problem
from sitegen.reading.authority import Authority
from sitegen.reading.entries import read_entry
from tests.reading.bibliography import read_bibliography

CONFIG = Config(title=Text((Words("Sorna", "en"),)), base_url="https://site.example/")
TITLES = "title = {On Things}, journal = {Journal of Things}"


def read(fields: str) -> tuple[Entry, tuple[Problem, ...]]:
    (raw,) = read_bibliography({"a.bib": f"@article{{a1,\n{fields}\n}}"}).entries
    return read_entry(raw, CONFIG, Authority())


def calendar(fields: str) -> str:
    issued = read(fields)[0].issued
    return issued.calendar if issued else ""


@pytest.mark.parametrize(
    "evidence",
    [
        "language = {persian}",
        "language = {fa-AF}",
        "title_fa = {دربارهٔ چیزها}",
        "journal_fa = {مجلهٔ چیزها}",
        "authorfa = {مینا سرنا}",
        "keywords_fa = {چیز}",
        "abstract_fa-IR = {چکیده}",
        "booktitle = {چیزها}",
    ],
)
def test_a_field_in_persian_makes_a_year_solar(evidence: str) -> None:
    assert calendar(f"{TITLES}, year = 1400, {evidence}") == "persian"


def test_a_journal_in_persian_makes_a_year_solar() -> None:
    assert calendar("title = {On Things}, journal = {مجلهٔ چیزها}, year = 1400") == "persian"


@pytest.mark.parametrize(
    "other", ["language = {english}", "title_de = {Dinge}", "note = {as in 2021}", "title_fa = {}"]
)
def test_without_it_the_year_stays_gregorian_and_is_doubted(other: str) -> None:
    entry, problems = read(f"{TITLES}, year = 1400, {other}")
    assert entry.issued is not None
    assert entry.issued.calendar == "gregory"
    (problem,) = [problem for problem in problems if problem.code == "solar-year-suspected"]
    assert (problem.key, problem.source.line, "`year_fa`" in problem.hint) == ("a1", 1, True)


def test_the_journal_stays_where_it_was_looked_at_alone() -> None:
    (raw,) = read_bibliography({"a.bib": "@book{b1, title = {On Things}, journal = {Sorna}, year = 1400}"}).entries
    assert read_entry(raw, CONFIG, Authority())[0].extra == (("journal", "Sorna"),)


def test_people_who_are_not_parted_are_reported() -> None:
    entry, problems = read(f"{TITLES}, year = 2021, author = {{مینا سرنایی، علی تارایی}}")
    (problem,) = problems
    assert (problem.code, problem.hint[:28]) == ("two-names-suspected", "separate people with ` and `")
    assert len(entry.author) == 1
