"""What the fields of a record mean: from BibTeX to the model."""

from collections.abc import Callable

import pytest

from sitegen.config import Config
from sitegen.formats import bibtex
from sitegen.model import Container, Entry, Name, PageRange, Text, Words
from sitegen.problems import Source
from sitegen.reading.assemble import read_site
from sitegen.reading.authority import Authority
from sitegen.reading.bibtex import RawEntry
from sitegen.reading.context import Reading
from sitegen.reading.entries import FIELDS
from sitegen.reading.loader import Content
from sitegen.reading.types import TYPES
from sitegen.site import Site
from tests.formats.works import addresses

SETTINGS = 'title = "x"\nbase_url = "https://site.example/"\n'


def read(bib: str, settings: str = SETTINGS, **texts: str) -> Site:
    files = {"site.toml": settings, "bibliography/works.bib": bib, **texts}
    site, problems = read_site(Content({name: text.encode() for name, text in files.items()}))
    assert site is not None, problems
    assert len(site.entries) + len(site.unpublished) == site.records
    return site


def only(bib: str, settings: str = SETTINGS) -> Entry:
    (entry,) = read(bib, settings).entries
    return entry


def article(fields: str) -> Entry:
    return only("@article{a1, title = {On Things}, journal = {Journal of Things}, " + fields + "}")


def codes(bib: str) -> list[str]:
    return [problem.code for problem in read(bib).problems]


