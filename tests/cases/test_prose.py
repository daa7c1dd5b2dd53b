"""Prose as a reader meets it: links lead somewhere from wherever it is shown, and every page has one title."""

import posixpath

from tests.cases.built import Built, article, build
from tests.outside import BuildSite

LINKS = "[w](works/Rezaei2022) [p](pages/راهنما) [a](authors/rezaei-ali) [i](works) [h](/) [e](https://other.example/)"
BIB = article(title="", title_en="On Things", title_fa="دربارهٔ چیزها").replace("{rezaei2022,", "{Rezaei2022,")
TEXTS = {
    "pages/about.fa.md": f"# درباره\n\n{LINKS}",
    "pages/راهنما.fa.md": "# راهنما\n\n# بخش\n\n## زیربخش",
    "works/Rezaei2022.fa.md": f"{LINKS}[^1]\n\n[^1]: یادداشت",
    "works/Rezaei2022.en.md": "Text[^1]\n\n[^1]: A note",
}


def site() -> Built:
    return build(BIB, TEXTS)


def test_links_in_prose_lead_to_pages_in_the_language_of_the_page() -> None:
    built = site()
    assert built.site.problems == ()
    for path in ("about/index.html", "about/en.html", "works/rezaei2022/index.html", "works/rezaei2022/en.html"):
        page = built.pages[path]
        links = {"".join(link.itertext()): link.get("href", "") for link in page.root.iter("a")}
        assert links["e"] == "https://other.example/"
        for name in "wpaih":
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), links[name]))
            file = f"{target}/index.html".removeprefix("./") if links[name].endswith("/") else target
            assert built.pages[file].root.get("lang") == page.root.get("lang")


def test_a_page_of_prose_has_one_title() -> None:
    page = site().pages["about/index.html"]
    assert ["".join(heading.itertext()) for heading in page.root.iter("h1")] == ["درباره"]


def test_no_two_places_of_a_page_have_one_name() -> None:
    for page in site().pages.values():
        ids = [element.get("id") for element in page.root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


def test_a_full_text_in_another_case_is_published_beside_its_work_and_linked_to(build_site: BuildSite) -> None:
    settings = 'title = "x"\nbase_url = "https://works.example/"\n'
    files = {"files/REZAEI2022.PDF": "%PDF", "pages/about.fa.md": "# T\n\n[pdf](files/REZAEI2022.PDF)"}
    result, output = build_site(BIB, settings, files=files)
    assert result.returncode == 0, result.stderr
    assert (output / "works/rezaei2022/rezaei2022.pdf").read_text() == "%PDF"
    assert 'href="../works/rezaei2022/rezaei2022.pdf"' in (output / "about/index.html").read_text()


def test_a_page_with_a_reserved_name_does_not_abort_the_build(build_site: BuildSite) -> None:
    settings = 'title = "x"\nbase_url = "https://works.example/"\n'
    result, output = build_site(BIB, settings, files={"pages/works.fa.md": "# T", "pages/about.fa.md": "# A"})
    assert result.returncode == 1
    assert "pages/works.fa.md: error: " in result.stderr
    assert (output / "about/index.html").is_file()
