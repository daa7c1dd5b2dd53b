"""What harvesters and reference managers read in the sample's pages: every field, exactly, in the page's language.

The readers are extruct (JSON-LD, Open Graph, Dublin Core), html-metadata (what Wikipedia's citation service uses) and
html5lib. The rules are those of https://scholar.google.com/intl/en/scholar/inclusion.html#indexing.
"""

import json
import re
from pathlib import Path
from typing import Any

import extruct
import pytest
import rispy
from signposting import find_signposting_html, find_signposting_linkset

from tests.outside import ROOT, html_metadata
from tests.web_page import WebPage

RECORD = dict(re.findall(r"(\w+) = \{([^{}]*)\}", (ROOT / "content/bibliography/jcep.bib").read_text(encoding="utf-8")))
AUTHORS = {
    "fa": ["عباس\u200cزاده فتح\u200cآبادی, مهدی", "معین\u200cآبادی بیدگلی, حسین", "دوست\u200cحسینی, مهدیه"],
    "en": ["Abbaszadeh Fathabadi, Mehdi", "Moeinabadi Bidgoli, Hossein", "Doosthosseini, Mahdiye"],
}
DOI = "10.22059/jcep.2022.318774.449983"
ISSNS = ["2008-0867", "2345-3117"]
JOURNALS = {"fa": "مطالعات اوراسیای مرکزی", "en": "Central Eurasia Studies"}
PUBLISHERS = {"fa": "دانشگاه تهران", "en": "University of Tehran"}
TITLES = {"fa": RECORD["title_fa"], "en": RECORD["title"]}
ABSTRACTS = {"fa": RECORD["abstract_fa"], "en": RECORD["abstract"]}
KEYWORDS = {"fa": RECORD["keywords_fa"].split(","), "en": RECORD["keywords"].split(",")}
LOCALES = {"fa": "fa_IR", "en": "en_US"}
OTHER = {"fa": "en", "en": "fa"}

each_language = pytest.mark.parametrize("lang", ["fa", "en"])


@pytest.fixture(scope="session")
def work(pages: dict[str, WebPage]) -> dict[str, WebPage]:
    """The pages of the sample record, by language."""
    mine = [page for path, page in pages.items() if re.fullmatch(r"works/[^/]+/[^/]+", path) and DOI in page.html]
    return {page.root.get("lang", ""): page for page in mine}


def extracted(page: WebPage, syntax: str) -> list[Any]:
    """What extruct finds in a page in one syntax."""
    found: dict[str, list[Any]] = extruct.extract(page.html, base_url=page.url, syntaxes=[syntax])
    return found[syntax]


def json_ld(page: WebPage) -> dict[str, Any]:
    """The only JSON-LD block of a page that describes an article."""
    (article,) = [block for block in extracted(page, "json-ld") if block["@type"] == "ScholarlyArticle"]
    data: dict[str, Any] = article
    return data


def dublin_core(page: WebPage) -> dict[str, list[str]]:
    """The Dublin Core values of a page, by their name in lower case."""
    values: dict[str, list[str]] = {}
    for block in extracted(page, "dublincore"):
        for part in (*block["elements"], *block["terms"]):
            if "name" in part:
                values.setdefault(part["name"].lower(), []).append(part["content"])
    return values


def test_the_record_has_a_page_in_each_language(work: dict[str, WebPage]) -> None:
    assert work.keys() == {"fa", "en"}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("title", [TITLES["fa"]]),
        ("author", AUTHORS["fa"]),
        ("publication_date", ["2022"]),
        ("journal_title", [JOURNALS["fa"]]),
        ("volume", ["14"]),
        ("issue", ["2"]),
        ("firstpage", ["225"]),
        ("lastpage", ["246"]),
        ("issn", ISSNS),
        ("doi", [DOI]),
        ("publisher", [PUBLISHERS["fa"]]),
        ("language", ["fa"]),
        ("abstract", [ABSTRACTS["fa"]]),
        ("keywords", KEYWORDS["fa"]),
        ("pdf_url", [RECORD["eprint"]]),
    ],
)
def test_highwire_press_tags_are_in_the_language_of_the_full_text(
    work: dict[str, WebPage], name: str, values: list[str]
) -> None:
    assert work["fa"].meta(f"citation_{name}") == values


def test_highwire_press_tags_name_the_page_itself(work: dict[str, WebPage]) -> None:
    assert work["fa"].meta("citation_abstract_html_url") == [work["fa"].url]


