import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.orthography import fold
from sitegen.language.slugs import LIMIT, assign, is_legal, key_slug, slugify

WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
HASHED = re.compile(r"(?:[a-z0-9._-]+-)?[0-9a-f]{8}")
STRANGE = ["con", "nul.txt", "index", "page-2", "en", "fa-ir", ".", "..", "-", "a.", "CON", "", "\ud800", "۱", "../x"]


def allowed_everywhere(slug: str) -> bool:
    return (
        re.fullmatch(r"[a-z0-9._-]+", slug) is not None
        and len(slug) <= LIMIT
        and slug[0] not in ".-_"
        and slug[-1] not in ".-"
        and not WINDOWS.fullmatch(slug)
        and slug not in {"index", "en", "fa"}
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Water in Dry Lands (2020)", "water-in-dry-lands-2020"),
        ("The City's Gate", "the-citys-gate"),
        ("a–b — “c”", "a-b-c"),
        ("  x_y/z  ", "x-y-z"),
        ("10.5555/abc.12", "10-5555-abc-12"),
        ("law", "law"),
        ("Müller, Jörg", "muller-jorg"),
        ("x²", "x2"),
    ],
)
def test_what_folds_to_ascii_needs_no_hash(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("کتاب‌خانه", "ktbkhnh-"),
        ("C++", "c-"),
        ("C#", "c-"),
        ("index", "index-"),
        ("Page 7", "page-7-"),
        ("EN", "en-"),
        ("Nul", "nul-"),
        ("word " * 40, "word-word-"),
        ("؟", ""),
        ("", ""),
    ],
)
def test_what_loses_more_than_punctuation_gets_a_hash(text: str, start: str) -> None:
    slug = slugify(text)
    assert HASHED.fullmatch(slug)
    assert slug.startswith(start)
    assert is_legal(slug)


def test_spellings_of_one_persian_word_have_one_slug_and_other_words_another() -> None:
    assert slugify("كتاب‌خانهٔ علي") == slugify("کتابخانۀ علی") != slugify("کتابخانه ولی")


@pytest.mark.parametrize("limit", [9, 20, 80])
def test_a_slug_keeps_to_its_limit(limit: int) -> None:
    assert len(slugify("word " * 30, limit=limit)) <= limit


@pytest.mark.parametrize(
    ("key", "slug"),
    [("Rudi2020", "rudi2020"), ("a_b.c-d", "a_b.c-d"), ("2020", "2020"), ("x.pdf", "x.pdf"), ("a--b", "a--b")],
)
def test_a_plain_citation_key_is_its_own_slug(key: str, slug: str) -> None:
    assert key_slug(key) == slug


@pytest.mark.parametrize(
    "key",
    [
        "DB:conf/x",
        "a b",
        "امین۸۸",
        ".a",
        "a.",
        "-a",
        "_a",
        "NUL",
        "com1.x",
        "index",
        "page-3",
        "en",
        "en.html",
        "k" * 81,
        "",
    ],
)
def test_any_other_citation_key_gets_a_hash(key: str) -> None:
    assert HASHED.fullmatch(key_slug(key))
    assert is_legal(key_slug(key))


@given(st.one_of(st.text(), st.sampled_from(STRANGE), st.from_regex(r"[A-Za-z0-9._-]+", fullmatch=True)))
def test_every_slug_is_allowed_everywhere(text: str) -> None:
    assert allowed_everywhere(slugify(text))
    assert allowed_everywhere(key_slug(text))


def test_the_first_keeps_a_slug_and_later_ones_are_told_apart_by_what_they_are() -> None:
    slugs = assign([("a", "one"), ("a", "two"), ("a", "three"), ("b", "two")], str)
    assert (slugs[0], slugs[3]) == ("a", "b")
    assert all(re.fullmatch(r"a-[0-9a-f]{8}", slug) for slug in slugs[1:3])
    assert assign([("a", "one"), ("a", "three"), ("a", "two")], str) == (slugs[0], slugs[2], slugs[1])


def test_things_that_nothing_tells_apart_are_numbered() -> None:
    _, second, third, fourth = assign([("a", "same")] * 4, str)
    assert (third, fourth) == (f"{second}-2", f"{second}-3")


def test_a_numbered_slug_does_not_take_what_another_asks_for() -> None:
    hashed = assign([("a", "same")] * 2, str)[1]
    assert len(set(assign([("a", "same"), (f"{hashed}-2", "other"), *[("a", "same")] * 3], str))) == 5


@given(
    st.lists(st.tuples(st.one_of(st.sampled_from([*STRANGE, "a", "A", "a" * 80]), st.text()), st.sampled_from("xyz")))
)
def test_assigned_slugs_are_legal_and_no_two_are_the_same(wanted: list[tuple[str, str]]) -> None:
    slugs = assign(wanted, str)
    assert len(slugs) == len(wanted) == len(set(slugs))
    assert all(map(allowed_everywhere, slugs))


def test_many_equal_wishes_are_all_served() -> None:
    slugs = assign([("a" * LIMIT, "same")] * 5000, str)
    assert len(set(slugs)) == 5000
    assert all(map(allowed_everywhere, slugs))


def test_letters_numbers_and_symbols_that_are_not_in_a_slug_lead_to_a_hash() -> None:
    for char in map(chr, range(0x20000)):
        folded = fold(char)
        is_lost = any(
            part == "#" or (unicodedata.category(part)[0] in "LMNS" and not (part.isascii() and part.isalnum()))
            for part in folded
        )
        assert (slugify(f"abc {char}") == "-".join(["abc", *folded.split()])) != is_lost
