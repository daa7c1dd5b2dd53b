"""What each of other people's readers finds, as the one shape that `expected.py` has."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from pylatexenc.latex2text import LatexNodes2Text

from tests.readback.expected import Record

MODS = {"m": "http://www.loc.gov/mods/v3"}

HOST = "m:relatedItem[@type='host']"

Found = Mapping[str, Any]
Details = Mapping[str, object]


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _blank(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _year(date: str) -> str:
    return match[0] if (match := re.match(r"\d{4}", date)) else ""


def _dashes(pages: str) -> str:
    return re.sub("-+|–", "-", pages)


def csl_name(name: Found) -> str:
    family = _blank(name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family"))
    return _joined(family, name.get("given"), name.get("suffix")) or str(name["literal"])


def parser_name(one: Found) -> str:
    family = _blank(one.get("prefix"), one.get("lastName"))
    return str(one.get("name") or _joined(family, one.get("firstName"), one.get("suffix")))


def pybtex_name(who: Any) -> str:
    return plain(
        _joined(
            _blank(*who.prelast_names, *who.last_names),
            _blank(*who.first_names, *who.middle_names),
            _blank(*who.lineage_names),
        )
    )


def from_csl(item: Found) -> Record:
    dates = item.get("issued", {}).get("date-parts") or [[""]]
    return Record(
        item["title"],
        tuple(map(csl_name, item.get("author", ()))),
        item.get("container-title", ""),
        str(item.get("volume", "")),
        str(item.get("issue", "")),
        item.get("page", ""),
        str(dates[0][0]),
        item.get("DOI", ""),
    )


def from_bibtex_parser(fields: Found) -> Record:
    issue = fields.get("number", "") if "journal" in fields else ""
    return Record(
        fields["title"],
        tuple(map(parser_name, fields.get("author", ()))),
        fields.get("journal") or fields.get("booktitle", ""),
        fields.get("volume", ""),
        issue,
        _dashes(fields.get("pages", "")),
        _year(fields.get("year", "")),
        fields.get("doi", ""),
    )


def plain(tex: str) -> str:
    return str(LatexNodes2Text().latex_to_text(tex))


def from_pybtex(entry: Any) -> Record:
    """Names as they are taken apart; pybtex leaves TeX as it is, which pylatexenc reads."""
    # A DOI is written to the letter.
    fields = {name: value if name == "doi" else plain(value) for name, value in entry.fields.items()}
    container = fields.get("journal") or fields.get("booktitle", "")
    return Record(
        fields["title"],
        tuple(map(pybtex_name, entry.persons.get("author", ()))),
        container,
        fields.get("volume", ""),
        fields.get("number", "") if "journal" in fields else "",
        _dashes(fields.get("pages", "")),
        _year(fields.get("year", "")),
        fields.get("doi", ""),
    )


def from_mods(mods: Element) -> Record:
    def text(path: str) -> str:
        return " ".join((mods.findtext(path, "", MODS)).split())

    names = (mods_name(name) for name in mods.findall("m:name", MODS) if _role(name) == "author")
    pages = [text("m:part/m:extent[@unit='page']/m:start"), text("m:part/m:extent[@unit='page']/m:end")]
    title = ": ".join(filter(None, (text("m:titleInfo/m:title"), text("m:titleInfo/m:subTitle"))))
    single = text("m:part/m:detail[@type='page']/m:number")
    return Record(
        title,
        tuple(names),
        text(f"{HOST}/m:titleInfo/m:title"),
        text("m:part/m:detail[@type='volume']/m:number"),
        text("m:part/m:detail[@type='issue']/m:number"),
        "-".join(filter(None, pages)) or single,
        _year(text("m:originInfo/m:dateIssued") or text("m:part/m:date") or text(f"{HOST}/m:originInfo/m:dateIssued")),
        text("m:identifier[@type='doi']"),
    )


def _role(name: Element) -> str:
    return name.findtext("m:role/m:roleTerm", "", MODS)


def mods_name(name: Element) -> str:
    parts: dict[str, list[str]] = {}
    for part in name.findall("m:namePart", MODS):
        parts.setdefault(part.get("type", ""), []).append(part.text or "")
    return _joined(*(" ".join(parts.get(kind, ())) for kind in ("family", "given", "suffix", "")))


def from_rispy(record: Found) -> Record:
    pages = _joined_pages(record.get("start_page"), record.get("end_page"))
    container = record.get("custom3") or record.get("secondary_title", "")
    journal = record["type_of_reference"] in {"BOOK", "THES", "RPRT", "DATA", "COMP", "ELEC", "UNPB"}
    return Record(
        record["title"],
        tuple(record.get("authors", ())),
        "" if journal else container,
        record.get("volume", ""),
        record.get("number", ""),
        pages,
        record.get("year", ""),
        record.get("doi", ""),
    )


def from_bibutils(record: Found) -> Record:
    """The RIS that bibutils makes of something: it has tags for containers that rispy does not know."""
    unknown = record.get("unknown_tag", {})
    return Record(
        record["title"],
        tuple(suffix_last(name) for name in record.get("authors", ())),
        record.get("journal_name") or "".join(unknown.get("BT", ())),
        record.get("volume", ""),
        record.get("number", "") if record["type_of_reference"] == "JOUR" else "",
        _joined_pages(record.get("start_page"), record.get("end_page")),
        _year(record.get("year", "")),
        record.get("doi", ""),
    )


def _joined_pages(first: str | None, last: str | None) -> str:
    return "-".join(page for page in (first, last) if page)


def from_highwire(found: Found) -> Record:
    tags = found["highwirePress"]
    dublin_core = found["dublinCore"]
    return Record(
        tags["title"],
        tuple(suffix_last(name) for name in _many(tags.get("author", []))),
        dublin_core.get("source", ""),
        tags.get("volume", ""),
        tags.get("issue", ""),
        _joined_pages(tags.get("firstpage"), tags.get("lastpage")),
        _year(tags.get("publication_date", "")),
        tags.get("doi", ""),
    )


def _many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def suffix_last(name: str) -> str:
    """Highwire's tags have the suffix before the comma, and a blank that is not to be broken."""
    return re.sub(r"^(.*) (Jr\.|III), (.*)$", r"\1, \3, \2", name.replace("\u00a0", " "))


