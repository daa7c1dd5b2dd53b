"""What the rules find in works that were read without a mistake."""

import pytest
from msgspec.structs import replace

from sitegen.check import SITE_RULES, check, duplicate_work
from sitegen.checks.works import WORK_RULES
from sitegen.config import Crossref
from sitegen.problems import Severity
from tests.cases.built import build, record

GOOD = {
    "title": "On Invented Things",
    "title_fa": "دربارهٔ چیزهای خیالی",
    "author": "Rezaei, Ali",
    "author_fa": "رضایی، علی",
    "journal": "Journal of Things",
    "issn": "1234-5679",
    "publisher": "Invented Press",
    "year": "2022",
    "abstract": "Things are invented.",
    "pages": "1--9",
}
# What a record is made wrong with, for each rule, and how much that matters.
FAULTS = {
    "missing_title": ({"title": "", "title_fa": ""}, Severity.ERROR),
    "missing_author": ({"author": "", "author_fa": ""}, Severity.WARNING),
    "missing_year": ({"year": ""}, Severity.WARNING),
    "missing_container": ({"journal": ""}, Severity.NOTE),
    "missing_abstract": ({"abstract": ""}, Severity.NOTE),
    "missing_translation": ({"title_fa": ""}, Severity.NOTE),
    "pdf_elsewhere": ({"pdf": "https://journal.example/a.pdf"}, Severity.NOTE),
    "author_in_other_script": ({"author_fa": ""}, Severity.WARNING),
    "incomplete_journal": ({"issn": ""}, Severity.NOTE),
}
# The same name, once as a human's and once as an organisation's.
SAME_NAME = {
    **GOOD,
    "title": "On Other Things",
    "title_fa": "دربارهٔ چیزهای دیگر",
    "author": "{Ali Rezaei}",
    "author_fa": "{علی رضایی}",
}
OF_MORE_THAN_A_WORK = {
    *("duplicate_work", "same_name", "shared_orcid", "different_orcids", "unsaid_notice", "possible_same_author"),
    "other_title",
}
PERSON = '[[person]]\nname = {{ en = "{}" }}\norcid = "{}"\n'
WITH_SETTINGS = {"not_in_crossref"}
OF_KEYS = {"reserved_key"}


IDS = {"a1": "0000-0002-1825-0097", "a2": "0000-0001-5109-3700"}


def orcid(number: str) -> dict[str, str]:
    """The field for the ORCID iD of the first author."""
    return {"author+an:orcid": f'1="{number}"'}


def codes(*records: dict[str, str], kind: str = "article") -> list[tuple[str, str, Severity]]:
    """The problems of a site with these records: code, key and severity."""
    bib = "".join(record(kind, fields, f"a{number}") for number, fields in enumerate(records, 1))
    return [(problem.code, problem.key, problem.severity) for problem in check(build(bib).site)]


def test_a_good_record_has_no_problems() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize("rule", FAULTS)
def test_a_rule_finds_its_fault_and_no_other_does(rule: str) -> None:
    fault, severity = FAULTS[rule]
    assert codes(GOOD | fault) == [(rule.replace("_", "-"), "a1", severity)]


def test_every_rule_is_tested_and_reports_under_its_own_name() -> None:
    names = [rule.__name__ for rule in (*WORK_RULES, *SITE_RULES)]
    assert sorted(names) == sorted({*FAULTS, *WITH_SETTINGS, *OF_KEYS, *OF_MORE_THAN_A_WORK})
    bad = {field: value for fault, _ in FAULTS.values() for field, value in fault.items()}
    bib = (
        record("article", GOOD | {"author_fa": "", "issn": "", "journal": "Other Journal"}, "a1")
        + record("article", GOOD | {"issn": ""}, "a2")
        + record("article", GOOD | bad, "a3")
        + record("article", GOOD | {"title_fa": ""}, "a4")
        + record("article", SAME_NAME, "a5")
        + record("article", GOOD | {"title": "RETRACTED: On Lost Things", "journal": "Studies of Water"}, "th")
        + record("article", GOOD | {"author": "Noori, R. and Karimi, Sara", "author_fa": ""}, "a7")
        + record("article", GOOD | {"author": "Nouri, Roya and Karimi, Sara", "author_fa": ""}, "a8")
        + record("article", GOOD | {"author": "Sea, B.", "author_fa": "", **orcid("0000-0002-1825-0097")}, "a9")
        + record("article", GOOD | {"author": "Sea, B.", "author_fa": "", **orcid("0000-0001-5109-3700")}, "a10")
    )
    people = "".join(PERSON.format(name, "0000-0002-1825-0097") for name in ("Karimi, Sara", "Karimi, S."))
    site = build(bib, {"people.toml": people}).site
    config = replace(site.config, crossref=Crossref(depositor="Press", email="a@b.example", prefixes=("10.5555",)))
    found = {rule.__name__: {problem.code for problem in rule(site)} for rule in SITE_RULES}
    for one in WORK_RULES:
        problems = (one(entry, site.sources[entry.slug], config) for entry in site.entries)
        found[one.__name__] = {problem.code for problem in problems if problem}
    assert found == {name: {name.replace("_", "-")} for name in names}


