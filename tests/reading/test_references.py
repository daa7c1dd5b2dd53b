"""The references of a work, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats.tex import numbered
from sitegen.language.characters import tidy
from sitegen.model import Words
from sitegen.reading.references import split_references
from tests.cases.built import article, work

LINES = "Karimi, S. (2001). Sand.\nAhmadi, R. (1999). Wind."
TWO = LINES.split("\n")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (LINES, TWO),
        (LINES.replace("\n", "\r\n"), TWO),
        (f"\n  {LINES}\n", TWO),
        (LINES.replace("\n", " ;;\n"), TWO),
        (LINES.replace("\n", " ;; "), TWO),
        ("Karimi, S.\n  (2001). Sand.\n\nAhmadi, R.\n  (1999). Wind.", TWO),
        ("[1] Karimi, S.\n  (2001). Sand.\n[2] Ahmadi, R. (1999).\n Wind.", TWO),
        ("[1] Karimi, S. (2001). Sand. [2] Ahmadi, R. (1999). Wind.", TWO),
        ("1. Karimi, S. (2001). Sand.\n2. Ahmadi, R. (1999). Wind.", TWO),
        ("(1) Karimi, S. (2001). Sand.\n\n(2) Ahmadi, R. (1999). Wind.", TWO),
        ("۱- Karimi, S. (2001). Sand.\n۲- Ahmadi, R. (1999). Wind.", TWO),
        ("1. Karimi, S. (2001). Sand.\n3. Ahmadi, R. (1999). Wind.", TWO),
        ("<ol><li>Karimi, S.\n(2001). Sand.</li><li>Ahmadi, R. (1999). <i>Wind</i>.</li></ol>", TWO),
        ("Karimi, S. (2001). Sand.<br>Ahmadi, R. (1999). Wind.", TWO),
        ("{Karimi, S. (2001). Sand.\n   Ahmadi, R. (1999). Wind.}", TWO),
        ("{Karimi}, S. (2001). Sand.\nAhmadi, R. (1999). {Wind}.", TWO),
        ("Karimi, S. (2001). Sand.; Ahmadi, R. (1999). Wind.", TWO),
    ],
)
def test_a_list_is_divided_as_it_is_written(raw: str, expected: list[str]) -> None:
    assert split_references(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Karimi, S.; Ahmadi, R. (2001). Sand; and wind.", ["Karimi, S.; Ahmadi, R. (2001). Sand; and wind."]),
        ("2001. A title.\n2002. Another.", ["2001. A title.", "2002. Another."]),
        ("1984. A novel.", ["1984. A novel."]),
        ("Karimi, S. Sand [2] and wind.", ["Karimi, S. Sand [2] and wind."]),
        ("[1] Sand, 12\n(2) 33.\n[2] Wind.", ["Sand, 12 (2) 33.", "Wind."]),
        ("A {long\ntitle}.\nAnother.", ["A long title.", "Another."]),
        ("[1] The only one.", ["The only one."]),
        ("", []),
        (" ;; \n", []),
    ],
)
def test_what_only_looks_like_the_end_of_a_reference_divides_nothing(raw: str, expected: list[str]) -> None:
    assert split_references(raw) == expected


def test_tex_is_text_in_a_reference() -> None:
    assert split_references(r"M{\"u}ller, J. \& others. \emph{Sand}, 1--9.") == ["Müller, J. & others. Sand, 1–9."]


# HTML in a record is read as HTML, in whatever field it stands.
lines = st.text(st.characters(exclude_characters="<&"), max_size=30) | st.sampled_from((";;", "a;;;b", "[2] a", "1. b"))


@given(st.lists(lines.map(tidy).filter(bool), max_size=12))
def test_what_is_written_for_bibtex_is_read_again(items: list[str]) -> None:
    assert split_references(numbered([Words(item) for item in items])) == items


@pytest.mark.parametrize("unit", ["[1] ", "1. \n", "(2000);", "{", "{}", "\n", " ", "<p>", ";;", "[1]\n[2]\n"])
def test_hostile_lists_are_read_too(unit: str) -> None:
    assert isinstance(split_references(unit * 20_000), list)


def test_each_language_has_a_list_of_its_own_and_each_reference_its_own_language() -> None:
    entry = work(article(references=LINES, references_fa="کریمی، س. شن.\nAhmadi, R. (1999). Wind.")).entry
    assert [one.lang for one in entry.references] == ["en", "fa"]
    assert [(words.value, words.lang) for words in entry.references_in("fa")] == [
        ("کریمی، س. شن.", "fa"),
        ("Ahmadi, R. (1999). Wind.", "en"),
    ]
    assert [words.value for words in entry.references_in("en")] == TWO
    assert entry.references_in("fr") == entry.references_in("en")
    assert entry.extra == ()


def test_web_of_sciences_name_for_the_field_is_known() -> None:
    record = article().replace(
        "  title", "  Cited-References = {{Karimi S, 2001, SAND.\n   Ahmadi R, 1999, WIND.}},\n  title"
    )
    entry = work(record).entry
    assert [words.value for words in entry.references_in("en")] == ["Karimi S, 2001, SAND.", "Ahmadi R, 1999, WIND."]


def test_a_page_lists_its_references_in_its_language_below_a_heading() -> None:
    found = work(article(references=LINES, references_fa="۱. کریمی، س. شن.\n۲. Ahmadi, R. (1999). Wind."))
    for lang, heading, first in (("en", "References", "Karimi, S. (2001). Sand."), ("fa", "منابع", "کریمی، س. شن.")):
        (section,) = found.pages[lang].root.iterfind(".//section[@class='references']")
        (title,), (listed,) = section.iterfind("h2"), section.iterfind("ol")
        assert title.text == heading
        assert ["".join(item.itertext()) for item in listed] == [first, "Ahmadi, R. (1999). Wind."]
    foreign = found.pages["fa"].root.findall(".//section[@class='references']//li")[1]
    assert (foreign.get("lang"), foreign.get("dir")) == ("en", "ltr")


def test_a_work_without_references_has_no_heading_for_them() -> None:
    assert "References" not in work(article()).pages["en"].text


def test_search_engines_get_one_tag_for_each_reference() -> None:
    found = work(article(references=LINES))
    assert found.meta("citation_reference") == TWO
    assert found.data["citation"] == TWO
    assert found.bib["references"] == "[1] Karimi, S. (2001). Sand.\n[2] Ahmadi, R. (1999). Wind."
