"""The parts of the front matter of an article in JATS that are more than a text in an element."""

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element as Tree

from msgspec import Struct

from sitegen.formats.importing.terms import CONTAINERS
from sitegen.formats.jats_affiliations import Bodies, of_all
from sitegen.formats.records import human, language, persons, versions
from sitegen.formats.xml_reading import Source, text
from sitegen.language.orthography import ascii_digits
from sitegen.model import Container, ContainerKind, Keyword, Name, PageRange, Person, Text

META = "article-meta/"
STATED: Mapping[str, ContainerKind] = {"book": "book", "proceedings": "proceedings", "website": "website"}
"""What a file may say of a source that is no journal."""
FOOTNOTES = ("fn", "tex-math", "xref")
"""What stands in a text and is no part of its words; a formula is also there in MathML."""
ROLES = {role: role for role in ("author", "editor", "translator", "advisor")}
ONLINE = frozenset(("epub", "electronic", "online", "eissn"))
PRINTED = frozenset(("ppub", "print", "pissn"))
INSIDE_COLLAB = ("address", "aff", "contrib-group", "email", "ext-link", "fn", "xref")
LOST_OF_NAMES = (("collab", "contrib-group"), ("aff", "aff"), ("email", "email"), ("prefix", "prefix"))
HEADINGS = ("label", "title")


class Front(Struct, frozen=True):
    """The front matter of one article, its language, its type in CSL, and what its own site has no element for."""

    source: Source
    lang: str
    kind: str
    custom: Mapping[str, str]


def texts(front: Front, path: str) -> Text:
    """The elements at a path as versions of one text, each in its language or in that of the article."""
    found = [(_language(node, front.lang), text(node, FOOTNOTES)) for node in front.source.all(path)]
    return versions(found, front.source, path.rpartition("/")[2].partition("[")[0])


def title(front: Front) -> Text:
    """The title with its subtitle, then each translation with its own."""
    path = f"{META}title-group"
    own = [(one, "article-title", "subtitle", front.lang) for one in front.source.root.findall(path)[:1]]
    others = front.source.root.findall(f"{path}/trans-title-group")
    found = [
        _titles(front.source, *names)
        for names in (*own, *((one, "trans-title", "trans-subtitle", "und") for one in others))
    ]
    # The tag sets before JATS have translations without a group.
    bare = [(_language(one, "und"), text(one, FOOTNOTES)) for one in front.source.all(f"{path}/trans-title")]
    return versions([*found, *bare], front.source, "trans-title")


def _titles(source: Source, group: Tree, name: str, subtitle: str, around: str) -> tuple[str, str]:
    nodes = source.take([*group.findall(name)[:1], *group.findall(subtitle)])
    lang = _language(group, around)
    own = next((_language(node, lang) for node in nodes), lang)
    return own, _joined([one for node in nodes if (one := text(node, FOOTNOTES))])


def _joined(titles: list[str]) -> str:
    """A title and what stands below it, parted by a colon where it does not end in a sign of its own."""
    whole = "".join(titles[:1])
    for one in titles[1:]:
        whole += f" {one}" if whole.endswith(("?", "!", ":", "؟")) else f": {one}"
    return whole


def people(front: Front) -> dict[str, tuple[Person, ...]]:
    """The people in the roles above with their ORCID iDs and affiliations; contributors of other kinds are left."""
    found: dict[str, list[Person]] = {}
    bodies = Bodies(front.source)
    for group in front.source.root.findall(f"{META}contrib-group"):
        shared = of_all(group)
        for contributor in group.findall("contrib"):
            role = ROLES.get(contributor.get("contrib-type", "author"), "")
            for person in persons([_names(front, contributor)] if role else ()):
                found.setdefault(role, []).append(bodies.joined(person, contributor, shared))
            front.source.take(contributor.findall("xref"))
    return {role: tuple(people) for role, people in found.items()}


def _names(front: Front, contributor: Tree) -> tuple[Name, ...]:
    """The names of a contributor, in each language."""
    nodes = [
        node
        for path in ("name-alternatives/*", "name", "string-name", "collab-alternatives/*", "collab")
        for node in contributor.findall(path)
    ]
    front.source.take(nodes)
    for node in nodes:
        for label, part in LOST_OF_NAMES:
            for lost in node.iter(part):
                front.source.lose(label, text(lost))
    if contributor.find("anonymous") is not None:
        front.source.lose("anonymous", "an author without a name")
    return tuple(name for node in nodes if (name := _name(node, front.lang)) is not None)


