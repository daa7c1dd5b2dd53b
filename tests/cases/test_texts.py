"""Cases 28 to 31: abstracts and keywords."""

import pytest

from tests.cases.built import BuiltPage, article, build, work

ABSTRACT_TAGS = ("citation_abstract", "DC.description", "description", "og:description")
HTML = "<p>متن <em>x</em> &nbsp;&lt;5 <br>پایان</p><script>alert(1)</script><p onclick='alert(2)'>y</p>"
LONG = "This is a sentence of an abstract that goes on. " * 40


def abstracts(page: BuiltPage) -> set[str]:
    """Everything that the tags of a page say of the abstract."""
    return {value for name in ABSTRACT_TAGS for value in page.meta(name)}


def test_html_in_an_abstract_is_words() -> None:
    found = work(article(title="دربارهٔ چیزهای خیالی", abstract=HTML))
    (abstract,) = abstracts(found.page)
    assert abstract == "متن x <5 پایان y"
    assert found.data["abstract"] == found.data["description"] == found.csl["abstract"] == abstract
    assert found.ris("AB") == [abstract]
    body = found.page.root.find("body")
    assert body is not None
    assert list(body.iter("script")) == []
    assert [element for element in body.iter() if any(name.startswith("on") for name in element.attrib)] == []
    assert "alert(" not in found.page.html


def test_without_an_abstract_there_is_neither_tag_nor_heading() -> None:
    site = build(article())
    for lang, heading in (("fa", "چکیده"), ("en", "Abstract")):
        page = site.work.pages[lang]
        assert abstracts(page) == set()
        assert heading not in page.text
        assert not {"abstract", "description"} & page.data.keys()
    assert site.work.ris("AB") == []
    assert "missing-abstract" in site.codes


def test_a_long_abstract_is_whole_everywhere() -> None:
    found = work(article(abstract=LONG))
    for page in found.pages.values():
        assert abstracts(page) == {LONG.strip()}
        assert LONG.strip() in page.text
    assert found.meta("citation_abstract") == found.meta("og:description") == [LONG.strip()]
    assert found.ris("AB") == [found.csl["abstract"]] == [LONG.strip()]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a, b; c،d", ["a", "b", "c", "d"]),
        ("a; b؛ c", ["a", "b", "c"]),
        ("{a, b}, c", ["a, b", "c"]),
    ],
)
def test_each_keyword_has_a_tag(written: str, words: list[str]) -> None:
    found = work(article(keywords=written))
    assert found.meta("citation_keywords") == words
    for page in found.pages.values():
        assert page.meta("DC.subject") == page.meta("prism.keyword") == page.data["keywords"] == words
    assert found.ris("KW") == words
    assert found.csl["keyword"] == ", ".join(words)


def test_a_keyword_in_another_script_is_no_less_one() -> None:
    found = work(article(keywords="a, b; c،د"))
    assert found.meta("citation_keywords") == ["a", "b", "c", "د"]


def test_the_keywords_of_a_page_are_in_its_language() -> None:
    found = work(article(title_fa="دربارهٔ چیزهای خیالی", keywords="a, b", keywords_fa="الف، ب"))
    assert found.pages["fa"].meta("DC.subject") == found.pages["fa"].data["keywords"] == ["الف", "ب"]
    assert found.pages["en"].meta("DC.subject") == found.pages["en"].data["keywords"] == ["a", "b"]
    assert {lang for page in found.pages.values() for _, lang in page.tagged("citation_keywords")} in ({"fa"}, {"en"})
