"""The site from outside: the command that builds it, a server, and programs of other makers that read it."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
READERS = ROOT / "tests" / "readers"
NODE_MODULES = READERS / "node_modules"
NU_CHECKER = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# JSON-LD is data: no policy keeps it from running, https://html.spec.whatwg.org/multipage/scripting.html#data-block
NU_MISTAKES = "Inline script violates Content Security Policy.*"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Result = subprocess.CompletedProcess[str]


class BuildSite(Protocol):
    """Writes a content folder and builds it; `files` adds or replaces files by their path in the content folder."""

    def __call__(
        self, bib: str = "", toml: str = "", *, files: dict[str, str] | None = None, options: Iterable[str] = ()
    ) -> tuple[Result, Path]: ...


class ServeFolder(Protocol):
    """Serves a folder under a path that begins and ends with `/`, and gives the address of that path."""

    def __call__(self, folder: Path, path: str = "/") -> str: ...


def program(*names: str) -> str:
    """The first of these programs that is installed; a missing program fails the test."""
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"not installed: {' or '.join(names)}; `make test` installs what the tests need"
    return found


def run_sitegen(*arguments: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> Result:
    """The result of the command `sitegen`, run as a user runs it; `env` is added to the environment."""
    return subprocess.run(
        [sys.executable, "-m", "sitegen", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def build(output: Path, *arguments: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> Path:
    """The folder `output`, holding the repository's own site; a build that fails fails the test."""
    result = run_sitegen("build", "--content", ROOT / "content", "--output", output, *arguments, cwd=cwd, env=env)
    assert result.returncode == 0, result.stderr + result.stdout
    return output


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a path; everything else is not found."""

    path_prefix = "/"

    def send_head(self) -> Any:
        if not self.path.startswith(self.path_prefix):
            self.send_error(404)
            return None
        self.path = "/" + self.path.removeprefix(self.path_prefix)
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Keeps the test's output quiet."""


@contextmanager
def served(folder: Path, path: str = "/") -> Iterator[str]:
    """The address of a folder that is served under `path` while the context lasts."""
    handler = type("Handler", (_Handler,), {"path_prefix": path})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, name=f"serve {folder}", daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{path}"
        server.shutdown()
        thread.join()


def nu_messages(urls: Iterable[str]) -> list[dict[str, Any]]:
    """The errors and warnings of the Nu HTML checker, in every page at these addresses."""
    assert NU_CHECKER.is_file(), f"not installed: {NU_CHECKER}; `make test` installs it"
    # The pages are on this machine.
    java = [program("java"), "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(NU_CHECKER)]
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", NU_MISTAKES]
    command = [*java, *options, *urls]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=True).stdout
    messages: list[dict[str, Any]] = json.loads(answer)["messages"]
    return messages


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its own best practices: one line for each rule and element."""
    assert AXE.is_file(), f"not installed: {AXE}; `make test` installs it"
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", WCAG_22_AA)
    return [
        f"{rule['id']}: {node['html']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def html_metadata(page: Path) -> dict[str, Any]:
    """What html-metadata, the reader behind Wikipedia's citation service, finds in a page."""
    command = [program("node"), str(READERS / "html_metadata.cjs"), str(page)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    metadata: dict[str, Any] = json.loads(result.stdout)
    return metadata
