"""References to invented works, as the manuals of the styles write such works."""

import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.citations.citation import Citation, Failure
from sitegen.citations.citation import cited as citations_of
from sitegen.citations.styles import Style
from sitegen.config import Config
from sitegen.inputs import packaged_theme
from sitegen.model import Container, Date, DateParts, Entry, Name, PageRange, Person, Text, Words
from sitegen.press import Press
from sitegen.reading.loader import load_tree
from sitegen.site import Site
from sitegen.theme import theme_of
from tests.formats.works import BASE, full_article, issued, make, organisation, person, text

CSL = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US"><info><title>E'
    "</title><id>https://style.example/e</id><updated>2022-01-01T00:00:00Z</updated></info><citation><layout>"
    '<text variable="title"/></layout></citation><bibliography><layout><choose><if type="article-journal">'
    '<text variable="title"/></if></choose></layout></bibliography></style>'
)
"""A style that writes nothing of what is no article."""

PRIVATE = re.compile("[\ue000-\uf8ff]")


@cache
def styles() -> tuple[Style, ...]:
    """The usual styles of a site in Persian and English."""
    theme, problems = theme_of(load_tree(packaged_theme()), {}, ("fa", "en"))
    assert theme, problems
    return Press(Site(config=Config(title=text("Works"), base_url=BASE)), theme).styles


def cited(entry: Entry) -> dict[str, str]:
    """The references to a work as plain text, by style."""
    return {one.style: one.text for one in citations_of(entry, styles()).citations}


BOOK: dict[str, Any] = {
    "type": "book",
    "bibtex_type": "book",
    "title": text("Inventing Things", "ساختن چیزها"),
    "author": (Person((Name("Karimi", "Sara", lang="en"), Name("کریمی", "سارا", lang="fa"))),),
    "publisher": text("Book House", "خانهٔ کتاب"),
    "publisher_place": text("Tehran", "تهران"),
    "edition": "2",
    "issued": Date("1401", "persian", DateParts(2022), persian=DateParts(1401), approximate=True),
}

ARTICLE = full_article(issued=issued(2022, 5, 12, persian=DateParts(1401, 2, 22)))


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        (
            "apa",
            (
                "Rezaei, A., & Hosseini Nasab, S. M. (2022). On Invented Things: A Study. Journal of Invented Studies, "
                "14(2), 225–246. https://doi.org/10.5555/jis.2022.1"
            ),
        ),
        (
            "mla",
            (
                "Rezaei, Ali, and Seyed Mohammad Hosseini Nasab. “On Invented Things: A Study.” Journal of Invented "
                "Studies, vol. 14, no. 2, May 2022, pp. 225–46, https://doi.org/10.5555/jis.2022.1."
            ),
        ),
        (
            "chicago-author-date",
            (
                "Rezaei, Ali, and Seyed Mohammad Hosseini Nasab. 2022. “On Invented Things: A Study.” Journal of "
                "Invented Studies 14 (2): 225–46. https://doi.org/10.5555/jis.2022.1."
            ),
        ),
        (
            "chicago-notes",
            (
                "Rezaei, Ali, and Seyed Mohammad Hosseini Nasab. “On Invented Things: A Study.” Journal of Invented "
                "Studies 14, no. 2 (2022): 225–46. https://doi.org/10.5555/jis.2022.1."
            ),
        ),
        (
            "harvard",
            (
                "Rezaei, A. and Hosseini Nasab, S.M. (2022) ‘On Invented Things: A Study’, Journal of Invented "
                "Studies, 14(2), pp. 225–246. Available at: https://doi.org/10.5555/jis.2022.1."
            ),
        ),
        (
            "vancouver",
            (
                "Rezaei A, Hosseini Nasab SM. On Invented Things: A Study. Journal of Invented Studies. "
                "2022 May 12;14(2):225-46. doi: 10.5555/jis.2022.1"
            ),
        ),
        (
            "ieee",
            (
                "A. Rezaei and S. M. Hosseini Nasab, “On Invented Things: A Study,” Journal of Invented Studies, "
                "vol. 14, no. 2, pp. 225–246, May 2022, doi: 10.5555/jis.2022.1."
            ),
        ),
        (
            "apa-fa",
            (
                "رضایی، علی، و حسینی نسب، سید محمد. (۱۴۰۱). دربارهٔ چیزهای خیالی: یک بررسی. پژوهش‌نامهٔ مطالعات خیالی، "
                "۱۴(۲)، ۲۲۵–۲۴۶. https://doi.org/10.5555/jis.2022.1"
            ),
        ),
        (
            "iran-manual-of-style",
            (
                "رضایی، علی و سید محمد حسینی نسب. ۱۴۰۱. «دربارهٔ چیزهای خیالی: یک بررسی». پژوهش‌نامهٔ مطالعات خیالی، "
                "دورهٔ ۱۴، شمارهٔ ۲: ۲۲۵–۲۴۶. https://doi.org/10.5555/jis.2022.1"
            ),
        ),
    ],
)
def test_an_article_is_written_as_its_style_wants_it(style: str, reference: str) -> None:
    assert cited(ARTICLE)[style] == reference


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("apa", "Karimi, S. (2022). Inventing Things (2nd ed.). Book House."),
        ("mla", "Karimi, Sara. Inventing Things. 2nd ed., Book House, 2022."),
        ("vancouver", "Karimi S. Inventing Things. 2nd ed. Tehran: Book House; 2022."),
        ("apa-fa", "کریمی، سارا. (۱۴۰۱). ساختن چیزها (ویراست ۲). خانهٔ کتاب."),
        ("iran-manual-of-style", "کریمی، سارا. ۱۴۰۱. ساختن چیزها. ویراست ۲. تهران: خانهٔ کتاب."),
    ],
)
def test_a_book_is_written_as_its_style_wants_it(style: str, reference: str) -> None:
    assert cited(make(**BOOK))[style] == reference


