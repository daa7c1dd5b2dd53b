"""What a text is found by: the one definition of search terms, which `search-terms.js` has again for readers' queries.

A half-space joins and parts at once: «کتاب‌خانه» is found as one word and by each of its parts. Endings of plurals and
of the ezafe are taken off lightly: a word is found by itself and by what is left, where that is surely the same word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from sitegen.language.orthography import fold

LONGEST = 40
"""Of a longer word so many characters count."""

KEPT = 65_536
"""So many words and chunks are remembered, of which most texts are made."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What stands for a half-space, or for an apostrophe inside a Latin word, while a text is folded: a symbol, which the
# fold keeps. «d'anneaux» is found by «anneaux», too.
_JOINT = "¤"
_JOINTS = re.compile(r"\u200c|(?<=[A-Za-z])['’](?=[A-Za-z\u00c0-\u024f])")

# Endings of plurals, the longest first; a word of its own is none, nor does it count as a word.
_PLURALS = ("هایشان", "هایمان", "هایتان", "هایی", "هایم", "هایت", "هایش", "های", "ها")
_ENDINGS = frozenset((*_PLURALS, "ی", "ای"))
# What else a half-space can set off as an ending.
_SET_OFF = _ENDINGS | frozenset(("ام", "ات", "اش", "ایم", "اید", "اند", "مان", "تان", "شان"))

# Words that end as plurals do and are none.
_WHOLE = _listed(
    "تنها انتها منتها اشتها فقها سفها گرانبها خونبها پربها کمبها نمایان "
    "صادرات واردات سادات امارات تورات مکافات مناجات ملاقات "
    "series species news lens"
)
# People of whom Persian has a plural in ان or, as Arabic has, in ین; of other words that end so few are plurals.
_PEOPLE = _listed(
    "استاد معلم مدیر کودک نوجوان جوان بیمار شاعر مسلمان دختر پسر خواهر برادر مادر پدر شهروند دوست دشمن رهبر وزیر سرباز "
    "محقق مولف مترجم مخاطب متخصص فرزند پیامبر امام پادشاه شاه زن مرد درخت جانور گیاه پزشک پرستار داور سردبیر فقیه "
    "مدرس مسوول شاغل زایر حاضر مبلغ مجاهد محدث منتقد معترض متکلم مستشرق محصل مامور منجم مهندس مشاور مجرم مومن "
    "عالم عارف صوفی بانو مورخ فیلسوف حاکم والی اسیر شهید مهاجر متفکر مفسر مجتهد طلبه رزمنده"
)
_TRADES = tuple(sorted(_listed("گر مند دار کار ساز بان آموز اموز شناس دان نویس یار پرداز گذار گزار مرد")))
_SHORTEST_OF_A_PEOPLE = 6

# Spellings with another seat of the hamza, as they are left by the fold; words in which some write no «و».
_SPELLINGS = (
    *(("مسیله", "مساله"), ("مسیول", "مسوول"), ("هییت", "هیات"), ("جریت", "جرات"), ("سیوال", "سوال")),
    *(("گفتگو", "گفتوگو"), ("جستجو", "جستوجو"), ("شستشو", "شستوشو")),
)
# God's name, which many names end in with one lam: «ذبیح‌اله».
_GOD, _GOD_IN_NAMES = "الله", "اله"

# Of two words that are written as one with an «و» between them each is short; more would make the index large.
_AND = "و"
_LONGEST_IN_COMPOUND = 5
# Words between which and others nobody leaves out a blank.
_PARTICLES = _listed("و در از به با که این ان را تا بر یا هر")

_ENGLISH_WHOLE = ("ss", "us", "is", "as", "ics")
_HISSES = ("sses", "xes", "ches", "shes", "zes")
_SHORTEST_ENGLISH = 4


def terms(text: str) -> set[str]:
    """What a text is found by."""
    found: set[str] = set()
    for chunk in set(text.split()):
        found.update(chunk_terms(chunk))
    return found


@lru_cache(KEPT)
def joined_terms(text: str) -> frozenset[str]:
    """The same of a short text, which is also found by neighbouring Persian words written as one."""
    own = terms(text)
    return frozenset(own if text.isascii() else own.union(*map(forms, neighbours(list(_words(text))))))


def neighbours(words: Sequence[str]) -> Iterator[str]:
    """Neighbouring words that some would write as one: «کتاب خانه», and with an «و» between them, «حمل و نقل»."""
    for one, other in pairwise(words):
        if _is_joinable(one) and _is_joinable(other):
            yield one + other
    for one, between, other in zip(words, words[1:], words[2:], strict=False):
        if between == _AND and _is_compound(one, other):
            yield one + between + other


