"""A raw BibTeX entry to an `Entry`: every decision about what a field means is made here, and only here."""

import re
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from sitegen.config import Config
from sitegen.language.orthography import ascii_digits, fold, text_language
from sitegen.model import Date, Entry, Keyword, PageRange, Text, Words
from sitegen.problems import Problem, warning
from sitegen.reading.authority import Authority, joined
from sitegen.reading.bibtex import RawEntry
from sitegen.reading.context import Reading
from sitegen.reading.contributors import container, people, titled
from sitegen.reading.dates import parse_date
from sitegen.reading.doubts import Doubt
from sitegen.reading.identifiers import Kind, arxiv_id, doi, safe_url
from sitegen.reading.keys import generated_key
from sitegen.reading.latex import split_top_level, verbatim
from sitegen.reading.pages import page_count, parse_pages
from sitegen.reading.record import plain
from sitegen.reading.types import GENRES, TYPES, is_arxiv

KEYWORD_SEPARATOR = re.compile("[,;،؛]")
DATE_FIELDS = tuple(part + suffix for suffix in ("", "_fa") for part in ("date", "year", "month", "day"))
CREATIVE_COMMONS = re.compile(r"cc[ -](by(?:-nc)?(?:-sa|-nd)?|0)(?:[ -](\d\.\d))?", re.IGNORECASE)
PUBLISHERS = {
    "thesis": ("institution", "school", "publisher"),
    "report": ("institution", "publisher", "organization"),
    "webpage": ("organization", "publisher"),
    "pamphlet": ("publisher", "howpublished"),
}
ANY_PUBLISHER = ("publisher", "organization", "institution", "school")
NUMBERED_ITSELF = {"report", "patent", "standard", "manuscript", "dataset", "software", "document", "article", "thesis"}
WHOLE = {"book", "thesis", "report", "pamphlet", "manuscript"}


def read_entry(raw: RawEntry, config: Config, authority: Authority) -> tuple[Entry, tuple[Problem, ...]]:
    """The work that a raw entry describes, without its slug, and what is doubtful about it."""
    reading = Reading(raw, config, authority)
    values = {name: read(reading) for name, read in FIELDS}
    extra = tuple(sorted(reading.record.rest() + tuple(reading.left_over)))
    entry = Entry(
        key=raw.key, slug="", type=reading.type.csl, bibtex_type=raw.type, et_al=reading.et_al, extra=extra, **values
    )
    entry = entry if entry.key else replace(entry, key=generated_key(entry))
    if raw.type not in TYPES:
        message = f"`@{raw.type}` is not a type of BibTeX or BibLaTeX; it is published as “{entry.type}”"
        reading.doubts.append(Doubt("unknown-type", message))
    return entry, tuple(warning(doubt.code, doubt.message, raw.source, key=entry.key) for doubt in reading.doubts)


def _language(reading: Reading) -> str:
    """The language of the full text: the declared one, else the site's, else the primary one if the title has it."""
    titles = [lang for lang, _ in reading.record.versions("title")]
    primary = reading.config.languages[0]
    decided = reading.record.declared or reading.config.full_text_language
    return decided or (primary if primary in titles else next(iter(titles), primary))


def _issued(reading: Reading) -> Date | None:
    record = reading.record
    fields = {name: value for name in DATE_FIELDS if (value := record.verbatim(name))}
    is_persian = record.declared == "fa" or [lang for lang, _ in record.versions("title")][:1] == ["fa"]
    issued = reading.sure(parse_date(fields, persian=is_persian))
    state = "" if issued else record.text("pubstate")
    return Date(state) if state else issued


def _number(reading: Reading, *names: str) -> str:
    return ascii_digits(reading.record.text(*names))


def _issue(reading: Reading) -> str:
    is_numbered = reading.type.container == "periodical" or (
        reading.type.container and not reading.record.fields.get("series")
    )
    return _number(reading, "number", "issue") if is_numbered else ""


def _page(reading: Reading) -> PageRange | None:
    """The pages, or the article number in their place."""
    pages = None if _page_count(reading) else reading.sure(parse_pages(reading.record.verbatim("pages")))
    article_number = _number(reading, "eid", "articleno")
    return pages or (PageRange(article_number, article_number) if article_number else None)


def _page_count(reading: Reading) -> str:
    return page_count(reading.record.fields.get("pages", ""), whole=reading.type.csl in WHOLE)


def _number_of_pages(reading: Reading) -> str:
    """How many pages there are, which `pages` may say too."""
    return _number(reading, "pagetotal") or (_page_count(reading) and page_count(_number(reading, "pages"), whole=True))


def _publisher(reading: Reading) -> Text:
    return reading.record.localized(*PUBLISHERS.get(reading.type.csl, ANY_PUBLISHER))


def _genre(reading: Reading) -> Text:
    kind = reading.record.fields.get("type", "").strip("{} ").lower() or reading.type.genre
    if kind not in GENRES:
        return reading.record.localized("type")
    reading.record.raw("type")
    return Text(tuple(Words(words, lang) for lang, words in GENRES[kind].items()))


def _identifier(reading: Reading, kind: Kind, name: str) -> str:
    return next(iter(reading.identifiers(kind, name)), "")


