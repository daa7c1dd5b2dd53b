"""What the statistics page counts, and where the parts of its charts stand."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.formats.csv_tables import csv_table
from sitegen.model import Entry, Keyword, Text, Words
from sitegen.pages import charts
from sitegen.pages.catalogue import catalogue_of
from sitegen.pages.statistics import MOST_AUTHORS, Statistics, statistics_of
from sitegen.pages.statistics_page import percent
from sitegen.site import lightened
from tests.cases.built import Built, build
from tests.formats.works import issued, make, person

SVG = "{http://www.w3.org/2000/svg}"
WATER, SAND = Keyword("water", "en", "water"), Keyword("sand", "en", "sand")


def authors(*names: str) -> tuple[Any, ...]:
    return tuple(replace(person(name), slug=name.lower()) for name in names)


def numbers_of(works: Sequence[Entry]) -> Statistics:
    return statistics_of(catalogue_of(works))


WORKS = (
    make(
        slug="a", language="fa", author=authors("Rumi", "Sole"), issued=issued(2020), doi="10.5555/a", keywords=(WATER,)
    ),
    make(slug="b", language="fa", author=authors("Rumi", "Sole"), issued=issued(2022, 5), keywords=(WATER, SAND)),
    make(slug="c", language="en", author=authors("Rumi", "Tarn"), type="book", pdf="c.pdf"),
    make(slug="d", language="en", author=authors("Alone"), issued=issued(2022), abstract=Text((Words("Said.", "en"),))),
)


def test_works_are_counted_by_all_that_they_are() -> None:
    found = numbers_of(WORKS)
    assert found.works == 4
    assert found.years == ((2020, 1), (2022, 2))
    assert [(word.value, works) for word, works in found.keywords] == [("water", 2), ("sand", 1)]
    assert [(one.slug, works) for one, works in found.authors] == [("rumi", 3), ("sole", 2), ("alone", 1), ("tarn", 1)]
    assert found.languages == (("en", 2), ("fa", 2))
    assert found.types == (("article-journal", 3), ("book", 1))


def test_coverage_counts_works_and_authors() -> None:
    found = {one.name: (one.number, one.of) for one in numbers_of(WORKS).coverage}
    expected = {"doi": (1, 4), "abstract": (1, 4), "keywords": (2, 4), "full_text": (1, 4), "orcid": (0, 4)}
    assert found == expected


def test_an_abstract_counts_where_its_words_are_kept_elsewhere() -> None:
    assert numbers_of([lightened(entry)[0] for entry in WORKS]) == numbers_of(WORKS)


def test_the_network_holds_those_who_wrote_together_and_how_often() -> None:
    network = numbers_of(WORKS).network
    assert [one.slug for one, _ in network.authors] == ["rumi", "sole", "tarn"]
    assert network.pairs == ((0, 1, 2), (0, 2, 1))


def test_a_work_of_a_thousand_authors_makes_no_million_pairs() -> None:
    crowd = make(slug="crowd", author=authors(*(f"N{number}" for number in range(1000))))
    network = numbers_of([crowd]).network
    assert len(network.authors) == MOST_AUTHORS
    assert len(network.pairs) == MOST_AUTHORS * (MOST_AUTHORS - 1) // 2


def test_nothing_is_counted_of_no_works() -> None:
    found = numbers_of(())
    assert (found.works, found.years, found.authors, found.network.pairs) == (0, (), (), ())


@pytest.mark.parametrize(
    ("number", "of", "expected"), [(0, 9, 0), (9, 9, 100), (1, 1000, 1), (999, 1000, 99), (1, 8, 13), (0, 0, 0)]
)
def test_a_percentage_is_nothing_or_all_only_where_that_is_true(number: int, of: int, expected: int) -> None:
    assert percent(number, of) == expected


YEARS = st.dictionaries(st.integers(1, 9999), st.integers(1, 10**6), min_size=1, max_size=30)


@given(YEARS)
def test_columns_hold_every_work_in_few_years_that_follow_each_other(years: dict[int, int]) -> None:
    spans = charts.spans_of(sorted(years.items()))
    assert len(spans) <= charts.MOST_COLUMNS
    assert sum(span.works for span in spans) == sum(years.values())
    assert all(one.last + 1 == other.first for one, other in pairwise(spans))


def test_a_year_without_works_has_its_place() -> None:
    assert [span.works for span in charts.spans_of([(2020, 1), (2023, 2)])] == [1, 0, 0, 2]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=charts.MOST_COLUMNS))
def test_mirrored_columns_are_the_mirror_image(numbers: list[int]) -> None:
    plain, mirrored = (charts.columns(numbers, mirrored=one) for one in (False, True))
    for one, other in zip(plain, mirrored, strict=True):
        assert float(one.x) + float(one.width) + float(other.x) == pytest.approx(charts.WIDTH, abs=0.25)
        assert (one.y, one.width, one.height) == (other.y, other.width, other.height)


@given(st.integers(1, 10**9))
def test_an_axis_has_few_round_numbers(most: int) -> None:
    ticks = charts.ticks_of(most)
    assert ticks[0] == 0
    assert ticks[-1] <= most
    assert 2 <= len(ticks) <= charts.MOST_TICKS + 1


PAIRS = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), max_size=30)


@given(PAIRS)
def test_the_nodes_of_a_network_stand_apart_within_the_picture(pairs: set[tuple[int, int]]) -> None:
    places = charts.layout(12, tuple((*pair, 1) for pair in sorted(pairs)))
    assert len(set(places)) == 12
    assert all(0 < x < charts.NODES_WIDTH and 0 < y < charts.NODES_HEIGHT for x, y in places)


def test_the_picture_of_a_network_is_the_same_on_every_machine() -> None:
    assert charts.layout(4, ((0, 1, 1), (0, 2, 1), (2, 3, 5))) == ((226, 90), (266, 22), (322, 151), (494, 162))


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 500)), min_size=1, max_size=20, unique=True))
def test_names_beside_each_other_never_overlap(places: list[tuple[int, int]]) -> None:
    kept = sorted(charts.labelled(places, [60] * len(places), 15))
    assert all(
        abs(places[one][1] - places[other][1]) >= 15 or abs(places[one][0] - places[other][0]) >= 60
        for one in kept
        for other in kept
        if one < other
    )


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, st.integers()), max_size=5))
def test_a_table_is_read_back_as_it_is(rows: list[tuple[str, str, int]]) -> None:
    body = csv_table(["one", "two", "three"], rows).decode("utf-8-sig")
    header, *found = csv.reader(io.StringIO(body, newline=""), strict=True)
    assert header == ["one", "two", "three"]
    plain = [[cell.removeprefix("'") for cell in row] for row in found]
    assert plain == [[str(cell).removeprefix("'") for cell in row] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "@cmd", "+1", "-1", " =1", "\t=1"])
def test_a_spreadsheet_takes_no_text_for_a_formula(text: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(csv_table([text], ()).decode("utf-8-sig"), newline="")))
    assert cell == f"'{text}"


WORDS = "\" ' & <x>"
HOSTILE = f"</title><script>alert(1)</script> {WORDS} <b>"


@pytest.fixture(scope="module")
def hostile() -> Built:
    return build(
        f"@article{{a, title = {{A}}, author = {{{{{HOSTILE}}} and {{=1+1}}}},\n"
        f"  journal = {{{HOSTILE}}}, volume = {{1}},\n"
        f"  year = {{2020}}, keywords = {{{HOSTILE}}}}}\n"
        "@article{b, title = {B}, year = {2021}, keywords = {@cmd}}\n"
    )


@pytest.mark.parametrize("path", ["statistics/index.html", "statistics/en.html"])
def test_hostile_names_are_words(hostile: Built, path: str) -> None:
    page = hostile.pages[path]
    scripts = [one.get("type", one.get("src")) for one in page.root.iter() if one.tag in {"script", f"{SVG}script"}]
    assert scripts == ["../static/scheme.js", "application/ld+json"]
    assert WORDS in " ".join("".join(page.root.itertext()).split())
    assert not [*page.root.iter("b"), *page.root.iter("x")]


def test_hostile_names_are_no_formulas(hostile: Built) -> None:
    files = [body.decode("utf-8-sig") for path, body in hostile.files.items() if path.endswith(".csv")]
    cells = [cell for body in files for row in csv.reader(io.StringIO(body, newline="")) for cell in row]
    assert {"'=1+1", "'@cmd"} <= set(cells)
    assert [cell for cell in cells if cell.startswith(("=", "@"))] == []


def test_a_site_without_works_has_no_statistics() -> None:
    site = build("")
    assert [path for path in site.files if path.startswith("statistics/")] == []
    assert "statistics/" not in site.pages["index.html"].html


def test_a_work_that_says_nothing_is_counted() -> None:
    site = build("@misc{a, title = {A}}")
    assert sorted(path for path in site.files if path.startswith("statistics/")) == [
        "statistics/coverage.csv",
        "statistics/en.html",
        "statistics/index.html",
        "statistics/languages.csv",
        "statistics/types.csv",
    ]
    assert "آثار دارای DOI ۰ درصد (۰ از ۱)" in site.pages["statistics/index.html"].text


def test_an_edit_of_what_is_not_shown_changes_nothing() -> None:
    def state(note: str) -> bytes:
        units = build(f"@misc{{a, title = {{A}}, year = {{2020}}, note = {{{note}}}}}").units
        return next(unit.state for unit in units if unit.kind == "statistics")

    assert state("one") == state("two")


def test_every_file_of_statistics_is_declared(hostile: Built) -> None:
    declared = Counter(file for unit in hostile.units for file in unit.all_files(("fa", "en")))
    assert {path for path in hostile.files if path.startswith("statistics/")} <= declared.keys()
    assert max(declared.values()) == 1
