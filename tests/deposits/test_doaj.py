"""What is uploaded to DOAJ: in the order, and of the form, that its schema wants."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping

import pytest
from msgspec.structs import replace

from sitegen.deposits.doaj import is_article, obstacle, write
from sitegen.model import Affiliation, Container, Entry, Keyword, Person, Text, Words
from tests.formats.cases import CASES
from tests.formats.works import JOURNAL, addresses, full_article, issued, person, text

# https://doaj.org/docs/xml/: the elements of a record in their order, and what is in those that are not any text.
ANYTHING = ".+"
LANGUAGES = "eng|per|ara|fre|ger"
ORDER: Mapping[str, str] = {
    "language": LANGUAGES,
    "publisher": ANYTHING,
    "journalTitle": ANYTHING,
    "issn": "[0-9]{4}-?[0-9]{3}[0-9X]",
    "eissn": "[0-9]{4}-?[0-9]{3}[0-9X]",
    "publicationDate": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
    "volume": ANYTHING,
    "issue": ANYTHING,
    "startPage": ANYTHING,
    "endPage": ANYTHING,
    "doi": ANYTHING,
    "publisherRecordId": ANYTHING,
    "documentType": ANYTHING,
    "title": ANYTHING,
    "authors": r"\s+",
    "affiliationsList": r"\s+",
    "abstract": ANYTHING,
    "fullTextUrl": r"https?://[^/:]+\.[a-z]{2,10}(:[0-9]+)?/.*",
    "keywords": r"\s+",
}
REPEATED = {"title", "abstract", "keywords"}
ALWAYS = {"journalTitle", "publicationDate", "title", "fullTextUrl"}
INSIDE = {
    "authors": ["author"],
    "author": ["name", "affiliationId", "orcid_id"],
    "affiliationsList": ["affiliationName"],
    "keywords": ["keyword"],
}
ATTRIBUTES: Mapping[str, set[str]] = {
    "title": {"language"},
    "abstract": {"language"},
    "keywords": {"language"},
    "fullTextUrl": {"format"},
    "affiliationName": {"affiliationId"},
}
UNIVERSITY = Affiliation(text("Example University", "دانشگاه نمونه"))
HOSTILE = "<b>&amp;</b>]]>\"'"


def records(*entries: Entry, pdf: bool = False) -> ET.Element:
    """The file of these articles, read."""
    return ET.fromstring(write(entries, addresses(*entries, pdf=pdf)))


def texts(root: ET.Element, path: str) -> list[str | None]:
    """What stands in elements."""
    return [one.text for one in root.iterfind(f".//{path}")]


def faults(root: ET.Element) -> list[str]:
    """What DOAJ would find wrong with a file."""
    found = [] if root.tag == "records" and len(root) else ["no records"]
    names = list(ORDER)
    for record in root:
        tags = [child.tag for child in record]
        unknown = set(tags) - ORDER.keys()
        found += [f"unknown: {tag}" for tag in unknown]
        found += [f"missing: {tag}" for tag in ALWAYS - set(tags)]
        found += [f"twice: {tag}" for tag in set(tags) - REPEATED if tags.count(tag) > 1]
        known = [tag for tag in tags if tag not in unknown]
        found += ["out of order"] if known != sorted(known, key=names.index) else []
        found += [
            f"{tag}: {value}"
            for tag, value in ((child.tag, child.text or "") for child in record)
            if not re.fullmatch(ORDER.get(tag, ANYTHING), value, re.DOTALL)
        ]
        found += [] if {"issn", "eissn"} & set(tags) else ["no ISSN"]
    for element in root.iter():
        inside = INSIDE.get(element.tag, [child.tag for child in element])
        own = [child.tag for child in element]
        found += [] if own == sorted(own, key=inside.index) else [f"inside {element.tag}"]
        found += [f"attributes of {element.tag}"] if set(element.keys()) - ATTRIBUTES.get(element.tag, set()) else []
        found += ["language"] if not re.fullmatch(LANGUAGES, element.get("language", "eng")) else []
    return found


def test_an_article_is_as_doaj_wants_it_and_as_it_was_looked_at(golden: Callable[[str, bytes], None]) -> None:
    author, other = full_article().author
    people = (replace(author, affiliations=(UNIVERSITY,)), replace(other, affiliations=(UNIVERSITY,)), person("Berg"))
    entry = full_article(author=people)
    body = write([entry], addresses(entry, pdf=True))
    assert faults(ET.fromstring(body)) == []
    golden("deposits/doaj.xml", body)


@pytest.mark.parametrize("case", [name for name, entry in CASES.items() if is_article(entry) and not obstacle(entry)])
def test_every_article_is_as_doaj_wants_it(case: str) -> None:
    assert faults(records(CASES[case])) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<issn>1234-5679</issn>", "<issn>1234</issn>"),
        ('language="per"', 'language="fa"'),
        ("<volume>", "<issue>1</issue><volume>"),
        ("journalTitle>", "journal>"),
    ],
)
def test_a_fault_is_found(right: str, wrong: str) -> None:
    entry = full_article()
    assert faults(ET.fromstring(write([entry], addresses(entry)).decode().replace(right, wrong)))


def test_both_languages_of_title_abstract_and_keywords_are_there() -> None:
    root = records(full_article())
    for name in ("title", "abstract", "keywords"):
        assert [one.get("language") for one in root.iterfind(f".//{name}")] == ["eng", "per"]
    assert texts(root, "keyword") == ["invention", "things", "خیال", "چیزها"]
    assert texts(root, "language") == ["per"]


def test_an_affiliation_of_several_authors_is_said_once() -> None:
    other = Affiliation(text("Other University"))
    people = tuple(
        replace(person(name), affiliations=at)
        for name, at in (
            ("A", (UNIVERSITY, other)),
            ("B", ()),
            ("C", (other,)),
            ("D", (UNIVERSITY,)),
        )
    )
    root = records(full_article(author=people, language="en"))
    assert texts(root, "affiliationName") == ["Example University", "Other University"]
    assert [one.findtext("affiliationId") for one in root.iterfind(".//author")] == ["1", None, "2", "1"]


def test_the_full_text_is_the_pdf_where_there_is_one() -> None:
    for pdf, form in ((True, "pdf"), (False, "html")):
        (found,) = records(full_article(), pdf=pdf).iterfind(".//fullTextUrl")
        page = "https://works.example/pubs/works/rezaei2022/"
        assert (found.text, found.get("format")) == (f"{page}rezaei2022.pdf" if pdf else page, form)


def test_a_language_without_a_code_is_left_out() -> None:
    root = records(full_article(language="und", title=Text((Words("On Invention"),)), keywords=(Keyword("a", "und"),)))
    assert faults(root) == []
    assert [one.get("language") for one in root.iterfind(".//title")] == [None]


def test_markup_in_a_record_is_text() -> None:
    entry = full_article(
        title=text(HOSTILE),
        author=(Person(person(HOSTILE).names, affiliations=(Affiliation(text(HOSTILE)),)),),
        abstract=text(HOSTILE),
        volume=HOSTILE,
        keywords=(Keyword(HOSTILE, "en"),),
        doi=HOSTILE,
    )
    root = records(entry)
    assert faults(root) == []
    for path in ("title", "name", "affiliationName", "abstract", "volume", "keyword", "doi"):
        assert texts(root, path) == [HOSTILE]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"type": "review"}, True),
        ({"type": "chapter"}, False),
        ({"container": None}, False),
        ({"container": replace(JOURNAL, issn=(), eissn=())}, False),
        ({"container": replace(JOURNAL, issn=("12-34",), eissn=())}, False),
        ({"container": replace(JOURNAL, issn=())}, True),
        ({"container": Container("book", text("A Book"), issn=("1234-5679",))}, False),
    ],
)
def test_articles_of_journals_with_an_issn_are_taken(fields: dict[str, object], expected: bool) -> None:
    assert is_article(full_article(**fields)) is expected


def test_what_an_article_lacks_is_said() -> None:
    assert obstacle(full_article()) == ""
    assert obstacle(full_article(title=Text())) == "it has no title"
    assert obstacle(full_article(issued=None)) == "it has no year"
    assert obstacle(full_article(issued=issued(0))) == "it has no year"
