"""What every reader has to find of each golden work, written down by hand: one row a work."""

from collections.abc import Mapping
from typing import NamedTuple

TITLE = "On Invented Things"
REZAEI = ("Rezaei, Ali",)
JOURNAL = "Journal of Invented Studies"
HOSTILE = "Quotes \" ' <b>&amp; \\ {braces} } 50% $x_1^2$ #~ </script><script>alert(1)</script> 😀"


HOSTILE_AUTHORS = ("O'Neil, A. and B.", "Barnes and Noble, Inc.", "others", "عباس‌زاده فتح‌آبادی, مهدی")


class Record(NamedTuple):
    """A work as far as all vocabularies say it; names are "Family, Given, Suffix", a particle before the family."""

    title: str = TITLE
    authors: tuple[str, ...] = ()
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    year: str = ""
    doi: str = ""


EXPECTED: Mapping[str, Record] = {
    "article": Record(
        "On Invented Things: A Study",
        (*REZAEI, "Hosseini Nasab, Seyed Mohammad"),
        *(JOURNAL, "14", "2", "225-246", "2022", "10.5555/jis.2022.1"),
    ),
    "article-in-one-language": Record(
        authors=("Karimi, Sara",), container=JOURNAL, volume="3", pages="e12", year="2021"
    ),
    "article-of-a-solar-month": Record(
        "دربارهٔ خیال",
        ("حسینی نسب, سید محمد",),
        container="پژوهش‌نامهٔ مطالعات خیالی",
        pages="225-246",
        year="2022",
    ),
    "magazine": Record(container=JOURNAL, year="2022"),
    "book": Record(authors=("van der Berg, Jan, Jr.",), year="2019"),
    "edited-book": Record(year="2019"),
    "chapter": Record(authors=REZAEI, container="A Handbook of Invention", volume="2", pages="xi-xxv", year="2019"),
    "conference-paper": Record(
        authors=(*REZAEI, "World Invention Organization"),
        container="Proceedings of the Invention Days",
        volume="5",
        year="2022",
    ),
    "thesis": Record(authors=REZAEI, year="2018"),
    "report": Record(authors=("Ministry of Health, Treatment and Medical Education",), year="2017"),
    "preprint": Record(authors=REZAEI, year="2021"),
    "dataset": Record(authors=REZAEI, year="2020", doi="10.5555/(SICI)1097(199806)49:8<693::AID>3.0.CO;2-O"),
    "patent": Record(authors=REZAEI, year="2016"),
    "standard": Record(authors=("Institute of Invention",), year="2015"),
    "software": Record(authors=REZAEI),
    "web-page": Record(),
    "forthcoming": Record(authors=REZAEI, container=JOURNAL),
    "hostile": Record(
        HOSTILE,
        HOSTILE_AUTHORS,
        container="Journal TY - BOOK of {Odd} @things{x, y = 1}",
        doi="10.5555/a_b%c{d}",
    ),
}
PERSIAN: Mapping[str, Record] = {
    "article": EXPECTED["article"]._replace(
        title="دربارهٔ چیزهای خیالی: یک بررسی",
        authors=("رضایی, علی", "حسینی نسب, سید محمد"),
        container="پژوهش‌نامهٔ مطالعات خیالی",
    )
}
"""The same where a file speaks the language of the full text, and not the record's own."""
PERSIAN_CONTAINER = "پژوهش‌نامهٔ مطالعات خیالی"
PERSIAN_PAGE: Mapping[str, Record] = {
    **PERSIAN,
    **{
        case: EXPECTED[case]._replace(container=PERSIAN_CONTAINER)
        for case in ("article-in-one-language", "magazine", "forthcoming")
    },
}
"""The same on a Persian page, which has what is there in Persian."""
OTHERS = (*REZAEI, "others")
LIMITS: Mapping[tuple[str, str], dict[str, object]] = {
    # To these readers "and others", which BibTeX knows, is an author.
    ("bibtex: citation.js", "preprint"): {"authors": OTHERS},
    ("bibtex: bibtex-parser", "preprint"): {"authors": OTHERS},
    ("bibtex: pandoc", "preprint"): {"authors": OTHERS},
    ("bibtex: bibutils", "preprint"): {"authors": OTHERS},
    ("bibtex: pybtex", "preprint"): {"authors": OTHERS},
    # BibTeX counts braces, so those of an address are percent-encoded.
    **{(f"bibtex: {name}", "hostile"): {"doi": "10.5555/a_b%c%7Bd%7D"} for name in ("citation.js", "bibtex-parser")},
    ("bibtex: pandoc", "hostile"): {"doi": "10.5555/a_b%c%7Bd%7D", "title": HOSTILE.replace("{braces} }", "braces")},
    # They do not know `\textless` and its like.
    ("bibtex: bibutils", "hostile"): {
        "doi": "10.5555/a_b%c%7Bd%7D",
        "title": "Quotes ” ' \\textlessb\\textgreater&amp; \\textbackslash {braces} } 50% $x_1⌃2$ #~ "
        "\\textless/script\\textgreater\\textlessscript\\textgreateralert(1)\\textless/script\\textgreater 😀",
    },
    ("bibtex: pybtex", "hostile"): {
        "doi": "10.5555/a_b%c%7Bd%7D",
        "title": "Quotes \" ' b&amp; \\ braces 50% $x_1ˆ2$ #~ /scriptscriptalert(1)/script 😀",
    },
    # The series, for what is in no container.
    ("bibtex: bibutils", "book"): {"container": "Studies in Invention"},
    # RIS has no way to say that a name is to be kept whole.
    ("ris: bibutils", "conference-paper"): {"authors": (*REZAEI, "Organization, World Invention")},
    ("ris: bibutils", "standard"): {"authors": ("of Invention, Institute",)},
    ("ris: bibutils", "report"): {"authors": ("Ministry of Health, Treatment", "Education, Medical")},
    ("ris: bibutils", "hostile"): {
        "authors": ("O'Neil, A", "B.", "Barnes", "Noble, Inc.", "others", "عباس‌زاده فتح‌آبادی, مهدی")
    },
    ("ris: bibutils", "book"): {"authors": ("van der Berg, Jan,, Jr.",), "pages": "312"},
    ("ris: bibutils", "chapter"): {"volume": ""},
    # The number of pages has no tag of its own.
    ("ris: rispy", "book"): {"pages": "312"},
    ("biblatex: pandoc", "preprint"): {"authors": OTHERS},
    ("biblatex: biber", "preprint"): {"authors": OTHERS},
    # BibLaTeX has a field of its own for the number of an article.
    ("biblatex: pandoc", "article-in-one-language"): {"pages": ""},
    ("biblatex: biber", "article-in-one-language"): {"pages": ""},
    ("biblatex: pandoc", "hostile"): {
        "doi": "10.5555/a_b%c%7Bd%7D",
        "title": HOSTILE.replace("{braces} }", "braces").casefold(),
    },
    # It takes an organisation of this name for a list that goes on.
    ("biblatex: biber", "hostile"): {
        "doi": "10.5555/a_b%c%7Bd%7D",
        "title": HOSTILE.replace("{braces} }", "braces").replace("^", "ˆ"),
        "authors": (*HOSTILE_AUTHORS[:2], HOSTILE_AUTHORS[3], "others"),
    },
    # It does not know EndNote's way to close a list, or the name of an organisation.
    ("endnote: bibutils", "preprint"): {"authors": (*REZAEI, "al., et")},
    ("endnote: bibutils", "conference-paper"): {"authors": (*REZAEI, "Organization, World Invention")},
    ("endnote: bibutils", "report"): {"authors": ("of Health, Ministry", "and Medical Education, Treatment")},
    ("endnote: bibutils", "standard"): {"authors": ("of Invention, Institute",)},
    ("endnote: bibutils", "hostile"): {
        "authors": ("O'Neil, A and B", "and Noble, Barnes", "others", HOSTILE_AUTHORS[3], "Inc.")
    },
    ("endnote: bibutils", "patent"): {"issue": "IR 1234"},
    ("endnote: bibutils", "book"): {"authors": ("van der Berg, Jan,, Jr.",), "container": "Studies in Invention"},
    # It writes people before organisations.
    ("mods: bibutils", "hostile"): {
        "authors": (HOSTILE_AUTHORS[0], *HOSTILE_AUTHORS[2:], HOSTILE_AUTHORS[1]),
    },
}
"""What a reader makes of a work that is said right, and why: a reader that gets better fails the test too."""
