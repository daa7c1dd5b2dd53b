"""Records of the forty cases, each with what every reader has to find of it."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from sitegen.model import Entry
from tests.cases.built import article, build, record
from tests.readback.expected import REZAEI, TITLE, Record

JOURNAL = "Journal of Inventions"
ARTICLE = Record(TITLE, REZAEI, JOURNAL, year="2022")
PAGES = ARTICLE._replace(pages="225-246")
PERSIAN = "دربارهٔ چیزهای خیالی"
SICI = "10.1002/(SICI)1097(199806)49:8<693::AID>3.0.CO;2-O"
BOOK = {"title": TITLE, "author": "Rezaei, Ali", "year": "2022"}
OF_BOOK = ARTICLE._replace(container="")
LONG = " ".join(["This is a sentence of an abstract that goes on."] * 20)
HTML = "<p>About <em>x</em> &nbsp;&lt;5 <br>and</p><script>alert(1)</script><p onclick='alert(2)'>y</p>"
BODY = "title = {On Invented Things}, author = {Rezaei, Ali}, year = {2022}, journal = {Journal of Inventions}"

Details = Mapping[str, object]


class Case(Struct, frozen=True):
    """A record, what all vocabularies say of it, and the details that it is about, by the names in `details.py`.

    `own` is what a file says that speaks the language of the full text, where that is not the record's own.
    """

    bib: str
    record: Record
    details: Details = {}
    own: Record | None = None


def _book(kind: str, **fields: str) -> str:
    return record(kind, {**BOOK, **fields})


RECORDS: Mapping[str, Case] = {
    "no-key": Case(f"@article{{, {BODY}}}", ARTICLE),
    "no-key-and-no-comma": Case(f"@article {{ {BODY} }}", ARTICLE),
    "one-key-twice": Case(article(title="On Invented Creatures") + article(), ARTICLE),
    "more-authors": Case(
        article(author="Rezaei, Ali and Karimi, Sara and others"),
        ARTICLE._replace(authors=(*REZAEI, "Karimi, Sara")),
    ),
    "people-of-organisations": Case(
        article(
            **{
                "author": "Rezaei, Ali and Karimi, Sara",
                "author+an:orcid": '2="0000-0002-1825-0097"',
                "author+an:affiliation": r'1="Salt; {"}Sea{"} \& = \{Sand\}"; 2="Invented University"',
                "author+an:affiliation_fa": '2="دانشگاه خیالی"',
                "author+an:affiliation2": '2="Press"',
                "author+an:affiliation2_fa": '2="نشر"',
                "author+an:ror": '1="https://ror.org/05dxps055"',
                "author+an:ror2": '2="https://ror.org/02mhbdp94"',
            }
        ),
        ARTICLE._replace(authors=(*REZAEI, "Karimi, Sara")),
    ),
    "organisation": Case(
        article(author="{World Health Organization}"),
        ARTICLE._replace(authors=("World Health Organization",)),
    ),
    "organisation-with-a-comma": Case(
        article(author="{Ministry of Health, Treatment and Medical Education}"),
        ARTICLE._replace(authors=("Ministry of Health, Treatment and Medical Education",)),
    ),
    "organisation-with-and": Case(
        article(author="Barnes and {Noble, Inc.}"),
        ARTICLE._replace(authors=("Barnes", "Noble, Inc.")),
    ),
    "two-family-names": Case(
        article(author="Hosseini Nasab, Seyed Mohammad"),
        ARTICLE._replace(authors=("Hosseini Nasab, Seyed Mohammad",)),
    ),
    "reading-order": Case(
        article(author="Seyed Mohammad Hosseini Nasab"),
        ARTICLE._replace(authors=("Nasab, Seyed Mohammad Hosseini",)),
    ),
    "reading-order-and-braces": Case(
        article(author="Seyed Mohammad {Hosseini Nasab}"),
        ARTICLE._replace(authors=("Hosseini Nasab, Seyed Mohammad",)),
    ),
    "particle-and-suffix": Case(
        article(author="van der Berg, Jr., Jan and Smith, Jr., John"),
        ARTICLE._replace(authors=("van der Berg, Jan, Jr.", "Smith, John, Jr.")),
    ),
    "accents": Case(
        article(author=r"M{\"u}ller, J{\"o}rg and {\'E}clair, {\c{S}}ule and {\O}re, {\aa}"),
        ARTICLE._replace(authors=("Müller, Jörg", "Éclair, Şule", "Øre, å")),
    ),
    "persian-comma": Case(
        article(title=PERSIAN, author="حسینی نسب، سید محمد", language="fa"),
        ARTICLE._replace(title=PERSIAN, authors=("حسینی نسب, سید محمد",)),
        {"language": "fa"},
    ),
    "persian-reading-order": Case(
        article(title=PERSIAN, author="علی رضایی and رضایی، علی و همکار"),
        ARTICLE._replace(title=PERSIAN, authors=("رضایی, علی", "رضایی, علی و همکار")),
    ),
    "title-in-tex": Case(
        article(title=r"{The effect of {DNA} \& RNA: 50\% of \emph{x} --- ``Z'' <W>}"),
        ARTICLE._replace(title="The effect of DNA & RNA: 50% of x — “Z” <W>"),
    ),
    "title-in-both-languages": Case(
        article(title_fa=PERSIAN, language="fa"),
        ARTICLE,
        {"language": "fa"},
        ARTICLE._replace(title=PERSIAN),
    ),
    "title-in-one-language": Case(article(language="en"), ARTICLE, {"language": "en"}),
    "range-of-months": Case(article(year="", date="2022-05/2022-06"), ARTICLE, {"date": "2022-05", "end": "2022-06"}),
    "day": Case(article(year="", date="2022-05-12"), ARTICLE, {"date": "2022-05-12"}),
    "month-in-words": Case(article(month="May"), ARTICLE, {"date": "2022-05"}),
    "month-in-digits": Case(article(month="05"), ARTICLE, {"date": "2022-05"}),
    "about": Case(article(year="", date="2022~"), ARTICLE, {"date": "2022"}),
    "doubtful": Case(article(year="", date="2022?"), ARTICLE, {"date": "2022"}),
    "decade": Case(article(year="", date="199X"), ARTICLE._replace(year="")),
    "season": Case(article(year="", date="2022-21"), ARTICLE),
    "since": Case(article(year="", date="2022/"), ARTICLE, {"date": "2022"}),
    "until": Case(article(year="", date="/2022"), ARTICLE, {"date": "2022"}),
    "solar-year": Case(article(title=PERSIAN, year="1401"), ARTICLE._replace(title=PERSIAN), {"date": "2022"}),
    "solar-month": Case(
        article(title=PERSIAN, year="1401", month="خرداد"), ARTICLE._replace(title=PERSIAN), {"date": "2022-05"}
    ),
    "year-of-the-middle-ages": Case(article(year="1401"), ARTICLE._replace(year="1401"), {"date": "1401"}),
    "persian-digits": Case(
        article(title=PERSIAN, year="۱۴۰۱", pages="۲۲۵–۲۴۶", volume="١٢", language="fa"),
        PAGES._replace(title=PERSIAN, volume="12"),
        {"date": "2022"},
    ),
    "no-year": Case(article(year=""), ARTICLE._replace(year="")),
    "in-press": Case(article(year="in press"), ARTICLE._replace(year="")),
    "pages-with-a-hyphen": Case(article(pages="225-246"), PAGES),
    "pages-with-a-dash": Case(article(pages="pp. 225 – 246"), PAGES),
    "pages-with-a-long-dash": Case(article(pages="225—246"), PAGES),
    "article-number": Case(article(pages="e12345"), ARTICLE._replace(pages="e12345")),
    "article-number-of-its-own": Case(article(eid="e12345"), ARTICLE._replace(pages="e12345")),
    "pages-of-a-supplement": Case(article(pages="S1-S10"), ARTICLE._replace(pages="S1-S10")),
    "pages-of-parts": Case(article(pages="12:1-12:20"), ARTICLE._replace(pages="12:1-12:20")),
    "pages-in-roman-digits": Case(article(pages="xi-xxv"), ARTICLE._replace(pages="xi-xxv")),
    "article-number-of-a-year": Case(article(eid="2021-05"), ARTICLE._replace(pages="2021-05")),
    "number-of-pages": Case(_book("thesis", type="phdthesis", institution="University", pagetotal="312"), OF_BOOK),
    "pages-backwards": Case(article(pages="246-225"), ARTICLE._replace(pages="246-225")),
    "two-issns": Case(article(issn="1234-5679", eissn="2345-6787"), ARTICLE, {"issns": ("1234-5679", "2345-6787")}),
    "two-issns-in-one-field": Case(article(issn="12345679, 2345-6787"), ARTICLE, {"issns": ("1234-5679", "2345-6787")}),
    "doi-as-an-address": Case(article(doi="https://doi.org/10.22059/ABC.1"), ARTICLE._replace(doi="10.22059/ABC.1")),
    "doi-with-a-word": Case(article(doi="doi:10.22059/ABC.1"), ARTICLE._replace(doi="10.22059/ABC.1")),
    "doi-in-tex": Case(article(doi=r"10.22059/a\_x"), ARTICLE._replace(doi="10.22059/a_x")),
    "doi-of-signs": Case(article(doi=SICI), ARTICLE._replace(doi=SICI)),
    "no-doi": Case(article(doi="-"), ARTICLE),
    "abstract-in-html": Case(article(abstract=HTML), ARTICLE, {"abstract": "About x <5 and y"}),
    "no-abstract": Case(article(), ARTICLE, {"abstract": ""}),
    "long-abstract": Case(article(abstract=LONG), ARTICLE, {"abstract": LONG}),
    "keywords": Case(article(keywords="a, b; c،د"), ARTICLE, {"keywords": ("a", "b", "c", "د")}),
    "keyword-with-a-comma": Case(article(keywords="{a, b}, c"), ARTICLE, {"keywords": ("a, b", "c")}),
    "book-without-isbn": Case(
        _book("book", series="Studies in Invention", number="7", publisher="Book House"),
        OF_BOOK,
        {"kind": "book", "series": "Studies in Invention", "publisher": "Book House"},
    ),
    "book-of-editors": Case(
        record("book", {"title": TITLE, "editor": "Rezaei, Ali and Karimi, Sara", "year": "2022"}),
        OF_BOOK._replace(authors=()),
        {"kind": "book", "editors": (*REZAEI, "Karimi, Sara")},
    ),
    "chapter-of-a-book": Case(
        _book(
            "incollection", booktitle="A Handbook", editor="Karimi, Sara", pages="225--246", isbn="978-1-4028-9462-6"
        ),
        PAGES._replace(container="A Handbook"),
        {"kind": "chapter", "editors": ("Karimi, Sara",), "isbns": ("978-1-4028-9462-6",)},
    ),
    "chapter-that-inherits": Case(
        record("incollection", {"title": TITLE, "author": "Rezaei, Ali", "crossref": "b", "pages": "225--246"})
        + record("book", {"title": "A Handbook", "editor": "Karimi, Sara", "year": "2022"}, key="b"),
        PAGES._replace(container="A Handbook"),
        {"kind": "chapter", "editors": ("Karimi, Sara",)},
    ),
    "paper-and-its-event": Case(
        _book("inproceedings", booktitle="Proceedings", eventtitle="Invention Days", volume="3", series="Notes"),
        ARTICLE._replace(container="Proceedings", volume="3"),
        {"kind": "paper", "event": "Invention Days", "series": "Notes"},
    ),
    "paper-without-an-event": Case(
        _book("inproceedings", booktitle="Proceedings"), ARTICLE._replace(container="Proceedings"), {"kind": "paper"}
    ),
    "thesis-of-a-school": Case(
        _book("phdthesis", school="Invented University"),
        OF_BOOK,
        {"kind": "thesis", "genre": "PhD thesis", "publisher": "Invented University"},
    ),
    "thesis-of-a-master": Case(
        _book("thesis", type="mathesis", institution="Invented University"),
        OF_BOOK,
        {"kind": "thesis", "genre": "Master's thesis", "publisher": "Invented University"},
    ),
    "report-with-a-number": Case(
        _book("techreport", institution="Invented Institute", number="TR-7"),
        OF_BOOK,
        {"kind": "report", "number": "TR-7", "publisher": "Invented Institute"},
    ),
    "arxiv": Case(
        _book("misc", eprint="2101.00001", archiveprefix="arXiv"),
        OF_BOOK,
        {"kind": "preprint", "arxiv": "2101.00001"},
    ),
    "eprint-of-sinaweb": Case(
        article(eprint="https://journal.example/article_1_x.pdf"),
        ARTICLE,
        {"kind": "article", "pdf": "https://journal.example/article_1_x.pdf", "arxiv": ""},
    ),
    "eprint-that-is-no-pdf": Case(article(eprint="https://journal.example/article_1.html"), ARTICLE, {"pdf": ""}),
}


@cache
def works() -> Mapping[str, Entry]:
    """The records as they are read; of two the second one by its address."""
    return {case: build(one.bib).works[-1].entry for case, one in RECORDS.items()}


OTHERS = (*REZAEI, "Karimi, Sara", "others")
PARTS = {"authors": ("van der Berg, Jan,, Jr.", "Smith, John,, Jr.")}
LIMITS: Mapping[tuple[str, str], Details] = {
    # To these readers "and others", which BibTeX knows, is an author; bibutils does not know EndNote's way to say it.
    **{
        (name, "more-authors"): {"authors": OTHERS}
        for name in (
            *("bibtex: citation.js", "bibtex: bibtex-parser", "bibtex: pandoc", "bibtex: bibutils", "bibtex: pybtex"),
            *("biblatex: pandoc", "biblatex: biber"),
        )
    },
    ("endnote: bibutils", "more-authors"): {"authors": (*REZAEI, "Karimi, Sara", "al., et")},
    # RIS has no way to say that a name is to be kept whole; bibutils does not know that EndNote has one.
    ("ris: bibutils", "organisation"): {"authors": ("Organization, World Health",)},
    ("ris: bibutils", "organisation-with-a-comma"): {
        "authors": ("Ministry of Health, Treatment", "Education, Medical")
    },
    ("endnote: bibutils", "organisation"): {"authors": ("Organization, World Health",)},
    ("endnote: bibutils", "organisation-with-a-comma"): {
        "authors": ("of Health, Ministry", "and Medical Education, Treatment")
    },
    ("endnote: bibutils", "organisation-with-and"): {"authors": ("Barnes", "Noble", "Inc.")},
    # It keeps the comma before a suffix.
    ("ris: bibutils", "particle-and-suffix"): PARTS,
    ("endnote: bibutils", "particle-and-suffix"): PARTS,
    # It takes for DOIs those of registrants with four digits alone.
    **{("ris: bibutils", case): {"doi": ""} for case in ("doi-as-an-address", "doi-with-a-word", "doi-in-tex")},
    # They do not know `\\textless` and its like.
    ("bibtex: bibutils", "title-in-tex"): {"title": "The effect of DNA & RNA: 50% of x — “Z” \\textlessW\\textgreater"},
    ("bibtex: pybtex", "title-in-tex"): {"title": "The effect of DNA & RNA: 50% of x — “Z” W"},
    # BibLaTeX has a field of its own for the number of an article.
    **{
        (f"biblatex: {name}", case): {"pages": ""}
        for name in ("pandoc", "biber")
        for case in ("article-number", "article-number-of-its-own", "article-number-of-a-year")
    },
    # To it the end of a range is as long as its start.
    ("bibtex: bibutils", "article-number-of-a-year"): {"pages": "2021-2005"},
    ("endnote: bibutils", "article-number-of-a-year"): {"pages": "2021-2005"},
    # The number of pages has no tag of its own.
    ("ris: bibutils", "number-of-pages"): {"pages": "312"},
    ("ris: rispy", "number-of-pages"): {"pages": "312"},
    ("endnote: bibutils", "number-of-pages"): {"pages": "312"},
    # The series, for what is in no container.
    ("bibtex: bibutils", "book-without-isbn"): {"container": "Studies in Invention"},
    ("endnote: bibutils", "book-without-isbn"): {"container": "Studies in Invention"},
}
"""What a reader makes of a record that is said right, and why."""

IN_PARTS = {"keywords": ("a", "b", "c")}
UNSAID: Mapping[tuple[str, str], Details] = {
    # BibTeX and BibLaTeX have no field for the second ISSN that others know; bibutils writes the first one alone.
    **{
        (name, "two-issns"): {"issns": ("1234-5679",)}
        for name in (
            *("bibtex: citation.js", "bibtex: pandoc", "bibtex: bibutils", "biblatex: pandoc", "biblatex: biber"),
            "mods: bibutils",
        )
    },
    ("mods: bibutils", "two-issns-in-one-field"): {"issns": ("1234-5679",)},
    # They have the keywords in one text.
    **{
        (name, "keyword-with-a-comma"): IN_PARTS
        for name in (
            *("bibtex: citation.js", "bibtex: pandoc", "biblatex: pandoc", "ris: citation.js"),
            *("csl: citation.js", "csl: pandoc"),
        )
    },
    ("bibtex: bibtex-parser", "keyword-with-a-comma"): {"keywords": ("{a", "b}", "c")},
    # These formats have no type for preprints, or their readers none for what says so.
    ("bibtex: citation.js", "arxiv"): {"kind": "document"},
    ("bibtex: pandoc", "arxiv"): {"kind": ""},
    ("bibtex: pybtex", "arxiv"): {"kind": "misc"},
    ("biblatex: pandoc", "arxiv"): {"kind": ""},
    ("biblatex: biber", "arxiv"): {"kind": "misc"},
    ("ris: citation.js", "arxiv"): {"kind": "manuscript"},
    ("mods: bibutils", "arxiv"): {"kind": "article"},
    # It reads the year and the month of BibTeX, not the date.
    ("bibtex: bibutils", "range-of-months"): {"date": "2022"},
    ("bibtex: bibutils", "day"): {"date": "2022-05"},
    ("bibtex: bibutils", "abstract-in-html"): {"abstract": "About x \\textless5 and y"},
    ("bibtex: pybtex", "abstract-in-html"): {"abstract": "About x 5 and y"},
    # It knows `school` of a thesis, not `institution`.
    ("bibtex: bibutils", "thesis-of-a-master"): {"publisher": ""},
    # The name of a language is Babel's, and pandoc knows which English is meant.
    ("biblatex: pandoc", "persian-comma"): {"language": "persian"},
    ("biblatex: pandoc", "title-in-both-languages"): {"language": "persian"},
    ("biblatex: pandoc", "title-in-one-language"): {"language": "en-US"},
    # It writes titles in a case of its own.
    ("biblatex: pandoc", "book-without-isbn"): {"series": "Studies in invention"},
    ("biblatex: pandoc", "paper-and-its-event"): {"event": "Invention days"},
    # It drops fields that BibLaTeX has no name for.
    ("biblatex: biber", "eprint-of-sinaweb"): {"pdf": ""},
    # RIS has one day; editors are who these readers do not look for in books, or in parts of them.
    ("ris: citation.js", "range-of-months"): {"end": ""},
    ("ris: citation.js", "book-of-editors"): {"editors": ()},
    ("ris: bibutils", "chapter-of-a-book"): {"editors": ()},
    ("ris: bibutils", "chapter-that-inherits"): {"editors": ()},
    # It takes the number of a report for a serial one.
    ("ris: bibutils", "report-with-a-number"): {"number": ""},
}
"""The same of the details."""
