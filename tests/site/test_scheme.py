"""Light and dark in a browser: the reader chooses, the choice lasts, and nothing waits for it or moves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.outside import axe_violations

PAPER = "getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(252, 251, 248)", "rgb(21, 24, 26)"
SCRIPT_BYTES = 30_000
LOADED = """
() => performance.getEntriesByType("resource").filter(entry => entry.initiatorType === "script")
  .map(entry => [entry.name, entry.decodedBodySize, entry.renderBlockingStatus])
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader whose system is light."""
    context = browser.new_context(color_scheme="light")
    yield context
    context.close()


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    return page


def test_a_click_changes_the_colours_and_the_choice_lasts(context: BrowserContext, address: str) -> None:
    page = opened(context, address + "en.html")
    button = page.get_by_role("button", name="Colours: Auto")
    expect(button).to_be_visible()
    assert page.evaluate(PAPER) == LIGHT
    button.click()
    page.get_by_role("button", name="Colours: Light").press("Enter")
    expect(page.get_by_role("button", name="Colours: Dark")).to_be_focused()
    assert page.evaluate(PAPER) == DARK
    other = opened(context, address + "works/")
    assert other.evaluate(PAPER) == DARK
    expect(other.get_by_role("button", name="رنگ‌ها: تیره")).to_be_visible()
    assert axe_violations(other) == []
    other.get_by_role("button", name="رنگ‌ها: تیره").click()
    expect(page.locator("html")).not_to_have_attribute("data-scheme", "dark")


def test_a_dark_system_can_be_overruled(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = opened(context, address)
    assert page.evaluate(PAPER) == DARK
    page.locator("button.scheme").click()
    assert page.evaluate(PAPER) == LIGHT
    assert axe_violations(page) == []
    page.emulate_media(media="print")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    context.close()


def test_dark_pages_are_printed_black_on_white(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.evaluate("localStorage.setItem('color-scheme', 'dark')")
    page.reload()
    assert page.evaluate(PAPER) == DARK
    page.emulate_media(media="print")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("kept", ["", "purple", "auto", "__proto__"])
def test_whatever_is_kept_shows_a_page(context: BrowserContext, address: str, kept: str) -> None:
    page = opened(context, address)
    page.evaluate("kept => localStorage.setItem('color-scheme', kept)", kept)
    page.reload()
    assert page.evaluate(PAPER) == LIGHT
    expect(page.locator(".scheme .auto")).to_be_visible()


def test_a_reader_who_keeps_nothing_can_choose_too(context: BrowserContext, address: str) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})")
    page = opened(context, address)
    for _ in range(2):
        page.locator("button.scheme").click()
    assert page.evaluate(PAPER) == DARK


@pytest.mark.parametrize("path", ["", "en.html", "works/"])
def test_scripts_are_small_and_block_nothing(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    loaded = page.evaluate(LOADED)
    assert [name.rsplit("/", 1)[1] for name, _, _ in loaded].count("scheme.js") == 1
    assert {status for _, _, status in loaded} == {"non-blocking"}
    assert sum(size for _, size, _ in loaded) < SCRIPT_BYTES


def test_a_remembered_choice_moves_nothing(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    box = page.locator("button.scheme").bounding_box()
    page.locator("button.scheme").click()
    assert page.locator("button.scheme").bounding_box() == box
    page.reload()
    assert page.locator("button.scheme").bounding_box() == box