@pytest.mark.parametrize(
    ("bibtex_type", "csl"),
    [
        ("article", "article-journal"),
        ("inproceedings", "paper-conference"),
        ("conference", "paper-conference"),
        ("incollection", "chapter"),
        ("inbook", "chapter"),
        ("mvbook", "book"),
        ("proceedings", "book"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("online", "webpage"),
        ("www", "webpage"),
        ("dataset", "dataset"),
        ("software", "software"),
        ("patent", "patent"),
        ("unpublished", "manuscript"),
        ("booklet", "pamphlet"),
        ("inreference", "entry-encyclopedia"),
        ("misc", "document"),
        ("movie", "motion_picture"),
        ("video", "motion_picture"),
        ("audio", "song"),
        ("music", "song"),
        ("artwork", "graphic"),
        ("image", "graphic"),
        ("legislation", "legislation"),
        ("jurisdiction", "legal_case"),
        ("legal", "treaty"),
        ("letter", "personal_communication"),
        ("performance", "performance"),
        ("review", "review"),
        ("periodical", "periodical"),
        ("commentary", "book"),
    ],
)
def test_every_type_has_its_place_in_csl(bibtex_type: str, csl: str) -> None:
    entry = only(f"@{bibtex_type}{{a1, title = {{On Things}}}}")
    assert (entry.type, entry.bibtex_type) == (csl, bibtex_type)


def test_a_type_of_nobodys_is_known_by_its_fields_and_reported() -> None:
    bib = "@conference-paper{a1, title = {On Things}, booktitle = {Days of Things}}"
    assert only(bib).type == "chapter"
    assert codes(bib) == ["unknown-type"]


@pytest.mark.parametrize(("subtype", "csl"), [("magazine", "article-magazine"), ("newspaper", "article-newspaper")])
def test_an_article_may_be_of_a_magazine(subtype: str, csl: str) -> None:
    assert article(f"entrysubtype = {{{subtype}}}").type == csl


def test_languages_are_suffixes_and_the_plain_field_is_in_the_language_of_its_script() -> None:
    entry = article("title_fa = {دربارهٔ چیزها}, title_ar = {عن الأشياء}, abstract_fa = {متن}")
    assert entry.title == Text((Words("On Things", "en"), Words("عن الأشياء", "ar"), Words("دربارهٔ چیزها", "fa")))
    assert entry.abstract == Text((Words("متن", "fa"),))


def test_the_suffix_of_persian_bib_is_understood() -> None:
    entry = article("author = {Rezaei, Ali}, authorfa = {رضایی، علی}")
    assert [(name.family, name.lang) for name in entry.author[0].names] == [("Rezaei", "en"), ("رضایی", "fa")]


def test_a_declared_language_counts_where_the_script_agrees() -> None:
    assert only("@article{a1, title = {Über Dinge}, language = {german}}").title.best("").lang == "de"
    assert only("@article{a1, title = {On Things}, language = {Persian}}").title.best("").lang == "en"


@pytest.mark.parametrize(
    ("fields", "settings", "language"),
    [
        ("title_fa = {چیزها}", "", "fa"),
        ("", "", "en"),
        ("title_fa = {چیزها}, language = {english}", "", "en"),
        ("title_fa = {چیزها}", 'full_text_language = "en"', "en"),
    ],
)
def test_the_language_of_the_full_text_is_declared_or_the_primary_one(
    fields: str, settings: str, language: str
) -> None:
    assert only(f"@article{{a1, title = {{On Things}}, {fields}}}", SETTINGS + settings).language == language


@pytest.mark.parametrize("value", ["english and persian", "english, persian", "انگلیسی و فارسی"])
def test_of_several_languages_the_first_one_counts_and_it_is_told(value: str) -> None:
    bib = f"@misc{{a1, title = {{On Things}}, year = {{2020}}, language = {{{value}}}}}"
    assert only(bib).language == "en"
    assert "several-languages" in codes(bib)
    assert "several-languages" not in codes(bib.replace(value, "english"))


def test_lists_of_names_of_different_length_are_not_joined_and_nothing_is_lost() -> None:
    bib = "@article{a1, title = {x}, author = {Rezaei, Ali and Karimi, Sara}, author_fa = {رضایی، علی}}"
    site = read(bib)
    assert [len(person.names) for person in site.entries[0].author] == [1, 1]
    assert ("author_fa", "رضایی، علی") in site.entries[0].extra
    assert [problem.code for problem in site.problems] == ["different-name-counts"]


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        (
            "author = {{Ministry of Health} and Rezaei, Ali}, author_fa = {وزارت بهداشت، درمان و آموزش and رضایی، علی}",
            [
                (Name(literal="Ministry of Health", lang="en"), Name(literal="وزارت بهداشت، درمان و آموزش", lang="fa")),
                (Name("Rezaei", "Ali", lang="en"), Name("رضایی", "علی", lang="fa")),
            ],
        ),
        (
            "author = {Institute of Sand}, author_fa = {{مؤسسهٔ ماسه}}",
            [(Name(literal="Institute of Sand", lang="en"), Name(literal="مؤسسهٔ ماسه", lang="fa"))],
        ),
    ],
)
def test_who_is_an_organisation_in_one_language_is_one_in_the_other(fields: str, names: list[tuple[Name, ...]]) -> None:
    assert [person.names for person in article(fields).author] == names


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        (
            "author = {{Ali Tara} and Roe, Ann}, author_fa = {تارا، علی and رو، آن}",
            (Name(literal="Ali Tara", lang="en"), Name("تارا", "علی", lang="fa")),
        ),
        (
            "author = {Tara, Ali and Roe, Ann}, author_fa = {{علی تارا} and رو، آن}",
            (Name("Tara", "Ali", lang="en"), Name(literal="علی تارا", lang="fa")),
        ),
    ],
)
def test_a_person_with_a_comma_stays_one_beside_braces_and_is_told(fields: str, names: tuple[Name, ...]) -> None:
    assert article(fields).author[0].names == names
    assert (
        codes(f"@article{{a1, title = {{x}}, journal = {{y}}, year = {{2020}}, {fields}}}").count("person-in-braces")
        == 1
    )


def test_a_comma_with_more_than_names_around_it_is_one_inside_the_name_of_an_organisation() -> None:
    fields = "author = {{Fund for Sand} and Roe, Ann}, author_fa = {ماسه، سنگ و خاک and رو، آن}"
    assert article(fields).author[0].names[1] == Name(literal="ماسه، سنگ و خاک", lang="fa")


@pytest.mark.parametrize("field", ["publisher", "institution", "organization", "publisher_fa"])
def test_an_author_who_published_the_work_under_the_same_name_is_an_organisation(field: str) -> None:
    entry = only(f"@report{{a1, title = {{x}}, author = {{Sand Press}}, {field} = {{{{Sand Press}}}}}}")
    assert entry.author[0].names == (Name(literal="Sand Press", lang="en"),)


@pytest.mark.parametrize("name", ["رضا امیرخانی", "John Smith", "Smith, Mary"])
def test_an_author_who_is_the_own_publisher_is_a_person(name: str) -> None:
    entry = only(f"@book{{a1, title = {{x}}, author = {{{name}}}, publisher = {{{name}}}}}")
    assert (entry.author[0].names[0].literal, bool(entry.author[0].names[0].family)) == ("", True)


def test_others_are_no_person() -> None:
    entry = article("author = {Rezaei, Ali and others}")
    assert (len(entry.author), entry.et_al) == (1, True)


