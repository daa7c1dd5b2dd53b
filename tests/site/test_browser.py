"""The sample in a browser: for everyone, on every screen, without a script, on paper, and with no word to others."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.outside import axe_violations
from tests.web_page import WebPage

KINDS = {
    "home": "",
    "work": "works/*/",
    "works": "works/",
    "issues": "issues/",
    "issue": "issues/*/",
    "authors": "authors/",
    "author": "authors/*/",
    "keywords": "keywords/",
    "keyword": "keywords/*/",
    "years": "years/",
    "year": "years/*/",
    "statistics": "statistics/",
}
LANGUAGE_FILES = {"fa": "index.html", "en": "en.html"}
SCREENS = {"desktop": (1280, 900), "phone": (360, 740)}
SMALLEST_WIDTH = 320  # https://www.w3.org/TR/WCAG22/#reflow
# What https://web.dev/articles/cls calls good; a machine that is slow to hand out fonts shows its own ones first.
LAYOUT_SHIFT = 0.1
COUNT_SHIFTS = """
window.layoutShift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.layoutShift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
VISIBLE_CONTROLS = """
() => [...document.querySelectorAll("button, input, select, textarea")]
  .filter(control => control.checkVisibility() && !control.closest("form[action]"))
  .map(control => control.outerHTML)
"""
VISIBLE_LINKS = """
() => [...document.querySelectorAll("a[href]")].filter(link => link.checkVisibility()).map(link => link.href)
"""

OpenPage = Callable[..., Page]

each_kind = pytest.mark.parametrize("kind", KINDS)
each_language = pytest.mark.parametrize("lang", LANGUAGE_FILES)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Opens a page of the sample by its path, in a fresh context with these options."""
    contexts = []

    def open_path(path: str, script: str = "", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(script)
        page.goto(address + path.removesuffix("index.html"))
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield open_path
    for context in contexts:
        context.close()


@pytest.fixture
def path_of(sample_site: Path) -> Callable[[str, str], str]:
    """The path of the first page of a kind, in a language."""

    def first(kind: str, lang: str) -> str:
        found = sorted(sample_site.glob(KINDS[kind] + LANGUAGE_FILES[lang]))
        assert found, f"the sample has no page of the kind {kind}"
        return found[0].relative_to(sample_site).as_posix()

    return first


PathOf = Callable[[str, str], str]


# What a screen changes and what the light changes have nothing to do with each other.
@each_kind
@each_language
@pytest.mark.parametrize(("screen", "colours"), list(zip(SCREENS, cycle(["light", "dark"]))))
def test_a_page_is_accessible(
    open_page: OpenPage, path_of: PathOf, kind: str, lang: str, screen: str, colours: str
) -> None:
    width, height = SCREENS[screen]
    page = open_page(path_of(kind, lang), viewport={"width": width, "height": height}, color_scheme=colours)
    assert axe_violations(page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_page_for_lost_addresses_is_accessible(open_page: OpenPage, colours: str) -> None:
    assert axe_violations(open_page("404.html", color_scheme=colours)) == []


@each_language
def test_prose_pages_are_accessible(open_page: OpenPage, sample_site: Path, lang: str) -> None:
    known = {"works", "issues", "authors", "keywords", "years", "types", "statistics", "static"}
    folders = [path for path in sorted(sample_site.iterdir()) if path.is_dir() and path.name not in known]
    prose = [path / LANGUAGE_FILES[lang] for path in folders if (path / LANGUAGE_FILES[lang]).is_file()]
    assert prose
    for path in prose:
        assert axe_violations(open_page(path.relative_to(sample_site).as_posix())) == []


@each_kind
@each_language
def test_the_smallest_screen_needs_no_sideways_scrolling(
    open_page: OpenPage, path_of: PathOf, kind: str, lang: str
) -> None:
    page = open_page(path_of(kind, lang), viewport={"width": SMALLEST_WIDTH, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST_WIDTH


@each_kind
@each_language
def test_nothing_jumps_while_a_page_loads(open_page: OpenPage, path_of: PathOf, kind: str, lang: str) -> None:
    page = open_page(path_of(kind, lang), script=COUNT_SHIFTS)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.layoutShift") < LAYOUT_SHIFT


@each_kind
@each_language
def test_a_page_needs_no_script(open_page: OpenPage, path_of: PathOf, kind: str, lang: str) -> None:
    path = path_of(kind, lang)
    plain, scripted = open_page(path, java_script_enabled=False), open_page(path)
    assert plain.evaluate(VISIBLE_CONTROLS) == []
    assert set(plain.evaluate(VISIBLE_LINKS)) >= set(scripted.evaluate(VISIBLE_LINKS))
    assert plain.locator("h1").is_visible()


@each_language
def test_an_abstract_is_read_without_a_click(open_page: OpenPage, path_of: PathOf, lang: str) -> None:
    page = open_page(path_of("work", lang), java_script_enabled=False)
    opening = {
        "fa": "منطقۀ خودمختار قرهباغ از ابتدای تشکیل",
        "en": "have been at loggerheads over the Nagorno-Karabakh region",
    }[lang]
    assert page.get_by_text(opening).first.is_visible()


def test_no_request_leaves_the_site_and_nothing_fails(
    browser: Browser, address: str, pages: dict[str, WebPage]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    failures: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("response", lambda answer: failures.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda message: failures.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda problem: failures.append(str(problem)))
    for path in pages:
        page.goto(address + path, wait_until="networkidle" if path in LANGUAGE_FILES.values() else "load")
    context.close()
    assert failures == []
    assert {url for url in requests if not url.startswith((address, "data:", "blob:"))} == set()


@each_language
def test_a_work_prints(open_page: OpenPage, path_of: PathOf, lang: str) -> None:
    page = open_page(path_of("work", lang), color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("body > header nav").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.pdf(format="A4").startswith(b"%PDF-")


@each_kind
@each_language
def test_the_first_tab_stop_skips_to_the_content(open_page: OpenPage, path_of: PathOf, kind: str, lang: str) -> None:
    page = open_page(path_of(kind, lang))
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target.startswith("#")
    assert page.evaluate("href => document.querySelector(href).closest('main') !== null", target)


@pytest.mark.parametrize(("lang", "side"), [("fa", "right"), ("en", "left")])
def test_text_begins_on_the_side_of_its_script(open_page: OpenPage, path_of: PathOf, lang: str, side: str) -> None:
    page = open_page(path_of("work", lang), viewport={"width": 1280, "height": 900})
    start = page.evaluate(
        """() => {
          const heading = document.querySelector("h1"), range = document.createRange();
          range.selectNodeContents(heading);
          const line = range.getClientRects()[0], box = heading.getBoundingClientRect();
          return {left: line.left - box.left, right: box.right - line.right};
        }"""
    )
    other = {"left": "right", "right": "left"}[side]
    assert start[side] < start[other]
