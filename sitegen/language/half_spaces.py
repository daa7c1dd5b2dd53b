"""Half-spaces (U+200C) that a Persian text lacks, as far as that is sure without a dictionary.

A blank, or nothing, stands where the Academy of Persian Language and Literature writes a half-space: after the prefix
of a verb («می شود», «میشود»), before the ending of a plural («کتاب ها», «خانهها») and of a superlative («بزرگ ترین»).
Joined, only what is no other word counts: میدان, میان and میراث are words, and میرسید is a name.
"""

import re

ZWNJ = "\u200c"

_LETTER = "\u0621-\u063a\u0641-\u0655\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc"
# What an address or a command of TeX is made of: no word begins behind it.
_INSIDE = rf"\w{ZWNJ}/\\@.~#%&=?+_$-"
_END = rf"(?![\w{ZWNJ}])"
_PERSIAN = re.compile("[پچژگکی]")

_PRESENT = (
    "شو|کن|ده|گیر|باش|رس|یاب|پرداز|ساز|خواه|گوی|نمای|گذار|کوش|رو|آور|نویس|پذیر|توان|دان|بین|خوان|مان|آی|زن|کش|گرد"
)
_PAST = (
    "شد|کرد|داد|گرفت|رسید|یافت|پرداخت|ساخت|خواست|گفت|نمود|گذاشت|کوشید|رفت|آورد|نوشت|پذیرفت|توانست|دانست|دید|خواند"
    "|ماند|آمد|زد|کشید|گشت|گردید"
)
_VERB = rf"(?:{_PRESENT})(?:م|ی|د|یم|ید|ند)|توان|(?:{_PAST})(?:م|ی|یم|ید|ند)?"
JOINED_VERB = (
    "(?!رسید)(?:شو|کن|توان|ده|گیر|باش|رس|یاب|پرداز|ساز|خواه|گوی|نمای|گذار|کوش|رو|آور|بر|نویس|پذیر|انجام)"
    "(?:م|ی|د|یم|ید|ند)|توان"
)
"""A verb that is nothing else when its prefix is joined to it."""

_PLURAL = "ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان)?"


def _any_spelling(pattern: str) -> str:
    """A pattern that takes the Arabic letters ي and ك for the Persian ones."""
    return pattern.replace("ی", "[یي]").replace("ک", "[کك]")


# After a number «می» is the month of May.
_LACKING = re.compile(
    rf"(?<![{_INSIDE}])(?<![0-9۰-۹] )(?P<prefix>{_any_spelling('ن?می')}) (?=(?:{_any_spelling(_VERB)}){_END})"
    rf"|(?<![{_INSIDE}])(?P<word>[{_LETTER}][{_LETTER}{ZWNJ}]*[{_LETTER}])"
    rf" (?={_any_spelling(f'(?:{_PLURAL}|ترین(?:{_PLURAL})?)')}{_END})"
    rf"|(?<![{_INSIDE}]){_any_spelling('ن?می')}(?=(?:{_any_spelling(JOINED_VERB)}){_END})"
    rf"|(?<![{_INSIDE}])[{_LETTER}][{_LETTER}{ZWNJ}]*ه(?={_any_spelling(_PLURAL)}{_END})"
)
_REST = re.compile(rf"[\w{ZWNJ}]+")


def with_half_spaces(text: str, start: int, end: int) -> str:
    """A stretch of a text with the half-spaces that it lacks; all but blanks in their places stays as it is."""
    if not _PERSIAN.search(text, start, end):
        return text[start:end]
    done = start
    pieces: list[str] = []
    for found in _LACKING.finditer(text, start, end):
        pieces += (text[done : found.end()].removesuffix(" "), ZWNJ)
        done = found.end()
    return "".join([*pieces, text[done:end]])


def words_without(text: str) -> list[str]:
    """The words of a text that lack a half-space, as they are written, each once."""
    if not _PERSIAN.search(text):
        return []
    matches = [(found, _REST.match(text, found.end())) for found in _LACKING.finditer(text)]
    return list(dict.fromkeys(text[found.start() : rest.end() if rest else found.end()] for found, rest in matches))
