"""Citing in a browser: a style is chosen, remembered and copied; without a script all of them can be read."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web_page import WebPage

APA = "Abbaszadeh Fathabadi, M., Moeinabadi Bidgoli, H., & Doosthosseini, M. (2022)."


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who lets the site use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture(scope="session")
def work(pages: dict[str, WebPage], address: str) -> str:
    """The address of the work's Persian page."""
    (path,) = (path for path in pages if re.fullmatch(r"works/[^/]+/en\.html", path))
    return address + path.removesuffix("en.html")


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    return page


def test_the_style_of_the_pages_language_comes_first(context: BrowserContext, work: str) -> None:
    expect(opened(context, work).locator("p.citation")).to_contain_text("(۱۴۰۰)")
    expect(opened(context, f"{work}en.html").locator("p.citation")).to_contain_text(APA)


def test_a_chosen_style_is_shown_and_remembered(context: BrowserContext, work: str) -> None:
    page = opened(context, work)
    page.locator(".cite select").select_option("apa")
    shown = page.locator("p.citation")
    expect(shown).to_contain_text(APA)
    assert shown.get_attribute("dir") == "ltr"
    again = opened(context, work)
    expect(again.locator("p.citation")).to_contain_text(APA)
    expect(again.locator(".cite select")).to_have_value("apa")


def test_one_click_copies_words(context: BrowserContext, work: str) -> None:
    page = opened(context, f"{work}en.html")
    page.locator("[data-copy=text]").click()
    expect(page.locator(".cite [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("p.citation").text_content()


def test_another_copies_emphasis_and_links(context: BrowserContext, work: str) -> None:
    page = opened(context, f"{work}en.html")
    page.locator("[data-copy=html]").click()
    expect(page.locator(".cite [role=status]")).to_have_text("Copied")
    html = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return (await item.getType("text/html")).text();
        }"""
    )
    assert "<em>Central Eurasia Studies</em>" in html
    assert 'href="https://doi.org/10.22059/' in html


def test_without_a_script_every_style_can_be_read(browser: Browser, work: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, work)
    expect(page.locator(".cite .controls")).to_be_hidden()
    expect(page.locator("p.citation")).to_be_visible()
    page.locator(".cite summary").click()
    assert page.locator(".cite dd.citation:visible").count() == 8
    context.close()