def test_a_persian_style_is_left_out_where_names_are_known_in_latin_only() -> None:
    entry = make(title=text("On Invented Things", "دربارهٔ چیزهای خیالی"), author=(person("Rezaei", "Ali"),))
    assert not {"apa-fa", "iran-manual-of-style"} & cited(entry).keys()
    assert "apa" in cited(entry)


def test_a_style_that_writes_editors_wrong_is_left_out_for_works_that_have_no_one_else() -> None:
    entry = make(**BOOK | {"author": (), "editor": (person("Karimi", "Sara"),)})
    assert cited(entry)["apa"] == "Karimi, S. (Ed.). (2022). Inventing Things (2nd ed.). Book House."
    assert "chicago-notes" not in cited(entry)


def test_a_work_without_a_title_has_no_reference() -> None:
    assert citations_of(make(title=Text()), styles()).citations == ()


def test_the_processor_changes_neither_acronyms_nor_digits_nor_marks_of_a_title() -> None:
    title = "the DNA of {things}: $5 in 1401 \\ and more"
    assert title.title().replace("Dna", "DNA") != title
    found = cited(make(title=text(title), issued=issued(2022)))
    assert all("DNA" in one and "{" in one and "$5 in 1401 \\" in one for one in found.values()), found
    persian = make(title=Text((Words("سال 1401 در ۱۲ پرده", "fa"),)), language="fa", issued=issued(2022))
    assert "سال 1401 در ۱۲ پرده" in cited(persian)["apa-fa"]


def test_unnamed_authors_are_others_in_the_language_of_the_style() -> None:
    both = Person((Name("Rezaei", "Ali", lang="en"), Name("رضایی", "علی", lang="fa")))
    entry = make(title=text("Things", "چیزها"), author=(both,), et_al=True, issued=issued(2022))
    assert cited(entry)["apa"] == "Rezaei, A. et al. (2022). Things."
    assert cited(entry)["apa-fa"].startswith("رضایی، علی و همکاران. (۲۰۲۲).")


def test_an_organisation_keeps_its_name_whole() -> None:
    entry = make(author=(organisation("Ministry of Health, Treatment and Education"),), issued=issued(2022))
    assert cited(entry)["apa"].startswith("Ministry of Health, Treatment and Education. (2022).")


def test_emphasis_and_links_are_kept() -> None:
    (reference,) = [one for one in citations_of(ARTICLE, styles()).citations if one.style == "apa"]
    assert [part.value for part in reference.parts if part.emphasis] == ["Journal of Invented Studies", "14"]
    assert [part.url for part in reference.parts if part.url] == ["https://doi.org/10.5555/jis.2022.1"]


def test_works_of_one_author_and_year_have_no_letters_after_the_year() -> None:
    assert "(2022)." in cited(make(**BOOK))["apa"]
    assert cited(make(**BOOK)) == cited(make(**BOOK))


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp")), max_size=30).map(str.strip)
words = st.builds(
    lambda value, lang: Text((Words(value, lang),)) if value else Text(), texts, st.sampled_from(["en", "fa"])
)
names = st.builds(
    lambda family, given, literal, lang: Person((Name(family, given, literal=literal, lang=lang),)),
    texts,
    texts,
    texts,
    st.sampled_from(["en", "fa"]),
)
dates = st.none() | st.builds(
    lambda year, month, end: Date("", start=DateParts(year, month), end=DateParts(end) if end else None),
    st.integers(1, 9999),
    st.integers(0, 12),
    st.integers(0, 9999),
)
works = st.builds(
    make,
    type=st.sampled_from(["article-journal", "book", "chapter", "thesis", "report", "webpage", "dataset", "document"]),
    title=words,
    author=st.lists(names, max_size=3).map(tuple),
    editor=st.lists(names, max_size=2).map(tuple),
    container=st.none() | st.builds(lambda title: Container("periodical", title), words),
    issued=dates,
    volume=texts,
    issue=texts,
    edition=texts,
    page=st.none() | st.builds(PageRange, texts, texts, texts),
    publisher=words,
    doi=texts,
)


@settings(max_examples=60, deadline=None)
@given(works)
def test_whatever_a_work_says_each_style_gives_a_reference_of_plain_words(entry: Entry) -> None:
    made: tuple[Citation, ...] = citations_of(entry, styles()).citations
    assert not any(PRIVATE.search(one.text) for one in made)
    assert not entry.title or {"apa", "mla", "harvard", "vancouver", "ieee"} <= {one.style for one in made}


@pytest.mark.parametrize("word", ["DNA", "H2O", "iPhone", "pH", "COVID-19", "McDonald"])
def test_a_style_that_writes_titles_in_capitals_keeps_those_of_a_word(word: str) -> None:
    assert word in cited(make(title=text(f"the use of {word} today"), issued=issued(2022)))["mla"]


def test_a_character_of_private_use_stays_what_it_is() -> None:
    assert "\ue004\ue0ff" in cited(make(title=text("An old font \ue004\ue0ff here")))["apa"]


def test_a_style_that_fails_at_a_work_is_told_and_leaves_the_others() -> None:
    wrong = replace(styles()[0], name="wrong", lang="en", builtin="no-style-of-this-name", csl="")
    empty = Style("empty", "Empty", csl=CSL)
    apa = next(style for style in styles() if style.name == "apa")
    found = citations_of(make(**BOOK), (wrong, apa, empty))
    assert [one.style for one in found.citations] == ["apa"]
    assert [failure.style for failure in found.failures] == ["wrong", "empty"]
    assert "no-style-of-this-name" in found.failures[0].reason
    assert found.failures[1] == Failure("empty", "")
