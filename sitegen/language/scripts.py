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
_ASCII = "".join(map(chr, range(128)))
_USUAL = charmap_build(_ASCII + "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٹپچڈڑژکگںھۀہۃۆۇیێےۓە".ljust(128, "\ufffe"))
_ASCII_BUT_LETTERS = bytes(ord(char) for char in _ASCII if not char.isalpha())


def script(text: str) -> str:
    """The script that most letters of the text are in (ISO 15924), the first of equals, `Zyyy` where it has no letters.

    Nearly every text is ASCII, or more than half of its characters are the usual letters of the Latin or Arabic script.
    """
    if text.isascii():
        return "Latn" if text.lower() != text.upper() else "Zyyy"
    if 2 * len(text.encode("ascii", "ignore").translate(None, _ASCII_BUT_LETTERS)) > len(text):
        return "Latn"
    if 2 * len(charmap_encode(text, "ignore", _USUAL)[0].translate(None, _ASCII.encode())) > len(text):
        return "Arab"
    return _by_count(text)


def _by_count(text: str) -> str:
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if unicodedata.category(char).startswith("L"):
            scripts[_SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "Zyyy")] += count
    known = [(name, count) for name, count in scripts.items() if name != "Zyyy"]
    return max(known, key=lambda item: item[1])[0] if known else "Zyyy"
