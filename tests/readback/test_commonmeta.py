"""Every golden work and every record of the forty cases, as commonmeta-py reads it from files, pages and deposits."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.readback import forty
from tests.readback.commonmeta import FORMATS, deposits, found, record
from tests.readback.expected import EXPECTED, PERSIAN, PERSIAN_PAGE, REZAEI, Record

pytestmark = pytest.mark.xdist_group("readers")

WANTED: Mapping[str, Record] = {**EXPECTED, **{case: one.record for case, one in forty.RECORDS.items()}}
OWN = {case: one.own for case, one in forty.RECORDS.items() if one.own}
IN_ITS_LANGUAGE: Mapping[str, Mapping[str, Record]] = {
    "ris": {**PERSIAN, **OWN},
    "csl": {**PERSIAN, **OWN},
    "html": {**PERSIAN_PAGE, **OWN},
}
UNREAD: Mapping[str, tuple[str, ...]] = {
    # It looks for `T1`, which `TI` has come in the place of.
    "ris": ("title",),
    # What it reads as the identifier is the key of the item.
    "csl": ("doi",),
    # It does not look inside what a work is part of, and takes the site for what a work that is in nothing is in.
    "html": ("container", "volume", "issue"),
}
"""The fields that it never reads of a format."""
NOTHING = {"title": "", "authors": (), "container": "", "volume": "", "issue": "", "pages": "", "year": "", "doi": ""}
SUFFIXES_LOST = {"book": ("van der Berg, Jan",), "particle-and-suffix": ("van der Berg, Jan", "Smith, John")}
UNDATED = ("thesis", "thesis-of-a-school", "thesis-of-a-master", "number-of-pages", "preprint", "arxiv")
LIMITS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    # The types of BibLaTeX are not read at all.
    **{
        ("bibtex", case): NOTHING
        for case in (
            *("edited-book", "dataset", "patent", "standard", "software", "web-page"),
            *("number-of-pages", "thesis-of-a-master"),
        )
    },
    # A suffix is a part of the given name there, and in no other format is there one; nor are particles in CSL.
    ("bibtex", "book"): {"authors": ("van der Berg, Jr., Jan",), "issue": "7"},
    ("bibtex", "particle-and-suffix"): {"authors": ("van der Berg, Jr., Jan", "Smith, Jr., John")},
    **{
        (format_, case): {"authors": names} for format_ in ("html", "crossref") for case, names in SUFFIXES_LOST.items()
    },
    ("csl", "book"): {"authors": ("Berg, Jan",)},
    ("csl", "particle-and-suffix"): {"authors": ("Berg, Jan", "Smith, John")},
    # "and others" is an author, and braces keep no name whole.
    ("bibtex", "preprint"): {"authors": (*REZAEI, "others")},
    ("bibtex", "more-authors"): {"authors": (*REZAEI, "Karimi, Sara", "others")},
    ("bibtex", "report"): {"authors": ("Ministry of Health, Treatment", "Education, Medical"), "issue": "TR-7"},
    ("bibtex", "organisation-with-a-comma"): {"authors": ("Ministry of Health, Treatment", "Education, Medical")},
    # It does not know `\\textless` and its like.
    ("bibtex", "title-in-tex"): {"title": "The effect of DNA & RNA: 50% of x — “Z” \\textlessW\\textgreater"},
    # Every number is that of an issue, and every year is four letters of a date.
    ("bibtex", "chapter"): {"issue": "7"},
    ("bibtex", "report-with-a-number"): {"issue": "TR-7"},
    ("bibtex", "book-without-isbn"): {"issue": "7"},
    ("bibtex", "decade"): {"year": "199X"},
    ("bibtex", "forthcoming"): {"year": "fort"},
    ("bibtex", "in-press"): {"year": "in p"},
    # What stands beyond a second hyphen of a line is lost; an event is what contains its papers.
    ("ris", "dataset"): {"doi": "10.5555/(sici)1097(199806)49:8<693::aid>3.0.co;2"},
    ("ris", "doi-of-signs"): {"doi": "10.1002/(sici)1097(199806)49:8<693::aid>3.0.co;2"},
    ("ris", "book"): {"container": "Studies in Invention", "pages": "312"},
    ("ris", "book-without-isbn"): {"container": "Studies in Invention"},
    ("ris", "article-number-of-a-year"): {"pages": "2021"},
    ("ris", "conference-paper"): {"container": "Invention Days 2022"},
    ("ris", "paper-and-its-event"): {"container": "Invention Days"},
    ("ris", "hostile"): {"container": "Journal TY"},
    # Editors have the role of authors.
    ("csl", "edited-book"): {"authors": (*REZAEI, "Smith, John")},
    ("html", "edited-book"): {"authors": (*REZAEI, "Smith, John")},
    **{(format_, "book-of-editors"): {"authors": (*REZAEI, "Karimi, Sara")} for format_ in ("csl", "html")},
    ("csl", "chapter-that-inherits"): {"authors": (*REZAEI, "Karimi, Sara")},
    ("csl", "chapter"): {"authors": (*REZAEI, "Karimi, Sara")},
    ("csl", "chapter-of-a-book"): {"authors": (*REZAEI, "Karimi, Sara")},
    ("csl", "conference-paper"): {"authors": (*REZAEI, "World Invention Organization", "Karimi, Sara")},
    # It does not know schema.org's chapters, and reads the tags of the page instead.
    ("html", "chapter"): {"pages": ""},
    ("html", "chapter-of-a-book"): {"pages": ""},
    ("html", "chapter-that-inherits"): {"pages": ""},
    # Of a deposit it reads the dates of publication alone, no report, and no number of an article.
    **{("crossref", case): {"year": ""} for case in UNDATED},
    ("crossref", "dataset"): {"year": "", "container": "Data House"},
    **{("crossref", case): NOTHING for case in ("report", "report-with-a-number")},
    ("crossref", "article-in-one-language"): {"pages": ""},
    ("crossref", "chapter"): {"volume": ""},
}
"""What it makes of a work that is said right, and why: a reader that gets better fails the test too."""
HOSTILE_IN_TEX = {
    "title": "Quotes \" ' \\textlessb\\textgreater&amp; \\ \\textbraceleftbraces\\textbraceright \\textbraceright 50% "
    "\\$x_1\\textasciicircum2\\$ #~ \\textless/script\\textgreater\\textlessscript\\textgreateralert(1)"
    "\\textless/script\\textgreater 😀",
    "authors": ("O'Neil, A.", "B.", "Barnes", "Noble, Inc.", "others", "عباس‌زاده فتح‌آبادی, مهدی"),
    "container": "Journal TY - BOOK of \\Odd\\ @things\\x, y = 1\\",
}


@pytest.mark.parametrize(
    ("format_", "case"),
    [(format_, case) for format_ in FORMATS for case in (deposits() if format_ == "crossref" else WANTED)],
)
def test_it_finds_what_a_record_says(format_: str, case: str) -> None:
    wanted = IN_ITS_LANGUAGE.get(format_, {}).get(case, WANTED[case])
    doi = wanted.doi or (f"10.5555/{case}" if format_ == "crossref" else "")
    limits = HOSTILE_IN_TEX if (format_, case) == ("bibtex", "hostile") else LIMITS.get((format_, case), {})
    read = record(found()[format_][case])
    expected = wanted._replace(**{"doi": doi.lower(), **limits})
    assert _seen(read, format_) == _seen(expected, format_)


def _seen(one: Record, format_: str) -> Mapping[str, object]:
    return {name: value for name, value in one._asdict().items() if name not in UNREAD.get(format_, ())}


ALL = {"type": "JournalArticle", "language": "fa"}
IN_PERSIAN = {"description": "چیزهایی که خیالی‌اند.", "publisher": {"name": "انتشارات دانشگاه خیالی"}}
PDF = "https://works.example/pubs/works/rezaei2022/rezaei2022.pdf"


@pytest.mark.parametrize(
    ("format_", "wanted"),
    [
        (
            "bibtex",
            {
                "date_published": "2022-05-12",
                "description": "Things that are invented. And others.",
                "publisher": {"name": "Invented University Press"},
                "url": "https://journal.example/article_1.html",
            },
        ),
        ("ris", {**IN_PERSIAN, "date_published": "2022", "subjects": ["خیال", "چیزها"]}),
        (
            "csl",
            {**IN_PERSIAN, "date_published": "2022-05-12", "subjects": [{"subject": "خیال"}, {"subject": "چیزها"}]},
        ),
        (
            "html",
            {
                **IN_PERSIAN,
                "date_published": "2022-05-12",
                "subjects": [{"subject": "خیال"}, {"subject": "چیزها"}],
                "files": [{"url": PDF, "mime_type": "application/pdf"}],
                "references": [{"reference": "کریمی، سارا (۱۳۸۰). چیزها."}, {"reference": "Ahmadi, R. Sand."}],
                "url": "https://works.example/pubs/works/rezaei2022/",
            },
        ),
        (
            "crossref",
            {
                "date_published": "2022-05-12",
                "description": "Things that are invented. And others.",
                "files": [{"url": PDF, "mime_type": "application/pdf"}],
                "url": "https://works.example/pubs/works/rezaei2022/",
            },
        ),
    ],
)
def test_it_finds_what_else_an_article_says(format_: str, wanted: Mapping[str, object]) -> None:
    article = found()[format_]["article"]
    expected = {**ALL, **wanted}
    assert {name: article[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("format_", "number"), [("bibtex", "1234-5679"), ("csl", "1234-5679, 2345-6780"), ("crossref", "2345-6780")]
)
def test_it_finds_the_issn(format_: str, number: str) -> None:
    assert found()[format_]["article"]["container"]["identifiers"] == [
        {"identifier": number, "identifier_type": "ISSN"}
    ]


def test_it_finds_both_issns_of_a_journal_on_a_page() -> None:
    (issns,) = found()["html"]["hostile"]["container"]["identifiers"]
    assert issns == {"identifier": ["1234-5679", "2345-6780"], "identifier_type": "ISSN"}


TYPES: Mapping[str, tuple[str, ...]] = {
    "article": ("JournalArticle",) * 5,
    "book": ("Book",) * 5,
    "chapter": ("BookChapter", "BookChapter", "BookChapter", "WebPage", "BookChapter"),
    "conference-paper": ("ProceedingsArticle", "Other", "ProceedingsArticle", "JournalArticle"),
    "thesis": ("Dissertation", "Dissertation", "Dissertation", "WebPage", "Dissertation"),
    "report": ("Report", "Report", "Report", "Report"),
    "preprint": ("Other", "UnpublishedWork", "Preprint", "JournalArticle", "Preprint"),
    "magazine": ("JournalArticle", "MagazineArticle"),
}


@pytest.mark.parametrize("case", TYPES)
def test_it_knows_the_type_as_far_as_it_has_one(case: str) -> None:
    assert [found()[format_][case]["type"] for format_, _ in zip(FORMATS, TYPES[case], strict=False)] == [*TYPES[case]]


@pytest.mark.parametrize(("case", "type_"), [("dataset", "Dataset"), ("software", "Software"), ("edited-book", "Book")])
def test_it_knows_the_types_that_bibtex_lacks(case: str, type_: str) -> None:
    assert {found()[format_][case]["type"] for format_ in ("ris", "csl", "html")} == {type_}