def _name(node: Tree, around: str) -> Name | None:
    lang = _language(node, around)
    if node.tag == "collab":
        whole = text(node, INSIDE_COLLAB)
        return Name(literal=whole, lang=lang) if whole else None
    family, given, suffix = (text(node.find(part)) for part in ("surname", "given-names", "suffix"))
    if family:
        return human(family, given, suffix, lang)
    whole = given or text(node)
    return Name(literal=whole, lang=lang) if whole else None


def host(front: Front) -> dict[str, Any]:
    """What the work appeared in: a journal, or what `related-object` describes."""
    for book in front.source.root.findall(f"{META}related-object"):
        if book.find("source") is not None and book.get("source-type"):
            return _book(front, book)
    printed, online = _issns(front.source)
    journal = "journal-meta/journal-title-group/"
    own = [(_language(node, front.lang), text(node)) for node in _journal_titles(front.source)]
    for group in front.source.root.findall(f"{journal}trans-title-group"):
        titles = front.source.take(group.findall("trans-title"))
        own += [(_language(group, "und"), text(one)) for one in titles]
    words = versions(own, front.source, "journal-title")
    short = texts(front, f"{journal}abbrev-journal-title") or texts(front, "journal-meta/abbrev-journal-title")
    if not (words or short):
        return {"issn": tuple(dict.fromkeys(printed + online))}
    kind = CONTAINERS.get(front.kind, "periodical")
    return {"container": Container(kind, words or short, short_title=short, issn=printed, eissn=online)}


def _journal_titles(source: Source) -> Iterable[Tree]:
    """The titles of the journal; those of older tag sets have no group, and some files an abbreviation alone."""
    source.all("journal-meta/journal-id")
    titles = [*source.all("journal-meta/journal-title-group/journal-title"), *source.all("journal-meta/journal-title")]
    return titles or source.all("journal-meta/journal-id[@journal-id-type='nlm-ta']")[:1]


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
    titles = [(_language(node, lang), text(node)) for node in source.take(book.findall("source"))]
    titles += [(_language(node, "und"), text(node)) for node in source.take(book.findall("trans-source"))]
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
    return [tuple(name for node in nodes if (name := _name(node, front.lang)) is not None) for nodes in each]


def pages(front: Front) -> PageRange | None:
    """The pages, all of them where they are a list, or the article number in their place."""
    first, last, whole = (ascii_digits(front.source.text(META + name)) for name in ("fpage", "lpage", "page-range"))
    number = front.source.text(f"{META}elocation-id")
    if not first:
        number = number or whole
        return PageRange(number, number, is_article_number=True) if number else None
    front.source.lose("elocation-id", number)
    last = "" if last == first else last
    return PageRange(whole if "," in whole or ";" in whole else "–".join(filter(None, (first, last))), first, last)


def abstract(front: Front) -> Text:
    """The abstract in each language; others, such as highlights or one in pictures, are left."""
    nodes = [
        (node, around)
        for name, around in (("abstract", front.lang), ("trans-abstract", "und"))
        for node in front.source.root.findall(META + name)
        if node.get("abstract-type") in {None, "", "structured", "section", "summary"}
    ]
    front.source.take([node for node, _ in nodes])
    return versions([(_language(node, lang), _paragraphs(node)) for node, lang in nodes], front.source, "abstract")


def _paragraphs(node: Tree) -> str:
    """An abstract on one line, the heading of a section before its words, but without the heading of the whole."""
    parts = [_section(child) for child in node if child.tag not in HEADINGS]
    return " ".join(filter(None, parts)) if len(node) else text(node)


def _section(node: Tree) -> str:
    heading = text(node.find("title"), FOOTNOTES) if node.tag == "sec" else ""
    words = " ".join(filter(None, (_section(child) for child in node if child.tag not in HEADINGS)))
    if node.tag != "sec":
        return text(node, FOOTNOTES)
    return f"{heading.rstrip(':.')}: {words}" if heading and words else heading or words


def keywords(front: Front) -> tuple[Keyword, ...]:
    """The keywords of every group, those of subject headings too, each in the language of its group."""
    found: dict[Keyword, None] = {}
    for group in front.source.root.findall(f"{META}kwd-group"):
        lang = _language(group, front.lang)
        front.source.take(group.findall("title") + group.findall("label"))
        words = front.source.take(group.findall(".//kwd"))
        found |= dict.fromkeys(Keyword(value, lang) for node in words if (value := text(node, FOOTNOTES)))
    return tuple(found)


def notes(front: Front) -> Text:
    """A note in each language, where the notes are nothing but that."""
    return texts(front, "notes/p")


def _language(node: Tree, around: str) -> str:
    return language(node.get("xml:lang", "")) if node.get("xml:lang") else around
