"""The files of a rich site, by the checkers of others: every kind of page, the sitemap and the feeds."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from tests.cases.built import Built, build, record
from tests.outside import NODE_MODULES, ServeFolder, nu_messages
from tests.test_round_trip import FIELDS, KINDS, OTHER_KINDS

SITEMAP_SCHEMA = NODE_MODULES / "sitemap" / "schema" / "sitemap.xsd"
PEOPLE = {"author": "Rezaei, Ali and {World Invention Office}", "author_fa": "رضایی، علی and {سازمان خیالی}"}
OTHER = {"title_fa": "دربارهٔ چیزهای خیالی", "abstract_fa": "چیزهایی که خیالی‌اند.", "keywords_fa": "خیال، چیز"}


@pytest.fixture(scope="module")
def site() -> Built:
    """Works of every kind, in both languages, and one with next to nothing."""
    kinds = KINDS + OTHER_KINDS
    works = [record(kind, {**FIELDS, **OTHER, **PEOPLE}, key=f"k{number}") for number, kind in enumerate(kinds)]
    return build("\n".join([*works, record("misc", {"title": "Bare"}, key="bare")]))


@pytest.fixture(scope="module")
def folder(site: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    for path, body in site.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    return folder


def test_no_kind_of_page_has_an_error_or_a_warning(site: Built, folder: Path, serve_folder: ServeFolder) -> None:
    address = serve_folder(folder, "/pubs/")
    messages = nu_messages(address + path for path in sorted(_one_of_each(site.pages)))
    assert [(message["type"], message["message"], message.get("url")) for message in messages] == []


def _one_of_each(pages: Mapping[str, object]) -> list[str]:
    """Every page of a work, and two of each other kind in each language."""
    kinds: dict[tuple[str, int, str], list[str]] = {}
    for path in pages:
        parts = path.split("/")
        kinds.setdefault((parts[0], len(parts), parts[-1]), []).append(path)
    return [path for kind, paths in kinds.items() for path in (paths if kind[0] == "works" else paths[:2])]


def test_the_sitemap_is_one_by_its_schema(folder: Path) -> None:
    root = ElementTree.parse(folder / "sitemap.xml").getroot()
    for url in root:
        # What other namespaces may stand there is in schemas of theirs.
        for link in url.findall("{http://www.w3.org/1999/xhtml}link"):
            url.remove(link)
    assert list(xmlschema.XMLSchema(str(SITEMAP_SCHEMA), allow="local").iter_errors(root)) == []
