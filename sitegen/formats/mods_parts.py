"""The parts of a record in MODS that are more than a text in an element."""

import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element as Tree

from msgspec import Struct

from sitegen.formats.importing.terms import CONTAINERS
from sitegen.formats.mods_dates import dated
from sitegen.formats.mods_people import CONFERENCE, UNIVERSITY, People
from sitegen.formats.mods_terms import HOSTS, ISSN_LABELS
from sitegen.formats.mods_types import HOST_WORDS
from sitegen.formats.records import language, unpunctuated, versions
from sitegen.formats.xml_reading import Source, text
from sitegen.language.names import display
from sitegen.language.orthography import ascii_digits
from sitegen.model import Container, Date, Keyword, PageRange, Person, Text

HOST = "relatedItem[@type='host']"
SERIES = "relatedItem[@type='series']"
ONLINE = ISSN_LABELS[1]
HOST_KINDS = {genre: kind for kind, (_, genre) in HOSTS.items()}
NUMBERED = re.compile(r"([^;]+)\s;\s+(?:(?:v|vol|no|nr|bd|t)\.?\s+)?([0-9]{1,6}[a-z]?)", re.IGNORECASE)
PAGES = re.compile(r"[0-9]+")


class Work(Struct, frozen=True):
    """One record: its type in CSL, what it appeared in (at most one), and the people of both."""

    source: Source
    kind: str
    hosts: Sequence[Tree]
    people: People
    inside: People

    def nodes(self, path: str) -> list[Tree]:
        """The elements at a path, those of the record before those of what it appeared in."""
        return [node for root in (self.source.root, *self.hosts) for node in root.findall(path)]


def texts(source: Source, nodes: list[Tree], tidied: Callable[[str], str] = str) -> Text:
    """Elements as versions of one text."""
    name = nodes[0].tag if nodes else ""
    return versions([(_language(node), tidied(text(node))) for node in source.take(nodes)], source, name)


def first(work: Work, path: str) -> str:
    """The text of the first element at a path, in the record or in what it appeared in."""
    return text(next(iter(work.source.take(work.nodes(path)[:1])), None))


def title(work: Work) -> Text:
    """The title, then its translations; an alternative or a uniform title is left."""
    return _titles(work.source, work.source.root)


def short_title(work: Work) -> Text:
    """How the title is shortened."""
    return _infos(work.source, work.source.root.findall("titleInfo[@type='abbreviated']"))


def _titles(source: Source, node: Tree) -> Text:
    own = [info for info in node.findall("titleInfo") if "type" not in info.attrib]
    return _infos(source, own + node.findall("titleInfo[@type='translated']"))


def _infos(source: Source, infos: list[Tree]) -> Text:
    source.take(infos)
    return versions([(_language(info), _whole(info)) for info in infos], source, "titleInfo")


def _whole(info: Tree) -> str:
    """A title with its article, its subtitle, and the number and the name of a part."""
    article, main, sub, number, name = (
        unpunctuated(text(info.find(part))) for part in ("nonSort", "title", "subTitle", "partNumber", "partName")
    )
    whole = article + ("" if not article or article.endswith(("'", "’")) else " ") + main
    if sub:
        whole += f" {sub}" if whole.endswith(("?", "!", ":", "؟")) else f": {sub}"
    return ". ".join(filter(None, (whole, number, name)))


def event(work: Work) -> Text:
    """The conference that the work was given at."""
    names = work.people.names.get(CONFERENCE, []) + work.inside.names.get(CONFERENCE, [])
    found = [(name.lang, name.literal) for one in names for name in one]
    return versions(found, work.source, "name")


def lists_that_go_on(work: Work) -> tuple[str, ...]:
    """The roles, but for the authors', whose lists of names are not complete."""
    of_host = {"bookauthor" if role == "author" else role for role in work.inside.et_al}
    return tuple(sorted((work.people.et_al - {"author"}) | of_host))


def of_work_or_host(role: str) -> Callable[[Work], tuple[Person, ...]]:
    """The people in a role of the work itself, else of what it appeared in; others of that are left."""
    return lambda work: _of_work_or_host(work, role)


def _of_work_or_host(work: Work, role: str) -> tuple[Person, ...]:
    own, inside = work.people.persons(role), work.inside.persons(role)
    known = {person.names for person in own}
    for person in inside if own else ():
        work.source.lose(f"name {role}", "" if person.names in known else display(person.names[0]))
    return own or inside


def container(work: Work) -> Container | None:
    """What the work appeared in; an ISSN of the record itself is that of its journal."""
    host = next(iter(work.hosts), None)
    if host is None:
        return None
    found = _titles(work.source, host)
    short = _infos(work.source, host.findall("titleInfo[@type='abbreviated']"))
    genres = [node for node in host.findall("genre") if text(node).lower() in HOST_WORDS or text(node) in HOST_KINDS]
    work.source.take(genres)
    work.source.take(host.findall("originInfo/issuance"))
    default = CONTAINERS.get(work.kind, "periodical")
    named = [HOST_KINDS[word] for word in map(text, genres) if word in HOST_KINDS]
    kind = default if default == "periodical" or not named else named[0]
    nodes = work.source.take(work.nodes("identifier[@type='issn']"))
    online = tuple(filter(None, (text(node) for node in nodes if node.get("displayLabel", "").lower() == ONLINE)))
    printed = tuple(filter(None, (text(node) for node in nodes if node.get("displayLabel", "").lower() != ONLINE)))
    return Container(kind, found or short, short_title=short, issn=printed, eissn=online)


