"""How words are written: digits, the language that a script suggests, and the one fold for comparing."""

import re
import unicodedata
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from sitegen.language.scripts import script

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)

# CLDR's scripts that are written in several of ISO 15924's.
_PARTS_OF_SCRIPTS = {
    "Hans": frozenset(("Hani",)),
    "Hant": frozenset(("Hani",)),
    "Jpan": frozenset(("Hani", "Hira", "Kana")),
    "Kore": frozenset(("Hang", "Hani")),
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
_USUAL_BLOCKS = (range(0x100), range(0x600, 0x700), range(0x2000, 0x2070))
_UNUSUAL = re.compile("[^\x00-\xff\u0600-\u06ff\u2000-\u206f]")
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


def fold(text: str) -> str:
    """The form in which names, journals and keywords are compared and words are searched for.

    Lower case without accents, vowel signs, joiners, tatweel, hamza and apostrophes; Persian letters for their Arabic
    likes; ASCII digits; a single blank for every other run of punctuation and white space, none at the ends.
    Symbols stay (`c++`, `c#`). Idempotent.
    """
    is_usual = _UNUSUAL.search(text) is None
    folds = _usual_folds() if is_usual else {ord(char): fold_character(char) for char in set(text)}
    plain = " ".join((_EZAFE.sub("", text) if "\u200c" in text else text).translate(folds).split())
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


@cache
def _usual_folds() -> dict[int, str]:
    """What the characters come to of which nearly all texts are made."""
    return {code: fold_character(chr(code)) for block in _USUAL_BLOCKS for code in block}


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


@lru_cache
def default_language(script: str, languages: tuple[str, ...]) -> str:
    """The language that words in a script are taken for: the first of the site's in that script."""
    fitting = (tag for tag in languages if script in _written_in(tag))
    return next(fitting, _DEFAULT_LANGUAGES.get(script, "und"))


def text_language(value: str, declared: str, languages: tuple[str, ...]) -> str:
    """The language of some words: the declared one where their script allows it, else what the script suggests.

    `languages` are the site's; one of them stands for a declared regional form of it (`en` for `en-GB`).
    """
    written = script(value)
    allowed = _written_in(declared)
    if declared in {"", "und"} or (allowed and written not in {*allowed, "Zyyy"}):
        return default_language(written, languages)
    base = declared.partition("-")[0]
    return base if declared not in languages and base in languages and _written_in(base) == allowed else declared


@lru_cache
def _written_in(tag: str) -> frozenset[str]:
    name = language_script(tag)
    return _PARTS_OF_SCRIPTS.get(name, frozenset({name} if name else ()))


def language_tag(value: str) -> str:
    """The BCP 47 tag of a language named by a tag, an ISO 639 code or a name; empty where it is not known.

    Names are BibLaTeX's, or CLDR's in English and Persian. Of several languages the first one counts. A script or a
    region is dropped where CLDR holds it for likely (`en-US` is `en`, `en-GB` stays).
    """
    return next(iter(language_tags(value)), "")


def language_tags(value: str) -> tuple[str, ...]:
    """The tags of all languages that are named, each once."""
    return _tags(value[:_LONGEST_LANGUAGES])


@lru_cache(maxsize=1024)
def _tags(named: str) -> tuple[str, ...]:
    if tag := _single_language_tag(named):
        return (tag,)
    return tuple(dict.fromkeys(filter(None, map(_single_language_tag, _LANGUAGE_SEPARATOR.split(named)))))


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
