"""Every code of a problem has a sentence, here and in `docs/checks.md`."""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from sitegen.catalogue import READ, sentences
from sitegen.problems import Severity
from sitegen.reading.authority_files import JOURNALS, PEOPLE
from sitegen.reading.identifiers import CHECKS, READERS
from tests.test_architecture import TREES

MADE_BY = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "note": Severity.NOTE,
    "Doubt": Severity.WARNING,
    "remark": Severity.NOTE,
}
# Where the code is put together, or handed on to the function that makes the problem.
NAMINGS = [f"missing-{PEOPLE.naming}", f"missing-{JOURNALS.naming}"]
COMPOSED: Mapping[str, list[str]] = {
    "f'invalid-{kind}'": [f"invalid-{kind}" for kind in READERS],
    "f'{kind}-check-digit'": [f"{kind}-check-digit" for kind in CHECKS],
    "f'missing-{form.naming}'": NAMINGS,
    "doubt.code": [],
    "one.code": [],
    "code": [],
}
# Whose severity, or whose code, is a parameter of the function that makes the problem.
PARAMETERS: Mapping[str, set[Severity]] = {
    "missing-export": {Severity.ERROR},
    "missing-file": {Severity.ERROR},
    "missing-full-text": {Severity.ERROR},
    "missing-page": {Severity.ERROR},
    "mixed-scripts": {Severity.WARNING, Severity.NOTE},
}
HEAD = """# What sitegen checks

Every problem that `sitegen build` and `sitegen check` report has a code. An error keeps a record, or its metadata, out
of the site; a warning is something to look at; a note only informs. What to do stands in the hint below each problem.

| code | severity | what it means |
|---|---|---|
"""


def made(tree: ast.AST) -> Iterator[tuple[str, Severity]]:
    """The code and the severity of every problem that a module makes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MADE_BY and node.args:
            code = node.args[0]
            written = [code.value] if isinstance(code, ast.Constant) else COMPOSED[ast.unparse(code)]
            yield from ((str(one), MADE_BY[node.func.id]) for one in written)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "_warn":
            yield ast.literal_eval(node.args[0]), Severity.WARNING


def severities() -> Mapping[str, set[Severity]]:
    """The severities of every code in the package."""
    found: defaultdict[str, set[Severity]] = defaultdict(set, {code: set(of) for code, of in PARAMETERS.items()})
    for tree in TREES.values():
        for code, severity in made(tree):
            found[code].add(severity)
    return found


def test_every_code_has_one_sentence_and_every_sentence_a_code() -> None:
    assert sorted(sentences()) == sorted(severities())
    assert sorted(READ) == list(READ)
    assert [text for text in sentences().values() if not text.endswith(".") or len(text) > 130] == []


def test_the_list_of_checks_says_what_the_code_does(golden: Callable[[str, bytes], None]) -> None:
    levels = severities()
    rows = (
        f"| `{code}` | {', '.join(one.value for one in Severity if one in levels[code])} | {text} |\n"
        for code, text in sentences().items()
    )
    golden("../../docs/checks.md", (HEAD + "".join(rows)).encode())
