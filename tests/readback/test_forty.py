"""Each of the forty cases has tests of its own and is read back by others' programs, from every file and page."""

import importlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from signposting import find_signposting_html, find_signposting_linkset

from tests.cases.built import BASE, Built, Work, build
from tests.formats.jats_dtd import problems
from tests.formats.test_csl_json import schema
from tests.outside import ServeFolder, html_metadata, nu_messages
from tests.readback import read as readers
from tests.readback.expected import EXPECTED, Record
from tests.readback.forty import LIMITS, RECORDS, UNSAID
from tests.readback.read import BY_NAME, WORKS, expected, read, read_details, run, texts

pytestmark = pytest.mark.xdist_group("readers")

BIBTEX = ("bibtex: ", "biblatex: ")
"""Readers of files that have the record in its own language, and in others beside it."""
FORMATS = ("bibtex", "biblatex", "ris", "endnote", "csl", "jats", "mods", "page")

BEYOND = frozenset({"people-of-organisations"})
"""Records of none of the cases; what is said of single people in BibTeX may lose no reader the whole entry."""


class Golden(NamedTuple):
    """The tests of a case, as `module: function…` in `tests/cases/`, and the records of it that are read back.

    `site` are the tests, as `module: function…` in `tests/`, that look with programs of others at what is no record.
    """

    tests: str
    records: str = ""
    site: str = ""


