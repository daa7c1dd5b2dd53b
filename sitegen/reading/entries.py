"""A raw BibTeX entry to an `Entry`: every decision about what a field means is made here, and only here."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from sitegen.config import Config
from sitegen.formats.biblatex import WORDS_OF_STATES
from sitegen.language.orthography import ascii_digits, text_language
from sitegen.model import Date, Entry, PageRange, Text
from sitegen.problems import Problem
from sitegen.reading.authority import Authority
from sitegen.reading.bibtex import RawEntry
from sitegen.reading.context import Reading
from sitegen.reading.contributors import container, people, publisher
from sitegen.reading.dates import parse_date
from sitegen.reading.doubts import Doubt
from sitegen.reading.identifiers import Kind, doi
from sitegen.reading.issns import own_issns
from sitegen.reading.keys import generated_key
from sitegen.reading.keywords import keywords
from sitegen.reading.latex import verbatim
from sitegen.reading.locations import arxiv, is_bare_address, page_address, pdf_address
from sitegen.reading.notices import notices
from sitegen.reading.pages import page_count, parse_pages
from sitegen.reading.record import suffix
from sitegen.reading.references import REFERENCE_FIELDS, references
from sitegen.reading.rights import LICENSE_FIELDS, license_of
from sitegen.reading.types import GENRES, TYPES
from sitegen.reading.volumes import with_solar_year

Row = tuple[str, tuple[str, ...], Callable[[Reading], Any]]
DATE_FIELDS = tuple(part + suffix for suffix in ("", "_fa") for part in ("date", "year", "month", "day"))
PUBLISHERS = {
    "thesis": ("institution", "school", "publisher"),
    "report": ("institution", "publisher", "organization"),
    "webpage": ("organization", "publisher"),
    "pamphlet": ("publisher", "howpublished"),
}
ANY_PUBLISHER = ("publisher", "organization", "institution", "school")
NUMBERED_ITSELF = {"report", "patent", "standard", "manuscript", "dataset", "software", "document", "article", "thesis"}
ISBN_FIELDS = ("isbn", "isbn-13", "isbn13")
WHOLE = {"book", "thesis", "report", "pamphlet", "manuscript"}


def read_entry(raw: RawEntry, config: Config, authority: Authority) -> tuple[Entry, tuple[Problem, ...]]:
    """The work that a raw entry describes, without its slug, and what is doubtful about it."""
    reading = Reading(raw, config, authority)
    lacks = reading.record.bases.isdisjoint
    values = {name: read(reading) for name, sources, read in FIELDS if not (sources and lacks(sources))}
    entry = Entry(
        key=raw.key,
        slug="",
        type=reading.type.csl,
        bibtex_type=raw.type,
        **values,
        **_et_al(reading),
        extra=reading.rest(),
    )
    issued = reading.sure(with_solar_year(entry))
    entry = replace(entry, key=entry.key or generated_key(entry), publisher=publisher(entry), issued=issued)
    if raw.type not in TYPES:
        message = f"`@{raw.type}` is not a type of BibTeX or BibLaTeX; it is published as “{entry.type}”"
        reading.doubts.append(Doubt("unknown-type", message))
    return entry, tuple(
        Problem(doubt.code, doubt.severity, doubt.message, raw.source, entry.key, doubt.hint)
        for doubt in reading.doubts
    )


def _et_al(reading: Reading) -> dict[str, Any]:
    """Whose lists go on: the author's, and those of other roles."""
    return {"et_al": "author" in reading.et_al, "et_al_roles": tuple(sorted(reading.et_al - {"author"}))}


def _language(reading: Reading) -> str:
    """The language of the full text: the declared one, else the site's, else the primary one if the title has it."""
    titles = [words.lang for words in reading.title.versions]
    primary = reading.config.languages[0]
    decided = reading.record.declared or reading.config.full_text_language
    return decided or (primary if primary in titles else next(iter(titles), "und"))


def _issued(reading: Reading) -> Date | None:
    record = reading.record
    present = (name for name in DATE_FIELDS if name in record.fields)
    fields = {name: value for name in present if (value := record.verbatim(name))}
    issued = reading.sure(parse_date(fields, persian=_is_persian(reading)))
    state = "" if issued else record.text("pubstate")
    return Date(WORDS_OF_STATES.get(state, state)) if state else issued


def _is_persian(reading: Reading) -> bool:
    """Whether the record is Persian by its language, or has a field, a title or a journal in Persian."""
    record = reading.record
    containers = map(record.plain, ("journaltitle", "journal", "booktitle"))
    return (
        record.declared == "fa"
        or any(words.lang == "fa" for words in reading.title.versions)
        or any(suffix(name)[1] == "fa" for name in record.fields)
        or any(text_language(words, record.declared, record.languages) == "fa" for words in containers)
    )


def _number(reading: Reading, *names: str) -> str:
    return ascii_digits(reading.record.text(*names))


def _numbered(reading: Reading) -> str:
    """What the `number` of the record counts: issues, the works of an institution, or those of a series."""
    kind = reading.type
    if "periodical" in {kind.container, kind.csl}:
        return "issue"
    if kind.csl in NUMBERED_ITSELF:
        return "number"
    if reading.record.fields.get("series"):
        return "collection_number"
    return "issue" if kind.container else ""


def _number_of(field: str, *names: str) -> Callable[[Reading], str]:
    return lambda reading: _number(reading, *names) if _numbered(reading) == field else ""


