"""Searching in a browser: as one types, by filters, with keys, in the address, on a phone, and without a script."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.outside import ServeFolder, axe_violations, run_sitegen

SETTINGS = 'title = { fa = "باغ و آب", en = "Gardens and Waters" }\nbase_url = "https://site.example/"\nexports = []\n'
PHONE = {"width": 390, "height": 844}
WORKS = 45

OpenSearch = Callable[..., Page]


def record(number: int) -> str:
    kind = "book" if number % 9 == 0 else "article"
    fields = {
        "title": f"Water mill {number}",
        "title_fa": f"آسیاب‌های آبی {number}",
        "author": f"Almaei, Sara and Writer, Nika{chr(65 + number % 3)}",
        "year": str(2000 + number % 5),
        "journal": "Garden Letters" if kind == "article" else "",
        "publisher": "Sorna" if kind == "book" else "",
        "keywords": "mills, <b>rivers</b>" if number % 2 else "mills",
        "language": "Persian" if number % 3 else "English",
        "abstract": "A windmill is not meant." if number == 7 else "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{mill{number},\n{lines}}}\n"


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The address of a site with works to search."""
    folder = tmp_path_factory.mktemp("searching")
    (folder / "content" / "bibliography").mkdir(parents=True)
    (folder / "content" / "site.toml").write_text(SETTINGS, encoding="utf-8")
    bib = "".join(map(record, range(WORKS)))
    (folder / "content" / "bibliography" / "works.bib").write_text(bib, encoding="utf-8")
    result = run_sitegen("build", "--content", folder / "content", "--output", folder / "output")
    assert result.returncode == 0, result.stderr
    return serve_folder(folder / "output", "/journal/")


