"""The BibTeX that the site gives away, read back by the site and by other people's readers."""

import re

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pybtex.database import parse_string

from sitegen.formats import bibtex, tex
from sitegen.formats.format import Address
from sitegen.model import Affiliation, Date, DateParts, Entry, Name, Text, Words
from tests.formats.cases import CASES
from tests.formats.works import addresses, full_article, issued, make, organisation, person, text

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=40).map(str.strip)


def written(*entries: Entry) -> str:
    return bibtex.write(entries, addresses(*entries, pdf=True)).decode()


def fields(entry: Entry) -> dict[str, str]:
    """The fields of an entry as bibtexparser reads them, TeX and all."""
    library = parse_bibtex(written(entry))
    assert library.failed_blocks == []
    (found,) = library.entries
    return {field.key: str(field.value) for field in found.fields}


def balanced(source: str) -> bool:
    """Whether braces close in order, counted as BibTeX counts them: a backslash makes no difference."""
    depth = 0
    for char in source:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize("case", CASES)
def test_other_readers_find_one_entry_and_all_its_fields(case: str) -> None:
    source = written(CASES[case])
    names = re.findall(r"^  (\S+) = ", source, re.MULTILINE)
    assert len(names) == len(set(names))
    assert list(fields(CASES[case])) == names
    (entry,) = parse_string(source, "bibtex").entries.values()
    assert len(entry.fields) + len(entry.persons) == len(names)
    assert balanced(source)


def test_all_that_is_said_of_single_people_is_in_fields_that_other_readers_know_as_such() -> None:
    bodies = (
        Affiliation(text('Salt; "Sea" = {Sand}', "نمک"), "https://ror.org/05dxps055"),
        Affiliation(text("Press", "نشر"), "https://ror.org/02mhbdp94"),
    )
    entry = make(author=(replace(person("Rezaei", "Ali"), orcid="0000-0002-1825-0097", affiliations=bodies),))
    kinds = ("orcid", "affiliation", "affiliation2", "affiliation2_fa", "affiliation_fa", "ror", "ror2")
    said = [name for name in fields(entry) if name.startswith("author_")]
    assert said == [f"author_{kind}" for kind in kinds]
    (known,) = parse_string(written(entry), "bibtex").entries.values()
    assert [name for name in known.fields if name.startswith("author_")] == said


def test_a_file_holds_many_works() -> None:
    works = [make(key=f"rezaei{year}", slug=f"rezaei{year}", issued=issued(year)) for year in (2020, 2021, 2022)]
    assert list(parse_string(written(*works), "bibtex").entries) == ["rezaei2020", "rezaei2021", "rezaei2022"]
    assert bibtex.write([], {}) == b""


def test_the_plain_field_is_the_records_own_and_the_others_have_a_suffix() -> None:
    found = fields(full_article())
    assert found["title"] == "On Invented Things: A Study"
    assert found["title_fa"] == "دربارهٔ چیزهای خیالی: یک بررسی"
    assert found["author"] == "Rezaei, Ali and Hosseini Nasab, Seyed Mohammad"
    assert found["author_fa"] == "رضایی, علی and {حسینی نسب}, سید محمد"
    assert found["keywords"] == "invention, things"
    assert found["keywords_fa"] == "خیال, چیزها"
    assert found["abstract_fa"] == "چیزهایی که خیالی‌اند."
    assert found["language"] == "fa"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("Rezaei", "Ali"), "Rezaei, Ali"),
        (Name("Hosseini Nasab", "Seyed Mohammad"), "Hosseini Nasab, Seyed Mohammad"),
        (Name("Berg", "Jan", "van der", "Jr."), "van der Berg, Jr., Jan"),
        (Name("عباس‌زاده فتح‌آبادی", "مهدی"), "{عباس‌زاده فتح‌آبادی}, مهدی"),
        (Name("de la Cruz", "Ana"), "{de la Cruz}, Ana"),
        (Name("Steele Jr.", "Guy"), "{Steele Jr.}, Guy"),
        (Name("Plato"), "Plato"),
        (Name("Hosseini Nasab"), "{Hosseini Nasab}"),
        (Name(given="Ali"), "{Ali}"),
        (Name(literal="World Health Organization"), "{World Health Organization}"),
        (Name(literal="Barnes and Noble, Inc."), "{Barnes and Noble, Inc.}"),
        (Name("Others"), "{Others}"),
        (Name("O'Neil", "A. and B."), "O'Neil, {A. and B.}"),
        (Name("R&D", "50%"), r"R\&D, 50\%"),
    ],
)
def test_a_name_keeps_its_parts(name: Name, expected: str) -> None:
    assert tex.name(name) == expected


