"""Which names are those of organisations, by the words in them.

No word here is a given name or a family name in the place where it counts; `ANYWHERE` has words that are some family
name too ("Anders Bank"), and so say nothing for certain.
"""

from sitegen.language.orthography import fold

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
DOUBTFUL = "bank bureau college council faculty fund group hospital laboratories office press school union of for"
ANYWHERE = FIRST | LAST | frozenset(DOUBTFUL.split())
MOST_WORDS = 4
"""Of a family name, and of given names."""


def is_organisation(name: str) -> bool:
    """Whether a name in reading order begins or ends as only those of organisations do."""
    words = fold(name).split()
    return len(words) > 1 and (words[0] in FIRST or words[-1] in LAST)


def may_be_organisation(name: str) -> bool:
    """Whether there is a word in a name that stands in names of organisations most of all."""
    words = fold(name).split()
    return len(words) > 1 and not ANYWHERE.isdisjoint(words)


def may_be_parts(family: str, given: str) -> bool:
    """Whether what stands before and behind a comma can be a family name and given names."""
    words = fold(family).split(), fold(given).split()
    return all(0 < len(part) <= MOST_WORDS and ANYWHERE.isdisjoint(part) and "و" not in part for part in words)
