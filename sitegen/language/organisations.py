"""Which names are those of organisations, by the words in them.

No word here is a given name or a family name in the place where it counts; `ANYWHERE` has words that are some family
name too ("Anders Bank"), and so say nothing for certain.
"""

from sitegen.language.names import display
from sitegen.language.orthography import fold
from sitegen.model import Name

PERSIAN = (
    "وزارت سازمان دانشگاه دانشکده پژوهشگاه پژوهشکده پژوهشسرا مرکز موسسه انجمن شرکت بانک بنیاد"
    " شورا شورای اداره کمیته کمیسیون کارگروه فرهنگستان آکادمی هیئت هیأت دفتر معاونت مدیریت ستاد"
    " کتابخانه موزه بیمارستان مجلس دبیرخانه اتحادیه فدراسیون کنسرسیوم آزمایشگاه صندوق کانون مجمع"
    " گروه حزب شهرداری استانداری فرمانداری دانشسرا اندیشکده خبرگزاری انتشارات"
)
ENGLISH = (
    "ministry university institute institution organization organisation association society academy center centre"
    " department committee commission foundation federation consortium agency museum library laboratory company"
)
FIRST = frozenset(map(fold, [*PERSIAN.split(), *ENGLISH.split(), "bureau", "council", "office", "faculty"]))
"""Words that a name of an organisation begins with."""
LAST = frozenset([*ENGLISH.split(), "corporation", "gmbh", "inc", "ltd"])
"""Words that one ends with."""
DOUBTFUL = (
    "authority bank board bureau collaboration college council division faculty fund group hospital institut instituto"
    " laboratories llc network office press program programme project school secretariat service team union"
    " universidad universidade universita universitat université universiteit"
)
ANYWHERE = frozenset([*(word for word in FIRST if word.isascii()), *LAST, *fold(DOUBTFUL).split()])
BEGINNINGS = frozenset([*FIRST, *fold("جهاد روزنامه نهاد").split()])
"""Words that say so where they begin a name: those of Persian are family names behind others ("محمد جهاد")."""
NOBODYS = frozenset({"and", "و"})
"""Words that join what a name of one person has no two of."""
OF = frozenset({"of", "for"})
"""Words of organisations where another one says so, and else of people ("William of Ockham")."""
MOST_WORDS = 4
"""Of a family name, and of given names."""


def is_organisation(name: str) -> bool:
    """Whether a name in reading order begins or ends as only those of organisations do."""
    words = fold(name).split()
    return len(words) > 1 and (words[0] in FIRST or words[-1] in LAST)


def has_word(text: str) -> bool:
    """Whether a word of a text stands in names of organisations: at the beginning, or wherever in them it may."""
    words = fold(text).split()
    return not (ANYWHERE.isdisjoint(words) and BEGINNINGS.isdisjoint(words[:1]))


def is_joined(text: str) -> bool:
    """Whether a text names two by a word between them."""
    return not NOBODYS.isdisjoint(fold(text).split())


def is_suspected(name: Name, *, has_comma: bool) -> bool:
    """Whether a name in parts may be an organisation's: by any such word in it, or where a comma has made the parts.

    Such a comma says that it is a person ("Office, Ann"), unless there are words around it that no name of one has.
    """
    if name.literal or not name.given:
        return False
    if not has_comma:
        return has_word(display(name))
    shown = display(name)
    if is_joined(shown) or (has_word(shown) and not OF.isdisjoint(fold(shown).split())):
        return True
    return is_organisation(name.family) and is_organisation(name.given)


def may_be_parts(family: str, given: str) -> bool:
    """Whether what stands before and behind a comma can be a family name and given names."""
    known = ANYWHERE | BEGINNINGS | NOBODYS | OF
    words = fold(family).split(), fold(given).split()
    return all(0 < len(part) <= MOST_WORDS and known.isdisjoint(part) for part in words)
