"""What records say in fields that the site has no place for, in the formats that have one."""

import json
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

import pytest

from sitegen.formats import csl_json, endnote, jats_writing, mods_writing, ris
from sitegen.formats.fields import days, stated
from sitegen.formats.format import Format
from sitegen.intake import known_of, take
from sitegen.model import Affiliation, Entry, PageRange, Person
from tests.formats.works import BOOK, JOURNAL, addresses, issued, make, person, text

SAID = (
    ("urldate", "2022-05-12"),
    ("volumes", "۳"),
    ("pmcid", "PMC1234567"),
    ("eventdate", "2022-06-01/2022-06-03"),
    ("chapter", "7"),
)


def written(form: Format, entry: Entry) -> bytes:
    """The file of a work."""
    assert form.write is not None
    return form.write([entry], addresses(entry))


def tagged(form: Format, entry: Entry) -> Sequence[str]:
    """The lines of a work in RIS or EndNote."""
    return written(form, entry).decode().split("\r\n")


def again(form: Format, entry: Entry) -> Mapping[str, str]:
    """The fields of a work that a format gave away and the site read again."""
    bib = take(f"x{form.suffix}", written(form, entry), form, known_of(())).data.decode()
    lines = [line.strip().removesuffix(",").partition(" = ") for line in bib.splitlines() if " = " in line]
    return {name: value.strip("{}") for name, _, value in lines}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-05-12", ("2022-05-12",)),
        ("۲۰۲۲-۰۵", ("2022-05",)),
        ("2022-05-12T10:20", ("2022-05-12",)),
        ("2022-06-01/2022-06-03", ("2022-06-01", "2022-06-03")),
        ("12 May 2022", ()),
        ("2022-13", ()),
        ("", ()),
    ],
)
def test_a_day_is_one_of_iso_8601(value: str, expected: tuple[str, ...]) -> None:
    entry = make(extra=(("urldate", value),))
    assert days(entry, "urldate") == expected
    assert stated(entry, "volumes") == ""


def test_ris_and_endnote_say_when_a_work_was_looked_at_and_how_many_volumes_it_has() -> None:
    entry = make(type="book", extra=SAID)
    assert {"Y2  - 2022/05/12/", "NV  - 3"} <= set(tagged(ris.FORMAT, entry))
    assert {"%[ 2022-05-12", "%6 3"} <= set(tagged(endnote.FORMAT, entry))
    assert "Y2  - 2022/05//" in tagged(ris.FORMAT, make(extra=(("urldate", "2022-05"),)))


@pytest.mark.parametrize("form", [ris.FORMAT, endnote.FORMAT, csl_json.FORMAT], ids=lambda form: form.name)
def test_both_come_back(form: Format) -> None:
    found = again(form, make(type="book", issued=issued(2020), extra=SAID))
    assert (found["urldate"], found["volumes"]) == ("2022-05-12", "3")


@pytest.mark.parametrize("form", [ris.FORMAT, endnote.FORMAT], ids=lambda form: form.name)
def test_issns_and_isbns_come_back_together(form: Format) -> None:
    found = again(form, make(type="book", isbn=("978-3-16-148410-0",), issn=("1234-5679",)))
    assert (found["isbn"], found["issn"]) == ("978-3-16-148410-0", "1234-5679")
    found = again(form, make(type="article-journal", container=JOURNAL, isbn=("978-3-16-148410-0",)))
    assert found["isbn"] == "978-3-16-148410-0"
    assert {*JOURNAL.issns} == {*", ".join((found["issn"], found.get("eissn", ""))).strip(", ").split(", ")}


def test_what_a_work_is_known_by_stands_first_for_readers_of_one_number() -> None:
    numbers = {"isbn": ("978-3-16-148410-0",), "issn": ("1234-5679",)}
    lines = tagged(ris.FORMAT, make(type="book", **numbers))
    assert [line for line in lines if line.startswith("SN")] == ["SN  - 978-3-16-148410-0", "SN  - 1234-5679"]


def test_endnote_says_where_a_sole_author_belongs() -> None:
    at = (Affiliation(text("Invented University")), Affiliation(text("Institute of Things")))
    one = Person(person("Rezaei", "Ali").names, affiliations=at)
    alone = make(author=(one,))
    lines = [line for line in tagged(endnote.FORMAT, alone) if line.startswith("%+")]
    assert lines == ["%+ Invented University", "%+ Institute of Things"]
    assert "Invented University" in again(endnote.FORMAT, alone)["author_affiliation"]
    for more in ({"author": (one, person("Karimi", "Sara"))}, {"author": (one,), "et_al": True}):
        assert not [line for line in tagged(endnote.FORMAT, make(**more)) if line.startswith("%+")]


def test_csl_json_has_a_variable_for_each() -> None:
    (item,) = json.loads(csl_json.write([entry := make(extra=SAID)], addresses(entry)))
    names = ("accessed", "event-date", "number-of-volumes", "PMCID", "chapter-number")
    assert [item[name] for name in names] == [
        {"date-parts": [[2022, 5, 12]]},
        {"date-parts": [[2022, 6, 1], [2022, 6, 3]]},
        *("3", "PMC1234567", "7"),
    ]


def test_jats_and_mods_have_the_number_at_pubmed_central_and_the_days() -> None:
    entry = make(type="paper-conference", url="https://a.example/", event_title=text("Invention Days"), extra=SAID)
    article = ET.fromstring(jats_writing.write([entry], addresses(entry)))
    assert article.findtext(".//article-id[@pub-id-type='pmcid']") == "PMC1234567"
    (date,) = article.findall(".//conference/conf-date")
    assert (date.text, date.get("iso-8601-date")) == ("2022-06-01/2022-06-03",) * 2
    mods = ET.fromstring(mods_writing.write([entry], addresses(entry)))
    one = "{http://www.loc.gov/mods/v3}"
    assert mods.findtext(f".//{one}identifier[@type='pmcid']") == "PMC1234567"
    (url,) = mods.findall(f".//{one}url[@usage]")
    assert (url.text, url.get("dateLastAccessed")) == ("https://a.example/", "2022-05-12")
    own = make(extra=SAID)
    assert b"dateLastAccessed" not in mods_writing.write([own], addresses(own))


@pytest.mark.parametrize("page", [PageRange("1, 5, 9–11", "1", "11"), PageRange("1–3", "1", "3")])
def test_pages_come_back_from_ris_as_they_were(page: PageRange) -> None:
    found = again(ris.FORMAT, make(type="chapter", container=BOOK, page=page))
    assert found["pages"] == page.literal.replace("–", "--")
