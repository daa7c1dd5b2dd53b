"""Works whose values are anything, made by hypothesis."""

from hypothesis import strategies as st

from sitegen.formats.types import KINDS
from sitegen.model import (
    Affiliation,
    Container,
    Date,
    DateParts,
    Entry,
    Keyword,
    Name,
    PageRange,
    Person,
    ReferenceList,
    Text,
    Words,
)

MARKUP = (
    "<b>&amp;</b>",
    "]]>",
    "</script>",
    "ER  - ",
    "\x00\x1b",
    "\u202eab\u202c",
    "a\nb",
    "😀",
    "{",
    "$x$",
    " ",
)
VALUES = st.one_of(st.just(""), st.sampled_from(MARKUP), st.text(max_size=20))
FILLED = st.one_of(st.just("a"), st.text("abc گ<&>\"'", min_size=1, max_size=8).map(lambda word: f"a{word}"))
LANGUAGES = st.sampled_from(["fa", "en", "und", "fa-IR"])
TEXTS = st.lists(st.tuples(st.sampled_from(["en", "fa", "und"]), FILLED), max_size=2, unique_by=lambda one: one[0]).map(
    lambda versions: Text(tuple(Words(value, lang) for lang, value in versions))
)
NAMES = st.one_of(
    st.builds(Name, FILLED, VALUES, VALUES, VALUES, lang=LANGUAGES), st.builds(Name, literal=FILLED, lang=LANGUAGES)
)
PEOPLE = st.lists(
    st.builds(
        Person,
        st.lists(NAMES, min_size=1, max_size=2, unique_by=lambda name: name.lang).map(tuple),
        orcid=st.sampled_from(["", "0000-0002-1825-0097"]),
        affiliations=st.lists(st.builds(Affiliation, TEXTS.filter(bool)), max_size=1).map(tuple),
    ),
    max_size=2,
).map(tuple)
PARTS = st.builds(DateParts, st.integers(1, 2999), st.integers(0, 12), st.just(0)) | st.builds(
    DateParts, st.integers(1, 2999), st.integers(1, 12), st.integers(1, 28)
)
DATES = st.none() | st.builds(
    Date, FILLED, start=st.none() | PARTS, season=st.integers(0, 4), approximate=st.booleans()
)
CONTAINERS = st.none() | st.builds(
    Container,
    st.sampled_from(["periodical", "book", "proceedings", "website"]),
    TEXTS.filter(bool),
    short_title=TEXTS,
    issn=st.sampled_from([(), ("1234-5679",)]),
    publisher=TEXTS,
)
WORKS: st.SearchStrategy[Entry] = st.builds(
    Entry,
    key=st.just("work"),
    slug=st.just("work"),
    type=st.sampled_from(sorted(KINDS)),
    bibtex_type=st.just("misc"),
    language=LANGUAGES,
    title=TEXTS,
    short_title=TEXTS,
    author=PEOPLE,
    et_al=st.booleans(),
    editor=PEOPLE,
    translator=PEOPLE,
    container_author=PEOPLE,
    container=CONTAINERS,
    collection_title=TEXTS,
    collection_number=VALUES,
    event_title=TEXTS,
    event_place=TEXTS,
    genre=TEXTS,
    issued=DATES,
    volume=VALUES,
    issue=VALUES,
    number=VALUES,
    edition=VALUES,
    version=VALUES,
    page=st.none() | st.builds(PageRange, VALUES, VALUES, VALUES),
    number_of_pages=VALUES,
    publisher=TEXTS,
    publisher_place=TEXTS,
    doi=VALUES,
    isbn=st.lists(FILLED, max_size=2).map(tuple),
    arxiv=VALUES,
    pmid=VALUES,
    url=VALUES,
    license=VALUES,
    abstract=TEXTS,
    keywords=st.lists(st.builds(Keyword, FILLED, LANGUAGES), max_size=2).map(tuple),
    note=TEXTS,
    references=st.lists(
        st.builds(ReferenceList, LANGUAGES, st.lists(st.builds(Words, FILLED, LANGUAGES), min_size=1).map(tuple)),
        max_size=2,
    ).map(tuple),
)
"""Works of every type; what the reader never gives, such as a text without words, is not among them."""
