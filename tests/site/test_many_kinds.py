"""An invented site with pages of every kind, from outside: in Persian, English and Arabic, in every light."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, expect

from tests.outside import ROOT, ServeFolder, axe_violations, run_sitegen
from tests.site.bidi import unisolated
from tests.site.many_kinds import BIB, COVER, ENGLISH_BIB, KINDS, build_kinds, path_of
from tests.web_page import local_file, read_pages

FILES = {"fa": "index.html", "en": "en.html"}
INTERFACE = "//header[parent::body] | //footer[parent::body] | //h2 | //dt | //button"
PERSIAN = re.compile("[\u0600-\u06ff]")
each_language = pytest.mark.parametrize("lang", FILES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in Persian and English."""
    return build_kinds(tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="module")
def address(site: Path, serve_folder: ServeFolder) -> str:
    """Where it is served, under the path that it was built for."""
    return serve_folder(site, "/pubs/")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in Arabic, which a TOML file alone adds, and English."""
    locale = (ROOT / "tests" / "resources" / "ar.toml").read_text(encoding="utf-8")
    return build_kinds(tmp_path_factory.mktemp("ar"), ("ar", "en"), {"../templates/locales/ar.toml": locale})


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in English alone, of English works."""
    own = {"bibliography/works.bib": ENGLISH_BIB, "people.toml": "", "journals.toml": "", "works/sand2019.en.md": ""}
    return build_kinds(tmp_path_factory.mktemp("en"), ("en",), {**own, "pages/about.en.md": "# About\n\nOn sand.\n"})


def parsed(site: Path) -> Iterator[tuple[str, Any]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), html.document_fromstring(file.read_bytes().decode())


def test_directions_meet_only_at_isolating_elements(site: Path) -> None:
    found = {path: unisolated(root) for path, root in parsed(site)}
    assert len(found) > 60
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("side", "text", "is_found"),
    [
        ("rtl", "<p>اثر CO2 بر باغ</p>", True),
        ("rtl", "<p>اثر <bdi>CO2</bdi> بر باغ</p>", False),
        ("rtl", "<p>اثر</p><p>CO2</p>", False),
        ("rtl", "<p>شمارهٔ 1234-5679</p>", True),
        ("rtl", "<p>سال 2020 و <span dir='ltr'>R 4.1</span></p>", False),
        ("rtl", "<p>باغ <b>in Iran</b></p>", True),
        ("ltr", "<p>The باغ of Iran</p>", True),
        ("ltr", "<p>The <bdi dir='rtl'>باغ</bdi> of Iran</p><p>باغ</p>", False),
    ],
)
def test_the_checker_of_directions_can_find_something(side: str, text: str, is_found: bool) -> None:
    root = html.document_fromstring(f"<html dir='{side}'><body>{text}</body></html>")
    assert bool(unisolated(root)) == is_found


def interface(root: Any, lang: str) -> str:
    """The words of a page that are in its own language, and those of its attributes for readers."""
    for other in root.xpath("//script|//style|//*[@lang][not(self::html)][@lang != $lang]", lang=lang):
        other.drop_tree()
    labels = root.xpath("//body//@aria-label | //body//@data-copied")
    return " ".join([*root.body.itertext(), *labels])


def test_a_third_language_needs_a_file_of_words_alone(arabic: Path) -> None:
    persian = sorted(persian_words())
    pages = {path: root for path, root in parsed(arabic) if not path.endswith(("en.html", "404.html"))}
    for kind in set(KINDS) - {"prose"}:
        assert path_of(arabic, kind, "index.html") in pages
    for path, root in pages.items():
        assert (root.get("lang"), root.get("dir")) == ("ar", "rtl"), path
        parts = root.xpath(f"({INTERFACE})[ancestor-or-self::*[@lang][1]/@lang = 'ar']")
        around = " ".join(words(part) for part in parts)
        assert not [word for word in persian if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around)], path
        assert unisolated(root) == [], path


def words(element: Any) -> str:
    """The text of an element without what it marks as another language."""
    own = [element.text or ""] + [words(child) for child in element if child.get("lang", "ar") == "ar"]
    return " ".join(own + [child.tail or "" for child in element])


def persian_words() -> set[str]:
    """What the Persian pages say in words of their own that Arabic has not."""
    locales = (ROOT / "templates/locales/fa.toml", ROOT / "tests/resources/ar.toml", ROOT / "templates/locales/en.toml")
    fa, ar, en = (tomllib.loads(one.read_text("utf-8"))["words"] for one in locales)
    plain = {word for words in (fa, en) for word in words.values() if isinstance(word, str) and "{" not in word}
    arabic = " ".join(word for word in ar.values() if isinstance(word, str))
    return {word for word in plain if word not in arabic}


def test_links_of_every_language_lead_somewhere(site: Path, arabic: Path, english: Path) -> None:
    for folder in (site, arabic, english):
        pages = read_pages(folder)
        for page in pages.values():
            for target in page.targets:
                file = local_file(folder, page.base_url or "https://works.example/pubs/", target)
                assert file is None or file.exists() or target.endswith("x.pdf"), (page.path, target)


