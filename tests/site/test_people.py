"""The pages of authors, keywords and journals in a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from sitegen.inputs import packaged_theme
from sitegen.pages.list_feeds import WORKS_FOR_A_FEED
from tests.cases.built import BASE, build, record
from tests.outside import ServeFolder, axe_violations

JOURNALS = """[[journal]]
title = { en = "Studies of Gardens", fa = "مطالعات باغ" }
issn = "1234-5679"
license = "https://creativecommons.org/licenses/by/4.0/"
"""
PAGES = ("journals/studies-of-gardens/", "journals/", "authors/rezaei-ali/", "keywords/learning/")


def works() -> Iterator[str]:
    for n in range(WORKS_FOR_A_FEED):
        fields = {
            "title": f"On gardens, part {n}",
            "title_fa": f"دربارهٔ باغ‌ها، بخش {n}",
            "author": "Rezaei, Ali and Karimi, Sara",
            "author_fa": "رضایی، علی and کریمی، سارا",
            "journal": "Studies of Gardens" if n else "Water and Wells",
            "volume": str(n),
            "year": str(2000 + n % 7),
            "keywords": f"learning, trees, water {n}",
            "keywords_fa": f"یادگیری، درخت، آب {n}",
        }
        yield record("article", fields, f"a{n}")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """A site of two journals, as it is served."""
    folder = tmp_path_factory.mktemp("people")
    static = packaged_theme()
    styles = {f"static/{file.name}": file.read_bytes() for file in (static / "static").iterdir() if file.is_file()}
    for name, body in {**build("".join(works()), {"journals.toml": JOURNALS}).files, **styles}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    return serve_folder(Path(folder), "/" + BASE.split("/", 3)[3])


@pytest.mark.parametrize("file", ["", "en.html"])
@pytest.mark.parametrize("folder", PAGES)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_page_is_accessible_and_fits_a_phone(
    address: str, browser: Browser, folder: str, file: str, colours: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=colours)
    page = context.new_page()
    assert page.goto(address + folder + file)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


def first_bar(page: Page) -> float:
    return float(page.evaluate("document.querySelector('.years svg').getScreenCTM().a"))


def test_the_bars_begin_where_the_text_does(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}authors/rezaei-ali/en.html")
    assert first_bar(page) > 0
    page.goto(f"{address}authors/rezaei-ali/")
    assert first_bar(page) < 0
    page.close()
