"""Templates for many pages of one kind, in one language and at one depth."""

from collections.abc import Set
from functools import lru_cache

import jinja2
from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE

from sitegen.render.compiler import PlainCodeGenerator
from sitegen.render.engine import TEMPLATES, PageEnvironment, Texts
from sitegen.render.folding import Known, folded
from sitegen.render.inlining import copied, whole


def special_template(environment: PageEnvironment, name: str, known: Known, given: Set[str]) -> jinja2.Template | None:
    """A template for those pages for which names stand for what is `known`, or `None` if it cannot be told apart.

    The names that are `given` have a value on every page, as the globals do.
    """
    tree = whole_template(environment.texts, name)
    if tree is None:
        return None
    own = copied(tree).set_environment(environment)
    file = TEMPLATES + name
    generator = _CodeGenerator(environment, name, file)
    generator.given = given | environment.globals.keys()
    generator.visit(folded(own, known))
    code = compile(generator.stream.getvalue(), file, "exec")  # type: ignore[attr-defined]
    return environment.template_class.from_code(environment, code, environment.make_globals(None))


@lru_cache(16)
def whole_template(texts: Texts, name: str) -> nodes.Template | None:
    """The tree that all languages begin with."""
    return whole(PageEnvironment(dict(texts), exact=True), name)


# The names of the methods are Jinja's.
class _CodeGenerator(PlainCodeGenerator):
    given: Set[str] = frozenset()

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """A name that is given as it stands, without a look whether it is there."""
        found = frame.symbols.find_load(frame.symbols.ref(node.name)) if node.ctx == "load" else None
        if found == (VAR_LOAD_RESOLVE, node.name) and node.name in self.given:
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)