@pytest.fixture
def open_search(browser: Browser, searched: str) -> Iterator[OpenSearch]:
    """Opens a page of that site in a fresh context."""
    contexts = []

    def opened(path: str, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(searched + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_results_come_as_one_types(open_search: OpenSearch) -> None:
    page = open_search("search/en.html")
    page.locator("#query").press_sequentially("water mi")
    expect(page.locator(".found")).to_have_text("45 works found")
    expect(page.locator(".results .rows > li")).to_have_count(20)
    expect(page.locator(".results .rows mark").first).to_have_text("Water")
    expect(page.locator(".browse")).to_be_hidden()
    page.locator("#query").press_sequentially("ll 17")
    expect(page.locator(".found")).to_have_text("1 work found")
    link = page.locator(".results .rows a")
    assert link.evaluate("one => one.href").endswith("/journal/works/mill17/en.html")


def test_persian_is_found_however_it_is_spelled_and_counted_in_its_digits(open_search: OpenSearch) -> None:
    page = open_search("search/")
    for query in ("آسیاب‌های آبی ۱۷", "اسيابهاي آبی 17", "آسیاب آبی ١٧ "):
        page.locator("#query").fill(query)
        expect(page.locator(".found")).to_have_text("۱ اثر یافت شد")
        expect(page.locator(".results .rows .title")).to_have_text("آسیاب‌های آبی 17")


def test_what_the_page_says_of_an_abstract_and_of_nothing(open_search: OpenSearch) -> None:
    page = open_search("search/en.html?q=windmill")
    expect(page.locator(".results .locator")).to_contain_text("in the abstract")
    page.locator("#query").fill("nosuchword")
    expect(page.locator(".found")).to_contain_text("No work was found")
    expect(page.locator(".results .rows > li")).to_have_count(0)
    expect(page.locator(".browse")).to_be_visible()


def test_more_results_come_by_a_button_and_take_the_focus(open_search: OpenSearch) -> None:
    page = open_search("search/en.html?q=mill")
    button = page.get_by_role("button", name="More results")
    button.click()
    expect(page.locator(".results .rows > li")).to_have_count(40)
    expect(page.locator(".results .rows > li").nth(20).locator("a")).to_be_focused()
    button.click()
    expect(page.locator(".results .rows > li")).to_have_count(WORKS)
    expect(button).to_be_hidden()


def test_filters_count_and_narrow_and_stand_in_the_address(open_search: OpenSearch) -> None:
    page = open_search("search/en.html?q=mill")
    expect(page.locator("[data-filter=year] li")).to_have_count(5)
    expect(page.locator("[data-filter=year] li").first).to_have_text(re.compile(r"2004\s+9"))
    page.get_by_role("checkbox", name="2004").check()
    expect(page.locator(".found")).to_have_text("9 works found")
    page.locator("[data-filter=type] summary").click()
    page.get_by_role("checkbox", name="Book").check()
    expect(page.locator(".found")).to_have_text("1 work found")
    assert page.url.endswith("?q=mill&year=2004&type=book")
    page.reload()
    expect(page.locator(".found")).to_have_text("1 work found")
    page.get_by_role("button", name="Remove the filter: Book").click()
    expect(page.locator(".found")).to_have_text("9 works found")
    page.go_back()
    expect(page.locator(".found")).to_have_text("1 work found")


@pytest.mark.parametrize("name", ["year", "type", "language", "container", "author", "keyword"])
def test_each_filter_has_values(open_search: OpenSearch, name: str) -> None:
    page = open_search("search/en.html?q=mill")
    expect(page.locator(".results .rows > li").first).to_be_visible()
    if name != "year":
        page.locator(f"[data-filter={name}] summary").click()
    box = page.locator(f"[data-filter={name}] input").last
    count = int(page.locator(f"[data-filter={name}] .n").last.text_content() or "")
    box.check()
    expect(page.locator(".found")).to_have_text(re.compile(rf"^{count} works? found$"))


def test_the_back_button_leads_to_the_search_before(open_search: OpenSearch) -> None:
    page = open_search("search/en.html")
    page.locator("#query").press_sequentially("mill 17")
    expect(page.locator(".found")).to_have_text("1 work found")
    page.locator("#query").press("Enter")
    page.locator("#query").fill("mill")
    expect(page.locator(".found")).to_have_text("45 works found")
    page.go_back()
    expect(page.locator("#query")).to_have_value("mill 17")
    expect(page.locator(".found")).to_have_text("1 work found")
    page.go_back()
    expect(page.locator("#query")).to_have_value("")
    expect(page.locator(".results")).to_be_hidden()


def test_keys_lead_to_the_field_and_through_the_results(open_search: OpenSearch) -> None:
    page = open_search("search/en.html?q=mill")
    links = page.locator(".results .rows a")
    expect(links.first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_have_value("")
    expect(page.locator(".results")).to_be_hidden()


def test_the_header_of_every_page_leads_to_a_search(open_search: OpenSearch) -> None:
    page = open_search("works/mill17/", viewport=PHONE)
    page.locator("body > header input").fill("آسیاب")
    page.locator("body > header .search button").click()
    expect(page.locator(".found")).to_have_text("۴۵ اثر یافت شد")
    page.locator(".versions a").click()
    expect(page.locator(".found")).to_have_text("45 works found")


def test_a_phone_needs_no_sideways_scrolling(open_search: OpenSearch) -> None:
    for lang_file in ("", "en.html"):
        page = open_search(f"search/{lang_file}?q=mill", viewport={"width": 320, "height": 640})
        expect(page.locator(".results .rows > li").first).to_be_visible()
        page.locator(".filters summary").first.click()
        expect(page.locator("[data-filter=year] li").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_a_script_the_page_says_so_and_leads_elsewhere(open_search: OpenSearch) -> None:
    page = open_search("search/en.html?q=mill", java_script_enabled=False)
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    for name in ("Works", "Authors", "Keywords", "Years"):
        expect(page.locator(".browse").get_by_role("link", name=name)).to_be_visible()


def test_only_the_search_page_loads_scripts_of_the_search_and_nothing_leaves_the_site(
    browser: Browser, searched: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    failures: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: failures.append(message.text))
    page.on("pageerror", lambda problem: failures.append(str(problem)))
    page.goto(searched + "works/mill17/", wait_until="networkidle")
    assert not [url for url in requests if "search" in url]
    page.goto(searched + "search/?q=آسیاب", wait_until="networkidle")
    for box in page.locator("[data-filter] > summary").all()[1:]:
        box.click()
    page.wait_for_load_state("networkidle")
    assert failures == []
    assert [url for url in requests if not url.startswith(searched)] == []
    context.close()


def test_markup_in_a_record_is_text(open_search: OpenSearch) -> None:
    page = open_search("search/en.html?q=rivers")
    expect(page.locator(".results .rows > li").first).to_contain_text("rivers")
    assert page.locator(".results b").count() == 0


def test_an_index_that_cannot_be_loaded_is_told(browser: Browser, searched: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/data/**", lambda route: route.abort())
    page.goto(searched + "search/en.html?q=mill")
    expect(page.locator(".found")).to_contain_text("The search cannot be loaded")
    expect(page.locator(".browse")).to_be_visible()
    page.unroute("**/search/data/**")
    page.locator("#query").fill("mill 17")
    expect(page.locator(".found")).to_have_text("1 work found")
    context.close()


@pytest.mark.parametrize("path", ["search/", "search/en.html"])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, PHONE])
def test_searching_is_accessible(open_search: OpenSearch, path: str, colours: str, size: dict[str, int]) -> None:
    page = open_search(path, viewport=size, color_scheme=colours)
    assert axe_violations(page) == []
    page.locator("#query").fill("mill")
    expect(page.locator(".results .rows > li").first).to_be_visible()
    if size is PHONE:
        page.locator(".filters summary").first.click()
    page.locator("[data-filter=keyword] summary").click()
    page.locator("[data-filter=keyword] input").first.check()
    expect(page.locator(".chosen button")).to_be_visible()
    assert axe_violations(page) == []


def test_a_site_without_a_search_has_nothing_of_it(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    (content / "bibliography").mkdir(parents=True)
    (content / "site.toml").write_text(f"{SETTINGS}search = false\n", encoding="utf-8")
    (content / "bibliography" / "works.bib").write_text(record(1), encoding="utf-8")
    assert run_sitegen("build", "--content", content, "--output", output).returncode == 0
    assert [path for path in output.rglob("*") if "search" in path.name] == []
    assert 'role="search"' not in (output / "index.html").read_text(encoding="utf-8")
