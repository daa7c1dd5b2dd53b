"""What the shape of the code promises: imports point one way, the inside is pure, everything fits a glance."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sitegen"
TEMPLATES = ROOT / "templates"

# From the inside out: a room may import from the rooms on the lines above its own.
ROOMS = (
    ("problems", "notice"),
    ("model", "outcome", "digest", "folders", "media_types", "output_file", "template_check", "toml_file", "workers"),
    ("language",),
    ("codings", "config", "formats", "hosting"),
    ("citations", "previews"),
    ("theme",),
    ("deposits",),
    ("site", "checks", "search"),
    ("reading", "diagnostics", "baseline"),
    ("pages", "check", "intake"),
    ("render", "journal", "bib_intake"),
    ("press", "publish"),
    ("audit",),
    ("catalogue",),
    ("sarif", "known"),
    ("inputs", "report", "exchange"),
    ("built",),
    ("state",),
    ("plan",),
    ("spooling",),
    ("making", "progress"),
    ("options", "project", "targets"),
    ("remembering",),
    ("store",),
    ("shard",),
    ("cluster",),
    ("build",),
    ("exchange_commands", "serve"),
    ("cli",),
    ("__main__",),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}

# The only modules that may touch files, clock, network or other processes.
SHELL = {
    *("exchange", "exchange_commands"),
    *("__main__", "cli", "serve", "build", "cluster", "options", "project", "progress"),
    *("shard", "spooling", "store", "targets"),
    *("known", "making", "workers", "inputs", "state", "built", "publish", "journal", "folders", "reading.loader"),
    "audit.folder",
}
SHELL_MODULES = {
    "asyncio",
    "concurrent",
    "dask",
    "distributed",
    "fcntl",
    "fsspec",
    "glob",
    "http",
    "io",
    "logging",
    "multiprocessing",
    "os",
    "random",
    "requests",
    "secrets",
    "select",
    "shutil",
    "signal",
    "socket",
    "socketserver",
    "sqlite3",
    "ssl",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "uuid",
    "watchfiles",
}
SHELL_NAMES = {"pathlib.Path", "urllib.request"}
SHELL_CALLS = {
    "open",
    "print",
    "input",
    ".open",
    ".read_text",
    ".read_bytes",
    ".write_text",
    ".write_bytes",
    ".now",
    ".today",
    ".utcnow",
}

MODULE_LINES = 250
FUNCTION_LINES = 40
PARAMETERS = 5
NESTING = 3

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)

# `left` and `right` where CSS has a word for the direction of the text.
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:"
    r"(?:scroll-)?(?:margin|padding)-(?:left|right)|border-(?:left|right)[a-z-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?:text-align|text-align-last|float|clear|caption-side|resize)\s*:\s*(?:left|right)\b",
    re.MULTILINE,
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def module_name(path: Path) -> str:
    """The name of a module inside the package: `reading.names`; empty for the package itself."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
STYLE_SHEETS = sorted(TEMPLATES.rglob("*.css"))
TEMPLATE_FILES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".xml", ".txt"})

each_module = pytest.mark.parametrize("module", MODULES)


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted name of everything that a module imports, `from a import b` as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the name of everything that a module calls; a method's name begins with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, f".{node.func.attr}"


def room(module: str) -> str:
    """The room that a module of the package stands in."""
    return module.partition(".")[0]


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method of a module, inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def lines(function: Function) -> int:
    """How many lines the body of a function has, without its docstring and the blank lines between statements."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in body)


def parameters(function: Function) -> int:
    """How many parameters a function has, without `self` and `cls`."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    return sum(argument is not None and argument.arg not in {"self", "cls"} for argument in every)


def nesting(node: ast.AST) -> int:
    """How deep the blocks below a node stand in each other; `elif` is no deeper than its `if`."""
    below = max((nesting(child) for child in ast.iter_child_nodes(node) if not is_elif(node, child)), default=0)
    chained = max((nesting(child) - 1 for child in ast.iter_child_nodes(node) if is_elif(node, child)), default=0)
    return max(below, chained) + isinstance(node, BLOCKS)