def test_the_container_is_decided_by_type() -> None:
    paper = only(
        "@inproceedings{a1, title = {x}, booktitle = {Days of Things}, booktitle_fa = {روزهای چیزها}, journal = {No}}"
    )
    assert paper.container is not None
    assert (paper.container.kind, paper.container.title.exact("fa")) == ("proceedings", "روزهای چیزها")
    assert ("journal", "No") in paper.extra


def test_a_title_and_its_subtitle_are_one() -> None:
    assert only("@book{a1, title = {Things}, subtitle = {A Study}}").title.best("").value == "Things: A Study"
    assert only("@book{a1, title = {Things?}, subtitle = {A Study}}").title.best("").value == "Things? A Study"


@pytest.mark.parametrize(
    ("fields", "issue", "rest"),
    [
        ("number = {3}", "3", []),
        ("issue = {Spring}", "Spring", []),
        ("number = {۳}, issue = {Spring}", "3", [("issue", "Spring")]),
    ],
)
def test_the_number_of_an_article_is_its_issue(fields: str, issue: str, rest: list[tuple[str, str]]) -> None:
    entry = article(fields)
    assert (entry.issue, list(entry.extra)) == (issue, rest)


def test_the_number_of_a_book_is_that_of_its_series() -> None:
    entry = only("@book{a1, title = {x}, series = {Studies}, number = {12}}")
    assert (entry.collection_number, entry.issue, entry.number) == ("12", "", "")


@pytest.mark.parametrize(
    ("kind", "series", "counted"),
    [
        ("techreport", "series = {Studies},", ("7", "", "")),
        ("thesis", "series = {Studies},", ("7", "", "")),
        ("article", "series = {Second Series},", ("", "7", "")),
        ("periodical", "series = {Second Series},", ("", "7", "")),
        ("incollection", "series = {Studies},", ("", "", "7")),
        ("inproceedings", "", ("", "7", "")),
    ],
)
def test_a_number_counts_one_thing(kind: str, series: str, counted: tuple[str, str, str]) -> None:
    entry = only(f"@{kind}{{a1, title = {{x}}, {series} number = {{7}}}}")
    assert (entry.number, entry.issue, entry.collection_number) == counted


@pytest.mark.parametrize("number", ["e123", "7", "S1-2"])
@pytest.mark.parametrize("field", ["eid", "articleno"])
def test_an_article_number_stands_for_pages(field: str, number: str) -> None:
    entry = article(f"{field} = {{{number}}}")
    assert (entry.number, entry.page) == ("", PageRange(number, number, is_article_number=True))


@pytest.mark.parametrize(("pages", "number"), [("312", "312"), ("xvi+477", "xvi+477"), ("۳۱۲ صفحه", "312")])
def test_the_pages_of_a_book_are_a_count(pages: str, number: str) -> None:
    entry = only(f"@book{{a1, title = {{x}}, pages = {{{pages}}}}}")
    assert (entry.page, entry.number_of_pages) == (None, number)


@pytest.mark.parametrize(
    ("fields", "value", "read_field"),
    [
        ("doi = {https://doi.org/10.5555/X.1}", "10.5555/X.1", lambda entry: entry.doi),
        ("url = {https://doi.org/10.5555/X.1}", "10.5555/X.1", lambda entry: entry.doi),
        ("doi = {-}", "", lambda entry: entry.doi),
        ("url = {http://x.example/~user/a--b}", "http://x.example/~user/a--b", lambda entry: entry.url),
        ("url = {javascript:alert(1)}", "", lambda entry: entry.url),
        ("howpublished = {\\url{https://x.example/}}", "https://x.example/", lambda entry: entry.url),
        ("eprint = {https://x.example/a.pdf}", "https://x.example/a.pdf", lambda entry: entry.pdf),
        ("eprint = {https://x.example/a.html}", "", lambda entry: entry.pdf),
        ("license = {CC BY 4.0}", "https://creativecommons.org/licenses/by/4.0/", lambda entry: entry.license),
        ("license = {MIT}", "https://spdx.org/licenses/MIT.html", lambda entry: entry.license),
    ],
)
def test_addresses_and_identifiers(fields: str, value: str, read_field: Callable[[Entry], str]) -> None:
    assert read_field(article(fields)) == value


