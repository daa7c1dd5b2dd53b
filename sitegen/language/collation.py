"""The order of words in lists and indexes, and the letter that a word stands under."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import repeat

from sitegen.language.orthography import fold_character

# CLDR's order for Persian: Unicode's default puts ه before و, code points put پ چ ژ گ ک ی last.
_PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_KNOWN_FROM = 0x110000
_OTHER_LETTERS_FROM = 2 * _KNOWN_FROM
_ZWNJ = "\u200c"

SortKey = tuple[tuple[int, ...], str]


def sort_key(text: str, alphabet: str) -> SortKey:
    """What to sort words by, where `alphabet` holds the lower-case letters of the page's language in their order.

    Blanks and half-spaces come before symbols, these before digits, then the letters of the alphabet, then Latin, then
    Persian, then other letters. Different texts have different keys.
    """
    spelled = "".join(map(_letters, text, repeat(alphabet)))
    return tuple(map(_rank, " ".join(spelled.split()), repeat(alphabet))), text


def initial(text: str, alphabet: str) -> str:
    """The letter that a word stands under in an index: `ا` also for `آ`, a capital if there is one, `#` for no letter.

    In the order of `sort_key`, the words under one initial stand side by side.
    """
    first = next(filter(None, (_letters(char, alphabet).lstrip()[:1] for char in text)), "")
    if not first.isalpha():
        return "#"
    return "ا" if first == "آ" else first.upper() if first.upper().lower() == first else first


@lru_cache(maxsize=4096)
def _letters(char: str, alphabet: str) -> str:
    """What a character is compared as: folded, but for the letters that the alphabet tells apart."""
    if char == _ZWNJ:
        return " "
    lower = char.casefold()
    return lower if lower in _ranks(alphabet) else fold_character(char)


@lru_cache(maxsize=4096)
def _rank(char: str, alphabet: str) -> int:
    return _ranks(alphabet).get(char) or ord(char) + (_OTHER_LETTERS_FROM if char.isalpha() else 0)


@cache
def _ranks(alphabet: str) -> Mapping[str, int]:
    known = dict.fromkeys((*_DIGITS, *alphabet, *_LATIN, *_PERSIAN))
    return {char: rank for rank, char in enumerate(known, _KNOWN_FROM)}
