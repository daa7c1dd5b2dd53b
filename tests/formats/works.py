"""Invented works and their pages, for the tests of what the site says of them."""

from typing import Any

from sitegen.formats.format import Address, Addresses, Alternate, Download, Landing
from sitegen.model import (
    Container,
    Date,
    DateParts,
    Entry,
    Keyword,
    Name,
    PageRange,
    Person,
    ReferenceList,
    Text,
    Words,
)

BASE = "https://works.example/pubs/"


def text(*versions: str, lang: str = "en") -> Text:
    """Words in `lang`, then in Persian."""
    return Text(tuple(Words(value, tag) for value, tag in zip(versions, (lang, "fa"), strict=False)))


def person(family: str, given: str = "", *, lang: str = "en", **parts: str) -> Person:
    """A human with one name."""
    return Person((Name(family=family, given=given, lang=lang, **parts),))


def organisation(name: str) -> Person:
    """An organisation with one name."""
    return Person((Name(literal=name, lang="en"),))


def issued(*start: int, end: tuple[int, ...] = (), **more: Any) -> Date:
    """A Gregorian date, or a range."""
    literal = "-".join(map(str, start))
    return Date(literal, start=DateParts(*start), end=DateParts(*end) if end else None, **more)


JOURNAL = Container(
    kind="periodical",
    title=text("Journal of Invented Studies", "پژوهش‌نامهٔ مطالعات خیالی"),
    slug="jis",
    short_title=text("J. Inv. Stud."),
    issn=("1234-5679",),
    eissn=("2345-6780",),
    publisher=text("Invented University Press", "انتشارات دانشگاه خیالی"),
    url="https://journal.example/",
    license="https://creativecommons.org/licenses/by/4.0/",
)
BOOK = Container(kind="book", title=text("A Handbook of Invention"), publisher=text("Book House"))
PROCEEDINGS = Container(kind="proceedings", title=text("Proceedings of the Invention Days"))


def make(**fields: Any) -> Entry:
    """A bare article with these fields; the reader sees to it that its publisher is that of its journal."""
    defaults = {
        "key": "rezaei2022",
        "slug": "rezaei2022",
        "type": "article-journal",
        "bibtex_type": "article",
        "language": "en",
        "title": text("On Invented Things"),
    }
    container = fields.get("container")
    return Entry(**{**defaults, **({"publisher": container.publisher} if container else {}), **fields})


def full_article(**fields: Any) -> Entry:
    """A Persian article with everything that a journal gives, in both languages."""
    defaults: dict[str, Any] = {
        "language": "fa",
        "title": Text((Words("On Invented Things: A Study", "en"), Words("دربارهٔ چیزهای خیالی: یک بررسی", "fa"))),
        "author": (
            Person(
                (Name("Rezaei", "Ali", lang="en"), Name("رضایی", "علی", lang="fa")),
                slug="ali-rezaei",
                orcid="0000-0002-1825-0097",
            ),
            Person((Name("Hosseini Nasab", "Seyed Mohammad", lang="en"), Name("حسینی نسب", "سید محمد", lang="fa"))),
        ),
        "container": JOURNAL,
        "issued": issued(2022, 5, 12),
        "volume": "14",
        "issue": "2",
        "page": PageRange("225--246", "225", "246"),
        "doi": "10.5555/jis.2022.1",
        "url": "https://journal.example/article_1.html",
        "pdf": "rezaei2022.pdf",
        "abstract": text("Things that are invented.\n\nAnd others.", "چیزهایی که خیالی‌اند."),
        "keywords": (
            Keyword("invention", "en", "invention"),
            Keyword("things", "en", "things"),
            Keyword("خیال", "fa", "خیال"),
            Keyword("چیزها", "fa", "چیزها"),
        ),
        "references": (
            ReferenceList("en", (Words("Karimi, S. (2001). Things & others.", "en"), Words("Ahmadi, R. Sand.", "en"))),
            ReferenceList("fa", (Words("کریمی، سارا (۱۳۸۰). چیزها.", "fa"), Words("Ahmadi, R. Sand.", "en"))),
        ),
    }
    return make(**{**defaults, **fields})


def landing(lang: str = "en", **fields: Any) -> Landing:
    """The page of the invented work."""
    pages = (Alternate("fa", f"{BASE}works/rezaei2022/"), Alternate("en", f"{BASE}works/rezaei2022/en.html"))
    url = next(page.url for page in pages if page.lang == lang)
    defaults = {"lang": lang, "url": url, "site_title": Words("Invented Works", "en"), "alternates": pages}
    return Landing(**{**defaults, **fields})


def full_landing(lang: str) -> Landing:
    """The page of a work with a PDF and downloads; Highwire's tags stand on the Persian one."""
    folder = f"{BASE}works/rezaei2022/rezaei2022"
    downloads = (
        Download("bibtex", "BibTeX", "application/x-bibtex", f"{folder}.bib"),
        Download("ris", "RIS", "application/x-research-info-systems", f"{folder}.ris"),
    )
    return landing(
        lang,
        pdf_url=f"{folder}.pdf",
        downloads=downloads,
        citation_tags=lang == "fa",
        linkset_url=f"{BASE}works/rezaei2022/linkset.json",
    )


def addresses(*entries: Entry, pdf: bool = False) -> Addresses:
    """Where the works are."""
    pages = {entry.slug: f"{BASE}works/{entry.slug}/" for entry in entries}
    return {slug: Address(url, f"{url}{slug}.pdf" if pdf else "") for slug, url in pages.items()}
