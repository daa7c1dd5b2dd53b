"""What CSL's types are called by everyone else: one table, one row a type."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from sitegen.model import Entry


class Kind(Struct, frozen=True):
    """The names of one type of work in other vocabularies.

    `zotero` is its item type (https://api.zotero.org/schema), `ris` its `TY`, `schema_org` its class. The next three
    are Highwire's tags: of the title that it appeared in, of its publisher and of its own number; the first two tell
    readers what it is. `editor_tag` is RIS's, `coins` the format and the genre of COinS.
    """

    zotero: str
    ris: str
    schema_org: str = "CreativeWork"
    open_graph: Literal["article", "book"] = "article"
    container_tag: str = ""
    publisher_tag: str = "citation_publisher"
    number_tag: str = ""
    editor_tag: str = "ED"
    coins: str = "dc"


JOURNAL = "citation_journal_title"
# `citation_book_title` is lost on Zotero, which takes `book` for one of its own prefixes.
BOOK = "citation_inbook_title"
DOCUMENT = Kind("document", "GEN")

KINDS: Mapping[str, Kind] = {
    "article": Kind("preprint", "UNPB", "ScholarlyArticle"),
    "article-journal": Kind(
        "journalArticle", "JOUR", "ScholarlyArticle", container_tag=JOURNAL, editor_tag="A2", coins="journal/article"
    ),
    "article-magazine": Kind("magazineArticle", "MGZN", "Article", coins="journal/article"),
    "article-newspaper": Kind("newspaperArticle", "NEWS", "NewsArticle", coins="journal/article"),
    "bill": Kind("bill", "BILL", "Legislation"),
    "book": Kind("book", "BOOK", "Book", "book", coins="book/book"),
    "broadcast": Kind("tvBroadcast", "VIDEO"),
    "chapter": Kind("bookSection", "CHAP", "Chapter", container_tag=BOOK, editor_tag="A2", coins="book/bookitem"),
    "classic": Kind("book", "BOOK", "Book", "book", coins="book/book"),
    "collection": Kind("book", "BOOK", "Book", "book", coins="book/book"),
    "dataset": Kind("dataset", "DATA", "Dataset"),
    "document": DOCUMENT,
    "entry": Kind("encyclopediaArticle", "ENCYC", "Article", editor_tag="A2", coins="book/bookitem"),
    "entry-dictionary": Kind("dictionaryEntry", "DICT", "Article", editor_tag="A2", coins="book/bookitem"),
    "entry-encyclopedia": Kind("encyclopediaArticle", "ENCYC", "Article", editor_tag="A2", coins="book/bookitem"),
    "figure": Kind("artwork", "FIGURE"),
    "graphic": Kind("artwork", "ART"),
    "hearing": Kind("hearing", "HEAR"),
    "interview": Kind("interview", "PCOMM"),
    "legal_case": Kind("case", "CASE"),
    "legislation": Kind("statute", "STAT", "Legislation"),
    "manuscript": Kind("manuscript", "MANSCPT"),
    "map": Kind("map", "MAP", "Map"),
    "motion_picture": Kind("film", "MPCT", "Movie"),
    "musical_score": Kind("document", "MUSIC"),
    "pamphlet": Kind("book", "BOOK", "Book", "book", coins="book/document"),
    "paper-conference": Kind(
        "conferencePaper", "CONF", "ScholarlyArticle", container_tag=BOOK, editor_tag="A2", coins="book/proceeding"
    ),
    "patent": Kind("patent", "PAT", number_tag="citation_patent_number", coins="patent"),
    "performance": Kind("presentation", "SLIDE"),
    "periodical": Kind("book", "SER", "Book", "book", coins="book/book"),
    "personal_communication": Kind("letter", "PCOMM"),
    "post": Kind("forumPost", "ICOMM"),
    "post-weblog": Kind("blogPost", "BLOG", "BlogPosting"),
    "regulation": Kind("statute", "STAT", "Legislation"),
    "report": Kind(
        "report",
        "RPRT",
        "Report",
        publisher_tag="citation_technical_report_institution",
        number_tag="citation_technical_report_number",
        coins="book/report",
    ),
    "review": Kind(
        "journalArticle", "JOUR", "ScholarlyArticle", container_tag=JOURNAL, editor_tag="A2", coins="journal/article"
    ),
    "review-book": Kind(
        "journalArticle", "JOUR", "ScholarlyArticle", container_tag=JOURNAL, editor_tag="A2", coins="journal/article"
    ),
    "software": Kind("computerProgram", "COMP", "SoftwareSourceCode"),
    "song": Kind("audioRecording", "SOUND"),
    "speech": Kind("presentation", "SLIDE"),
    "standard": Kind("standard", "STAND"),
    "thesis": Kind("thesis", "THES", "Thesis", publisher_tag="citation_dissertation_institution", coins="dissertation"),
    "treaty": Kind("document", "GEN"),
    "webpage": Kind("webpage", "ELEC", "WebPage"),
}


def kind(entry: Entry) -> Kind:
    """The names of the entry's type; those of a document where CSL does not know it."""
    return KINDS.get(entry.type, DOCUMENT)
