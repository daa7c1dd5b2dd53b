"""The Markdown files of a content folder as a whole."""

from collections.abc import Mapping

import pytest

from sitegen.model import Text, Words
from sitegen.problems import Severity
from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content
from sitegen.reading.prose_files import ProseFile, prose_of_works, prose_pages, read_prose
from sitegen.reading.site_paths import RESERVED
from sitegen.site import Site

WORKS = {"Rezaei2022": "rezaei2022", "rezaei2022": "rezaei2022"}
SETTINGS = 'title = "x"\nbase_url = "https://site.example/"\n'
BIB = "@book{Rezaei2022, title = {On Things}, author = {Rezaei, Sara}, year = 2022}"


def read(texts: Mapping[str, str]) -> tuple[tuple[ProseFile, ...], list[tuple[str, str]]]:
    files, problems = read_prose(texts, WORKS, ("fa", "en"))
    assert all(problem.hint for problem in problems)
    return files, [(problem.code, problem.source.file) for problem in problems]


def site(texts: Mapping[str, str], files: tuple[str, ...] = ()) -> Site:
    content = {"site.toml": SETTINGS, "bibliography/works.bib": BIB, **texts}
    found, problems = read_site(Content({name: text.encode() for name, text in content.items()}, files))
    assert found is not None, problems
    return found


@pytest.mark.parametrize("name", [*sorted(RESERVED), "Works", "FILES"])
def test_a_page_with_the_name_of_something_else_is_an_error_and_not_published(name: str) -> None:
    file = f"pages/{name}.fa.md"
    files, problems = read_prose({file: "# T"}, WORKS, ("fa", "en"))
    assert files == ()
    assert [(one.code, one.source.file, one.severity) for one in problems] == [("reserved-name", file, Severity.ERROR)]


def test_two_files_with_one_address_and_language_are_an_error() -> None:
    files, problems = read(
        {"pages/About us.fa.md": "# A", "pages/about-us.fa.md": "# B", "pages/about-us.en.md": "# C"}
    )
    assert [one.page.title for one in files] == ["A", "C"]
    assert problems == [("duplicate-page", "pages/about-us.fa.md")]


def test_a_work_has_the_texts_named_after_its_key_and_its_slug() -> None:
    texts = {"works/Rezaei2022.fa.md": "الف", "works/rezaei2022.en.md": "b", "works/rezaei2022.fa.md": "c"}
    files, problems = read(texts)
    assert prose_of_works(files) == {"works/rezaei2022/": Text((Words("<p>الف</p>", "fa"), Words("<p>b</p>", "en")))}
    assert problems == [("duplicate-page", "works/rezaei2022.fa.md")]


def test_a_text_in_a_language_that_the_site_does_not_have_is_reported() -> None:
    assert read({"pages/about.ar.md": "# T"})[1] == [("unknown-language", "pages/about.ar.md")]


def test_a_file_without_a_language_in_its_name_is_reported() -> None:
    assert read({"pages/about.md": "# T"}) == ((), [("unnamed-language", "pages/about.md")])


def test_the_order_of_one_language_is_the_order_of_the_page() -> None:
    texts = {
        "pages/b.fa.md": "---\norder: 1\n---\n# B",
        "pages/b.en.md": "# B",
        "pages/a.fa.md": "---\norder: 2\n---\n# A",
    }
    assert [page.slug for page in prose_pages(read(texts)[0])] == ["b", "a"]


def test_lines_that_end_as_on_windows_are_read_alike() -> None:
    ((one,), problems) = read({"pages/a.fa.md": "---\r\ntitle: A\r\n---\r\nText\r\n"})
    assert (one.page.title, one.page.html, problems) == ("A", "<p>Text</p>", [])


def test_links_of_pages_and_of_works_are_resolved_once_the_site_is_known() -> None:
    text = (
        "# T\n[a](works/Rezaei2022) [b](pages/help) [c](files/Rezaei2022.pdf) [d](files/a.png) [e](authors/rezaei-sara)"
    )
    found = site(
        {"pages/about.fa.md": text, "works/Rezaei2022.en.md": text, "pages/help.fa.md": "# H"},
        ("Rezaei2022.PDF", "Rezaei2022.pdf", "a.png"),
    )
    (about,) = [page.html.exact("fa") for page in found.prose if page.slug == "about"]
    for html in (about, found.entries[0].prose.exact("en")):
        for path in (
            "works/rezaei2022/",
            "help/",
            "works/rezaei2022/rezaei2022.pdf",
            "files/a.png",
            "authors/rezaei-sara/",
        ):
            assert f'href="{path}"' in html
    assert [problem.code for problem in found.problems] == ["unused-file"]


def test_a_broken_link_is_reported_with_file_and_line() -> None:
    found = site({"works/Rezaei2022.fa.md": "متن\n\n[x](works/nobody)"})
    (problem,) = found.problems
    assert (problem.code, problem.source.file, problem.source.line) == ("broken-link", "works/Rezaei2022.fa.md", 3)
    assert "`works/nobody`" in problem.message


@pytest.mark.parametrize(("text", "codes"), [("# T", ["unused-file"]), ("# T\n[x](files/report.pdf)", [])])
def test_a_pdf_is_used_by_a_link_to_it(text: str, codes: list[str]) -> None:
    assert [one.code for one in site({"pages/a.fa.md": text}, ("report.pdf",)).problems] == codes


@pytest.mark.parametrize("name", ["Rezaei2022.pdf", "rezaei2022.PDF"])
def test_a_full_text_is_that_of_its_work(name: str) -> None:
    found = site({}, (name,))
    assert (found.entries[0].pdf, found.problems) == (name, ())
