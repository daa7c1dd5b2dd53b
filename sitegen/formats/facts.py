"""What several formats want to know of an entry in the same words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from sitegen.language.orthography import ascii_digits
from sitegen.model import Container, Entry, PageRange, Text, Words

NO_WORDS = Words("")
TALKS = frozenset(("paper-conference", "speech"))
"""The types that are given at an event, so that it is what readers ask for first."""
ENGLISH_GENRES = {
    code: Text((Words(words, "en"),))
    for code, words in (
        ("phdthesis", "PhD thesis"),
        ("mathesis", "Master's thesis"),
        ("bathesis", "Bachelor's thesis"),
        ("candthesis", "Candidate thesis"),
        ("techreport", "Technical report"),
        ("resreport", "Research report"),
    )
}
"""What machines, which read English, call the genres that have a code."""
DEGREES = {
    code: Text((Words(words, "en"),))
    for code, words in (
        ("phdthesis", "PhD"),
        ("mathesis", "Master's"),
        ("bathesis", "Bachelor's"),
        ("candthesis", "Candidate"),
    )
}
"""The degrees that theses of these genres are written for."""
_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""All that `splitlines` splits at."""
_LONG = 500
_DASHES = re.compile(r"\s{0,9}[-\u2010-\u2015\u2212]{1,3}\s{0,9}")
_AMONG_PAGES = re.compile(r"[,;&،؛](?=\s{0,9}[^\s,;&،؛])|\band\b|\sو\s")


def one_line(value: str) -> str:
    """The value with every line break, and the blanks around it, as one blank."""
    if len(value) >= _LONG:
        return _long_line(value)
    lines = value.splitlines()
    return lines[0].strip() if len(lines) == 1 else _joined(lines)


@lru_cache(maxsize=64)
def _long_line(value: str) -> str:
    """An abstract: many tags and files hold the same one, and to look for breaks is faster than to split at them."""
    return _joined(value.splitlines()) if has_any(value, _LINE_BREAKS) else value.strip()


def has_any(value: str, characters: Iterable[str]) -> bool:
    """Whether one of some characters is in a value; to look for each is faster than a pattern in a long one."""
    for character in characters:  # noqa: SIM110 - a generator takes as long as the search
        if character in value:
            return True
    return False


def _joined(lines: Iterable[str]) -> str:
    return " ".join(filter(None, map(str.strip, lines)))


def prose(text: Text, lang: str) -> Words:
    """An abstract or a note on one line, for readers of a language; nothing else that the reader gives has lines."""
    words = text.best(lang)
    return Words(one_line(words.value), words.lang) if words.value else NO_WORDS


def own(text: Text, entry: Entry) -> str:
    """Words in the language of the full text, else the record's own."""
    return text.best(entry.language).value if text.versions else ""


def container_title(entry: Entry, lang: str) -> Words:
    """The title that the work appeared in."""
    return entry.container.title.best(lang) if entry.container else NO_WORDS


def issns(entry: Entry) -> tuple[str, ...]:
    """The ISSNs of what the work appeared in, the printed one first, or of the work itself."""
    return _issns(entry.container) if entry.container else entry.issn


def is_printed(container: Container) -> bool:
    """Whether the one ISSN that is not said to be online is that of the printed journal: only where another one is.

    A bare `issn` may be that of a journal which is online only; of several it is not known which one is printed.
    """
    return len(container.issn) == 1 and bool(container.eissn)


@lru_cache(maxsize=1024)
def _issns(container: Container) -> tuple[str, ...]:
    return container.issns


def first_page(entry: Entry) -> str:
    """The first page, or the article number in its place."""
    return entry.page.first if entry.page else ""


def last_page(entry: Entry) -> str:
    """The last page where the pages are a range: of a list, those between the first and the last are no pages of it."""
    return entry.page.last if entry.page and not is_list(entry.page) else ""


def is_list(page: PageRange) -> bool:
    """Whether pages are more than one range (`1, 5, 9-11`)."""
    return _AMONG_PAGES.search(page.literal) is not None


def pages(page: PageRange | None, dash: str = "-") -> str:
    """The pages in ASCII digits, ranges with `dash`: a range (`225-246`), or the list that the record has."""
    if page is None:
        return ""
    if not page.first or is_list(page):
        return _DASHES.sub(dash, ascii_digits(page.literal))
    return dash.join(filter(None, (page.first, page.last)))


def genre(entry: Entry) -> Text:
    """The record's own words for its genre, else the English ones."""
    return entry.genre or ENGLISH_GENRES.get(entry.genre_code, Text())


def place(entry: Entry) -> Text:
    """Where a paper or a talk was given, else where a work was published: a book was not printed where people met."""
    return (entry.event_place if entry.type in TALKS else Text()) or entry.publisher_place


def degree(entry: Entry) -> Text:
    """The degree that a thesis was written for, else the record's own words for its genre."""
    return DEGREES.get(entry.genre_code) or entry.genre


def english_type(entry: Entry, default: str) -> str:
    """The genre of a thesis or a report in English ("PhD thesis"), else `default`."""
    return (genre(entry).exact("en") if entry.type in {"thesis", "report"} else "") or default


def known_language(lang: str) -> str:
    """The tag, or nothing for `und`."""
    return "" if lang == "und" else lang
