"""Lists of names, from raw TeX to the parts that CSL names.

BibTeX's rules (https://ctan.org/pkg/tamethebeast, "The author format"), with these differences, none of which loses a
letter: a script without case has no von part; before a comma only the leading lower-case words are the von part
("Ortega y Gasset, José" stays whole, as with Biber); "al-Rahman" is not one; "Jr." is known wherever it stands; ";" and
"؛" part names where no " and " does; "،" is a comma; brackets hold together. A name in one word is a family name alone,
as CSL has it; a name with more commas than the rules know is a literal, and doubted.
"""

import re
from functools import lru_cache
from itertools import accumulate, islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from sitegen.language.names import display, inverted
from sitegen.language.organisations import is_organisation, is_suspected
from sitegen.model import Name
from sitegen.reading.doubts import Doubt, Doubts
from sitegen.reading.latex import split_top_level, verbatim
from sitegen.reading.name_lists import raw_names, trimmed
from sitegen.reading.record import plain

MAX_LENGTH = 1000
"""Characters; a longer name is a literal."""

COMMA = re.compile("[,،]")
BLANK = re.compile(" ")
ET_AL = re.compile(r",? et\.? al\.?$", re.IGNORECASE)
OTHERS = frozenset({"others", "et al", "et al."})
PERSIAN_OTHERS = frozenset({"سایرین", "دیگران", "همکاران", "و سایرین", "و دیگران", "و همکاران"})
JUNIOR = re.compile(r"(?:[Jj](?:[Nn])?[Rr]|[Ss](?:[Nn])?[Rr]|[Ee]sq)\.?|II|III|IV|VII|VIII|[2-9](?:nd|rd|th)")
BRACED_JUNIOR = re.compile(rf"\{{([^{{}}]+?),\s*({JUNIOR.pattern})\}}")
DEGREE = re.compile(r"(?:ph\. ?d|m\. ?d|phd|md)\.?", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|\\url(?![a-z])", re.IGNORECASE)
EXTENDED = re.compile(r"(family|given|prefix|suffix|useprefix|[a-z]+-i) ?= ?(.*)", re.IGNORECASE)
GLUED_INITIALS = re.compile(r"(?:^|(?<= ))((?:-?[^\W\d_]\.\u200c?)+)(?=[^\W\d_]{2})")
VA = re.compile(" و ")
LIKE_PERSIAN_LETTERS = str.maketrans({"ي": "ی", "ك": "ک", "\u200c": None})
PERSIAN_FAMILY = re.compile(".*(?:زاده|پور|نژاد|نیا|یان)|.{2,}ی")
PERSIAN_GIVEN = re.compile(
    ".*(?:علی|مهدی|تقی|نقی|قلی)|عبدال.+|هادی|مصطفی|مرتضی|مجتبی|یحیی|عیسی|موسی|ولی|نبی|صفی|رضی|زکی|هانی|سامی|رامی|حاجی|"
    "لیلی|سلمی|کبری|صغری|هدی|ندی|طوبی|بشری|مهری|پری|زری|سوری|نازی|شادی|هستی|گیتی|فخری|بدری|قدسی|شمسی|بیبی|"
    "شاپور|کیان|شایان|آریان|رایان|پویان|سونیا|تانیا"
)
"""Given names that end as family names do."""


class Names(Struct, frozen=True):
    """The names of a list, and how each of them is written there; `et_al` says that the list goes on."""

    names: tuple[Name, ...] = ()
    raw: tuple[str, ...] = ()
    et_al: bool = False
    doubts: Doubts = ()


def parse_names(value: str, lang: str, bodies: frozenset[str] = frozenset()) -> Names:
    """The names in a raw value, each in `lang`; a closing `others` or سایرین is `et_al`, empty names are dropped.

    A name that stands in `bodies`, word for word, or begins or ends as only organisations do is whole. Of others
    `two-names-suspected` doubts that they are one, and `organisation-suspected` that they are people's.
    """
    items = raw_names(value)
    names = [item for item in items if item.lower() not in OTHERS]
    if len(names) > 1 and plain(names[-1]) in PERSIAN_OTHERS:
        names.pop()
    open_list = bool(names) and ET_AL.search(names[-1]) is not None
    if open_list:
        names[-1] = ET_AL.sub("", names[-1])
    parsed = [_body(item, lang) if item in bodies and " " in item else _read(item, lang) for item in names]
    doubts = tuple(doubt for _, found in parsed for doubt in found)
    no_name = Name(lang=lang)
    kept = [(name, item) for (name, _), item in zip(parsed, names, strict=True) if name != no_name]
    raw = tuple([item for _, item in kept])
    return Names(tuple([name for name, _ in kept]), raw, open_list or len(names) < len(items), doubts)


def _body(item: str, lang: str) -> tuple[Name, Doubts]:
    return Name(literal=plain(item), lang=lang), ()


def _read(item: str, lang: str) -> tuple[Name, Doubts]:
    return _name(item, lang) if len(item) <= MAX_LENGTH else _doubted(Name(literal=plain(item), lang=lang), item)


@lru_cache(maxsize=4096)
def _name(item: str, lang: str) -> tuple[Name, Doubts]:
    """A name and what is doubtful about it; people who write much are read once."""
    return _doubted(replace(_in_parts(item), lang=lang), item)


def _doubted(name: Name, item: str) -> tuple[Name, Doubts]:
    return name, (_several(item),) if _are_several(item, name) else _doubts(name, item)


def _several(item: str) -> Doubt:
    message = f"“{plain(item)[:80]}” is taken for one name, but looks like several"
    return Doubt("two-names-suspected", message, "separate people with ` and `; put an organisation in braces")


def _doubts(name: Name, item: str) -> Doubts:
    if not is_suspected(name, has_comma=COMMA.search(item) is not None):
        return ()
    message = f"“{display(name)[:80]}” is taken for a person, “{inverted(name)[:80]}”; it looks like an organisation"
    return (Doubt("organisation-suspected", message, "write an organisation as `{{…}}`, a person as `Family, Given`"),)


def _are_several(item: str, name: Name) -> bool:
    """Whether a name has too many parts, or two that are names in themselves.

    A family name of two words is not taken for a person: it begins with what a family name looks like ("حسینی نسب"), or
    given names stand after it ("ملک زاده، محمد علی").
    """
    if is_whole(item) or ADDRESS.match(item):
        return False
    if item.isascii() and "\\" not in item:
        return bool(name.literal) and not is_organisation(name.literal)
    parts = _parts(item, COMMA if COMMA.search(item) else VA)
    if len(parts) > 1 and (any(map(is_whole, parts)) or all(is_organisation(plain(part)) for part in parts)):
        return True
    if name.literal:
        return not is_organisation(name.literal)
    return len(parts) == 2 and all(map(_is_persian_in_reading_order, parts))


def _is_persian_in_reading_order(part: str) -> bool:
    words = plain(part).translate(LIKE_PERSIAN_LETTERS).split()
    return len(words) > 1 and _is_persian_family(words[-1]) and not _is_persian_family(words[0])


def _is_persian_family(word: str) -> bool:
    return PERSIAN_FAMILY.fullmatch(word) is not None and PERSIAN_GIVEN.fullmatch(word) is None


def _in_parts(item: str) -> Name:
    if is_whole(item):
        return Name(literal=plain(item))
    if ADDRESS.match(item):
        return Name(literal=verbatim(item))
    parts = _parts(item, COMMA)
    fields = [field for part in parts if (field := EXTENDED.fullmatch(part))]
    if len(fields) == len(parts):
        return _extended(fields)
    if len(parts) == 1 and is_organisation(plain(item)):
        return Name(literal=plain(item))
    if len(parts) == 1:
        return _family(item.strip(" ,،")) if COMMA.search(item[-1]) else _given_family(parts[0])
    if len(parts) == 2 and not JUNIOR.fullmatch(parts[1]):
        return _with_given(parts[0], parts[1])
    if len(parts) == 2:
        return replace(_given_family(parts[0]), suffix=plain(parts[1]))
    if len(parts) == 3 and (_is_suffix(parts[1]) or _is_suffix(parts[2])):
        suffix, given = parts[1:] if _is_suffix(parts[1]) else reversed(parts[1:])
        return replace(_with_given(parts[0], given), suffix=plain(suffix))
    return Name(literal=plain(item))


def is_whole(item: str) -> bool:
    """Whether one pair of braces holds all of a raw name, so that it has no parts."""
    if not (item.startswith("{") and item.endswith("}")):
        return False
    depths = accumulate(1 if brace == "{" else -1 for brace in item if brace in "{}")
    return 0 not in islice(depths, item.count("{") + item.count("}") - 1)


def _extended(fields: list[re.Match[str]]) -> Name:
    """BibLaTeX's extended name format: https://ctan.org/pkg/biblatex, "Data annotations and name formats"."""
    values = {field[1].lower(): plain(field[2].strip('" ')) for field in fields}
    family, given, particle, suffix = (values.get(key, "") for key in ("family", "given", "prefix", "suffix"))
    return Name(family, given, particle, suffix)


def _with_given(family: str, given: str) -> Name:
    words = _words(given)
    name = _family(family)
    if name.suffix or len(words) < 2 or not JUNIOR.fullmatch(words[-1]):
        return replace(name, given=plain(given))
    return replace(name, given=_text(words[:-1]), suffix=plain(words[-1]))


def _family(text: str) -> Name:
    """What stands before the comma: von part, family name, and a suffix as in "Smith Jr., John"."""
    words, suffix = _without_suffix(_words(text))
    start = next((index for index, word in enumerate(words[:-1]) if not _is_lower(word)), max(len(words) - 1, 0))
    return Name(_text(words[start:]), particle=_text(words[:start]), suffix=suffix)


def _given_family(text: str) -> Name:
    """A name without a comma: given names, von part, family name."""
    words, suffix = _without_suffix(_words(GLUED_INITIALS.sub(r"\1 ", text)))
    last = max(len(words) - 1, 0)
    lower = [index for index, word in enumerate(words[:-1]) if _is_lower(word)] or [last]
    family = lower[-1] + 1 if lower[-1] < last else last
    return Name(_text(words[family:]), _text(words[: lower[0]]), _text(words[lower[0] : family]), suffix)


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """The words before a suffix, and that.

    "{Smith, Jr.}" has one too: in a name a comma is to machines what stands before the given names.
    """
    if braced := BRACED_JUNIOR.fullmatch(words[-1]) if words else None:
        return [*words[:-1], f"{{{braced[1]}}}"], plain(braced[2])
    has_suffix = len(words) > 1 and JUNIOR.fullmatch(words[-1])
    return (words[:-1], plain(words[-1])) if has_suffix else (words, "")


def _is_suffix(part: str) -> bool:
    suffix = plain(part)
    return JUNIOR.fullmatch(suffix) is not None or DEGREE.fullmatch(suffix) is not None


def _is_lower(word: str) -> bool:
    """Whether a word can be of a von part: its letters are lower case, and its script has cases."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letters = [char for char in plain(word) if char.isalpha()]
    return bool(letters) and letters[0].title() != letters[0] and not any(char.isupper() for char in letters)


def _words(text: str) -> list[str]:
    """The words, a note in brackets with the word before it."""
    words: list[str] = []
    for word in _parts(text, BLANK):
        if words and word.startswith(("[", "(")):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _parts(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts between separators of one character that stand outside braces and brackets; none is empty."""
    parts = split_top_level(text, separator)
    if "[" not in text and "(" not in text:
        return [item for part in parts if (item := trimmed(part))]
    bounds, end, depth = [0], 0, 0
    for part in parts:
        end += len(part) + 1
        depth = max(depth + part.count("[") + part.count("(") - part.count("]") - part.count(")"), 0)
        if depth == 0:
            bounds.append(end)
    held_together = parts if depth else [text[start : end - 1] for start, end in pairwise(bounds)]
    return [item for part in held_together if (item := trimmed(part))]


def _text(words: list[str]) -> str:
    return plain(" ".join(words))
