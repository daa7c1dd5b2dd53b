"""Retractions and errata, from the record or the prose to the pages: said first, in words, wherever the work stands."""

import json
from xml.etree import ElementTree as ET

import pytest

from tests.cases.built import Built, build, record
from tests.formats.jats_dtd import problems

WORK = {"title": "On Invented Things", "title_fa": "دربارهٔ چیزها", "author": "Rezaei, Ali", "year": "2022"}
NOTICE = {"title": "Notice of Things", "author": "Rezaei, Ali", "year": "2023"}
PROSE = "works/a1.en.md"


def retracted(kind: str = "retraction", related: str = "n1") -> Built:
    bib = record("article", WORK | {"relatedtype": kind, "related": related}, "a1") + record("misc", NOTICE, "n1")
    return build(bib)


def notice(built: Built, page: str) -> tuple[str, list[str]]:
    """The words of the notices on a page that stand before its title, and where they lead."""
    root = built.pages[page].root
    elements = list(root.iter())
    heading = next(place for place, element in enumerate(elements) if element.tag == "h1")
    boxes = [element for element in elements[:heading] if element.get("role") == "note"]
    links = [link.get("href", "") for box in boxes for link in box.iter("a")]
    return " ".join(" ".join("".join(box.itertext()).split()) for box in boxes), links


def window_title(built: Built, page: str) -> str:
    return built.pages[page].root.findtext("head/title") or ""


def test_a_retraction_stands_before_the_title_and_leads_to_the_notice() -> None:
    built = retracted()
    words, links = notice(built, "works/a1/en.html")
    assert words == "Retracted This work has been retracted. Notice of Things"
    assert links == ["../../works/n1/en.html"]
    assert notice(built, "works/a1/index.html")[0].startswith("پس‌گرفته‌شده این اثر پس گرفته شده است.")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("retraction", "This is the notice that retracts this work:"),
        ("erratum", "This is a correction to this work:"),
        ("expression-of-concern", "This is an expression of concern about this work:"),
    ],
)
def test_a_notice_says_what_it_is_and_leads_to_the_work(kind: str, words: str) -> None:
    built = retracted(kind)
    assert notice(built, "works/n1/en.html") == (f"{words} On Invented Things", ["../../works/a1/en.html"])
    assert notice(built, "works/n1/index.html")[1] == ["../../works/a1/"]
    assert window_title(built, "works/n1/en.html").startswith("Notice of Things · ")


def test_a_notice_of_several_works_leads_to_each_of_them() -> None:
    said = WORK | {"relatedtype": "retraction", "related": "n1"}
    more = record("article", said | {"title": "On More Things"}, "a2")
    built = build(record("article", said, "a1") + more + record("misc", NOTICE, "n1"))
    assert notice(built, "works/n1/en.html")[1] == ["../../works/a1/en.html", "../../works/a2/en.html"]


@pytest.mark.parametrize(
    ("kind", "article", "related"),
    [
        ("retraction", "retraction", "retracted-article"),
        ("erratum", "correction", "corrected-article"),
        ("expression-of-concern", "expression-of-concern", "object-of-concern"),
    ],
)
def test_the_jats_file_of_a_notice_names_the_work_that_it_is_of(kind: str, article: str, related: str) -> None:
    bib = record("article", WORK | {"relatedtype": kind, "related": "n1", "doi": "10.5555/a1"}, "a1")
    jats = build(bib + record("article", NOTICE | {"journal": "J. of Things"}, "n1")).files["works/n1/n1.jats.xml"]
    assert problems(jats) == []
    root = ET.fromstring(jats)
    (found,) = root.iter("related-article")
    assert root.get("article-type") == article
    assert found.get("related-article-type") == related
    assert found.get("{http://www.w3.org/1999/xlink}href") == "10.5555/a1"
    assert found.findtext("pub-id") == "a1"
    assert root.findtext(".//custom-meta/meta-value") == "article-journal"


