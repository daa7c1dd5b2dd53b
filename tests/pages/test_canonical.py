"""One thing that records spell in several ways has one name."""

from collections import Counter

from msgspec.structs import replace

from sitegen.model import Container, Keyword, Name, Person, Text, Words
from sitegen.pages.canonical import container_of, keyword_of, other_names, person_of, printed_names

USUAL = Name("Abbaszadeh", "Mohammad", lang="en")
SHOUTED = Name("ABBASZADEH", "M.", lang="en")
PERSIAN = Name("عباس‌زاده", "محمد", lang="fa")


def mention(*names: Name, orcid: str = "") -> Person:
    return Person(names, slug="abbaszadeh", orcid=orcid)


def shown(mentions: list[Person], known: Person | None = None) -> tuple[Person, tuple[Name, ...]]:
    """A person as the site shows it, and its other names."""
    printed = printed_names(mentions)
    person = person_of(mentions, printed, known)
    return person, other_names(printed, person)


def test_a_newer_record_does_not_rename_a_person() -> None:
    mentions = [mention(SHOUTED), mention(USUAL), mention(USUAL)]
    person, others = shown(mentions)
    assert person.names == (USUAL,)
    assert others == (SHOUTED,)


def test_of_two_names_printed_as_often_the_order_of_records_decides_nothing() -> None:
    mentions = [mention(SHOUTED), mention(USUAL)]
    assert shown(mentions)[0].names == shown(mentions[::-1])[0].names == (USUAL,)


def test_the_authority_file_names_a_person_however_often_records_do_not() -> None:
    known = mention(replace(USUAL, given="Mohammad Ali"), PERSIAN)
    mentions = [mention(SHOUTED), mention(SHOUTED), mention(USUAL)]
    person, others = shown(mentions, known)
    assert person.names == known.names
    assert others == (SHOUTED, USUAL)


def test_spellings_that_differ_only_in_how_letters_are_typed_are_one_name() -> None:
    mentions = [mention(USUAL), mention(Name("ABBASZADEH", "MOHAMMAD", lang="en")), mention(USUAL)]
    assert shown(mentions)[1] == ()


def test_what_only_one_record_says_of_a_person_is_kept() -> None:
    person, _ = shown([mention(USUAL), mention(USUAL, orcid="0000-0002-1825-0097")])
    assert person.orcid == "0000-0002-1825-0097"


def test_a_keyword_is_spelled_as_most_records_spell_it() -> None:
    words = [Keyword(value, "en", "gis") for value in ("gis", "GIS", "GIS")]
    counts = Counter(words)
    assert keyword_of(tuple(counts), counts).value == "GIS"


def test_what_only_some_records_say_of_a_journal_is_kept_as_most_of_these_say_it() -> None:
    usual = Container("periodical", Text((Words("Journal of Salt", "en"),)))
    both = Text((Words("JOURNAL OF SALT", "en"), Words("مجلهٔ نمک", "fa")))
    full = Container("periodical", both, issn=("1234-5679",), publisher=Text((Words("Salt Press", "en"),)))
    other = replace(usual, issn=("2345-6780",), eissn=("3456-7892",))
    counts = {usual: 3, full: 2, other: 1}
    found = {container_of(order, counts) for order in ((usual, full, other), (other, full, usual))}
    assert found == {
        replace(
            usual,
            title=Text((Words("Journal of Salt", "en"), Words("مجلهٔ نمک", "fa"))),
            issn=("1234-5679",),
            eissn=("3456-7892",),
            publisher=full.publisher,
        )
    }


def test_one_record_does_not_make_a_printed_journal_of_an_electronic_one() -> None:
    title = Text((Words("Journal of Salt", "en"),))
    usual = Container("periodical", title, eissn=("1234-5679",))
    counts = {usual: 9, Container("periodical", title, issn=("1234-5679",)): 1}
    assert container_of(tuple(counts), counts) == usual


def test_a_number_that_records_give_in_both_fields_is_one_kind_of_issn() -> None:
    title = Text((Words("Journal of Salt", "en"),))
    usual = Container("periodical", title)
    counts = {usual: 9, replace(usual, issn=("1234-5679",)): 1, replace(usual, eissn=("1234-5679",)): 1}
    assert container_of(tuple(counts), counts) == replace(usual, issn=("1234-5679",))
