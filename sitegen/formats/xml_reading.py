"""XML of others as a tree: no entity of its own, no file and no address is ever looked up, whatever it asks for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html.entities import html5
from xml.etree.ElementTree import Element as Tree
from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

from sitegen.formats.imported import UnreadableError
from sitegen.language.characters import tidy
from sitegen.language.markup import has_words_in_tags, lowered, raised, unmarked

MAX_DEPTH = 100
"""Far deeper than any record, and far from what recursion can bear."""
_PREFIXED = {"http://www.w3.org/XML/1998/namespace": "xml:"}
_LONGEST_LABEL = 200


class _Node(Tree):
    """An element that knows the line it begins in."""

    line = 0


class _Reader:
    """What is done with each piece of a file; names lose their namespace, but for `xml:lang`."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.builder = TreeBuilder(element_factory=_Node)
        self._parser = parser
        self._depth = 0
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.builder.data
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._named

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            line = self._parser.CurrentLineNumber
            raise UnreadableError(f"line {line}: more than {MAX_DEPTH} elements in each other")
        node = self.builder.start(_local(name), {_attribute(key): value for key, value in attributes.items()})
        if isinstance(node, _Node):
            node.line = self._parser.CurrentLineNumber

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(_local(name))

    def _entity(self, name: str, *_: object) -> None:
        # One that stands for others can make a gigabyte of a line, one of a file can read what is nobody's business.
        line = self._parser.CurrentLineNumber
        raise UnreadableError(f"line {line}: the file declares an entity of its own, `{name}`, which is not read")

    def _named(self, name: str, is_parameter: bool) -> None:
        """A character by its name, which only the document type knows; those of HTML are the same."""
        if not is_parameter:
            self.builder.data(html5.get(f"{name};", f"&{name};"))


def parse(data: bytes) -> Tree:
    """The root of a file, without namespaces.

    Raises:
        UnreadableError: it is not well-formed, declares entities, or is deeper than `MAX_DEPTH`.

    """
    parser = expat.ParserCreate(namespace_separator="\t")
    reader = _Reader(parser)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as problem:
        raise UnreadableError(f"this is not well-formed XML: {problem}") from problem
    return reader.builder.close()


def _local(name: str) -> str:
    return name.rpartition("\t")[2]


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition("\t")
    return _PREFIXED.get(namespace, "") + local


def line_of(node: Tree) -> int:
    """The line of the file that an element begins in; 0 where it is not known."""
    return node.line if isinstance(node, _Node) else 0


def text(node: Tree | None, dropped: Iterable[str] = ()) -> str:
    """All the text in an element as one tidy line, but for what stands in elements of some names."""
    return unmarked(tidy("".join(_pieces(node, frozenset(dropped))))) if node is not None else ""


def _pieces(node: Tree, dropped: frozenset[str]) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag in BLOCKS:
            yield " "
        if child.tag not in dropped:
            inner = _pieces(child, dropped)
            yield from (SCRIPTS[child.tag]("".join(inner)),) if child.tag in SCRIPTS else inner
        if child.tag in BLOCKS:
            yield " "
        yield child.tail or ""


SCRIPTS: Mapping[str, Callable[[str], str]] = {"sub": lowered, "sup": raised}
"""Elements that stand above or below the line: ten to the third is not 103."""
BLOCKS = frozenset(("break", "institution", "institution-id", "list", "list-item", "p", "sec", "title"))
"""Elements that part words even where there is no blank between them."""


WHOLE = frozenset(
    (
        *("abstract", "award-group", "contrib", "date", "fn", "pub-date", "related-object", "string-name"),
        *("trans-abstract", "detail", "name", "relatedItem", "titleInfo"),
    )
)
"""Elements whose parts say little each without the others."""


class Source:
    """The parts of a record, to be taken one after the other: what nothing has taken is known at the end."""

    def __init__(self, root: Tree) -> None:
        """Take a view of everything below an element."""
        self.root = root
        self._taken: set[Tree] = set()
        self._lost: dict[str, int] = {}

    def all(self, path: str) -> list[Tree]:
        """Every element at a path, with all that is in it."""
        return self.take(self.root.findall(path))

    def first(self, path: str) -> Tree | None:
        """The first element at a path; others are left."""
        found = self.root.find(path)
        return self.take([found])[0] if found is not None else None

    def text(self, path: str) -> str:
        """The text of the first element at a path."""
        return text(self.first(path))

    def take(self, nodes: list[Tree]) -> list[Tree]:
        """Mark elements as taken, with all that is in them."""
        self._taken.update(nodes)
        return nodes

    def lose(self, name: str, value: str, node: Tree | None = None) -> None:
        """Say that something has no place in the record; it is in an element, or just somewhere in it."""
        if value:
            short = value if len(value) <= _LONGEST_LABEL else value[:_LONGEST_LABEL] + "…"
            self._lost.setdefault(f"{name}: {short}", line_of(self.root if node is None else node))

    def lost(self) -> Mapping[str, int]:
        """What was lost, with lines, and all elements that say something and were not taken; to be asked for last."""
        self._leave(self.root)
        for node in self.root.iter():
            for words in (node.text, *(child.tail for child in node)):
                self.lose(_label(node), words if words and has_words_in_tags(words) else "", node)
        return self._lost

    def _leave(self, node: Tree) -> None:
        if node in self._taken:
            return
        is_mixed = tidy(node.text or "") != "" or any(tidy(child.tail or "") for child in node)
        if is_mixed or not len(node):
            words = text(node) or " ".join(f"{name}={value}" for name, value in node.attrib.items())
        else:
            words = self._whole(node)
        self.lose(_label(node), words, node)
        if words == "":
            for child in node:
                self._leave(child)

    def _whole(self, node: Tree) -> str:
        """The parts of an element that say one thing together, if nothing of it is taken."""
        if node.tag not in WHOLE or any(one in self._taken for one in node.iter()):
            return ""
        return tidy(" ".join(node.itertext()))


def _label(node: Tree) -> str:
    """What an element is, with its type."""
    kind = next((value for name, value in node.attrib.items() if name == "type" or name.endswith("-type")), "")
    return f"{node.tag} {kind}".strip()
