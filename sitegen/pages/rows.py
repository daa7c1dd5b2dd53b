"""A work as one line of a list."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import overload

from sitegen.language.locales import Locale
from sitegen.language.names import display
from sitegen.model import Entry, Name, Words
from sitegen.pages.parts import WorkRow
from sitegen.pages.paths import path_of, work_folder

NAMES_KEPT = 16_384
NO_WORDS = Words("")


class Rows(dict[str, WorkRow]):
    """The works of a site as lines of a list in one language, by slug; each is made when it is first asked for."""

    def __init__(self, entries: Mapping[str, Entry], locale: Locale, languages: Sequence[str]) -> None:
        """Begin with none."""
        super().__init__()
        self._entries, self._locale, self._languages = entries, locale, languages

    def __missing__(self, slug: str) -> WorkRow:
        """Make the line of a work."""
        row = self[slug] = self.made(slug)
        return row

    def made(self, slug: str) -> WorkRow:
        """The line of a work, which is not kept."""
        return row_of(self._entries[slug], self._locale, self._languages)


class SomeRows(Sequence[WorkRow]):
    """The works with these slugs as lines of a list; each is made when it is first looked at."""

    def __init__(self, slugs: Sequence[str], rows: Rows) -> None:
        """Look at none."""
        self.slugs = tuple(slugs)
        self._rows = rows

    def __len__(self) -> int:
        """How many there are."""
        return len(self.slugs)

    @overload
    def __getitem__(self, index: int) -> WorkRow: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[WorkRow]: ...

    def __getitem__(self, index: int | slice) -> WorkRow | Sequence[WorkRow]:
        """One of them, or some."""
        if isinstance(index, slice):
            return SomeRows(self.slugs[index], self._rows)
        return self._rows[self.slugs[index]]


def row_of(entry: Entry, locale: Locale, languages: Sequence[str]) -> WorkRow:
    """A work as a line of a list in the language of `locale`."""
    lang = locale.tag
    return WorkRow(
        entry=entry,
        path=path_of(work_folder(entry.slug), lang, languages),
        title=title_of(entry, locale),
        authors=tuple([name_words(person.best(lang)) for person in entry.author or entry.editor]),
        are_editors=not entry.author,
        et_al=entry.et_al,
        type=entry.type,
        container=entry.container.title.best(lang) if entry.container else NO_WORDS,
        volume=entry.volume,
        issue=entry.issue,
        page=entry.page,
        issued=entry.issued,
        has_pdf=bool(entry.pdf),
        notice=entry.notices[0].kind if entry.notices else None,
    )


def title_of(entry: Entry, locale: Locale) -> Words:
    """The title as a reader of this language sees it, or the words for a work without one."""
    return entry.title.best(locale.tag) if entry.title else Words(locale.word("untitled"), locale.tag)


@lru_cache(NAMES_KEPT)
def name_words(name: Name) -> Words:
    """A name in reading order."""
    return Words(display(name), name.lang)
