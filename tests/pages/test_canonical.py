"""One thing that records spell in several ways has one name."""

from msgspec.structs import replace

from sitegen.model import Keyword, Name, Person
from sitegen.pages.canonical import keyword_of, names_of, person_of

USUAL = Name("Abbaszadeh", "Mohammad", lang="en")
SHOUTED = Name("ABBASZADEH", "M.", lang="en")
PERSIAN = Name("عباس‌زاده", "محمد", lang="fa")


def mention(*names: Name, orcid: str = "") -> Person:
    return Person(names, slug="abbaszadeh", orcid=orcid)


def test_a_newer_record_does_not_rename_a_person() -> None:
    mentions = [mention(SHOUTED), mention(USUAL), mention(USUAL)]
    person = person_of(mentions)
    assert person.names == (USUAL,)
    assert names_of(mentions, person) == (SHOUTED,)


def test_of_two_names_printed_as_often_the_order_of_records_decides_nothing() -> None:
    mentions = [mention(SHOUTED), mention(USUAL)]
    assert person_of(mentions).names == person_of(mentions[::-1]).names == (USUAL,)


def test_the_authority_file_names_a_person_however_often_records_do_not() -> None:
    known = mention(replace(USUAL, given="Mohammad Ali"), PERSIAN)
    mentions = [mention(SHOUTED), mention(SHOUTED), mention(USUAL)]
    person = person_of(mentions, known)
    assert person.names == known.names
    assert names_of(mentions, person) == (SHOUTED, USUAL)


def test_spellings_that_differ_only_in_how_letters_are_typed_are_one_name() -> None:
    mentions = [mention(USUAL), mention(Name("ABBASZADEH", "MOHAMMAD", lang="en")), mention(USUAL)]
    assert names_of(mentions, person_of(mentions)) == ()


def test_what_only_one_record_says_of_a_person_is_kept() -> None:
    assert person_of([mention(USUAL), mention(USUAL, orcid="0000-0002-1825-0097")]).orcid == "0000-0002-1825-0097"


def test_a_keyword_is_spelled_as_most_records_spell_it() -> None:
    words = [Keyword(value, "en", "gis") for value in ("gis", "GIS", "GIS")]
    assert keyword_of(words).value == "GIS"
