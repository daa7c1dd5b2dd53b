"""An Atom feed of a list of works (RFC 4287): its newest works, without their abstracts, which lie on their pages."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from sitegen.model import DateParts, Entry, Words
from sitegen.pages.catalogue import Author, Topic
from sitegen.pages.feeds import ATOM, moment, timestamp
from sitegen.pages.paths import feed_file, work_folder
from sitegen.pages.rows import name_words, title_of
from sitegen.pages.shelves import Journal
from sitegen.pages.view import View, author_folder, journal_folder, keyword_folder

WORKS_FOR_A_FEED = 30
"""A person or a keyword with fewer works has no feed: most of the many lists of a site hardly ever change."""

ENTRIES_A_LIST_FEED = 20


def has_feed(works: Sequence[Entry]) -> bool:
    """Whether a list of these works has a feed."""
    return len(works) >= WORKS_FOR_A_FEED


def list_feed_file(folder: str, lang: str, languages: tuple[str, ...]) -> str:
    """The file of the feed of the list in this folder."""
    return folder + feed_file(lang, languages)


def list_feed_files(folder: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The files of that feed in every language."""
    return tuple([list_feed_file(folder, lang, languages) for lang in languages])


def author_feed(part: tuple[Author, int], view: View) -> bytes:
    """The feed of an author, given with the number of a page of the list."""
    author, _ = part
    name = name_words(author.person.best(view.lang))
    return list_feed(name, author_folder(author.person.slug), author.works, view)


def keyword_feed(part: tuple[Topic, int], view: View) -> bytes:
    """The feed of a keyword, given with the number of a page of the list."""
    topic, _ = part
    word = topic.keyword
    return list_feed(Words(word.value, word.lang), keyword_folder(word.slug), topic.works, view)


def journal_feed(journal: Journal, view: View) -> bytes:
    """The feed of a journal."""
    container = journal.container
    return list_feed(container.title.best(view.lang), journal_folder(container.slug), journal.works, view)


FEEDS: Mapping[str, Callable[[Any, View], bytes]] = {
    "author": author_feed,
    "keyword": keyword_feed,
    "journal": journal_feed,
}
"""What makes the feed of a unit of a kind, of its subject, in one language."""


def list_feed(title: Words, folder: str, works: Sequence[Entry], view: View) -> bytes:
    """The feed of some works, the newest one first, in one language; `title` is that of the list in this folder."""
    config = view.site.config
    root, page = escape(config.base_url), view.path(folder)
    file = list_feed_file(folder, view.lang, config.languages)
    newest, made = works[:ENTRIES_A_LIST_FEED], view.feed_entries
    for entry in newest:
        if entry.slug not in made:
            made[entry.slug] = _entry(entry, root, view)
    updated = max((moment(entry) for entry in newest), default=timestamp(DateParts(1970)))
    site = escape(view.site_title.value)
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="{ATOM}" xml:lang="{view.lang}">',
        f"<title>{escape(title.value)} · {site}</title>",
        f"<id>{root}{page}</id>",
        f'<link rel="alternate" type="text/html" href="{root}{page}" />',
        f'<link rel="self" type="application/atom+xml" href="{root}{file}" />',
        f"<updated>{updated}</updated>",
        f"<author>\n<name>{site}</name>\n</author>",
        *[made[entry.slug] for entry in newest],
        "</feed>\n",
    )
    return "\n".join(lines).encode()


def _entry(entry: Entry, root: str, view: View) -> str:
    url = root + view.path(work_folder(entry.slug))
    names = [escape(name_words(person.best(view.lang)).value) for person in entry.author]
    lines = (
        "<entry>",
        f"<title>{escape(title_of(entry, view.locale).value)}</title>",
        f"<id>{url}</id>",
        f'<link rel="alternate" type="text/html" href="{url}" />',
        f"<updated>{moment(entry)}</updated>",
        *[f"<author>\n<name>{name}</name>\n</author>" for name in names],
        "</entry>",
    )
    return "\n".join(lines)
