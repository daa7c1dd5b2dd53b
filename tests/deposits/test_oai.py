"""The static repository: what its specification says that it must be, and what gateways serve of it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

from msgspec.structs import replace

from sitegen.config import Config, Oai
from sitegen.deposits.oai import FORMATS, base_address, repository
from sitegen.model import Entry, Text, Words
from tests.formats.cases import CASES
from tests.formats.works import addresses, full_article, make, text

CONFIG = Config(
    title=text("Invented Works", "آثار خیالی"),
    base_url="https://works.example/pubs/",
    languages=("en", "fa"),
    oai=Oai(email="oai@works.example"),
)
NAMES = {
    "": "http://www.openarchives.org/OAI/2.0/static-repository",
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# http://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm
IDENTIFIER = re.compile(r"oai:[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+:[a-zA-Z0-9_.!~*'();/?:@&=+$,%-]+")
SIMPLE_DC = {
    *("title", "creator", "subject", "description", "publisher", "contributor", "date", "type"),
    *("format", "identifier", "source", "language", "relation", "coverage", "rights"),
}


def tree(*works: Entry, config: Config = CONFIG) -> ET.Element:
    """The repository of these works, read."""
    return ET.fromstring(repository(works, addresses(*works, pdf=True), config, "oai.xml"))


def said(root: ET.Element, name: str) -> list[str | None]:
    """What Dublin Core says."""
    return [one.text for one in root.iterfind(f".//dc:{name}", NAMES)]


def test_a_repository_is_as_it_was_looked_at(golden: Callable[[str, bytes], None]) -> None:
    works = (full_article(), replace(CASES["book"], slug="book"))
    golden("deposits/oai.xml", repository(works, addresses(*works, pdf=True), CONFIG, "oai.xml"))


def test_it_says_who_it_is_in_the_order_of_the_protocol() -> None:
    root = tree(full_article(), replace(CASES["book"], slug="book"))
    assert [child.tag.partition("}")[2] for child in root] == ["Identify", "ListMetadataFormats", "ListRecords"]
    found = {child.tag.replace(f"{{{NAMES['oai']}}}", ""): child.text for child in root[0]}
    assert found == {
        "repositoryName": "Invented Works",
        "baseURL": "https://works.example/pubs/oai.xml",
        "protocolVersion": "2.0",
        "adminEmail": "oai@works.example",
        "earliestDatestamp": "2019-01-01",
        "deletedRecord": "no",
        "granularity": "YYYY-MM-DD",
    }


def test_the_base_address_is_at_the_gateway_where_there_is_one() -> None:
    for gateway in ("https://gateway.example/oai", "https://gateway.example/oai/"):
        config = replace(CONFIG, oai=Oai(email="a@b.example", gateway=gateway))
        assert base_address(config, "oai.xml") == "https://gateway.example/oai/works.example/pubs/oai.xml"


def test_every_work_is_a_record_with_an_identifier_and_a_day() -> None:
    works = tuple(replace(entry, slug=f"{case}.x_y") for case, entry in CASES.items())
    root = tree(*works)
    headers = root.findall(".//oai:record/oai:header", NAMES)
    identifiers = [one.findtext("oai:identifier", "", NAMES) for one in headers]
    days = [one.findtext("oai:datestamp", "", NAMES) for one in headers]
    assert identifiers == [f"oai:works.example:{entry.slug}" for entry in works]
    assert all(map(IDENTIFIER.fullmatch, identifiers))
    assert all(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day) for day in days)
    assert root.findtext(".//oai:earliestDatestamp", "", NAMES) == min(days)


def test_what_is_said_is_simple_dublin_core() -> None:
    root = tree(*(replace(entry, slug=case) for case, entry in CASES.items()))
    for record in root.iterfind(".//oai_dc:dc", NAMES):
        assert {child.tag.replace(f"{{{NAMES['dc']}}}", "") for child in record} <= SIMPLE_DC
        assert all((child.text or "").strip() and not set(child.keys()) - {XML_LANG} for child in record)


def test_a_record_has_every_language_and_every_address() -> None:
    root = tree(full_article())
    titles = [(one.get(XML_LANG), one.text) for one in root.iterfind(".//dc:title", NAMES)]
    assert titles == [("en", "On Invented Things: A Study"), ("fa", "دربارهٔ چیزهای خیالی: یک بررسی")]
    assert said(root, "creator") == ["رضایی, علی", "حسینی نسب, سید محمد"]
    page = "https://works.example/pubs/works/rezaei2022/"
    assert said(root, "identifier") == [page, f"{page}rezaei2022.pdf", "https://doi.org/10.5555/jis.2022.1"]
    assert said(root, "source") == [
        "پژوهش‌نامهٔ مطالعات خیالی, 14(2), 225-246",
        "ISSN 1234-5679",
        "ISSN 2345-6780",
    ]


def test_words_in_an_unknown_language_name_none() -> None:
    (title,) = tree(make(title=Text((Words("<On & Things>"),)))).iterfind(".//dc:title", NAMES)
    assert (title.text, title.get(XML_LANG)) == ("<On & Things>", None)


def test_every_format_that_is_listed_has_its_records() -> None:
    root = tree(full_article())
    listed = [one.text for one in root.iterfind(".//oai:metadataPrefix", NAMES)]
    assert listed == [one.get("metadataPrefix") for one in root.iterfind("ListRecords", NAMES)]
    assert listed == [one.prefix for one in FORMATS]
    assert "oai_dc" in listed