def is_elif(parent: ast.AST, child: ast.AST) -> bool:
    """Whether a block is the `elif` of the one around it."""
    return isinstance(parent, ast.If) and isinstance(child, ast.If) and parent.orelse == [child]


def public(tree: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """Every public class and function, and every public method of those classes."""
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{prefix}{node.name}.")


def test_the_package_is_found() -> None:
    assert {"model", "problems"} <= MODULES.keys()
    assert STYLE_SHEETS
    assert TEMPLATE_FILES


@each_module
def test_a_module_stands_in_a_known_room(module: str) -> None:
    assert not module or room(module) in RANK


@each_module
def test_imports_point_inwards(module: str) -> None:
    inside = {name.removeprefix("sitegen.") for name in imported(TREES[module]) if name.startswith("sitegen.")}
    rooms = {room(name) for name in inside} - {"__version__", room(module)}
    assert {other for other in rooms if RANK[other] >= RANK[room(module)]} == set()


def test_no_import_goes_round() -> None:
    graph = {
        module: {other for name in imported(TREES[module]) for other in target(name)} - {module} for module in MODULES
    }
    while free := {module for module, others in graph.items() if not others & graph.keys()}:
        graph = {module: others for module, others in graph.items() if module not in free}
    assert graph == {}


def target(name: str) -> Iterator[str]:
    """The module of the package that an imported dotted name belongs to."""
    inside = name.removeprefix("sitegen.")
    if inside != name:
        yield from [module for module in (inside, inside.rpartition(".")[0]) if module in MODULES and module][:1]


@pytest.mark.parametrize("module", [module for module in MODULES if module not in SHELL])
def test_the_inside_touches_no_file_clock_or_network(module: str) -> None:
    names = set(imported(TREES[module]))
    foreign = {name for name in names if name.partition(".")[0] in SHELL_MODULES or name in SHELL_NAMES}
    calls = {f"line {line}: {name}()" for line, name in called(TREES[module]) if name in SHELL_CALLS}
    assert foreign | calls == set()


@each_module
def test_a_module_fits_the_head(module: str) -> None:
    size = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert size <= MODULE_LINES


@each_module
def test_a_function_fits_a_glance(module: str) -> None:
    sizes = {
        f"{function.name}: {lines(function)} lines, {parameters(function)} parameters, {nesting(function)} deep"
        for function in functions(TREES[module])
        if lines(function) > FUNCTION_LINES or parameters(function) > PARAMETERS or nesting(function) > NESTING
    }
    assert sizes == set()


@each_module
def test_every_public_name_says_what_it_is(module: str) -> None:
    tree = TREES[module]
    assert ast.get_docstring(tree) or not tree.body
    assert [name for name, node in public(tree) if not ast.get_docstring(node)] == []


@each_module
def test_only_render_marks_text_as_html(module: str) -> None:
    marks = {line for line, name in called(TREES[module]) if name in {"Markup", ".Markup", ".from_string"}}
    assert room(module) == "render" or marks == set()


@each_module
def test_no_module_keeps_state(module: str) -> None:
    assert [node.lineno for node in ast.walk(TREES[module]) if isinstance(node, ast.Global)] == []


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_a_template_lets_no_text_through_unescaped(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\|\s*safe\b|\bautoescape\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']", text) == []


@pytest.mark.parametrize("path", STYLE_SHEETS, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_a_style_sheet_follows_the_direction_of_the_text(path: Path) -> None:
    assert PHYSICAL.findall(CSS_COMMENT.sub("", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "rule",
    [
        "a{margin-left:1px}",
        "a{color:red;left:0}",
        "a {\n  text-align: right;\n}",
        "a{border-top-left-radius:1px}",
        "a{border-right:0}",
    ],
)
def test_a_physical_property_is_seen(rule: str) -> None:
    assert PHYSICAL.search(rule)


@pytest.mark.parametrize("rule", ["a{margin-inline-start:1px}", "a{text-align:start}", ".left:hover{color:red}"])
def test_a_logical_property_is_let_through(rule: str) -> None:
    assert not PHYSICAL.search(rule)
