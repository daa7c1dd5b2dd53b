"""The addresses of issues: each its own, whatever else there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.slugs import is_legal
from sitegen.pages.issue_slugs import issue_slug

Parts = tuple[str, str, str, str]
PART = st.sampled_from(["", "1", "2", "12", "1-2", "2020", "S1", "ویژه", "1_2"])
CONTAINER = st.sampled_from(["jcep", "jcep-1", "jcep-2020", "2020", "j" * 80])
ANY = st.tuples(CONTAINER, PART, PART, st.sampled_from(["", "2020", "1"]))


@pytest.mark.parametrize(
    ("parts", "slug"),
    [
        (("jcep", "14", "2", ""), "jcep-14-2"),
        (("jcep", "14", "", ""), "jcep-14"),
        (("jcep", "", "", "2022"), "jcep-2022"),
        (("the-big-book", "", "", ""), "the-big-book"),
    ],
)
def test_an_issue_is_named_by_its_numbers(parts: Parts, slug: str) -> None:
    assert issue_slug(*parts) == slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("jcep", "1", "2", ""), ("jcep", "1-2", "", "")),
        (("jcep", "1", "2", ""), ("jcep-1", "2", "", "")),
        (("jcep", "5", "", ""), ("jcep", "", "5", "")),
        (("jcep", "2020", "", ""), ("jcep", "", "", "2020")),
        (("jcep", "S1", "", ""), ("jcep", "s1", "", "")),
    ],
)
def test_what_could_be_read_in_two_ways_has_two_addresses(one: Parts, other: Parts) -> None:
    assert issue_slug(*one) != issue_slug(*other)


@given(st.lists(ANY, unique=True, max_size=40))
def test_no_two_issues_share_an_address(issues: list[Parts]) -> None:
    slugs = [issue_slug(*parts) for parts in issues]
    assert len(set(slugs)) == len(slugs)
    assert all(map(is_legal, slugs))
