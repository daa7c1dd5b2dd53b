"""Jinja's compiler, writing quicker code for pages whose values are plain.

The code gives what that of Jinja itself gives, or fails where that might not: an attribute that is not there is looked
for nowhere else. So a page that fails is to be rendered once more by Jinja's own code, whose word it is whether the
template is wrong, and where.
"""

from collections.abc import Iterable
from keyword import iskeyword

from jinja2 import Environment, TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

DEEPEST_INCLUDE = 3


# The names of the methods are Jinja's.
class PlainCodeGenerator(CodeGenerator):
    """Writes the Python code of a template; `environment.escape` is what escapes a value."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template, and in it those that it includes."""
        super().visit_Template(_Includes(self.environment, (self.name,)).visit(node), frame)

    def write_commons(self) -> None:
        """What every function has at hand."""
        super().write_commons()
        self.writeline("escape = environment.escape")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """The body of a function, which gathers what it writes and yields it in one piece."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """A template that is not put in its place; one that does not see the page's values is yielded by itself."""
        if not node.with_context:
            self.writeline(f"yield concat({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`page.title` as it stands, not by way of a function that tries `page["title"]` too."""
        if iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """`t("home")` as it stands, since no function that a page is given asks for Jinja's context."""
        if forward_caller or frame.eval_ctx.volatile or not (frame.eval_ctx.autoescape and _is_plain(node)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _is_plain(call: nodes.Call) -> bool:
    is_named = isinstance(call.node, nodes.Name | nodes.Getattr)
    return is_named and not (call.dyn_args or call.dyn_kwargs or any(iskeyword(one.key) for one in call.kwargs))


class _Includes(NodeTransformer):
    """Puts templates in the place of the statements that include them; `around` are the names of those around it."""

    def __init__(self, environment: Environment, around: tuple[str | None, ...]) -> None:
        self._environment = environment
        self._around = around

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        """The template in a scope of its own; nothing changes if it has blocks, which another one might fill."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not (isinstance(name, str) and node.with_context) or name in self._around:
            return node
        tree = self._tree(name) if len(self._around) <= DEEPEST_INCLUDE else None
        if tree is None or tree.find(nodes.Block) or tree.find(nodes.Extends):
            return node
        included = _Includes(self._environment, (*self._around, name)).visit(tree)
        return nodes.Scope(included.body, lineno=node.lineno)

    def _tree(self, name: str) -> nodes.Template | None:
        loader = self._environment.loader
        try:
            return self._environment.parse(loader.get_source(self._environment, name)[0]) if loader else None
        except TemplateError:
            return None
