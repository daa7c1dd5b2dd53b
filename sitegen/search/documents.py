"""What of a work is searched for, and the index of some works."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sitegen.language.names import display
from sitegen.language.terms import chunk_terms, joined_terms
from sitegen.model import Container, Entry, Person, Text
from sitegen.search.tiers import LONG, SHORT, term_files


def _title(entry: Entry) -> list[str]:
    return [words.value for text in (entry.title, entry.short_title) for words in text.versions]


def _names(entry: Entry) -> list[str]:
    people: tuple[Person, ...] = entry.author + entry.contributors
    return [*(display(name) for one in people for name in one.names), *(word.value for word in entry.keywords)]


def _place(entry: Entry) -> list[str]:
    container, date = entry.container or Container("website", Text()), entry.issued
    texts = (container.title, container.short_title, entry.event_title, entry.collection_title)
    years = {str(parts.year) for parts in (date.start, date.persian) if parts} if date else set[str]()
    return [*(words.value for text in texts for words in text.versions), *sorted(years)]


FIELDS: Sequence[Callable[[Entry], list[str]]] = (_title, _names, _place)
"""The short texts of a work by their weight, as `search-index.js` has it: what a title says counts most."""


def short_index(works: Sequence[Entry]) -> list[bytes]:
    """The files of a part of the tier of titles, then people and keywords, then containers and years."""
    postings: defaultdict[str, tuple[list[int], ...]] = defaultdict(lambda: tuple([[] for _ in FIELDS]))
    for field, texts_of in enumerate(FIELDS):
        for number, entry in enumerate(works):
            for term in set[str]().union(*map(joined_terms, texts_of(entry))):
                postings[term][field].append(number)
    return term_files(postings, SHORT, SHORT.files(len(works)))


def long_index(works: Iterable[tuple[int, Entry]], count: int) -> list[bytes]:
    """The files of a part of the tier of abstracts, of `count` whole works with their numbers, in any order."""
    # What chunks come to is looked up once for all works: abstracts are mostly made of the same ones.
    chunks: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in works:
        for chunk in set(" ".join([words.value for words in entry.abstract.versions]).split()):
            chunks[chunk].append(number)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for chunk, numbers in chunks.items():
        for term in chunk_terms(chunk):
            postings[term] += numbers
    ordered = {term: (sorted(set(numbers)),) for term, numbers in postings.items()}
    return term_files(ordered, LONG, LONG.files(count))
