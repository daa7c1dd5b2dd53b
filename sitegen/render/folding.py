"""Templates for pages that have much in common: what is the same for all of them is worked out once.

What comes of this is Jinja's own tree, in which fewer nodes ask for the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.compiler import has_safe_repr
from jinja2.visitor import NodeTransformer
from msgspec import Struct

from sitegen.language.locales import Locale
from sitegen.render.inlining import copied, rebuilt


class Partly(Struct, frozen=True):
    """A value of which only these attributes are known."""

    attributes: Mapping[str, Any]


class Outside(Struct, frozen=True):
    """A value of which only is known that it is none of these."""

    values: frozenset[str]


Known = Mapping[str, Any]
"""What names stand for in all the pages; a function that is among them always gives the same for the same."""


def folded(tree: nodes.Node, known: Known) -> nodes.Node:
    """The tree in which all that depends on nothing else than what is known is worked out."""
    stored = set(_stored(tree))
    found: nodes.Node = _Folding({name: value for name, value in known.items() if name not in stored}).visit(tree)
    return found


def _stored(tree: nodes.Node) -> Iterator[str]:
    """The names that a template gives a meaning of its own somewhere."""
    yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")
    yield from (macro.name for macro in tree.find_all(nodes.Macro))


# The names of the methods are Jinja's.
class _Folding(NodeTransformer):
    def __init__(self, known: Known) -> None:
        self._known = known

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """The value of an expression if it can be told; what fails is to fail when a page needs it."""
        if isinstance(node, nodes.Expr):
            try:
                value = _value(node, self._known)
            except Exception:  # noqa: BLE001 - a template can raise anything
                value = self
            if has_safe_repr(value):
                return nodes.Const(value, lineno=node.lineno, environment=node.environment)
        return super().visit(node, *args, **kwargs)

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """All that is below, in as few statements as it takes."""
        super().generic_visit(node, *args, **kwargs)
        for field in {"body", "else_"} & set(node.fields):
            setattr(node, field, list(_joined(getattr(node, field))))
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802
        """The branch that is taken."""
        test = self.visit(node.test)
        taken = (node.expr1 if test.value else node.expr2) if isinstance(test, nodes.Const) else None
        found: nodes.Node = self.visit(taken) if taken else self.generic_visit(node)
        return found

    def visit_If(self, node: nodes.If) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """The branch that is taken, or those that are left."""
        node.test = self.visit(node.test)
        if not isinstance(node.test, nodes.Const):
            return self.generic_visit(node)
        if node.test.value:
            return self.all_of(node.body)
        if not node.elif_:
            return self.all_of(node.else_)
        following, *others = node.elif_
        following.elif_, following.else_ = others, node.else_
        return self.visit_If(following)

    def visit_For(self, node: nodes.For) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """A loop over what is known, as the statements that it comes to."""
        try:
            values = tuple(_value(node.iter, self._known))
            return [one for value in values for one in self._turn(node, value)]
        except Exception:  # noqa: BLE001 - a template can raise anything
            return self.generic_visit(node)

    def _turn(self, node: nodes.For, value: Any) -> list[nodes.Node]:
        """One turn of a loop; raises `Impossible` if it asks for more than the value."""
        target = node.target
        if not isinstance(target, nodes.Name) or node.else_ or node.recursive or _stores(node):
            raise nodes.Impossible
        body: list[nodes.Node] = [copied(one) for one in node.body]
        if node.test:
            body = [nodes.If(copied(node.test), body, [], [], lineno=node.lineno, environment=node.environment)]
        found = _Folding({**self._known, target.name: value}).all_of(body)
        if any(name.name in {"loop", target.name} for one in found for name in one.find_all(nodes.Name)):
            raise nodes.Impossible
        return found

    def all_of(self, body: list[nodes.Node]) -> list[nodes.Node]:
        """The statements that some come to."""
        return [one for node in body for one in self.visit_list(node)]


def _stores(node: nodes.Node) -> bool:
    return any(node.find(kind) for kind in (nodes.Assign, nodes.AssignBlock, nodes.Macro))


def _joined(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """The statements without scopes in which nothing is stored; what is put out in a row is put out at once."""
    output: nodes.Output | None = None
    for node in _flat(body):
        if isinstance(node, nodes.Output) and output:
            output.nodes.extend(node.nodes)
            continue
        output = node if isinstance(node, nodes.Output) else None
        yield node


def _flat(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    for node in body:
        if isinstance(node, nodes.Scope) and not _stores(node):
            yield from _flat(node.body)
        else:
            yield node


def _value(node: nodes.Node, known: Known) -> Any:
    """What an expression comes to; raises `Impossible`, or anything else, if that cannot be told."""
    if isinstance(node, nodes.Name):
        return _whole(known[node.name])
    if isinstance(node, nodes.Call):
        return _result(node, known)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        owner = known[node.node.name]
        if isinstance(owner, Partly):
            return _whole(owner.attributes[node.attr])
    if isinstance(node, nodes.Compare) and _is_outside(node, known):
        return False
    found = _with_values(node, known)
    if isinstance(found, nodes.Concat) and any(hasattr(one.as_const(), "__html__") for one in found.nodes):
        # Jinja takes it for a text, which it is not when the page is rendered.
        raise nodes.Impossible
    return found.as_const()


def _whole(value: Any) -> Any:
    if isinstance(value, Partly | Outside):
        raise nodes.Impossible
    return value


def _is_outside(node: nodes.Compare, known: Known) -> bool:
    """Whether something is asked to be like what it is known not to be."""
    if [one.op for one in node.ops] != ["eq"]:
        return False
    one, other = node.expr, node.ops[0].expr
    return _lies_outside(one, other, known) or _lies_outside(other, one, known)


def _lies_outside(node: nodes.Expr, other: nodes.Expr, known: Known) -> bool:
    if not isinstance(node, nodes.Getattr) or not isinstance(node.node, nodes.Name):
        return False
    owner = known.get(node.node.name)
    limits = owner.attributes.get(node.attr) if isinstance(owner, Partly) else None
    return isinstance(limits, Outside) and _value(other, known) in limits.values


def _result(call: nodes.Call, known: Known) -> Any:
    """What a known function, or a method of a text or a locale, gives."""
    is_pure = isinstance(call.node, nodes.Name) or (
        isinstance(call.node, nodes.Getattr) and isinstance(_value(call.node.node, known), str | Locale)
    )
    if not is_pure or call.dyn_args or call.dyn_kwargs:
        raise nodes.Impossible
    arguments = [_value(one, known) for one in call.args]
    return _value(call.node, known)(*arguments, **{one.key: _value(one.value, known) for one in call.kwargs})


def _with_values(node: nodes.Node, known: Known) -> nodes.Expr:
    """An expression whose parts are known."""

    def made(part: nodes.Node) -> nodes.Node:
        return nodes.Const(_value(part, known)) if isinstance(part, nodes.Expr) else rebuilt(part, made)

    found = rebuilt(node, made)
    if not isinstance(found, nodes.Expr):
        raise nodes.Impossible
    return found
