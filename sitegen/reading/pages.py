"""Page ranges and page counts.

A range parts at dashes, "to" or تا; of a list ("225, 230-232") the first and the last page count. "225-46" ends at 246:
an end that is shorter and smaller than its start takes over the digits it leaves out (Chicago Manual of Style, 9.61).
"""

import re

from sitegen.language.characters import tidy
from sitegen.language.orthography import ascii_digits
from sitegen.model import PageRange
from sitegen.reading.doubts import Doubt, Doubts

MAX_LENGTH = 200
ROMAN = "[ivxlcdm]+"
PREFIX = re.compile(
    r"(?:(?:pages?|pgs?|pp?|seiten?|صفحات|صفحه|صص?)(?:\.\s*|\s+|(?<=pp)(?=[0-9])|(?<=ص)(?=[0-9])|:\s*)"
    r"|(?:article|art\.|paper)\s*(?:(?:no|number|id)\b\.?)?)\s*",
    re.IGNORECASE,
)
COUNT_NOTE = re.compile(r"\s*[(\[][0-9]+\s*(?:pages?|pp?\.?|صفحه|ص\.?)[)\]]$", re.IGNORECASE)
# How bibliographies mark what is on the web only or was printed in another year: "123--149 (electronic)".
REMARK = re.compile(r"(?:\s+\((?:electronic|online|print|[12][0-9]{3})\))+$", re.IGNORECASE)
COUNT = re.compile(rf"({ROMAN}\s*[+,]\s*)?[0-9]+\s*(?:pages?|pp?\.?|صفحه|ص\.?)", re.IGNORECASE)
FRONT_MATTER = re.compile(rf"(?:{ROMAN}|[0-9]+)\s*\+\s*[0-9]+(?:[^0-9].*)?", re.IGNORECASE)
COUNT_UNIT = re.compile(r"\s*(?:pages?|pp?\.?|صفحه|ص\.?)$", re.IGNORECASE)
PLUS = re.compile(r"\s*\+\s*")
# What most records have: numbers that need no second look.
PLAIN = re.compile("(?P<first>[1-9][0-9]{0,20})--?(?P<last>[1-9][0-9]{0,20})")
LIST = re.compile(r"\s*(?:[,;،؛&]|\band\b|\sو\s)\s*")
TEX_DASH = re.compile("-{2,3}")
SURE_DASH = re.compile(r"\s*(?:[‐‑‒–—―−]+|-{2,}|\s-\s|\bto\b|\bتا\b)\s*")
HYPHEN = re.compile(r"\s*-\s*")
OPEN_END = re.compile(r"(?<=[0-9])\s*(?:\+|ff?\.?|به\s*بعد)$")
LABEL = re.compile(rf"(?=[^\s]*[0-9])[\w.:/*'\-]{{1,40}}|{ROMAN}|[ء-ی]{{1,3}}", re.IGNORECASE)
# "e123", "Article 7", and what is more than the pages of any volume.
ARTICLE_NUMBER = re.compile(r"e[-.]?[0-9]+|[0-9]{6,}|[0-9]{4}-0[0-9]+", re.IGNORECASE)
ARTICLE_PREFIX = re.compile(r"\s*(?:article\b|art\.|paper\b)", re.IGNORECASE)
LEADING_ZERO = re.compile(r".*-0[0-9]*")


def parse_pages(value: str) -> tuple[PageRange | None, Doubts]:
    """The pages in a value as text or raw; `None` where it is empty or counts pages.

    What cannot be read is a literal alone. Doubts: `unreadable-pages`, `reversed-pages`.
    """
    if (plain := PLAIN.fullmatch(value)) is not None and _in_order(plain["first"], plain["last"]):
        return PageRange(value.replace("--", "–"), plain["first"], plain["last"]), ()
    literal = TEX_DASH.sub("–", _text(value))
    if not literal.strip("-–— ") or page_count(literal, whole=False):
        return None, ()
    first, last = _ends(_plain(literal)) if len(literal) <= MAX_LENGTH else ("", "")
    if not first:
        return PageRange(literal), (_unreadable(literal),)
    if first.isdecimal() and last.isdecimal() and int(last) < int(first):
        return PageRange(literal, first, last), (_reversed(first, last),)
    last = "" if last == first else last
    return PageRange(literal, first, last, is_article_number=not last and is_article_number(literal, first)), ()


