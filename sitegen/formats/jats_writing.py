"""A work as the front matter of an article in JATS, and the list of what it cites.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/. The tag set is Archiving, which asks for no more than a record has;
what has an ISSN and a date is valid as Publishing too. A work that is no article is one of the type `other`: what it
appeared in is a `related-object` then, since `journal-meta` is for journals.
"""

from collections.abc import Sequence

from sitegen.formats.dates import iso_range, solar_date
from sitegen.formats.facts import genre, known_language, one_line, pages
from sitegen.formats.fields import days, stated
from sitegen.formats.format import Address, Addresses
from sitegen.formats.jats_journal import journal_meta, places_left
from sitegen.formats.jats_names import contributors, person_group
from sitegen.formats.jats_notices import ARTICLE_TYPES as NOTICE_TYPES
from sitegen.formats.jats_notices import related
from sitegen.formats.jats_references import back
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
    SEASONS,
    STATUS,
    VERSION,
)
from sitegen.formats.jats_values import Nodes, each, language, line, translations, worded
from sitegen.formats.xml import Element, Node, document, element
from sitegen.model import Date, DateParts, Entry, Words

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.1 20151215//EN" '
    '"https://jats.nlm.nih.gov/archiving/1.1/JATS-archivearticle1.dtd">'
)
NAMESPACES = {"xmlns:xlink": "http://www.w3.org/1999/xlink", "xmlns:ali": "http://www.niso.org/schemas/ali/1.0/"}


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """One article; of many works a set of them, as PubMed Central gives out several."""
    articles = tuple(article(entry, addresses[entry.slug]) for entry in entries)
    return document(articles[0], DOCTYPE) if len(articles) == 1 else document(Element("pmc-articleset", {}, articles))


def article(entry: Entry, address: Address) -> Element:
    """The work in the language of its full text, and in all others beside it."""
    attributes = {
        "article-type": _article_type(entry),
        "dtd-version": "1.1",
        **({"xml:lang": entry.language} if known_language(entry.language) else {}),
    }
    meta = [node for part in PARTS for node in part(entry, address)]
    front = (*journal_meta(entry), Element("article-meta", {}, tuple(meta)), *_notes(entry))
    return Element("article", {**NAMESPACES, **attributes}, (Element("front", {}, front), *back(entry)))


def _article_type(entry: Entry) -> str:
    """What a notice is, by the gravest that it says of a work; else what JATS calls the type."""
    return next((NOTICE_TYPES[one.kind] for one in entry.concerns), ARTICLE_TYPES.get(entry.type, "other"))


def _identifiers(entry: Entry, _: Address) -> Nodes:
    values = (
        ("publisher-id", entry.key),
        ("doi", entry.doi),
        ("pmid", entry.pmid),
        ("pmcid", stated(entry, "pmcid")),
        ("arxiv", entry.arxiv),
    )
    return tuple(node for kind, value in values for node in line("article-id", value, pub_id_type=kind))


def _categories(entry: Entry, _: Address) -> Nodes:
    subjects = each("subject", genre(entry), entry.language)
    heading = element("subj-group", {"subj-group-type": "heading"}, *subjects)
    return element("article-categories", {}, *heading, *each("series-title", entry.collection_title, entry.language))


def _titles(entry: Entry, _: Address) -> Nodes:
    lang = entry.language
    own = worded("article-title", entry.title.best(lang), lang) or (Element("article-title"),)
    short = (entry.short_title.best(lang), *entry.short_title.others(lang))
    shorts = [line("alt-title", words.value, alt_title_type="short", **language(words, lang)) for words in short]
    translated = translations("trans-title-group", "trans-title", entry.title, lang)
    return (Element("title-group", {}, (*own, *translated, *(node for nodes in shorts for node in nodes))),)


def _people(entry: Entry, _: Address) -> Nodes:
    return contributors(entry)


def _dates(entry: Entry, _: Address) -> Nodes:
    """The Gregorian date, and the solar one where it is known; a range has its first day, and both in the attribute."""
    date = entry.issued
    if date is None or date.start is None:
        return ()
    is_solar = date.calendar == "persian"
    dates = _date(date.start, {"iso-8601-date": iso_range(date)}, 0 if is_solar else date.season)
    solar = solar_date(entry)
    return (*dates, *_date(solar, {"calendar": "persian"}, date.season if is_solar else 0)) if solar else dates


def _date(parts: DateParts, attributes: dict[str, str], season: int) -> Nodes:
    day, month = (f"{part:02d}" if part else "" for part in (parts.day, parts.month))
    within = line("season", SEASONS[season]) if season else (*line("day", day), *line("month", month))
    return element("pub-date", {"date-type": "pub", **attributes}, *within, *line("year", f"{parts.year:04d}"))


def _numbers(entry: Entry, _: Address) -> Nodes:
    return (
        *line("volume", entry.volume),
        *line("volume-series", entry.collection_number),
        *line("issue", entry.issue),
        *(node for isbn in entry.isbn for node in line("isbn", isbn)),
        *_pages(entry),
    )


