"""A build over what the last one left gives what a build from nothing gives, whatever was edited in between."""

import shutil
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import sitegen.formats.bundles
import sitegen.pages.catalogue
import sitegen.pages.list_feeds
import sitegen.pages.neighbourhood
import sitegen.press
import sitegen.publish
import sitegen.reading.segments
from sitegen.build import build
from sitegen.outcome import Outcome
from sitegen.pages import views
from sitegen.project import Order
from sitegen.publish import PublishingError
from sitegen.theme import ThemeError
from tests.builds.editors import EDITS, FOREIGN, Desk, Edit, carry_out, first_desk
from tests.builds.trees import is_tidy, locales_parsed_once, tree

SEQUENCES = 40
EDITS_OF_ONE = 5
PLACES = st.integers(0, 10**6)

edits = st.lists(st.builds(Edit, st.sampled_from(sorted(EDITS)), PLACES, PLACES), min_size=1, max_size=EDITS_OF_ONE)


@pytest.fixture(scope="module", autouse=True)
def small_parts() -> Iterator[None]:
    """Files of a few records are cut into parts, as large ones are, and so are exports of a few works."""
    with pytest.MonkeyPatch.context() as patch, locales_parsed_once():
        patch.setattr(sitegen.reading.segments, "SHORTEST", 60)
        patch.setattr(sitegen.reading.segments, "LONGEST", 600)
        patch.setattr(sitegen.press, "views", partial(views, works_a_file=3))
        patch.setattr(sitegen.formats.bundles, "WORKS_TO_COMPRESS", 3)
        for name in ("FEWEST_WORKS", "FEWEST_YEARS"):
            patch.setattr(sitegen.pages.catalogue, name, 2)
        patch.setattr(sitegen.pages.list_feeds, "WORKS_FOR_A_FEED", 2)
        patch.setattr(sitegen.pages.neighbourhood, "WORKS_IN_COMMON", 1)
        yield


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, small_parts: None) -> Desk:  # noqa: ARG001 - for its effect
    """A site that was built once."""
    desk = first_desk(tmp_path_factory.mktemp("first"))
    desk.write()
    outcome_of(desk, desk.output)
    assert (desk.output / "index.html").is_file()
    return desk


def outcome_of(desk: Desk, output: Path) -> Outcome | str:
    """What a build says, without what it did about files, which an earlier one may have done."""
    try:
        order = Order(content=desk.content, output=output, jobs=1, may_shrink=True, codings=desk.codings)
        outcome = build(order)
    except (PublishingError, ThemeError) as failure:
        return str(failure)
    return replace(outcome, files=None, written=0, removed=0)


def desk_like(first: Desk, folder: Path) -> Desk:
    """The same content, and the same site with what was left beside it, in another folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(first.output.parent, folder / "built", symlinks=True)
    return replace(deepcopy(first), folder=folder)


def follow(first: Desk, sequence: Sequence[Edit], folder: Path, *, moves_in: bool) -> None:
    """After each edit, the site is the one that a clean build makes, or as it was if there can be none."""
    desk, clean = desk_like(first, folder), folder / "clean" / "output"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sitegen.publish, "LINKED_AT_MOST", 0 if moves_in else 10**6)
        for edit in sequence:
            carry_out(edit, desk)
            before = tree(desk.output) if desk.output.is_dir() else {}
            shutil.rmtree(clean.parent, ignore_errors=True)
            outcome = outcome_of(desk, desk.output)
            assert outcome == outcome_of(desk, clean)
            is_published = isinstance(outcome, Outcome) and outcome.is_published
            mine = {name: body for name, body in before.items() if name in FOREIGN}
            assert (tree(desk.output) if desk.output.is_dir() else {}) == (
                mine | tree(clean) if is_published else before
            )
            assert is_tidy(desk.output)


@settings(max_examples=SEQUENCES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits, st.booleans())
def test_incremental_builds_equal_clean_ones(desk: Desk, tmp_path: Path, sequence: list[Edit], moves_in: bool) -> None:
    follow(desk, sequence, tmp_path / "sequence", moves_in=moves_in)
