"""Citations are made once, and again only if they would be others."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sitegen import remembering
from sitegen.citations.citation import Cited, cited
from sitegen.citations.styles import Style
from sitegen.model import Entry
from sitegen.pages.harvest import site_units
from sitegen.press import Press
from sitegen.project import unwatched
from sitegen.state import State, StateReader
from tests.cases.built import build

BIB = "@book{{a, title={{{}}}, author={{Rezaei, Ali}}, year={{2022}}}}\n@book{{b, title={{Other}}, year={{2022}}}}"

Remember = Callable[[Press], list[str]]


@pytest.fixture
def remember(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Remember:
    """Remembers the citations of a site in one state file; gives the works that were cited for that."""

    def remembered(press: Press) -> list[str]:
        seen: list[str] = []

        def watched(entry: Entry, styles: Sequence[Style]) -> Cited:
            seen.append(entry.slug)
            return cited(entry, styles)

        monkeypatch.setattr(remembering, "cited", watched)
        state = State(tmp_path / "state")
        remembering.remember_citations(press, site_units(press.site, press.views), state, 1, unwatched)
        state.save(state.built())
        state.close()
        return seen

    return remembered


def press_of(title: str) -> Press:
    """The press of a site of two works."""
    return build(BIB.format(title)).press


def test_what_is_kept_is_what_would_be_made_again(remember: Remember, tmp_path: Path) -> None:
    press = press_of("Things")
    assert remember(press) == ["a", "b"]
    reader = StateReader(tmp_path / "state")
    assert [reader.citations(entry.slug) for entry in press.site.entries] == [
        cited(entry, press.styles).citations for entry in press.site.entries
    ]


def test_only_the_work_that_changed_is_cited_again(remember: Remember) -> None:
    remember(press_of("Things"))
    assert remember(press_of("Things")) == []
    assert remember(press_of("Changed")) == ["a"]


def test_another_sitegen_or_another_processor_cites_all_again(
    remember: Remember, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(press_of("Things"))
    monkeypatch.setattr(remembering, "code_state", lambda: b"another")
    assert remember(press_of("Things")) == ["a", "b"]
