"""How words are written: digits, scripts, the language that a script suggests, and the one fold for comparing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)

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
# CLDR's scripts that are written in several of ISO 15924's.
_PARTS_OF_SCRIPTS = {
    "Hans": {"Hani"},
    "Hant": {"Hani"},
    "Jpan": {"Hani", "Hira", "Kana"},
    "Kore": {"Hang", "Hani"},
}

# Towards Persian, as Persian readers type; what Unicode decomposes (أ, ۀ, ئ) needs no line here.
_LETTERS = {
    **dict.fromkeys("يىے", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ةەہھۃ", "ه"),
    "ٱ": "ا",
    **dict.fromkeys("ءٴـ'’‘ʼʾʿʹʻ`′", ""),
    "#": "#",
}
_EZAFE = re.compile("(?<=ه)\u200c[یيى](?![\\w\u200c])")

_DEFAULT_LANGUAGES = {"Arab": "fa", "Latn": "en"}
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_LONGEST_LANGUAGES = 200
_LANGUAGE_SEPARATOR = re.compile(r"[,;/()&|،؛]|\band\b|\bو\b")

# BibLaTeX's and Babel's (the TeX package's) own words, and the names that languages give themselves.
_LANGUAGES = {
    **dict.fromkeys(("farsi", "parsi", "فارسی", "پارسی", "دری", "dari", "tajiki farsi"), "fa"),
    **dict.fromkeys(("american", "british", "usenglish", "ukenglish", "canadian", "australian", "newzealand"), "en"),
    **dict.fromkeys(("ngerman", "germanb", "naustrian", "austrian", "nswissgerman", "swissgerman", "deutsch"), "de"),
    **dict.fromkeys(("acadian", "canadien", "francais", "frenchb"), "fr"),
    **dict.fromkeys(("arabi", "العربيه", "عربي", "تازی"), "ar"),
    **dict.fromkeys(("brazil", "brazilian", "portuges", "portugues"), "pt"),
    **dict.fromkeys(("espanol", "castellano", "castilian", "mexican"), "es"),
    **dict.fromkeys(("usorbian", "uppersorbian"), "hsb"),
    **dict.fromkeys(("polutonikogreek", "polygreek", "ellinika", "ελληνικα"), "el"),
    **dict.fromkeys(("azeri", "azerbaijani", "azərbaycan", "azerbaycan", "ترکی آذربایجانی", "آذری"), "az"),
    **dict.fromkeys(("turkce", "türkçe", "ترکی"), "tr"),
    **dict.fromkeys(("русскии", "russkij"), "ru"),
    **dict.fromkeys(("sorani", "کوردی", "کردی سورانی"), "ckb"),
    **dict.fromkeys(("kurdi", "kurmanji"), "ku"),
    **dict.fromkeys(("тоҷикӣ", "tojiki"), "tg"),
    **dict.fromkeys(("اردو",), "ur"),
    **dict.fromkeys(("پښتو", "پشتو"), "ps"),
    **dict.fromkeys(("עברית", "ivrit"), "he"),
    **dict.fromkeys(("italiano",), "it"),
    **dict.fromkeys(("հայերեն",), "hy"),
    **dict.fromkeys(("ქართული",), "ka"),
    **dict.fromkeys(("中文", "mandarin"), "zh"),
    **dict.fromkeys(("日本語",), "ja"),
    **dict.fromkeys(("한국어",), "ko"),
    **dict.fromkeys(("nynorsk",), "nn"),
    **dict.fromkeys(("norsk", "norwegian"), "nb"),
    **dict.fromkeys(("bahasa", "bahasai", "indon"), "id"),
    **dict.fromkeys(("slovene",), "sl"),
    **dict.fromkeys(("magyar",), "hu"),
}


def ascii_digits(text: str) -> str:
    """The text with Persian, Arabic-Indic and full-width digits as ASCII ones, and nothing else changed."""
    return text.translate(_DIGITS)


def script(text: str) -> str:
    """The script that most letters of the text are in (ISO 15924), `Zyyy` where it has no letters."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if unicodedata.category(char).startswith("L"):
            scripts[_SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "Zyyy")] += count
    known = [(name, count) for name, count in scripts.items() if name != "Zyyy"]
    return max(known, key=lambda item: item[1])[0] if known else "Zyyy"