@pytest.mark.parametrize("key", ["th", "PL", "en-us", "index", "page-2", "con"])
def test_a_key_that_pages_or_files_are_called_is_told_with_its_address(key: str) -> None:
    built = build(record("article", GOOD, key))
    (problem,) = check(built.site)
    assert (problem.code, problem.severity) == ("reserved-key", Severity.NOTE)
    assert f"`{built.site.entries[0].slug}`" in problem.message
    assert check(build(record("article", GOOD, f"rudi-{key}")).site) == ()


def test_a_problem_says_where_its_record_is() -> None:
    site = build(record("article", GOOD, "a1") + record("article", GOOD | {"title_fa": "", "year": "1999"}, "a2")).site
    (problem,) = check(site)
    assert (problem.source.file, problem.key) == ("bibliography/works.bib", "a2")
    assert problem.source.line == record("article", GOOD, "a1").count("\n") + 1


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Another", "title_fa": "دیگری", "doi": "10.1234/ABC"},
        {},
        {"title": "ON INVENTED THINGS"},
    ],
)
def test_one_work_twice_is_reported_at_the_second(fields: dict[str, str]) -> None:
    found = codes(GOOD | {"doi": "10.1234/abc"} if "doi" in fields else GOOD, GOOD | fields)
    assert found == [("duplicate-work", "a2", Severity.WARNING)]


@pytest.mark.parametrize(
    "fields",
    [{"pages": "10--19"}, {"year": "2021"}, {"volume": "2"}, {"title": "Another", "title_fa": "دیگری"}],
)
def test_works_that_differ_in_what_tells_them_apart_are_two(fields: dict[str, str]) -> None:
    assert codes(GOOD, GOOD | fields) == []


def test_of_two_works_with_one_doi_only_one_is_sent_to_crossref() -> None:
    one = GOOD | {"doi": "10.5555/same"}
    site = build(record("article", one, "a1") + record("article", one | {"title": "Another"}, "a2")).site
    crossref = Crossref(depositor="Press", email="a@b.example", prefixes=("10.5555",))
    asked = replace(site, config=replace(site.config, crossref=crossref))
    hints = [[problem.hint for problem in duplicate_work(one)] for one in (site, asked)]
    assert hints == [[""], ["of the works with one DOI, only the first that Crossref takes is in a deposit"]]


def test_two_people_of_one_name_may_be_one() -> None:
    assert codes(GOOD, SAME_NAME) == [("same-name", "a2", Severity.NOTE)] * 2
    assert codes(GOOD, {**SAME_NAME, "author": "Ali Rezaei", "author_fa": "علی رضایی"}) == []


def test_a_work_of_a_kind_without_abstracts_needs_none() -> None:
    book = {name: GOOD[name] for name in ("title", "title_fa", "author", "author_fa", "year")}
    assert codes(book, kind="book") == []


def test_a_pdf_of_the_site_is_not_elsewhere() -> None:
    assert codes(GOOD | {"pdf": "https://works.example/pubs/files/a.pdf"}) == []


def test_a_pdf_elsewhere_is_named_with_what_to_do() -> None:
    (problem,) = check(build(record("article", GOOD | {"eprint": "https://journal.example/a_1.pdf"}, "a1")).site)
    assert (problem.code, problem.hint) == ("pdf-elsewhere", "put it into the content folder as `files/a1.pdf`")
    assert "https://journal.example/a_1.pdf" in problem.message


def test_an_inbook_of_bibtex_is_in_the_book_of_its_title() -> None:
    fields = {name: GOOD[name] for name in ("title", "title_fa", "author", "author_fa", "year", "publisher")}
    assert codes(fields | {"chapter": "3"}, kind="inbook") == []
    assert [code for code, _, _ in codes(fields, kind="incollection")] == ["missing-container"]


def test_a_name_in_another_script_is_told_once_with_what_to_write() -> None:
    latin = GOOD | {"author_fa": ""}
    problems = check(build(record("article", latin, "a1") + record("article", latin | {"volume": "2"}, "a2")).site)
    assert [(problem.code, problem.key) for problem in problems] == [("author-in-other-script", "a1")]
    assert '`[[person]]`, `name = { en = "Rezaei, Ali", fa = "…" }`' in problems[0].hint


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "english"},
        {"author": "{UNESCO}"},
        {"title": "1984", "title_fa": "۱۹۸۴"},
    ],
)
def test_a_name_is_compared_with_the_title_of_the_full_text_and_may_be_a_brand(fields: dict[str, str]) -> None:
    assert "author-in-other-script" not in {code for code, _, _ in codes(GOOD | {"author_fa": ""} | fields)}


