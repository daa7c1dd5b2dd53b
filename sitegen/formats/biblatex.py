"""BibLaTeX, with its own names of types and fields, for biber and what else reads it.

https://ctan.org/pkg/biblatex, sections 2.1 and 2.2. Its rows are those of BibTeX, but for what BibLaTeX says in another
way: one `date`, `location`, `langid`, and one type of thesis with the kind of it as a field.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sitegen.formats import bibtex, tex
from sitegen.formats.annotations import annotation
from sitegen.formats.bibtex import Fields, Row, exact_date, fields_of, localized, persian_range
from sitegen.formats.dates import iso
from sitegen.formats.facts import known_language, pages
from sitegen.formats.fields import extra_fields
from sitegen.formats.format import Address, Addresses, Format
from sitegen.model import Entry

Rows: TypeAlias = tuple[Row, ...]

TYPES = frozenset(
    (
        *("article", "book", "mvbook", "inbook", "bookinbook", "suppbook", "booklet", "collection", "mvcollection"),
        *("incollection", "suppcollection", "dataset", "manual", "misc", "online", "patent", "periodical"),
        *("suppperiodical", "proceedings", "mvproceedings", "inproceedings", "reference", "mvreference"),
        *("inreference", "report", "software", "thesis", "unpublished"),
        *("artwork", "audio", "bibnote", "commentary", "image", "jurisdiction", "legislation", "legal", "letter"),
        *("movie", "music", "performance", "review", "standard", "video"),
    )
)
"""The types that BibLaTeX has, those without a format of their own as well."""

ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("phdthesis", "mastersthesis", "bathesis", "bachelorsthesis"), "thesis"),
    **dict.fromkeys(("electronic", "www", "webpage", "preprint"), "online"),
    "conference": "inproceedings",
    "techreport": "report",
    "data": "dataset",
}
"""What BibLaTeX calls the types that it has another name for."""

CSL_TYPES: Mapping[str, str] = {
    "article": "online",
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(("bill", "legislation", "regulation"), "legislation"),
    **dict.fromkeys(("book", "classic"), "book"),
    **dict.fromkeys(("broadcast", "motion_picture"), "video"),
    "chapter": "incollection",
    "collection": "collection",
    "dataset": "dataset",
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "inreference"),
    **dict.fromkeys(("figure", "graphic", "map"), "image"),
    **dict.fromkeys(("hearing", "legal_case"), "jurisdiction"),
    "manuscript": "unpublished",
    **dict.fromkeys(("musical_score", "song"), "music"),
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "report": "report",
    **dict.fromkeys(("review", "review-book"), "review"),
    "software": "software",
    "speech": "unpublished",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    **dict.fromkeys(("post", "post-weblog", "webpage"), "online"),
}
"""What CSL's types are in BibLaTeX; all others are `misc`."""

LANGUAGES: Mapping[str, str] = {
    "ar": "arabic",
    "bg": "bulgarian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "he": "hebrew",
    "hr": "croatian",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "ja": "japanese",
    "ka": "georgian",
    "ko": "korean",
    "la": "latin",
    "lt": "lithuanian",
    "lv": "latvian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "nynorsk",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "sl": "slovene",
    "sq": "albanian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
    "ur": "urdu",
    "vi": "vietnamese",
    "zh": "chinese",
}
"""Babel's and Polyglossia's names of languages, which `langid` holds."""

STATES: Mapping[str, str] = {
    "in preparation": "inpreparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "in press": "inpress",
}
"""What a record says in place of a date, as `pubstate` says it."""
WORDS_OF_STATES = {state: words for words, state in STATES.items()}


def write(entries: Sequence[Entry], addresses: Addresses) -> bytes:
    """One entry for each work, an empty line between them."""
    return b"\n".join([record(entry, addresses[entry.slug]) for entry in entries])


def record(entry: Entry, address: Address) -> bytes:
    """The work as an entry, a field a line."""
    fields = dict(annotation(*field) for field in fields_of(entry, address, ROWS).items())
    return bibtex.written(entry_type(entry), entry, fields, extra_fields(entry))


def entry_type(entry: Entry) -> str:
    """The type of the record where BibLaTeX has it, else what it is called there."""
    own = ALIASES.get(entry.bibtex_type, entry.bibtex_type)
    return own if own in TYPES else CSL_TYPES.get(entry.type, "misc")


def _container(entry: Entry) -> Fields:
    container = entry.container
    if container is None:
        return {}
    return localized("journaltitle" if container.kind == "periodical" else "booktitle", container.title)


def _publisher(entry: Entry) -> Fields:
    names = {"thesis": "institution", "report": "institution", "online": "organization", "manual": "organization"}
    return localized(names.get(entry_type(entry), "publisher"), entry.publisher)


def _date(entry: Entry) -> Fields:
    date = entry.issued
    if date is None:
        return {}
    if date.start is None:
        state = STATES.get(date.literal.lower(), "")
        return {"pubstate": state} if state else {"year": tex.escaped(date.literal)}
    return {"date": exact_date(date, date.start) or iso(date.start), "date_fa": persian_range(date)}


def _language(entry: Entry) -> Fields:
    """The name of the language; one that has no name as its tag."""
    tag = known_language(entry.language)
    return {"langid": LANGUAGES[tag]} if tag in LANGUAGES else {"language": tag}


OWN: Mapping[str, Rows] = {
    "container": (("container", lambda e, _: _container(e)),),
    "type": (("type", lambda e, _: e.genre or e.genre_code),),
    "publisher": (("publisher", lambda e, _: _publisher(e)),),
    "address": (("location", lambda e, _: e.publisher_place),),
    "date": (("date", lambda e, _: _date(e)),),
    "pages": (
        ("pages", lambda e, _: "" if e.page and e.page.is_article_number else pages(e.page, "–")),
        ("eid", lambda e, _: pages(e.page, "–") if e.page and e.page.is_article_number else ""),
    ),
    "archiveprefix": (("eprinttype", lambda e, _: "arxiv" if e.arxiv else ""),),
    "language": (),
    "langid": (("langid", lambda e, _: _language(e)),),
}
"""The rows in the places of those of BibTeX."""

ROWS: Rows = tuple(row for name, value in bibtex.ROWS for row in OWN.get(name, ((name, value),)))

FORMAT = Format("biblatex", "BibLaTeX", "application/x-bibtex", ".biblatex.bib", write=write)
