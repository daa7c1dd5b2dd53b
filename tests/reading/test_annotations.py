"""ORCID iDs and affiliations that a record gives of the people in its lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats import biblatex, bibtex
from sitegen.formats.format import Address, Format
from sitegen.language.orthography import text_language
from sitegen.model import Affiliation, Name, Person, Text, Words
from sitegen.pages.catalogue import catalogue_of
from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content
from tests.cases.built import build
from tests.formats.works import addresses, make
from tests.round_trip import read

SARA, ALI = "0000-0002-1825-0097", "0000-0001-5109-3700"
PEOPLE = f'[[person]]\nname = {{ en = "Karimi, Sara" }}\norcid = "{ALI}"\n'


def record(*fields: str, key: str = "a1", people: str = "Karimi, Sara and Rezaei, Ali") -> str:
    """A record of two authors."""
    return f"@article{{{key}, title = {{On Salt}}, author = {{{people}}}, journal = {{J}}, {', '.join(fields)}}}"


def authors(*fields: str) -> tuple[Person, ...]:
    """Its authors."""
    return read(record(*fields).encode())[0].author


@pytest.mark.parametrize(
    "written",
    [
        f'1="{SARA}"; 2="{ALI}"',
        f' 2 = "https://orcid.org/{ALI}" ;1="{SARA}";',
        f"1={SARA};2={ALI}",
    ],
)
def test_each_person_has_the_orcid_of_the_own_place(written: str) -> None:
    assert [person.orcid for person in authors(f"author+an:orcid = {{{written}}}")] == [SARA, ALI]


def test_a_person_without_a_place_has_none() -> None:
    assert [person.orcid for person in authors(f'author+an:orcid = {{2="{ALI}"}}')] == ["", ALI]


def test_affiliations_are_words_in_their_language() -> None:
    first, second = authors(r'author+an:affiliation = {1="Salt \& Co; Sea"; 1="دانشگاه خیالی"; 2="Press"}')
    assert [place.name.versions for place in first.affiliations] == [
        (Words("Salt & Co; Sea", "en"),),
        (Words("دانشگاه خیالی", "fa"),),
    ]
    assert [place.name.versions for place in second.affiliations] == [(Words("Press", "en"),)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('1="0000-0002-1825-0098"', "invalid-orcid"),
        (f'3="{SARA}"', "unreadable-annotation"),
        (f'0="{SARA}"', "unreadable-annotation"),
        (f'1="{SARA}', "unreadable-annotation"),
        (f'1="{SARA}"; 1="{ALI}"', "unreadable-annotation"),
        ("first=student", "unreadable-annotation"),
    ],
)
def test_what_is_of_nobody_or_wrong_is_told_and_left_out(written: str, code: str) -> None:
    made = build(record(f"author+an:orcid = {{{written}}}"))
    assert code in made.codes
    assert made.works[0].entry.extra == ()


ROR = "https://ror.org/05dxps055"


def test_an_organisation_has_names_in_other_languages_and_an_identifier() -> None:
    first, second = authors(
        'author+an:affiliation = {1="Sea Institute"; 2="Press"}',
        'author+an:affiliation_fa = {1="مؤسسهٔ دریا"}',
        'author+an:affiliation2 = {1="Salt Lab"}',
        f'author+an:ror2 = {{1="{ROR}"}}',
    )
    assert first.affiliations == (
        Affiliation(Text((Words("Sea Institute", "en"), Words("مؤسسهٔ دریا", "fa")))),
        Affiliation(Text((Words("Salt Lab", "en"),)), ROR),
    )
    assert second.affiliations == (Affiliation(Text((Words("Press", "en"),))),)


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("author+an:ror", '1="https://ror.org/05dxps056"', "invalid-ror"),
        ("author+an:ror", f'2="{ROR}"', "unreadable-annotation"),
        ("author+an:affiliation_fa", '3="نمک"', "unreadable-annotation"),
        ("author+an:affiliation_en", '1="Another"', "different-annotations"),
    ],
)
def test_what_is_said_of_no_organisation_is_told_and_left_out(name: str, written: str, code: str) -> None:
    made = build(record('author+an:affiliation = {1="Press"}', f"{name} = {{{written}}}"))
    assert code in made.codes
    assert made.works[0].entry.extra == ()


@pytest.mark.parametrize("prefix", ["author_", "author+an:"])
@pytest.mark.parametrize(
    ("what", "written", "code"),
    [
        ("orcid", "0000-0002-1825-0098", "invalid-orcid"),
        ("ror", "https://ror.org/05dxps056", "invalid-ror"),
        ("ror", "https://ror.org/badror", "invalid-ror"),
    ],
)
def test_a_wrong_identifier_is_told_and_in_no_file(prefix: str, what: str, written: str, code: str) -> None:
    made = build(record(f'{prefix}affiliation = {{1="Press"}}', f'{prefix}{what} = {{1="{written}"}}'))
    assert code in made.codes
    address = {made.works[0].entry.slug: Address("https://works.example/")}
    for form in (bibtex.FORMAT, biblatex.FORMAT):
        assert form.write is not None
        assert written not in form.write([made.works[0].entry], address).decode()


def test_a_field_with_a_plain_name_says_the_same_unless_there_is_an_annotation() -> None:
    first, second = authors(f'author_orcid = {{2="{ALI}"}}', 'author_affiliation = {1="Salt Press"}')
    assert (first.orcid, second.orcid, len(first.affiliations)) == ("", ALI, 1)


def test_a_plain_field_says_what_the_annotation_leaves_open() -> None:
    fields = (
        f'author+an:orcid = {{1="{SARA}"}}',
        f'author_orcid = {{1="{SARA}"; 2="{ALI}"}}',
        'author+an:affiliation = {1="Sea Institute"}',
        'author_affiliation = {1="Sea Institute"; 2="Press"}',
        f'author_ror = {{2="{ROR}"}}',
    )
    first, second = authors(*fields)
    assert (first.orcid, second.orcid) == (SARA, ALI)
    assert first.affiliations == (Affiliation(Text((Words("Sea Institute", "en"),))),)
    assert second.affiliations == (Affiliation(Text((Words("Press", "en"),)), ROR),)
    assert not {"different-annotations", "unreadable-annotation"} & set(build(record(*fields)).codes)


@pytest.mark.parametrize(
    ("what", "annotation", "plain"),
    [
        ("orcid", SARA, ALI),
        ("affiliation", "Press", "Sea Institute"),
        ("affiliation", "Press", "مؤسسهٔ دریا"),
        ("ror", ROR, "https://ror.org/02mhbdp94"),
    ],
)
def test_of_two_values_in_one_place_that_of_the_annotation_counts_and_it_is_told(
    what: str, annotation: str, plain: str
) -> None:
    name = "" if what == "affiliation" else 'author+an:affiliation = {1="Press"}, '
    made = build(record(f'{name}author_{what} = {{1="{plain}"}}', f'author+an:{what} = {{1="{annotation}"}}'))
    person = made.works[0].entry.author[0]
    (body,) = person.affiliations
    assert annotation in {person.orcid, body.ror, body.name.versions[0].value}
    assert ("different-annotations" in made.codes, made.works[0].entry.extra) == (True, ())


def test_a_wrong_annotation_leaves_the_place_to_the_plain_field() -> None:
    made = build(record('author+an:orcid = {1="0000-0002-1825-0098"}', f'author_orcid = {{1="{ALI}"}}'))
    assert (made.works[0].entry.author[0].orcid, "invalid-orcid" in made.codes) == (ALI, True)


def test_plain_names_say_all_of_an_organisation_and_are_no_lists_of_names() -> None:
    first, second = authors(
        'author_affiliation = {1="Sea Institute"; 2="Press"}',
        'author+an:affiliation_fa = {1="مؤسسهٔ دریا"}',
        'author_affiliation2 = {2="Salt Lab"}',
        f'author_ror = {{1="{ROR}"}}',
    )
    assert (first.names, second.names) == ((Name("Karimi", "Sara", lang="en"),), (Name("Rezaei", "Ali", lang="en"),))
    assert first.affiliations == (Affiliation(Text((Words("Sea Institute", "en"), Words("مؤسسهٔ دریا", "fa"))), ROR),)
    assert [body.name.versions[0].value for body in second.affiliations] == ["Press", "Salt Lab"]


def test_the_authority_file_goes_first_and_says_so() -> None:
    made = build(record(f'author+an:orcid = {{1="{SARA}"}}'), {"people.toml": PEOPLE})
    assert made.works[0].entry.author[0].orcid == ALI
    assert "other-orcid" in made.codes


def test_the_page_of_an_author_knows_what_one_record_says() -> None:
    bib = record() + record(f'author+an:orcid = {{1="{SARA}"}}', 'author+an:affiliation = {1="Press"}', key="a2")
    made = build(bib)
    (author, _) = catalogue_of([work.entry for work in made.works]).authors
    assert (author.person.orcid, len(author.person.affiliations), len(author.works)) == (SARA, 1, 2)


def test_the_page_of_an_author_says_where_the_authority_file_has_the_author() -> None:
    people = f'{PEOPLE}affiliation = [{{ name = {{ en = "Sea Institute" }} }}]\n'
    made = build(record('author+an:affiliation = {1="Press"}'), {"people.toml": people})
    author = next(one for one in catalogue_of(made.site.entries, made.site.people).authors if one.person.orcid == ALI)
    assert [body.name.best("en").value for body in author.person.affiliations] == ["Sea Institute"]


def test_the_page_of_a_work_shows_and_tags_it() -> None:
    work = build(record(f'author+an:orcid = {{1="{SARA}"}}', 'author+an:affiliation = {1="Salt Press"}')).works[0]
    assert list(work.meta("citation_author_orcid")) == [f"https://orcid.org/{SARA}"]
    assert list(work.meta("citation_author_institution")) == ["Salt Press"]


@pytest.mark.parametrize("name", ["author+an:orcid", "author_orcid"])
def test_a_chapter_with_authors_of_its_own_takes_no_annotation_of_its_book(name: str) -> None:
    book = record(f'{name} = {{1="{SARA}"}}', key="b1").replace("@article", "@book")
    own = "@inbook{c1, title = {C}, author = {Noori, Roya}, crossref = {b1}}"
    heir = "@inbook{c2, title = {D}, crossref = {b1}}"
    found = {entry.key: entry.author[0].orcid for entry in read(f"{own}{heir}{book}".encode())}
    assert found == {"b1": SARA, "c1": "", "c2": SARA}


def test_shared_data_say_nothing_of_the_authors_of_others() -> None:
    data = f'@xdata{{x1, author = {{Karimi, Sara}}, author+an:orcid = {{1="{SARA}"}}}}'
    own = "@book{c1, title = {C}, author = {Noori, Roya}, xdata = {x1}}"
    heir = "@book{c2, title = {D}, xdata = {x1}}"
    found = {work.entry.key: work.entry.author[0].orcid for work in build(f"{own}{heir}{data}").works}
    assert found == {"c1": "", "c2": SARA}


@pytest.mark.parametrize("form", [bibtex.FORMAT, biblatex.FORMAT], ids=lambda form: form.name)
@pytest.mark.parametrize("language", ["en", "de", "fa", "und"])
@pytest.mark.parametrize(
    "langs", [("de", "en"), ("en", "de"), ("fr", "de"), ("fa", "en"), ("en", "fa"), ("ar", "fa"), ("de",)], ids="-".join
)
def test_names_of_organisations_keep_their_languages(form: Format, language: str, langs: tuple[str, ...]) -> None:
    words = {"de": "Universität der Dinge", "en": "University of Things", "fr": "Université des choses"}
    words |= {"fa": "دانشگاه چیزها", "ar": "جامعة الأشياء"}
    body = Affiliation(Text(tuple(Words(words[lang], lang) for lang in langs)))
    entry = make(language=language, author=(Person((Name("Karimi", "S.", lang="en"),), affiliations=(body,)),))
    assert form.write is not None
    (found,) = read(form.write([entry], addresses(entry)))
    assert (found.author[0].affiliations, found.extra) == ((body,), ())


@pytest.mark.parametrize("lang", ["en", "de", "fr"])
def test_names_of_organisations_keep_their_languages_on_a_site_of_any_languages(lang: str) -> None:
    body = Affiliation(Text((Words("Institut Sorna", lang), Words("دانشگاه سرنا", "fa"))))
    entry = make(language="fa", author=(Person((Name("Karimi", "S.", lang="en"),), affiliations=(body,)),))
    settings = 'title = "x"\nbase_url = "https://site.example/"\nlanguages = ["de", "fa"]\n'
    texts = {"site.toml": settings.encode(), "bibliography/a.bib": bibtex.write([entry], addresses(entry))}
    site, problems = read_site(Content(texts))
    assert site is not None, problems
    assert site.entries[0].author[0].affiliations == (body,)


NAMES = st.text(st.sampled_from("ab \"';=1{}\\%&,دا"), min_size=1, max_size=12).map(lambda one: f"a {one} a")


def bodies(name: str, number: int) -> Affiliation:
    """An organisation, every second one in two languages and with an identifier."""
    plain = Words(" ".join(name.split()), text_language(name, "", ("fa", "en")))
    other = Words(f"{plain.value}; ‌دیگر", "ar")
    return Affiliation(Text((plain, other)), ROR) if number % 2 else Affiliation(Text((plain,)))


@pytest.mark.parametrize("form", [bibtex.FORMAT, biblatex.FORMAT], ids=lambda form: form.name)
@given(st.lists(NAMES, max_size=3, unique=True), st.lists(NAMES, max_size=3, unique=True))
def test_what_is_given_away_comes_back_to_its_own_person(form: Format, first: list[str], second: list[str]) -> None:
    people = tuple(
        Person(
            (Name(family, "A.", lang="en"),),
            affiliations=tuple(dict.fromkeys(bodies(name, number) for number, name in enumerate(names))),
        )
        for family, names in (("Karimi", first), ("Rezaei", second))
    )
    entry = make(author=people)
    assert form.write is not None
    (found,) = read(form.write([entry], addresses(entry)))
    assert [person.affiliations for person in found.author] == [person.affiliations for person in people]