def test_a_site_in_english_alone_has_nothing_persian(english: Path) -> None:
    for path, root in parsed(english):
        assert (root.get("lang"), root.get("dir")) == ("en", "ltr"), path
        text = interface(root, "en")
        assert not PERSIAN.search(text), (path, PERSIAN.findall(text))
        assert not root.xpath("//*[@class='versions'] | //a[@hreflang]"), path
    result = run_sitegen(
        "check", "--strict", "--format", "json", "--content", english.parent / "content", "--output", english
    )
    problems = json.loads(result.stdout)["problems"]
    assert [one for one in problems if one["severity"] != "note"] == []


@each_language
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_kind_of_page_is_accessible(
    browser: Browser, site: Path, address: str, lang: str, colours: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=colours, viewport={"width": 390, "height": 800})
    page = context.new_page()
    found = {}
    for kind in KINDS:
        page.goto(address + path_of(site, kind, FILES[lang]))
        found[kind] = axe_violations(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, (kind, wide)
    context.close()
    assert {kind: lines for kind, lines in found.items() if lines} == {}


@each_language
def test_everything_can_be_read_without_scripts(browser: Browser, site: Path, address: str, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind in KINDS:
        path = path_of(site, kind, FILES[lang])
        page.goto(address + path)
        root = html.document_fromstring((site / path).read_bytes().decode())
        shown = " ".join(page.locator("main").inner_text().split())
        for block in root.xpath("//main//*[self::h1 or self::h2 or self::p or self::li or self::dt]"):
            apart = "ancestor::*[@class='controls' or @hidden] | ancestor::details | descendant::li | descendant::p"
            if block.xpath(apart):
                continue
            assert "".join(block.text_content().split()) in "".join(shown.split()), (path, block.text_content())
        assert not page.locator("button.scheme").is_visible()
    context.close()


def test_half_spaces_and_ezafe_are_the_same_everywhere(site: Path) -> None:
    title = re.search("title = {(اثر[^}]*)}", BIB)
    assert title
    assert "\u200c" in title[1]
    assert "خانهٔ آب و آیینهٔ DNA" in BIB
    work = site / "works" / "gardens2021"
    for name in ("gardens2021.ris", "gardens2021.csl.json", "gardens2021.bib", "gardens2021.jats.xml"):
        assert title[1].split(":")[0] in re.sub("[{}]", "", (work / name).read_text("utf-8")), name
    (shown,) = html.document_fromstring((work / "index.html").read_bytes().decode()).xpath("//h1")
    assert shown.text_content() == title[1]
    feed = etree.parse(str(site / "feed.xml"))
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert {title[1], "خانهٔ آب و آیینهٔ DNA"} <= set(titles)
    assert all(text == unicodedata.normalize("NFC", text) for text in titles)


@each_language
def test_the_other_language_of_a_page_is_one_click_away(browser: Browser, site: Path, address: str, lang: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    other = next(one for one in FILES if one != lang)
    for kind in ("home", "work", "issue", "author", "keyword", "type", "prose"):
        page.goto(address + path_of(site, kind, FILES[lang]))
        page.locator(f".versions a[hreflang={other}]").click()
        expect(page.locator("html")).to_have_attribute("lang", other)
        target = urlsplit(page.url).path.removeprefix("/pubs/").removesuffix("en.html")
        assert target == path_of(site, kind, "index.html").removesuffix("index.html")
    context.close()


def test_a_work_leads_to_others_of_its_authors_and_keywords(site: Path) -> None:
    root = html.document_fromstring((site / "works/gardens2021/en.html").read_bytes().decode())
    links = root.xpath("//section[@class='related']//a/@href")
    assert "../notice2022/en.html" in links or "../../works/notice2022/en.html" in links
    # The next work of the issue is linked as such.
    assert not [link for link in links if "water2021" in link or "gardens2021" in link]
    assert not root.xpath("//section[@class='related']//*[@class='Z3988']")


@each_language
def test_the_cover_of_a_journal_takes_its_room_before_it_has_come(
    browser: Browser, site: Path, address: str, lang: str
) -> None:
    sizes = []
    for loads in (True, False):
        page = browser.new_page(viewport={"width": 390, "height": 800})
        if not loads:
            page.route("**/*.png", lambda _: None)
        page.goto(address + path_of(site, "journal", FILES[lang]), wait_until="load" if loads else "domcontentloaded")
        cover = page.locator("img.cover")
        box = cover.bounding_box()
        assert box is not None
        sizes.append((box["width"], box["height"]))
        assert (cover.evaluate("image => image.naturalWidth") == COVER[0]) == loads
        page.close()
    assert sizes[0] == sizes[1]
    assert sizes[0][1] / sizes[0][0] == pytest.approx(COVER[1] / COVER[0], rel=0.01)


@each_language
def test_paper_shows_the_work_and_not_the_way_around(browser: Browser, site: Path, address: str, lang: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(address + path_of(site, "retracted work", FILES[lang]))
    page.emulate_media(media="print")
    for shown in ("h1", ".notice", ".abstract", "p.citation", ".facts"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in ("header nav", "button", ".actions", ".related", ".neighbours", "body > footer", ".breadcrumb"):
        assert not page.locator(hidden).first.is_visible(), hidden
    page.goto(address + path_of(site, "prose", FILES[lang]))
    address_shown = "getComputedStyle(document.querySelector('.prose a[href*=\"//\"]'), '::after').content"
    assert page.evaluate(address_shown) == '" (https://elsewhere.example/)"'
    columns = "(table => table.scrollWidth <= table.parentElement.clientWidth)(document.querySelector('.prose table'))"
    assert page.evaluate(columns)
    page.close()