def _page(reading: Reading) -> PageRange | None:
    """The pages, or the article number in their place."""
    pages = None if _page_count(reading) else reading.sure(parse_pages(reading.record.verbatim("pages")))
    article_number = _number(reading, "eid", "articleno")
    return pages or (PageRange(article_number, article_number, is_article_number=True) if article_number else None)


def _page_count(reading: Reading) -> str:
    return page_count(reading.record.fields.get("pages", ""), whole=reading.type.csl in WHOLE)


def _number_of_pages(reading: Reading) -> str:
    """How many pages there are, which `pages` may say too."""
    return _number(reading, "pagetotal") or (_page_count(reading) and page_count(_number(reading, "pages"), whole=True))


def _publisher(reading: Reading) -> Text:
    names = PUBLISHERS.get(reading.type.csl, ANY_PUBLISHER)
    return reading.record.localized(*(name for name in names if not is_bare_address(reading.record, name)))


def _genre_code(reading: Reading) -> str:
    """The code of the genre that the record names, else of the one that its type implies."""
    named = reading.record.fields.get("type", "").strip("{} ").lower()
    if named not in GENRES:
        return reading.type.genre
    reading.record.raw("type")
    return named


def _genre(reading: Reading) -> Text:
    return Text() if reading.record.has_taken("type") else reading.record.localized("type")


def _identifier(reading: Reading, kind: Kind, name: str) -> str:
    return next(iter(reading.identifiers(kind, name)), "")


def _isbns(reading: Reading) -> tuple[str, ...]:
    """The ISBNs, those of thirteen digits from the field that some libraries keep for them."""
    return tuple(dict.fromkeys(isbn for name in ISBN_FIELDS for isbn in reading.identifiers("isbn", name)))


def _doi(reading: Reading) -> str:
    """The DOI; an address at doi.org is one too."""
    url = reading.record.fields.get("url", "")
    return _identifier(reading, "doi", "doi") or (doi(verbatim(url)) if "doi.org/10." in url else "")


FIELDS: tuple[Row, ...] = (
    ("language", (), _language),
    ("title", (), lambda reading: reading.title),
    ("short_title", ("shorttitle",), lambda reading: reading.record.localized("shorttitle")),
    ("author", ("author",), lambda reading: people(reading, "author")),
    ("editor", ("editor",), lambda reading: people(reading, "editor")),
    ("translator", ("translator",), lambda reading: people(reading, "translator")),
    ("advisor", ("advisor",), lambda reading: people(reading, "advisor")),
    ("container_author", ("bookauthor",), lambda reading: people(reading, "bookauthor")),
    ("container", ("journaltitle", "journal", "shortjournal", "booktitle", "maintitle"), container),
    ("collection_title", ("series",), lambda reading: reading.record.localized("series")),
    ("event_title", ("eventtitle",), lambda reading: reading.record.localized("eventtitle")),
    ("event_place", ("venue",), lambda reading: reading.record.localized("venue")),
    ("genre_code", (), _genre_code),
    ("genre", ("type",), _genre),
    ("issued", ("date", "year", "month", "day", "pubstate"), _issued),
    ("volume", ("volume",), lambda reading: _number(reading, "volume")),
    ("issue", ("number", "issue"), _number_of("issue", "number", "issue")),
    ("page", ("pages", "eid", "articleno"), _page),
    ("number", ("number",), _number_of("number", "number")),
    ("collection_number", ("number",), _number_of("collection_number", "number")),
    ("number_of_pages", ("pagetotal", "pages"), _number_of_pages),
    ("edition", ("edition",), lambda reading: _number(reading, "edition")),
    ("version", ("version",), lambda reading: _number(reading, "version")),
    ("publisher", (*ANY_PUBLISHER, "howpublished"), _publisher),
    ("publisher_place", ("location", "address"), lambda reading: reading.record.localized("location", "address")),
    ("isbn", ISBN_FIELDS, _isbns),
    ("issn", ("issn", "eissn"), own_issns),
    ("arxiv", ("eprint",), arxiv),
    ("pmid", ("pmid",), lambda reading: _number(reading, "pmid")),
    ("doi", ("doi", "url"), _doi),
    ("url", ("url", "eprint", "howpublished"), page_address),
    ("pdf", ("pdf", "eprint", "url"), pdf_address),
    ("license", LICENSE_FIELDS, license_of),
    ("abstract", ("abstract",), lambda reading: reading.record.localized("abstract", paragraphs=True)),
    ("keywords", ("keywords", "keyword"), keywords),
    ("note", ("note",), lambda reading: reading.record.localized("note")),
    ("funding", ("funding",), lambda reading: reading.record.localized("funding")),
    ("references", REFERENCE_FIELDS, references),
    ("notices", ("relatedtype",), notices),
)
"""What a field of an `Entry` is made of, in the order in which the fields of the record are taken.

A row names the fields of the record, without a suffix, of which it needs one: where the record has none of them, the
row is passed over and the field of the `Entry` keeps its default.
"""


def finish(entry: Entry, full_text: str = "") -> Entry:
    """The entry with its full text, the name of a file in `content/files/`, and what is known of its journal."""
    pdf = full_text or entry.pdf
    terms = entry.license or (entry.container.license if entry.container else "")
    return replace(entry, pdf=pdf, license=terms) if pdf != entry.pdf or terms != entry.license else entry
