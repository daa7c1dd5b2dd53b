"""Jinja's compiler, writing quicker code for pages whose values are plain.

The code gives what that of Jinja itself gives, or fails where that might not: an attribute that is not there is looked
for nowhere else. So a page that fails is to be rendered once more by Jinja's own code, whose word it is whether the
template is wrong, and where.
"""

from collections.abc import Iterable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from sitegen.render.inlining import Includes

HTML_FILTERS = {"html", "isolate", "isolate_in", "ltr", "words"}
"""The filters that give HTML."""


# The names of the methods are Jinja's.
class PlainCodeGenerator(CodeGenerator):
    """Writes the Python code of a template; `environment.escape` is what escapes a value."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template, and in it those that it includes."""
        super().visit_Template(Includes(self.environment, (self.name,)).visit(node), frame)

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

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_html(node, frame):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_html(node, frame):
            super()._output_child_post(node, frame, finalize)

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


def _is_html(node: nodes.Expr, frame: Frame) -> bool:
    """Whether what is put out needs no escaping, since a filter has made HTML of it."""
    is_escaping = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
    return is_escaping and isinstance(node, nodes.Filter) and node.name in HTML_FILTERS


def _is_plain(call: nodes.Call) -> bool:
    is_named = isinstance(call.node, nodes.Name | nodes.Getattr)
    return is_named and not (call.dyn_args or call.dyn_kwargs or any(iskeyword(one.key) for one in call.kwargs))
