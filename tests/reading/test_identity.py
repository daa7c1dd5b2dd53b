"""When two records are taken for one work."""

import pytest

from sitegen.model import Entry, Text, Words
from sitegen.reading.identity import identities, may_be_one
from tests.formats.works import full_article


def share(one: Entry, other: Entry) -> bool:
    """Whether two records have an identity in common."""
    return not set(identities(one)).isdisjoint(identities(other))


PERSIAN_ONLY = {"title": Text((Words("درباره چيزهاي خيالي: يک بررسي", "fa"),)), "doi": ""}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"doi": "10.5555/JIS.2022.1", "title": Text()},
        {"doi": "", "arxiv": "2101.00001"},
        PERSIAN_ONLY,
    ],
)
def test_an_identifier_or_a_title_in_one_language_is_enough(fields: dict[str, object]) -> None:
    assert share(full_article(arxiv="2101.00001"), full_article(**fields))


@pytest.mark.parametrize("fields", [{"volume": "15"}, {"issue": "3"}, {"page": None}, {"issued": None}])
def test_a_title_is_not_enough_where_something_else_tells_works_apart(fields: dict[str, object]) -> None:
    assert not share(full_article(doi=""), full_article(**PERSIAN_ONLY | fields))


def test_works_with_different_dois_are_never_one() -> None:
    assert not may_be_one("10.5555/a", "10.5555/b")
    assert may_be_one("10.5555/a", "10.5555/A")
    assert may_be_one("10.5555/a", "")
