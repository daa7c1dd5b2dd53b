"""What an editor may link to is what the site has."""

import re

import pytest

from sitegen.reading.site_paths import SitePaths, site_paths, works_by_name
from tests.cases.built import Built, article, build, record

PAGES = {"pages/about.fa.md": "# درباره"}
BIB = (
    article(volume="3", number="2", keywords="things; شیء")
    + article(volume="3", number="1").replace("{rezaei2022,", "{Second:2022,")
    + record(
        "incollection", {"title": "A Part", "author": "رضایی، علی", "booktitle": "A Book", "year": "1401"}, key="c"
    )
)
PART = re.compile(r"/page-\d+/")


@pytest.fixture(scope="module")
def built() -> Built:
    return build(BIB, PAGES)


@pytest.fixture(scope="module")
def paths(built: Built) -> SitePaths:
    names = works_by_name(built.site.entries, [entry.key for entry in built.site.entries])
    return site_paths(built.site.entries, names, {"pages/about": "about/"}, {}, built.site.config)


def test_every_page_can_be_linked_to(built: Built, paths: SitePaths) -> None:
    pages = [
        path for path in built.pages if path != "404.html" and not path.startswith("about/") and not PART.search(path)
    ]
    assert len(pages) > 20
    assert [path for path in pages if paths.find(path) != path] == []


def test_every_path_is_one_of_the_site(built: Built, paths: SitePaths) -> None:
    files = {path.removeprefix("./") + ("index.html" if path.endswith("/") else "") for path in paths.paths.values()}
    assert files <= built.files.keys()


def test_a_work_is_known_by_its_key_and_by_its_slug(built: Built, paths: SitePaths) -> None:
    (slug,) = [entry.slug for entry in built.site.entries if entry.key == "Second:2022"]
    assert paths.find("works/Second:2022") == paths.find(f"works/{slug}/") == f"works/{slug}/"


def test_two_works_with_one_key_are_told_apart_by_their_slugs() -> None:
    entries = build(article() + article(title="Another")).site.entries
    names = works_by_name(entries, ["rezaei2022"] * len(entries))
    assert names["rezaei2022"] == "rezaei2022"
    assert set(names.values()) == {entry.slug for entry in entries}


@pytest.mark.parametrize(
    "link", ["", "works/nobody", "works/rezaei2022/de.html", "works/rezaei2022/rezaei2022.bib/en.html", "issues/none-1"]
)
def test_what_is_not_there_is_not_found(paths: SitePaths, link: str) -> None:
    assert paths.find(link) is None
