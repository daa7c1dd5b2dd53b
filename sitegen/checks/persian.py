"""Rules for Persian as it is typed: half-spaces, letters and digits."""

import re
from collections.abc import Iterator

from sitegen.checks import EntryRule
from sitegen.config import Config
from sitegen.language.half_spaces import JOINED_VERB, ZWNJ, words_without
from sitegen.language.names import display
from sitegen.model import Entry
from sitegen.problems import Problem, Source, note

LONG = 200
"""Characters; a shorter text may need no half-space."""
SUSPICIOUS = 2

# Words that are wrong without a half-space and nothing else with a blank or joined: «می شود», «میشود», «یافتههای»,
# «کتاب های».
LACKING = re.compile(
    rf"(?<![\w{ZWNJ}])(?:ن?می(?:{JOINED_VERB})|ن?می [\u0622-\u06cc]{{2,}}|\w{{2,}} ها(?:ی|یی)?"
    rf"|\w{{2,}}هها(?:ی|یی)?|\w{{2,}} ترین)(?![\w{ZWNJ}])"
)
ARABIC_LETTERS = re.compile("[يك]")
# Letters that Arabic has not, and words that a Persian text is never long without.
PERSIAN_LETTERS = re.compile("[پچژگ]")
PERSIAN_WORDS = re.compile(r"(?<!\w)(?:از|در|را|که|است|این|برای|های|با|به)(?!\w)")
MIXED_DIGITS = re.compile("[0-9][۰-۹٠-٩]|[۰-۹][0-9٠-٩]|[٠-٩][0-9۰-۹]")


def missing_half_spaces(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A long Persian text has no half-space (U+200C) though words need one, or some words lack theirs beside others."""
    text = "\n".join(_texts(entry))
    lacking = LACKING.findall(text) if len(text) >= LONG and ZWNJ not in text and PERSIAN_WORDS.search(text) else ()
    if len(lacking) >= SUSPICIOUS:
        shown = "”, “".join(dict.fromkeys(lacking[:3]))
        count = f"{len(lacking)} words seem to lack one"
        message = f"the Persian text has no half-space (U+200C); {count}, such as “{shown}”"
        hint = "export the record again in a way that keeps them; the text is published as it is"
        return note("missing-half-spaces", message, source, key=entry.key, hint=hint)
    if not (wrong := words_without(text) if ZWNJ in text else []):
        return None
    count = f"{len(wrong)} words" if len(wrong) > 1 else "a word"
    message = f"the Persian text lacks a half-space (U+200C) in {count}: “{'”, “'.join(wrong[:3])}”"
    hint = "`sitegen check --propose-zwnj` prints a patch that puts them in; the text is published as it is"
    return note("missing-half-spaces", message, source, key=entry.key, hint=hint)


def arabic_letters(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A Persian text has the Arabic letters ي and ك in place of ی and ک."""
    found = next((word for text in (*_texts(entry), *_names(entry)) if (word := _arabic_word(text))), "")
    if not found:
        return None
    message = f"“{found[:40]}” has the Arabic ي or ك in a Persian text; other search engines may not find it"
    return note("arabic-letters", message, source, key=entry.key, hint="type the Persian ی and ک")


def mixed_digits(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A number in a title or an abstract is written with digits of two scripts."""
    texts = (words.value for text in (entry.title, entry.abstract) for words in text.versions)
    found = next((match for text in texts if not text.isascii() and (match := MIXED_DIGITS.search(text))), None)
    if found is None:
        return None
    message = f"the number “{_word_at(found)}” mixes the digits of two scripts"
    return note("mixed-digits", message, source, key=entry.key, hint="write it in the digits of one script")


PERSIAN_RULES: tuple[EntryRule, ...] = (missing_half_spaces, arabic_letters, mixed_digits)


def _texts(entry: Entry) -> Iterator[str]:
    """The texts of the work in Persian."""
    texts = (entry.title, entry.abstract)
    return (words.value for text in texts for words in text.versions if words.lang == "fa")


def _names(entry: Entry) -> Iterator[str]:
    return (display(name) for person in entry.author for name in person.names if name.lang == "fa")


def _arabic_word(text: str) -> str:
    """A word with an Arabic letter in a text that is Persian by its other letters or words."""
    if not ARABIC_LETTERS.search(text) or not (PERSIAN_LETTERS.search(text) or PERSIAN_WORDS.search(text)):
        return ""
    return next(word for word in text.split() if ARABIC_LETTERS.search(word))


def _word_at(found: re.Match[str]) -> str:
    text, start, end = found.string, *found.span()
    return text[text.rfind(" ", 0, start) + 1 : max(text.find(" ", end), end)][:40]
