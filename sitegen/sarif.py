"""Problems as SARIF 2.1.0, which code hosts and editors show at their lines.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub takes of it:
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

import json
import posixpath
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sitegen import __version__
from sitegen.baseline import fingerprints
from sitegen.catalogue import sentences
from sitegen.diagnostics import told
from sitegen.outcome import Outcome
from sitegen.problems import Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
ADDRESS = "/:?#[]@!$&'()*+,;=%"


def sarif(outcome: Outcome, prefix: str) -> str:
    """The problems as one SARIF document; `prefix` leads from where the command runs to the content folder."""
    first = {problem.code: problem for problem in reversed(outcome.problems)}
    codes = {code: number for number, code in enumerate(sorted(first))}
    known = sentences()
    marked = zip(outcome.problems, fingerprints(outcome.problems), strict=True)
    driver = {
        "name": "sitegen",
        "version": __version__,
        "rules": [_rule(first[code], known.get(code, "")) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": outcome.is_published}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the command was run in."}}},
        "results": [_result(problem, mark, codes, prefix) for problem, mark in marked],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(problem: Problem, sentence: str) -> dict[str, Any]:
    short = {"text": sentence or problem.message}
    return {
        "id": problem.code,
        "name": "".join(word.title() for word in problem.code.split("-")),
        "shortDescription": short,
        "fullDescription": short,
        "help": short,
        "defaultConfiguration": {"level": problem.severity.value},
    }


def _result(problem: Problem, mark: str, codes: Mapping[str, int], prefix: str) -> dict[str, Any]:
    text = told(problem) + (f"\n{problem.hint}" if problem.hint else "")
    location: dict[str, Any] = {"physicalLocation": _place(problem, prefix)}
    if problem.key:
        location["logicalLocations"] = [{"name": problem.key}]
    return {
        "ruleId": problem.code,
        "ruleIndex": codes[problem.code],
        "level": problem.severity.value,
        "message": {"text": text},
        "locations": [location],
        # GitHub knows a result again by this name alone.
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }


def _place(problem: Problem, prefix: str) -> dict[str, Any]:
    file = problem.source.file
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(file, safe=ADDRESS, errors="replace")}
        if "://" in file
        else {"uri": quote(posixpath.normpath(prefix + file), safe="/", errors="replace"), "uriBaseId": ROOT}
    }
    return place | ({"region": {"startLine": problem.source.line}} if problem.source.line else {})
