"""What of a work is searched for, and the index of some works."""

from collections.abc import Iterable, Sequence

from sitegen.language.names import display
from sitegen.language.terms import joined_terms, terms
from sitegen.model import Container, Entry, Person, Text
from sitegen.search.tiers import LONG, SHORT, term_files


def short_index(works: Sequence[Entry]) -> list[bytes]:
    """The files of a part of the tier of titles, then people and keywords, then containers and years."""
    postings: dict[str, tuple[list[int], list[int], list[int]]] = {}
    for number, entry in enumerate(works):
        for field, texts in enumerate((_title(entry), _names(entry), _place(entry))):
            for term in set[str]().union(*map(joined_terms, texts)):
                found = postings.get(term)
                if found is None:
                    found = postings[term] = ([], [], [])
                found[field].append(number)
    return term_files(postings, SHORT, SHORT.files(len(works)))


def long_index(works: Iterable[tuple[int, Entry]], count: int) -> list[bytes]:
    """The files of a part of the tier of abstracts, of `count` whole works with their numbers, in any order."""
    postings: dict[str, list[int]] = {}
    for number, entry in works:
        for term in set[str]().union(*(terms(words.value) for words in entry.abstract.versions)):
            found = postings.get(term)
            if found is None:
                found = postings[term] = []
            found.append(number)
    ordered = {term: (sorted(numbers),) for term, numbers in postings.items()}
    return term_files(ordered, LONG, LONG.files(count))


def _title(entry: Entry) -> list[str]:
    return [words.value for text in (entry.title, entry.short_title) for words in text.versions]


def _names(entry: Entry) -> list[str]:
    people: tuple[Person, ...] = entry.author + entry.editor + entry.translator
    return [*(display(name) for one in people for name in one.names), *(word.value for word in entry.keywords)]


def _place(entry: Entry) -> list[str]:
    container, date = entry.container or Container("website", Text()), entry.issued
    texts = (container.title, container.short_title, entry.event_title, entry.collection_title)
    years = {str(parts.year) for parts in (date.start, date.persian) if parts} if date else set[str]()
    return [*(words.value for text in texts for words in text.versions), *sorted(years)]
