"""What is wrong with the templates of a site, found before anything is rendered."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import jinja2
from jinja2 import meta, nodes
from msgspec import Struct

from sitegen.problems import Problem, Source, error, warning

# Where the site's own theme is, seen from its content folder.
FOLDER = "../templates/"
DEFAULT = "default/"

# The filters that templates may use besides Jinja's own, and the functions that ask the locale for a word.
FILTERS = ("citation", "direction", "html", "isolate", "isolate_in", "ltr", "page_range", "sections", "words")
ASKING = {"t", "count"}

TAKING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)

Lines = Mapping[str, int]


class Outline(Struct, frozen=True):
    """What a template names, and on which line.

    `parent` is the template that it extends, `taken` every one that it takes in; `outer` are the `blocks` that are in
    no other one; `words` are the keys that it asks the locale for, `strings` all its string literals.
    """

    parent: str
    taken: Lines
    blocks: Lines
    outer: Lines
    words: Lines
    strings: frozenset[str]


Outlines = Mapping[str, Outline]


def outlines_of(templates: Mapping[str, str]) -> tuple[Outlines, tuple[Problem, ...]]:
    """The outline of each template that can be compiled, and why the others cannot."""
    environment = jinja2.Environment(autoescape=True)
    environment.filters |= dict.fromkeys(FILTERS, str)
    outlines: dict[str, Outline] = {}
    problems: list[Problem] = []
    for name, text in templates.items():
        try:
            environment.compile(text, raw=True)
            outlines[name] = _outline(environment.parse(text))
        except jinja2.TemplateSyntaxError as failure:
            problems.append(_wrong(name, failure.lineno, failure.message or "this is not a template"))
        except RecursionError:
            problems.append(_wrong(name, 0, "this template is nested too deeply"))
    return outlines, tuple(problems)


def template_problems(own: Outlines, packaged: Outlines) -> Iterator[Problem]:
    """The templates that the site's own ones take in and that are not there, or that go round, and lost blocks."""
    every = {**{DEFAULT + name: outline for name, outline in packaged.items()}, **packaged, **own}
    for name, outline in own.items():
        for taken, line in outline.taken.items():
            if taken not in every:
                yield _wrong(name, line, f"there is no template `{taken}`", suggestion(taken, every))
        if name in _ancestors(name, every):
            hint = f"to build on the packaged template, extend `{DEFAULT}{name}`" if name in packaged else ""
            yield _wrong(name, outline.taken[outline.parent], "this template extends itself", hint)
    yield from dict.fromkeys(_lost_blocks(every, own))


def word_problems(own: Outlines, words: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """The words that templates ask for and that a language does not have; `words` are the keys of each language."""
    for name, outline in own.items():
        for key, line in outline.words.items():
            missing = [lang for lang, known in words.items() if key not in known]
            if missing:
                hint = suggestion(key, words[missing[0]]) or f"add it to `{'`, `'.join(missing)}`"
                yield _wrong(
                    name, line, f"there is no word `{key}` in {', '.join(f'`{tag}`' for tag in missing)}", hint
                )


def suggestion(name: str, known: Iterable[str]) -> str:
    """A hint at the known name that is most like a wrong one, or an empty string."""
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean `{close[0]}`?" if close else ""


def _outline(tree: nodes.Template) -> Outline:
    blocks = list(tree.find_all(nodes.Block))
    inner = {id(below) for block in blocks for below in block.find_all(nodes.Block)}
    extends = tree.find(nodes.Extends)
    asking = ASKING & meta.find_undeclared_variables(tree)
    return Outline(
        parent=_literal(extends.template) if extends else "",
        taken=dict(_taken(tree)),
        blocks={block.name: block.lineno for block in blocks},
        outer={block.name: block.lineno for block in blocks if id(block) not in inner},
        words={_literal(call.args[0]): call.lineno for call in tree.find_all(nodes.Call) if _asks(call, asking)},
        strings=frozenset(_literal(one) for one in tree.find_all(nodes.Const)),
    )


def _literal(node: nodes.Node) -> str:
    """The value of a string literal; empty for anything else."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _taken(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for one in tree.find_all(nodes.Stmt):
        optional = isinstance(one, nodes.Include) and one.ignore_missing
        if isinstance(one, TAKING) and not optional and (name := _literal(one.template)):
            yield name, one.lineno


def _asks(call: nodes.Call, asking: set[str]) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in asking and bool(call.args and _literal(call.args[0]))


def _ancestors(name: str, outlines: Outlines) -> Sequence[str]:
    """The templates that one extends, the nearest first; itself among them if they go round."""
    found: list[str] = []
    while (parent := outlines[name].parent) in outlines and parent not in found:
        found.append(parent)
        name = parent
    return found


def _lost_blocks(every: Outlines, own: Outlines) -> Iterator[Problem]:
    """Blocks that are filled and never shown, since no template above them has one of that name."""
    for name, outline in every.items():
        above = _ancestors(name, every)
        known = {block: 0 for one in above for block in every[one].blocks}
        for block, line in outline.outer.items() if above else ():
            if block in known:
                continue
            if name in own:
                hint = suggestion(block, known) or f"its blocks are {', '.join(f'`{one}`' for one in sorted(known))}"
                message = f"`{outline.parent}` has no block `{block}`, so this one is not shown"
                yield warning("unknown-block", message, Source(FOLDER + name, line), hint=hint)
            elif above[-1] in own:
                message = f"the pages fill a block `{block}`, which is not here, so that what is in it is not shown"
                yield warning("missing-block", message, Source(FOLDER + above[-1]))


def _wrong(name: str, line: int, message: str, hint: str = "") -> Problem:
    return error("wrong-template", message, Source(FOLDER + name, line), hint=hint)
