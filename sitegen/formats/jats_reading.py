"""Articles in JATS, as publishers, repositories and PubMed Central give them away.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/, and the tag sets of NLM before it. Read are the front matter and
the references; what no field has a place for, and whether there is a full text, is named.
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element as Tree

from msgspec.structs import replace

from sitegen.formats.format import Address
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.jats_dates import issued
from sitegen.formats.jats_front import META, Front, abstract, keywords, language_of, notes, pages, texts, title
from sitegen.formats.jats_funding import funding
from sitegen.formats.jats_host import host
from sitegen.formats.jats_notices import notices
from sitegen.formats.jats_people import people
from sitegen.formats.jats_references import references
from sitegen.formats.jats_terms import (
    APPROXIMATE,
    ARTICLE_TYPES,
    CSL_TYPE,
    DATE_QUALIFIER,
    EDITION,
    ET_AL,
    NUMBER,
    PAGES,
    PLACE,
    STATUS,
    VERSION,
)
from sitegen.formats.records import imported, language, pmcid, versions
from sitegen.formats.xml_reading import Source, parse, text
from sitegen.model import Date, Text

CSL_TYPES = {
    **{name: kind for kind, name in ARTICLE_TYPES.items()},
    "systematic-review": "review",
}
DEFAULT_TYPE = "article-journal"
PARTS_OF_ARTICLE = ("body", "floats-group", "sub-article", "response")
CUSTOM = frozenset((CSL_TYPE, DATE_QUALIFIER, EDITION, ET_AL, NUMBER, PAGES, PLACE, STATUS, VERSION))


def read(data: bytes) -> Iterator[Imported]:
    """The articles of a file: one, or those of a set, or of an answer of OAI.

    Raises:
        UnreadableError: it is not XML, or holds no article.

    """
    articles = [(one, front) for one in parse(data).iter("article") if (front := one.find("front")) is not None]
    if not articles:
        raise UnreadableError("there is no `article` with a `front` in it, as JATS has")
    return (_record(one, front) for one, front in articles)


def _record(article: Tree, front: Tree) -> Imported:
    source = Source(front)
    custom = _custom(source)
    kind = custom.get(CSL_TYPE) or CSL_TYPES.get(article.get("article-type", ""), DEFAULT_TYPE)
    view = Front(source, language(article.get("xml:lang", "")), kind, custom)
    values = {name: read(view) for name, read in FIELDS}
    values["notices"] = notices(source, article.get("article-type", ""))
    for part in PARTS_OF_ARTICLE:
        source.lose(part, "not read" if article.find(part) is not None else "")
    if any(node.tag != "ref-list" for node in article.iterfind("back/*")):
        source.lose("back", "not read, but for the references")
    values["references"] = references(article, view.lang)
    key, address = _identifier("publisher-id")(view), _address(source)
    values |= {**people(view), **host(view), "url": address.url}
    extra = {"pmcid": pmcid((_identifier(kind)(view) for kind in ("pmcid", "pmc")), source)}
    return imported(values, key, address, source, extra)


def _custom(source: Source) -> dict[str, str]:
    """The values that this site's own files have in no element, by name."""
    rows = source.root.findall(f"{META}custom-meta-group/custom-meta")
    named = [(name, row) for row in rows if (name := text(row.find("meta-name"))) in CUSTOM]
    return {name: text(row.find("meta-value")) for name, row in named if source.take([row])}


def _address(source: Source) -> Address:
    """The page of the work and its PDF; an address is in an attribute, or in the element."""
    links = source.root.findall(f"{META}self-uri")
    urls = [(link, link.get("href") or text(link), _is_pdf(link)) for link in links]
    pages = [(link, url) for link, url, is_pdf in urls if not is_pdf][:1]
    files = [(link, url) for link, url, is_pdf in urls if is_pdf and "://" in url][:1]
    source.take([link for link, _ in (*pages, *files)])
    return Address(*(next((url for _, url in found), "") for found in (pages, files)))


def _is_pdf(link: Tree) -> bool:
    return "pdf" in link.get("content-type", "").lower() or (link.get("href") or text(link)).lower().endswith(".pdf")


