"""Templates in one piece: with those that they include and extend put in their places."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

from jinja2 import Environment, TemplateError, nodes
from jinja2.visitor import NodeTransformer

T = TypeVar("T", bound=nodes.Node)

DEEPEST_INCLUDE = 3
LONGEST_LINE_OF_PARENTS = 5

# What depends on where the code stands that has it, or changes how what comes after it is to be read.
_BOUND = (
    nodes.Block,
    nodes.Extends,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.EvalContextModifier,
    nodes.ScopedEvalContextModifier,
)


# What does something with the text that it holds.
_GATHERING = (nodes.AssignBlock, nodes.CallBlock, nodes.FilterBlock, nodes.Macro)


def whole(environment: Environment, name: str) -> nodes.Template | None:
    """A template with what it extends and includes as one, or `None` if only Jinja knows what is meant."""
    first: list[nodes.Node] = []
    blocks: dict[str, nodes.Block] = {}
    for _ in range(LONGEST_LINE_OF_PARENTS):
        tree = parsed(environment, name)
        own = list(tree.find_all(nodes.Block)) if tree else []
        if tree is None or any(map(_is_special, own)) or len({one.name for one in own}) < len(own):
            return None
        parent, *rest = tree.body or [nodes.Output([])]
        if not isinstance(parent, nodes.Extends):
            return _in_one_piece(environment, name, nodes.Template([*first, *_filled(tree.body, blocks)]))
        if not (isinstance(parent.template, nodes.Const) and all(map(_may_stand_beside_blocks, rest))):
            return None
        first += [node for node in rest if isinstance(node, nodes.Macro | nodes.Assign)]
        blocks = {block.name: block for block in own} | blocks
        name = parent.template.value
    return None


def parsed(environment: Environment, name: str) -> nodes.Template | None:
    """The tree of a template, or `None` if there is none of this name or it is wrong."""
    try:
        text = environment.loader.get_source(environment, name)[0] if environment.loader else None
        return None if text is None else copied(_tree(text, environment.trim_blocks, environment.lstrip_blocks))
    except TemplateError:
        return None


# Every language parses them.
@lru_cache(64)
def _tree(text: str, trim_blocks: bool, lstrip_blocks: bool) -> nodes.Template:
    return Environment(trim_blocks=trim_blocks, lstrip_blocks=lstrip_blocks, autoescape=True).parse(text)


def copied(node: T) -> T:
    """The same tree, to be changed."""
    found: T = rebuilt(node, copied)
    return found


def rebuilt(node: T, made: Callable[[Any], nodes.Node]) -> T:
    """A node of the same kind, of what is made of its parts."""
    found: Any = type(node)(lineno=node.lineno, environment=node.environment)
    for field in node.fields:
        value = getattr(node, field)
        if isinstance(value, list):
            value = [made(one) if isinstance(one, nodes.Node) else one for one in value]
        setattr(found, field, made(value) if isinstance(value, nodes.Node) else value)
    return cast("T", found)


def is_only_printed(tree: nodes.Template, function: str) -> bool:
    """Whether nothing is done with a function of this name, but that what it gives is put out as it is."""
    printed = [one for output in tree.find_all(nodes.Output) for one in output.nodes if isinstance(one, nodes.Call)]
    called = [one.node for one in printed if isinstance(one.node, nodes.Name) and one.node.name == function]
    return len(called) == sum(name.name == function for name in tree.find_all(nodes.Name))


def is_put_out_at_once(tree: nodes.Template, function: str) -> bool:
    """Whether what a function of this name gives goes to the page as it is, past all that could change it there."""
    return is_only_printed(tree, function) and not any(map(tree.find, _GATHERING))


def _is_special(block: nodes.Block) -> bool:
    return block.scoped or block.required


def _may_stand_beside_blocks(node: nodes.Node) -> bool:
    """Whether a statement of a template that extends another one is a block, or comes to nothing or before all else."""
    return isinstance(node, nodes.Block | nodes.Macro | nodes.Assign | nodes.Output)


def _filled(body: list[nodes.Node], blocks: Mapping[str, nodes.Block]) -> list[nodes.Node]:
    """The statements with the last version of each block in its place, as a scope of its own."""
    return [
        nodes.Scope(_filled(blocks.get(node.name, node).body, blocks), lineno=node.lineno)
        if isinstance(node, nodes.Block)
        else node
        for node in body
    ]


def _in_one_piece(environment: Environment, name: str, tree: nodes.Template) -> nodes.Template | None:
    found = Includes(environment, (name,)).visit(tree)
    is_bound = found.find(_BOUND) or any(one.name in {"self", "super"} for one in found.find_all(nodes.Name))
    return None if is_bound else found.set_environment(environment)


class Includes(NodeTransformer):
    """Puts templates in the place of the statements that include them; `around` are the names of those around it."""

    def __init__(self, environment: Environment, around: tuple[str | None, ...]) -> None:
        self._environment = environment
        self._around = around

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 - the name is Jinja's
        """The template in a scope of its own; nothing changes if it has blocks, which another one might fill."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not (isinstance(name, str) and node.with_context) or name in self._around:
            return node
        tree = parsed(self._environment, name) if len(self._around) <= DEEPEST_INCLUDE else None
        if tree is None or tree.find(nodes.Block) or tree.find(nodes.Extends):
            return node
        included = Includes(self._environment, (*self._around, name)).visit(tree)
        return nodes.Scope(included.body, lineno=node.lineno)
