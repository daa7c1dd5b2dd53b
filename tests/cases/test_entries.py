"""Cases 1 to 3: entries without a key, and two with the same one."""

import json

import pytest
from pybtex.database import parse_string

from tests.cases.built import article, build, work

FIELDS = "title = {On Invented Things}, author = {Rezaei, Ali}, year = {2022}"
OTHER_FIELDS = FIELDS.replace("Things", "Creatures")


@pytest.mark.parametrize("head", ["@article{, %s}", "@article { %s }", "@article{%s}"])
def test_entries_without_a_key_have_addresses_that_stay(head: str) -> None:
    first, second = head % FIELDS, head % OTHER_FIELDS
    both = build(f"{first}\n{second}")
    slugs = {one.entry.title.best("en").value: one.entry.slug for one in both.works}
    assert len(set(slugs.values())) == len({one.entry.key for one in both.works}) == 2
    again = build(f"{second}\n{first}")
    assert {one.entry.title.best("en").value: one.entry.slug for one in again.works} == slugs
    assert work(first).entry.slug == slugs["On Invented Things"]
    assert all(one.bib["author"] == "Rezaei, Ali" for one in both.works)
    for one in (*both.works, *again.works):
        (key,) = parse_string(one.exports[".bib"], "bibtex").entries
        assert key == one.entry.key == one.csl["id"]


def test_two_entries_with_one_key_are_both_published() -> None:
    site = build(article() + article(title="On Invented Creatures"))
    first, second = sorted(one.entry.slug for one in site.works)
    assert first == "rezaei2022"
    assert second.startswith("rezaei2022-")
    assert {one.meta("citation_title")[0] for one in site.works} == {"On Invented Things", "On Invented Creatures"}
    assert "duplicate-key" in site.codes
    assert site.site.records == 2


def test_others_readers_find_both_entries_of_one_key_in_a_file_of_many() -> None:
    site = build(article() + article(title="On Invented Creatures") + article(title="On Invented Spirits", year="2021"))
    slugs = {one.entry.slug for one in site.works}
    assert {one.entry.slug for one in build(article(title="On Invented Creatures") + article()).works} < slugs
    together = site.files["authors/rezaei-ali/rezaei-ali.bib"].decode()
    assert set(parse_string(together, "bibtex").entries) == slugs
    listed = json.loads(site.files["authors/rezaei-ali/rezaei-ali.csl.json"])
    assert {item["id"] for item in listed} == slugs


@pytest.mark.parametrize(("one", "other"), [("Foo:1", "Foo:1"), ("Straße", "STRASSE"), ("Foo", "foo")])
def test_one_of_two_entries_of_one_key_keeps_it(one: str, other: str) -> None:
    site = build(_with_key(one) + _with_key(other, title="On Spirits"))
    keys = {work.entry.key for work in site.works}
    assert len({key.casefold() for key in keys}) == 2
    assert len(keys & {one, other}) == 1
    assert "duplicate-key" in site.codes


def _with_key(key: str, **fields: str) -> str:
    return article(**fields).replace("rezaei2022", key, 1)
