"""What a site has for indexers and harvesters: which files, of which works, made anew when."""

from collections.abc import Mapping

import pytest

from sitegen.deposits import oai, resource_sync
from sitegen.pages import harvest
from sitegen.pages import views as views_of
from sitegen.pages.harvest import WRITERS, site_units
from sitegen.pages.unit import Unit
from tests.cases.built import Built, build, record

SETTINGS = """
[crossref]
depositor = "Invented Press"
email = "doi@works.example"
prefixes = ["10.5555"]

[oai]
email = "oai@works.example"
"""
ARTICLE = {
    "title": "On Invented Things",
    "title_fa": "دربارهٔ چیزهای خیالی",
    "author": "Rezaei, Ali",
    "journal": "Journal of Things",
    "issn": "1234-5679",
    "volume": "1",
    "year": "2022",
    "doi": "10.5555/a",
    "abstract": "Things are invented.",
}
THESIS = {"title": "On Other Things", "author": "Karimi, Sara", "school": "Invented University", "year": "2020"}
ALWAYS = {"llms.txt", "resourcelist.xml", "capabilitylist.xml", ".well-known/resourcesync"}


def articles(count: int, key: str = "a", **fields: str) -> str:
    """Articles of one journal, an older one after a newer one."""
    return "".join(
        record(
            "article", {**ARTICLE, "doi": f"10.5555/{number}", "year": str(2020 - number), **fields}, f"{key}{number}"
        )
        for number in range(count)
    )


def units_of(built: Built) -> dict[str, Unit]:
    """The units that are no pages, by their file."""
    return {unit.files[0]: unit for unit in built.units if unit.kind in WRITERS}


def files(built: Built) -> Mapping[str, str]:
    """What they are made of."""
    return {file: built.files[file].decode() for file in units_of(built)}


def with_settings(bib: str, settings: str = SETTINGS) -> Built:
    """A site of these records whose editor asks for all that there is."""
    return build(bib, {"site.toml": TOML + settings})


TOML = 'title = { fa = "آثار خیالی", en = "Invented Works" }\nbase_url = "https://works.example/pubs/"\n'


def test_without_settings_nothing_is_prepared_for_crossref_or_a_gateway() -> None:
    assert files(build(articles(1))).keys() == ALWAYS | {"deposits/doaj/journal-of-things.xml"}
    assert files(build(record("thesis", THESIS))).keys() == ALWAYS


def test_an_issue_is_a_deposit_and_works_that_stand_alone_are_one() -> None:
    bib = articles(1) + "".join(record("phdthesis", THESIS | {"doi": f"10.5555/t{n}"}, f"t{n}") for n in (1, 2))
    found = files(with_settings(bib))
    assert found.keys() - ALWAYS == {
        "deposits/crossref/journal-journal-of-things-1.xml",
        "deposits/crossref/thesis.xml",
        "deposits/doaj/journal-of-things.xml",
        "oai.xml",
    }
    assert found["deposits/crossref/thesis.xml"].count("<dissertation ") == 2
    assert "<doi>10.5555/0</doi>" in found["deposits/crossref/journal-journal-of-things-1.xml"]


@pytest.mark.parametrize("doi", ["10.5555/SAME", "10.5555/same"])
def test_of_two_works_with_one_doi_the_first_record_is_deposited(doi: str) -> None:
    first = record("article", ARTICLE | {"doi": "10.5555/same", "year": "2019"}, "first")
    second = record("article", ARTICLE | {"doi": doi, "volume": "2", "title": "On More Things"}, "second")
    built = with_settings(first + second)
    found = files(built)
    deposits = [name for name in found if name.startswith("deposits/crossref")]
    assert deposits == ["deposits/crossref/journal-journal-of-things-1.xml"]
    assert "works/first/" in found[deposits[0]]
    assert "works/second/" not in found[deposits[0]]


def test_a_doi_is_deposited_with_the_first_work_that_crossref_takes() -> None:
    untitled = record("phdthesis", {"author": "Karimi, Sara", "year": "2020", "doi": "10.5555/same"}, "untitled")
    found = files(with_settings(untitled + record("phdthesis", THESIS | {"doi": "10.5555/same"}, "whole")))
    assert "works/whole/" in found["deposits/crossref/thesis.xml"]


def test_what_crossref_cannot_take_is_in_no_deposit() -> None:
    found = files(with_settings(articles(1, doi="10.1234/foreign") + record("article", ARTICLE | {"doi": ""}, "b")))
    assert not [name for name in found if name.startswith("deposits/crossref")]


def test_long_texts_are_in_the_files() -> None:
    found = files(with_settings(articles(1)))
    for name in ("deposits/crossref/journal-journal-of-things-1.xml", "deposits/doaj/journal-of-things.xml", "oai.xml"):
        assert "Things are invented." in found[name]