def _pages(entry: Entry) -> Nodes:
    """First and last page, and all of them where they are a list; an article number has an element of its own."""
    page, whole = entry.page, pages(entry.page)
    if page is None or not page.first or page.is_article_number:
        return line("elocation-id", whole)
    is_list = whole != "-".join(filter(None, (page.first, page.last)))
    first = line("fpage", page.first)
    own = (*first, *line("lpage", page.last)) if first else ()
    return (*own, *line("page-range", whole)) if is_list else own


def _terms(entry: Entry, address: Address) -> Nodes:
    """The licence, and where the work is: at its publisher, here, and as a PDF."""
    reference = line("ali:license_ref", entry.license)
    urls = dict.fromkeys((entry.url, address.url))
    links = (*((url, "text/html") for url in urls), (address.pdf_url, "application/pdf"))
    places = (Element("self-uri", {"content-type": kind, "xlink:href": url}) for url, kind in links if url)
    return (*element("permissions", {}, *element("license", {"xlink:href": entry.license}, *reference)), *places)


def _host(entry: Entry, _: Address) -> Nodes:
    """What a work that is in no journal appeared in."""
    host = entry.container
    if host is None or host.kind == "periodical":
        return ()
    sources = worded("source", host.title.best(entry.language), entry.language)
    others = (node for words in host.title.others(entry.language) for node in worded("trans-source", words, ""))
    issns = (node for issn in host.issns for node in line("issn", issn))
    people = person_group("author", entry.container_author, entry.language)
    return element("related-object", {"source-type": host.kind}, *people, *sources, *others, *issns)


def _notices(entry: Entry, _: Address) -> Nodes:
    return related(entry)


def _abstracts(entry: Entry, _: Address) -> Nodes:
    lang = entry.language
    others = (node for one in entry.abstract.others(lang) for node in _abstract("trans-abstract", one, ""))
    return (*_abstract("abstract", entry.abstract.best(lang), lang), *others)


def _abstract(name: str, words: Words, lang: str) -> Nodes:
    paragraphs = (node for paragraph in words.value.splitlines() for node in line("p", paragraph))
    return element(name, language(words, lang), *paragraphs)


def _keywords(entry: Entry, _: Address) -> Nodes:
    groups: dict[str, list[Node]] = {}
    for keyword in entry.keywords:
        groups.setdefault(keyword.lang, []).extend(line("kwd", keyword.value))
    return tuple(
        node
        for lang, words in groups.items()
        for node in element("kwd-group", {"kwd-group-type": "author", "xml:lang": known_language(lang)}, *words)
    )


def _funding(entry: Entry, _: Address) -> Nodes:
    return element("funding-group", {}, *each("funding-statement", entry.funding, entry.language))


def _conference(entry: Entry, _: Address) -> Nodes:
    names = each("conf-name", entry.event_title, entry.language)
    dates = line("conf-date", "/".join(held := days(entry, "eventdate")), iso_8601_date="/".join(held))
    return element("conference", {}, *dates, *names, *each("conf-loc", entry.event_place, entry.language))


def _counts(entry: Entry, _: Address) -> Nodes:
    count = entry.number_of_pages
    return (Element("counts", {}, (Element("page-count", {"count": count}),)),) if count.isdecimal() else ()


def _rest(entry: Entry, _: Address) -> Nodes:
    """What JATS has no element for."""
    goes_on = " ".join([*(["author"] if entry.et_al else []), *entry.et_al_roles])
    values = (
        (CSL_TYPE, "" if _article_type(entry) == ARTICLE_TYPES.get(entry.type) else entry.type),
        (ET_AL, goes_on),
        (STATUS, _status(entry.issued)),
        (DATE_QUALIFIER, APPROXIMATE if entry.issued and entry.issued.approximate else ""),
        (NUMBER, entry.number),
        (PAGES, "" if entry.number_of_pages.isdecimal() else entry.number_of_pages),
        (EDITION, entry.edition),
        (VERSION, entry.version),
    )
    rows = (row for name, value in values for row in _custom(name, Words(one_line(value))))
    places = (row for words in places_left(entry) for row in _custom(PLACE, words))
    return element("custom-meta-group", {}, *rows, *places)


def _custom(name: str, words: Words) -> Nodes:
    content = (*line("meta-name", name), *line("meta-value", words.value))
    return element("custom-meta", {"xml:lang": known_language(words.lang)}, *content) if words.value else ()


def _status(date: Date | None) -> str:
    return date.literal if date and date.start is None else ""


def _notes(entry: Entry) -> Nodes:
    return element("notes", {}, *each("p", entry.note, entry.language))


PARTS = (
    _identifiers,
    _categories,
    _titles,
    _people,
    _dates,
    _numbers,
    _terms,
    _notices,
    _host,
    _abstracts,
    _keywords,
    _funding,
    _conference,
    _counts,
    _rest,
)
"""The parts of `article-meta`, in the order that the tag set demands."""