def test_the_authority_file_puts_a_name_into_the_script_of_the_title() -> None:
    people = '[[person]]\nname = { en = "Rezaei, Ali", fa = "رضایی، علی" }\n'
    bib = record("article", GOOD | {"author_fa": ""}, "a1")
    assert check(build(bib, {"people.toml": people}).site) == ()


def test_a_persian_name_under_a_latin_title_is_in_another_script_too() -> None:
    found = codes(GOOD | {"language": "english", "author": "رضایی، علی", "author_fa": ""})
    assert found == [("author-in-other-script", "a1", Severity.WARNING)]


def test_a_journal_is_told_once_and_only_where_the_site_is_much_about_it() -> None:
    others = [
        GOOD | {"title": f"Thing {number}", "title_fa": f"چیز {number}", "volume": str(number)} for number in range(10)
    ]
    bare = GOOD | {"journal": "Other Journal", "issn": "", "publisher": "", "volume": "20"}
    assert codes(*others, bare) == []
    assert codes(*others[:9], bare) == [("incomplete-journal", "a10", Severity.NOTE)]
    (problem,) = check(build(record("article", bare, "a") + record("article", bare | {"volume": "21"}, "b")).site)
    assert "“Other Journal” has no ISSN and no publisher" in problem.message


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("Studies of Water", True),
        ("Journal of Water", True),
        ("مجلهٔ آب", False),
        ("Things", False),
        ("J. Things", False),
        ("The Thing Journal", False),
        ("Journal of Invented Things", False),
        ("JOTI", True),
    ],
)
def test_an_issn_of_another_title_is_told_of_the_records_that_are_fewer(journal: str, told: bool) -> None:
    odd = {**GOOD, "title": "On Water", "title_fa": "دربارهٔ آب", "journal": journal, "pages": "20--29"}
    others = [{**GOOD, "title": f"On {name}", "title_fa": name, "pages": name} for name in ("1--2", "3--4")]
    bib = "".join(record("article", one, key) for key, one in zip("abc", (odd, *others), strict=True))
    found = check(build(bib).site)
    assert [problem.key for problem in found if problem.code == "other-title"] == (["a"] if told else [])


def test_what_one_record_says_of_a_journal_is_not_missed_in_another() -> None:
    bare = GOOD | {"title": "Thing", "title_fa": "چیز", "issn": "", "publisher": ""}
    assert codes(bare, GOOD | {"volume": "2"}) == []


def test_what_the_authority_file_knows_of_a_journal_completes_it() -> None:
    journals = '[[journal]]\ntitle = { en = "Journal of Things" }\nissn = "1234-5679"\npublisher = "Invented Press"\n'
    bib = record("article", GOOD | {"issn": "", "publisher": ""}, "a1")
    assert check(build(bib, {"journals.toml": journals}).site) == ()


def test_one_name_with_two_orcids_is_told_where_the_second_is() -> None:
    first, second = (record("article", GOOD | orcid(one), key) for key, one in IDS.items())
    (problem,) = (one for one in check(build(first + second).site) if one.code == "different-orcids")
    assert (problem.key, problem.severity) == ("a2", Severity.WARNING)
    same = record("article", GOOD | orcid(IDS["a1"]), "a2")
    assert all(one.code != "different-orcids" for one in check(build(first + same).site))


def test_two_people_with_one_orcid_are_told_by_name() -> None:
    people = PERSON.format("Karimi, Sara", "0000-0002-1825-0097") + PERSON.format("Ahmadi, Ali", "0000-0002-1825-0097")
    (problem,) = check(build(record("article", GOOD, "a1"), {"people.toml": people}).site)
    assert (problem.code, problem.severity, problem.source.file) == ("shared-orcid", Severity.WARNING, "people.toml")
    others = people.replace("0000-0002-1825-0097", "0000-0001-5109-3700", 1)
    assert check(build(record("article", GOOD, "a1"), {"people.toml": others}).site) == ()


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("people.toml", PERSON.format("Karimi, Sara", "0000-0002-1825-0098"), "invalid-orcid"),
        ("journals.toml", '[[journal]]\ntitle = { en = "Things" }\neissn = "1234-5678"\n', "issn-check-digit"),
    ],
)
def test_check_digits_count_in_the_authority_files_too(file: str, text: str, code: str) -> None:
    assert code in build(record("article", GOOD, "a1"), {file: text}).codes
