"""A site without faults is told of none; one that is broken in one way is told of that."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from sitegen.audit.links import LINK_RULES
from sitegen.audit.pages import MOST_OF_A_PDF, PAGE_RULES, WHOLENESS
from sitegen.audit.tags import TAG_RULES
from sitegen.audit.whole import SITE_RULES
from sitegen.problems import Severity
from tests.audit.conftest import BASE_URL, LONG, Audited

Break: TypeAlias = Callable[[Path], None]

PAGE = "works/first/index.html"
ENGLISH = "works/first/en.html"
SECOND = "works/second/index.html"
HEAD = "</head>"


def edit(file: str, old: str, new: str, *, times: int = 1) -> Break:
    """Puts something in the place of what is in a file that often at least."""

    def change(site: Path) -> None:
        text = (site / file).read_text("utf-8")
        assert text.count(old) >= times, f"{old} is not in {file}"
        (site / file).write_text(text.replace(old, new, times), "utf-8")

    return change


def add(file: str, html: str) -> Break:
    """Puts something at the end of the head of a page."""
    return edit(file, HEAD, html + HEAD)


def tag(name: str, old: str, new: str) -> Break:
    """Gives a tag of the page of the first work another value."""
    return edit(PAGE, f'name="{name}" content="{old}"', f'name="{name}" content="{new}"')


def without(file: str, *starts: str) -> Break:
    """Takes the lines out that begin so."""

    def change(site: Path) -> None:
        lines = (site / file).read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(starts)]
        assert len(kept) < len(lines)
        (site / file).write_text("".join(kept), "utf-8")

    return change


def delete(*files: str) -> Break:
    """Takes files away."""

    def change(site: Path) -> None:
        for file in files:
            (site / file).unlink()

    return change


def write(file: str, data: bytes) -> Break:
    """Gives a file another content."""

    def change(site: Path) -> None:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_bytes(data)

    return change


def everywhere(old: str, new: str) -> Break:
    """Puts something in the place of what is in every page and list."""

    def change(site: Path) -> None:
        for path in [*site.rglob("*.html"), *site.glob("*.xml"), *site.glob("*.txt")]:
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    return change


def all_of(*breaks: Break) -> Break:
    """Does one after the other."""

    def change(site: Path) -> None:
        for one in breaks:
            one(site)

    return change


ERROR, WARNING, NOTE = Severity
TITLE = '<meta name="citation_title" content="دربارهٔ گردوها" lang="fa">'
PDF_URL = f"{BASE_URL}works/first/first.pdf"
LINK = '<link rel="{}" href="{}">'
CANONICAL = LINK.format("canonical", f"{BASE_URL}works/first/")
X_DEFAULT = f'<link rel="alternate" hreflang="x-default" href="{BASE_URL}works/first/">'
CITE_AS = LINK.format("cite-as", "https://doi.org/10.1234/first")
LINE = f"<loc>{BASE_URL}works/first/</loc>"
ABSTRACT = f"<p>از گردوها گفته می‌شود. {LONG['more_fa'].strip()}</p>"
EXPORT = "works/first/first.ris"
PDF = "works/first/first.pdf"
UP = ("", "../", "../../", "/archive/")

# What is done to the site, the file that is named then, and how much that matters.
FAULTS: Mapping[str, list[tuple[Break, str, Severity]]] = {
    "empty-page": [(write("404.html", b""), "404.html", ERROR), (write("404.html", b" \n"), "404.html", ERROR)],
    "cut-off-page": [(edit(PAGE, "</main>", ""), PAGE, ERROR), (edit(PAGE, "</footer>", ""), PAGE, ERROR)],
    "missing-citation-title": [(without(PAGE, TITLE), PAGE, ERROR)],
    "missing-citation-author": [(without(PAGE, '<meta name="citation_author"'), PAGE, WARNING)],
    "missing-citation-date": [(without(PAGE, '<meta name="citation_publication_date"'), PAGE, WARNING)],
    "citation-date-syntax": [
        (tag("citation_publication_date", "2022/05", wrong), PAGE, ERROR)
        for wrong in ("2022-05", "2022/13", "2022/2/30", "2022~", "n.d.", "۱۴۰۱", "2022/05/")
    ],
    "joined-authors": [
        (tag("citation_author", "رضایی, سارا", wrong), PAGE, WARNING)
        for wrong in ("رضایی, سارا; کریمی, علی", "رضایی, سارا and کریمی, علی", "رضایی, سارا et al.", "رضایی و دیگران")
    ],
    "empty-tag": [
        (tag("citation_volume", "1", ""), PAGE, WARNING),
        (add(ENGLISH, '<meta name="DC.source" content=" ">'), ENGLISH, WARNING),
    ],
    "repeated-tag": [(add(PAGE, '<meta name="citation_title" content="گردوها">'), PAGE, WARNING)],
    "page-range": [
        (tag("citation_firstpage", "1", wrong), PAGE, WARNING) for wrong in ("1-9", "1–9", "1--9", "225 - 246")
    ],
    "identifier-syntax": [
        (tag("citation_doi", "10.1234/first", "https://doi.org/10.1234/first"), PAGE, WARNING),
        (tag("citation_issn", "1234-5679", "12345679"), PAGE, WARNING),
        (add(PAGE, '<meta name="citation_isbn" content="1-2">'), PAGE, WARNING),
        (
            add(PAGE, '<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0098">'),
            PAGE,
            WARNING,
        ),
    ],
    "direction-control": [(tag("citation_issue", "2", "\u200e2"), PAGE, WARNING)],
    "latex-left": [
        (add(PAGE, f'<meta name="citation_series_title" content="{wrong}">'), PAGE, WARNING)
        for wrong in (r"گرد\emph{و}", "{DNA}", "{D}na", r"M\&quot;uller", "$x_1$", "{{گردو}}")
    ],
    "html-left": [
        (add(PAGE, f'<meta name="DC.source" content="{wrong}">'), PAGE, WARNING)
        for wrong in ("&lt;i&gt;گردو&lt;/i&gt;", "گردو&amp;nbsp;ها", "&lt;br/&gt;", "&lt;p dir=rtl&gt;", "&amp;#x200c;")
    ],
    "hidden-abstract": [
        (edit(PAGE, ABSTRACT, ""), PAGE, WARNING),
        (edit(PAGE, ABSTRACT, f"<details><summary>چکیده</summary>{ABSTRACT}</details>"), PAGE, WARNING),
        (edit(PAGE, ABSTRACT, f"<div hidden>{ABSTRACT}</div>"), PAGE, WARNING),
    ],
    "mixed-scripts": [
        (tag("citation_author", "رضایی, سارا", "Rezaei, Sara"), PAGE, NOTE),
        (tag("citation_author", "رضایی, سارا", "Резаи, Сара"), PAGE, NOTE),
    ],
    "noindex": [
        (add(PAGE, '<meta name="robots" content="noindex">'), PAGE, ERROR),
        (add(PAGE, '<meta name="Googlebot" content="NoIndex,nofollow">'), PAGE, ERROR),
        (add("about/index.html", '<meta name="robots" content="none">'), "about/index.html", ERROR),
    ],
    "page-title": [(without(PAGE, "<title>"), PAGE, WARNING), (add(PAGE, "<title>x</title>"), PAGE, WARNING)],
    "one-heading": [
        (edit(PAGE, '<h1 class="citation_title">', "<h1>x</h1><h1>"), PAGE, WARNING),
        (edit("about/en.html", "h1>", "h2>", times=2), "about/en.html", WARNING),
    ],
    "page-language": [
        (edit(PAGE, 'lang="fa" dir="rtl"', 'lang="fa"'), PAGE, WARNING),
        (edit(ENGLISH, 'lang="en" dir="ltr"', 'lang="en" dir="rtl"'), ENGLISH, WARNING),
        (edit("404.html", '<html lang="fa" dir="rtl">', "<html>"), "404.html", WARNING),
    ],
    "canonical": [
        (without(PAGE, CANONICAL), PAGE, WARNING),
        (add(PAGE, CANONICAL), PAGE, WARNING),
        (edit(PAGE, CANONICAL, LINK.format("canonical", f"{BASE_URL}works/first/en.html")), PAGE, ERROR),
        (edit(PAGE, CANONICAL, LINK.format("canonical", "./")), PAGE, ERROR),
        (edit("index.html", LINK.format("canonical", BASE_URL), ""), "index.html", WARNING),
        (
            edit("index.html", f'rel="canonical" href="{BASE_URL}"', 'rel="canonical" href="https://a.b/"'),
            "index.html",
            ERROR,
        ),
    ],
    "json-ld": [
        (edit(PAGE, '"headline":"', '"headline":"Not '), PAGE, WARNING),
        (edit(PAGE, '"propertyID":"DOI","value":"10.1234/', '"propertyID":"DOI","value":"10.9999/'), PAGE, WARNING),
        (edit(PAGE, '"@context":', '"@context"'), PAGE, WARNING),
        (edit(PAGE, '{"@context":', "[" * 100_000), PAGE, WARNING),
    ],
    "cite-as": [
        (without(PAGE, CITE_AS), PAGE, WARNING),
        (add(ENGLISH, CITE_AS), ENGLISH, WARNING),
    ],
    "pdf-address": [
        (tag("citation_pdf_url", PDF_URL, "first.pdf"), PAGE, ERROR),
        (
            all_of(tag("citation_pdf_url", PDF_URL, f"{BASE_URL}files/a.pdf"), write("files/a.pdf", b"%PDF-1")),
            PAGE,
            WARNING,
        ),
    ],
    "pdf-file": [
        (write(PDF, b"<html>not found</html>"), PAGE, ERROR),
        (write(PDF, b"%PDF-" + bytes(MOST_OF_A_PDF)), PAGE, WARNING),
    ],
    "missing-full-text": [(delete(PDF), ENGLISH, ERROR)],
    "missing-export": [(delete(EXPORT), ENGLISH, ERROR)],
    "missing-file": [
        (delete("static/style.css"), "404.html", ERROR),
        (delete("files/map.png"), "about/en.html", ERROR),
        (delete("feed.xml"), "404.html", ERROR),
        (
            edit("about/en.html", "</main>", '<img srcset="../files/map.png 1x, b.png 2x"></main>'),
            "about/en.html",
            ERROR,
        ),
        (write("static/more.css", b'a {\n background: url("no.png") }'), "static/more.css", ERROR),
    ],
    "missing-page": [
        (edit("about/en.html", "</main>", '<a href="../works/third/">x</a></main>'), "about/en.html", ERROR),
        (edit("about/en.html", "</main>", f'<a href="{BASE_URL}no.html">x</a></main>'), "about/en.html", ERROR),
        (edit("about/en.html", "</main>", '<a href="/archive/works/no/">x</a></main>'), "about/en.html", ERROR),
        (edit("about/en.html", "</main>", '<a href="../../about/">x</a></main>'), "about/en.html", ERROR),
    ],
    "empty-file": [(write(EXPORT, b""), ENGLISH, ERROR), (write("feed.xml", b""), "404.html", ERROR)],
    "forbidden-scheme": [
        (edit("about/en.html", "</main>", '<a href="JavaScript:alert(1)">x</a></main>'), "about/en.html", WARNING),
        (edit("about/en.html", "</main>", '<a href="file:///home/a.pdf">x</a></main>'), "about/en.html", WARNING),
    ],
    "other-host": [
        (add(PAGE, '<script src="https://count.example/a.js"></script>'), PAGE, WARNING),
        (add(PAGE, '<link rel="stylesheet" href="//fonts.example/css">'), PAGE, WARNING),
        (edit("about/en.html", "</main>", '<img src="https://a.example/a.png"></main>'), "about/en.html", WARNING),
        (write("static/more.css", b"@import 'https://fonts.example/css';"), "static/more.css", WARNING),
    ],
    "full-text-elsewhere": [(tag("citation_pdf_url", PDF_URL, "https://journal.example/1.pdf"), PAGE, NOTE)],
    "missing-home": [(delete("index.html"), "index.html", ERROR)],
    "other-base-url": [(everywhere(BASE_URL, "https://elsewhere.example/archive/"), "index.html", ERROR)],
    "missing-robots": [(delete("robots.txt"), "robots.txt", WARNING)],
    "robots-without-sitemap": [(without("robots.txt", "Sitemap:"), "robots.txt", WARNING)],
    "blocked-by-robots": [
        (edit("robots.txt", "Allow: /\n", rule), "robots.txt", ERROR)
        for rule in (
            "Disallow: /\n",
            "Allow: /\nDisallow: /archive/works/\n",
            "Allow: /\n\nDisallow: /archive/*\n",
            "\n\ndisallow : /archive/works/first/ # why\n",
            "Allow: /\nUser-agent: Googlebot\nDisallow: /archive/\n",
        )
    ],
    "missing-sitemap": [(all_of(delete("sitemap.xml"), without("robots.txt", "Sitemap:")), "sitemap.xml", ERROR)],
    "broken-sitemap": [
        (edit("sitemap.xml", "</urlset>", ""), "sitemap.xml", ERROR),
        (write("sitemap.xml", b""), "sitemap.xml", ERROR),
        (write("sitemap.xml", b"<rss/>"), "sitemap.xml", ERROR),
        (delete("sitemap.xml"), "sitemap.xml", ERROR),
        (edit("sitemap.xml", LINE, LINE * 50_000), "sitemap.xml", ERROR),
    ],
    "sitemap-date": [
        (edit("sitemap.xml", LINE, f"{LINE}<lastmod>{wrong}</lastmod>"), "sitemap.xml", WARNING)
        for wrong in ("2022-5", "2022-05-12T10:00", "yesterday", "")
    ],
    "sitemap-address": [
        (edit("sitemap.xml", LINE, f"{LINE}<loc>{BASE_URL}works/no/</loc>"), "sitemap.xml", ERROR),
        (edit("sitemap.xml", LINE, f"{LINE}<loc>https://other.example/</loc>"), "sitemap.xml", ERROR),
    ],
    "not-in-sitemap": [(edit("sitemap.xml", LINE, ""), PAGE, WARNING)],
    "untagged-work": [(without(PAGE, '<meta name="citation_'), ENGLISH, ERROR)],
    "missing-anchor": [
        (edit("about/en.html", "</main>", '<a href="#nowhere">x</a></main>'), "about/en.html", WARNING),
        (edit("about/en.html", "</main>", '<a href="../works/first/#no">x</a></main>'), "about/en.html", WARNING),
        (edit("404.html", 'href="#main_content"', 'href="#main"'), "404.html", WARNING),
    ],
    "language-versions": [
        (without(PAGE, X_DEFAULT), PAGE, WARNING),
        (without(PAGE, X_DEFAULT.replace("x-default", "fa")), PAGE, WARNING),
        (edit(PAGE, f'hreflang="en" href="{BASE_URL}works/first/', 'hreflang="en" href="'), PAGE, WARNING),
        (edit(PAGE, 'hreflang="fa"', 'hreflang="ar"'), PAGE, WARNING),
        (without("index.html", '<link rel="alternate" hreflang="x-default"'), "index.html", WARNING),
    ],
    "one-sided-versions": [(without(PAGE, '<link rel="alternate" hreflang="en"'), ENGLISH, WARNING)],
    "far-from-home": [
        (
            all_of(*(everywhere(f'<a href="{up}years/2022/en.html', '<a href="#') for up in UP)),
            "years/2022/en.html",
            ERROR,
        )
    ],
    "same-title": [(edit("about/en.html", "<title>About us", "<title>Authors"), "authors/en.html", NOTE)],
}
CASES = [(code, *case) for code, cases in FAULTS.items() for case in cases]


def found(site: Path, audited: Audited) -> set[tuple[str, str, Severity]]:
    """The problems of a site: code, file and severity."""
    return {(problem.code, problem.source.file, problem.severity) for problem in audited(site)}


def test_a_whole_site_has_no_problems(whole_site: Path, audited: Audited) -> None:
    assert audited(whole_site) == []


@pytest.mark.parametrize(("code", "change", "file", "severity"), CASES)
def test_a_fault_is_told_and_nothing_else(
    site: Path, audited: Audited, code: str, change: Break, file: str, severity: Severity
) -> None:
    change(site)
    assert found(site, audited) == {(code, file, severity)}


def test_every_rule_is_tested_and_reports_under_its_own_name() -> None:
    rules = (*WHOLENESS, *TAG_RULES, *PAGE_RULES, *LINK_RULES, *SITE_RULES)
    assert sorted(rule.__name__.replace("_", "-") for rule in rules) == sorted(FAULTS)
    assert all(FAULTS.values())
