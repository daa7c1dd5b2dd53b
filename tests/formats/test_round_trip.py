"""What the site gives away as BibTeX, read by the site's own reader: the same work again."""

import html

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitegen.formats import bibtex
from sitegen.formats.facts import pages
from sitegen.language.characters import clean, collapse
from sitegen.model import Date, DateParts, Entry, Keyword, Name, PageRange, Person, Text, Words
from sitegen.notice import Notice
from tests.formats.cases import CASES
from tests.formats.works import addresses, make, text
from tests.held import BIBTEX, date_parts
from tests.round_trip import read


def again(entry: Entry) -> Entry:
    """The work after it was written and read."""
    (found,) = read(bibtex.write([entry], addresses(entry, pdf=bool(entry.pdf))))
    return found


LETTERS = "abcXYZéßاپچگیک"
SIGNS = "0123456789.,;:!?()[]/+*=@|&%$#_^~{}\\'\"`’“”«»،؛–—-\u200c"


def line(alphabet: str) -> st.SearchStrategy[str]:
    """Words with single blanks, such as the reader gives; an entity is a character to it, as in exports of the web."""
    words = st.lists(st.text(alphabet, min_size=1, max_size=8), min_size=1, max_size=6).map(" ".join)
    return words.map(lambda value: collapse(clean(value))).filter(
        lambda value: any(map(str.isalnum, value)) and "&#" not in value
    )


def name_part(*, capital: bool = False) -> st.SearchStrategy[str]:
    letters = st.text("abcdeéø", min_size=1, max_size=6)
    return letters.map(str.capitalize) if capital else letters


FAMILIES = st.lists(name_part(capital=True), min_size=1, max_size=3).map(" ".join)
LATIN_NAMES = st.builds(
    Name,
    family=FAMILIES,
    given=FAMILIES,
    particle=st.sampled_from(["", "", "von", "van der", "de la"]),
    suffix=st.sampled_from(["", "", "Jr.", "III"]),
    lang=st.just("en"),
)
PERSIAN_WORDS = st.sampled_from(["رضایی", "حسینی", "نسب", "عباس‌زاده", "علی", "سید", "محمد", "و", "سازمان"])
PERSIAN_PARTS = st.lists(PERSIAN_WORDS, min_size=1, max_size=3).map(" ".join)
PERSIAN_NAMES = st.builds(Name, family=PERSIAN_PARTS, given=PERSIAN_PARTS, lang=st.just("fa"))
GROUPS = st.lists(st.sampled_from(["of", "and", "Health,", "others", "R&D", "50%"]), min_size=1, max_size=4)
ORGANISATIONS = GROUPS.map(lambda words: Name(literal=f"World {' '.join(words)}".strip(","), lang="en"))
NAMES = LATIN_NAMES | PERSIAN_NAMES | ORGANISATIONS

YEARS = st.integers(1501, 2099)
MONTHS = st.builds(DateParts, YEARS, st.integers(1, 12))
DAYS = st.builds(DateParts, YEARS, st.integers(1, 12), st.integers(1, 28))
STARTS = YEARS.map(DateParts) | MONTHS | DAYS


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """A Gregorian date: a year, a month, a day, a range of them, a season, or one that is not exact."""
    start = draw(STARTS)
    if draw(st.booleans()):
        ends = st.builds(DateParts, st.just(start.year + 1), st.just(start.month), st.just(start.day))
        return Date("x", start=start, end=draw(ends), approximate=draw(st.booleans()))
    season = draw(st.integers(0, 4)) if not start.month else 0
    return Date("x", start=start, season=season, approximate=draw(st.booleans()))


@pytest.mark.parametrize("case", sorted(CASES.keys() - {"hostile"}))
def test_a_work(case: str) -> None:
    before, after = CASES[case], again(CASES[case])
    assert {name: held(after) for name, held in BIBTEX.items()} == {name: held(before) for name, held in BIBTEX.items()}


def test_a_hostile_work_is_one_work_and_settles() -> None:
    once = again(CASES["hostile"])
    assert [word.value for word in once.keywords] == [word.value for word in CASES["hostile"].keywords]
    assert again(once) == once


@given(line(LETTERS + SIGNS))
def test_a_text(value: str) -> None:
    entry = make(title=Text((Words(value, "und"),)), note=Text((Words(value, "und"),)))
    found = again(entry)
    assert [words.value for words in (*found.title.versions, *found.note.versions)] == [value] * 2