def test_the_page_in_another_language_has_no_highwire_press_tags(work: dict[str, WebPage]) -> None:
    names = [meta.get("name", "") for meta in work["en"].root.iter("meta")]
    assert [name for name in names if name.startswith("citation_")] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", TITLES["fa"]),
        ("author", AUTHORS["fa"]),
        ("publication_date", "2022"),
        ("journal_title", JOURNALS["fa"]),
        ("volume", "14"),
        ("issue", "2"),
        ("firstpage", "225"),
        ("lastpage", "246"),
        ("issn", ISSNS),
        ("doi", DOI),
        ("language", "fa"),
        ("abstract", ABSTRACTS["fa"]),
    ],
)
def test_wikipedias_reader_finds_every_field(work: dict[str, WebPage], field: str, value: object) -> None:
    assert html_metadata(work["fa"].file)["highwirePress"][field] == value


@each_language
def test_wikipedias_reader_finds_the_page(work: dict[str, WebPage], lang: str) -> None:
    general = html_metadata(work[lang].file)["general"]
    assert general["canonical"] == work[lang].url
    assert general["lang"] == lang


@each_language
def test_dublin_core_is_in_the_language_of_the_page(work: dict[str, WebPage], lang: str) -> None:
    found = dublin_core(work[lang])
    assert found["dc.title"] == [TITLES[lang]]
    assert found["dc.creator"] == AUTHORS[lang]
    assert found["dc.date"] == ["2022"]
    assert found["dc.publisher"] == [PUBLISHERS[lang]]
    assert found["dc.subject"] == KEYWORDS[lang]
    assert found["dc.description"] == [ABSTRACTS[lang]]
    assert found["dc.type"] == ["journalArticle"]
    assert found["dc.language"] == ["fa"]


@each_language
def test_dublin_core_says_where_the_work_appeared(work: dict[str, WebPage], lang: str) -> None:
    assert work[lang].meta("DC.source") == [JOURNALS[lang]]
    assert work[lang].meta("DC.Source.Volume") == ["14"]
    assert work[lang].meta("DC.Source.Issue") == ["2"]
    assert work[lang].meta("DC.Source.ISSN") == ISSNS
    # Hypothesis takes the last identifier for the work's own.
    assert work[lang].meta("DC.identifier")[-1] == f"doi:{DOI}"


@each_language
def test_the_title_in_the_other_language_is_an_alternative(work: dict[str, WebPage], lang: str) -> None:
    alternatives = [
        (meta.get("content"), meta.get("lang"))
        for meta in work[lang].root.iter("meta")
        if meta.get("name") == "DC.title.alternative"
    ]
    assert alternatives == [(TITLES[OTHER[lang]], OTHER[lang])]


@each_language
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("volume", ["14"]),
        ("number", ["2"]),
        ("startingPage", ["225"]),
        ("endingPage", ["246"]),
        ("publicationDate", ["2022"]),
        ("issn", ISSNS[:1]),
        ("eIssn", ISSNS[1:]),
        ("doi", [DOI]),
    ],
)
def test_prism_says_where_the_work_appeared(work: dict[str, WebPage], lang: str, name: str, values: list[str]) -> None:
    assert work[lang].meta(f"prism.{name}") == values
    assert work[lang].meta("prism.publicationName") == [JOURNALS[lang]]


@each_language
def test_open_graph_describes_the_page(work: dict[str, WebPage], lang: str) -> None:
    page = work[lang]
    (block,) = extracted(page, "opengraph")
    found = dict(block["properties"])
    assert found["og:type"] == "article"
    assert found["og:title"] == TITLES[lang]
    assert found["og:url"] == page.url
    assert found["og:locale"] == LOCALES[lang]
    assert found["og:locale:alternate"] == LOCALES[OTHER[lang]]
    assert found["og:description"] == ABSTRACTS[lang]


@each_language
def test_schema_org_describes_the_work(work: dict[str, WebPage], lang: str) -> None:
    found = json_ld(work[lang])
    assert found["name"] == found["headline"] == TITLES[lang]
    assert found["alternativeHeadline"] == TITLES[OTHER[lang]]
    assert [f"{author['familyName']}, {author['givenName']}" for author in found["author"]] == AUTHORS[lang]
    assert found["abstract"] == found["description"] == ABSTRACTS[lang]
    assert found["keywords"] == KEYWORDS[lang]
    assert found["datePublished"] == "2022"
    assert (found["pageStart"], found["pageEnd"]) == ("225", "246")
    assert found["publisher"]["name"] == PUBLISHERS[lang]
    assert found["url"] == work[lang].url
    assert found["@id"] == f"https://doi.org/{DOI}"
    assert f"https://doi.org/{DOI}" in found["sameAs"]


