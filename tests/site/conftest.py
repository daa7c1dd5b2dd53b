"""The pages of the repository's own site."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.outside import ServeFolder
from tests.web_page import WebPage, read_pages


@pytest.fixture(scope="session")
def pages(sample_site: Path) -> dict[str, WebPage]:
    """Every HTML page of the sample, by path."""
    return read_pages(sample_site)


@pytest.fixture(scope="session")
def address(sample_site: Path, pages: dict[str, WebPage], serve_folder: ServeFolder) -> str:
    """Where the sample is served, under the path that it was built for."""
    return serve_folder(sample_site, urlsplit(pages["index.html"].base_url).path)
