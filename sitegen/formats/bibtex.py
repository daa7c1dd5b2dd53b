"""BibTeX, for BibTeX, BibLaTeX and what reads either.

https://ctan.org/pkg/bibtex, https://ctan.org/pkg/biblatex. A plain field holds the record's own words, a field with a
language's suffix (`title_fa`) the others. Field names are the old ones (`journal`, `year`, `address`), which BibLaTeX
knows as well.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from sitegen.formats import tex
from sitegen.formats.annotations import annotations
from sitegen.formats.dates import iso, persian_date
from sitegen.formats.facts import known_language, pages
from sitegen.formats.fields import citation_key, plainly_named
from sitegen.formats.format import Address, Addresses, Format
from sitegen.language.date_spans import spans
from sitegen.model import Container, Date, DateParts, Entry, Person, Text

Fields: TypeAlias = dict[str, str]
Value: TypeAlias = str | Text | Fields
Row: TypeAlias = tuple[str, Callable[[Entry, Address], Value]]

MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CONTAINER_FIELDS = {"periodical": "journal", "book": "booktitle", "proceedings": "booktitle", "website": "booktitle"}
PUBLISHER_FIELDS = {
    "electronic": "organization",
    "manual": "organization",
    "mastersthesis": "school",
    "online": "organization",
    "phdthesis": "school",
    "report": "institution",
    "techreport": "institution",
    "thesis": "institution",
    "webpage": "organization",
    "www": "organization",
}
IMPLIED_GENRES = {
    "phdthesis": "phdthesis",
    "mastersthesis": "mathesis",
    "bathesis": "bathesis",
    "bachelorsthesis": "bathesis",
    "techreport": "techreport",
}
ROLES = {
    **{role: role for role in ("author", "editor", "translator")},
    "bookauthor": "container_author",
    "advisor": "advisor",
}
"""The fields of names, and what the model calls them."""
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
"""What tells these from articles in journals, to BibLaTeX."""

ENCODINGS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("title", "shorttitle", "booktitle"), tex.title),
    "pages": tex.pages,
    # BibLaTeX reads these to the letter, so an escape would become part of the address.
    **dict.fromkeys(("doi", "eprint", "license", "pdf", "pmid", "related", "url"), tex.verbatim),
}
"""How a field holds plain text, where it is not simply escaped."""

KEYWORD_SEPARATOR = re.compile("[,;،؛]")


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """One entry for each work, an empty line between them."""
    return b"\n".join([record(entry, addresses[entry.slug]) for entry in entries])


def record(entry: Entry, address: Address) -> bytes:
    """The work as an entry, a field a line."""
    fields = fields_of(entry, address, ROWS)
    return written(entry.bibtex_type, entry, fields, plainly_named(entry) if entry.extra else ())


def written(bib_type: str, entry: Entry, fields: Fields, extra: Iterable[tuple[str, str]]) -> bytes:
    """The work as an entry of a type, with these fields and those of `extra` that they leave open."""
    key = citation_key(entry.key, entry.slug)
    own = [f"  {name} = {value},\n" if name == "month" else _line(name, value) for name, value in fields.items()]
    rest = [_line(name, tex.escaped(value)) for name, value in extra if name not in fields]
    # One by one: a line in ASCII costs next to nothing then.
    return b"".join(map(str.encode, (f"@{bib_type}{{{key},\n", *own, *rest, "}\n")))


def _line(name: str, value: str) -> str:
    return f"  {name} = {{{value}}},\n"


def fields_of(entry: Entry, address: Address, rows: Iterable[Row]) -> Fields:
    """What the rows give, as TeX by the name of the field; empty values are left out."""
    fields: Fields = {}
    for name, value in rows:
        if not (found := value(entry, address)):
            continue
        if isinstance(found, str):
            fields[name] = _encoded(name, found)
        else:
            fields |= found if isinstance(found, dict) else localized(name, found)
    return {name: value for name, value in fields.items() if value}


def _encoded(name: str, value: str) -> str:
    return ENCODINGS.get(name, tex.escaped)(value)


def localized(name: str, value: Text) -> Fields:
    """Plain text as TeX, each other language in a field with its suffix."""
    return _by_language(name, ((words.lang, _encoded(name, words.value)) for words in value.versions))


def _by_language(name: str, values: Iterable[tuple[str, str]]) -> Fields:
    return {f"{name}_{lang}" if position else name: value for position, (lang, value) in enumerate(values)}


def _role(role: str, field: str) -> Callable[[Entry, Address], Fields]:
    return lambda e, _: _names(e, role, persons) if (persons := getattr(e, field)) else {}


def _names(entry: Entry, role: str, persons: Sequence[Person]) -> Fields:
    """The names as the record has them, then in every language that one of them is written in as well.

    Who has no name in it stands there as in the record: such lists are joined by position.
    """
    et_al = entry.et_al if role == "author" else role in entry.et_al_roles
    languages = dict.fromkeys(name.lang for person in persons for name in person.names[1:])
    others = ["others"] if et_al else []
    plain = {role: [tex.name(person.names[0]) for person in persons]}
    translated = {f"{role}_{lang}": [tex.name(person.best(lang)) for person in persons] for lang in languages}
    fields = {field: " and ".join([*names, *others]) for field, names in (plain | translated).items()}
    return {**fields, **annotations(role, persons, entry.language)}


def _container(entry: Entry) -> Fields:
    return localized(CONTAINER_FIELDS[entry.container.kind], entry.container.title) if entry.container else {}


def _of_container(value: Callable[[Container], Value]) -> Callable[[Entry, Address], Value]:
    return lambda e, _: value(e.container) if e.container else ""


def _publisher(entry: Entry) -> Fields:
    return localized(PUBLISHER_FIELDS.get(entry.bibtex_type, "publisher"), entry.publisher)


def _genre_code(entry: Entry) -> str:
    """The genre's code, which BibLaTeX has words for, where the type of the record does not imply it."""
    return entry.genre_code if IMPLIED_GENRES.get(entry.bibtex_type) != entry.genre_code else ""