def from_dublin_core(found: Found) -> Record:
    tags = found["dublinCore"]
    identifiers = _many(tags.get("identifier", []))
    return Record(
        tags["title"],
        tuple(suffix_last(name) for name in _many(tags.get("creator", []))),
        tags.get("source", ""),
        tags.get("volume", ""),
        tags.get("issue", ""),
        tags.get("pagenumber", ""),
        _year(tags.get("date", "")),
        next((one.removeprefix("doi:") for one in identifiers if one.startswith("doi:")), ""),
    )


def from_jats(front: Element) -> Record:
    """What the elements of JATS are by its tag library; a name in several scripts stands in the first of them."""

    def text(path: str) -> str:
        node = front.find(path)
        return "" if node is None else "".join(node.itertext())

    meta = "article-meta/"
    pages = [text(f"{meta}fpage"), text(f"{meta}lpage")]
    return Record(
        text(f"{meta}title-group/article-title"),
        tuple(jats_name(one) for one in front.findall(f"{meta}contrib-group/contrib[@contrib-type='author']")),
        text("journal-meta/journal-title-group/journal-title") or text(f"{meta}related-object/source"),
        text(f"{meta}volume"),
        text(f"{meta}issue"),
        text(f"{meta}elocation-id") or "-".join(filter(None, pages)),
        text(f"{meta}pub-date[@iso-8601-date]/year"),
        text(f"{meta}article-id[@pub-id-type='doi']"),
    )


def jats_name(contributor: Element) -> str:
    name = contributor.find(".//name")
    if name is None:
        return "".join(contributor.findtext(".//collab", "", None))
    return _joined(*(name.findtext(part) for part in ("surname", "given-names", "suffix")))


def from_json_ld(block: Found) -> Record:
    parts = list(_parts(block))
    return Record(
        block["name"],
        tuple(schema_name(who) for who in block.get("author", ())),
        next((part["name"] for part in parts[1:] if part["@type"] in {"Periodical", "Book", "CreativeWork"}), ""),
        next((part["volumeNumber"] for part in parts if "volumeNumber" in part), ""),
        next((part["issueNumber"] for part in parts if "issueNumber" in part), ""),
        _dashes(block.get("pagination", "")),
        _year(block.get("datePublished", "")),
        _doi(block),
    )


def _parts(block: Found) -> Iterable[Found]:
    while block:
        yield block
        inner = block.get("isPartOf", {})
        block = inner if isinstance(inner, dict) else inner[0]


def schema_name(who: Found) -> str:
    if who["@type"] == "Organization":
        return str(who["name"])
    return _joined(who.get("familyName"), who.get("givenName"), who.get("honorificSuffix")) or str(who["name"])


def _doi(block: Found) -> str:
    numbers = block.get("identifier", [])
    return next((str(one["value"]) for one in numbers if one.get("propertyID", "").lower().endswith("doi")), "")