CASES: Mapping[int, Golden] = {
    1: Golden("test_entries: test_entries_without_a_key_have_addresses_that_stay", "no-key"),
    2: Golden("test_entries: test_entries_without_a_key_have_addresses_that_stay", "no-key-and-no-comma"),
    3: Golden("test_entries: test_two_entries_with_one_key_are_both_published", "one-key-twice"),
    4: Golden("test_names: test_others_are_nobody_and_the_reader_is_told", "more-authors"),
    5: Golden("test_names: test_an_organisation_is_one_name_whole", "organisation"),
    6: Golden("test_names: test_an_organisation_is_one_name_whole", "organisation-with-a-comma"),
    7: Golden("test_names: test_and_inside_braces_parts_nobody", "organisation-with-and"),
    8: Golden("test_names: test_a_sole_author_of_four_words_is_one_person_to_zotero", "two-family-names"),
    9: Golden(
        "test_names: test_a_name_without_a_comma_ends_in_its_family_name", "reading-order reading-order-and-braces"
    ),
    10: Golden("test_names: test_a_particle_and_a_suffix_keep_their_places", "particle-and-suffix"),
    11: Golden("test_names: test_the_letters_of_tex_are_letters_everywhere", "accents"),
    12: Golden(
        "test_names: test_a_persian_name_has_an_ascii_comma_and_and_alone_parts", "persian-comma persian-reading-order"
    ),
    13: Golden("test_titles: test_a_title_is_words_and_no_markup", "title-in-tex"),
    14: Golden(
        "test_titles: test_each_page_has_the_title_of_its_language_and_the_other_one_beside_it"
        " test_a_title_that_is_missing_in_a_language_is_shown_as_the_other_one",
        "title-in-both-languages title-in-one-language",
    ),
    15: Golden("test_dates: test_a_range_is_whole_where_a_range_is_known_and_its_start_elsewhere", "range-of-months"),
    16: Golden(
        "test_dates: test_a_day_is_a_day test_a_month_is_known_however_it_is_written",
        "day month-in-words month-in-digits",
    ),
    17: Golden(
        "test_dates: test_a_date_that_is_not_exact_is_its_year test_a_decade_is_no_date_and_the_editor_is_told",
        "about doubtful decade season since until",
    ),
    18: Golden(
        "test_dates: test_a_solar_year_is_about_one_gregorian_year test_a_solar_month_begins_in_one_gregorian_month"
        " test_a_year_of_the_middle_ages_stays",
        "solar-year solar-month year-of-the-middle-ages",
    ),
    19: Golden("test_dates: test_digits_are_ascii_to_machines_and_persian_to_readers", "persian-digits"),
    20: Golden("test_dates: test_without_a_year_there_is_no_date_and_a_page_all_the_same", "no-year"),
    21: Golden("test_dates: test_without_a_year_there_is_no_date_and_a_page_all_the_same", "in-press"),
    22: Golden(
        "test_pages: test_a_range_is_its_two_ends_whatever_its_dash",
        "pages-with-a-hyphen pages-with-a-dash pages-with-a-long-dash",
    ),
    23: Golden(
        "test_pages: test_pages_of_other_kinds",
        "article-number article-number-of-its-own pages-of-a-supplement pages-of-parts pages-in-roman-digits",
    ),
    24: Golden(
        "test_pages: test_an_article_number_is_a_first_page_whole test_pages_that_run_backwards_are_kept_and_reported"
        " test_a_number_of_pages_is_no_page",
        "pages-backwards article-number-of-a-year number-of-pages",
    ),
    25: Golden(
        "test_identifiers: test_two_issns_stand_in_two_tags_the_printed_one_first"
        " test_a_wrong_check_digit_is_reported_and_kept_everywhere",
        "two-issns two-issns-in-one-field",
    ),
    26: Golden(
        "test_identifiers: test_a_doi_is_bare_in_tags_and_encoded_in_links",
        "doi-as-an-address doi-with-a-word doi-in-tex doi-of-signs",
    ),
    27: Golden("test_identifiers: test_without_a_doi_the_page_is_what_names_the_work", "no-doi"),
    28: Golden("test_texts: test_html_in_an_abstract_is_words", "abstract-in-html"),
    29: Golden("test_texts: test_without_an_abstract_there_is_neither_tag_nor_heading", "no-abstract"),
    30: Golden("test_texts: test_a_long_abstract_is_whole_everywhere", "long-abstract"),
    31: Golden(
        "test_texts: test_each_keyword_has_a_tag test_the_keywords_of_a_page_are_in_its_language",
        "keywords keyword-with-a-comma",
    ),
    32: Golden("test_types: test_a_book_without_isbn_is_a_book", "book-without-isbn"),
    33: Golden("test_types: test_an_edited_book_has_editors_and_no_author", "book-of-editors"),
    34: Golden(
        "test_types: test_a_chapter_is_in_its_book test_a_chapter_inherits_from_its_book",
        "chapter-of-a-book chapter-that-inherits",
    ),
    35: Golden(
        "test_types: test_a_conference_paper_names_its_proceedings_before_its_event"
        " test_a_conference_without_a_name_is_called_as_its_proceedings",
        "paper-and-its-event paper-without-an-event",
    ),
    36: Golden("test_types: test_a_thesis_names_its_university", "thesis-of-a-school thesis-of-a-master"),
    37: Golden("test_types: test_a_report_names_its_institution_and_number", "report-with-a-number"),
    38: Golden(
        "test_types: test_an_eprint_of_arxiv_is_a_preprint test_an_eprint_of_sinaweb_is_a_pdf_and_no_preprint"
        " test_an_eprint_that_is_another_page_is_a_link_and_no_pdf",
        "arxiv eprint-of-sinaweb eprint-that-is-no-pdf",
    ),
    39: Golden(
        "test_hostile: test_nothing_that_nobody_sees_leaves_the_reader test_the_words_arrive_as_they_are"
        " test_the_nu_checker_finds_no_error",
        "hostile",
    ),
    40: Golden(
        "test_site: test_a_file_of_the_editors_own_machine_is_no_full_text test_two_builds_are_the_same"
        " test_canonical_and_alternates_answer_each_other test_every_address_is_below_the_sites_own"
        " test_a_list_has_coins_for_each_of_its_works_and_the_page_of_a_work_has_none"
        " test_macros_comments_and_preambles_are_understood test_a_file_is_read_as_it_comes",
        site="readback.test_site_files: test_the_sitemap_is_one_by_its_schema"
        " test_no_kind_of_page_has_an_error_or_a_warning",
    ),
}


