"""Titles that are the initials of others."""

import re

from sitegen.language.orthography import fold

WORD = re.compile(r"\w+")
MOST_WORDS = 20


def is_acronym(short: str, title: str) -> bool:
    """Whether a title in one word is made of initials of another one's words in their order, the first among them.

    It may pass over words, as PNAS does over those behind “Sciences”.
    """
    letters = "".join(WORD.findall(fold(short)))
    initials = [word[0] for word in WORD.findall(fold(title))[:MOST_WORDS]]
    if " " in short.strip() or not 1 < len(letters) <= len(initials) or initials[0] != letters[0]:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in letters)