def test_an_organisation_alone_stands_in_double_braces() -> None:
    assert "author = {{World Health Organization}}," in written(
        make(author=(organisation("World Health Organization"),))
    )


def test_another_reader_finds_the_parts_of_names() -> None:
    authors = (person("Berg", "Jan", particle="van der", suffix="Jr."), organisation("Barnes and Noble, Inc."))
    (entry,) = parse_string(written(make(author=authors)), "bibtex").entries.values()
    first, second = entry.persons["author"]
    assert (first.prelast_names, first.last_names) == (["van", "der"], ["Berg"])
    assert (first.lineage_names, first.first_names) == (["Jr."], ["Jan"])
    assert str(second) == "{Barnes and Noble, Inc.}"


def test_et_al_is_others_in_every_language() -> None:
    found = fields(full_article(et_al=True))
    assert found["author"].endswith(" and others")
    assert found["author_fa"].endswith(" and others")
    assert "author" not in fields(make(et_al=True))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (issued(2022), {"year": "2022"}),
        (issued(2022, 5), {"year": "2022", "month": "may"}),
        (issued(2022, 5, 12), {"date": "2022-05-12", "year": "2022", "month": "may"}),
        (issued(2022, 5, end=(2022, 6)), {"date": "2022-05/2022-06", "year": "2022"}),
        (issued(2022, season=2), {"date": "2022-22", "year": "2022"}),
        (
            Date("خرداد ۱۴۰۱", "persian", DateParts(2022, 5), persian=DateParts(1401, 3)),
            {"year": "2022", "month": "may", "date_fa": "1401-03"},
        ),
        (
            Date("1401", "persian", DateParts(2022), persian=DateParts(1401), approximate=True),
            {"date": "2022~", "year": "2022", "date_fa": "1401"},
        ),
        (issued(2022, end=(2023,), approximate=True), {"date": "2022~/2023~", "year": "2022"}),
        (issued(2022, season=2, approximate=True), {"date": "2022-22~", "year": "2022"}),
        (Date("2022", start=DateParts(2022), persian=DateParts(1400)), {"year": "2022", "date_fa": "1400"}),
        (issued(2022, 5, 12, persian=DateParts(1401, 2, 22)), {"date": "2022-05-12", "year": "2022", "month": "may"}),
        (Date("in press"), {"year": "in press"}),
        (None, {}),
    ],
)
def test_a_date_is_year_and_month_and_whole_where_that_says_more(date: Date | None, expected: dict[str, str]) -> None:
    found = fields(make(issued=date))
    assert {name: value for name, value in found.items() if name in {"date", "year", "month", "date_fa"}} == expected


@pytest.mark.parametrize(
    ("case", "name", "value"),
    [
        ("article", "journal", "Journal of Invented Studies"),
        ("article", "pages", "225--246"),
        ("article", "issn", "1234-5679"),
        ("article", "eissn", "2345-6780"),
        ("chapter", "booktitle", "A Handbook of Invention"),
        ("chapter", "number", "7"),
        ("conference-paper", "eventtitle", "Invention Days 2022"),
        ("thesis", "school", "Invented University"),
        ("report", "institution", "Institute of Invention"),
        ("report", "number", "TR-7"),
        ("book", "pagetotal", "312"),
        ("preprint", "eprint", "2101.00001"),
        ("preprint", "archiveprefix", "arXiv"),
        ("web-page", "organization", "Invention Weekly"),
        ("web-page", "url", "https://weekly.example/a_b?c=d&e#f"),
        ("preprint", "url", "https://works.example/pubs/works/rezaei2022/"),
        ("software", "license", "https://spdx.org/licenses/MIT.html"),
        ("hostile", "doi", "10.5555/a_b%c%7Bd%7D"),
        ("hostile", "keywords", r"{a, b}, {c; d}, \_e\_"),
        ("hostile", "howpublished", r"Printed\_here \& there"),
    ],
)
def test_a_field_is_where_bibtex_has_it(case: str, name: str, value: str) -> None:
    assert fields(CASES[case])[name] == value


@pytest.mark.parametrize(
    "name",
    [
        *("annote", "annotation", "comment", "file", "owner", "timestamp", "groups", "ids", "crossref", "xdata"),
        *("bdsk-file-1", "bdsk-url-1", "date-added", "date-modified", "mendeley-tags", "jabref-x", "__markedentry"),
        *("", "two words", "a=b", "{x}"),
    ],
)
def test_private_fields_and_those_of_one_document_stay(name: str) -> None:
    assert "not for the public" not in written(make(extra=((name, "not for the public"),)))