def test_each_case_has_a_golden_test_and_a_record_that_is_read_back() -> None:
    assert sorted(CASES) == list(range(1, 41))
    for number, case in CASES.items():
        assert _there("tests.cases.", case.tests), number
        assert case.records or _there("tests.", case.site), number
    named = {name for case in CASES.values() for name in case.records.split()}
    assert named <= RECORDS.keys() | EXPECTED.keys()
    assert named | BEYOND >= RECORDS.keys()


def _there(package: str, named: str) -> list[str]:
    """The tests that are named, each of which has to be there."""
    module, _, names = named.partition(": ")
    found = importlib.import_module(package + module)
    assert [name for name in names.split() if not callable(getattr(found, name, None))] == []
    return names.split()


def test_each_format_has_a_reader_and_each_detail_is_found_by_several() -> None:
    assert {name.partition(":")[0] for name in BY_NAME} == set(FORMATS)
    assert {reader for reader, _ in (*LIMITS, *UNSAID)} <= BY_NAME.keys()
    assert {case for _, case in (*LIMITS, *UNSAID)} <= RECORDS.keys()
    assert not EXPECTED.keys() & RECORDS.keys()
    for case, one in RECORDS.items():
        for name in one.details:
            found = [reader for reader in BY_NAME if name in read_details(reader, case)]
            found = [reader for reader in found if name not in UNSAID.get((reader, case), {})]
            assert len({reader.partition(":")[0] for reader in found}) > 1, (case, name)


def wanted(reader: str, case: str) -> Record:
    """What a reader has to find of a record."""
    one = RECORDS[case]
    record = one.own if one.own and not reader.startswith(BIBTEX) else one.record
    return expected(reader, record)._replace(**LIMITS.get((reader, case), {}))  # type: ignore[arg-type]


@pytest.mark.parametrize("reader", BY_NAME)
@pytest.mark.parametrize("case", RECORDS)
def test_a_reader_finds_what_a_record_says(reader: str, case: str) -> None:
    assert read(reader, case) == wanted(reader, case)


@pytest.mark.parametrize("reader", BY_NAME)
@pytest.mark.parametrize("case", [case for case, one in RECORDS.items() if one.details])
def test_a_reader_finds_what_a_case_is_about(reader: str, case: str) -> None:
    found = read_details(reader, case)
    details = {name: value for name, value in RECORDS[case].details.items() if name in found}
    assert {name: found[name] for name in details} == {**details, **UNSAID.get((reader, case), {})}


@pytest.mark.parametrize("case", RECORDS)
def test_the_files_are_valid(case: str) -> None:
    assert problems(texts("jats")[case].encode()) == []
    assert [fault.message for fault in schema().iter_errors(json.loads(texts("csl")[case]))] == []


def _of_jats(case: str) -> object:
    """What pandoc looks for in JATS."""
    one = RECORDS[case]
    record = one.own or one.record
    return record.title, record.authors, one.details.get("abstract", "")


@pytest.mark.parametrize("case", {_of_jats(case): case for case in RECORDS}.values())
def test_pandoc_finds_an_article_of_jats(case: str) -> None:
    """It finds no organisations, and no suffixes."""
    meta = json.loads(run("pandoc", "--from=jats", "--to=json", text=texts("jats")[case]))["meta"]
    record = RECORDS[case].own or RECORDS[case].record
    assert _words(meta["title"]) == record.title
    assert [_words(one) for one in meta.get("author", {}).get("c", ())] == [
        "" if WORKS[case].author[place].names[0].literal else " ".join(reversed(name.split(", ")[:2]))
        for place, name in enumerate(record.authors)
    ]
    assert _words(meta.get("abstract", {})).strip() == RECORDS[case].details.get("abstract", "")


