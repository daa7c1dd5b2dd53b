"""The statistics page in a browser: what it shows is what its tables and files say, for everyone on every screen."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.outside import ServeFolder, axe_violations, nu_messages, run_sitegen

TOML = 'title = { fa = "آثار خیالی", en = "Invented Works" }\nbase_url = "https://works.example/pubs/"\n'
LONG = "a keyword of many words that nobody would ever use for a single work of any kind"
YEARS = {2018: 1, 2019: 4, 2021: 2, 2022: 3}
LANGUAGES = {"fa": "index.html", "en": "en.html"}
WIDTHS = {"desktop": 1280, "phone": 390}
PERSIAN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")

each_language = pytest.mark.parametrize("lang", LANGUAGES)


def bib() -> str:
    """Works of four years by six people, half of them with a DOI."""
    people = ("Arad, Ana", "Berg, Bo", "Cole, Cy", "Dahl, Di", "Ek, Ed", "Fay, Flo")
    years = [year for year, works in YEARS.items() for _ in range(works)]
    return "\n".join(
        f"@article{{w{at}, title = {{Work {at}}}, year = {{{year}}},\n"
        f"  author = {{{people[at % 6]} and {people[at % 4]}}},\n"
        f"  author_fa = {{نویسندهٔ {at % 6} and نویسندهٔ {at % 4}}}, journal = {{Things}}, volume = {{{year - 2000}}},\n"
        f"  keywords = {{sand, {LONG if at % 2 else 'water'}}}, doi = {{{'10.5555/w' + str(at) if at % 2 else ''}}}}}"
        for at, year in enumerate(years)
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site."""
    content = tmp_path_factory.mktemp("statistics") / "content"
    (content / "bibliography").mkdir(parents=True)
    (content / "site.toml").write_text(TOML, encoding="utf-8")
    (content / "bibliography" / "works.bib").write_text(bib(), encoding="utf-8")
    output = content.parent / "output"
    assert run_sitegen("build", "--content", content, "--output", output).returncode == 0
    return output


@pytest.fixture(scope="module")
def at(folder: Path, serve_folder: ServeFolder) -> str:
    return serve_folder(folder, "/pubs/") + "statistics/"


@pytest.fixture
def pages(browser: Browser, at: str) -> Iterator[dict[tuple[str, str, str], Page]]:
    """The page in each language, on each screen, in light and in dark, with all its tables open."""
    found = {}
    contexts = []
    for lang, file in LANGUAGES.items():
        for screen, width in WIDTHS.items():
            for colours in ("light", "dark"):
                contexts.append(browser.new_context(viewport={"width": width, "height": 900}, color_scheme=colours))
                page = found[lang, screen, colours] = contexts[-1].new_page()
                page.goto(at + file)
                page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield found
    for context in contexts:
        context.close()


@pytest.fixture
def page(browser: Browser, at: str, lang: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=True)
    page = context.new_page()
    page.goto(at + LANGUAGES[lang])
    yield page
    context.close()


def test_it_is_accessible_on_every_screen_and_never_too_wide(pages: dict[tuple[str, str, str], Page]) -> None:
    for (lang, screen, colours), page in pages.items():
        assert axe_violations(page) == [], (lang, screen, colours)
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[screen], (lang, screen)


def test_its_markup_is_valid(at: str) -> None:
    found = [(one["url"], one.get("lastLine"), one["message"]) for one in nu_messages([at, f"{at}en.html"])]
    assert found == []


def rows(page: Page, section: str) -> list[list[str]]:
    cells: list[list[str]] = page.evaluate(
        """id => [...document.querySelectorAll(`#${id} tbody tr`)]
          .map(row => [...row.cells].map(cell => cell.textContent.trim()))""",
        section,
    )
    return cells


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "statistics" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@each_language
def test_chart_table_and_file_say_the_same_of_years(page: Page, folder: Path) -> None:
    heights = page.eval_on_selector_all(
        "#years .marks rect", "all => all.map(one => Number(one.getAttribute('height')))"
    )
    works = [int(row[-1].translate(PERSIAN_DIGITS)) for row in rows(page, "years")]
    assert works == [YEARS[year] for year in sorted(YEARS, reverse=True)]
    assert {int(row["year"]): int(row["works"]) for row in table(folder, "years")} == YEARS
    expected = [YEARS.get(year, 0) / max(YEARS.values()) for year in range(2018, 2023)]
    assert [height / max(heights) for height in heights] == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("lang", "first_is_right"), [("fa", True), ("en", False)])