def series(work: Work) -> Text:
    """The title of the series."""
    nodes = work.nodes(SERIES)[:1]
    infos = [info for node in nodes for info in node.findall("titleInfo")]
    work.source.take([part for info in infos for part in info.findall("title")])
    titles = [(_language(info), _in_series(text(info.find("title")))[0]) for info in infos]
    return versions(titles, work.source, "titleInfo")


def series_number(work: Work) -> str:
    """The number of the work in its series."""
    stated = first(work, f"{SERIES}/titleInfo/partNumber") or first(
        work, f"{SERIES}/part/detail[@type='volume']/number"
    )
    written = _in_series(text(next(iter(work.nodes(f"{SERIES}/titleInfo/title")), None)))[1]
    work.source.lose("titleInfo", written if stated and written != stated else "")
    return stated or written


def _in_series(title: str) -> tuple[str, str]:
    """The title of a series, and the number that catalogues write behind it."""
    found = NUMBERED.fullmatch(title)
    return (found[1].rstrip(), found[2]) if found else (unpunctuated(title), "")


def publisher(work: Work) -> Text:
    """Who published the work, or gave the degree."""
    stated = texts(work.source, work.nodes("originInfo/publisher"), unpunctuated)
    grantors = [(name.lang, name.literal) for one in work.people.names.get(UNIVERSITY, []) for name in one]
    if not stated:
        return versions(grantors, work.source, "name")
    for _, name in grantors:
        work.source.lose("name", "" if name in {words.value for words in stated.versions} else name)
    return stated


def place(work: Work) -> Text:
    """Where the work was published, in words; a code of MARC is left where there are words."""
    nodes = [node for node in work.nodes("originInfo/place/placeTerm") if node.get("type") != "code"]
    return texts(work.source, nodes, unpunctuated)


def issued(work: Work) -> Date | None:
    """When the work was issued, as the record says, or the part of its journal."""
    return dated(work.source, work.nodes("originInfo") + work.nodes("part"))


def number(work: Work, kind: str) -> str:
    """A number of the part that the work is."""
    return first(work, f"part/detail[@type='{kind}']/number")


def pages(work: Work) -> PageRange | None:
    """The pages; those that are a list as it stands."""
    extents = [node for node in work.nodes("part/extent") if node.get("unit", "pages") in {"pages", "page"}][:1]
    for extent in work.source.take(extents):
        start, end, whole = (ascii_digits(text(extent.find(name))) for name in ("start", "end", "list"))
        end = "" if end == start else end
        work.source.lose("extent total", text(extent.find("total")), extent)
        literal = whole or "–".join(filter(None, (start, end)))
        return PageRange(literal, start, end) if literal else None
    return None


def number_of_pages(work: Work) -> str:
    """How many pages there are, where the extent says nothing else."""
    for node in work.source.root.findall("physicalDescription/extent"):
        value = ascii_digits(text(node))
        if value and node.get("unit") == "pages":
            work.source.take([node])
            return value
        counts = PAGES.findall(value)
        if len(counts) == 1 and re.fullmatch(r"[0-9]+\s?(?:pages|pp?\.?|ص\.?|صفحه)?", value):
            work.source.take([node])
            return str(counts[0])
    return ""


def identifiers(work: Work, kind: str) -> list[str]:
    """The identifiers of a kind; a word behind one, such as that for its binding, is none of it."""
    found = [text(node).partition(" ")[0] for node in work.source.take(work.nodes(f"identifier[@type='{kind}']"))]
    return [value for value in found if value]


def language_of(work: Work) -> str:
    """The language of the full text; the first one of several, the others are left."""
    for node in work.source.root.findall("language")[:1]:
        terms = sorted(node.findall("languageTerm"), key=lambda term: not term.get("authority", "").startswith("rfc"))
        tags = [tag for term in terms if (tag := language(text(term))) != "und"]
        work.source.take([term for term in terms if language(text(term)) in tags[:1]])
        return next(iter(tags), "und")
    return "und"


def license_url(work: Work) -> str:
    """The address of the licence; other conditions are left."""
    for node in work.source.root.findall("accessCondition"):
        url: str = node.get("href", "") or text(node)
        if url.startswith(("https://", "http://")) and " " not in url:
            work.source.take([node] if text(node) in {"", url} else [])
            return url
    return ""


def keywords(work: Work) -> tuple[Keyword, ...]:
    """The topics of all subjects, a heading of several parts as one; names, places and times are left."""
    found: dict[Keyword, None] = {}
    for subject in work.source.root.findall("subject"):
        topics = work.source.take(subject.findall("topic"))
        value = "--".join(filter(None, map(text, topics)))
        if value:
            found[Keyword(value, _language(subject))] = None
    return tuple(found)


def note(work: Work) -> Text:
    """The note without a type; others are left."""
    return texts(work.source, [node for node in work.source.root.findall("note") if "type" not in node.attrib])


def _language(node: Tree) -> str:
    return language(node.get("xml:lang", node.get("lang", "")))
