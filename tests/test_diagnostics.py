"""Problems as people and machines read them."""

import json

import pytest

from sitegen.diagnostics import SHOWN, document, lines, overview, summary, tally
from sitegen.outcome import Outcome
from sitegen.problems import Severity, Source, error, note, warning

SOURCE = Source("bibliography/works.bib", 12)


def test_a_problem_reads_like_a_compilers() -> None:
    problem = warning("missing-comma", "a comma is missing", SOURCE, hint="put one there")
    assert list(lines([problem], "content/")) == [
        "content/bibliography/works.bib:12: warning: a comma is missing [missing-comma]\n    put one there"
    ]


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert list(lines([error("x", "wrong", Source("site.toml"))], "")) == ["site.toml: error: wrong [x]"]


@pytest.mark.parametrize(
    ("prefix", "shown"), [("a/content/", "a/templates"), ("content/", "templates"), ("", "../templates")]
)
def test_a_file_of_the_theme_is_shown_beside_the_content(prefix: str, shown: str) -> None:
    problem = error("x", "wrong", Source("../templates/home.html", 3))
    assert list(lines([problem], prefix)) == [f"{shown}/home.html:3: error: wrong [x]"]


def test_what_could_move_the_cursor_or_reorder_the_line_is_shown_as_its_code() -> None:
    problem = note("x", "a\x1b[2Jb\u202ec\nd می\u200cشود", Source("a\rb.bib"))
    assert list(lines([problem], "")) == ["a\\u000db.bib: note: a\\u001b[2Jb\\u202ec\\u000ad می\u200cشود [x]"]


def test_a_flood_of_one_kind_is_cut_and_counted_above_what_matters_more() -> None:
    few = SHOWN[Severity.NOTE]
    problems = [note("missing-abstract", str(number), SOURCE) for number in range(few + 3)]
    shown = list(lines([*problems, error("x", "other", SOURCE)], ""))
    assert len(shown) == few + 2
    assert shown[-2] == "… and 3 more [missing-abstract]; `--format json` shows them all"
    assert shown[-1].endswith("error: other [x]")


def test_what_matters_more_is_shown_more_often() -> None:
    assert SHOWN[Severity.NOTE] < SHOWN[Severity.WARNING] < SHOWN[Severity.ERROR]
    many = SHOWN[Severity.NOTE] + 1
    assert len(list(lines([warning("x", "wrong", SOURCE)] * many, ""))) == many


def test_the_overview_counts_by_severity_and_by_code_the_most_frequent_first() -> None:
    problems = [*[note("a", "", SOURCE)] * 2, *[note("b", "", SOURCE)] * 9, error("c", "", SOURCE)]
    assert list(overview(problems)) == ["11 notes: b 9, a 2", "1 error: c 1"]


def test_the_overview_names_ten_codes_and_counts_the_others() -> None:
    problems = [note(f"n{number:02}", "", SOURCE) for number in range(12)]
    (line,) = overview(problems)
    assert line.startswith("12 notes: n00 1, ")
    assert line.endswith("n09 1, others 2")


def test_a_few_problems_need_no_overview() -> None:
    assert list(overview([note("a", "", SOURCE)] * 10)) == []


def test_known_problems_are_counted_and_not_shown() -> None:
    outcome = Outcome(is_published=True, problems=(), records=1, published=1, known=2)
    assert "; 2 known problems not shown; " in summary(outcome, 0.1)
    assert json.loads(document(outcome))["known"] == 2
    assert "known" not in json.loads(document(Outcome(is_published=True, problems=())))


def test_the_document_for_machines_holds_every_problem() -> None:
    problem = error("x", "wrong", SOURCE, key="a")
    assert json.loads(document(Outcome(is_published=False, problems=(problem,))))["problems"] == [
        {
            "code": "x",
            "severity": "error",
            "message": "wrong",
            "source": {"file": "bibliography/works.bib", "line": 12},
            "key": "a",
            "hint": "",
        }
    ]


def test_the_tally_names_severities_that_occur() -> None:
    assert tally([]) == ""
    assert tally([error("x", "", SOURCE), note("y", "", SOURCE), note("y", "", SOURCE)]) == "1 error, 2 notes"


def test_the_last_line_says_what_was_written_kept_and_removed() -> None:
    outcome = Outcome(
        is_published=True, problems=(), records=3, published=2, unpublished=1, files=12, written=4, removed=2
    )
    assert summary(outcome, 0.25) == (
        "3 records read: 2 published, 1 reported and not published; 12 files: 4 written, 8 kept, 2 removed; 0.2 s"
    )