def is_article_number(literal: str, first: str) -> bool:
    """Whether a lone label is the number of an article, not the page that it is on."""
    return bool(ARTICLE_NUMBER.fullmatch(first) or ARTICLE_PREFIX.match(literal))


def page_count(value: str, *, whole: bool) -> str:
    """The number of pages that a value gives, in ASCII digits ("312", "xvi+477"), or an empty string.

    A lone number is a count only where the work is a `whole` (a book, a thesis), which has no place among other pages.
    """
    text = "" if PLAIN.fullmatch(value) else ascii_digits(_text(value))
    if not text or len(text) > MAX_LENGTH:
        return ""
    is_count = COUNT.fullmatch(text) or FRONT_MATTER.fullmatch(text) or (whole and text.isdecimal())
    return PLUS.sub("+", COUNT_UNIT.sub("", text)) if is_count else ""


def _in_order(first: str, last: str) -> bool:
    """Whether one number is smaller than another, both without leading zeros."""
    return (len(first), first) < (len(last), last)


def _unreadable(literal: str) -> Doubt:
    hint = "write the first and the last page: `pages = {225--246}`"
    return Doubt("unreadable-pages", f"no page can be read from “{literal[:80]}”", hint)


def _reversed(first: str, last: str) -> Doubt:
    message = f"the pages {first[:80]} to {last[:80]} run backwards"
    return Doubt("reversed-pages", message, "the first page stands before the last one: `pages = {225--246}`")


def _text(value: str) -> str:
    return tidy(value.replace("{", "").replace("}", ""))


def _plain(literal: str) -> str:
    text = REMARK.sub("", COUNT_NOTE.sub("", PREFIX.sub("", ascii_digits(literal), count=1)))
    return OPEN_END.sub("", text).strip(" .,;،؛")


def _ends(text: str) -> tuple[str, str]:
    """The first and the last page; the last one is empty where there is one page or the end is open."""
    parts = [part for part in LIST.split(text) if part]
    if not parts:
        return "", ""
    first, last = _range(parts[0]), _range(parts[-1])
    if not first or not last:
        return "", ""
    return first[0], last[-1] if len(parts) > 1 or len(last) > 1 else ""


def _range(text: str) -> tuple[str, ...]:
    """The one or two pages of a part without commas; none where they cannot be told."""
    pages = _split(text)
    if len(pages) == 2 and not pages[1]:
        pages = pages[:1]
    if not all(LABEL.fullmatch(page) for page in pages) or len(pages) > 2:
        return ()
    return (pages[0], _full_end(pages[0], pages[1])) if len(pages) == 2 else tuple(pages)


def _split(text: str) -> list[str]:
    """The text at its dash; a hyphen parts no label ("A-1–A-20"), nor one with a leading zero ("2021-05")."""
    sure = SURE_DASH.split(text)
    if len(sure) > 1 or LEADING_ZERO.fullmatch(text):
        return sure
    pieces = HYPHEN.split(text)
    middle = len(pieces) // 2
    # With more hyphens than one, each page has as many as the other: A-1-A-20.
    return ["-".join(pieces[:middle]), "-".join(pieces[middle:])] if len(pieces) % 2 == 0 else pieces


def _full_end(first: str, last: str) -> str:
    if not (first.isdecimal() and last.isdecimal()) or len(last) >= len(first):
        return last
    full = first[: -len(last)] + last
    return full if int(full) > int(first) else last
