"""The order of words in lists and indexes, and the letter that a word stands under."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from sitegen.language.orthography import fold_character

# CLDR's order for Persian: Unicode's default puts ه before و, code points put پ چ ژ گ ک ی last.
_PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
# What stands before a symbol, and before a letter that is not known, when these are compared with known letters.
_SYMBOL = "\x01"
_OTHER_LETTER = "\U0010ffff"
_KNOWN_FROM = 2
_USUAL = (range(0x250), range(0x600, 0x700), range(0x2000, 0x2070))
_ZWNJ = "\u200c"

SortKey = tuple[str, str]


def sort_key(text: str, alphabet: str) -> SortKey:
    """What to sort words by, where `alphabet` holds the lower-case letters of the page's language in their order.

    Blanks and half-spaces come before symbols, these before digits, then the letters of the alphabet, then Latin, then
    Persian, then other letters. Different texts have different keys.
    """
    spelling, ranks = _tables(alphabet)
    return " ".join(text.translate(spelling).split()).translate(ranks), text


def initial(text: str, alphabet: str) -> str:
    """The letter that a word stands under in an index: `ا` also for `آ`, a capital if there is one, `#` for no letter.

    In the order of `sort_key`, the words under one initial stand side by side.
    """
    spelling, _ = _tables(alphabet)
    for char in text:
        if first := spelling[ord(char)].lstrip()[:1]:
            return _as_heading(first)
    return "#"


@lru_cache(maxsize=4096)
def _as_heading(letter: str) -> str:
    if not letter.isalpha():
        return "#"
    return "ا" if letter == "آ" else letter.upper() if letter.upper().lower() == letter else letter


class _Table(dict[int, str]):
    """What each character comes to: the usual ones are looked up, others are asked for."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__({code: of(chr(code)) for block in _USUAL for code in block})
        self._of = of

    def __missing__(self, code: int) -> str:
        return self._of(chr(code))


@cache
def _tables(alphabet: str) -> tuple[_Table, _Table]:
    """What characters are compared as, and what puts these into their order."""
    return _Table(lambda char: _letters(char, alphabet)), _Table(lambda char: _rank(char, alphabet))


@lru_cache(maxsize=4096)
def _letters(char: str, alphabet: str) -> str:
    """What a character is compared as: folded, but for the letters that the alphabet tells apart."""
    if char == _ZWNJ:
        return " "
    lower = char.casefold()
    return lower if lower in _ranks(alphabet) else fold_character(char)


@lru_cache(maxsize=4096)
def _rank(char: str, alphabet: str) -> str:
    """What stands for a character in a key, so that keys are in the order of their code points."""
    return _ranks(alphabet).get(char) or (_OTHER_LETTER if char.isalpha() else _SYMBOL) + char


@cache
def _ranks(alphabet: str) -> Mapping[str, str]:
    known = dict.fromkeys((*_DIGITS, *alphabet, *_LATIN, *_PERSIAN))
    return {char: chr(rank) for rank, char in enumerate(known, _KNOWN_FROM)}
