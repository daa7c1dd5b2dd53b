"""Cases 15 to 21: when it appeared, to machines in one calendar and to people in theirs."""

import pytest

from tests.cases.built import Work, build, record, work

SAMPLE = {"author": "Rezaei, Ali", "journal": "Journal of Inventions"}


def of(title: str = "On Invented Things", **date: str) -> Work:
    return work(record("article", {"title": title, **SAMPLE, **date}))


def says(found: Work, citation: str, iso: str = "", start: str = "") -> bool:
    """Whether this is the date in every tag; `iso` and `start` where they are not the year alone."""
    iso = iso or citation
    assert found.meta("citation_publication_date") == [citation]
    for page in found.pages.values():
        assert page.meta("DC.date") == [iso]
        assert page.meta("prism.publicationDate") == [start or iso]
        assert page.data["datePublished"] == (start or iso)
    assert found.ris("PY") == [citation[:4]]
    return True


def test_a_range_is_whole_where_a_range_is_known_and_its_start_elsewhere() -> None:
    fields = {"title": "On Invented Things", **SAMPLE}
    site, other = (build(record("article", {**fields, "date": date})) for date in ("2022-05/2022-06", "2022-05-12"))
    assert site.files["sitemap.xml"] == other.files["sitemap.xml"]
    found = site.work
    assert says(found, "2022/05", "2022-05/2022-06", "2022-05")
    assert found.csl["issued"] == {"date-parts": [[2022, 5], [2022, 6]]}
    assert found.ris("DA") == ["2022/05//"]
    assert found.bib["date"] == "2022-05/2022-06"


def test_a_day_is_a_day() -> None:
    found = of(date="2022-05-12")
    assert says(found, "2022/05/12", "2022-05-12")
    assert found.csl["issued"] == {"date-parts": [[2022, 5, 12]]}
    assert found.ris("DA") == ["2022/05/12/"]


@pytest.mark.parametrize("month", ["may", "{5}", "{May}", "{05}", '"may"', "{may}", "5"])
def test_a_month_is_known_however_it_is_written(month: str) -> None:
    found = work(f"@article{{a, title = {{Things}}, author = {{Rezaei, Ali}}, year = 2022, month = {month}}}")
    assert says(found, "2022/05", "2022-05")
    assert (found.bib["year"], found.ris("DA")) == ("2022", ["2022/05//"])
    assert "month = may," in found.exports[".bib"]


@pytest.mark.parametrize("date", ["2022~", "2022?", "2022-21", "2022/", "/2022", "2022%"])
def test_a_date_that_is_not_exact_is_its_year(date: str) -> None:
    found = of(date=date)
    assert found.meta("citation_publication_date") == ["2022"]
    assert found.data["datePublished"] == "2022"
    assert not {"~", "?", "%"} & set("".join(found.meta("DC.date") + found.meta("prism.publicationDate")))
    assert found.ris("PY") == ["2022"]


def test_a_decade_is_no_date_and_the_editor_is_told() -> None:
    site = build(record("article", {"title": "On Invented Things", **SAMPLE, "date": "199X"}))
    assert site.work.meta("citation_publication_date") == site.work.meta("DC.date") == []
    assert "datePublished" not in site.work.data
    assert {"unreadable-date", "missing-year"} & site.codes
    assert "199X" in site.work.page.text


@pytest.mark.parametrize("year", ["1401", "۱۴۰۱"])
def test_a_solar_year_is_about_one_gregorian_year(year: str) -> None:
    site = build(record("article", {"title": "دربارهٔ چیزهای خیالی", **SAMPLE, "year": year}))
    assert says(site.work, "2022")
    assert "approximate-year" in site.codes
    assert "۱۴۰۱" in site.work.pages["fa"].text
    assert site.work.csl["issued"] == {"date-parts": [[2022]], "circa": True}


@pytest.mark.parametrize("month", ["خرداد", "3", "۳"])
def test_a_solar_month_begins_in_one_gregorian_month(month: str) -> None:
    found = of("دربارهٔ چیزهای خیالی", year="1401", month=month)
    assert says(found, "2022/05", "2022-05")
    assert "۱۴۰۱" in found.pages["fa"].text


def test_a_year_of_the_middle_ages_stays() -> None:
    site = build(record("article", {"title": "On Invented Things", **SAMPLE, "year": "1401"}))
    assert says(site.work, "1401")
    assert "approximate-year" not in site.codes


def test_editions_and_versions_have_ascii_digits_to_machines_and_persian_ones_to_readers() -> None:
    found = work(record("book", {"title": "کتاب", "year": "2022", "edition": "۲", "version": "۱.۳"}))
    assert (found.csl["edition"], found.csl["version"], found.ris("ET")) == ("2", "1.3", ["2"])
    assert found.pages["fa"].meta("prism.edition") == ["2"]
    assert "۲" in found.pages["fa"].text.partition("ویراست")[2][:3]


@pytest.mark.parametrize(("pages", "volume"), [("۲۲۵–۲۴۶", "١٢"), ("۲۲۵-۲۴۶", "۱۲"), ("٢٢٥--٢٤٦", "12")])
def test_digits_are_ascii_to_machines_and_persian_to_readers(pages: str, volume: str) -> None:
    found = of("دربارهٔ چیزهای خیالی", year="۱۴۰۱", pages=pages, volume=volume, number="۲")
    assert says(found, "2022")
    assert found.meta("citation_firstpage") == found.ris("SP") == ["225"]
    assert found.meta("citation_lastpage") == found.ris("EP") == ["246"]
    assert found.meta("citation_volume") == found.ris("VL") == [found.csl["volume"]] == ["12"]
    assert found.meta("citation_issue") == found.ris("IS") == ["2"]
    assert (found.csl["page"], found.bib["pages"], found.bib["volume"]) == ("225-246", "225--246", "12")
    page = found.pages["fa"].text
    assert "۲۲۵–۲۴۶" in page
    assert "۱۲" in page
    assert "۱۴۰۱" in page


@pytest.mark.parametrize(("year", "shown"), [("", ""), ("forthcoming", "forthcoming"), ("in press", "in press")])
def test_without_a_year_there_is_no_date_and_a_page_all_the_same(year: str, shown: str) -> None:
    site = build(record("article", {"title": "On Invented Things", **SAMPLE, "year": year}))
    found = site.work
    for page in found.pages.values():
        assert page.meta("citation_publication_date") + page.meta("DC.date") + page.meta("prism.publicationDate") == []
        assert "datePublished" not in page.data
        assert shown in page.text
    assert found.ris("PY") == []
    assert found.ris("DA") == ([f"///{shown}"] if shown else [])
    assert "missing-year" in site.codes
    assert any("Google Scholar will ignore" in problem.message for problem in site.problems)
    assert found.csl.get("issued", {}).get("literal", "") == shown