@given(st.lists(NAMES, min_size=1, max_size=4), st.booleans())
def test_names(names: list[Name], et_al: bool) -> None:
    found = again(make(author=tuple(Person((name,)) for name in names), et_al=et_al))
    assert [person.names[0] for person in found.author] == names
    assert found.et_al is et_al


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_a_list_that_goes_on(role: str) -> None:
    found = again(make(**{role: (Person((Name("Rezaei", "Ali", lang="en"),)),), "et_al_roles": (role,)}))
    assert (found.et_al, found.et_al_roles) == (False, (role,))


@pytest.mark.parametrize(
    ("bibtex_type", "code"), [("phdthesis", "phdthesis"), ("thesis", "phdthesis"), ("mastersthesis", "bathesis")]
)
def test_a_genre_with_a_code(bibtex_type: str, code: str) -> None:
    found = again(make(type="thesis", bibtex_type=bibtex_type, genre_code=code))
    assert (found.genre, found.genre_code) == (Text(), code)


@given(dates())
def test_adate_parts(date: Date) -> None:
    found = again(make(issued=date)).issued
    assert date_parts(found) == date_parts(date)


@pytest.mark.parametrize(
    "date",
    [
        Date("1401", "persian", DateParts(2022), persian=DateParts(1401), approximate=True),
        Date("خرداد ۱۴۰۱", "persian", DateParts(2022, 5), persian=DateParts(1401, 3)),
        Date("2022", start=DateParts(2022), persian=DateParts(1400)),
        Date("forthcoming"),
        None,
    ],
)
def test_a_date_in_two_calendars(date: Date | None) -> None:
    assert date_parts(again(make(issued=date)).issued) == date_parts(date)


@given(st.lists(line("abcXYZ,;،؛{}&%_-"), min_size=1, max_size=4, unique=True))
def test_keywords(words: list[str]) -> None:
    # A name of HTML's for a character is that character, wherever it is read.
    assume(all(html.unescape(word) == word for word in words))
    found = again(make(keywords=tuple(Keyword(word, "en") for word in words)))
    assert [word.value for word in found.keywords] == words


@pytest.mark.parametrize(
    "page",
    [
        PageRange("225–246", "225", "246"),
        PageRange("e12345", "e12345", is_article_number=True),
        PageRange("2021-05", "2021-05", is_article_number=True),
        PageRange("S1–S10", "S1", "S10"),
        PageRange("A-1–A-20", "A-1", "A-20"),
        PageRange("225, 230–232", "225", "232"),
        PageRange("246–225", "246", "225"),
        PageRange("893–95", "893", "895"),
    ],
)
def test_pages(page: PageRange) -> None:
    found = again(make(page=page)).page
    assert found is not None
    assert (found.first, found.last, pages(found)) == (page.first, page.last, pages(page))


@pytest.mark.parametrize(
    ("notices", "expected"),
    [
        ((Notice("retraction", "n1", key="n1"),), [Notice("retraction", key="n1")]),
        ((Notice("erratum", "n-2", key="a, key"),), [Notice("erratum", key="n-2")]),
        ((Notice("erratum", key="gone_a&b"),), [Notice("erratum", key="gone_a&b")]),
        ((Notice("expression-of-concern", in_prose=True),), [Notice("expression-of-concern")]),
        (
            (Notice("erratum", "n1", key="n1"), Notice("erratum", "n2", key="n2")),
            [Notice("erratum", key="n1"), Notice("erratum", key="n2")],
        ),
        ((Notice("retraction", in_prose=True), Notice("erratum", "n1", key="n1")), [Notice("retraction")]),
    ],
)
def test_notices_of_the_gravest_kind(notices: tuple[Notice, ...], expected: list[Notice]) -> None:
    assert list(again(make(notices=notices)).notices) == expected


def test_who_supervised_a_thesis_and_who_paid_for_it() -> None:
    names = (Name("Ahmadi", "Reza", lang="en"), Name("احمدی", "رضا", lang="fa"))
    advisor = Person(names, "ahmadi-reza", "0000-0002-1825-0097")
    entry = make(type="thesis", bibtex_type="thesis", advisor=(advisor,), funding=text("The Salt Fund", "بنیاد نمک"))
    found = again(entry)
    assert (found.advisor, found.funding, found.extra) == ((advisor,), entry.funding, ())
