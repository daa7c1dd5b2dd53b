"""A site that is built in memory from the text of a `.bib` file, and what readers find of each work in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from bibtexparser.entrypoint import parse_string

from sitegen.check import check
from sitegen.formats import FORMATS
from sitegen.inputs import packaged_theme
from sitegen.model import Entry
from sitegen.pages.harvest import site_units
from sitegen.pages.home import chrome_of
from sitegen.pages.page import Chrome
from sitegen.pages.unit import Unit
from sitegen.pages.view import View
from sitegen.pages.work import address_of, work_page
from sitegen.press import Press
from sitegen.problems import Problem
from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content, load_tree
from sitegen.render import Renderer
from sitegen.site import Site
from sitegen.theme import Theme, theme_of
from tests.web_page import WebPage

BASE = "https://works.example/pubs/"
SETTINGS = f'title = {{ fa = "آثار خیالی", en = "Invented Works" }}\nbase_url = "{BASE}"\n'
NOWHERE = Path("nowhere")


class BuiltPage(WebPage):
    """A page that was never written to a disk; its `folder` means nothing."""

    @classmethod
    def of(cls, path: str, source: bytes) -> "BuiltPage":
        """The page with this source at this path of the site."""
        page = cls(NOWHERE, path, BASE)
        page.__dict__["html"] = source.decode()
        return page

    @cached_property
    def data(self) -> dict[str, Any]:
        """The first JSON-LD block of the page: that of its work, or of what it is about."""
        return self.blocks[0]

    @cached_property
    def blocks(self) -> list[dict[str, Any]]:
        """Every JSON-LD block of the page."""
        scripts = [script for script in self.root.iter("script") if script.get("type") == "application/ld+json"]
        return [json.loads(script.text or "") for script in scripts]

    @cached_property
    def text(self) -> str:
        """Everything that a reader of the page sees, on one line."""
        return " ".join("".join(text for _, text in self.texts()).split())

    def tagged(self, name: str) -> list[tuple[str, str]]:
        """Every value of one `<meta>` name with its language."""
        metas = (meta for meta in self.root.iter("meta") if name in {meta.get("name"), meta.get("property")})
        return [(meta.get("content", ""), meta.get("lang", "")) for meta in metas]


@dataclass(frozen=True)
class Work:
    """One work of the site: what was read, its page in each language, and its exports by their suffix."""

    entry: Entry
    pages: Mapping[str, BuiltPage]
    exports: Mapping[str, str]

    @property
    def page(self) -> BuiltPage:
        """The page in the language of the full text: the one that has Highwire's tags."""
        return next(page for page in self.pages.values() if page.meta("citation_abstract_html_url"))

    def meta(self, name: str) -> list[str]:
        """Every value of one `<meta>` name on that page."""
        return self.page.meta(name)

    @property
    def data(self) -> dict[str, Any]:
        """The JSON-LD of that page."""
        return self.page.data

    @cached_property
    def csl(self) -> dict[str, Any]:
        """The item of the CSL-JSON export."""
        (item,) = json.loads(self.exports[".csl.json"])
        found: dict[str, Any] = item
        return found

    @cached_property
    def bib(self) -> dict[str, str]:
        """The fields of the BibTeX export, TeX and all."""
        library = parse_string(self.exports[".bib"])
        assert library.failed_blocks == []
        (entry,) = library.entries
        return {field.key: str(field.value) for field in entry.fields}

    def ris(self, tag: str) -> list[str]:
        """Every value of one tag of the RIS export."""
        lines = (line.partition("  - ") for line in self.exports[".ris"].split("\r\n"))
        return [value for name, _, value in lines if name == tag]


@dataclass(frozen=True)
class Built:
    """A site, and every file of it once someone asks for one."""

    site: Site

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every file of the site by path."""
        return {file.file: file.body for unit in self.units for file in self.press.files(unit)}

    @cached_property
    def press(self) -> Press:
        """What makes the files."""
        return Press(self.site, _theme(self.site.config.languages))

    @cached_property
    def units(self) -> Sequence[Unit]:
        """What they are made of."""
        return site_units(self.site, self.press.views)

    @cached_property
    def pages(self) -> Mapping[str, BuiltPage]:
        """Every HTML page by path."""
        return {path: BuiltPage.of(path, body) for path, body in self.files.items() if path.endswith(".html")}

    @cached_property
    def works(self) -> Sequence[Work]:
        """The works by slug, their pages and exports alone."""
        return [self._work(entry, self.press.views) for entry in self.site.entries]

    @property
    def work(self) -> Work:
        """The only work."""
        (work,) = self.works
        return work

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that the site has to tell its editor."""
        return self.site.unpublished + self.site.problems + check(self.site)

    @property
    def codes(self) -> set[str]:
        """The codes of the problems."""
        return {problem.code for problem in self.problems}

    def _work(self, entry: Entry, languages: Sequence[View]) -> Work:
        pages = {view.lang: next(work_page(entry, view)) for view in languages}
        rendered = {view.lang: _renderer(chrome_of(view), view.lang).render(pages[view.lang]) for view in languages}
        addresses = {entry.slug: address_of(entry, self.site.config.base_url)}
        exports = {form.suffix: form.write([entry], addresses).decode() for form in FORMATS if form.write}
        return Work(entry, {lang: BuiltPage.of(pages[lang].file, body) for lang, body in rendered.items()}, exports)


def build(bib: str | bytes, more: Mapping[str, str] | None = None, files: tuple[str, ...] = ()) -> Built:
    """The site of one `.bib` file; `more` adds or replaces texts of the content folder."""
    texts = {"site.toml": SETTINGS, **(more or {})}
    content = {name: text.encode() for name, text in texts.items()}
    content["bibliography/works.bib"] = bib.encode() if isinstance(bib, str) else bib
    site, problems = read_site(Content(content, files))
    assert site is not None, problems
    return Built(site)


def work(bib: str) -> Work:
    """The only work of a `.bib` file."""
    return build(bib).work


def article(**fields: str) -> str:
    """An article with a title, an author, a year and these fields, or without what is empty."""
    every = {"title": "On Invented Things", "author": "Rezaei, Ali", "year": "2022", **fields}
    return record("article", {"journal": "Journal of Inventions", **every})


def record(kind: str, fields: Mapping[str, str], key: str = "rezaei2022") -> str:
    """An entry in BibTeX."""
    return (
        f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value) + "}\n"
    )


@cache
def _packaged() -> Mapping[str, bytes]:
    return load_tree(packaged_theme())


@cache
def _theme(languages: tuple[str, ...]) -> Theme:
    theme, problems = theme_of(_packaged(), {}, languages)
    assert theme is not None, problems
    return theme


@cache
def _renderer(chrome: Chrome, lang: str) -> Renderer:
    theme = _theme(chrome.languages)
    return Renderer(theme, chrome, theme.locales[lang])