@each_language
def test_schema_org_nests_issue_volume_and_journal(work: dict[str, WebPage], lang: str) -> None:
    issue = json_ld(work[lang])["isPartOf"]
    volume = issue["isPartOf"]
    journal = volume["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "2")
    assert (volume["@type"], volume["volumeNumber"]) == ("PublicationVolume", "14")
    assert (journal["@type"], journal["name"], journal["issn"]) == ("Periodical", JOURNALS[lang], ISSNS)


def test_both_pages_describe_one_work(work: dict[str, WebPage]) -> None:
    assert json_ld(work["fa"])["@id"] == json_ld(work["en"])["@id"]


@each_language
def test_a_page_offers_its_downloads_as_descriptions(work: dict[str, WebPage], lang: str) -> None:
    offered = {(link.get("type"), link.get("href")) for link in work[lang].links("describedby")}
    folder = work["fa"].url
    slug = folder.rstrip("/").rpartition("/")[2]
    assert {
        ("application/x-bibtex", f"{folder}{slug}.bib"),
        ("application/x-bibtex", f"{folder}{slug}.biblatex.bib"),
        ("application/x-research-info-systems", f"{folder}{slug}.ris"),
        ("application/x-endnote-refer", f"{folder}{slug}.enw"),
        ("application/vnd.citationstyles.csl+json", f"{folder}{slug}.csl.json"),
    } <= offered


@each_language
def test_no_value_for_machines_holds_a_direction_mark(work: dict[str, WebPage], lang: str) -> None:
    values = [meta.get("content", "") for meta in work[lang].root.iter("meta")]
    values += [json.dumps(json_ld(work[lang]), ensure_ascii=False)]
    assert [value for value in values if re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", value)] == []


def download(work: dict[str, WebPage], suffix: str) -> Path:
    """The file beside the pages of the sample record."""
    folder = work["fa"].file.parent
    return folder / (folder.name + suffix)


def test_the_ris_file_says_the_same(work: dict[str, WebPage]) -> None:
    (record,) = rispy.loads(download(work, ".ris").read_text(encoding="utf-8"))
    assert record["type_of_reference"] == "JOUR"
    assert record["authors"] == AUTHORS["fa"]
    assert record["doi"] == DOI
    assert (record["volume"], record["number"]) == ("14", "2")
    assert (record["start_page"], record["end_page"]) == ("225", "246")
    assert record["year"] == "2022"


def test_the_csl_json_file_says_the_same(work: dict[str, WebPage]) -> None:
    (item,) = json.loads(download(work, ".csl.json").read_text(encoding="utf-8"))
    assert item["type"] == "article-journal"
    assert item["title"] == TITLES["fa"]
    assert [f"{author['family']}, {author['given']}" for author in item["author"]] == AUTHORS["fa"]
    assert item["issued"] == {"date-parts": [[2022]]}
    assert item["DOI"] == DOI
    assert item["page"] == "225-246"
    assert item["container-title"] == JOURNALS["fa"]


@each_language
def test_wikipedias_reader_takes_the_work_from_a_list(pages: dict[str, WebPage], lang: str) -> None:
    page = pages[{"fa": "works/index.html", "en": "works/en.html"}[lang]]
    (found,) = html_metadata(page.file)["coins"]
    said = found["rft"]
    assert (said["atitle"], said["jtitle"]) == (TITLES[lang], JOURNALS[lang])
    assert [said[key] for key in ("volume", "issue", "spage", "epage", "date")] == ["14", "2", "225", "246", "2022"]
    assert said["issn"] + said["eissn"] == ISSNS
    assert [f"{said['aulast']}, {said['aufirst']}", *said["au"]] == AUTHORS[lang]
    assert found["rft_id"] == f"info:doi/{DOI}"


@each_language
def test_a_harvester_finds_the_same_links_on_the_page_and_in_its_linkset(
    sample_site: Path, address: str, work: dict[str, WebPage], lang: str
) -> None:
    page = find_signposting_html(address + work[lang].path)
    (linkset,) = page.linksets
    served = address + linkset.target.removeprefix(work[lang].base_url)
    said = find_signposting_linkset(served).for_context(work[lang].url)
    for relation in ("citeAs", "license"):
        one, other = getattr(page, relation), getattr(said, relation)
        assert (one and one.target) == (other and other.target)
    for relation in ("authors", "describedBy", "items", "types"):
        targets = [{(link.target, link.type) for link in getattr(found, relation)} for found in (page, said)]
        assert targets[0] == targets[1]
    assert page.citeAs.target == f"https://doi.org/{DOI}"
    for export in page.describedBy:
        assert (sample_site / export.target.removeprefix(work[lang].base_url)).is_file()
        (described,) = find_signposting_linkset(served).for_context(export.target).describes
        assert described.target == work["fa"].url
