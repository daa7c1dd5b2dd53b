"""Which titles of a journal are another one's."""

from time import process_time

import pytest
from msgspec.structs import replace

from sitegen.checks.journals import strangers
from sitegen.model import Container, Entry, Text, Words
from tests.cases.built import article, build

PNAS = "Proceedings of the National Academy of Sciences of the United States of America"


def told(odd: str, usual: str) -> bool:
    (entry,) = build(article()).site.entries

    def titled(title: str) -> Entry:
        return replace(
            entry, container=Container("periodical", Text((Words(title, "en"),)), "slug", issn=("1234-5679",))
        )

    return bool([*strangers([titled(odd), titled(usual), titled(usual)])])


@pytest.mark.parametrize(
    ("odd", "usual", "is_told"),
    [
        ("PNAS", PNAS, False),
        (PNAS, "PNAS", False),
        ("JAMA", "Journal of the American Medical Association", False),
        ("JAMA", PNAS, True),
        ("Water", PNAS, True),
    ],
)
def test_an_acronym_of_a_title_is_the_same_journal(odd: str, usual: str, *, is_told: bool) -> None:
    assert told(odd, usual) is is_told


def test_long_titles_are_compared_in_time() -> None:
    one, other = (" ".join(f"{letter}word{number}" for number in range(20000)) for letter in "ab")
    start = process_time()
    assert told(one, other)
    assert process_time() - start < 10
