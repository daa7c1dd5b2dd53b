"""What a work cites, in the files that list it: each reference once, its DOI marked."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sitegen.deposits.crossref_parts import citations
from sitegen.formats import jats, mods
from sitegen.formats.format import Address
from sitegen.formats.references import parted
from sitegen.formats.xml import document
from sitegen.model import Entry, ReferenceList, Words
from tests.formats.jats_dtd import problems
from tests.formats.works import addresses, full_article, make

MODS = {"m": "http://www.loc.gov/mods/v3"}
REFERENCES = st.lists(
    st.one_of(st.text(min_size=1, max_size=40), st.sampled_from(["See doi:10.5555/a(b).", "10.5555/x; ثانیاً"])),
    max_size=4,
)


def citing(*references: str, lang: str = "en") -> Entry:
    return make(language=lang, references=(ReferenceList(lang, tuple(Words(one, lang) for one in references)),))


@pytest.mark.parametrize(
    ("reference", "before", "doi", "after"),
    [
        ("Karimi, S. (2001). doi:10.5555/a_b.", "Karimi, S. (2001). doi:", "10.5555/a_b", "."),
        ("کریمی (۱۳۸۰). https://doi.org/10.5555/x، ص. ۲", "کریمی (۱۳۸۰). https://doi.org/", "10.5555/x", "، ص. ۲"),
        ("(see 10.5555/a(b)c)", "(see ", "10.5555/a(b)c", ")"),
        ("[10.5555/x].", "[", "10.5555/x", "]."),
        ("No DOI: 10.55/a, 110.5555/b", "No DOI: 10.55/a, 110.5555/b", "", ""),
        ("Two: 10.5555/a and 10.5555/b", "Two: 10.5555/a and 10.5555/b", "", ""),
        ("https://doi.org/10.5555/a%28b%29", "https://doi.org/10.5555/a%28b%29", "", ""),
        ("10.5555/)", "10.5555/)", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_doi_stands_apart_from_the_words_around_it(reference: str, before: str, doi: str, after: str) -> None:
    assert parted(reference) == (before, doi, after)


def test_the_article_has_one_list_in_its_own_language() -> None:
    entry = full_article()
    root = etree.fromstring(jats.FORMAT.write([entry], addresses(entry)))  # type: ignore[misc]
    found = ["".join(node.itertext()) for node in root.iterfind("back/ref-list/ref/mixed-citation")]
    assert found == ["کریمی، سارا (۱۳۸۰). چیزها.", "Ahmadi, R. Sand."]
    tags = [node.get("{http://www.w3.org/XML/1998/namespace}lang") for node in root.iter("mixed-citation")]
    assert tags == [None, "en"]


def test_an_article_marks_the_doi_and_keeps_the_words() -> None:
    root = _jats(citing("Karimi, S. (2001). doi:10.5555/a_b.", "Ahmadi & Sons <1999>"))
    assert [node.text for node in root.iter("pub-id")] == ["10.5555/a_b"]
    assert ["".join(node.itertext()) for node in root.iter("mixed-citation")] == [
        "Karimi, S. (2001). doi:10.5555/a_b.",
        "Ahmadi & Sons <1999>",
    ]
    assert [node.get("id") for node in root.iter("ref")] == ["ref1", "ref2"]


def test_a_work_without_references_has_no_list() -> None:
    assert _jats(make()).find("back") is None
    assert _mods(make()).findall("m:mods/m:relatedItem", MODS) == []
    assert citations(make(), Address("")) == ()


def test_a_record_of_libraries_has_an_item_for_each_reference() -> None:
    items = _mods(citing("Doi:10.5555/a", "Sand.")).findall("m:mods/m:relatedItem[@type='references']", MODS)
    assert [item.findtext("m:note", "", MODS) for item in items] == ["Doi:10.5555/a", "Sand."]
    assert [item.findtext("m:identifier[@type='doi']", "", MODS) for item in items] == ["10.5555/a", ""]


def test_a_deposit_has_the_doi_that_crossref_counts_and_the_words() -> None:
    (listed,) = citations(citing("Karimi. doi:10.5555/a.", "Sand."), Address(""))
    root = ET.fromstring(document(listed))
    assert [node.get("key") for node in root] == ["ref1", "ref2"]
    assert [node.findtext("doi", "") for node in root] == ["10.5555/a", ""]
    assert [node.findtext("unstructured_citation") for node in root] == ["Karimi. doi:10.5555/a.", "Sand."]


@given(REFERENCES)
def test_whatever_is_cited_the_article_is_valid_and_says_it(references: list[str]) -> None:
    entry = citing(*references)
    assert problems(jats.FORMAT.write([entry], addresses(entry))) == []  # type: ignore[misc]
    for reference in references:
        assert "".join(parted(reference)) == reference


@pytest.mark.parametrize("form", [jats.FORMAT, mods.FORMAT], ids=lambda form: form.name)
def test_references_are_imported_as_a_numbered_list(form: Any) -> None:
    entry = citing("Karimi, S. doi:10.5555/a_b.", "Ahmadi & Sons; Sand")
    (found,) = form.read(form.write([entry], addresses(entry)))
    assert dict(found.fields)["references"] == "[1] Karimi, S. doi:10.5555/a\\_b.\n[2] Ahmadi \\& Sons; Sand"
    assert found.lost == ()


def _jats(entry: Entry) -> Any:
    return etree.fromstring(jats.FORMAT.write([entry], addresses(entry)))  # type: ignore[misc]


def _mods(entry: Entry) -> ET.Element:
    return ET.fromstring(mods.FORMAT.write([entry], addresses(entry)))  # type: ignore[misc]
