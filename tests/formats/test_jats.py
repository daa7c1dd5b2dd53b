"""JATS: what is written is valid, and says what the record does."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sitegen.formats.jats import FORMAT
from sitegen.formats.jats_reading import read
from sitegen.formats.jats_writing import write
from sitegen.model import Affiliation, Date, DateParts, Entry, Keyword, Name, PageRange, Person, Text, Words
from sitegen.notice import Notice
from tests.formats.cases import CASES
from tests.formats.jats_dtd import problems
from tests.formats.works import JOURNAL, addresses, full_article, issued, make, person, text

COMPLETE = ("article", "article-in-one-language", "article-of-a-solar-month")
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)


def front(entry: Entry) -> Any:
    return etree.fromstring(write([entry], addresses(entry, pdf=True))).find("front")


def texts(entry: Entry, path: str) -> list[str]:
    return ["".join(node.itertext()) for node in front(entry).findall(path)]


@pytest.mark.parametrize("case", CASES)
def test_a_work_is_valid(case: str) -> None:
    entry = CASES[case]
    assert problems(write([entry], addresses(entry, pdf=True))) == []


@pytest.mark.parametrize("case", COMPLETE)
def test_an_article_of_a_journal_is_valid_in_the_stricter_tag_set_too(case: str) -> None:
    entry = CASES[case]
    assert problems(write([entry], addresses(entry, pdf=True)), publishing=True) == []


def test_the_document_type_is_looked_at() -> None:
    source = write([CASES["article"]], addresses(CASES["article"]))
    assert problems(source.replace(b"<issue>2</issue>", b"").replace(b"<volume>", b"<issue>2</issue><volume>"))


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(["en", "fa", "und"]))
def test_whatever_a_record_says_the_file_is_valid(one: str, two: str, lang: str) -> None:
    words = Text((Words(one, lang), Words(two, "fa")))
    entry = make(
        title=words,
        short_title=words,
        author=(
            Person((Name(f"a{one}", two, one, two, lang=lang), Name(literal=f"a{two}", lang="fa"))),
            Person((Name(literal=f"a{one}"),)),
        ),
        container=JOURNAL,
        abstract=words,
        keywords=(Keyword(one, lang), Keyword(two, "fa")),
        note=words,
        volume=one,
        issue=two,
        page=PageRange(one, one, two),
        doi=two,
        license=one,
        issued=Date(one),
        number_of_pages=two,
    )
    assert problems(write([entry], addresses(entry))) == []


def test_the_article_is_in_the_language_of_its_full_text_and_has_the_other_beside_it() -> None:
    entry = full_article()
    root = etree.fromstring(write([entry], addresses(entry)))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(lang) == "fa"
    assert texts(entry, ".//article-title") == ["دربارهٔ چیزهای خیالی: یک بررسی"]
    assert [(node.get(lang), node.findtext("trans-title")) for node in root.iter("trans-title-group")] == [
        ("en", "Journal of Invented Studies"),
        ("en", "On Invented Things: A Study"),
    ]
    assert texts(entry, ".//abstract/p") == ["چیزهایی که خیالی‌اند."]
    assert texts(entry, ".//trans-abstract[@{http://www.w3.org/XML/1998/namespace}lang='en']/p") == [
        "Things that are invented.",
        "And others.",
    ]
    assert [node.get(lang) for node in root.iter("name")] == ["fa", "en"] * 2


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (issued(2022), [("2022", None, {"year": "2022"})]),
        (issued(2022, 5, 12), [("2022-05-12", None, {"day": "12", "month": "05", "year": "2022"})]),
        (issued(2022, 5, end=(2022, 6)), [("2022-05/2022-06", None, {"month": "05", "year": "2022"})]),
        (issued(2022, season=3), [("2022", None, {"season": "autumn", "year": "2022"})]),
        (
            Date("1401", "persian", DateParts(2022), persian=DateParts(1401), approximate=True),
            [("2022", None, {"year": "2022"}), (None, "persian", {"year": "1401"})],
        ),
        (Date("in press"), []),
    ],
)
def test_a_date_is_gregorian_and_solar_where_that_is_known(date: Date, expected: list[object]) -> None:
    dates = front(make(issued=date)).iter("pub-date")
    assert [(n.get("iso-8601-date"), n.get("calendar"), {c.tag: c.text for c in n}) for n in dates] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (PageRange("225--246", "225", "246"), {"fpage": "225", "lpage": "246"}),
        (PageRange("12", "12"), {"fpage": "12"}),
        (PageRange("225, 230-232", "225", "232"), {"fpage": "225", "lpage": "232", "page-range": "225, 230-232"}),
        (PageRange("e12", "e12", is_article_number=True), {"elocation-id": "e12"}),
        (PageRange("7", "7", is_article_number=True), {"elocation-id": "7"}),
        (PageRange("S12", "S12"), {"fpage": "S12"}),
    ],
)
def test_pages_or_an_article_number(page: PageRange, expected: dict[str, str]) -> None:
    meta = front(make(page=page)).find("article-meta")
    names = {"fpage", "lpage", "page-range", "elocation-id"}
    assert {node.tag: node.text for node in meta if node.tag in names} == expected


@pytest.mark.parametrize(
    ("given", "tag", "expected"),
    [
        (person("Berg", "Jan", particle="van der", suffix="Jr."), "name", ["van der Berg", "Jan", "Jr."]),
        (person("Plato"), "name", ["Plato"]),
        (Person((Name(literal="World Health Organization"),)), "collab", []),
    ],
)
def test_a_name_has_its_parts(given: Person, tag: str, expected: list[str]) -> None:
    name = front(make(author=(given,))).find(f".//{tag}")
    assert [child.text for child in name] == expected


def test_an_affiliation_and_an_orcid_belong_to_their_author() -> None:
    place = Affiliation(text("Example University", "دانشگاه نمونه"), "https://ror.org/00example00")
    author = Person((Name("Rezaei", "Ali"),), orcid="0000-0002-1825-0097", affiliations=(place,))
    entry = make(author=(author,))
    assert problems(write([entry], addresses(entry))) == []
    assert texts(entry, ".//contrib/contrib-id") == ["https://orcid.org/0000-0002-1825-0097"]
    assert texts(entry, ".//contrib/aff/institution-wrap/institution") == ["Example University", "دانشگاه نمونه"]


def test_what_is_no_article_says_so() -> None:
    root = etree.fromstring(write([CASES["chapter"]], addresses(CASES["chapter"])))
    assert root.get("article-type") == "other"
    assert root.findtext(".//related-object[@source-type='book']/source") == "A Handbook of Invention"
    assert root.find(".//journal-title") is None


def test_several_works_are_a_set_of_articles() -> None:
    works = [make(key=f"work{number}", slug=f"work{number}") for number in range(3)]
    root = etree.fromstring(write(works, addresses(*works)))
    assert (root.tag, [child.tag for child in root]) == ("pmc-articleset", ["article"] * 3)
    assert len(etree.fromstring(write([], {}))) == 0
    assert FORMAT.read is not None
    assert [one.key for one in FORMAT.read(write(works, addresses(*works)))] == ["work0", "work1", "work2"]


def test_what_was_said_of_an_article_afterwards_is_an_article_of_its_own() -> None:
    notices = (
        Notice("retraction", "n-1", key="n 1", doi="10.5555/n1"),
        Notice("retraction", in_prose=True),
        Notice("expression-of-concern", in_prose=True),
        Notice("erratum", key="gone"),
    )
    entry = make(notices=notices)
    assert problems(write([entry], addresses(entry))) == []
    found = front(entry).findall("article-meta/related-article")
    href = "{http://www.w3.org/1999/xlink}href"
    assert [(one.get("related-article-type"), one.get(href), "".join(one.itertext()).strip()) for one in found] == [
        ("retraction-forward", "10.5555/n1", "n-1"),
        ("expression-of-concern", None, ""),
        ("correction-forward", None, "gone"),
    ]


def test_who_supervised_a_thesis_and_who_paid_for_it_have_elements_of_their_own() -> None:
    funding = Text((Words("The Salt Fund", "en"), Words("بنیاد نمک", "fa")))
    entry = make(type="thesis", advisor=(person("Ahmadi", "Reza"),), funding=funding)
    assert problems(write([entry], addresses(entry))) == []
    assert texts(entry, "article-meta/contrib-group/contrib[@contrib-type='advisor']/name/surname") == ["Ahmadi"]
    assert texts(entry, "article-meta/funding-group/funding-statement") == ["The Salt Fund", "بنیاد نمک"]


@pytest.mark.parametrize(
    ("publisher", "place", "expected"),
    [
        (text("Sea", "دریا"), text("Qom", "قم"), ["Sea", "Qom", "دریا", "قم"]),
        (text("Sea", "دریا"), text("Qom"), ["Sea", "Qom", "دریا"]),
        (text("Sea"), Text((Words("قم", "fa"),)), ["Sea", "قم"]),
        (text("Sea"), text("Qom", "قم"), ["Sea", "Qom"]),
    ],
)
def test_each_name_of_a_publisher_has_its_place(publisher: Text, place: Text, expected: list[str]) -> None:
    entry = make(type="book", publisher=publisher, publisher_place=place)
    assert problems(write([entry], addresses(entry))) == []
    assert texts(entry, "journal-meta/publisher/*") == expected


@pytest.mark.parametrize("publisher", [Text(), text("Sea"), Text((Words("دریا", "fa"),)), text("Sea", "دریا")])
@pytest.mark.parametrize("place", [text("Qom", "قم"), Text((Words("قم", "fa"),)), text("Qom")])
def test_every_place_of_a_publisher_comes_back(publisher: Text, place: Text) -> None:
    entry = make(type="book", publisher=publisher, publisher_place=place)
    body = write([entry], addresses(entry))
    assert problems(body) == []
    (found,) = read(body)
    assert found.lost == ()
    places = {value for name, value in found.fields if name.startswith("location")}
    assert places == {words.value for words in place.versions}


def test_the_place_of_a_conference_is_there_in_every_language() -> None:
    entry = make(type="paper-conference", event_title=text("Days", "روزها"), event_place=text("Qom", "قم"))
    assert problems(write([entry], addresses(entry))) == []
    assert texts(entry, "article-meta/conference/conf-loc") == ["Qom", "قم"]
