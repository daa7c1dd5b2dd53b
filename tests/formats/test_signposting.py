"""The links of Signposting, in the head of a page and in the linkset beside it, which another reader finds as well."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from signposting import Signposting, find_signposting_html, find_signposting_linkset

from sitegen.formats import linkset
from sitegen.formats.format import Landing
from sitegen.model import Entry
from tests.formats import heads
from tests.formats.cases import CASES
from tests.formats.works import full_article, full_landing, landing, make, person
from tests.outside import ServeFolder

DOI_URL = "https://doi.org/10.5555/jis.2022.1"
FOLDER = "https://works.example/pubs/works/rezaei2022/"
EXPORTS = [
    (f"{FOLDER}rezaei2022.bib", "application/x-bibtex"),
    (f"{FOLDER}rezaei2022.ris", "application/x-research-info-systems"),
]
PDF = (f"{FOLDER}rezaei2022.pdf", "application/pdf")
LANDINGS = {"fa": FOLDER, "en": f"{FOLDER}en.html"}

Read = Callable[[Entry, str], Signposting]
each_case = pytest.mark.parametrize("case", CASES)
each_language = pytest.mark.parametrize("lang", LANDINGS)


def linkset_of(entry: Entry, *landings: Landing) -> list[dict[str, list[dict[str, str]]]]:
    """The contexts of a linkset."""
    contexts: list[dict[str, list[dict[str, str]]]] = json.loads(linkset.write(entry, landings))["linkset"]
    return contexts


@pytest.fixture
def read(tmp_path: Path, serve_folder: ServeFolder) -> Read:
    """What another reader finds: of the page of a work in one language, or of the linkset."""

    def read_file(entry: Entry, lang: str = "") -> Signposting:
        page = heads.page(entry, full_landing(lang)) if lang else ""
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        (tmp_path / "linkset.json").write_bytes(linkset.write(entry, [full_landing("fa"), full_landing("en")]))
        address = serve_folder(tmp_path)
        return (
            find_signposting_html(address + "page.html") if lang else find_signposting_linkset(address + "linkset.json")
        )

    return read_file


def found(signposts: Iterable[object]) -> list[tuple[str, str]]:
    """The targets and their media types."""
    return sorted((str(one.target), str(one.type or "")) for one in signposts)  # type: ignore[attr-defined]


@each_language
def test_a_page_links_what_lies_beside_it(lang: str) -> None:
    assert [(link.rel, link.href, link.type) for link in heads.links(full_article(), full_landing(lang))] == [
        ("cite-as", DOI_URL, ""),
        *(("describedby", *export) for export in EXPORTS),
        ("item", *PDF),
        ("type", "https://schema.org/AboutPage", ""),
        ("type", "https://schema.org/ScholarlyArticle", ""),
        ("author", "https://orcid.org/0000-0002-1825-0097", ""),
        ("linkset", f"{FOLDER}linkset.json", "application/linkset+json"),
    ]


@each_case
@each_language
def test_another_reader_finds_the_links_of_a_page(read: Read, case: str, lang: str) -> None:
    page = read(CASES[case], lang)
    assert page.citeAs is not None
    assert found(page.describedBy) == EXPORTS
    assert found(page.items) == [PDF]
    assert len(page.types) == 2
    assert found(page.linksets) == [(f"{FOLDER}linkset.json", "application/linkset+json")]


@each_case
def test_the_linkset_says_of_each_page_what_the_page_says(read: Read, case: str) -> None:
    entry = CASES[case]
    everything = read(entry, "")
    for lang, address in LANDINGS.items():
        page, said = read(entry, lang), everything.for_context(address)
        for one, other in zip(
            (page.citeAs, page.license, *map(found, (page.authors, page.describedBy, page.items, page.types))),
            (said.citeAs, said.license, *map(found, (said.authors, said.describedBy, said.items, said.types))),
            strict=True,
        ):
            assert getattr(one, "target", one) == getattr(other, "target", other)


def test_the_linkset_says_of_each_file_which_page_it_belongs_to(read: Read) -> None:
    everything = read(full_article(), "")
    assert found([everything.for_context(PDF[0]).collection]) == [(FOLDER, "text/html")]
    for export, _ in EXPORTS:
        assert found(everything.for_context(export).describes) == [(FOLDER, "text/html")]


def test_a_linkset_names_no_file_that_is_not_there() -> None:
    contexts = linkset_of(make(), landing("fa"), landing("en"))
    assert [str(context["anchor"]) for context in contexts] == [*LANDINGS.values()]
    assert all({*context} == {"anchor", "cite-as", "type"} for context in contexts)


def test_without_a_doi_the_primary_page_is_cited() -> None:
    entry = make(author=(person("Rezaei", "Ali"),), license="https://creativecommons.org/licenses/by/4.0/")
    found = {link.rel: link.href for link in heads.links(entry, landing("en"))}
    assert found["cite-as"] == FOLDER
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert not {"author", "item", "describedby", "related", "linkset"} & found.keys()


@each_language
def test_a_doi_that_leads_elsewhere_is_related(lang: str) -> None:
    page = landing(lang, doi_is_ours=False)
    said = [(link.rel, link.href) for link in heads.links(full_article(), page) if link.rel in {"cite-as", "related"}]
    assert said == [("cite-as", FOLDER), ("related", DOI_URL)]
    (context,) = linkset_of(full_article(), page)
    assert (context["cite-as"], context["related"]) == ([{"href": FOLDER}], [{"href": DOI_URL}])


def test_an_author_who_is_named_twice_is_linked_once() -> None:
    twice = full_article().author[:1] * 2
    assert [link.rel for link in heads.links(make(author=twice), landing())].count("author") == 1
