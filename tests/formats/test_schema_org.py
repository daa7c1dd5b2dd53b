"""The work in linked data."""

from typing import Any

import extruct
import pytest

from sitegen.model import Affiliation, Entry, Name, Person
from tests.formats import heads
from tests.formats.cases import CASES
from tests.formats.works import full_article, full_landing, issued, landing, make, organisation, text

DOI_URL = "https://doi.org/10.5555/jis.2022.1"


def described(entry: Entry, lang: str = "en") -> dict[str, Any]:
    return heads.described(entry, landing(lang))


def test_an_article_is_part_of_an_issue_of_a_volume_of_a_journal() -> None:
    issue = described(full_article())["isPartOf"]
    volume = issue["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "2")
    assert (volume["@type"], volume["volumeNumber"]) == ("PublicationVolume", "14")
    assert volume["isPartOf"]["@type"] == "Periodical"
    assert volume["isPartOf"]["issn"] == ["1234-5679", "2345-6780"]


def test_levels_that_the_record_does_not_name_are_left_out() -> None:
    assert described(full_article(volume="", issue=""))["isPartOf"]["@type"] == "Periodical"
    assert described(full_article(volume=""))["isPartOf"]["isPartOf"]["@type"] == "Periodical"
    assert "isPartOf" not in described(make())


def test_a_chapter_is_part_of_a_book_in_a_volume_of_a_series() -> None:
    book = described(CASES["chapter"])["isPartOf"]
    assert (book["@type"], book["isbn"], book["bookEdition"]) == ("Book", ["978-1-4028-9462-6"], "3")
    assert [editor["name"] for editor in book["editor"]] == ["Sara Karimi"]
    assert "editor" not in described(CASES["chapter"])
    assert book["isPartOf"]["volumeNumber"] == "2"
    assert book["isPartOf"]["isPartOf"] == {"@type": "BookSeries", "name": "Studies in Invention"}


@pytest.mark.parametrize("case", CASES)
def test_numbers_of_volumes_and_issues_stand_on_volumes_and_issues_only(case: str) -> None:
    for node in nodes(described(CASES[case])):
        assert ("volumeNumber" in node) == (node["@type"] == "PublicationVolume")
        assert ("issueNumber" in node) == (node["@type"] == "PublicationIssue")
        assert "issn" not in node or node["@type"] in {"Periodical", "BookSeries"}
        assert not {"isbn", "bookEdition", "numberOfPages"} & node.keys() or node["@type"] == "Book"


def nodes(value: object) -> list[dict[str, Any]]:
    """Every node of a JSON-LD block."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes(item))]
    return []


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("article", "ScholarlyArticle"),
        ("book", "Book"),
        ("chapter", "Chapter"),
        ("conference-paper", "ScholarlyArticle"),
        ("thesis", "Thesis"),
        ("report", "Report"),
        ("preprint", "ScholarlyArticle"),
        ("dataset", "Dataset"),
        ("software", "SoftwareSourceCode"),
        ("web-page", "WebPage"),
    ],
)
def test_a_work_has_the_type_of_its_kind_in_both_vocabularies(case: str, expected: str) -> None:
    assert described(CASES[case])["@type"] == expected
    types = [link.href for link in heads.links(CASES[case], landing()) if link.rel == "type"]
    assert types == ["https://schema.org/AboutPage", f"https://schema.org/{expected}"]


@pytest.mark.parametrize(
    ("case", "name", "value"),
    [
        ("thesis", "inSupportOf", "PhD"),
        ("thesis", "sourceOrganization", {"@type": "Organization", "name": "Invented University"}),
        ("report", "reportNumber", "TR-7"),
        ("preprint", "creativeWorkStatus", "Preprint"),
        ("patent", "identifier", [{"@type": "PropertyValue", "propertyID": "patent number", "value": "IR 1234"}]),
        ("standard", "identifier", [{"@type": "PropertyValue", "propertyID": "standard number", "value": "I 7-2"}]),
        ("book", "numberOfPages", 312),
        ("book", "isbn", ["978-1-4028-9462-6"]),
        ("book", "isPartOf", {"@type": "BookSeries", "name": "Studies in Invention"}),
        ("dataset", "creator", [{"@type": "Person", "name": "Ali Rezaei", "givenName": "Ali", "familyName": "Rezaei"}]),
        ("software", "codeRepository", "https://code.example/invent"),
        ("software", "version", "1.2"),
        ("conference-paper", "datePublished", "2022-05"),
    ],
)
def test_a_kind_has_properties_of_its_own(case: str, name: str, value: object) -> None:
    assert described(CASES[case])[name] == value


def test_an_isbn_of_what_is_no_book_is_an_identifier() -> None:
    found = described(make(type="thesis", isbn=("978-1-4028-9462-6",)))
    assert found["identifier"] == [{"@type": "PropertyValue", "propertyID": "ISBN", "value": "978-1-4028-9462-6"}]


def test_a_person_has_parts_an_affiliation_and_an_orcid() -> None:
    place = Affiliation(text("Invented University"), "https://ror.org/05invent0")
    name = Name("Berg", "Jan", "van der", "Jr.", lang="en")
    (author,) = described(make(author=(Person((name,), orcid="0000-0002-1825-0097", affiliations=(place,)),)))["author"]
    assert author == {
        "@type": "Person",
        "@id": "https://orcid.org/0000-0002-1825-0097",
        "name": "Jan van der Berg Jr.",
        "givenName": "Jan",
        "familyName": "van der Berg",
        "honorificSuffix": "Jr.",
        "affiliation": [
            {"@type": "Organization", "@id": "https://ror.org/05invent0", "name": "Invented University"},
        ],
        "identifier": "https://orcid.org/0000-0002-1825-0097",
    }


@pytest.mark.parametrize(("written", "said"), [("312", 312), ("xii, 312", "xii, 312"), ("9" * 5000, "9" * 5000)])
def test_a_number_of_pages_is_a_number_where_it_is_one(written: str, said: object) -> None:
    assert described(make(type="book", number_of_pages=written))["numberOfPages"] == said


def test_a_thesis_in_words_of_its_own_is_in_support_of_what_they_say() -> None:
    own = make(type="thesis", genre=text("Habilitation"))
    assert described(own)["inSupportOf"] == "Habilitation"


def test_references_are_cited_in_the_language_of_the_page() -> None:
    assert described(full_article())["citation"] == ["Karimi, S. (2001). Things & others.", "Ahmadi, R. Sand."]
    assert described(full_article(), "fa")["citation"] == ["کریمی، سارا (۱۳۸۰). چیزها.", "Ahmadi, R. Sand."]


def test_a_literal_name_is_an_organisation() -> None:
    (author,) = described(make(author=(organisation("World Health Organization"),)))["author"]
    assert author == {"@type": "Organization", "name": "World Health Organization"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [(full_article(), DOI_URL), (make(), "https://works.example/pubs/works/rezaei2022/#work")],
    ids=["with a DOI", "without one"],
)
def test_both_languages_name_one_work(entry: Entry, expected: str) -> None:
    assert {described(entry, lang)["@id"] for lang in ("fa", "en")} == {expected}


def test_strings_are_plain_and_in_the_language_of_the_page() -> None:
    found = described(full_article(), "fa")
    assert found["name"] == found["headline"] == "دربارهٔ چیزهای خیالی: یک بررسی"
    assert found["alternativeHeadline"] == "On Invented Things: A Study"
    assert found["abstract"] == found["description"] == "چیزهایی که خیالی‌اند."
    assert found["keywords"] == ["خیال", "چیزها"]
    assert all("@language" not in node for node in nodes(found))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_another_reader_finds_the_same_block(case: str, lang: str) -> None:
    html = heads.page(CASES[case], full_landing(lang))
    (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert found == heads.described(CASES[case], full_landing(lang))


def test_another_reader_finds_open_graph_and_dublin_core() -> None:
    html = heads.page(full_article(), full_landing("fa"))
    found = extruct.extract(html, syntaxes=["opengraph", "dublincore"])
    assert dict(found["opengraph"][0]["properties"])["og:title"] == "دربارهٔ چیزهای خیالی: یک بررسی"
    elements = [
        (tag["name"], tag["content"]) for tag in found["dublincore"][0]["elements"] if "DC." in tag.get("name", "")
    ]
    assert ("DC.creator", "رضایی, علی") in elements
    assert elements[-1] == ("DC.identifier", "doi:10.5555/jis.2022.1")


def test_a_date_without_a_year_is_no_date() -> None:
    assert "datePublished" not in described(CASES["forthcoming"])
    assert described(make(issued=issued(2022, 5)))["datePublished"] == "2022-05"