@lru_cache(KEPT)
def forms(word: str) -> tuple[str, ...]:
    """A folded word and what is left of it without an ending, each once."""
    whole = _spelled(word)
    return tuple(dict.fromkeys(one[:LONGEST] for one in (whole, *_stems(whole))))


@lru_cache(KEPT)
def chunk_terms(chunk: str) -> tuple[str, ...]:
    """The terms of some words that no white space parts, each once."""
    words = _folded(chunk)
    return tuple(dict.fromkeys(term for word in words for term in _word_terms(word)))


def _folded(text: str) -> list[str]:
    return fold(_JOINTS.sub(_JOINT, text)).split()


def _word_terms(word: str) -> Iterator[str]:
    parts = [part for part in word.split(_JOINT) if part]
    if len(parts) < 2:
        yield from (term for part in parts if part not in _ENDINGS for term in forms(part))
        return
    core = _core(parts)
    yield _spelled("".join(parts))[:LONGEST]
    yield from forms("".join(core))
    for part in core if len(core) > 1 else ():
        yield from forms(part) if _is_word(part) else ()


def _core(parts: list[str]) -> list[str]:
    """The parts of a word without its endings; the first part is none."""
    end = len(parts)
    while end > 1 and parts[end - 1] in _SET_OFF:
        end -= 1
    return parts[:end]


def _is_word(part: str) -> bool:
    """Whether a part of a word can be looked for by itself: no ending, no single letter before an apostrophe."""
    return part not in _ENDINGS and not (len(part) == 1 and "a" <= part <= "z")


def _words(text: str) -> Iterator[str]:
    """The words of a text in their order, without endings that stand alone."""
    for word in _folded(text):
        parts = [part for part in word.split(_JOINT) if part] if _JOINT in word else [word]
        if len(parts) > 1 or (parts and parts[0] not in _ENDINGS):
            yield "".join(_core(parts))


@lru_cache(KEPT)
def _is_joinable(word: str) -> bool:
    return len(word) > 1 and _is_persian(word) and word not in _PARTICLES


def _is_compound(one: str, other: str) -> bool:
    return max(len(one), len(other)) <= _LONGEST_IN_COMPOUND and _is_joinable(one) and _is_joinable(other)


def _is_persian(word: str) -> bool:
    """Whether a folded word ends in a letter of the Arabic script."""
    return "\u0620" <= word[-1:] <= "\u06d5"


def _spelled(word: str) -> str:
    """A word in the usual one of its spellings."""
    word = word.replace(_GOD, _GOD_IN_NAMES)
    for spelling, usual in _SPELLINGS:
        if word.startswith(spelling):
            return usual + word[len(spelling) :]
    return word


def _stems(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return ()
    if _is_persian(word):
        return _without_plural(word) or _without_ezafe(word)
    return _without_s(word) if word.isascii() and word.endswith("s") else ()


def _without_plural(word: str) -> tuple[str, ...]:
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            # «های» can also be ای after a word in ه whose half-space is lost.
            return (word[: -len(ending)], word[:-2]) if ending == "های" else (word[: -len(ending)],)
    if word.endswith("جات") and len(word) >= 6:
        return (word[:-3], f"{word[:-3]}ه", word[:-2])
    if word.endswith("ات") and len(word) >= 5:
        stem = word[:-2]
        return (f"{stem}ه",) if stem.endswith("ی") else (stem, f"{stem}ه", f"{stem}ت")
    if word.endswith("گان") and len(word) >= 6:
        return (f"{word[:-3]}ه",)
    if word.endswith(("ویان", "ایان")) and len(word) >= 6:
        return (word[:-2], word[:-3])
    if word.endswith("ان"):
        return (word[:-2],) if _is_people(word[:-2]) else ()
    is_arabic = (word.endswith("ین") and word[:-2] in _PEOPLE) or (word.endswith("یون") and len(word) >= 7)
    return (word[:-2],) if is_arabic else ()


def _is_people(stem: str) -> bool:
    """Whether a word is of those that have a plural in ان."""
    if stem in _PEOPLE:
        return True
    return len(stem) >= _SHORTEST_OF_A_PEOPLE - 1 and stem.endswith((*_TRADES, "ی"))


def _without_ezafe(word: str) -> tuple[str, ...]:
    is_ezafe = (word.endswith("ای") and len(word) >= 4) or (word.endswith(("گوی", "جوی")) and len(word) >= 5)
    return (word[:-1],) if is_ezafe else ()


def _without_s(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_ENGLISH or word.endswith(_ENGLISH_WHOLE):
        return ()
    if word.endswith("ies") and len(word) > _SHORTEST_ENGLISH:
        return (f"{word[:-3]}y",)
    return (word[:-2],) if word.endswith(_HISSES) else (word[:-1],)
