"""Golden files: what an output was when someone last looked at it. `pytest --update-golden` writes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the flag that writes golden files instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Asserts that some bytes are those of a file in `tests/golden/`, named by its path there."""

    def check(path: str, output: bytes) -> None:
        file = GOLDEN / path
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output)
        assert output.decode() == file.read_bytes().decode()

    return check
