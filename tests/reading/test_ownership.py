"""Which work a file of the editor's belongs to."""

from sitegen.model import Entry
from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content
from sitegen.site import Site
from tests.reading.test_entries import SETTINGS


def read(bib: str, *files: str, prose: str = "") -> Site:
    texts = {"site.toml": SETTINGS, "bibliography/works.bib": bib, **({prose: "متن"} if prose else {})}
    site, problems = read_site(Content({name: text.encode() for name, text in texts.items()}, files=files))
    assert site is not None, problems
    return site


def pdfs(entries: tuple[Entry, ...]) -> dict[str, str]:
    return {entry.title.best("").value: entry.pdf for entry in entries}


def test_of_two_works_with_one_key_one_has_the_full_text_and_the_prose() -> None:
    site = read("@book{a1, title = {x}}\n@book{a1, title = {y}}", "a1.pdf", prose="works/a1.fa.md")
    assert pdfs(site.entries) == {"x": "a1.pdf", "y": ""}
    assert [entry.title.best("").value for entry in site.entries if entry.prose] == ["x"]


def test_a_key_that_is_no_address_and_that_two_works_have_names_no_file() -> None:
    twins = "@book{A:1, title = {x}}\n@book{A:1, title = {y}}"
    site = read(twins, "A:1.pdf", prose="works/A:1.fa.md")
    assert pdfs(site.entries) == {"x": "", "y": ""}
    assert {"unused-file", "text-of-no-work"} <= {problem.code for problem in site.problems}
    assert pdfs(read("@book{A:1, title = {x}}", "A:1.pdf").entries) == {"x": "A:1.pdf"}


def test_a_full_text_is_given_to_none_of_two_keys_that_differ_in_case_but_to_the_one_whose_address_it_names() -> None:
    site = read("@book{Ab1, title = {x}}\n@book{ab1, title = {y}}\n@book{Ab1, title = {z}}", "Ab1.pdf")
    with_pdf = [entry for entry in site.entries if entry.pdf]
    assert [(entry.key, entry.slug) for entry in with_pdf] == [("Ab1", "ab1")]
