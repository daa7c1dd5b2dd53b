"""A baseline knows problems again, wherever their lines have moved."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.baseline import BaselineError, compared, decoded, encoded, fingerprints
from sitegen.problems import Problem, Source, note, warning

ONE = warning("missing-year", "the record has no year", Source("bibliography/a.bib", 3), key="a1")
problems = st.builds(
    lambda code, message, file, line, key: note(code, message, Source(file, line), key=key),
    st.sampled_from(["a", "b"]),
    st.text(st.sampled_from('ab"\\\n: 1')) | st.text(),
    st.sampled_from(["a.bib", "b.bib"]),
    st.integers(0, 5),
    st.sampled_from(["", "k"]),
)


@given(st.lists(problems))
def test_a_baseline_knows_every_problem_that_it_was_made_of(found: list[Problem]) -> None:
    result = compared(found, decoded(encoded(found)))
    assert (result.new, result.known, result.gone) == ((), len(found), 0)


@given(st.lists(problems), st.randoms())
def test_a_baseline_is_the_same_in_whichever_order_problems_come(found: list[Problem], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert encoded(shuffled) == encoded(found)


@pytest.mark.parametrize(
    "moved",
    [
        warning("missing-year", "the record has no year", Source("bibliography/a.bib", 99), key="a1"),
        warning("missing-year", "the record has no year", Source("bibliography/a.bib", 3), key="a1", hint="another"),
    ],
)
def test_a_problem_that_moved_is_known(moved: Problem) -> None:
    assert compared([moved], decoded(encoded([ONE]))).new == ()
    assert list(fingerprints([moved])) == list(fingerprints([ONE]))


@pytest.mark.parametrize(
    "other",
    [
        warning("missing-title", "the record has no year", ONE.source, key="a1"),
        warning("missing-year", "the record has none", ONE.source, key="a1"),
        warning("missing-year", "the record has no year", Source("bibliography/b.bib", 3), key="a1"),
        warning("missing-year", "the record has no year", ONE.source, key="a2"),
    ],
)
def test_another_problem_is_new_and_the_old_one_gone(other: Problem) -> None:
    result = compared([other], decoded(encoded([ONE])))
    assert (result.new, result.known, result.gone) == ((other,), 0, 1)
    assert list(fingerprints([other])) != list(fingerprints([ONE]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "`a` is also the key at works.bib:12; `a-2`",
            "`a` is also the key at works.bib:7; `a-2`",
        ),
        ("two share a name; the other one is in line 12", "two share a name; the other one is in line 120"),
    ],
)
def test_a_line_that_a_message_names_does_not_count(before: str, after: str) -> None:
    known = decoded(encoded([warning("x", before, ONE.source)]))
    assert compared([warning("x", after, ONE.source)], known).new == ()


def test_one_more_of_the_same_is_new() -> None:
    assert compared([ONE, ONE], decoded(encoded([ONE]))).new == (ONE,)
    assert len(set(fingerprints([ONE, ONE]))) == 2


def test_a_baseline_is_json_with_a_problem_a_line() -> None:
    data = encoded([ONE, ONE]).decode()
    assert data.count("\n") == 3
    assert json.loads(data)["problems"] == [
        {
            "file": "bibliography/a.bib",
            "code": "missing-year",
            "key": "a1",
            "message": "the record has no year",
            "count": 2,
        }
    ]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"version":1,"problems":[{}]}', b'{"version":2}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(BaselineError, match="baseline"):
        decoded(data)
