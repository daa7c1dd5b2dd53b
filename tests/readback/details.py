"""What a reader finds beside the fields of `Record`: of what a program has no name for, there is no key."""

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from tests.readback.records import (
    HOST,
    MODS,
    Details,
    Found,
    csl_name,
    jats_name,
    mods_name,
    parser_name,
    plain,
    pybtex_name,
    schema_name,
    suffix_last,
)

KINDS = {
    **dict.fromkeys(("article-journal", "article-magazine", "JOUR", "MGZN", "journalArticle"), "article"),
    **dict.fromkeys(("book", "BOOK", "Book"), "book"),
    **dict.fromkeys(("chapter", "CHAP", "Chapter", "incollection", "bookSection"), "chapter"),
    **dict.fromkeys(("paper-conference", "CONF", "inproceedings", "conferencePaper"), "paper"),
    **dict.fromkeys(("THES", "Thesis", "phdthesis", "mastersthesis", "PhD thesis", "Master's thesis"), "thesis"),
    **dict.fromkeys(("RPRT", "Report", "techreport", "Technical report"), "report"),
    **dict.fromkeys(("UNPB", "preprint", "article"), "preprint"),
}
"""What the formats call the kinds of works; all other names are their own."""
GENRES = {"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis"}
GENRES |= {"Ph.D. thesis": "PhD thesis", "Masters thesis": "Master's thesis"}


def _split(value: str | Iterable[str], sign: str = ",") -> tuple[str, ...]:
    """The parts of a text, or of what is parts already."""
    if isinstance(value, str):
        return tuple(filter(None, map(str.strip, value.split(sign))))
    return tuple(value)


