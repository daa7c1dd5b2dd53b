"""What a folder answers a build."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from sitegen.built import Marks
from sitegen.making import Made
from sitegen.pages.unit import Unit
from sitegen.plan import Stale
from sitegen.targets import FolderTarget, Renewal

UNITS = tuple(Unit("work", name, None, b"", files=(name,)) for name in ("a.html", "b.html"))


def test_workers_end_before_the_folder_that_they_write_into_goes(tmp_path: Path) -> None:
    was_there: list[bool] = []

    def making(units: Sequence[Unit], root: str) -> Generator[Made, None, None]:
        try:
            yield from [(one, ()) for one in units]
        finally:
            was_there.append(Path(root).is_dir())

    def failing(made: Iterable[Made]) -> Iterator[tuple[str, Marks]]:
        for one, marks in made:
            yield one.key, marks
            raise RuntimeError("nobody listens")

    target = FolderTarget(tmp_path / "output")
    with target.publishing(()), pytest.raises(RuntimeError, match="nobody listens"):
        target.renew(Renewal(cast("Any", None), Stale(UNITS, {}, {}), frozenset()), making, failing)
    assert was_there == [True]
    assert {path.name for path in tmp_path.iterdir()} == {".sitegen-output-lock"}
