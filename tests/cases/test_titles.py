"""Cases 13 and 14: what TeX makes of a title, and a title in two languages or in one."""

import pytest

from tests.cases.built import article, work

TEX = r"The effect of {DNA} \& RNA: 50\% of \emph{x} $x_1^2$ --- “Z” <W>"


def test_a_title_is_words_and_no_markup() -> None:
    found = work(article(title=f"{{{TEX}}}"))
    (title,) = found.meta("citation_title")
    assert title.startswith("The effect of DNA & RNA: 50% of x ")
    assert title.endswith(" — “Z” <W>")
    assert not set("{}\\") & set(title)
    assert {found.data["name"], found.csl["title"], *found.ris("TI")} == {title}
    for page in found.pages.values():
        assert [*page.meta("DC.title"), *page.meta("og:title")] == [title] * 2
        assert title.split("$")[0][:40] in page.text
    assert "&lt;W&gt;" in found.page.html
    assert "<W>" not in found.page.html


@pytest.mark.parametrize(("lang", "other"), [("fa", "en"), ("en", "fa")])
def test_each_page_has_the_title_of_its_language_and_the_other_one_beside_it(lang: str, other: str) -> None:
    titles = {"en": "On Invented Things", "fa": "دربارهٔ چیزهای خیالی"}
    page = work(article(title=titles["en"], title_fa=titles["fa"])).pages[lang]
    assert page.root.get("lang") == lang
    assert page.tagged("DC.title") == page.tagged("og:title") == [(titles[lang], lang)]
    assert page.tagged("DC.title.alternative") == [(titles[other], other)]
    assert (page.data["name"], page.data["alternativeHeadline"]) == (titles[lang], titles[other])
    assert page.meta("citation_title") in ([], [titles[lang]])
    (heading,) = page.root.iter("h1")
    assert "".join(heading.itertext()).strip() == titles[lang]


@pytest.mark.parametrize(
    ("title", "lang", "missing"), [("On Invented Things", "en", "fa"), ("دربارهٔ چیزهای خیالی", "fa", "en")]
)
def test_a_title_that_is_missing_in_a_language_is_shown_as_the_other_one(title: str, lang: str, missing: str) -> None:
    page = work(article(title=title)).pages[missing]
    assert page.root.get("lang") == missing
    assert page.tagged("DC.title") == [(title, lang)]
    assert page.meta("DC.title.alternative") == []
    assert [text for text, _ in page.tagged("og:title")] == [title]
    assert {mark for mark, text in page.texts() if text.strip() == title} == {lang}