def _doi(reading: Reading) -> str:
    """The DOI; an address at doi.org is one too."""
    url = reading.record.fields.get("url", "")
    return _identifier(reading, "doi", "doi") or (doi(verbatim(url)) if "doi.org/10." in url else "")


def _url(reading: Reading) -> str:
    record = reading.record
    url = safe_url(record.verbatim("url"))
    address = record.fields.get("howpublished", "")
    return url or (safe_url(record.verbatim("howpublished")) if re.search(r"https?://|\\url", address) else "")


def _pdf(reading: Reading) -> str:
    """The address of a PDF; Sinaweb's `eprint` is one."""
    record = reading.record
    for name in ("pdf", "eprint", "url"):
        address = record.fields.get(name, "").strip("{} ")
        if re.match("https?://", address) and re.search(r"\.pdf$", re.split("[?#]", address)[0], re.IGNORECASE):
            return safe_url(record.verbatim(name))
    return ""


def _arxiv(reading: Reading) -> str:
    """The identifier of a preprint on arXiv; the `eprint` of another archive stays among the other fields."""
    record = reading.record
    if not is_arxiv(record.fields):
        return ""
    archive = record.text("eprinttype", "archiveprefix")
    return arxiv_id(record.verbatim("eprint"), archive)


def _license(reading: Reading) -> str:
    """The address of the licence; the short names of Creative Commons count as one."""
    record = reading.record
    for name in ("license", "licence", "copyright", "rights"):
        written = record.fields.get(name, "")
        if re.match("https?://", written):
            return safe_url(record.verbatim(name))
        if (found := CREATIVE_COMMONS.fullmatch(plain(written))) is not None:
            record.raw(name)
            return _creative_commons(found[1].lower(), found[2] or "4.0")
    return ""


def _creative_commons(name: str, version: str) -> str:
    path = "publicdomain/zero/1.0" if name == "0" else f"licenses/{name}/{version}"
    return f"https://creativecommons.org/{path}/"


def _keywords(reading: Reading) -> tuple[Keyword, ...]:
    found: dict[tuple[str, str], Keyword] = {}
    for lang, raw in reading.record.versions("keywords", "keyword"):
        for part in split_top_level(raw, KEYWORD_SEPARATOR):
            if value := plain(part):
                own = text_language(value, lang, reading.config.languages)
                found.setdefault((value, own), Keyword(value, own))
    return tuple(found.values())


FIELDS: tuple[tuple[str, Callable[[Reading], Any]], ...] = (
    ("language", _language),
    ("title", lambda reading: titled(reading, ("title",), "subtitle")),
    ("short_title", lambda reading: reading.record.localized("shorttitle")),
    ("author", lambda reading: people(reading, "author")),
    ("editor", lambda reading: people(reading, "editor")),
    ("translator", lambda reading: people(reading, "translator")),
    ("container_author", lambda reading: people(reading, "bookauthor")),
    ("container", container),
    ("collection_title", lambda reading: reading.record.localized("series")),
    ("event_title", lambda reading: reading.record.localized("eventtitle")),
    ("event_place", lambda reading: reading.record.localized("venue")),
    ("genre", _genre),
    ("issued", _issued),
    ("volume", lambda reading: _number(reading, "volume")),
    ("issue", _issue),
    ("page", _page),
    ("number", lambda reading: _number(reading, "number") if reading.type.csl in NUMBERED_ITSELF else ""),
    ("collection_number", lambda reading: _number(reading, "number") if reading.record.fields.get("series") else ""),
    ("number_of_pages", _number_of_pages),
    ("edition", lambda reading: reading.record.text("edition")),
    ("version", lambda reading: reading.record.text("version")),
    ("publisher", _publisher),
    ("publisher_place", lambda reading: reading.record.localized("location", "address")),
    ("isbn", lambda reading: reading.identifiers("isbn", "isbn")),
    ("arxiv", _arxiv),
    ("pmid", lambda reading: _number(reading, "pmid")),
    ("doi", _doi),
    ("url", _url),
    ("pdf", _pdf),
    ("license", _license),
    ("abstract", lambda reading: reading.record.localized("abstract", paragraphs=True)),
    ("keywords", _keywords),
    ("note", lambda reading: reading.record.localized("note")),
)
"""What each field of an `Entry` is made of, in the order in which the fields of the record are taken."""


def finish(entry: Entry, files: frozenset[str]) -> Entry:
    """The entry with its full text in `content/files/`, if there is one, and what is known of its journal."""
    own = next((f"{name}.pdf" for name in (entry.key, entry.slug) if f"{name}.pdf" in files), "")
    journal = entry.container
    if journal is None:
        return replace(entry, pdf=own or entry.pdf)
    publisher = _known_publisher(entry.publisher, journal.publisher)
    return replace(entry, pdf=own or entry.pdf, license=entry.license or journal.license, publisher=publisher)


def _known_publisher(stated: Text, known: Text) -> Text:
    """The publisher of a work, in every language that its journal's publisher is known in, if it is the same one."""
    same = {fold(words.value) for words in stated.versions} & {fold(words.value) for words in known.versions}
    return joined(stated, known) if same or not stated else stated
