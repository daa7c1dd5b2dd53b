"""Every golden work, as others' programs read it from every file and page."""

import pytest

from tests.formats.cases import CASES
from tests.readback import forty
from tests.readback.expected import EXPECTED, LIMITS
from tests.readback.read import BY_NAME, expected, read

pytestmark = pytest.mark.xdist_group("readers")


def test_every_golden_work_is_expected() -> None:
    assert EXPECTED.keys() == CASES.keys()
    assert {reader for reader, _ in LIMITS} <= BY_NAME.keys()
    assert not EXPECTED.keys() & forty.RECORDS.keys()


@pytest.mark.parametrize("reader", BY_NAME)
@pytest.mark.parametrize("case", EXPECTED)
def test_a_reader_finds_the_work(reader: str, case: str) -> None:
    wanted = BY_NAME[reader].others.get(case, EXPECTED[case])
    assert read(reader, case) == expected(reader, wanted)._replace(**LIMITS.get((reader, case), {}))  # type: ignore[arg-type]
