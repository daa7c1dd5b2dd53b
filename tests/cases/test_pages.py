"""Cases 22 to 24: the pages, and what stands in their place."""

import pytest

from tests.cases.built import Work, article, build, record, work


def first(found: Work) -> list[list[str]]:
    return [found.meta("citation_firstpage"), *(page.meta("prism.startingPage") for page in found.pages.values())]


def last(found: Work) -> list[list[str]]:
    return [found.meta("citation_lastpage"), *(page.meta("prism.endingPage") for page in found.pages.values())]


@pytest.mark.parametrize(
    "pages", ["225-246", "225--246", "225–246", "225—246", "225---246", "225 - 246", "pp. 225-246", "225‑246"]
)
def test_a_range_is_its_two_ends_whatever_its_dash(pages: str) -> None:
    found = work(article(pages=pages))
    assert first(found) == [["225"]] * 3
    assert last(found) == [["246"]] * 3
    assert (found.ris("SP"), found.ris("EP")) == (["225"], ["246"])
    assert (found.csl["page"], found.bib["pages"]) == ("225-246", "225--246")
    assert (found.data["pageStart"], found.data["pageEnd"], found.data["pagination"]) == ("225", "246", "225-246")
    assert found.meta("DC.Identifier.pageNumber") == ["225-246"]


@pytest.mark.parametrize(
    ("pages", "start", "end", "csl"),
    [
        ("e12345", "e12345", [], "e12345"),
        ("S1-S10", "S1", ["S10"], "S1-S10"),
        ("12:1-12:20", "12:1", ["12:20"], "12:1-12:20"),
        ("xi-xxv", "xi", ["xxv"], "xi-xxv"),
        ("225+", "225", [], "225"),
        ("225", "225", [], "225"),
    ],
)
def test_pages_of_other_kinds(pages: str, start: str, end: list[str], csl: str) -> None:
    found = work(article(pages=pages))
    assert first(found) == [[start]] * 3
    assert last(found) == [end] * 3
    assert (found.ris("SP"), found.ris("EP")) == ([start], end)
    assert found.csl["page"] == csl
    assert found.data["pageStart"] == start
    assert found.data.get("pageEnd", "") == "".join(end)


@pytest.mark.parametrize("pages", ["225,230-232", "225, 230--232", "225؛ 230–232", "225 and 230-232", "225 و 230-232"])
def test_of_a_list_no_page_between_the_first_and_the_last_is_invented(pages: str) -> None:
    found = work(article(pages=pages))
    (listed,) = found.ris("SP")
    assert first(found) == [["225"]] * 3
    assert last(found) == [[]] * 3
    assert found.ris("EP") == []
    assert listed == pages.replace("--", "-").replace("–", "-")
    assert found.csl["page"] == found.data["pagination"] == listed
    assert "pageEnd" not in found.data


@pytest.mark.parametrize(
    "fields", [{"eid": "e12345"}, {"eid": "2021-05"}, {"pages": "2021-05"}, {"articleno": "e12345"}]
)
def test_an_article_number_is_a_first_page_whole(fields: dict[str, str]) -> None:
    found = work(article(**fields))
    (number,) = fields.values()
    assert first(found) == [[number]] * 3
    assert last(found) == [[]] * 3
    assert (found.ris("SP"), found.ris("EP")) == ([number], [])
    assert found.data["pagination"] == number


def test_pages_that_run_backwards_are_kept_and_reported() -> None:
    site = build(article(pages="246-225"))
    assert (site.work.meta("citation_firstpage"), site.work.meta("citation_lastpage")) == (["246"], ["225"])
    assert "reversed-pages" in site.codes


def test_a_number_of_pages_is_no_page() -> None:
    found = work(record("book", {"title": "Things", "author": "Rezaei, Ali", "year": "2022", "pagetotal": "312"}))
    assert first(found) == last(found) == [[]] * 3
    assert found.meta("citation_num_pages") == [found.csl["number-of-pages"]] == ["312"]
    assert found.data["numberOfPages"] == 312
    assert (found.ris("SP"), found.ris("EP"), found.bib["pagetotal"]) == (["312"], [], "312")
