"""The JavaScript of the search, run by Node as a browser runs it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.outside import ROOT, program

RunJs = Callable[[str, Any], Any]


@pytest.fixture(scope="session")
def run_js(tmp_path_factory: pytest.TempPathFactory) -> RunJs:
    """Runs a module of `tests/search/`, which is given a value as JSON and prints one."""
    folder = tmp_path_factory.mktemp("search")
    for file in (*(ROOT / "templates" / "static").glob("search*.js"), *Path(__file__).parent.glob("*.mjs")):
        shutil.copy(file, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    def run(module: str, value: Any) -> Any:
        command = [program("node"), str(folder / module)]
        text = json.dumps(value)
        result = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return run
