"""The numbers of the statistics page as files, which are the same for readers of every language."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sitegen.formats.csv_tables import Cell, csv_table
from sitegen.language.calendars import persian_years
from sitegen.language.names import display
from sitegen.model import DateParts, Person
from sitegen.output_file import File
from sitegen.pages.lists import type_key
from sitegen.pages.statistics import Statistics
from sitegen.pages.view import View, author_folder, issue_folder, issue_label, keyword_folder

Rows = Iterator[Sequence[Cell]]
Views = Sequence[View]


def file_of_table(kind: str) -> str:
    """Where a table is."""
    return f"statistics/{kind}.csv"


def files_of_tables(numbers: Statistics, *, has_issues: bool) -> tuple[str, ...]:
    """The files of the tables that have something in them."""
    present = {
        "years": numbers.years,
        "issues": has_issues,
        "keywords": numbers.keywords,
        "authors": numbers.authors,
        "languages": True,
        "types": True,
        "coverage": True,
        "network": numbers.network.pairs,
    }
    return tuple([file_of_table(kind) for kind, there in present.items() if there])


def statistics_files(numbers: Statistics, files: Sequence[str], views: Views) -> Iterator[File]:
    """The files with these names."""
    for file in files:
        kind = file.removeprefix("statistics/").removesuffix(".csv")
        header, *rows = TABLES[kind](numbers, views)
        yield File(file, csv_table([str(cell) for cell in header], rows))


def _years(numbers: Statistics, views: Views) -> Rows:
    """Gregorian years, with the solar ones that each lies in where a language of the site counts these."""
    with_solar = any(view.locale.calendar == "persian" for view in views)
    yield ("year", *(("solar_hijri_from", "solar_hijri_to") if with_solar else ()), "works")
    for year, works in numbers.years:
        solar = (persian_years(DateParts(year)) or ("", "")) if with_solar else ()
        yield (year, *solar, works)


def _issues(_: Statistics, views: Views) -> Rows:
    yield "journal", "volume", "issue", "year", *_in_each("label", views), "works", "url"
    for issue in views[0].catalogue.issues:
        title = issue.container.title.best(views[0].lang).value
        labels = [issue_label(issue, view).value for view in views]
        at = _address(issue_folder(issue), views)
        yield title, issue.volume, issue.issue, issue.year or "", *labels, len(issue.works), at


def _keywords(numbers: Statistics, views: Views) -> Rows:
    yield "keyword", "language", "works", "url"
    for word, works in numbers.keywords:
        yield word.value, word.lang, works, _address(keyword_folder(word.slug), views)


def _authors(numbers: Statistics, views: Views) -> Rows:
    yield *_in_each("author", views), "orcid", "works", "url"
    for person, works in numbers.authors:
        yield *_names(person, views), person.orcid, works, _address(author_folder(person.slug), views)


def _languages(numbers: Statistics, _: Views) -> Rows:
    yield "language", "works"
    yield from numbers.languages


def _types(numbers: Statistics, views: Views) -> Rows:
    yield "type", *_in_each("label", views), "works"
    for kind, works in numbers.types:
        yield kind, *(view.locale.word(type_key(kind)) for view in views), works


def _coverage(numbers: Statistics, _: Views) -> Rows:
    yield "with", "number", "of"
    for one in numbers.coverage:
        yield one.name, one.number, one.of


def _network(numbers: Statistics, views: Views) -> Rows:
    yield *_in_each("author_1", views), *_in_each("author_2", views), "works", "url_1", "url_2"
    people = [person for person, _ in numbers.network.authors]
    for one, other, works in sorted(numbers.network.pairs, key=lambda pair: (-pair[2], pair)):
        both = people[one], people[other]
        at = [_address(author_folder(person.slug), views) for person in both]
        yield *_names(both[0], views), *_names(both[1], views), works, *at


def _in_each(column: str, views: Views) -> list[str]:
    return [f"{column}_{view.lang}" for view in views]


def _names(person: Person, views: Views) -> list[str]:
    return [display(person.best(view.lang)) for view in views]


def _address(folder: str, views: Views) -> str:
    return views[0].site.config.base_url + folder


TABLES: Mapping[str, Callable[[Statistics, Views], Rows]] = {
    "years": _years,
    "issues": _issues,
    "keywords": _keywords,
    "authors": _authors,
    "languages": _languages,
    "types": _types,
    "coverage": _coverage,
    "network": _network,
}
"""What makes the rows of a table, its header first."""
