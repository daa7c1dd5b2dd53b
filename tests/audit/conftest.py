"""A site in two languages, built once, and copies of it for tests to break."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sitegen.audit.folder import audit
from sitegen.folders import sizes
from sitegen.problems import Problem
from tests.outside import run_sitegen

BASE_URL = "https://site.example/archive/"
SETTINGS = f'title = {{ en = "Invented Sample", fa = "نمونهٔ خیالی" }}\nbase_url = "{BASE_URL}"\n'
RECORD = r"""
@article{%(key)s,
  title = {On %(thing)s, or \{all\} of it}, title_fa = {دربارهٔ %(thing_fa)s}, language = {persian},
  author = {Rezaei, Sara and {Ministry of Invented Health and Education}},
  author_fa = {رضایی، سارا and {وزارت بهداشت و آموزش خیالی}},
  journal = {Sample Quarterly}, journal_fa = {فصلنامهٔ نمونه}, issn = {1234-5679}, year = {2022}, month = may,
  volume = {1}, number = {2}, pages = {%(pages)s}, doi = {10.1234/%(key)s},
  publisher = {Sample House}, publisher_fa = {نشر نمونه},
  abstract = {%(thing)s are told of &amp; shown. %(more)s},
  abstract_fa = {از %(thing_fa)s <i>گفته</i> می‌شود. %(more_fa)s},
  keywords = {%(key)s}, keywords_fa = {%(thing_fa)s}
}
"""
# Readers of abstracts leave out those that are no longer than a teaser.
LONG = {
    "more": "Nothing in it is true, and all of it is long enough. " * 4,
    "more_fa": "هیچ‌چیز در آن راست نیست و همه‌اش دراز است. " * 5,
}
WORKS = (
    {"key": "first", "thing": "Walnuts", "thing_fa": "گردوها", "pages": "1--9", **LONG},
    {"key": "second", "thing": "Salt Wells", "thing_fa": "چاه‌های نمک", "pages": "10--19", **LONG},
)
CONTENT: Mapping[str, str] = {
    "site.toml": SETTINGS,
    "bibliography/works.bib": "".join(RECORD % work for work in WORKS),
    "files/first.pdf": "%PDF-1.4\n",
    "files/map.png": "no picture",
    "pages/about.en.md": "---\ntitle: About us\n---\n\nA [work](works/first) and ![a map](files/map.png).\n",
    "pages/about.fa.md": "---\ntitle: دربارهٔ ما\n---\n\nیک [اثر](works/first).\n",
}

Audited = Callable[[Path], list[Problem]]


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder whose site has no faults."""
    folder = tmp_path_factory.mktemp("audited") / "content"
    for name, text in CONTENT.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def whole_site(content: Path) -> Path:
    """The site of that content; tests break copies of it."""
    output = content.parent / "output"
    result = run_sitegen("build", "--content", content, "--output", output)
    assert result.returncode == 0, result.stderr
    return output


@pytest.fixture
def site(whole_site: Path, tmp_path: Path) -> Path:
    """A copy of that site."""
    return shutil.copytree(whole_site, tmp_path / "copy")


@pytest.fixture(scope="session")
def audited() -> Audited:
    """What is wrong with the site in a folder."""
    return lambda folder: list(audit(folder, sizes(folder), BASE_URL, jobs=1))
