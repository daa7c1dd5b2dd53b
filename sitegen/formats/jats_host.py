"""What an article in JATS appeared in: a journal, or what is said of another work."""

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element as Tree

from sitegen.formats.importing.terms import CONTAINERS
from sitegen.formats.jats_front import META, Front, language_of, texts
from sitegen.formats.jats_people import name_of
from sitegen.formats.records import persons, versions
from sitegen.formats.xml_reading import Source, text
from sitegen.language.slugs import slugify
from sitegen.model import Container, ContainerKind, Name, Text, Words

STATED: Mapping[str, ContainerKind] = {"book": "book", "proceedings": "proceedings", "website": "website"}
"""What a file may say of a source that is no journal."""
ONLINE = frozenset(("epub", "electronic", "online", "eissn"))
ABBREVIATIONS = ("iso-abbrev", "nlm-ta")
"""Identifiers of a journal that are abbreviations of its title."""


def host(front: Front) -> dict[str, Any]:
    """What the work appeared in: a journal, or what `related-object` describes."""
    for book in front.source.root.findall(f"{META}related-object"):
        if book.find("source") is not None and book.get("source-type"):
            return _book(front, book)
    printed, online = _issns(front.source)
    journal = "journal-meta/journal-title-group/"
    own = [(language_of(node, front.lang), text(node)) for node in _journal_titles(front.source)]
    for group in front.source.root.findall(f"{journal}trans-title-group"):
        titles = front.source.take(group.findall("trans-title"))
        own += [(language_of(group, "und"), text(one)) for one in titles]
    words = versions(own, front.source, "journal-title")
    short = texts(front, f"{journal}abbrev-journal-title") or texts(front, "journal-meta/abbrev-journal-title")
    short = short or _abbreviation(front)
    _lose_ids(front.source, (*words.versions, *short.versions))
    short = Text() if short.versions == words.versions[:1] else short
    if not (words or short):
        return {"issn": tuple(dict.fromkeys(printed + online))}
    kind = CONTAINERS.get(front.kind, "periodical")
    return {"container": Container(kind, words or short, short_title=short, issn=printed, eissn=online)}


def _journal_titles(source: Source) -> Iterable[Tree]:
    """The titles of the journal; those of older tag sets have no group."""
    return [*source.all("journal-meta/journal-title-group/journal-title"), *source.all("journal-meta/journal-title")]


def _abbreviation(front: Front) -> Text:
    """The abbreviation of the journal's title that is its identifier somewhere."""
    paths = (f"journal-meta/journal-id[@journal-id-type='{kind}']" for kind in ABBREVIATIONS)
    found = (text(node) for path in paths for node in front.source.root.findall(path))
    return Text(tuple(Words(name, front.lang) for name in found if name)[:1])


def _lose_ids(source: Source, titles: Iterable[Words]) -> None:
    """Name the identifiers of the journal, but for those that its titles say."""
    said = {name for words in titles for name in (_bare(words.value), slugify(words.value))}
    for node in source.all("journal-meta/journal-id"):
        kind = node.get("journal-id-type", "")
        source.lose(f"journal-id {kind}".strip(), "" if _bare(text(node)) in said else text(node), node)


def _bare(title: str) -> str:
    """A title in lower case without the full stops of an abbreviation, which some lists leave out."""
    return title.lower().replace(".", "")


def _issns(source: Source) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The printed ISSNs, and the online ones; one of which nothing is said counts as printed."""
    kinds: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for node in source.all("journal-meta/issn"):
        named = {node.get("pub-type", ""), node.get("publication-format", "")}
        kinds[not named.isdisjoint(ONLINE)][text(node)] = None
    linking = source.text("journal-meta/issn-l")
    if linking not in {*kinds[0], *kinds[1]}:
        source.lose("issn-l", linking)
    return tuple(filter(None, kinds[0])), tuple(filter(None, kinds[1]))


def _book(front: Front, book: Tree) -> dict[str, Any]:
    source, lang = front.source, front.lang
    titles = [(language_of(node, lang), text(node)) for node in source.take(book.findall("source"))]
    titles += [(language_of(node, "und"), text(node)) for node in source.take(book.findall("trans-source"))]
    issns = tuple(map(text, source.take(book.findall("issn"))))
    names = _groups(front, book)
    kind = STATED.get(book.get("source-type", "")) or CONTAINERS.get(front.kind, "book")
    container = Container(kind, versions(titles, source, "source"), issn=issns)
    return {"container": container, "container_author": persons(names)}


def _groups(front: Front, book: Tree) -> list[tuple[Name, ...]]:
    """The authors of a book, each in every language."""
    people = [node for one in book.findall("person-group[@person-group-type='author']") for node in one]
    front.source.take(people)
    each = [list(node) if node.tag.endswith("-alternatives") else [node] for node in people]
    return [tuple(name for node in nodes if (name := name_of(node, front.lang)) is not None) for nodes in each]
