"""Cases 32 to 38: books, chapters, conference papers, theses, reports and preprints."""

import pytest

from tests.cases.built import Work, build, record, work

COMMON = {"title": "On Invented Things", "author": "Rezaei, Ali", "year": "2022"}


def of(kind: str, **fields: str) -> Work:
    return work(record(kind, {**COMMON, **fields}))


def order(found: Work, *names: str) -> list[str]:
    """The order in which these tags stand in the page, once each."""
    metas = (meta.get("name", "") for meta in found.page.root.iter("meta"))
    return [name for name in metas if name in names]


def test_a_book_without_isbn_is_a_book() -> None:
    found = of("book", series="Studies in Invention", number="7", publisher="Book House", address="Shiraz")
    assert (found.meta("DC.type"), found.meta("og:type"), found.data["@type"]) == (["book"], ["book"], "Book")
    assert found.meta("citation_series_title") == ["Studies in Invention"]
    assert (found.csl["collection-title"], found.csl["collection-number"]) == ("Studies in Invention", "7")
    assert found.csl["publisher-place"] == "Shiraz"
    assert found.meta("citation_issue") == []
    assert (found.ris("TY"), found.ris("T2"), found.ris("CY")) == (["BOOK"], ["Studies in Invention"], ["Shiraz"])
    assert (found.bib["series"], found.bib["number"]) == ("Studies in Invention", "7")


@pytest.mark.parametrize("kind", ["book", "collection", "proceedings"])
def test_an_edited_book_has_editors_and_no_author(kind: str) -> None:
    site = build(record(kind, {"title": "Things", "editor": "Rezaei, Ali and Karimi, Sara", "year": "2022"}))
    found, names = site.work, ["Rezaei, Ali", "Karimi, Sara"]
    assert (found.meta("citation_author"), found.meta("citation_editor")) == ([], names)
    assert (found.meta("DC.creator"), found.meta("DC.contributor")) == ([], names)
    assert (found.ris("TY"), found.ris("ED"), found.ris("A2"), found.ris("AU")) == (["BOOK"], names, [], [])
    assert [who["name"] for who in found.data["editor"]] == ["Ali Rezaei", "Sara Karimi"]
    assert "author" not in found.data
    assert "missing-author" in site.codes


CHAPTER = {"booktitle": "A Handbook", "editor": "Karimi, Sara", "isbn": "978-1-4028-9462-6", "pages": "11-25"}


@pytest.mark.parametrize("kind", ["incollection", "inbook"])
def test_a_chapter_is_in_its_book(kind: str) -> None:
    found = of(kind, **CHAPTER, publisher="Book House")
    assert found.meta("citation_inbook_title") == ["A Handbook"]
    assert found.meta("citation_book_title") == found.meta("citation_journal_title") == []
    assert found.meta("citation_editor") == ["Karimi, Sara"]
    assert found.meta("citation_isbn") == ["978-1-4028-9462-6"]
    assert (found.meta("citation_firstpage"), found.meta("citation_lastpage")) == (["11"], ["25"])
    assert (found.meta("DC.type"), found.meta("DC.source")) == (["bookSection"], ["A Handbook"])
    assert (found.data["@type"], found.data["isPartOf"]["@type"]) == ("Chapter", "Book")
    assert (found.data["isPartOf"]["name"], found.data["isPartOf"]["isbn"]) == ("A Handbook", ["978-1-4028-9462-6"])
    assert (found.ris("TY"), found.ris("T2"), found.ris("A2")) == (["CHAP"], ["A Handbook"], ["Karimi, Sara"])
    assert (found.csl["type"], found.csl["container-title"]) == ("chapter", "A Handbook")


def test_what_is_in_several_volumes_without_titles_is_in_the_whole() -> None:
    found = of("incollection", maintitle="A Handbook", mainsubtitle="Of Things", maintitle_fa="دستنامه", volume="2")
    assert found.meta("citation_inbook_title") == [found.csl["container-title"]] == ["A Handbook: Of Things"]
    assert found.csl["custom"]["container-title"] == {"fa": "دستنامه"}
    named = of("incollection", maintitle="A Handbook", booktitle="Salt", volume="2")
    assert (named.csl["container-title"], named.bib["maintitle"]) == ("Salt", "A Handbook")