@pytest.mark.parametrize(
    ("value", "leaves"), [("papers/a.pdf", False), ("C:\\a.pdf", False), ("https://a.example/download/1", True)]
)
def test_a_pdf_on_the_editors_machine_stays(value: str, leaves: bool) -> None:
    source = bibtex.record(make(extra=(("pdf", value),)), Address("https://works.example/")).decode()
    assert ("  pdf = " in source) is leaves


def test_all_other_fields_leave_as_they_came() -> None:
    found = fields(
        make(extra=(("accessed", "2022"), ("howpublished", "Handout"), ("title", "another"), ("x_fa", "متن")))
    )
    assert (found["accessed"], found["howpublished"], found["x_fa"]) == ("2022", "Handout", "متن")
    assert found["title"] == "On Invented Things"


def test_a_key_that_readers_stumble_over_gives_way_to_the_slug() -> None:
    entry = make(key="two words", slug="two-words")
    assert bibtex.record(entry, Address("https://works.example/")).startswith(b"@article{two-words,\n")
    source = bibtex.record(make(key="رضایی۱۴۰۱"), Address("https://works.example/"))
    assert source.decode().startswith("@article{رضایی۱۴۰۱,\n")


@given(LINE)
def test_whatever_a_title_holds_it_is_read_back(title: str) -> None:
    entry = make(title=Text((Words(title, "en"),) if title else ()))
    source = written(entry)
    library = parse_bibtex(source, append_middleware=[LatexDecodingMiddleware()])
    assert balanced(source)
    assert library.failed_blocks == []
    assert len(library.entries) == 1


@given(LINE | st.text("\\{}_^~&%$#<>DNAx \u200c", max_size=20).map(str.strip))
def test_a_title_is_read_back_to_the_letter(value: str) -> None:
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
    names |= {"textasciicircum": "^", "textless": "<", "textgreater": ">"}
    for source in (tex.escaped(value), tex.title(value)):
        read = re.sub(
            r"\\(text\w+)\{\}|\\(.)|[{}]", lambda found: names[found[1]] if found[1] else found[2] or "", source
        )
        assert read == value
        assert balanced(source)


@given(st.text(max_size=60))
def test_a_value_is_one_line_with_its_braces_closed(value: str) -> None:
    for source in (tex.escaped(value), tex.verbatim(value)):
        assert balanced(source)
        assert len(source.splitlines()) <= 1


@pytest.mark.parametrize(
    ("plain", "source"),
    [
        ("The {0, 1} problem", r"The \{0, 1\} problem"),
        ("A lone } and {", r"A lone \textbraceright{} and \textbraceleft{}"),
        ("a < b > c", r"a \textless{} b \textgreater{} c"),
        ("a--b ''c``", r"a-{}-b '{}'c`{}`"),
        ("50% of $x_1^2$ & #~", r"50\% of \$x\_1\textasciicircum{}2\$ \& \#\textasciitilde{}"),
    ],
)
def test_what_tex_takes_for_its_own_is_escaped(plain: str, source: str) -> None:
    assert tex.escaped(plain) == source


@given(st.text("-'`a", max_size=30))
def test_no_two_characters_become_one_in_tex(value: str) -> None:
    source = tex.escaped(value)
    assert source.replace("{}", "") == value
    assert not re.search(r"--|''|``", source)


@given(LINE | st.text("ab_AB1 é", max_size=20).map(str.strip))
def test_a_word_with_a_capital_inside_is_braced(value: str) -> None:
    plain = tex.escaped(value)
    assert tex.title(value) == re.sub(r"(?<![\\\w])[^\W_]+[A-Z]\w*", r"{\g<0>}", plain)


def test_acronyms_in_a_title_keep_their_capitals_in_every_style() -> None:
    found = fields(make(title=text("On DNA of McDonald & x_DNA in iOS")))
    assert found["title"] == r"On {DNA} of {McDonald} \& x\_DNA in {iOS}"


def test_several_abstract_paragraphs_are_one_line() -> None:
    assert fields(make(abstract=text("One.\n\nTwo.\r\nThree.")))["abstract"] == "One. Two. Three."


def test_no_name_of_a_field_has_a_mark_that_other_readers_lose_the_entry_for() -> None:
    extra = (("author+an", "1=highlight"), ("author+an:role", "1=student"), ("note-x", "b"), ("note:x", "a"))
    found = fields(make(extra=extra))
    assert not [name for name in found if re.search("[+:]", name)]
    expected = {"author-an": "1=highlight", "author-an-role": "1=student", "note-x": "b", "note-x-2": "a"}
    assert {name: value for name, value in found.items() if "-" in name} == expected