def test_the_window_says_that_a_work_is_retracted_and_its_tags_keep_the_title() -> None:
    built = retracted()
    assert window_title(built, "works/a1/en.html").startswith("Retracted: On Invented Things · ")
    page = built.pages["works/a1/index.html"]
    assert page.meta("citation_title")[0] == "دربارهٔ چیزها"
    (data,) = [one for one in page.root.iter("script") if "creativeWorkStatus" in (one.text or "")]
    assert json.loads(data.text or "")["creativeWorkStatus"] == "Retracted"


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("Corrigendum", "Corrected"),
        ("erratum", "Corrected"),
        ("expression-of-concern", "Expression of concern"),
        ("withdrawal", "Retracted"),
        ("{Retracted}", "Retracted"),
        ("Retracted by", "Retracted"),
        ("سلب اعتبار", "Retracted"),
        ("errata", "Corrected"),
        ("اصلاحیه", "Corrected"),
        ("Expression of concern", "Expression of concern"),
        ("expressionofconcern", "Expression of concern"),
    ],
)
def test_a_notice_is_known_by_its_usual_names(kind: str, label: str) -> None:
    built = retracted(kind)
    assert notice(built, "works/a1/en.html")[0].startswith(label)
    assert window_title(built, "works/a1/en.html").startswith("Retracted: ") == (label == "Retracted")


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        *((kind, []) for kind in ("translationof", "commenton", "Reply to", "reviewof", "multivolume", "reprintof")),
        *((kind, ["wrong-notice"]) for kind in ("pulled", "retracts", "retraction notice", "تصحیح")),
    ],
)
def test_other_relations_are_no_notices_and_stay_in_the_files(kind: str, codes: list[str]) -> None:
    built = retracted(kind)
    assert notice(built, "works/a1/en.html") == ("", [])
    assert [problem.code for problem in built.problems if problem.code == "wrong-notice"] == codes
    for file in ("a1.bib", "a1.biblatex.bib"):
        text = built.files[f"works/a1/{file}"].decode()
        assert f"  related = {{n1}},\n  relatedtype = {{{kind}}},\n" in text


def test_beside_a_notice_in_prose_files_have_no_other_relation() -> None:
    bib = record("article", WORK | {"relatedtype": "reviewof", "related": "n1"}, "a1") + record("misc", NOTICE, "n1")
    text = build(bib, {PROSE: "---\nnotice: retracted\n---\n"}).files["works/a1/a1.bib"].decode()
    assert "  relatedtype = {retraction},\n" in text
    assert "related = {n1}" not in text


def test_a_notice_needs_no_words_of_its_own() -> None:
    built = build(record("article", WORK, "a1"), {PROSE: "---\nnotice: retraction\n---\n"})
    assert notice(built, "works/a1/index.html") == ("پس‌گرفته‌شده این اثر پس گرفته شده است.", [])
    assert built.pages["works/a1/index.html"].root.find(".//div[@class='prose']") is None


def test_the_gravest_notice_comes_first() -> None:
    bib = record("article", WORK | {"relatedtype": "erratum", "related": "n1"}, "a1") + record("misc", NOTICE, "n1")
    built = build(bib, {PROSE: "---\nnotice: retraction\n---\nWhy.\n"})
    words, links = notice(built, "works/a1/en.html")
    assert words.index("Retracted") < words.index("Why.") < words.index("Corrected") < words.index("Notice of Things")
    assert links == ["../../works/n1/en.html"]


@pytest.mark.parametrize(
    ("more", "text", "code"),
    [
        ({"relatedtype": "erratum", "related": "gone"}, "", "missing-related"),
        ({}, "---\nnotice: revenge\n---\nText.\n", "wrong-notice"),
        ({"title": "RETRACTED: On Things"}, "", "unsaid-notice"),
        ({"title": "Retraction note: On Things"}, "", "unsaid-notice"),
        ({"title": "پس گرفته شده: دربارهٔ چیزها"}, "", "unsaid-notice"),
    ],
)
def test_what_does_not_fit_is_reported(more: dict[str, str], text: str, code: str) -> None:
    built = build(record("article", WORK | more, "a1"), {PROSE: text} if text else {})
    assert [problem.code for problem in built.problems if problem.code == code] == [code]


@pytest.mark.parametrize("title", ["Retraction of Glaciers", "The Withdrawn Child", "پس گرفته شدن سخن"])
def test_a_title_of_retraction_is_only_a_title(title: str) -> None:
    built = build(record("article", WORK | {"title": title}, "a1"))
    assert "unsaid-notice" not in {problem.code for problem in built.problems}
