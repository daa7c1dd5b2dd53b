"""What the site gives away, read by its own importers and then by its reader of BibTeX: the same work again."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats import FORMATS
from sitegen.formats.facts import issns, pages
from sitegen.formats.format import Format
from sitegen.intake import known_of, take
from sitegen.model import Date, DateParts, Entry, Name, Person, Text, Words
from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content
from tests.formats.cases import CASES
from tests.formats.works import BOOK, JOURNAL, PROCEEDINGS, addresses, make, organisation, person, text

SETTINGS = b'title = "a"\nbase_url = "https://works.example/pubs/"\n'
BOTH_WAYS = {form.name: form for form in FORMATS if form.read and form.name in {"ris", "endnote", "csl-json"}}

each_format = pytest.mark.parametrize("form", BOTH_WAYS.values(), ids=BOTH_WAYS)


def again(entry: Entry, form: Format) -> Entry:
    """The work after it was written, imported and read."""
    assert form.write is not None
    taken = take(f"x{form.suffix}", form.write([entry], addresses(entry)), form, known_of(()))
    assert [problem for problem in taken.problems if problem.code != "not-utf-8"] == []
    site, _ = read_site(Content({"site.toml": SETTINGS, "bibliography/x.bib": taken.data}))
    assert site is not None
    (found,) = site.entries
    return found


def _held(name: str) -> Callable[[Entry], Any]:
    return lambda entry: getattr(entry, name)


def _text(name: str) -> Callable[[Entry], Any]:
    return lambda entry: " ".join(getattr(entry, name).best(entry.language).value.split())


def _names(name: str) -> Callable[[Entry], Any]:
    return lambda entry: [person.best(entry.language) for person in getattr(entry, name)]


HELD: Mapping[str, Callable[[Entry], Any]] = {
    **{name: _held(name) for name in ("type", "language", "volume", "issue", "number", "edition", "version", "doi")},
    **{name: _held(name) for name in ("isbn", "arxiv", "number_of_pages", "genre_code")},
    **{name: _text(name) for name in ("title", "abstract", "publisher", "publisher_place", "note")},
    **{name: _names(name) for name in ("author", "editor", "translator")},
    "container": lambda e: e.container and e.container.title.best(e.language).value,
    "issn": lambda e: issns(e) if e.container and e.container.kind == "periodical" else (),
    "issued": lambda e: e.issued and e.issued.start,
    "page": lambda e: pages(e.page),
    "keywords": lambda e: [word.value for word in e.keywords_in(e.language)] if e.keywords else [],
}


@each_format
@pytest.mark.parametrize("case", sorted(CASES.keys() - {"hostile", "forthcoming"}))
def test_a_work(case: str, form: Format) -> None:
    before, after = CASES[case], again(CASES[case], form)
    assert {name: held(after) for name, held in HELD.items()} == {name: held(before) for name, held in HELD.items()}


PAPER: Mapping[str, Any] = {"type": "paper-conference", "bibtex_type": "inproceedings"}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"issued": Date("in press")}, ["issued.literal"]),
        ({"issued": Date("2020-21", start=DateParts(2020), season=1)}, ["issued.start", "issued.season"]),
        (
            {"type": "periodical", "bibtex_type": "periodical", "issue": "13", "volume": "2"},
            ["type", "issue", "volume"],
        ),
        ({**PAPER, "collection_title": text("Papers Read"), "collection_number": "3"}, ["collection_title"]),
        ({"type": "chapter", "bibtex_type": "inbook", "collection_title": text("Studies")}, ["collection_title"]),
        ({**PAPER, "publisher_place": text("Shiraz")}, ["publisher_place", "event_place"]),
        ({**PAPER, "event_place": text("Tabriz")}, ["publisher_place", "event_place"]),
        (
            {**PAPER, "event_place": text("Tabriz"), "publisher_place": text("Shiraz")},
            ["publisher_place", "event_place"],
        ),
        ({"author": (organisation("MathSoft, Inc."),)}, ["author"]),
        ({**PAPER, "container": PROCEEDINGS}, ["event_title"]),
        ({"type": "dataset", "bibtex_type": "dataset", "number": "7"}, ["number"]),
        ({"language": "fa", "author": (person("اسفندیاری", "علی [نیما، مستعار]", lang="fa"),)}, ["author"]),
    ],
)
def test_what_ris_has_a_way_to_say_comes_back(fields: dict[str, Any], names: list[str]) -> None:
    before, after = make(**fields), again(make(**fields), BOTH_WAYS["ris"])
    for name in names:
        of = _names(name) if name == "author" else attrgetter(name)
        assert of(after) == of(before), name


@each_format
def test_a_count_of_pages_is_no_page(form: Format) -> None:
    assert again(make(number_of_pages="7"), form).page is None


@pytest.mark.parametrize(
    "days",
    [
        [(1968,), (1978,)],
        [(1992, 1), (1992, 2)],
        [(1992, 12), (1993, 1)],
        [(2009, 4, 23), (2009, 4, 26)],
        [(2009, 12, 30), (2010, 1, 2)],
    ],
)
def test_a_range_of_dates_comes_back_from_endnote(days: list[tuple[int, ...]]) -> None:
    start, end = (DateParts(*day) for day in days)
    found = again(make(issued=Date("x", start=start, end=end)), BOTH_WAYS["endnote"]).issued
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("name", ["endnote", "csl-json"])
def test_lists_that_go_on_come_back(name: str) -> None:
    people = (person("Rezaei", "Ali"),)
    roles = {"author": people, "editor": people, "et_al": True, "et_al_roles": ("editor",)}
    found = again(make(container=JOURNAL, **roles), BOTH_WAYS[name])
    assert (found.author, found.et_al, found.et_al_roles) == (
        again(make(author=people), BOTH_WAYS[name]).author,
        True,
        ("editor",),
    )


@pytest.mark.parametrize("role", ["advisor", "bookauthor", "translator"])
def test_each_list_that_goes_on_comes_back_from_csl(role: str) -> None:
    field = {"bookauthor": "container_author"}.get(role, role)
    thesis = make(type="thesis", bibtex_type="thesis", **{field: (person("Rezaei", "Ali"),)}, et_al_roles=(role,))
    assert again(thesis, BOTH_WAYS["csl-json"]).et_al_roles == (role,)


SERIES: dict[str, Any] = {"collection_title": text("Invented Series"), "collection_number": "100"}


@pytest.mark.parametrize(
    "fields",
    [
        {"container": JOURNAL},
        {"type": "chapter", "bibtex_type": "incollection", **SERIES},
        {"type": "chapter", "bibtex_type": "incollection", "container": BOOK, **SERIES},
        {"type": "book", "bibtex_type": "book", **SERIES},
        {**PAPER, "collection_title": text("Invented Series")},
        {**PAPER, "publisher_place": text("Tehran")},
        {**PAPER, "publisher_place": text("Tehran"), "event_place": text("Shiraz")},
        {**PAPER, "container": PROCEEDINGS, "event_place": text("Shiraz")},
        {"type": "book", "bibtex_type": "book", "publisher_place": text("Tehran")},
        {"issued": Date("2020", start=DateParts(2020), season=3)},
    ],
)
def test_what_endnote_has_a_way_to_say_comes_back(fields: dict[str, Any]) -> None:
    before, after = make(**fields), again(make(**fields), BOTH_WAYS["endnote"])
    for name in ("collection_title", "publisher_place", "event_place"):
        assert _text(name)(after) == _text(name)(before), name
    assert after.collection_number == before.collection_number
    titles = [
        one.container and (one.container.title.best("en").value, one.container.short_title.best("en").value)
        for one in (before, after)
    ]
    assert titles[0] == titles[1]
    seasons = [one.issued and one.issued.season for one in (before, after)]
    assert seasons[0] == seasons[1]


WORDS = st.lists(st.text("abcdeXYZéßاپچگی0123456789&%$#_{}\\~^", min_size=1, max_size=6), min_size=1, max_size=4)
FAMILIES = st.lists(st.text("abcé", min_size=1, max_size=5).map(str.capitalize), min_size=1, max_size=3).map(" ".join)
NAMES = st.builds(
    Name,
    family=FAMILIES,
    given=FAMILIES,
    particle=st.sampled_from(["", "von", "van der"]),
    suffix=st.sampled_from(["", "Jr.", "III"]),
    lang=st.just("en"),
)
DATES = st.builds(DateParts, st.integers(1501, 2099), st.integers(1, 12), st.integers(0, 28))


@each_format
@given(WORDS.map(" ".join), st.lists(NAMES, min_size=1, max_size=3), DATES)
def test_whatever_a_work_says(form: Format, title: str, names: list[Name], day: DateParts) -> None:
    if not any(map(str.isalnum, title)):
        title = f"On {title}"
    entry = make(
        title=Text((Words(title, "en"),)),
        author=tuple(Person((name,)) for name in names),
        issued=Date("x", start=day),
        container=JOURNAL,
        volume="3",
    )
    found = again(entry, form)
    assert found.title.versions[0].value == title
    assert [person.names[0] for person in found.author] == names
    assert found.issued is not None
    assert found.issued.start == day


@each_format
def test_who_supervised_a_thesis_comes_back(form: Format) -> None:
    people = (person("Ahmadi", "Reza"), person("Berg", "Jan", particle="van der"))
    thesis = {"type": "thesis", "bibtex_type": "phdthesis", "genre_code": "phdthesis"}
    assert _names("advisor")(again(make(**thesis, advisor=people), form)) == [one.names[0] for one in people]


@each_format
@pytest.mark.parametrize(
    "fields",
    [
        {"type": "book", "bibtex_type": "proceedings", "event_place": text("Tabriz"), "event_title": text("Salt Days")},
        {"type": "manuscript", "bibtex_type": "unpublished", "event_title": text("Seminar")},
        {"type": "book", "bibtex_type": "book", "version": "1.0"},
        {"type": "webpage", "bibtex_type": "online", "version": "3"},
    ],
)
def test_what_a_format_has_no_tag_for_does_not_come_back_as_something_else(
    fields: dict[str, Any], form: Format
) -> None:
    before, after = make(**fields), again(make(**fields), form)
    for name in ("publisher_place", "collection_title", "edition", "event_title", "event_place", "version"):
        assert getattr(after, name) in (getattr(before, name), type(getattr(before, name))())


@each_format
def test_the_version_of_a_web_page_comes_back(form: Format) -> None:
    assert again(make(type="webpage", bibtex_type="online", version="3"), form).version == "3"


@each_format
@pytest.mark.parametrize("kind", ["periodical", "book"])
def test_the_issn_of_a_work_that_is_in_nothing_comes_back(kind: str, form: Format) -> None:
    assert again(make(type=kind, bibtex_type=kind, issn=("1234-5679",)), form).issn == ("1234-5679",)


@each_format
def test_the_issn_of_a_series_is_no_number_of_a_report(form: Format) -> None:
    assert again(make(type="report", bibtex_type="report", issn=("1234-5679",)), form).number == ""
