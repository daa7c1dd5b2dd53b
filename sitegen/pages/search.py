"""Searching: the page with the form, and the index, divided into units as pages are.

Works are numbered from the oldest, so that a new one changes only the last part of the index.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitegen.digest import digest
from sitegen.model import Entry, Keyword, Words
from sitegen.pages.home import SEARCH
from sitegen.pages.lists import type_key
from sitegen.pages.page import Page, SearchContent
from sitegen.pages.parts import Anchor, WorkRow
from sitegen.pages.paths import path_of
from sitegen.pages.unit import Unit
from sitegen.pages.view import View, parts
from sitegen.search.documents import long_index, short_index
from sitegen.search.filters import FILTERS, filter_file, language_name
from sitegen.search.tiers import LONG, SHORT, TIERS, Tier

DATA = f"{SEARCH}data/"
INDEX_FILE = f"{DATA}index.json"

WORKS_A_FILE = 16
"""A reader is shown so few works of many files that each should be small."""

WORKS_A_PART = 1_024

WORKS_A_LINE: Mapping[str, int] = {"search_short": 20, "search_long": 5, "search_works": 20, "search_filters": 20}
"""So many works of a unit of the index take the time of a line of a list."""

WORDS = ("search_failed", "search_empty", "search_none", "in_abstract", "et_al", "show_more", "no_date")

States = Mapping[str, bytes]
Writer = Callable[[Any, Iterable[Entry], Sequence[View]], Iterable[bytes]]


class Manifest(Struct, frozen=True):
    """What the script needs to know before it fetches anything else.

    `versions` tell each part of the index from what it was before, for caches.
    """

    works: int
    works_a_file: int
    works_a_part: int
    filters: tuple[str, ...]
    tiers: tuple[Tier, ...]
    files: Mapping[str, tuple[int, ...]]
    versions: Mapping[str, tuple[str, ...]]


def search_units(views: Sequence[View], states: States) -> Iterator[Unit]:
    """The page and the index, if the site has them; `states` are those of the pages of works, by slug."""
    if not views[0].site.config.search:
        return
    oldest_first = views[0].catalogue.works[::-1]
    langs = tuple([view.lang for view in views])
    index = [
        *_parts(
            "search_short", oldest_first, SHORT.works, states, lambda part, number: _term_names(SHORT, part, number)
        ),
        *_parts("search_long", oldest_first, LONG.works, states, lambda part, number: _term_names(LONG, part, number)),
        *_parts(
            "search_works", oldest_first, WORKS_A_PART, states, lambda part, number: _row_names(part, number, langs)
        ),
        *_parts("search_filters", oldest_first, SHORT.works, states, lambda _, number: _filter_names(number, langs)),
    ]
    yield Unit("search", "", None, b"", (SEARCH,))
    body = msgspec.json.encode(_manifest(len(oldest_first), index))
    yield Unit("search_index", "", body, digest(body), files=(INDEX_FILE,))
    yield from index


def _parts(
    kind: str,
    works: Sequence[Entry],
    size: int,
    states: States,
    names: Callable[[Sequence[Entry], int], tuple[str, ...]],
) -> Iterator[Unit]:
    for number, part in enumerate(parts(works, size)):
        state = digest(*(states[entry.slug] for entry in part))
        cost = len(part) // WORKS_A_LINE[kind] + 1
        yield Unit(kind, str(number), tuple(part), state, files=names(part, number), works=cost)


def _term_names(tier: Tier, part: Sequence[Entry], number: int) -> tuple[str, ...]:
    return tuple([f"{DATA}{tier.name}-{number}/{file}.json" for file in range(tier.files(len(part)))])


def _row_names(part: Sequence[Entry], number: int, langs: Sequence[str]) -> tuple[str, ...]:
    first, count = number * WORKS_A_PART // WORKS_A_FILE, len(parts(part, WORKS_A_FILE))
    return tuple([f"{DATA}works-{lang}/{file}.json" for lang in langs for file in range(first, first + count)])


def _filter_names(number: int, langs: Sequence[str]) -> tuple[str, ...]:
    return tuple([f"{DATA}filters-{lang}/{name}-{number}.json" for lang in langs for name in FILTERS])


def _manifest(works: int, index: Sequence[Unit]) -> Manifest:
    kinds = {unit.kind: [one for one in index if one.kind == unit.kind] for unit in index}
    return Manifest(
        works=works,
        works_a_file=WORKS_A_FILE,
        works_a_part=WORKS_A_PART,
        filters=tuple(FILTERS),
        tiers=TIERS,
        files={one.name: tuple([len(unit.files) for unit in kinds[f"search_{one.name}"]]) for one in TIERS},
        versions={
            kind.removeprefix("search_"): tuple([unit.state.hex()[:8] for unit in units])
            for kind, units in kinds.items()
        },
    )


def search_page(_: None, view: View) -> Iterator[Page]:
    """The form, and where else to look. Search engines are to leave it out: it holds nothing by itself."""
    heading = view.word("search")
    content = SearchContent(
        heading=heading,
        index=INDEX_FILE,
        filters=tuple([(name, view.word(_filter_word(name))) for name in FILTERS]),
        words=msgspec.json.encode(_script_words(view)).decode(),
    )
    yield replace(view.page("search", SEARCH, heading.value, content, (Anchor(heading),)), indexed=False)


def _filter_word(name: str) -> str:
    return {"container": "journal_or_book", "volume": "volume_of_journal", "language": "language"}.get(name, name)


def _script_words(view: View) -> Mapping[str, Any]:
    """The words that the script shows, and how it writes numbers."""
    locale = view.locale
    return {
        "digits": locale.digits,
        "separator": locale.lists.separator,
        "file": path_of("", view.lang, view.site.config.languages),
        "count": locale.words["n_found"],
        "remove_filter": locale.words["remove_filter"],
        **{key: locale.plain_words[key] for key in WORDS},
    }


def _rows(works: Sequence[Entry], _: Iterable[Entry], views: Sequence[View]) -> Iterator[bytes]:
    for view in views:
        for some in parts(works, WORKS_A_FILE):
            yield msgspec.json.encode([_row(view.rows[entry.slug], view) for entry in some])


def _row(row: WorkRow, view: View) -> list[Any]:
    """A work as the script shows it; words in another language than the page's come with it."""
    kind = view.locale.word(type_key(row.type))
    lang = row.entry.language
    return [
        row.entry.slug,
        _said(row.title, view),
        [_said(author, view) for author in row.authors[:6]],
        int(len(row.authors) > 6 or row.et_al),
        _said(row.container, view),
        _numbers(row, view),
        view.locale.year(row.issued) if row.issued else "",
        kind,
        "" if lang in {view.lang, "und", ""} else language_name(lang, view.lang),
        [_said(Words(one.value, one.lang), view) for one in _keywords(row.entry, view)],
    ]