@pytest.mark.parametrize("field", ["copyright", "rights"])
def test_whose_the_rights_are_is_no_licence_of_software(field: str) -> None:
    entry = only(f"@phdthesis{{a1, title = {{x}}, {field} = {{MIT}}}}")
    assert (entry.license, entry.extra) == ("", ((field, "MIT"),))
    assert article(f"{field} = {{CC BY 4.0}}").license == "https://creativecommons.org/licenses/by/4.0/"
    assert article(f"{field} = {{https://spdx.org/licenses/MIT.html}}").license != ""


def test_a_licence_that_is_none_is_told_and_kept() -> None:
    fields = "license = {CC BY}, copyright = {Sorna Society}"
    entry = article(fields)
    assert (entry.license, dict(entry.extra)) == ("", {"license": "CC BY", "copyright": "Sorna Society"})
    assert codes(f"@misc{{a1, title = {{x}}, {fields}}}").count("invalid-license") == 1


def test_an_eprint_of_arxiv_makes_a_preprint() -> None:
    entry = only("@misc{a1, title = {x}, eprint = {2101.00001}, archivePrefix = {arXiv}}")
    assert (entry.type, entry.arxiv, entry.extra) == ("article", "2101.00001", ())


def test_an_identifier_that_is_none_is_reported_and_left_out() -> None:
    site = read("@article{a1, title = {x}, journal = {J}, doi = {see publisher}, issn = {1234}}")
    assert {problem.code for problem in site.problems} == {"invalid-doi", "invalid-issn"}
    assert site.entries[0].extra == ()


def test_keywords_are_split_at_commas_of_both_scripts_but_not_in_braces() -> None:
    entry = article("keywords = {a, b; c،د, {e, f}}")
    assert [word.value for word in entry.keywords] == ["a", "b", "c", "د", "e, f"]
    assert {word.lang for word in entry.keywords} == {"en"}


def test_what_has_no_place_is_kept() -> None:
    entry = article("annote = {private}, bdsk-url-1 = {x}, urldate = {2022-01-01}")
    assert dict(entry.extra) == {"annote": "private", "bdsk-url-1": "x", "urldate": "2022-01-01"}


@pytest.mark.parametrize("value", ["", " ", "{}", "-", "\u200c"])
def test_a_field_that_says_nothing_is_none(value: str) -> None:
    entry = article(f"author = {{{value}}}, publisher = {{{value}}}, note = {{{value}}}")
    assert (entry.author, entry.publisher, entry.note, entry.extra) == ((), Text(), Text(), ())


def test_the_publisher_of_a_thesis_is_its_school() -> None:
    entry = only("@mastersthesis{a1, title = {x}, school = {Example University}}")
    assert entry.publisher.best("").value == "Example University"
    assert (entry.genre, entry.genre_code) == (Text(), "mathesis")


@pytest.mark.parametrize(
    ("record", "code", "words"),
    [
        ("@thesis{a1, title = {x}, type = {mathesis}}", "mathesis", ""),
        ("@thesis{a1, title = {x}, type = {Doctoral essay}}", "", "Doctoral essay"),
        ("@phdthesis{a1, title = {x}, type = {Doctoral essay}}", "phdthesis", "Doctoral essay"),
        ("@report{a1, title = {x}, type = {Resreport}}", "resreport", ""),
    ],
)
def test_a_genre_is_a_code_or_the_words_of_the_record(record: str, code: str, words: str) -> None:
    entry = only(record)
    assert (entry.genre_code, entry.genre.best("").value, entry.extra) == (code, words, ())


JOURNALS = """
[[journal]]
title = { en = "Journal of Things", fa = "مجلهٔ چیزها" }
issn = "1234-5679"
publisher = { en = "Example University", fa = "دانشگاه نمونه" }
license = "https://creativecommons.org/licenses/by/4.0/"
"""


@pytest.mark.parametrize(
    ("publisher", "persian"), [("", "دانشگاه نمونه"), ("Example University", "دانشگاه نمونه"), ("Other Press", "")]
)
def test_the_publisher_is_translated_where_it_is_the_journals(publisher: str, persian: str) -> None:
    bib = f"@article{{a1, title = {{x}}, journal = {{Journal of Things}}, publisher = {{{publisher}}}}}"
    (entry,) = read(bib, **{"journals.toml": JOURNALS}).entries
    assert entry.publisher.exact("fa") == persian
    assert isinstance(entry.container, Container)
    assert entry.license == entry.container.license != ""


