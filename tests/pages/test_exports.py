"""Files of many works: every work once, in the order of the list, as the file of the work says it."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from sitegen.formats.bundles import WORKS_TO_COMPRESS, bundles
from sitegen.inputs import packaged_theme
from sitegen.pages import views
from sitegen.pages.lists import WORKS_A_PAGE, list_page, works_list
from sitegen.pages.page import ListContent
from sitegen.pages.units import units
from sitegen.pages.view import View
from sitegen.reading.loader import load_tree
from sitegen.theme import theme_of
from tests.cases.built import build
from tests.formats.works import make
from tests.outside import BuildSite

TOML = 'title = "Works"\nbase_url = "https://works.example/pubs/"\n'
NEWEST_FIRST = ("four", "three", "two", "one")
SUFFIXES = (".bib", ".ris", ".csl.json")
SECOND_VOLUME = "issues/things-2/things-2"


def bib(keys: Iterable[str] = reversed(NEWEST_FIRST)) -> str:
    """Works of one author and an author each, two in a volume."""
    return "\n".join(
        f"@article{{{key}, title = {{On {key}}}, author = {{Rezaei, Ali and Sole, {key}}}, journal = {{Things}},\n"
        f"  volume = {{{1 + number // 2}}}, year = {{{2001 + number}}}, abstract = {{What is said of {key}.}}}}"
        for number, key in enumerate(keys)
    )


BIB = bib()


def titles(stem: Path) -> tuple[list[str], ...]:
    """The titles in the BibTeX, the RIS and the CSL-JSON file of these works, as other programs read them."""
    library, lines, items = (stem.with_name(stem.name + suffix).read_text("utf-8") for suffix in SUFFIXES)
    found = parse_string(library, "bibtex").entries.values()
    return (
        [re.sub("[{}]", "", entry.fields["title"]) for entry in found],
        [record["title"] for record in rispy.loads(lines)],
        [item["title"] for item in json.loads(items)],
    )


@pytest.mark.parametrize(
    ("stem", "keys"),
    [
        ("exports/works", NEWEST_FIRST),
        ("authors/rezaei-ali/rezaei-ali", NEWEST_FIRST),
        (SECOND_VOLUME, ("four", "three")),
    ],
)
def test_other_programs_read_every_work_once_in_the_order_of_the_list(
    build_site: BuildSite, stem: str, keys: tuple[str, ...]
) -> None:
    _, output = build_site(BIB, TOML)
    assert titles(output / stem) == tuple([f"On {key}" for key in keys] for _ in SUFFIXES)


def test_a_work_is_said_as_in_its_own_file_with_its_abstract(build_site: BuildSite) -> None:
    _, output = build_site(BIB, TOML)
    own = [[(output / f"works/{key}/{key}{suffix}").read_bytes() for key in NEWEST_FIRST] for suffix in SUFFIXES]
    library, lines, items = ((output / f"exports/works{suffix}").read_bytes() for suffix in SUFFIXES)
    assert library == b"\n".join(own[0])
    assert lines == b"".join(own[1])
    assert json.loads(items) == [item for one in own[2] for item in json.loads(one)]
    assert all(b"What is said of four." in body for body in (library, lines, items))


@pytest.mark.parametrize("file", ["index.html", "en.html"])
def test_a_list_links_to_its_files_in_every_language(build_site: BuildSite, file: str) -> None:
    _, output = build_site(BIB, TOML)
    for folder, stem in {
        "works": "exports/works",
        "authors/rezaei-ali": "authors/rezaei-ali/rezaei-ali",
        "authors/sole-one": "works/one/one",
        "issues/things-2": SECOND_VOLUME,
    }.items():
        html = (output / folder / file).read_text("utf-8")
        links = re.findall(r'<a href="([^"]+)" type="([^"]+)" download>', html)
        targets = [(output / folder / href).resolve() for href, _ in links]
        assert targets == [(output / (stem + suffix)).resolve() for suffix in SUFFIXES]
        assert all(target.is_file() for target in targets)
        assert not re.search(r'rel="alternate"[^>]*\.(bib|ris|csl\.json)"', html)


def test_an_author_of_one_work_has_no_files_besides_those_of_the_work(build_site: BuildSite) -> None:
    _, output = build_site(BIB, TOML)
    assert {path.name for path in (output / "authors/sole-one").iterdir()} == {"index.html", "en.html"}


def test_the_index_names_each_file_and_counts_its_works(build_site: BuildSite) -> None:
    _, output = build_site(BIB, TOML + 'exports = ["ris"]\n')
    assert json.loads((output / "exports/index.json").read_bytes())["files"] == [
        {
            "format": "ris",
            "media_type": "application/x-research-info-systems",
            "works": 4,
            "url": "https://works.example/pubs/exports/works.ris",
        }
    ]
    assert not (output / "exports/works.bib").exists()


@pytest.mark.parametrize("setting", ["list_exports = false", "exports = []"])
def test_a_site_may_have_none_of_these_files(build_site: BuildSite, setting: str) -> None:
    _, output = build_site(BIB, f"{TOML}{setting}\n")
    assert not (output / "exports").exists()
    assert not list((output / "authors").rglob("*.bib"))
    assert " download>" not in (output / "works/index.html").read_text("utf-8")


def test_many_works_are_there_compressed_too(build_site: BuildSite) -> None:
    _, output = build_site(bib(f"k{number}" for number in range(WORKS_TO_COMPRESS)), TOML)
    for suffix in SUFFIXES:
        whole = (output / f"exports/works{suffix}").read_bytes()
        assert gzip.decompress((output / f"exports/works{suffix}.gz").read_bytes()) == whole
    assert "exports/works.bib.gz" in (output / "exports/index.json").read_text("utf-8")


@given(st.integers(0, 50), st.integers(1, 9))
def test_bundles_hold_every_work_once_and_old_ones_stay_when_one_is_added(count: int, size: int) -> None:
    works = [make(slug=f"w{number}") for number in range(count)]
    found = bundles("all", works, size)
    assert [entry for one in found for entry in one.works] == works
    assert all(0 < len(one.works) <= size for one in found)
    more = {one.stem: one.works for one in bundles("all", [make(slug="new"), *works], size)}
    full = [one for one in found if len(one.works) == size and one.number]
    assert all(more[one.stem] == one.works for one in full)


def views_of(bibliography: str, works_a_file: int) -> tuple[View, ...]:
    site = build(bibliography).site
    theme, _ = theme_of(load_tree(packaged_theme()), {}, site.config.languages)
    assert theme is not None
    return views(site, tuple(theme.locales.values()), works_a_file)


def export_states(bibliography: str) -> dict[str, bytes]:
    """What each file of many works depends on, where two are many enough to be divided."""
    found = views_of(bibliography, 2)
    return {one.name: one.state for one in units(found[0].site, found) if one.kind == "export"}


def test_an_edit_of_one_work_changes_its_files_alone() -> None:
    before, after = (export_states(text) for text in (BIB, BIB.replace("said of four", "known of four")))
    changed = {name for name, state in after.items() if state != before[name]}
    assert before.keys() == after.keys()
    assert changed == {
        *(f"exports/works-2{suffix}" for suffix in SUFFIXES),
        "authors/rezaei-ali/rezaei-ali-2.bib",
        f"{SECOND_VOLUME}.bib",
    }


def test_of_many_files_the_first_page_of_a_list_links_to_all() -> None:
    view = views_of(bib(f"k{number}" for number in range(WORKS_A_PAGE + 1)), WORKS_A_PAGE)[0]
    contents = [list_page(works_list(view.catalogue.works, view), number, view).content for number in (1, 2)]
    labels = [[one.label for one in content.downloads] for content in contents if isinstance(content, ListContent)]
    assert labels == [["BibTeX 2", "BibTeX 1", "RIS 2", "RIS 1", "CSL-JSON 2", "CSL-JSON 1"], []]