def test_years_run_in_the_direction_of_the_text(page: Page, first_is_right: bool) -> None:
    xs = page.eval_on_selector_all("#years .marks rect", "all => all.map(one => one.getBoundingClientRect().x)")
    assert xs == sorted(xs, reverse=first_is_right)
    number, column = (page.locator(one).first.bounding_box() for one in ("#years .grid text", "#years .marks rect"))
    assert number
    assert column
    assert (number["x"] > column["x"]) is first_is_right


@pytest.mark.parametrize(("lang", "label"), [("fa", ["۲۰۱۸ م.", "۱۳۹۶–۱۳۹۷"]), ("en", ["2018"])])
def test_a_gregorian_year_is_never_one_solar_year(page: Page, label: list[str]) -> None:
    assert page.locator("#years .ticks text").first.locator("tspan").all_text_contents() == label


@each_language
def test_bars_are_as_long_as_their_numbers_and_begin_beside_their_names(page: Page, lang: str) -> None:
    for section in ("keywords", "authors", "languages", "types"):
        works = [int(row[-1].translate(PERSIAN_DIGITS)) for row in rows(page, section)]
        boxes = page.eval_on_selector_all(
            f"#{section} .bar rect",
            "all => all.map(one => { const {left, right} = one.getBoundingClientRect(); return [left, right] })",
        )
        lengths = [right - left for left, right in boxes]
        assert lengths == pytest.approx([one / works[0] * lengths[0] for one in works], abs=2)
        assert len({round(right if lang == "fa" else left) for left, right in boxes}) == 1


@each_language
def test_files_hold_what_the_tables_show(page: Page, folder: Path, lang: str) -> None:
    column = {"keywords": "keyword", "authors": f"author_{lang}", "types": f"label_{lang}"}
    for section, name in column.items():
        shown = {row[0]: int(row[-1].translate(PERSIAN_DIGITS)) for row in rows(page, section)}
        assert shown == {row[name]: int(row["works"]) for row in table(folder, section)}
    assert {row["with"]: (row["number"], row["of"]) for row in table(folder, "coverage")}["doi"] == ("5", "10")
    assert "50%" in rows(page, "coverage")[0][-1] or "۵۰ درصد" in rows(page, "coverage")[0][-1]


@each_language
def test_the_network_shows_whom_its_table_names(page: Page, folder: Path) -> None:
    pairs = table(folder, "network")
    assert len(rows(page, "network")) == len(pairs) == page.locator("#network .edges line").count()
    assert page.locator("#network circle").count() == 6


@each_language
def test_a_picture_has_a_name_and_a_description(page: Page) -> None:
    for picture in page.locator("svg[role=img]").all():
        for relation in ("aria-labelledby", "aria-describedby"):
            named = page.locator(f"#{picture.get_attribute(relation)}")
            assert (named.text_content() or "").strip()
    assert page.locator("svg[role=img]").count() == 2


@each_language
def test_what_is_counted_leads_to_its_works(page: Page, folder: Path) -> None:
    links = page.eval_on_selector_all("main tbody a", "all => all.map(one => one.href)")
    assert {re.sub(r".*/pubs/(\w+)/.*", r"\1", link) for link in links} == {"years", "issues", "keywords", "authors"}
    for link in set(links):
        path = link.partition("/pubs/")[2]
        assert (folder / path / "index.html" if path.endswith("/") else folder / path).is_file()


def test_dark_and_light_differ_in_every_colour(pages: dict[tuple[str, str, str], Page]) -> None:
    for selector in ("#years .marks rect", "#years .grid text", "#network .names text"):
        fills = {
            pages["fa", "desktop", colours].locator(selector).first.evaluate("one => getComputedStyle(one).fill")
            for colours in ("light", "dark")
        }
        assert len(fills) == 2
