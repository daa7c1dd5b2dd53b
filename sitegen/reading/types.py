"""What the entry types of BibTeX and BibLaTeX are in CSL's terms.

BibTeX: https://ctan.org/pkg/bibtex (btxdoc); BibLaTeX: https://ctan.org/pkg/biblatex (section 2.1);
CSL: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

ContainerKind = Literal["periodical", "book", "proceedings", "website"]


class EntryType(Struct, frozen=True):
    """CSL's type, the kind of container that it appears in (`None`: it stands alone), and the genre implied."""

    csl: str
    container: ContainerKind | None = None
    genre: str = ""


BOOK = EntryType("book")
CHAPTER = EntryType("chapter", "book")
ARTICLE = EntryType("article-journal", "periodical")
CONFERENCE_PAPER = EntryType("paper-conference", "proceedings")
THESIS = EntryType("thesis")
REPORT = EntryType("report")
WEBPAGE = EntryType("webpage", "website")
SOFTWARE = EntryType("software")
DATASET = EntryType("dataset")
PREPRINT = EntryType("article")
DOCUMENT = EntryType("document")

TYPES: Mapping[str, EntryType] = {
    "article": ARTICLE,
    "suppperiodical": ARTICLE,
    "review": ARTICLE,
    "book": BOOK,
    "mvbook": BOOK,
    "collection": BOOK,
    "mvcollection": BOOK,
    "reference": BOOK,
    "mvreference": BOOK,
    "proceedings": BOOK,
    "mvproceedings": BOOK,
    "periodical": BOOK,
    "manual": BOOK,
    "booklet": EntryType("pamphlet"),
    "incollection": CHAPTER,
    "inbook": CHAPTER,
    "bookinbook": CHAPTER,
    "suppbook": CHAPTER,
    "suppcollection": CHAPTER,
    "inreference": EntryType("entry-encyclopedia", "book"),
    "inproceedings": CONFERENCE_PAPER,
    "conference": CONFERENCE_PAPER,
    "thesis": THESIS,
    "phdthesis": EntryType("thesis", genre="phdthesis"),
    "mastersthesis": EntryType("thesis", genre="mathesis"),
    "bathesis": EntryType("thesis", genre="bathesis"),
    "bachelorsthesis": EntryType("thesis", genre="bathesis"),
    "report": REPORT,
    "techreport": EntryType("report", genre="techreport"),
    "online": WEBPAGE,
    "electronic": WEBPAGE,
    "www": WEBPAGE,
    "webpage": WEBPAGE,
    "dataset": DATASET,
    "data": DATASET,
    "software": SOFTWARE,
    "patent": EntryType("patent"),
    "standard": EntryType("standard"),
    "unpublished": EntryType("manuscript"),
    "preprint": PREPRINT,
    "misc": DOCUMENT,
    "artwork": DOCUMENT,
    "audio": DOCUMENT,
    "bibnote": DOCUMENT,
    "commentary": DOCUMENT,
    "image": DOCUMENT,
    "jurisdiction": DOCUMENT,
    "legal": DOCUMENT,
    "legislation": DOCUMENT,
    "letter": DOCUMENT,
    "movie": DOCUMENT,
    "music": DOCUMENT,
    "performance": DOCUMENT,
    "video": DOCUMENT,
}

ARTICLE_SUBTYPES: Mapping[str, EntryType] = {
    "magazine": EntryType("article-magazine", "periodical"),
    "newspaper": EntryType("article-newspaper", "periodical"),
}

GENRES: Mapping[str, Mapping[str, str]] = {
    "phdthesis": {"en": "PhD thesis", "fa": "رسالهٔ دکتری"},
    "mathesis": {"en": "Master's thesis", "fa": "پایان‌نامهٔ کارشناسی ارشد"},
    "bathesis": {"en": "Bachelor's thesis", "fa": "پایان‌نامهٔ کارشناسی"},
    "candthesis": {"en": "Candidate thesis", "fa": "رسالهٔ نامزدی دکتری"},
    "techreport": {"en": "Technical report", "fa": "گزارش فنی"},
    "resreport": {"en": "Research report", "fa": "گزارش پژوهشی"},
}


def entry_type(bibtex_type: str, fields: Mapping[str, str]) -> EntryType:
    """The CSL view of an entry; a preprint is known by its repository, a type of nobody's by the fields it has."""
    if bibtex_type in {"article", "suppperiodical"}:
        return ARTICLE_SUBTYPES.get(fields.get("entrysubtype", "").strip("{} ").lower(), TYPES[bibtex_type])
    if bibtex_type in {"misc", "online", "unpublished"} and is_arxiv(fields):
        return PREPRINT
    return TYPES.get(bibtex_type) or _by_fields(fields)


def is_arxiv(fields: Mapping[str, str]) -> bool:
    """Whether the `eprint` of a record is an identifier of arXiv."""
    kind = fields.get("eprinttype", "") or fields.get("archiveprefix", "")
    return bool(fields.get("eprint")) and (
        kind.strip("{} ").lower() == "arxiv" or fields["eprint"].lower().startswith("arxiv:")
    )


def _by_fields(fields: Mapping[str, str]) -> EntryType:
    if fields.get("journal") or fields.get("journaltitle"):
        return ARTICLE
    return CHAPTER if fields.get("booktitle") else DOCUMENT
