"""What the entry types of BibTeX and BibLaTeX are in CSL's terms.

BibTeX: https://ctan.org/pkg/bibtex (btxdoc); BibLaTeX: https://ctan.org/pkg/biblatex (section 2.1);
CSL: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types.
"""

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

ContainerKind = Literal["periodical", "book", "proceedings", "website"]


class EntryType(Struct, frozen=True):
    """CSL's type, the kind of container that it appears in (`None`: it stands alone), and the code of its genre."""

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
GRAPHIC = EntryType("graphic")
SONG = EntryType("song")
FILM = EntryType("motion_picture")

TYPES: Mapping[str, EntryType] = {
    "article": ARTICLE,
    "suppperiodical": ARTICLE,
    "review": EntryType("review", "periodical"),
    "book": BOOK,
    "mvbook": BOOK,
    "collection": BOOK,
    "mvcollection": BOOK,
    "reference": BOOK,
    "mvreference": BOOK,
    "proceedings": BOOK,
    "mvproceedings": BOOK,
    "commentary": BOOK,
    "manual": BOOK,
    "periodical": EntryType("periodical"),
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
    "bibnote": DOCUMENT,
    "artwork": GRAPHIC,
    "image": GRAPHIC,
    "audio": SONG,
    "music": SONG,
    "movie": FILM,
    "video": FILM,
    "performance": EntryType("performance"),
    "jurisdiction": EntryType("legal_case"),
    "legislation": EntryType("legislation"),
    "legal": EntryType("treaty"),
    "letter": EntryType("personal_communication"),
}

ARTICLE_SUBTYPES: Mapping[str, EntryType] = {
    "magazine": EntryType("article-magazine", "periodical"),
    "newspaper": EntryType("article-newspaper", "periodical"),
}

REPOSITORY = re.compile(r"[{\s]*(?:arxiv\b|corr\b|(?:bio|chem|med|psy|soc)[a-z]{0,4}rxiv\b)", re.IGNORECASE)
"""How records name repositories of preprints where a journal should stand: "arXiv preprint arXiv:2101.00001"."""

GENRES = frozenset(("phdthesis", "mathesis", "bathesis", "candthesis", "techreport", "resreport"))
"""BibLaTeX's codes for kinds of theses and reports (section 4.9.2.12 of its manual): their words are a locale's."""


def entry_type(bibtex_type: str, fields: Mapping[str, str]) -> EntryType:
    """The CSL view of an entry; a preprint is known by its repository, a type of nobody's by the fields it has.

    What appeared in a journal is an article, also where its record gives the preprint and has no type of its own.
    """
    if bibtex_type in {"article", "suppperiodical"}:
        return ARTICLE_SUBTYPES.get(fields.get("entrysubtype", "").strip("{} ").lower(), TYPES[bibtex_type])
    if bibtex_type in {"misc", "online"} and _has_journal(fields):
        return ARTICLE
    if bibtex_type in {"misc", "online", "unpublished"} and is_arxiv(fields):
        return PREPRINT
    return TYPES.get(bibtex_type) or _by_fields(fields)


def is_arxiv(fields: Mapping[str, str]) -> bool:
    """Whether the `eprint` of a record is an identifier of arXiv."""
    kind = fields.get("eprinttype", "") or fields.get("archiveprefix", "")
    return bool(fields.get("eprint")) and (
        kind.strip("{} ").lower() == "arxiv" or fields["eprint"].lower().startswith("arxiv:")
    )


def _has_journal(fields: Mapping[str, str]) -> bool:
    """Whether a journal is named, and not a repository in its place."""
    named = fields.get("journaltitle") or fields.get("journal") or ""
    return bool(named) and REPOSITORY.match(named) is None


def _by_fields(fields: Mapping[str, str]) -> EntryType:
    if fields.get("journal") or fields.get("journaltitle"):
        return ARTICLE
    return CHAPTER if fields.get("booktitle") else DOCUMENT
