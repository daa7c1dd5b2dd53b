"""The page that shows what a site holds in numbers: tables whose lines have bars, and two pictures."""

from collections.abc import Iterable, Iterator, Sequence

from sitegen.language.locales import Locale
from sitegen.language.numerals import grouped, language_name
from sitegen.model import Keyword, Words
from sitegen.pages.catalogue import Issue
from sitegen.pages.charts import share
from sitegen.pages.figures import Bar, BarTable
from sitegen.pages.lists import type_key
from sitegen.pages.page import Page, StatisticsContent
from sitegen.pages.parts import Anchor
from sitegen.pages.pictures import network_chart, year_chart
from sitegen.pages.rows import name_words
from sitegen.pages.statistics import Statistics
from sitegen.pages.statistics_files import file_of_table
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    issue_label,
    keyword_folder,
    type_folder,
    whole_year,
    year_folder,
)

FOLDER = "statistics/"
MOST_LINES = 20
HEADINGS = {
    "years": ("numbers_of_years", "year"),
    "issues": ("latest_issues", "issue"),
    "keywords": ("most_used_keywords", "keyword"),
    "authors": ("most_prolific_authors", "author"),
    "languages": ("numbers_of_languages", "language"),
    "types": ("numbers_of_types", "type"),
}
"""The words over a table, and over what its lines are of."""

COVERED = {
    "doi": "with_doi",
    "abstract": "with_abstract",
    "keywords": "with_keywords",
    "full_text": "with_full_text",
    "orcid": "with_orcid",
}

Counted = tuple[Keyword, int]
Line = tuple[Anchor, int, str]
"""What a line is of, its number, and a note."""


def statistics_page(numbers: Statistics, view: View) -> Iterator[Page]:
    """What the site holds in numbers."""
    heading = view.word("statistics")
    content = StatisticsContent(
        heading=heading,
        total=numbers.works,
        years=_years(numbers, view),
        chart=year_chart(numbers.years, view.locale),
        tables=tuple(_tables(numbers, view)),
        network=network_chart(numbers.network, view),
    )
    yield view.page("statistics", FOLDER, heading.value, content, (Anchor(heading),))


def _years(numbers: Statistics, view: View) -> BarTable | None:
    """Every year with works, the newest first."""
    lines = [
        (view.anchor(view.locale.year(whole_year(year)), year_folder(year)), works, "")
        for year, works in reversed(numbers.years)
    ]
    return _table("years", lines, view, len(lines)) if lines else None


def _tables(numbers: Statistics, view: View) -> Iterator[BarTable]:
    keywords = keywords_in(numbers.keywords, view.lang)
    found: dict[str, tuple[Iterable[Line], int]] = {
        "issues": (_issues(view), len(view.catalogue.issues)),
        "keywords": (_keywords(keywords, view), len(keywords)),
        "authors": (_authors(numbers, view), len(numbers.authors)),
        "languages": (_languages(numbers, view), len(numbers.languages)),
        "types": (_types(numbers, view), len(numbers.types)),
    }
    yield from (_table(kind, list(lines), view, total) for kind, (lines, total) in found.items() if total)
    yield _coverage(numbers, view)


def _table(kind: str, lines: Sequence[Line], view: View, total: int) -> BarTable:
    """Bars of which the longest one is as long as there is room."""
    most = max(number for _, number, _ in lines)
    bars = [
        Bar(anchor, _number(number, view.locale), share(number, most), share(most - number, most), note)
        for anchor, number, note in lines
    ]
    heading, line = HEADINGS[kind]
    return BarTable(
        kind=kind,
        heading=heading,
        line=line,
        number="number_of_works",
        bars=tuple(bars),
        total=total,
        file=file_of_table(kind),
    )


def _issues(view: View) -> Iterator[Line]:
    """The newest issues, with the journal where there are several."""
    issues = view.catalogue.issues
    several = len({issue.container.slug for issue in issues}) > 1
    for issue in issues[:MOST_LINES]:
        label = issue_label(issue, view)
        yield view.anchor(label, issue_folder(issue)), len(issue.works), _issue_note(issue, label, view, several)


def _issue_note(issue: Issue, label: Words, view: View, several: bool) -> str:
    date = next((entry.issued for entry in issue.works if entry.issued), None)
    year = view.locale.year(date) if date and (issue.volume or issue.issue) else ""
    title = issue.container.title.best(view.lang) if several else label
    return view.locale.lists.separator.join(part for part in (title.value if title != label else "", year) if part)


def keywords_in(counted: Sequence[Counted], lang: str) -> tuple[Counted, ...]:
    """The keywords in a language, since records that have them in two say the same in both; all if none is in it."""
    return tuple(one for one in counted if one[0].lang == lang) or tuple(counted)


def _keywords(keywords: Sequence[Counted], view: View) -> Iterator[Line]:
    for word, works in keywords[:MOST_LINES]:
        yield view.anchor(Words(word.value, word.lang), keyword_folder(word.slug)), works, ""


def _authors(numbers: Statistics, view: View) -> Iterator[Line]:
    for person, works in numbers.authors[:MOST_LINES]:
        yield view.anchor(name_words(person.best(view.lang)), author_folder(person.slug)), works, ""


def _languages(numbers: Statistics, view: View) -> Iterator[Line]:
    for tag, works in numbers.languages[:MOST_LINES]:
        yield Anchor(view.words(language_name(tag or "und", view.lang))), works, ""


def _types(numbers: Statistics, view: View) -> Iterator[Line]:
    """The types, with links where they have pages."""
    for kind, works in numbers.types[:MOST_LINES]:
        word = view.word(type_key(kind))
        yield view.anchor(word, type_folder(kind)) if len(numbers.types) > 1 else Anchor(word), works, ""


def _coverage(numbers: Statistics, view: View) -> BarTable:
    """Bars of which a whole one is all works, or all authors."""
    bars = tuple(
        Bar(
            Anchor(view.word(COVERED[one.name])),
            view.locale.word("percent", n=_number(percent(one.number, one.of), view.locale)),
            share(one.number, one.of),
            share(one.of - one.number, one.of),
            view.locale.word("of_all", n=_number(one.number, view.locale), m=_number(one.of, view.locale)),
        )
        for one in numbers.coverage
    )
    return BarTable(
        kind="coverage",
        heading="completeness",
        line="data",
        number="share",
        is_share=True,
        bars=bars,
        total=len(bars),
        file=file_of_table("coverage"),
    )


def percent(number: int, of: int) -> int:
    """A whole percentage, which is 0 for nothing and 100 for all alone."""
    if number in {0, of}:
        return 100 if number else 0
    return min(99, max(1, (200 * number + of) // (2 * of)))


def _number(number: int, locale: Locale) -> str:
    return grouped(number, locale.digits, locale.tag)