def _many(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _kind(name: str) -> str:
    return KINDS.get(name, name)


def _iso(parts: list[Any]) -> str:
    year, *rest = parts
    return "-".join([str(year), *(f"{int(part):02d}" for part in rest)])


def of_csl(item: Found) -> Details:
    dates = [_iso(parts) for parts in item.get("issued", {}).get("date-parts", []) if parts]
    genre = item.get("genre", "")
    return {
        "date": dates[0] if dates else "",
        "end": dates[1] if len(dates) > 1 else "",
        "editors": tuple(csl_name(name) for name in item.get("editor", ())),
        "publisher": item.get("publisher", ""),
        "issns": _split(item.get("ISSN", "")),
        "isbns": _split(item.get("ISBN", "")),
        "abstract": item.get("abstract", ""),
        "keywords": _split(item.get("keyword", "")),
        "number": str(item.get("number", "")),
        "series": item.get("collection-title", ""),
        "event": item.get("event-title") or item.get("event", ""),
        "genre": GENRES.get(genre, genre),
        "language": item.get("language", ""),
        "kind": _kind(item["type"]),
    }


def _of_bib(fields: Found, kind: str) -> Details:
    """The fields that all readers of BibTeX give as text."""
    year, month = fields.get("year", ""), fields.get("month", "")
    whole = _iso([year, MONTHS.get(month.lower(), month)] if month else [year])
    start, _, end = (fields.get("date", "").replace("~", "") or whole).partition("/")
    publishers = (fields.get(name) for name in ("publisher", "institution", "school", "organization"))
    return {
        "date": start if re.match(r"\d{4}", start) else "",
        "end": end,
        "publisher": next(filter(None, publishers), ""),
        "issns": (*_split(fields.get("issn", "")), *_split(fields.get("eissn", ""))),
        "isbns": _split(fields.get("isbn", "")),
        "abstract": fields.get("abstract", ""),
        "number": fields.get("number", ""),
        "series": fields.get("series", ""),
        "event": fields.get("eventtitle", ""),
        "language": LANGUAGES.get(fields.get("langid", ""), fields.get("langid", "")),
        "arxiv": fields.get("eprint", ""),
        "pdf": fields.get("pdf", ""),
        **({"genre": GENRES.get(fields.get("type", kind), "")} if "thesis" in kind else {}),
        **({"kind": kind if kind == "article" else _kind(kind)} if kind else {}),
    }


MONTHS = {"may": "05", "january": "01", "march": "03"}
LANGUAGES = {"persian": "fa", "english": "en"}


def of_bibtex_parser(fields: Found) -> Details:
    lists = ("author", "editor", "keywords", "publisher", "institution")
    single = {name: value for name, value in fields.items() if name not in lists}
    places = {name: " and ".join(_many(fields.get(name))) for name in ("publisher", "institution")}
    return {
        **_of_bib(single | places, ""),
        "editors": tuple(map(parser_name, fields.get("editor", ()))),
        "keywords": _many(fields.get("keywords")),
    }


def of_pybtex(entry: Any) -> Details:
    fields = {name: plain(value) if name not in {"doi", "date"} else value for name, value in entry.fields.items()}
    found = _of_bib(fields, entry.type.lower())
    return {**found, "editors": tuple(pybtex_name(who) for who in entry.persons.get("editor", ()))}


def of_mods(mods: Element) -> Details:
    def texts(*paths: str) -> tuple[str, ...]:
        every = (node.text or "" for path in paths for node in mods.findall(path, MODS))
        return tuple(dict.fromkeys(every))

    names = [*mods.findall("m:name", MODS), *mods.findall(f"{HOST}/m:name", MODS)]
    roles = {who: who.findtext("m:role/m:roleTerm", "", MODS) for who in names}
    publishers = texts("m:originInfo/m:publisher", f"{HOST}/m:originInfo/m:publisher")
    schools = tuple(mods_name(who) for who, role in roles.items() if role == "degree grantor")
    serials = texts(*(f"{HOST}/m:identifier[@type='{kind}']" for kind in ("issn", "serial number")))
    dates = texts("m:originInfo/m:dateIssued")
    return {
        "date": dates[0] if dates else "",
        "editors": tuple(mods_name(who) for who, role in roles.items() if role == "editor"),
        "publisher": next(iter(publishers + schools), ""),
        "issns": tuple(one for value in serials for one in _split(value)),
        "abstract": " ".join("".join(texts("m:abstract")).split()),
        "number": next(iter(texts("m:part/m:detail[@type='number']/m:number")), ""),
    }


def of_rispy(record: Found) -> Details:
    rest = record.get("date", "").split("/")[1:3]
    number = record["type_of_reference"] == "RPRT"
    serial = record.get("issn", "")
    return {
        "date": _iso([record["year"], *filter(str.isdecimal, rest)]) if record.get("year", "").isdecimal() else "",
        "editors": tuple(record.get("unknown_tag", {}).get("ED", ())) or tuple(record.get("secondary_authors", ())),
        "publisher": record.get("publisher", ""),
        "issns": () if number else _split(serial),
        "isbns": () if number else tuple(serial.split()),
        "abstract": record.get("abstract", ""),
        "keywords": tuple(record.get("keywords", ())),
        "number": serial if number else "",
        "event": record.get("secondary_title", "") if record["type_of_reference"] == "CONF" else "",
        "genre": record.get("type_of_work", ""),
        "language": record.get("language", ""),
        "kind": _kind(record["type_of_reference"]),
        "pdf": record.get("file_attachments1", ""),
    }


def of_bibutils(record: Found) -> Details:
    """The RIS that bibutils makes of something."""
    unknown, found = record.get("unknown_tag", {}), of_rispy({**record, "type_of_work": ""})
    kept = ("date", "publisher", "issns", "isbns", "abstract", "keywords", "kind", "pdf")
    return {
        **{name: found[name] for name in kept},
        "editors": tuple(unknown.get("ED", ())),
        "number": record.get("number", "") if record["type_of_reference"] == "RPRT" else "",
        "series": record.get("tertiary_title", ""),
        "event": "".join(record.get("secondary_authors", ())) if record["type_of_reference"] == "CONF" else "",
        "genre": GENRES.get("".join(unknown.get("U1", ())), ""),
        "language": LANGUAGES[record["language"].lower()] if "language" in record else "",
    }


def of_highwire(found: Found) -> Details:
    tags, dublin_core = found["highwirePress"], found["dublinCore"]
    places = ("publisher", "dissertation_institution", "technical_report_institution")
    kind = dublin_core["type"]
    return {
        "date": tags.get("publication_date", "").replace("/", "-"),
        "end": dublin_core.get("date", "").partition("/")[2],
        "editors": tuple(suffix_last(name) for name in _many(tags.get("editor"))),
        "publisher": next(filter(None, map(tags.get, places)), ""),
        "issns": _many(tags.get("issn")),
        "isbns": _many(tags.get("isbn")),
        "abstract": tags.get("abstract", ""),
        "keywords": _many(tags.get("keywords")),
        "number": tags.get("technical_report_number", ""),
        "series": tags.get("series_title", ""),
        "event": tags.get("conference_title", ""),
        "language": tags.get("language", ""),
        "arxiv": tags.get("arxiv_id", ""),
        "pdf": tags.get("pdf_url", ""),
        "kind": _kind(kind),
        **({"genre": kind} if "thesis" in kind else {}),
    }


def of_dublin_core(found: Found) -> Details:
    tags = found["dublinCore"]
    start, _, end = tags.get("date", "").partition("/")
    return {
        "date": start,
        "end": end,
        "editors": _many(tags.get("contributor")),
        "publisher": tags.get("publisher", ""),
        "issns": _many(tags.get("issn")),
        "abstract": tags.get("description", ""),
        "keywords": _many(tags.get("subject")),
        "language": tags.get("language", ""),
        "kind": _kind(tags["type"]),
    }


def of_json_ld(block: Found) -> Details:
    whole = block.get("isPartOf", {})
    publishers = (
        one.get(name, {}).get("name") for one in (block, whole) for name in ("publisher", "sourceOrganization")
    )
    kind = "preprint" if block.get("creativeWorkStatus") == "Preprint" else block["@type"]
    return {
        "date": block.get("datePublished", ""),
        "editors": tuple(map(schema_name, block.get("editor", ()) or whole.get("editor", ()))),
        "publisher": next(filter(None, publishers), ""),
        "issns": _many(whole.get("issn")),
        "isbns": _many(block.get("isbn") or whole.get("isbn")),
        "abstract": block.get("abstract", ""),
        "keywords": tuple(block.get("keywords", ())),
        "number": block.get("reportNumber", ""),
        "language": block.get("inLanguage", ""),
        "pdf": block.get("encoding", {}).get("contentUrl", ""),
        **({"kind": _kind(kind)} if kind != "ScholarlyArticle" else {}),
    }


def of_jats(front: Element) -> Details:
    def texts(path: str) -> tuple[str, ...]:
        return tuple("".join(node.itertext()) for node in front.findall(path))

    meta = "article-meta/"
    dates = [node.get("iso-8601-date", "") for node in front.findall(f"{meta}pub-date")]
    start, _, end = next(filter(None, dates), "").partition("/")
    editors = front.findall(f"{meta}contrib-group/contrib[@contrib-type='editor']")
    return {
        "date": start,
        "end": end,
        "editors": tuple(map(jats_name, editors)),
        "issns": texts("journal-meta/issn"),
        "abstract": " ".join(texts(f"{meta}abstract/p")),
        "keywords": texts(f"{meta}kwd-group/kwd"),
    }