def _words(node: Any) -> str:
    """The words of a node of pandoc's."""
    if isinstance(node, dict):
        kind = node.get("t")
        return " " if kind in {"Space", "SoftBreak"} else _words(node.get("c", "")) + " " * (kind == "Para")
    return node if isinstance(node, str) else "".join(map(_words, node))


@cache
def site() -> Built:
    """All records as one site, each with the name of its case for a key."""
    return build("\n".join(one.bib.replace("{rezaei2022,", f"{{{case},") for case, one in RECORDS.items()))


@cache
def works() -> Mapping[str, Work]:
    """The works of the records by case; of two with one key, the other one has it."""
    found = {work.entry.key: work for work in site().works if work.entry.key in RECORDS}
    del found["one-key-twice"]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages and the linksets of the works, and the list of them, as files."""
    folder = tmp_path_factory.mktemp("forty")
    for path, body in site().files.items():
        if path.startswith(("works/", "static/")):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(body)
    return folder


def test_the_nu_checker_finds_no_fault_in_the_page_of_a_work(folder: Path, serve_folder: ServeFolder) -> None:
    address = serve_folder(folder, "/pubs/")
    messages = nu_messages(address + path.relative_to(folder).as_posix() for path in folder.glob("works/*/*.html"))
    assert [(one["type"], one["message"], one.get("url")) for one in messages] == []


def test_signposting_leads_to_the_work_and_its_files(folder: Path, serve_folder: ServeFolder) -> None:
    address = serve_folder(folder, "/pubs/")
    assert len(works()) > len(RECORDS) - 5
    for case, work in works().items():
        at = f"{address}works/{work.entry.slug}/"
        doi = RECORDS[case].record.doi.replace("<", "%3C").replace(">", "%3E")
        for found in (find_signposting_html(at), find_signposting_linkset(f"{at}linkset.json")):
            here = found if found.context == at else found.for_context(f"{BASE}works/{work.entry.slug}/")
            assert here.citeAs is not None, case
            assert here.citeAs.target == (f"https://doi.org/{doi}" if doi else f"{BASE}works/{work.entry.slug}/")
            described = {one.target.rpartition("/")[2] for one in here.describedBy}
            assert described >= {f"{work.entry.slug}{suffix}" for suffix in work.exports}
            pdf = {str(one.target) for one in here.items if one.type == "application/pdf"}
            assert pdf == ({str(RECORDS[case].details["pdf"])} if RECORDS[case].details.get("pdf") else set())


def test_citoid_finds_every_work_of_a_list(tmp_path: Path) -> None:
    pages = [page for path, page in site().pages.items() if path.startswith("works/") and "Z3988" in page.html]
    found: dict[str, dict[str, Any]] = {}
    for page in pages:
        (tmp_path / "list.html").write_text(page.html, encoding="utf-8")
        found |= {(one["rft_id"]): one["rft"] for one in html_metadata(tmp_path / "list.html").get("coins", ())}
    for case, work in works().items():
        record = RECORDS[case].own or RECORDS[case].record
        address = f"{BASE}works/{work.entry.slug}/"
        rft = found.get(f"info:doi/{record.doi}") or found.get(address) or found[f"{address}en.html"]
        assert (rft.get("atitle") or rft.get("btitle") or rft["title"]) in {record.title, RECORDS[case].record.title}
        assert rft.get("date", "")[:4] == record.year
        assert rft.get("jtitle", record.container) == record.container
        assert rft.get("volume", "") == record.volume
    assert found[f"{BASE}works/organisation/"]["aucorp"] == ["World Health Organization"]


def test_the_readers_read_what_the_site_gives_away() -> None:
    for case in ("chapter-of-a-book", "eprint-of-sinaweb", "doi-of-signs"):
        work, entry = works()[case], WORKS[case]
        written = readers.WRITERS["ris"]([entry], {entry.slug: readers.at(case)}).decode()
        assert work.exports[".ris"].replace(f"works/{case}/", "works/rezaei2022/") == written
