"""Lines of works that are made before the pages change no page."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from sitegen.pages import views
from sitegen.pages.rows import SomeRows
from sitegen.pages.units import units
from sitegen.press import Press, pages_of
from sitegen.site import Site
from sitegen.spooling import Lines, spool, with_lines
from sitegen.theme import Theme, ThemeError
from tests.cases.built import build
from tests.render.test_compiler import WORKS, theme, theme_with

PREPARED = (("list", "../../"), ("work", "../../"))


def pages(press: Press) -> dict[str, bytes]:
    """The pages of works, authors and keywords, in all languages."""
    made = [unit for unit in units(press.site, press.views) if unit.kind in {"work", "author", "keyword"}]
    found = [page for unit in made for view in press.views for page in pages_of(unit, unit.subject, view)]
    return {page.file: press.renderers[page.lang].render(page) for page in found}


def prepared(site: Site, own: Theme) -> Press:
    """A press that is ready for very many pages."""
    press = Press(site, own)
    for renderer in press.renderers.values():
        for kind, root in PREPARED:
            renderer.prepare(kind, root)
    return press


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The works whose lines pages ask for."""
    asked: list[tuple[str, ...]] = []
    find = Lines.of

    def of(lines: Lines, slugs: Iterable[str]) -> bytes:
        asked.append(tuple(slugs))
        return find(lines, asked[-1])

    monkeypatch.setattr(Lines, "of", of)
    return asked


@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_are_the_same_with_lines_that_were_made_before(
    jobs: int, found: list[tuple[str, ...]], tmp_path: Path
) -> None:
    site = build(WORKS).site
    press = prepared(site, theme())
    assert all(renderer.waiting == {"rows_html", "related_html"} for renderer in press.renderers.values())
    with with_lines(press, tmp_path, jobs):
        assert pages(press) == pages(Press(site, theme()))
    assert {slug for slugs in found for slug in slugs} >= {"one", "two"}
    found.clear()
    assert pages(press) == pages(Press(site, theme()))
    assert not found


def test_a_system_that_cannot_read_at_a_place_makes_the_same_pages(
    found: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delattr("os.pread")
    site = build(WORKS).site
    press = prepared(site, theme())
    with with_lines(press, tmp_path, jobs=1):
        assert pages(press) == pages(Press(site, theme()))
    assert not found


def test_a_line_that_cannot_be_made_is_told_by_the_page_that_shows_it(tmp_path: Path) -> None:
    press = prepared(build(WORKS).site, theme_with({"row.html": "{{ 1 // 0 }}"}))
    with with_lines(press, tmp_path, jobs=1), pytest.raises(ThemeError, match=r"row\.html:1: ZeroDivisionError"):
        pages(press)


def test_there_is_no_file_where_no_page_asks_for_lines(tmp_path: Path) -> None:
    with with_lines(Press(build(WORKS).site, theme()), tmp_path / "folder", jobs=1):
        assert not list(tmp_path.iterdir())


def test_a_work_of_which_there_is_no_line_is_none_of_another(tmp_path: Path) -> None:
    with spool(tmp_path, ("one", "two"), kinds=2) as file:
        file.add([[b"1", "۲".encode()], [b"eins", b""]])
        plain, other = file.lines
        assert plain.of(["two", "one", "two"]) == "۲1۲".encode()
        assert other.of(["one", "two"]) == b"eins"
        with pytest.raises(LookupError):
            plain.of(["three"])


def test_views_make_a_line_when_it_is_looked_at() -> None:
    (view, *_) = views(build(WORKS).site, tuple(theme().locales.values()))
    assert not view.rows
    slug = view.catalogue.works[0].slug
    assert view.rows[slug] == view.rows.made(slug)
    assert list(view.rows) == [slug]


def test_templates_see_some_works_as_a_sequence() -> None:
    (view, *_) = views(build(WORKS).site, tuple(theme().locales.values()))
    slugs = [entry.slug for entry in view.catalogue.works]
    found = SomeRows(slugs, view.rows)
    assert len(found) == len(slugs) > 2
    assert [row.entry.slug for row in found] == slugs
    assert [row.entry.slug for row in found[1:]] == slugs[1:]
    assert found[-1].entry.slug == slugs[-1]
    assert not SomeRows((), view.rows)