def _keywords(entry: Entry, view: View) -> tuple[Keyword, ...]:
    return entry.keywords_in(view.lang) if entry.keywords else ()


def _numbers(row: WorkRow, view: View) -> str:
    """The volume and the issue, as lists of works show them."""
    number = view.locale.number
    if row.volume and row.issue and "(" not in row.issue:
        return f"{number(row.volume)}({number(row.issue)})"
    key = {(True, True): "volume_issue", (True, False): "volume_only", (False, True): "issue_only"}.get(
        (bool(row.volume), bool(row.issue))
    )
    return view.locale.word(key, volume=number(row.volume), issue=number(row.issue)) if key else ""


def _said(words: Words, view: View) -> str | tuple[str, str]:
    return words.value if words.lang in {view.lang, "und"} else (words.value, words.lang)


def _filters(works: Sequence[Entry], _: Iterable[Entry], views: Sequence[View]) -> Iterator[bytes]:
    for view in views:
        for values in FILTERS.values():
            yield filter_file([values(entry, view.locale) for entry in works])


def _long(works: Sequence[Entry], wholes: Iterable[Entry], _: Sequence[View]) -> list[bytes]:
    numbers = {entry.slug: number for number, entry in enumerate(works)}
    return long_index(((numbers[entry.slug], entry) for entry in wholes), len(works))


WRITERS: Mapping[str, Writer] = {
    "search_index": lambda body, _, __: [body],
    "search_short": lambda works, _, __: short_index(works),
    "search_long": _long,
    "search_works": _rows,
    "search_filters": _filters,
}
"""What makes the files of a unit of the index, of its subject, the whole works one by one, and every language."""

IN_FULL: Mapping[str, Callable[[Any], tuple[Entry, ...]]] = {"search_long": lambda works: works}
"""The works whose long texts a unit of a kind shows, of its subject."""