def _date(entry: Entry) -> Fields:
    """The year and the month, which all readers know, and the whole date where it says more than they do."""
    date = entry.issued
    if date is None:
        return {}
    if date.start is None:
        return {"year": tex.escaped(date.literal)}
    month = "" if date.end else MONTHS[date.start.month]
    year = iso(DateParts(date.start.year))
    # Zotero takes the last of these, or all that the others do not say before it.
    return {"year": year, "month": month, "date": exact_date(date, date.start), "date_fa": persian_range(date)}


def exact_date(date: Date, start: DateParts) -> str:
    """A range, a season, a day or what is not exact (https://www.loc.gov/standards/datetime/, level 1)."""
    first = f"{start.year:04d}-{20 + date.season}" if date.season else iso(start)
    says_more = date.season or start.day or date.end or date.approximate
    mark = "~" if date.approximate else ""
    return "/".join(one + mark for one in (first, iso(date.end)) if one) if says_more else ""


def persian_range(date: Date) -> str:
    """The solar date in the same way, with the season (`1401-23`) or the end of a range (`1400-07/1400-12`)."""
    solar = spans(date).get("persian") if date.calendar == "persian" else None
    if solar is None:
        return persian_date(date)
    first = (
        f"{solar.first.year:04d}-{20 + solar.season}" if solar.season and not solar.first.month else iso(solar.first)
    )
    return first if solar.first == solar.last else f"{first}/{iso(solar.last)}"


def _keywords(entry: Entry) -> Fields:
    """The keywords in every language, those with a separator inside them in braces."""
    keywords: dict[str, list[str]] = {}
    for keyword in entry.keywords:
        keywords.setdefault(keyword.lang, []).append(_keyword(keyword.value))
    return _by_language("keywords", ((lang, ", ".join(values)) for lang, values in keywords.items()))


@lru_cache(maxsize=4096)
def _keyword(value: str) -> str:
    text = tex.escaped(value)
    return f"{{{text}}}" if KEYWORD_SEPARATOR.search(value) else text


def _references(entry: Entry) -> Fields:
    return _by_language("references", ((one.lang, tex.numbered(one.items)) for one in entry.references))


def _related(entry: Entry) -> str:
    """The keys of the works that say the gravest thing of this one: BibLaTeX has one `relatedtype` a work."""
    gravest = [notice for notice in entry.notices if notice.kind == entry.notices[0].kind]
    return ",".join(filter(None, (citation_key(one.key, one.work or one.key) for one in gravest)))


ROWS: tuple[Row, ...] = (
    ("title", lambda e, _: e.title),
    ("shorttitle", lambda e, _: e.short_title),
    ("entrysubtype", lambda e, _: SUBTYPES.get(e.type, "") if e.bibtex_type == "article" else ""),
    *((role, _role(role, field)) for role, field in ROLES.items()),
    ("container", lambda e, _: _container(e)),
    ("shortjournal", _of_container(lambda container: container.short_title)),
    ("series", lambda e, _: e.collection_title),
    ("eventtitle", lambda e, _: e.event_title),
    ("venue", lambda e, _: e.event_place),
    ("type", lambda e, _: e.genre or _genre_code(e)),
    ("publisher", lambda e, _: _publisher(e)),
    ("address", lambda e, _: e.publisher_place),
    ("edition", lambda e, _: e.edition),
    ("date", lambda e, _: _date(e)),
    ("volume", lambda e, _: e.volume),
    ("number", lambda e, _: e.number or e.issue or e.collection_number),
    ("pages", lambda e, _: pages(e.page, "–")),
    ("pagetotal", lambda e, _: e.number_of_pages),
    ("version", lambda e, _: e.version),
    ("doi", lambda e, _: e.doi),
    ("issn", lambda e, _: ", ".join(e.container.issn if e.container else e.issn)),
    ("eissn", _of_container(lambda container: ", ".join(container.eissn))),
    ("isbn", lambda e, _: ", ".join(e.isbn)),
    ("eprint", lambda e, _: e.arxiv),
    ("archiveprefix", lambda e, _: "arXiv" if e.arxiv else ""),
    ("pmid", lambda e, _: e.pmid),
    ("url", lambda e, at: e.url or at.url),
    ("pdf", lambda _, at: at.pdf_url),
    ("license", lambda e, _: e.license),
    ("language", lambda e, _: known_language(e.language)),
    # Zotero reads the one, pandoc the other; the names that BibLaTeX has for languages mean nothing to either.
    ("langid", lambda e, _: known_language(e.language)),
    ("abstract", lambda e, _: e.abstract),
    ("keywords", lambda e, _: _keywords(e)),
    ("note", lambda e, _: e.note),
    ("funding", lambda e, _: e.funding),
    ("references", lambda e, _: _references(e)),
    ("relatedtype", lambda e, _: e.notices[0].kind if e.notices else ""),
    ("related", lambda e, _: _related(e)),
)

FORMAT = Format("bibtex", "BibTeX", "application/x-bibtex", ".bib", write=write, holds_many=True)
