"""What foreign files say, by the names that a draft has for it."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from sitegen.formats.facts import ENGLISH_GENRES
from sitegen.model import ContainerKind, PageRange

LANGUAGES = ("fa", "en")
"""What words in Arabic and in Latin script are taken for, where the record does not say."""

TEXTS = frozenset(
    (
        *("title", "short_title", "container", "container_short", "collection_title", "event_title", "event_place"),
        *("genre", "publisher", "publisher_place", "abstract", "note", "funding"),
    )
)
"""What may be there once in each language."""
SERIALS = frozenset(("issn", "eissn", "isbn"))
LISTS = SERIALS | {"keyword"}
ROLES = ("author", "editor", "translator", "container_author", "advisor")
STRINGS = ("volume", "edition", "version", "number_of_pages", "pmid", "arxiv", "license", "doi", "url", "pdf")
NUMBERS = ("number", "issue", "collection_number")
"""What BibLaTeX has one field for; the first one that there is has it."""

CONTAINERS: Mapping[str, ContainerKind] = {
    **dict.fromkeys(
        ("article-journal", "article-magazine", "article-newspaper", "review", "review-book"), "periodical"
    ),
    **dict.fromkeys(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"), "book"),
    "paper-conference": "proceedings",
    **dict.fromkeys(("webpage", "post", "post-weblog"), "website"),
}
"""What works of these types appear in; all others stand alone."""

WHOLE = frozenset(("book", "collection", "thesis", "pamphlet", "manuscript", "dataset", "software"))
"""What has no place among other pages, so that a lone number counts its own."""

NUMBER_AS_SERIAL = frozenset(("report", "patent", "standard", "legislation", "bill"))
"""What RIS and EndNote have the number of in the place of an ISSN."""

SUBTYPED = frozenset(
    (
        *("bill", "broadcast", "classic", "entry-dictionary", "figure", "hearing", "map", "musical_score", "post"),
        *("post-weblog", "regulation", "review-book", "speech"),
    )
)
"""Types that BibLaTeX has no name for beside another one's."""

GENRE_CODES = {text.versions[0].value.lower(): code for code, text in ENGLISH_GENRES.items()}
DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
ARXIV = re.compile(r"arxiv:\s*(\S+)", re.IGNORECASE)
ROR = re.compile(r"(?:https?://)?(?:www\.)?ror\.org/([0-9a-z]{9})/?", re.IGNORECASE)
WEB = re.compile(r"https?://\S+", re.IGNORECASE)
HYPHEN = re.compile(r"([^\s‐-―−-]{1,20})\s*[‐-―−-]{1,3}\s*([^\s‐-―−-]{1,20})")
LONGEST_LABEL = 200


class Numbered(NamedTuple):
    """The number that has a field, those that have none, and the pages."""

    kept: Mapping[str, str]
    others: Mapping[str, str]
    page: PageRange | None


def one_number(kind: str, numbers: Mapping[str, str], page: PageRange | None) -> Numbered:
    """Which number of a work of a type has the one field for numbers.

    In a record of what is in another work that is an issue's, or the one in a series: its own can but stand for pages.
    """
    rest = {name: value for name, value in numbers.items() if value}
    own = rest.pop("number", "") if kind in CONTAINERS else ""
    if own and page is None:
        page, own = PageRange(own, own, is_article_number=True), ""
    order = sorted(rest, key=lambda name: name != "number")
    others = {**({"number": own} if own else {}), **{name: rest[name] for name in order[1:]}}
    return Numbered({name: rest[name] for name in order[:1]}, others, page)


def placed(place: str, value: str) -> tuple[str, str]:
    """Where a string belongs, and how it is written there; an empty place where it is not what it should be."""
    return PLACED[place](value) if place in PLACED else (place, value)


def serial(number: str) -> str:
    """An ISSN or an ISBN by which it is known however it is parted."""
    return "".join(filter(str.isalnum, number)).upper()


def funding_words(named: Mapping[str, Mapping[str, None]]) -> str:
    """Who paid, each with the numbers of the awards: “The Salt Fund (1, 2); The Sea Fund”."""
    each = (f"{name} ({', '.join(awards)})" if awards else name for name, awards in named.items() if name)
    return "; ".join(each)


def ror_url(value: str) -> str:
    """The address of an organisation at ROR where a value is its identifier there, else nothing."""
    found = ROR.fullmatch(value.strip())
    return f"https://ror.org/{found[1].lower()}" if found else ""


def _doi(value: str) -> tuple[str, str]:
    found = DOI.search(value)
    return ("doi", found[0]) if found is not None else ("", value)


def _number(value: str) -> tuple[str, str]:
    found = ARXIV.fullmatch(value)
    return ("arxiv", found[1]) if found is not None else ("number", value)


def _address(value: str) -> tuple[str, str]:
    return "url" if WEB.fullmatch(value) else "", value


def _pdf(value: str) -> tuple[str, str]:
    return "pdf" if WEB.fullmatch(value) else "", value


PLACED: Mapping[str, Callable[[str], tuple[str, str]]] = {"doi": _doi, "number": _number, "url": _address, "pdf": _pdf}


def page_range(value: str, first: str = "") -> PageRange:
    """Pages as they are written; `first` is the first one, if the file says which.

    A number with a zero after its hyphen (2021-05) is one page.
    """
    rest = value[len(first) :].lstrip() if first and value.startswith(first) else ""
    if first and (not rest or rest[0] in "-–—"):
        return PageRange(value, first, rest.lstrip("-–— "))
    found = HYPHEN.fullmatch(value)
    if found is None or found[2].startswith("0"):
        return PageRange(value, value if found else "")
    return PageRange(value, found[1], found[2])