def _identifier(kind: str) -> Callable[[Front], str]:
    return lambda front: front.source.text(f"{META}article-id[@pub-id-type='{kind}']")


def _text(path: str) -> Callable[[Front], str]:
    return lambda front: front.source.text(META + path)


def _texts(path: str) -> Callable[[Front], Text]:
    return lambda front: texts(front, path)


def _genre(front: Front) -> Text:
    """The words for the kind of a work; for articles of others they are the journal's sections."""
    path = f"{META}article-categories/subj-group[@subj-group-type='heading']/subject"
    return texts(front, path) if front.kind in {"thesis", "report"} or CSL_TYPE in front.custom else Text()


def _issued(front: Front) -> Date | None:
    date = issued(front.source) or (Date(front.custom[STATUS]) if front.custom.get(STATUS) else None)
    return replace(date, approximate=True) if date and front.custom.get(DATE_QUALIFIER) == APPROXIMATE else date


def _place(front: Front) -> Text:
    """The places beside the names of the publisher, and those that this site's own files have elsewhere."""
    beside = [(words.lang, words.value) for words in texts(front, "journal-meta/publisher/publisher-loc").versions]
    rows = front.source.root.findall(f"{META}custom-meta-group/custom-meta")
    others = [row for row in rows if text(row.find("meta-name")) == PLACE]
    elsewhere = [(language_of(row, "und"), text(row.find("meta-value"))) for row in others]
    return versions([*beside, *elsewhere], front.source, PLACE)


def _number_of_pages(front: Front) -> str:
    """How many pages there are, which is of interest where the work is no part of another."""
    is_whole = front.kind == "thesis" or front.kind not in CSL_TYPES.values()
    counts = front.source.all(f"{META}counts/page-count") if is_whole else []
    return next((count.get("count", "") for count in counts), "") or front.custom.get(PAGES, "")


def _license(front: Front) -> str:
    """The address of the licence, from the element of NISO, an attribute, or a link in its words."""
    source = front.source
    url = source.text(f"{META}permissions/license/license_ref") or source.text(f"{META}permissions/license_ref")
    for one in source.root.findall(f"{META}permissions/license"):
        links = [node.get("href", "") for node in one.iter() if "creativecommons.org/" in node.get("href", "")]
        url = url or one.get("href", "") or next(iter(links), "")
        if text(one) in {"", url} and one.get("href", "") in {"", url}:
            source.take([one])
    return url


def _isbns(front: Front) -> tuple[str, ...]:
    return tuple(filter(None, map(text, front.source.all(f"{META}isbn"))))


FIELDS: tuple[tuple[str, Callable[[Front], Any]], ...] = (
    ("type", lambda front: front.kind),
    ("language", lambda front: front.lang),
    ("title", title),
    ("short_title", _texts(f"{META}title-group/alt-title[@alt-title-type='short']")),
    ("et_al", lambda front: "author" in front.custom.get(ET_AL, "").split()),
    ("et_al_roles", lambda front: tuple(role for role in front.custom.get(ET_AL, "").split() if role != "author")),
    ("publisher", _texts("journal-meta/publisher/publisher-name")),
    ("publisher_place", _place),
    ("genre", _genre),
    ("collection_title", _texts(f"{META}article-categories/series-title")),
    ("collection_number", _text("volume-series")),
    ("event_title", _texts(f"{META}conference/conf-name")),
    ("event_place", _texts(f"{META}conference/conf-loc")),
    ("issued", _issued),
    ("volume", _text("volume")),
    ("issue", _text("issue")),
    ("number", lambda front: front.custom.get(NUMBER, "")),
    ("page", pages),
    ("number_of_pages", _number_of_pages),
    ("edition", lambda front: front.custom.get(EDITION, "")),
    ("version", lambda front: front.custom.get(VERSION, "")),
    ("isbn", _isbns),
    ("doi", _identifier("doi")),
    ("pmid", _identifier("pmid")),
    ("arxiv", _identifier("arxiv")),
    ("license", _license),
    ("abstract", abstract),
    ("keywords", keywords),
    ("note", notes),
    ("funding", funding),
)
"""What a field of an `Entry` is made of; people, and what the work appeared in, are several fields each."""