@pytest.mark.parametrize(
    ("record", "publisher"),
    [
        ("@online{a1, title = {x}, booktitle = {Things Weekly}}", "Things Weekly"),
        ("@online{a1, title = {x}, booktitle = {Things Weekly}, organization = {Things Society}}", "Things Society"),
        ("@misc{a1, title = {x}, eprint = {2101.00001}, archiveprefix = {arXiv}}", "arXiv"),
        ("@misc{a1, title = {x}, eprint = {2101.00001}, archiveprefix = {arXiv}, publisher = {Press}}", "Press"),
        ("@inbook{a1, title = {x}, booktitle = {A Book}}", ""),
    ],
)
def test_a_web_site_and_arxiv_publish_themselves(record: str, publisher: str) -> None:
    assert only(record).publisher.best("").value == publisher


def test_prose_belongs_to_the_work_it_is_named_after() -> None:
    texts = {"works/a1.fa.md": "یادداشت", "works/zz.en.md": "lost"}
    site = read("@book{a1, title = {x}}", **texts)
    assert site.entries[0].prose == Text((Words("<p>یادداشت</p>", "fa"),))
    assert [(problem.code, problem.source.file) for problem in site.problems] == [("text-of-no-work", "works/zz.en.md")]


def test_two_records_with_one_key_are_both_published_and_reported() -> None:
    site = read("@book{a1, title = {x}}\n@book{a1, title = {y}}")
    assert len({entry.slug for entry in site.entries}) == 2
    assert [(problem.code, problem.source.line) for problem in site.problems] == [("duplicate-key", 2)]


def test_a_field_of_a_book_s_length_is_cut_and_reported() -> None:
    site = read("@book{a1, title = {x}, note = {" + "word " * 300_000 + "}}")
    assert len(site.entries[0].note.best("").value) <= 1_000_000
    assert [problem.code for problem in site.problems] == ["field-too-long"]


@pytest.mark.parametrize("bibtex_type", TYPES)
def test_a_row_that_is_passed_over_would_give_the_default_and_take_nothing(bibtex_type: str) -> None:
    default = Entry(key="", slug="", type="", bibtex_type="", language="", title=Text())
    config = Config(title=Text(), base_url="")
    names = {source for _, sources, _ in FIELDS for source in sources}
    for field, sources, value in FIELDS:
        fields = dict.fromkeys(sorted(names.difference(sources)), "https://arxiv.org/abs/2101.00001")
        record = RawEntry(bibtex_type, "a1", fields, Source("works.bib"))
        reading = Reading(record, config, Authority())
        if sources:
            assert value(reading) == getattr(default, field)
            assert (reading.left_over, reading.doubts, reading.rest()) == ([], [], tuple(sorted(fields.items())))


def test_a_state_of_publication_is_said_in_words() -> None:
    states = {"inpress": "in press", "inpreparation": "in preparation", "submitted": "submitted", "on hold": "on hold"}
    for state, words in states.items():
        issued = only(f"@article{{a, title = {{On Things}}, pubstate = {{{state}}}}}").issued
        assert issued is not None
        assert issued.literal == words


@pytest.mark.parametrize(
    ("bib", "own", "codes_told"),
    [
        ("@periodical{a1, title = {J}, issn = {12345679}}", ("1234-5679",), []),
        ("@article{a1, title = {J}, issn = {1234-5679}}", ("1234-5679",), []),
        ("@article{a1, title = {x}, journal = {J}, issn = {1234-5679}}", (), []),
        ("@book{a1, title = {J}, issn = {12}}", (), ["invalid-issn"]),
    ],
)
def test_an_issn_is_of_the_work_where_it_is_in_nothing(bib: str, own: tuple[str, ...], codes_told: list[str]) -> None:
    entry = only(bib)
    assert (entry.issn, entry.extra, codes(bib)) == (own, (), codes_told)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("A study of the <P and Q> relation", "A study of the <P and Q> relation"),
        ("Where {$p<i$ and $q>j$} hold", "Where p<i and q>j hold"),
        (r"The tag {\textless}i{\textgreater}is{\textless}/i{\textgreater} gone", "The tag is gone"),
    ],
)
def test_only_what_html_knows_is_taken_out_of_a_title(title: str, words: str) -> None:
    assert only(f"@misc{{a1, title = {{{title}}}}}").title.versions[0].value == words


def test_a_tag_that_a_title_is_about_comes_back_from_our_own_file() -> None:
    entry = only("@misc{a1, title = {Why &lt;b&gt; is not &lt;strong&gt;}}")
    assert entry.title.versions[0].value == "Why <b> is not <strong>"
    assert only(bibtex.write((entry,), addresses(entry)).decode()).title == entry.title