def fold(text: str) -> str:
    """The form in which names, journals and keywords are compared and words are searched for.

    Lower case without accents, vowel signs, joiners, tatweel, hamza and apostrophes; Persian letters for their Arabic
    likes; ASCII digits; a single blank for every other run of punctuation and white space, none at the ends.
    Symbols stay (`c++`, `c#`). Idempotent.
    """
    plain = _EZAFE.sub("", text).translate({ord(char): fold_character(char) for char in set(text)})
    return unicodedata.normalize("NFC", " ".join(plain.split()))


@lru_cache(maxsize=4096)
def fold_character(char: str) -> str:
    """What `fold` makes of one character: letters, a blank between words, or nothing."""
    return "".join(
        _plain(lower)
        for part in unicodedata.normalize("NFKD", char)
        if not _is_mark(part)
        for lower in unicodedata.normalize("NFKD", part.casefold())
    )


def _plain(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if _is_mark(char):
        return ""
    return " " if unicodedata.category(char)[0] in "PZC" else ascii_digits(char)


def _is_mark(char: str) -> bool:
    # Reordering marks is quadratic in the length of their run, so none may be left when the text is composed.
    return unicodedata.category(char) in {"Mn", "Me", "Cf"} or unicodedata.combining(char) > 0


@lru_cache
def language_script(tag: str) -> str:
    """The script of a BCP 47 tag: its own subtag, else CLDR's likely one; empty where unknown."""
    found = _TAG.fullmatch(tag)
    if found and found[2]:
        return found[2].title()
    language, _, region = tag.replace("-", "_").partition("_")
    likely = get_global("likely_subtags")
    expanded = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return expanded.split("_")[1] if expanded and language != "und" else ""


def default_language(script: str, languages: Sequence[str]) -> str:
    """The language that words in a script are taken for: the first of the site's in that script."""
    fitting = (tag for tag in languages if script in _written_in(tag))
    return next(fitting, _DEFAULT_LANGUAGES.get(script, "und"))


def text_language(value: str, declared: str, languages: Sequence[str]) -> str:
    """The language of some words: the declared one where their script allows it, else what the script suggests.

    `languages` are the site's; one of them stands for a declared regional form of it (`en` for `en-GB`).
    """
    written = script(value)
    allowed = _written_in(declared)
    if declared in {"", "und"} or (allowed and written not in {*allowed, "Zyyy"}):
        return default_language(written, languages)
    base = declared.partition("-")[0]
    return base if declared not in languages and base in languages and _written_in(base) == allowed else declared


def _written_in(tag: str) -> set[str]:
    name = language_script(tag)
    return _PARTS_OF_SCRIPTS.get(name, {name} if name else set())


def language_tag(value: str) -> str:
    """The BCP 47 tag of a language named by a tag, an ISO 639 code or a name; empty where it is not known.

    Names are BibLaTeX's, or CLDR's in English and Persian. Of several languages the first one counts. A script or a
    region is dropped where CLDR holds it for likely (`en-US` is `en`, `en-GB` stays).
    """
    named = value[:_LONGEST_LANGUAGES]
    parts = (named, *_LANGUAGE_SEPARATOR.split(named))
    return next(filter(None, map(_single_language_tag, parts)), "")


def _single_language_tag(value: str) -> str:
    found = _TAG.fullmatch(value.strip())
    language = _known_language(found[1].lower()) if found else ""
    if not found or not language:
        return _languages_by_name().get(fold(value), "")
    return _minimal_tag(language, (found[2] or "").title(), (found[3] or "").upper())


def _known_language(code: str) -> str:
    alias = str(get_global("language_aliases").get(code, code)).partition("_")[0]
    return alias if alias in Locale("en").languages and alias != "und" else ""


def _minimal_tag(language: str, script: str, region: str) -> str:
    _, likely_script, likely_region = (*get_global("likely_subtags").get(language, "").split("_"), "", "")[:3]
    kept = (language, "" if script == likely_script else script, "" if region == likely_region else region)
    return "-".join(filter(None, kept))


@cache
def _languages_by_name() -> dict[str, str]:
    named = {fold(name): tag for locale in ("fa", "en") for tag, name in Locale(locale).languages.items()}
    own = {fold(name): tag for name, tag in _LANGUAGES.items()}
    return {name: tag.replace("_", "-") for name, tag in {**named, **own}.items() if tag != "und"}