def test_more_works_than_a_file_holds_are_in_several_the_oldest_ones_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest, "WORKS_A_DEPOSIT", 2)
    monkeypatch.setattr(harvest, "WORKS_A_DOAJ_FILE", 2)
    monkeypatch.setattr(oai, "RECORDS_A_REPOSITORY", 2)
    monkeypatch.setattr(resource_sync, "WORKS_A_LIST", 2)
    one_issue = files(with_settings(articles(3)))
    assert "deposits/crossref/journal-journal-of-things-1~2.xml" in one_issue
    found = files(with_settings("".join(articles(1, f"a{n}", volume=str(9 - n), year=str(2020 - n)) for n in range(3))))
    for first, second in (
        ("deposits/doaj/journal-of-things.xml", "deposits/doaj/journal-of-things~2.xml"),
        ("oai.xml", "oai-2.xml"),
        ("resourcelist-1.xml", "resourcelist-2.xml"),
    ):
        assert [key for key in ("a00", "a10", "a20") if key in found[first]] == ["a10", "a20"]
        assert "a00" in found[second]
    assert found["oai-2.xml"].count("https://works.example/pubs/oai-2.xml") == 1
    assert found["resourcelist.xml"].count("<loc>https://works.example/pubs/resourcelist-") == 2


def states(bib: str) -> dict[str, bytes]:
    return {file: unit.state for file, unit in units_of(with_settings(bib)).items()}


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("abstract", {"deposits/doaj/journal-of-things.xml", "oai.xml"}),
        ("title", {"deposits/doaj/journal-of-things.xml", "oai.xml"}),
    ],
)
def test_a_change_makes_only_the_files_anew_that_show_it(field: str, changed: set[str]) -> None:
    others = record("phdthesis", THESIS | {"doi": "10.5555/t"}, "t")
    before, after = (states(articles(1, **{field: words}) + others) for words in ("Words", "Other words"))
    crossref = "deposits/crossref/journal-journal-of-things-1.xml"
    assert {file for file, state in after.items() if before[file] != state} == {crossref, *changed}


def test_a_resource_is_a_page_in_each_language_and_all_that_lies_beside_it() -> None:
    built = build(articles(1), files=("a0.pdf",))
    found = files(built)["resourcelist.xml"]
    page = "https://works.example/pubs/works/a0/"
    for file in ("", "en.html", "a0.pdf", "a0.bib", "a0.ris", "a0.csl.json"):
        assert f"<loc>{page}{file}</loc>" in found


def test_a_pdf_elsewhere_is_no_resource_of_the_site() -> None:
    assert "a.pdf<" not in files(build(articles(1, pdf="https://journal.example/a.pdf")))["resourcelist.xml"]


def test_models_are_told_where_everything_is() -> None:
    found = files(with_settings(articles(1)))["llms.txt"]
    assert found.startswith("# آثار خیالی\n")
    for address in ("works/en.html", "authors/", "sitemap.xml", "feed.en.xml", "oai.xml", "capabilitylist.xml"):
        assert f"(https://works.example/pubs/{address})" in found


def test_models_are_told_what_every_file_beside_a_page_is_called() -> None:
    said = " ".join(files(build(articles(1)))["llms.txt"].replace("\\", "").split())
    assert ".mods.xml (MODS XML), linkset.json (Signposting linkset)." in said


def test_models_are_told_of_the_files_of_all_works() -> None:
    found = files(build(articles(2)))["llms.txt"]
    base = "https://works.example/pubs/exports/"
    assert f"- [All works, BibTeX]({base}works.bib): one file\n" in found
    assert f"- [All works, RIS]({base}works.ris): one file\n" in found
    assert f"- [All works, CSL-JSON]({base}works.csl.json): one file\n" in found
    assert f"- [Files of all works]({base}index.json): JSON that lists each file: BibTeX, RIS, CSL-JSON\n" in found


@pytest.mark.parametrize("setting", ["list_exports = false", 'exports = ["linkset"]', "exports = []"])
def test_models_are_told_of_no_file_that_is_not_there(setting: str) -> None:
    built = build(articles(2), {"site.toml": f"{TOML}{setting}\n"})
    assert "exports/" not in files(built)["llms.txt"]
    assert not any(path.startswith("exports/") for path in built.files)


def test_models_are_told_of_the_list_alone_where_there_are_many_files() -> None:
    built = build(articles(3))
    views = views_of(built.site, [view.locale for view in built.press.views], works_a_file=2)
    unit = next(unit for unit in site_units(built.site, views) if unit.kind == "llms")
    found = WRITERS["llms"](unit, (), views).decode()
    assert "exports/index.json)" in found
    assert "exports/works" not in found