@pytest.mark.parametrize("link", ["crossref", "xdata"])
def test_a_chapter_inherits_from_its_book(link: str) -> None:
    parent = record("book" if link == "crossref" else "xdata", {**_of_parent(link), "year": "2022"}, key="book")
    child = record("incollection", {"title": "A Chapter", "author": "Rezaei, Ali", link: "book", "pages": "1-9"})
    found = next(one for one in build(child + parent).works if one.entry.key == "rezaei2022")
    assert found.meta("citation_inbook_title") == ["A Handbook"]
    assert found.meta("citation_title") == ["A Chapter"]
    assert found.meta("citation_editor") == ["Karimi, Sara"]
    assert found.meta("citation_publisher") == ["Book House"]
    assert found.meta("citation_publication_date") == ["2022"]
    assert {"crossref", "xdata"} & found.bib.keys() == set()
    assert found.bib["booktitle"] == "A Handbook"


def _of_parent(link: str) -> dict[str, str]:
    title = "title" if link == "crossref" else "booktitle"
    return {title: "A Handbook", "editor": "Karimi, Sara", "publisher": "Book House"}


def test_a_conference_paper_names_its_proceedings_before_its_event() -> None:
    found = of(
        "inproceedings",
        booktitle="Proceedings of the Invention Days",
        eventtitle="Invention Days 2022",
        venue="Tabriz",
        series="Lecture Notes in Invention",
        volume="5",
    )
    telling = ("citation_inbook_title", "citation_conference_title")
    assert order(found, *telling) == list(telling)
    assert [found.meta(name) for name in telling] == [["Proceedings of the Invention Days"], ["Invention Days 2022"]]
    assert found.meta("citation_series_title") == ["Lecture Notes in Invention"]
    assert found.meta("citation_volume") == ["5"]
    assert (found.meta("DC.type"), found.meta("DC.source")) == (
        ["conferencePaper"],
        ["Proceedings of the Invention Days"],
    )
    assert (found.ris("T2"), found.ris("C3"), found.ris("CY")) == (
        ["Invention Days 2022"],
        ["Proceedings of the Invention Days"],
        ["Tabriz"],
    )
    assert (found.csl["event-title"], found.csl["event-place"]) == ("Invention Days 2022", "Tabriz")


@pytest.mark.parametrize("kind", ["inproceedings", "conference"])
def test_a_conference_without_a_name_is_called_as_its_proceedings(kind: str) -> None:
    found = of(kind, booktitle="Proceedings of the Invention Days")
    assert found.meta("citation_conference_title") == ["Proceedings of the Invention Days"]
    assert found.meta("prism.publicationName") == ["Proceedings of the Invention Days"]
    assert found.data["isPartOf"]["name"] == "Proceedings of the Invention Days"


@pytest.mark.parametrize(
    ("kind", "fields", "english", "persian"),
    [
        ("phdthesis", {"school": "Invented University"}, "PhD thesis", "رسالهٔ دکتری"),
        ("mastersthesis", {"school": "Invented University"}, "Master's thesis", "پایان‌نامهٔ کارشناسی ارشد"),
        (
            "thesis",
            {"type": "mathesis", "institution": "Invented University"},
            "Master's thesis",
            "پایان‌نامهٔ کارشناسی ارشد",
        ),
    ],
)
def test_a_thesis_names_its_university(kind: str, fields: dict[str, str], english: str, persian: str) -> None:
    found = of(kind, **fields)
    assert found.meta("citation_dissertation_institution") == ["Invented University"]
    assert found.meta("citation_publisher") == []
    assert {page.meta("DC.type")[0] for page in found.pages.values()} == {english}
    assert (english in found.pages["en"].text, persian in found.pages["fa"].text) == (True, True)
    assert (found.ris("TY"), found.ris("PB"), found.ris("M3")) == (["THES"], ["Invented University"], [english])
    assert (found.csl["type"], found.csl["genre"], found.csl["publisher"]) == ("thesis", english, "Invented University")
    assert found.data["sourceOrganization"]["name"] == "Invented University"


