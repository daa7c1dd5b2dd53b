"""What is not understood of a field: told, and kept among the others, or left out where it is nothing but wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Entry, Text, Words
from sitegen.reading.context import understood
from tests.reading.test_entries import article, codes, only, read


def told(fields: str) -> list[str]:
    return codes("@article{a1, title = {x}, journal = {J}, " + fields + "}")


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("url", "ftp://x.example/a", "invalid-url"),
        ("url", "javascript:alert(1)", "invalid-url"),
        ("license", "http://[bad/", "invalid-url"),
        ("pdf", "http://[bad/x.pdf", "invalid-url"),
        ("eprint", "http://[bad/x.pdf", "invalid-url"),
        ("doi", "10.1/x", "invalid-doi"),
        ("doi", "10.5555/bad doi", "invalid-doi"),
        ("doi", "10.5555/jt.2022. 17", "invalid-doi"),
        ("issn", "12345", "invalid-issn"),
        ("eissn", "{?}", "invalid-issn"),
        ("isbn", "978-0-306", "invalid-isbn"),
        ("isbn-13", "978-0-306", "invalid-isbn"),
    ],
)
def test_what_is_none_is_told_and_left_out(name: str, value: str, code: str) -> None:
    fields = f"{name} = {{{value}}}"
    assert article(fields).extra == ()
    assert told(fields) == [code]


@pytest.mark.parametrize(
    ("eprint", "codes_told"), [("foo bar", ["invalid-arxiv"]), ("http://[bad/", ["invalid-arxiv", "invalid-url"])]
)
def test_an_identifier_of_arxiv_that_is_none_is_told_and_left_out(eprint: str, codes_told: list[str]) -> None:
    bib = f"@misc{{a1, title = {{x}}, eprint = {{{eprint}}}, archiveprefix = {{arXiv}}}}"
    entry = only(bib)
    assert (entry.arxiv, "eprint" in dict(entry.extra)) == ("", False)
    assert codes(bib) == codes_told


def test_a_blank_in_a_doi_goes_where_nothing_else_can_be_meant() -> None:
    entry = article("doi = {10.5555/jt.2022 .17}")
    assert (entry.doi, entry.extra) == ("10.5555/jt.2022.17", ())
    assert told("doi = {10.5555/jt.2022 .17}") == ["blank-in-doi"]


@pytest.mark.parametrize(
    ("name", "value", "understood"),
    [
        ("url", "http://a.example/ http://b.example/", "http://a.example/"),
        ("url", "see http://a.example/", "http://a.example/"),
        ("isbn", "978-0-306-40615-7 (pbk), 99", "978-0-306-40615-7"),
        ("issn", "1234-5679, foo 99", "1234-5679"),
        ("doi", "10.5555/a (accessed in 2020)", "10.5555/a"),
        ("doi", "10.5555/a.1. Epub 2020 Jan 5.", "10.5555/a.1"),
    ],
)
def test_the_rest_of_a_field_is_kept_and_told(name: str, value: str, understood: str) -> None:
    entry = article(f"{name} = {{{value}}}")
    found = {
        "url": entry.url,
        "isbn": ",".join(entry.isbn),
        "issn": ",".join(entry.container.issn if entry.container else ()),
        "doi": entry.doi,
    }
    assert (found[name], dict(entry.extra)) == (understood, {f"{name}-2": value})
    assert told(f"{name} = {{{value}}}") == ["left-over"]


@pytest.mark.parametrize(
    "fields",
    [
        "isbn = {ISBN-13: 978-0-306-40615-7 (pbk); 0-306-40615-2 (Hardcover)}",
        "issn = {1234-5679 (Print), 2345-6787 (Online)}",
        "doi = {DOI: https://doi.org/10.5555/a}",
        "doi = {http://dx.doi.org/10.5555/a%2Fb}",
        "url = {http://a.example/x.html; http://a.example/x.pdf}",
        "url = {\\url{http://a.example/x}}",
        "url = {n/a}",
    ],
)
def test_what_nobody_misses_is_not_told(fields: str) -> None:
    assert told(fields) == []


def test_of_two_addresses_the_one_of_a_pdf_is_the_pdf() -> None:
    entry = article("url = {http://a.example/x.html; http://a.example/x.pdf}")
    assert (entry.url, entry.pdf) == ("http://a.example/x.html", "http://a.example/x.pdf")
    assert entry.extra == ()


def test_a_page_in_the_place_of_an_eprint_is_the_page_of_a_work_that_has_no_other() -> None:
    assert article("eprint = {http://a.example/x.html}").url == "http://a.example/x.html"
    entry = article("url = {http://a.example/y}, eprint = {http://a.example/x.html}")
    assert (entry.url, entry.pdf, dict(entry.extra)) == (
        "http://a.example/y",
        "",
        {"eprint": "http://a.example/x.html"},
    )


def how(value: str, kind: str = "misc") -> Entry:
    return only(f"@{kind}{{a1, title = {{x}}, howpublished = {{{value}}}}}")


def test_how_a_work_was_published_is_an_address_or_words() -> None:
    words = "Talk given in Tehran, see https://x.example/slides for slides"
    assert (how(words).url, dict(how(words).extra)) == ("", {"howpublished": words})
    assert (how("www.x.example").url, how("www.x.example").extra) == ("https://www.x.example", ())


def test_the_publisher_of_a_booklet_is_no_address() -> None:
    assert how("Things Press", "booklet").publisher.best("").value == "Things Press"
    entry = how("\\url{https://x.example/}", "booklet")
    assert (entry.publisher, entry.url, entry.extra) == (Text(), "https://x.example/", ())


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("title = {تحلیل داده‌ها}, subtitle = {COVID-19}", Words("تحلیل داده‌ها: COVID-19", "fa")),
        ("title = {COVID}, subtitle = {تحلیل داده‌های خیالی}", Words("COVID: تحلیل داده‌های خیالی", "fa")),
        ("title = {Report}, subtitle = {1390--1400}", Words("Report: 1390–1400", "en")),
        ("title = {Report}, subtitle_en = {A Study}", Words("Report: A Study", "en")),
    ],
)
def test_a_subtitle_goes_with_its_title_whatever_its_script(fields: str, title: Words) -> None:
    entry = only(f"@book{{a1, {fields}}}")
    assert (entry.title, entry.extra) == (Text((title,)), ())


def test_subtitles_are_joined_by_the_suffix_of_their_field() -> None:
    entry = only(
        "@article{a1, title = {A}, subtitle = {B}, title_fa = {الف}, subtitle_fa = {MRI}, "
        "journaltitle = {J}, journalsubtitle = {مجله}}"
    )
    assert entry.title == Text((Words("A: B", "en"), Words("الف: MRI", "fa")))
    assert entry.container is not None
    assert [words.value for words in entry.container.title.versions] == ["J: مجله"]


def test_a_subtitle_without_a_title_and_additions_to_titles_are_kept() -> None:
    fields = {"maintitle": "M", "subtitle_fa": "زیر", "titleaddon": "T"}
    entry = only("@book{a1, title = {A}, " + ", ".join(f"{name} = {{{value}}}" for name, value in fields.items()) + "}")
    assert dict(entry.extra) == fields


def test_a_second_title_in_one_language_is_kept() -> None:
    entry = only("@book{a1, title = {COVID}, subtitle = {تحلیل داده‌های خیالی}, title_fa = {کووید}}")
    assert dict(entry.extra) == {"title_fa": "کووید"}


def test_a_list_of_editors_goes_on_as_well() -> None:
    entry = only("@book{a1, title = {x}, author = {Rezaei, Ali}, editor = {Karimi, Sara and others}}")
    assert (entry.et_al, entry.et_al_roles) == (False, ("editor",))


def test_a_language_that_is_not_known_is_kept_and_told() -> None:
    bib = "@book{a1, title = {x}, language = {Bakhtiari dialect}, langid = {english}}"
    entry = only(bib)
    assert (entry.language, dict(entry.extra)) == ("en", {"language": "Bakhtiari dialect"})
    assert codes(bib) == ["unknown-language"]


def test_only_the_field_that_gave_the_language_is_taken() -> None:
    assert only("@book{a1, title = {x}, language = {en}, langid = {english}}").extra == ()
    assert dict(only("@book{a1, title = {x}, language = {fa}, langid = {english}}").extra) == {"language": "fa"}


def test_the_query_of_an_address_is_no_part_of_the_doi() -> None:
    entry = article("url = {https://doi.org/10.1000/182?utm_source=x}")
    assert (entry.doi, entry.url) == ("10.1000/182", "https://doi.org/10.1000/182?utm_source=x")


def test_a_field_of_many_addresses_is_kept_whole() -> None:
    value = " ".join(f"http://a.example/{number}" for number in range(30))
    site = read(f"@book{{a1, title = {{x}}, url = {{{value}}}}}")
    assert (site.entries[0].url, dict(site.entries[0].extra)) == ("http://a.example/0", {"url-2": value})


@given(st.from_regex(r"10\.[0-9]{4,5}/[A-Za-z0-9._/()-]*10?\.?", fullmatch=True))
def test_a_plain_doi_is_what_a_blank_before_it_makes_of_it(value: str) -> None:
    assert understood("doi", value) == understood("doi", f" {value}")
