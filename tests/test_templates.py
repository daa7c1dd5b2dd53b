"""The words of the locales are those that the templates and the pages ask for: none missing, none left over."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from sitegen.reading.notices import KINDS
from sitegen.reading.types import ARTICLE_SUBTYPES, GENRES, TYPES

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = sorted((ROOT / "templates").glob("*.html"))
MODULES = sorted((ROOT / "sitegen" / "pages").glob("*.py"))
LOCALES = sorted((ROOT / "templates" / "locales").glob("*.toml"))
ASKING = {"t", "word", "count"}
KEY = re.compile(r"[a-z_]+")

# Keys that are put together from a prefix and what a record or a page is.
OF_TYPES = {f"type_{one.csl.replace('-', '_')}" for one in (*TYPES.values(), *ARTICLE_SUBTYPES.values())}
OF_GENRES = {f"genre_{code}" for code in GENRES}
OF_NOTICES = {
    form.format(kind.replace("-", "_"))
    for kind in KINDS.values()
    for form in ("notice_{}", "notice_{}_text", "notice_of_{}")
}
COUNTED = ("works", "journals", "issues", "collections", "authors", "keywords", "years", "types")
OF_COUNTS = {f"n_{kind}" for kind in COUNTED}


def asked_in_templates() -> Iterator[str]:
    for template in TEMPLATES:
        for call in tree(template).find_all(nodes.Call):
            if called(call.node) in ASKING:
                yield from (one.value for argument in call.args for one in constants(argument))


def asked_in_modules() -> Iterator[str]:
    for module in MODULES:
        for call in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ASKING:
                first = call.args[0] if call.args else None
                if isinstance(first, ast.Constant) and KEY.fullmatch(str(first.value)):
                    yield str(first.value)


def named_anywhere() -> Iterator[str]:
    """Every string in the templates' code and in the modules that make pages."""
    for template in TEMPLATES:
        yield from (one.value for one in constants(tree(template)))
    for module in MODULES:
        for one in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value


def tree(template: Path) -> nodes.Template:
    # The filters are known only to the renderer; for parsing, their names are enough.
    return jinja2.Environment(autoescape=True).parse(template.read_text("utf-8"))


def called(node: nodes.Node) -> str:
    return node.name if isinstance(node, nodes.Name) else node.attr if isinstance(node, nodes.Getattr) else ""


def constants(node: nodes.Node) -> Iterator[nodes.Const]:
    """The strings in a template's code that are words' keys as they stand: not the tests, nor the halves of a key."""
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str):
            yield node
    elif isinstance(node, nodes.CondExpr):
        for branch in filter(None, (node.expr1, node.expr2)):
            yield from constants(branch)
    elif not isinstance(node, nodes.Concat | nodes.Compare):
        for child in node.iter_child_nodes():
            yield from constants(child)


def words_of(locale: Path) -> set[str]:
    return set(tomllib.loads(locale.read_text("utf-8"))["words"])


@pytest.mark.parametrize("locale", LOCALES, ids=lambda path: path.stem)
def test_every_word_that_is_asked_for_is_there(locale: Path) -> None:
    asked = {*asked_in_templates(), *asked_in_modules()}
    assert {"abstract", "home", "skip_to_content"} <= asked
    assert asked | OF_TYPES | OF_GENRES | OF_NOTICES | OF_COUNTS <= words_of(locale)


@pytest.mark.parametrize("locale", LOCALES, ids=lambda path: path.stem)
def test_no_word_is_left_over(locale: Path) -> None:
    assert words_of(locale) - {*named_anywhere()} - OF_TYPES - OF_GENRES - OF_NOTICES - OF_COUNTS == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_trusts_nothing(template: Path) -> None:
    source = template.read_text("utf-8")
    ours = r'<script (?:type="module"|async fetchpriority="high") src="{{ href\(.static/'
    source = re.sub(ours, "", source)
    assert not re.search(
        r"\|\s*safe\b|autoescape|<script(?! type=\"application/ld\+json\")|\son\w+=|javascript:",
        source,
    )


def test_the_style_knows_no_left_and_right() -> None:
    style = (ROOT / "templates" / "static" / "style.css").read_text("utf-8")
    sides = (
        r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:"
        r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    )
    assert re.findall(sides, style) == []