def test_a_report_names_its_institution_and_number() -> None:
    found = of("techreport", institution="Institute of Invention", number="TR-7")
    assert found.meta("citation_technical_report_institution") == ["Institute of Invention"]
    assert found.meta("citation_technical_report_number") == found.ris("SN") == ["TR-7"]
    assert found.meta("citation_publisher") == found.meta("citation_issue") == []
    assert (found.meta("DC.type"), found.ris("TY"), found.csl["number"]) == (["Technical report"], ["RPRT"], "TR-7")
    assert (found.data["@type"], found.data["reportNumber"]) == ("Report", "TR-7")


@pytest.mark.parametrize(
    ("kind", "archive"), [("misc", "archivePrefix"), ("online", "eprinttype"), ("misc", "eprinttype")]
)
def test_an_eprint_of_arxiv_is_a_preprint(kind: str, archive: str) -> None:
    found = of(kind, eprint="2101.00001", **{archive: "arXiv"})
    assert found.meta("citation_arxiv_id") == ["2101.00001"]
    assert found.meta("citation_journal_title") == found.meta("citation_pdf_url") == []
    assert found.meta("citation_publisher") == ["arXiv"]
    assert (found.meta("DC.type"), found.ris("TY"), found.ris("M3")) == (["preprint"], ["UNPB"], ["Preprint"])
    assert (found.csl["type"], found.csl["number"]) == ("article", "arXiv:2101.00001")
    assert found.data["creativeWorkStatus"] == "Preprint"
    assert (found.bib["eprint"], found.bib["archiveprefix"]) == ("2101.00001", "arXiv")


@pytest.mark.parametrize("field", ["journal", "journaltitle"])
def test_a_miscellaneous_work_with_a_journal_appeared_in_it(field: str) -> None:
    found = of("misc", eprint="2101.00001", archivePrefix="arXiv", volume="3", **{field: "Journal of Inventions"})
    assert found.meta("citation_journal_title") == found.ris("T2") == ["Journal of Inventions"]
    assert (found.meta("citation_volume"), found.meta("citation_arxiv_id")) == (["3"], ["2101.00001"])
    assert (found.ris("TY"), found.csl["type"]) == (["JOUR"], "article-journal")
    assert of("misc", **{field: "Journal of Inventions"}).ris("T2") == ["Journal of Inventions"]


@pytest.mark.parametrize(
    "journal", ["arXiv preprint arXiv:2101.00001", "{ArXiv} e-prints", "CoRR", "arXiv:2101.00001 [cs]", "bioRxiv"]
)
def test_a_repository_is_no_journal(journal: str) -> None:
    found = of("misc", eprint="2101.00001", archivePrefix="arXiv", journal=journal)
    assert (found.ris("TY"), found.csl["type"], found.meta("citation_journal_title")) == (["UNPB"], "article", [])
    assert dict(found.entry.extra)["journal"] == journal.replace("{", "").replace("}", "")


def test_an_eprint_of_sinaweb_is_a_pdf_and_no_preprint() -> None:
    found = of("article", journal="Journal of Inventions", eprint="https://journal.example/article_1_x.pdf")
    assert found.meta("citation_pdf_url") == found.ris("L1") == ["https://journal.example/article_1_x.pdf"]
    assert found.meta("citation_arxiv_id") == []
    assert found.meta("DC.type") == ["journalArticle"]
    assert found.data["encoding"]["contentUrl"] == "https://journal.example/article_1_x.pdf"


def test_an_eprint_that_is_another_page_is_a_link_and_no_pdf() -> None:
    found = of("article", journal="Journal of Inventions", eprint="https://journal.example/article_1.html")
    for page in found.pages.values():
        assert page.meta("citation_pdf_url") == page.meta("citation_arxiv_id") == []
        assert "https://journal.example/article_1.html" in page.linked
    assert found.ris("L1") == []
