"""Rising numbers as short text are read as they were written."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.search.runs import run, runs
from sitegen.search.tiers import LONG, SHORT, file_number, term_files
from tests.search.conftest import RunJs

rising = st.lists(st.integers(0, 262_143), unique=True).map(sorted)
near = st.lists(st.integers(0, 4_000), unique=True).map(sorted)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rising | near, min_size=20, max_size=60))
def test_the_script_reads_what_was_written(run_js: RunJs, lists: list[list[int]]) -> None:
    assert run_js("runs.mjs", [run(numbers) for numbers in lists]) == lists


def test_distances_at_the_edges_of_codes_are_read(run_js: RunJs) -> None:
    edges = [[step - 1] for step in (1, 48, 49, 1_008, 1_009, 4_096, 4_097, 16_384, 262_144)]
    assert run_js("runs.mjs", [run(numbers) for numbers in edges]) == edges


def test_each_number_takes_one_character_where_works_are_near() -> None:
    assert run(range(1_000)) == "0" * 1_000
    assert runs([[], [0], []]) == ",0"


def test_a_part_has_files_by_the_works_in_it_and_each_term_in_one_of_them() -> None:
    assert [SHORT.files(works) for works in (0, 1, 1_000, SHORT.works)] == [1, 1, 16, 512]
    assert [LONG.files(works) for works in (1, 1_000, LONG.works)] == [1, 32, 256]
    files = term_files({"mill": ([0],), "river": ([0, 1],)}, LONG, 4)
    assert files[file_number("mill", LONG.letters, 4)].startswith(b'{"mill":"0"')
    assert sum(file.count(b":") for file in files) == 2
