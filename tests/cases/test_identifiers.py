"""Cases 25 to 27: ISSN, DOI, and what a work without one is known by."""

import pytest

from tests.cases.built import BASE, article, build, work

SICI = "10.1002/(SICI)1097(199806)49:8<693::AID>3.0.CO;2-O"


@pytest.mark.parametrize(
    "fields",
    [
        {"issn": "1234-5679", "eissn": "2345-6787"},
        {"issn": "12345679, 2345-6787"},
        {"issn": "ISSN 1234-5679; 23456787"},
        {"issn": "۱۲۳۴-۵۶۷۹", "eissn": "2345–6787"},
    ],
)
def test_two_issns_stand_in_two_tags_the_printed_one_first(fields: dict[str, str]) -> None:
    site = build(article(**fields))
    both = ["1234-5679", "2345-6787"]
    assert site.work.meta("citation_issn") == both
    assert site.work.meta("citation_eissn") == []
    for page in site.work.pages.values():
        assert page.meta("DC.Source.ISSN") == both
        assert page.meta("prism.issn") + page.meta("prism.eIssn") == both
        assert page.data["isPartOf"]["issn"] == both
    assert site.work.ris("SN") == [site.work.csl["ISSN"]] == ["1234-5679, 2345-6787"]
    assert "issn-check-digit" not in site.codes


def test_a_wrong_check_digit_is_reported_and_kept_everywhere() -> None:
    site = build(article(issn="1234-5678"))
    assert site.work.meta("citation_issn") == site.work.ris("SN") == [site.work.csl["ISSN"]] == ["1234-5678"]
    assert site.work.bib["issn"] == "1234-5678"
    assert "issn-check-digit" in site.codes


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("https://doi.org/10.22059/ABC.1", "10.22059/ABC.1"),
        ("http://dx.doi.org/10.22059/ABC.1", "10.22059/ABC.1"),
        ("doi:10.22059/ABC.1", "10.22059/ABC.1"),
        ("DOI: 10.22059/ABC.1", "10.22059/ABC.1"),
        (" 10.22059/ABC.1. ", "10.22059/ABC.1"),
        (r"10.22059/a\_x", "10.22059/a_x"),
        (r"{10.22059/a{\_}x}", "10.22059/a_x"),
        ("10.22059/a#b%20c", "10.22059/a#b%20c"),
        (SICI, SICI),
        (r"10.1002/(SICI)1097(199806)49:8\textless{}693::AID\textgreater{}3.0.CO;2-O", SICI),
    ],
)
def test_a_doi_is_bare_in_tags_and_encoded_in_links(written: str, bare: str) -> None:
    found = work(article(doi=written))
    address = "https://doi.org/" + bare.replace("%", "%25").replace("<", "%3C").replace(">", "%3E").replace("#", "%23")
    assert found.meta("citation_doi") == found.ris("DO") == [found.csl["DOI"]] == [bare]
    for page in found.pages.values():
        assert page.meta("prism.doi") == [bare]
        assert page.meta("DC.identifier")[-1] == f"doi:{bare}"
        assert (page.data["@id"], page.data["sameAs"]) == (address, [address])
        assert page.data["identifier"] == [
            {"@type": "PropertyValue", "propertyID": "DOI", "value": bare, "url": address}
        ]
        assert [link.get("href") for link in page.links("cite-as")] == [address]
        assert address in page.linked | set(page.anchors)
        assert f'href="https://doi.org/{bare}"' not in page.html or address.endswith(bare)
    assert "<693" not in found.page.html


@pytest.mark.parametrize("doi", ["", "-", "{}", "{-}"])
def test_without_a_doi_the_page_is_what_names_the_work(doi: str) -> None:
    found = work(f"@article{{rezaei2022, title={{Things}}, doi={{{doi}}}, url={{https://journal.example/a_1}}}}")
    canonical = f"{BASE}works/rezaei2022/"
    for lang, page in found.pages.items():
        assert page.meta("citation_doi") == page.meta("prism.doi") == []
        assert page.meta("DC.identifier") == [page.canonical]
        assert [link.get("href") for link in page.links("cite-as")] == [canonical]
        assert page.data["@id"] == f"{canonical}#work"
        assert page.data["sameAs"] == ["https://journal.example/a_1"]
        assert "https://journal.example/a_1" in page.linked
        assert page.canonical == (canonical if lang == "fa" else f"{canonical}en.html")
    assert found.ris("DO") == []
    assert "DOI" not in found.csl
    assert "doi" not in found.bib
    assert found.ris("UR") == [found.csl["URL"]] == [found.bib["url"]] == ["https://journal.example/a_1"]


def test_what_is_no_identifier_is_in_no_file() -> None:
    wrong = {"doi": "10.1/Zw1", "issn": "Zw2-77", "eissn": "Zw3-88", "isbn": "Zw4-99", "pdf": "http://[Zw5/x.pdf"}
    site = build(article(**wrong, license="http://[Zw6/"))
    assert {"invalid-doi", "invalid-issn", "invalid-isbn", "invalid-url"} <= site.codes
    assert [name for name, body in site.files.items() if b"Zw" in body] == []
