"""What several test modules share: a built site, a browser, and a server on this machine."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.outside import BuildSite, Result, ServeFolder, build, program, run_sitegen, served

# A slow machine is no bug, and a run of CI must be able to be repeated.
settings.register_profile("sitegen", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sitegen")

pytest_plugins = ["tests.golden_plugin"]


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own content, built once by the command."""
    return build(tmp_path_factory.mktemp("sample") / "output")


@pytest.fixture
def build_site(tmp_path: Path) -> BuildSite:
    """Builds a site of the test's own; gives the command's result and the output folder."""

    def build_files(
        bib: str = "", toml: str = "", *, files: dict[str, str] | None = None, options: Iterable[str] = ()
    ) -> tuple[Result, Path]:
        content, output = tmp_path / "content", tmp_path / "output"
        for name, text in {"bibliography/works.bib": bib, "site.toml": toml, **(files or {})}.items():
            file = content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        return run_sitegen("build", "--content", content, "--output", output, *options), output

    return build_files


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program("chromium", "chromium-browser", "google-chrome"),
            # Containers give little shared memory; without it Chromium uses files.
            args=["--disable-dev-shm-usage"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[ServeFolder]:
    """Serves folders on 127.0.0.1 until the tests end."""
    with ExitStack() as servers:
        yield lambda folder, path="/": servers.enter_context(served(folder, path))
