"""CSL-JSON: the variables, types and shapes that citation processors accept."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from jsonschema import Draft7Validator

from sitegen.formats import csl_json
from sitegen.formats.types import KINDS
from sitegen.model import Date, DateParts, Entry, PageRange, Person
from tests.deposits.schemas import COMMONMETA
from tests.formats.cases import CASES
from tests.formats.hostile import WORKS
from tests.formats.works import addresses, full_article, issued, make, organisation, person

SCHEMA = files("citeproc") / "data" / "schema" / "schemas" / "styles"
CSL_DATA = COMMONMETA / "csl-data.json"
NAMES = {"author", "editor", "translator", "container-author"}
NAME_PARTS = {"family", "given", "non-dropping-particle", "suffix", "literal"}
DATE_PARTS = {"date-parts", "season", "circa", "literal"}


@cache
def schema() -> Draft7Validator:
    """The schema of CSL-JSON, which a package carries; `make dev` puts it beside the environment."""
    assert CSL_DATA.is_file(), "the schemas are missing: make dev"
    return Draft7Validator(json.loads(CSL_DATA.read_text(encoding="utf-8")))


def words_of(schema: str) -> set[str]:
    """Every quoted word of one of the schemas of CSL."""
    return set(re.findall(r'"([\w-]+)"', (SCHEMA / schema).read_text(encoding="utf-8")))


def items(*entries: Entry) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(csl_json.write(entries, addresses(*entries)))
    return found


def item(entry: Entry) -> dict[str, Any]:
    return items(entry)[0]


def test_items_are_valid_by_the_schema() -> None:
    assert [fault.message for fault in schema().iter_errors(items(*CASES.values()))] == []


@given(WORKS)
def test_whatever_a_work_says_its_item_is_valid(entry: Entry) -> None:
    assert [fault.message for fault in schema().iter_errors(items(entry))] == []


@pytest.mark.parametrize("fault", [{"volum": "1"}, {"type": "journal"}, {"issued": 2022}, {"author": "Rezaei"}])
def test_the_schema_finds_a_fault(fault: dict[str, Any]) -> None:
    assert not schema().is_valid([item(CASES["article"]) | fault])


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2022-05-01/2022-05-03", [[2022, 5, 1], [2022, 5, 3]]),
        ("2022-05", [[2022, 5]]),
        ("2022-05/", None),
        ("2022-13", None),
        ("May 2022", None),
    ],
)
def test_the_days_of_other_things_are_dates_where_they_can_be_read(written: str, parts: list[list[int]] | None) -> None:
    fields = {"eventdate": "event-date", "origdate": "original-date", "urldate": "accessed"}
    found = item(make(extra=tuple((field, written) for field in fields)))
    assert [found.get(name, {}).get("date-parts") for name in fields.values()] == [parts] * 3


@pytest.mark.parametrize("case", CASES)
def test_variables_and_types_are_those_of_csl(case: str) -> None:
    found = item(CASES[case])
    assert found.keys() - {"id", "type", "custom"} <= words_of("csl-variables.rnc")
    assert found["type"] in words_of("csl-types.rnc")


def test_all_types_of_csl_are_known() -> None:
    assert words_of("csl-types.rnc") - {"event"} <= KINDS.keys()


@pytest.mark.parametrize("case", CASES)
def test_values_have_the_shape_of_their_variable(case: str) -> None:
    found = item(CASES[case])
    for name, value in found.items():
        if name in NAMES:
            assert all(set(person) <= NAME_PARTS and all(person.values()) for person in value)
        elif name == "issued":
            assert value.keys() <= DATE_PARTS
        else:
            assert value
            assert isinstance(value, dict if name == "custom" else str)


# It knows CSL 1.0.1, and neither `custom` nor `event-title`.
@pytest.mark.filterwarnings("ignore:The following arguments for Reference:UserWarning")
@pytest.mark.parametrize("case", [case for case in CASES if case != "forthcoming"])
def test_a_citation_processor_accepts_the_item(case: str) -> None:
    (key,) = CiteProcJSON([item(CASES[case])])
    assert key == CASES[case].key.lower()


def test_a_file_holds_many_works() -> None:
    works = [make(key=f"work{number}", slug=f"work{number}") for number in range(3)]
    assert [work["id"] for work in items(*works)] == ["work0", "work1", "work2"]
    assert items() == []


def test_an_item_is_in_the_language_of_the_full_text_and_keeps_the_other() -> None:
    found = item(full_article())
    assert (found["language"], found["title"]) == ("fa", "دربارهٔ چیزهای خیالی: یک بررسی")
    assert found["author"][1] == {"family": "حسینی نسب", "given": "سید محمد"}
    assert found["custom"]["title"] == {"en": "On Invented Things: A Study"}
    assert found["custom"]["author"]["en"][0] == {"family": "Rezaei", "given": "Ali"}
    assert found["custom"]["keyword"] == {"en": "invention, things"}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (organisation("World Health Organization"), {"literal": "World Health Organization"}),
        (
            person("Berg", "Jan", particle="van der", suffix="Jr."),
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        ),
        (person("Plato"), {"family": "Plato"}),
    ],
)
def test_a_name_has_the_parts_of_csl(author: Person, expected: dict[str, str]) -> None:
    assert item(make(author=(author,), et_al=True))["author"] == [expected]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (issued(2022), {"date-parts": [[2022]]}),
        (issued(2022, 5), {"date-parts": [[2022, 5]]}),
        (issued(2022, 5, 12), {"date-parts": [[2022, 5, 12]]}),
        (issued(2022, 5, end=(2022, 6)), {"date-parts": [[2022, 5], [2022, 6]]}),
        (issued(2022, season=3), {"date-parts": [[2022]], "season": 3}),
        (
            Date("1401", "persian", DateParts(2022), persian=DateParts(1401), approximate=True),
            {"date-parts": [[2022]], "circa": True},
        ),
        (Date("in press"), {"literal": "in press"}),
    ],
)
def test_a_date_has_the_parts_of_csl(date: Date, expected: dict[str, Any]) -> None:
    assert item(make(issued=date))["issued"] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (PageRange("225 - 246", "225", "246"), "225-246"),
        (PageRange("pp. 225--246", "225", "246"), "225-246"),
        (PageRange("۲۲۵، ۲۳۰–۲۳۲", "225"), "225، 230-232"),
        (PageRange("225+", "225+"), "225+"),
        (PageRange("۲۲۵ به بعد"), "225 به بعد"),
    ],
)
def test_pages_are_a_range_in_ascii_digits_and_a_list_stays_whole(page: PageRange, expected: str) -> None:
    assert item(make(page=page))["page"] == expected


@pytest.mark.parametrize(
    ("case", "variable", "value"),
    [
        ("article", "ISSN", "1234-5679, 2345-6780"),
        ("article", "container-title-short", "J. Inv. Stud."),
        ("conference-paper", "event-title", "Invention Days 2022"),
        ("conference-paper", "event-place", "Tabriz"),
        ("book", "collection-number", "7"),
        ("thesis", "genre", "PhD thesis"),
        ("report", "number", "TR-7"),
        ("preprint", "number", "arXiv:2101.00001"),
        ("preprint", "URL", "https://works.example/pubs/works/rezaei2022/"),
        ("web-page", "URL", "https://weekly.example/a_b?c=d&e#f"),
        ("chapter", "container-author", [{"family": "Ahmadi", "given": "Reza"}]),
    ],
)
def test_a_kind_has_its_variables(case: str, variable: str, value: object) -> None:
    assert item(CASES[case])[variable] == value


def test_a_licence_is_kept_where_csl_has_room() -> None:
    assert item(CASES["software"])["custom"] == {"license": "https://spdx.org/licenses/MIT.html"}
