"""Jinja for many pages of a few templates, which are compiled once for all languages and never change."""

from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from types import CodeType
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator

from sitegen.render.compiler import PlainCodeGenerator
from sitegen.render.html import escape
from sitegen.template_check import FILTERS

TEMPLATES = "templates/"

Texts = tuple[tuple[str, str], ...]


class PageEnvironment(jinja2.Environment):
    """The templates with these texts, compiled for plain values or, if it is to be `exact`, by unchanged Jinja."""

    escape = staticmethod(escape)

    def __init__(self, templates: Mapping[str, str], *, exact: bool) -> None:
        super().__init__(
            loader=_Loader(templates, exact=exact),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.is_exact = exact
        self.texts = tuple(templates.items())
        self.code_generator_class = CodeGenerator if exact else PlainCodeGenerator
        self._loaded: dict[str | jinja2.Template, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name is Jinja's
    ) -> jinja2.Template:
        """A template by its name."""
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, globals)
        return self._loaded[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template sees: a dict, which is quick to copy for each page."""
        return {**self.globals, **(d or {})}


class _Loader(jinja2.BaseLoader):
    def __init__(self, templates: Mapping[str, str], *, exact: bool) -> None:
        self._exact = exact
        self._templates = templates
        self._texts = tuple(templates.items())

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        if template not in self._templates:
            raise jinja2.TemplateNotFound(template)
        return self._templates[template], TEMPLATES + template, None

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name is Jinja's
    ) -> jinja2.Template:
        self.get_source(environment, name)
        code = _code(self._texts, name, exact=self._exact)
        return environment.template_class.from_code(environment, code, globals or {})


@lru_cache(256)
def _code(texts: Texts, name: str, *, exact: bool) -> CodeType:
    """The code of one of these templates, in which no language shows: it takes filters and words as it runs."""
    environment = PageEnvironment(dict(texts), exact=exact)
    environment.filters |= dict.fromkeys(FILTERS, _later)
    return environment.compile(dict(texts)[name], name, TEMPLATES + name)


def _later(*_: object) -> str:
    raise NotImplementedError
