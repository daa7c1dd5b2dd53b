import pytest

from sitegen.reading.issns import online_among
from tests.reading.test_entries import article, codes, only


@pytest.mark.parametrize(
    "value",
    [
        "1234-5679 (print) 2434-561X (online)",
        "1234-5679 (Print); 2434-561x (Electronic)",
        "2434-561X (online), 1234-5679",
        "p-ISSN: 1234-5679, e-ISSN: 2434-561X",
        "pISSN 1234-5679 eISSN 2434-561X",
        "ISSN (Online): 2434-561X, ISSN (Print): 1234-5679",
        "۱۲۳۴-۵۶۷۹ (چاپی) ۲۴۳۴-۵۶۱X (الکترونیکی)",
        "شاپای چاپی: ۱۲۳۴-۵۶۷۹؛ شاپای برخط: 2434-561X",
        "1234-5679, E-ISSN 2434-561X",
        "1234-5679 / Online ISSN: 2434-561X",
        "1234-5679 Online ISSN: 2434-561X",
        "1234-5679, ISSN (online) 2434-561X",
        "ISSN 1234-5679, EISSN 2434-561X",
        "ISSN 1234-5679 EISSN 2434-561X",
        "1234-5679 (E-ISSN: 2434-561X)",
        "شاپا: ۱۲۳۴-۵۶۷۹، شاپای الکترونیکی: 2434-561X",
        "1234-5679 (pISSN) 2434-561X (eISSN)",
        "2434-561X eISSN, 1234-5679 pISSN",
        "2434-561X (online) 1234-5679",
        "1234-5679 print 2434-561X online",
        "ISSN 1234-5679 (print) ISSN 2434-561X (online)",
        "Print ISSN 1234-5679 2434-561X (online)",
    ],
)
def test_words_say_which_issn_is_online(value: str) -> None:
    assert online_among(value) == {"2434-561X"}
    container = article(f"issn = {{{value}}}").container
    assert container is not None
    assert (container.issn, container.eissn) == (("1234-5679",), ("2434-561X",))


@pytest.mark.parametrize("value", ["", "1234-5679", "1234-5679, 2434-561X", "1234-5679 (print)", "online"])
def test_an_issn_without_such_a_word_is_printed(value: str) -> None:
    assert online_among(value) == set()


@pytest.mark.parametrize(
    "value",
    [
        "1234-5679 online 2434-561X",
        "1234-5679 print ISSN 2434-561X online",
        "Print ISSN, online ISSN: 1234-5679, 2434-561X",
        "1234-5679, 2434-561X (print, online)",
    ],
)
def test_of_words_that_are_not_clear_none_counts(value: str) -> None:
    assert online_among(value) == set()


def test_an_issn_that_stands_in_both_fields_stays_in_both() -> None:
    container = article("issn = {1234-5679, 2434-561X}, eissn = {2434-561X}").container
    assert container is not None
    assert (container.issn, container.eissn) == (("1234-5679", "2434-561X"), ("2434-561X",))


def test_a_book_has_the_issn_of_its_series_online_too_and_a_wrong_one_is_told() -> None:
    assert only("@book{a1, title = {x}, issn = {1234-5679}, eissn = {2434-561X}}").issn == ("1234-5679", "2434-561X")
    wrong = "@book{a1, title = {x}, eissn = {nonsense}}"
    assert (only(wrong).issn, only(wrong).extra) == ((), ())
    assert "invalid-issn" in codes(wrong)
