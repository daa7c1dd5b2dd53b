"""Which script words are written in (ISO 15924)."""

import unicodedata
from codecs import charmap_build, charmap_encode
from collections import Counter

# The first word of a letter's Unicode name to ISO 15924 (https://unicode.org/iso15924/).
_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "COPTIC": "Copt",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "FULLWIDTH": "Latn",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Hira",
    "KANNADA": "Knda",
    "KATAKANA": "Kana",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MALAYALAM": "Mlym",
    "MONGOLIAN": "Mong",
    "NKO": "Nkoo",
    "SINHALA": "Sinh",
    "SYRIAC": "Syrc",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAANA": "Thaa",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}

# A byte for each character that counts at once: ASCII, then the letters of Persian and its neighbours.
_ARABIC_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٹپچڈڑژکگںھۀہۃۆۇیێےۓە"
_USUAL_LETTERS = charmap_build("".join(map(chr, range(128))) + _ARABIC_LETTERS.ljust(128, "\ufffe"))
_NOT_LATIN = bytes(code for code in range(256) if not chr(code).isascii() or not chr(code).isalpha())
_NOT_ARABIC = bytes((*range(128), *range(128 + len(_ARABIC_LETTERS), 256)))


def script(text: str) -> str:
    """The script that most letters of the text are in (ISO 15924), the first of equals, `Zyyy` where it has no letters.

    Most texts are Latin or Arabic by so far that to count the usual letters of these two is enough.
    """
    usual, _ = charmap_encode(text, "ignore", _USUAL_LETTERS)
    other = len(text) - len(usual)
    latin, arabic = len(usual.translate(None, _NOT_LATIN)), len(usual.translate(None, _NOT_ARABIC))
    if latin > arabic + other:
        return "Latn"
    if arabic > latin + other:
        return "Arab"
    return _by_count(text) if latin or arabic or other else "Zyyy"


def _by_count(text: str) -> str:
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if unicodedata.category(char).startswith("L"):
            scripts[_SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "Zyyy")] += count
    known = [(name, count) for name, count in scripts.items() if name != "Zyyy"]
    return max(known, key=lambda item: item[1])[0] if known else "Zyyy"
