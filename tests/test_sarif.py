"""SARIF for hosts of code, against its schema."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from sitegen.outcome import Outcome
from sitegen.problems import Problem, Source, error, note, warning
from sitegen.sarif import sarif
from tests.outside import NODE_MODULES

SCHEMA = NODE_MODULES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8-sig")))
YEAR = warning("missing-year", "the record has no year", Source("bibliography/a b.bib", 3), key="a1", hint="add it")
FILE = error("not-utf-8", "this file must be in UTF-8", Source("people.toml"))


def run_of(*problems: Problem, prefix: str = "content/") -> dict[str, Any]:
    """The run of a document that fits the schema."""
    document = json.loads(sarif(Outcome(is_published=True, problems=problems), prefix))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    (run,) = document["runs"]
    found: dict[str, Any] = run
    return found


def place(problem: Problem, prefix: str = "content/") -> dict[str, Any]:
    """Where a result says that its problem is."""
    found: dict[str, Any] = run_of(problem, prefix=prefix)["results"][0]["locations"][0]["physicalLocation"]
    return found


def test_every_result_names_its_rule_and_every_rule_says_what_it_is() -> None:
    run = run_of(YEAR, FILE, YEAR)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["missing-year", "not-utf-8"]
    assert rules[0]["shortDescription"]["text"].startswith("A work has no year")
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["warning", "error"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == ["missing-year", "not-utf-8", "missing-year"]
    assert run["results"][0]["message"]["text"] == "`a1`: the record has no year\nadd it"


def test_a_place_is_relative_to_where_the_command_ran() -> None:
    address = {"uri": "content/bibliography/a%20b.bib", "uriBaseId": "%SRCROOT%"}
    assert place(YEAR) == {"artifactLocation": address, "region": {"startLine": 3}}
    assert place(FILE)["artifactLocation"]["uri"] == "content/people.toml"
    assert "region" not in place(FILE)
    assert (
        place(error("x", "y", Source("../templates/home.html", 1)))["artifactLocation"]["uri"] == "templates/home.html"
    )
    assert place(error("x", "y", Source("s3://bucket/a"))) == {"artifactLocation": {"uri": "s3://bucket/a"}}


def test_a_fingerprint_stays_when_lines_move_and_tells_equal_problems_apart() -> None:
    moved = warning(YEAR.code, YEAR.message, Source(YEAR.source.file, 77), key=YEAR.key)
    marks = [
        [one["partialFingerprints"] for one in run_of(*both)["results"]] for both in ([YEAR, YEAR], [moved, moved])
    ]
    assert marks[0] == marks[1]
    assert marks[0][0] != marks[0][1]


def test_a_site_that_could_not_be_made_is_a_run_that_failed() -> None:
    document = json.loads(sarif(Outcome(is_published=False, problems=(FILE,)), ""))
    assert document["runs"][0]["invocations"] == [{"executionSuccessful": False}]


def test_a_code_that_has_no_sentence_is_described_by_its_message() -> None:
    (rule,) = run_of(note("of-tomorrow", "something new", Source("a.bib")))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "something new"


@given(st.text(min_size=1), st.text(min_size=1), st.integers(0, 9), st.text())
def test_whatever_a_problem_says_the_document_fits_the_schema(message: str, file: str, line: int, key: str) -> None:
    run_of(note("x", message, Source(file, line), key=key, hint=message))


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert list(VALIDATOR.iter_errors({"version": "2.1.0", "runs": [{"results": [{}]}]}))
