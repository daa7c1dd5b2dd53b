"""Invented articles of one journal: four issues a volume, a volume a year, the newest first."""

import re
from collections.abc import Iterator
from math import ceil, isqrt

import msgspec

from benchmarks import words
from benchmarks.words import Dice

BASE_URL = "https://journal.example/"
FILE_HOST = "https://files.example/"
PUBLISHERS_URL = "https://gardens.example/"
"""As long as the address of the site, and another: the site has no page of this name."""
VOLUMES, ISSUES = 30, 4
FIRST_YEAR = 1990
ABSTRACT, PERSIAN_ABSTRACT = 5400, 1350  # letters, as in content/bibliography/jcep.bib


class Author(msgspec.Struct, frozen=True):
    """An invented person; `bibtex` is the family name as the `.bib` file writes it."""

    family: str
    given: str
    bibtex: str
    slug: str


class Keyword(msgspec.Struct, frozen=True):
    """A keyword in both languages."""

    english: str
    persian: str
    slug: str


class Work(msgspec.Struct, frozen=True):
    """One invented article; `abstract` and `abstract_fa` are empty in a light one."""

    key: str
    number: int
    title: str
    title_fa: str
    authors: tuple[Author, ...]
    keywords: tuple[Keyword, ...]
    year: int
    volume: int
    issue: int
    first: int
    last: int
    abstract: str = ""
    abstract_fa: str = ""

    @property
    def doi(self) -> str:
        """A DOI below the prefix that Crossref keeps for examples."""
        return f"10.5555/gardens.{self.year}.{self.number}"

    @property
    def url(self) -> str:
        """The address of the article at its publisher."""
        return f"{PUBLISHERS_URL}article_{self.number}.html"

    @property
    def pdf(self) -> str:
        """The address of its full text, on another host."""
        return f"{FILE_HOST}article_{self.number}_{self.number * 2654435761 % 2**32:08x}.pdf"


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def works(count: int, kind: str) -> Iterator[Work]:
    """So many works of a kind, `heavy` or `light`; the same ones for the same arguments."""
    dice = Dice(f"{kind} {count}")
    people = _people(dice, max(50, count * 3 // 5))
    terms = _terms(dice, max(40, 30 * isqrt(count)))
    frequent_people, frequent_terms = words.falling_weights(len(people), 0.6), words.falling_weights(len(terms), 0.7)
    per_issue = ceil(count / (VOLUMES * ISSUES))
    page = 1
    for number in range(count):
        before, position = divmod(number, per_issue)
        volume, issue = VOLUMES - before // ISSUES, ISSUES - before % ISSUES
        page = page if position or issue != ISSUES else 1
        authors = [people[place] for place in dice.several(frequent_people, dice.pick((1, 2, 2, 2, 3, 3, 4)))]
        title, title_fa = words.title(dice, number)
        yield Work(
            key=f"{slug(authors[0].family)}{FIRST_YEAR + volume}{slug(title.split()[0])}{number}",
            number=number,
            title=title,
            title_fa=title_fa,
            authors=tuple(authors),
            keywords=tuple(terms[place] for place in dice.several(frequent_terms, dice.pick((4, 5, 5, 6)))),
            year=FIRST_YEAR + volume,
            volume=volume,
            issue=issue,
            first=page,
            last=(last := page + dice.between(7, 24)),
            abstract=words.abstract(dice, ABSTRACT) if kind == "heavy" else "",
            abstract_fa=words.persian_abstract(dice, PERSIAN_ABSTRACT) if kind == "heavy" else "",
        )
        page = last + 1


def _people(dice: Dice, count: int) -> list[Author]:
    found: dict[tuple[str, str], Author] = {}
    while len(found) < count:
        (family, bibtex), given = words.family(dice), words.given(dice)
        found[family, given] = Author(family, given, bibtex, f"{slug(f'{family} {given}')}-{len(found)}")
    return list(found.values())


def _terms(dice: Dice, count: int) -> list[Keyword]:
    found: dict[str, Keyword] = {}
    while len(found) < count:
        english, persian = words.term(dice)
        if english in found:
            english, persian = f"{english} {len(found)}", f"{persian} {len(found)}"
        found[english] = Keyword(english, persian, slug(english))
    return list(found.values())
