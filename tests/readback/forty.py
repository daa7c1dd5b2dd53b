"""Records of the forty cases, each with what every reader has to find of it."""

from collections.abc import Mapping
from functools import cache

from sitegen.model import Entry
from tests.cases.built import article, build, record
from tests.readback.expected import REZAEI, TITLE, Record

JOURNAL = "Journal of Inventions"
ARTICLE = Record(TITLE, REZAEI, JOURNAL, year="2022")
PAGES = ARTICLE._replace(pages="225-246")
PERSIAN = "دربارهٔ چیزهای خیالی"
SICI = "10.1002/(SICI)1097(199806)49:8<693::AID>3.0.CO;2-O"
BOOK = {"title": TITLE, "author": "Rezaei, Ali", "year": "2022"}

RECORDS: Mapping[str, tuple[str, Record]] = {
    "more-authors": (
        article(author="Rezaei, Ali and Karimi, Sara and others"),
        ARTICLE._replace(authors=(*REZAEI, "Karimi, Sara")),
    ),
    "organisation": (
        article(author="{World Health Organization}"),
        ARTICLE._replace(authors=("World Health Organization",)),
    ),
    "organisation-with-and": (
        article(author="Barnes and {Noble, Inc.}"),
        ARTICLE._replace(authors=("Barnes", "Noble, Inc.")),
    ),
    "two-family-names": (
        article(author="Hosseini Nasab, Seyed Mohammad"),
        ARTICLE._replace(authors=("Hosseini Nasab, Seyed Mohammad",)),
    ),
    "reading-order": (
        article(author="Seyed Mohammad Hosseini Nasab"),
        ARTICLE._replace(authors=("Nasab, Seyed Mohammad Hosseini",)),
    ),
    "particle-and-suffix": (
        article(author="van der Berg, Jr., Jan and Smith, Jr., John"),
        ARTICLE._replace(authors=("van der Berg, Jan, Jr.", "Smith, John, Jr.")),
    ),
    "accents": (
        article(author=r"M{\"u}ller, J{\"o}rg and {\'E}clair, {\c{S}}ule and {\O}re, {\aa}"),
        ARTICLE._replace(authors=("Müller, Jörg", "Éclair, Şule", "Øre, å")),
    ),
    "persian-comma": (
        article(title=PERSIAN, author="حسینی نسب، سید محمد", language="fa"),
        ARTICLE._replace(title=PERSIAN, authors=("حسینی نسب, سید محمد",)),
    ),
    "title-in-tex": (
        article(title=r"The effect of {DNA} \& RNA: 50\% of \emph{x} --- ``Z''"),
        ARTICLE._replace(title="The effect of DNA & RNA: 50% of x — “Z”"),
    ),
    "range-of-months": (article(year="", date="2022-05/2022-06"), ARTICLE),
    "day": (article(year="", date="2022-05-12"), ARTICLE),
    "season": (article(year="", date="2022-21"), ARTICLE),
    "month-in-words": (article(month="May"), ARTICLE),
    "persian-digits": (
        article(title=PERSIAN, year="۱۴۰۱", pages="۲۲۵–۲۴۶", volume="١٢", language="fa"),
        PAGES._replace(title=PERSIAN, volume="12"),
    ),
    "no-year": (article(year=""), ARTICLE._replace(year="")),
    "in-press": (article(year="in press"), ARTICLE._replace(year="")),
    "pages-with-a-dash": (article(pages="pp. 225 – 246"), PAGES),
    "article-number": (article(pages="e12345"), ARTICLE._replace(pages="e12345")),
    "pages-of-a-supplement": (article(pages="S1-S10"), ARTICLE._replace(pages="S1-S10")),
    "doi-as-an-address": (article(doi="https://doi.org/10.22059/ABC.1"), ARTICLE._replace(doi="10.22059/ABC.1")),
    "doi-of-signs": (article(doi=SICI), ARTICLE._replace(doi=SICI)),
    "no-doi": (article(doi="-"), ARTICLE),
    "book-without-isbn": (record("book", BOOK), ARTICLE._replace(container="")),
    "chapter-of-a-book": (
        record("incollection", {**BOOK, "booktitle": "A Handbook", "editor": "Karimi, Sara", "pages": "225--246"}),
        PAGES._replace(container="A Handbook"),
    ),
    "paper-and-its-event": (
        record("inproceedings", {**BOOK, "booktitle": "Proceedings", "eventtitle": "Invention Days", "volume": "3"}),
        ARTICLE._replace(container="Proceedings", volume="3"),
    ),
    "thesis-of-a-school": (
        record("phdthesis", {**BOOK, "school": "Invented University"}),
        ARTICLE._replace(container=""),
    ),
    "report-with-a-number": (
        record("techreport", {**BOOK, "institution": "Invented Institute", "number": "7"}),
        ARTICLE._replace(container=""),
    ),
    "arxiv": (
        record("misc", {**BOOK, "eprint": "2101.00001", "archiveprefix": "arXiv"}),
        ARTICLE._replace(container=""),
    ),
}

LIMITS: Mapping[tuple[str, str], dict[str, object]] = {
    # To these readers "and others", which BibTeX knows, is an author.
    **{
        (f"bibtex: {name}", "more-authors"): {"authors": (*REZAEI, "Karimi, Sara", "others")}
        for name in ("citation.js", "bibtex-parser", "pandoc", "bibutils", "pybtex")
    },
    # RIS has no way to say that a name is to be kept whole, and bibutils keeps the comma before a suffix.
    ("ris: bibutils", "organisation"): {"authors": ("Organization, World Health",)},
    ("ris: bibutils", "particle-and-suffix"): {"authors": ("van der Berg, Jan,, Jr.", "Smith, John,, Jr.")},
    # It takes for DOIs those of registrants with four digits alone.
    ("ris: bibutils", "doi-as-an-address"): {"doi": ""},
}
"""What a reader makes of a record that is said right, and why."""


@cache
def works() -> Mapping[str, Entry]:
    """The records as they are read."""
    return {case: build(bib).work.entry for case, (bib, _) in RECORDS.items()}
