"""An Atom feed of a list of works (RFC 4287): its newest works, without their abstracts, which lie on their pages."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from sitegen.model import DateParts, Entry
from sitegen.pages.feeds import ATOM, moment, timestamp
from sitegen.pages.paths import feed_file, work_folder
from sitegen.pages.rows import name_words, title_of
from sitegen.pages.view import View

WORKS_FOR_A_FEED = 20
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


def list_feed(title: str, folder: str, works: Iterable[Entry], view: View) -> bytes:
    """The feed of some works, the newest one first, in one language; `title` is that of the list in this folder."""
    config = view.site.config
    root = escape(config.base_url)
    file = list_feed_file(folder, view.lang, config.languages)
    newest = list(works)[:ENTRIES_A_LIST_FEED]
    updated = max((moment(entry) for entry in newest), default=timestamp(DateParts(1970)))
    return "".join(
        (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="{ATOM}" xml:lang="{view.lang}">\n',
            f"<title>{escape(title)} · {escape(view.site_title.value)}</title>\n<id>{root}{view.path(folder)}</id>\n",
            f'<link rel="alternate" type="text/html" href="{root}{view.path(folder)}" />\n',
            f'<link rel="self" type="application/atom+xml" href="{root}{file}" />\n<updated>{updated}</updated>\n',
            f"<author>\n<name>{escape(view.site_title.value)}</name>\n</author>\n",
            *(_entry(entry, root, view) for entry in newest),
            "</feed>\n",
        )
    ).encode()


def _entry(entry: Entry, root: str, view: View) -> str:
    url = root + view.path(work_folder(entry.slug))
    names = [name_words(person.best(view.lang)).value for person in entry.author]
    authors = "".join([f"<author>\n<name>{escape(name)}</name>\n</author>\n" for name in names])
    return (
        f"<entry>\n<title>{escape(title_of(entry, view.locale).value)}</title>\n<id>{url}</id>\n"
        f'<link rel="alternate" type="text/html" href="{url}" />\n<updated>{moment(entry)}</updated>\n'
        f"{authors}</entry>\n"
    )
