"""What the rules find in works that were read without a mistake."""

import pytest
from msgspec.structs import replace

from sitegen.check import ENTRY_RULES, SITE_RULES, check
from sitegen.config import Crossref
from sitegen.problems import Severity
from tests.cases.built import build, record

GOOD = {
    "title": "On Invented Things",
    "title_fa": "دربارهٔ چیزهای خیالی",
    "author": "Rezaei, Ali",
    "journal": "Journal of Things",
    "year": "2022",
    "abstract": "Things are invented.",
    "pages": "1--9",
}
# What a record is made wrong with, for each rule, and how much that matters.
FAULTS = {
    "missing_title": ({"title": "", "title_fa": ""}, Severity.ERROR),
    "missing_author": ({"author": ""}, Severity.WARNING),
    "missing_year": ({"year": ""}, Severity.WARNING),
    "missing_abstract": ({"abstract": ""}, Severity.NOTE),
    "missing_translation": ({"title_fa": ""}, Severity.NOTE),
    "pdf_elsewhere": ({"pdf": "https://journal.example/a.pdf"}, Severity.NOTE),
}
# The same name, once as a human's and once as an organisation's.
SAME_NAME = {**GOOD, "title": "On Other Things", "title_fa": "دربارهٔ چیزهای دیگر", "author": "{Ali Rezaei}"}
WITH_SETTINGS = {"not_in_crossref"}
OF_TWO_WORKS = {"duplicate_work", "same_name"}


def codes(*records: dict[str, str], kind: str = "article") -> list[tuple[str, str, Severity]]:
    """The problems of a site with these records: code, key and severity."""
    bib = "".join(record(kind, fields, f"a{number}") for number, fields in enumerate(records, 1))
    return [(problem.code, problem.key, problem.severity) for problem in check(build(bib).site)]


def test_a_good_record_has_no_problems() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize("rule", FAULTS)
def test_a_rule_finds_its_fault_and_no_other_does(rule: str) -> None:
    fault, severity = FAULTS[rule]
    assert codes(GOOD | fault) == [(rule.replace("_", "-"), "a1", severity)]


def test_every_rule_is_tested_and_reports_under_its_own_name() -> None:
    names = [rule.__name__ for rule in (*ENTRY_RULES, *SITE_RULES)]
    assert sorted(names) == sorted({*FAULTS, *WITH_SETTINGS, *OF_TWO_WORKS})
    bad = {field: value for fault, _ in FAULTS.values() for field, value in fault.items()}
    bib = (
        record("article", GOOD, "a1")
        + record("article", GOOD, "a2")
        + record("article", GOOD | bad, "a3")
        + record("article", GOOD | {"title_fa": ""}, "a4")
        + record("article", SAME_NAME, "a5")
    )
    site = build(bib).site
    config = replace(site.config, crossref=Crossref(depositor="Press", email="a@b.example", prefixes=("10.5555",)))
    found = {rule.__name__: {problem.code for problem in rule(site)} for rule in SITE_RULES}
    for one in ENTRY_RULES:
        problems = (one(entry, site.sources[entry.slug], config) for entry in site.entries)
        found[one.__name__] = {problem.code for problem in problems if problem}
    assert found == {name: {name.replace("_", "-")} for name in names}


def test_a_problem_says_where_its_record_is() -> None:
    site = build(record("article", GOOD, "a1") + record("article", GOOD | {"title_fa": "", "year": "1999"}, "a2")).site
    (problem,) = check(site)
    assert (problem.source.file, problem.key) == ("bibliography/works.bib", "a2")
    assert problem.source.line == record("article", GOOD, "a1").count("\n") + 1


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Another", "title_fa": "دیگری", "doi": "10.1234/ABC"},
        {},
        {"title": "ON INVENTED THINGS"},
    ],
)
def test_one_work_twice_is_reported_at_the_second(fields: dict[str, str]) -> None:
    found = codes(GOOD | {"doi": "10.1234/abc"} if "doi" in fields else GOOD, GOOD | fields)
    assert found == [("duplicate-work", "a2", Severity.WARNING)]


@pytest.mark.parametrize(
    "fields",
    [{"pages": "10--19"}, {"year": "2021"}, {"volume": "2"}, {"title": "Another"}],
)
def test_works_that_differ_in_what_tells_them_apart_are_two(fields: dict[str, str]) -> None:
    assert codes(GOOD, GOOD | fields) == []


def test_two_people_of_one_name_may_be_one() -> None:
    assert codes(GOOD, SAME_NAME) == [("same-name", "a2", Severity.NOTE)]
    assert codes(GOOD, {**SAME_NAME, "author": "Ali Rezaei"}) == []


def test_a_work_of_a_kind_without_abstracts_needs_none() -> None:
    book = {name: GOOD[name] for name in ("title", "title_fa", "author", "year")}
    assert codes(book, kind="book") == []


def test_a_pdf_of_the_site_is_not_elsewhere() -> None:
    assert codes(GOOD | {"pdf": "https://works.example/pubs/files/a.pdf"}) == []
