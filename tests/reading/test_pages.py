import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import PageRange
from sitegen.reading.pages import page_count, parse_pages

TEXTS = st.text("0123456789۰۲٥ivxSe:-–,+.() ppصتا", max_size=16) | st.text(max_size=40)


def ends(value: str) -> tuple[str, str]:
    pages, _ = parse_pages(value)
    assert pages is not None
    return pages.first, pages.last


@pytest.mark.parametrize(
    "value",
    [
        "225-246",
        "225--246",
        "225---246",
        "225–246",
        "225—246",
        "225‐246",
        "225 - 246",
        "{225}--{246}",
        "pp. 225-246",
        "pp 225-246",
        "pp225-246",
        "Pages 225 to 246",
        "225-246.",
        "225–246 (22 pages)",
        "225--246 (electronic)",
        "225--246 (2001)",
        "225--246 (electronic) (2001)",
        "۲۲۵–۲۴۶",
        "٢٢٥-٢٤٦",
        "ص ۲۲۵-۲۴۶",
        "صص. ۲۲۵-۲۴۶",
        "صص۲۲۵-۲۴۶",
        "صفحات ۲۲۵ تا ۲۴۶",
        "225-46",
        "225,246",
        "225،246",
        "225, 230-246",
        "225-230, 240, 246",
        "225 & 246",
        "۲۲۵ و ۲۴۶",
    ],
)
def test_pages_225_to_246(value: str) -> None:
    assert ends(value) == ("225", "246")
    assert parse_pages(value)[1] == ()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("225", "225", ""),
        ("p. 5", "5", ""),
        ("ص. ۱۲", "12", ""),
        ("225+", "225", ""),
        ("225ff.", "225", ""),
        ("225-", "225", ""),
        ("225-225", "225", ""),
        ("e12345", "e12345", ""),
        ("Article 12345", "12345", ""),
        ("Article ID 12345", "12345", ""),
        ("2021-05", "2021-05", ""),
        ("S1-S10", "S1", "S10"),
        ("P12-P18", "P12", "P18"),
        ("12:1-12:20", "12:1", "12:20"),
        ("xi-xxv", "xi", "xxv"),
        ("iv", "iv", ""),
        ("A-1--A-20", "A-1", "A-20"),
        ("A-1-A-20", "A-1", "A-20"),
        ("الف-ی", "الف", "ی"),
    ],
)
def test_pages_of_other_forms(value: str, first: str, last: str) -> None:
    assert ends(value) == (first, last)
    assert parse_pages(value)[1] == ()


@pytest.mark.parametrize("value", ["e12345", "E7", "Article 7", "art. 12", "Paper 3", "104233", "2021-05"])
def test_what_is_the_number_of_an_article_is_told_from_its_page(value: str) -> None:
    pages, _ = parse_pages(value)
    assert pages is not None
    assert pages.is_article_number


@pytest.mark.parametrize("value", ["7", "S12", "iv", "A-1", "225+", "e1-e9", "Article 7-9", "1042-1051", "12345", "ب"])
def test_a_page_is_no_number_of_an_article(value: str) -> None:
    pages, _ = parse_pages(value)
    assert pages is not None
    assert not pages.is_article_number


@pytest.mark.parametrize(
    ("value", "last"), [("225-46", "246"), ("225-6", "226"), ("1199-201", "1201"), ("S45-8", "8"), ("98-103", "103")]
)
def test_a_short_end_takes_over_the_digits_it_leaves_out(value: str, last: str) -> None:
    assert ends(value)[1] == last


@pytest.mark.parametrize(("value", "last"), [("246-225", "225"), ("246-25", "25"), ("999-9", "9")])
def test_pages_that_run_backwards_are_kept_and_reported(value: str, last: str) -> None:
    pages, doubts = parse_pages(value)
    assert pages is not None
    assert (pages.literal, pages.last) == (value, last)
    assert [doubt.code for doubt in doubts] == ["reversed-pages"]


@pytest.mark.parametrize("value", ["۹ مهر", "March 21", "in press", "225-230-232", "?", "1 2 3", "x" * 300])
def test_what_cannot_be_read_is_a_literal(value: str) -> None:
    pages, doubts = parse_pages(value)
    assert pages == PageRange(value)
    assert [doubt.code for doubt in doubts] == ["unreadable-pages"]


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        ("see there", "unreadable-pages", "write the first and the last page: `pages = {225--246}`"),
        ("246--225", "reversed-pages", "the first page stands before the last one: `pages = {225--246}`"),
    ],
)
def test_a_doubt_says_what_to_do(value: str, code: str, hint: str) -> None:
    assert [(doubt.code, doubt.hint) for doubt in parse_pages(value)[1]] == [(code, hint)]


@pytest.mark.parametrize("value", ["", " ", "-", "--", "{}"])
def test_nothing_is_no_page(value: str) -> None:
    assert parse_pages(value) == (None, ())


def test_the_literal_is_what_the_record_says() -> None:
    pages, _ = parse_pages(" ص  ۲۲۵--۲۴۶\u202e ")
    assert pages is not None
    assert pages.literal == "ص ۲۲۵–۲۴۶"


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("xvi+477", "xvi+477"),
        ("xvi + 477", "xvi+477"),
        ("XVI + 477 pp.", "XVI+477"),
        ("xvi, 477 p.", "xvi, 477"),
        ("2+310", "2+310"),
        ("xvi + 477, with 20 plates", "xvi+477, with 20 plates"),
        ("7 pages", "7"),
        ("312 p.", "312"),
        ("312pp", "312"),
        ("۳۱۲ ص", "312"),
        ("۳۱۲ صفحه", "312"),
    ],
)
def test_a_count_of_pages_is_no_range(value: str, count: str) -> None:
    assert page_count(value, whole=False) == page_count(value, whole=True) == count
    assert parse_pages(value) == (None, ())


def test_a_lone_number_counts_the_pages_of_a_whole_work() -> None:
    assert page_count("۳۱۲", whole=True) == "312"
    assert page_count("312", whole=False) == ""


@pytest.mark.parametrize("value", ["225-246", "xi-xxv", "pp. 5", "", "xvi", "225+", "9" * 300])
def test_what_is_no_count(value: str) -> None:
    assert page_count(value, whole=True) == ""


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_full_range_reads_back(first: int, length: int) -> None:
    last = first + length
    assert ends(f"{first}–{last}") == (str(first), str(last))


@given(TEXTS)
def test_nothing_raises_and_pages_have_no_blanks_or_foreign_digits(value: str) -> None:
    pages, _ = parse_pages(value)
    if pages is not None:
        assert pages.literal
        assert not set(pages.first + pages.last) & set(" ,۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")
        assert pages.first or not pages.last
    assert isinstance(page_count(value, whole=True), str)


@given(st.from_regex("[0-9]{0,4}-{1,3}[0-9]{0,4}", fullmatch=True))
def test_a_plain_range_is_what_a_blank_before_it_makes_of_it(value: str) -> None:
    assert parse_pages(value) == parse_pages(f" {value}")
    assert page_count(value, whole=True) == page_count(f" {value}", whole=True)
