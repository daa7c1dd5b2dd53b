"""What a work appeared in, in MODS: the titles, numbers and pages of its `relatedItem`."""

from collections.abc import Mapping

from sitegen.formats.facts import is_printed, pages
from sitegen.formats.mods_names import names
from sitegen.formats.mods_terms import HOSTS, ISSN_LABELS
from sitegen.formats.mods_values import Nodes, filled, language, line
from sitegen.formats.xml import Element, element
from sitegen.model import Container, Entry, PageRange, Text


def titles(text: Text, lang: str, short: Text = Text()) -> Nodes:  # noqa: B008 - it is immutable
    """The title, its translations, and how it is shortened."""
    own = text.best(lang)
    return (
        *element("titleInfo", language(own.lang), *line("title", own.value)),
        *translations(text, lang),
        *(node for one in short.versions for node in _title("abbreviated", one.value, language(one.lang))),
    )


def translations(text: Text, lang: str) -> Nodes:
    """The title in every other language."""
    return tuple(node for one in text.others(lang) for node in _title("translated", one.value, language(one.lang)))


def _title(kind: str, value: str, attributes: Mapping[str, str]) -> Nodes:
    return element("titleInfo", {"type": kind, **attributes}, *line("title", value))


def host(entry: Entry) -> Nodes:
    """The journal, the book or the site, with the place of the work in it; its people are those of a book."""
    container = entry.container
    if container is None:
        return ()
    authority, genre = HOSTS[container.kind]
    nodes = (
        *titles(container.title, entry.language, container.short_title),
        *names("author", entry.container_author, entry.language, et_al="bookauthor" in entry.et_al_roles),
        *names("editor", entry.editor, entry.language, et_al="editor" in entry.et_al_roles),
        *event(entry),
        *element("originInfo", {}, *line("issuance", "continuing" if container.kind == "periodical" else "")),
        *line("genre", genre, authority=authority),
        *_issns(container),
        *part(entry),
        *series(entry),
    )
    return (Element("relatedItem", {"type": "host"}, nodes),)


def event(entry: Entry) -> Nodes:
    """The conference; beside the people of the work itself, bibutils would take it for one of them."""
    return tuple(
        Element("name", {"type": "conference", **filled(language(words.lang))}, parts)
        for words in entry.event_title.versions
        if (parts := line("namePart", words.value))
    )


def series(entry: Entry) -> Nodes:
    """The series, the number of the work in it with its first title."""
    text, lang = entry.collection_title, entry.language
    own = text.best(lang)
    first = element(
        "titleInfo", language(own.lang), *line("title", own.value), *line("partNumber", entry.collection_number)
    )
    return element("relatedItem", {"type": "series"}, *first, *translations(text, lang))


def _issns(container: Container) -> Nodes:
    labels = (ISSN_LABELS[0] if is_printed(container) else "", ISSN_LABELS[1])
    labelled = zip(labels, (container.issn, container.eissn), strict=True)
    return tuple(
        node
        for label, issns in labelled
        for issn in issns
        for node in line("identifier", issn, type="issn", displayLabel=label)
    )


def part(entry: Entry) -> Nodes:
    """Volume, issue and pages, and the number of a report."""
    details = (
        node
        for kind, value in (("volume", entry.volume), ("issue", entry.issue), ("number", entry.number))
        for node in element("detail", {"type": kind}, *line("number", value))
    )
    return element("part", {}, *details, *_extent(entry.page))


def _extent(page: PageRange | None) -> Nodes:
    """First and last page, and the pages as a list where they are one."""
    whole = pages(page)
    if page is None or whole != "-".join(filter(None, (page.first, page.last))):
        return element("extent", {"unit": "pages"}, *line("list", whole))
    return element("extent", {"unit": "pages"}, *line("start", page.first), *line("end", page.last))
