"""What JATS and MODS files of others become, and our own read back."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from sitegen.formats import csl_json, fields, jats, jats_writing, mods
from sitegen.formats.format import Format
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.xml_reading import MAX_DEPTH
from sitegen.model import Affiliation, Entry, Name, Person, Text, Words
from sitegen.notice import Notice
from tests.formats.cases import CASES
from tests.formats.test_round_trip import again as again_in_bibtex
from tests.formats.works import BOOK, JOURNAL, addresses, full_article, issued, make, text
from tests.held import BIBTEX
from tests.round_trip import read

FORMATS = {"jats": jats.FORMAT, "mods": mods.FORMAT}
each_format = pytest.mark.parametrize("name", FORMATS)

JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD Journal Publishing DTD v3.0 20080202//EN" "journalpublishing3.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article" xml:lang="en">
<front><journal-meta><journal-id journal-id-type="nlm-ta">J Inv</journal-id>
<journal-title-group><journal-title>Journal of Invented &amp; Other Studies</journal-title></journal-title-group>
<issn pub-type="epub">2345-6780</issn><issn pub-type="ppub">1234-5679</issn>
<publisher><publisher-name>Invented Press</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="pmid">123</article-id><article-id pub-id-type="pmc">PMC7</article-id>
<article-id pub-id-type="doi">10.5555/a_b</article-id>
<title-group><article-title>On <italic>Inventa nova</italic> and H<sub>2</sub>O<xref ref-type="fn">*</xref>
</article-title>
<subtitle>A&nbsp;study</subtitle>
<trans-title-group xml:lang="fa"><trans-title>دربارهٔ چیزها</trans-title></trans-title-group></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>van der Berg</surname><given-names>Jan</given-names>
<suffix>Jr.</suffix></name>
<xref ref-type="aff" rid="a1">1</xref><email>jan@example.org</email></contrib>
<contrib contrib-type="author"><name-alternatives><name xml:lang="en"><surname>Rezaei</surname>
<given-names>Ali</given-names>
</name><name xml:lang="fa"><surname>رضایی</surname><given-names>علی</given-names></name></name-alternatives></contrib>
<contrib contrib-type="author"><collab>The Invention Group<contrib-group><contrib><name><surname>Karimi</surname></name>
</contrib></contrib-group></collab></contrib>
<contrib contrib-type="author"><string-name>Plato of Athens</string-name></contrib>
<contrib contrib-type="editor"><name><surname>Smith</surname><given-names>Eve</given-names></name></contrib>
</contrib-group>
<aff id="a1">Example University</aff>
<pub-date pub-type="epub"><day>2</day><month>4</month><year>2021</year></pub-date>
<pub-date pub-type="ppub"><month>May</month><year>2022</year></pub-date>
<volume>14</volume><issue>2</issue><fpage>225</fpage><lpage>246</lpage>
<permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Open.</license-p>
</license></permissions>
<self-uri content-type="pdf" xlink:href="https://j.example/1.pdf"/><self-uri xlink:href="https://j.example/1"/>
<abstract><title>Abstract</title><sec><title>Aims</title><p>To invent 100% &lt;all&gt;.</p></sec><sec>
<title>Results:</title>
<p>It <bold>works</bold>.</p><p>Twice.</p></sec></abstract>
<abstract abstract-type="graphical"><p>A picture.</p></abstract>
<trans-abstract xml:lang="fa"><p>چکیده.</p></trans-abstract>
<kwd-group xml:lang="en"><title>Keywords</title><kwd>one, two</kwd><kwd>three</kwd></kwd-group>
<funding-group><award-group><award-id>G-1</award-id></award-group></funding-group>
</article-meta></front><body><p>Text</p></body><back><ack><p>Thanks.</p></ack>
<ref-list><title>References</title><ref id="r1"><label>1</label><mixed-citation>
<string-name><surname>Karimi</surname>, <given-names>S.</given-names></string-name>
<article-title>Things</article-title>. doi:<pub-id pub-id-type="doi">10.5555/x.1</pub-id>.</mixed-citation></ref>
<ref><label>2</label><element-citation><name><surname>Ahmadi</surname><given-names>R.</given-names></name><year>2001</year>
<source>Sand</source></element-citation></ref></ref-list></back></article>"""

MODS = """<?xml version="1.0"?>
<mods:modsCollection xmlns:mods="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink"><mods:mods>
<mods:titleInfo><mods:nonSort>The </mods:nonSort><mods:title>invention of things</mods:title>
<mods:subTitle>a study</mods:subTitle></mods:titleInfo>
<mods:titleInfo type="alternative"><mods:title>Inventing</mods:title></mods:titleInfo>
<mods:name type="personal"><mods:namePart>Rezaei, Ali,</mods:namePart><mods:namePart type="date">1950-</mods:namePart>
<mods:role><mods:roleTerm authority="marcrelator" type="text">creator</mods:roleTerm></mods:role></mods:name>
<mods:name type="corporate"><mods:namePart>Invention Office, Tabriz</mods:namePart></mods:name>
<mods:name type="personal"><mods:namePart>Eve Smith</mods:namePart><mods:role>
<mods:roleTerm type="code">ill</mods:roleTerm>
</mods:role></mods:name>
<mods:typeOfResource>text</mods:typeOfResource><mods:genre authority="marcgt">bibliography</mods:genre>
<mods:originInfo><mods:place><mods:placeTerm type="code">ir</mods:placeTerm></mods:place><mods:place>
<mods:placeTerm type="text">Shiraz</mods:placeTerm></mods:place><mods:publisher>Book House</mods:publisher>
<mods:dateIssued>c2019</mods:dateIssued><mods:dateIssued encoding="marc">2019</mods:dateIssued>
<mods:edition>2nd ed.</mods:edition><mods:issuance>monographic</mods:issuance></mods:originInfo>
<mods:language><mods:languageTerm authority="iso639-2b" type="code">per</mods:languageTerm></mods:language>
<mods:physicalDescription><mods:extent>312 p.</mods:extent></mods:physicalDescription>
<mods:subject authority="lcsh"><mods:topic>Inventions</mods:topic><mods:topic>History</mods:topic></mods:subject>
<mods:subject><mods:geographic>Iran</mods:geographic></mods:subject>
<mods:identifier type="isbn">9781402894626 (pbk.)</mods:identifier><mods:identifier type="lccn">7</mods:identifier>
<mods:location><mods:url usage="primary display">https://b.example/1</mods:url></mods:location>
<mods:recordInfo><mods:recordIdentifier>99</mods:recordIdentifier></mods:recordInfo>
</mods:mods></mods:modsCollection>"""


def imported(form: Format, source: str) -> Imported:
    assert form.read is not None
    (found,) = form.read(source.encode())
    return found


def bib(record: Imported) -> bytes:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in record.fields)
    return f"@{record.type}{{{record.key or 'work'},\n{fields}}}\n".encode()


def again(form: Format, entry: Entry) -> Entry:
    """The work after it was written, imported and read."""
    assert form.write is not None
    assert form.read is not None
    (record,) = form.read(form.write([entry], addresses(entry, pdf=bool(entry.pdf))))
    (found,) = read(bib(record))
    return found


def by_language(value: Any) -> Any:
    """A value in which the order of languages does not count, which a file puts its own language first in."""
    if isinstance(value, Text):
        return tuple(sorted(map(repr, value.versions)))
    if not isinstance(value, list | tuple):
        return value
    parts = tuple(map(by_language, value))
    return tuple(sorted(map(repr, parts))) if all(isinstance(one, Name) for one in value) else parts


def _abstract(entry: Entry) -> Text:
    return Text(tuple(Words(" ".join(one.value.split()), one.lang) for one in entry.abstract.versions))


def test_an_article_of_a_publisher() -> None:
    found = imported(jats.FORMAT, JATS)
    assert found.type == "article"
    assert dict(found.fields) == {
        "title": "On Inventa nova and {H₂O}: A study",
        "title_fa": "دربارهٔ چیزها",
        "author": "van der Berg, Jr., Jan and Rezaei, Ali and {The Invention Group} and of Athens, Plato",
        "author_fa": "van der Berg, Jr., Jan and رضایی, علی and {The Invention Group} and of Athens, Plato",
        "author_affiliation": '1="Example University"',
        "editor": "Smith, Eve",
        "journaltitle": r"Journal of Invented \& Other Studies",
        "shortjournal": "J Inv",
        "publisher": "Invented Press",
        "date": "2022-05",
        "volume": "14",
        "number": "2",
        "pages": "225--246",
        "doi": "10.5555/a_b",
        "issn": "1234-5679",
        "eissn": "2345-6780",
        "pmid": "123",
        "pmcid": "PMC7",
        "url": "https://j.example/1",
        "pdf": "https://j.example/1.pdf",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "langid": "english",
        "abstract": r"Aims: To invent 100\% \textless{}all\textgreater{}. Results: It works. Twice.",
        "abstract_fa": "چکیده.",
        "keywords": "{one, two}, three",
        "references": "[1] Karimi, S. Things. doi:10.5555/x.1.\n[2] Ahmadi R., 2001, Sand",
    }


def test_what_no_field_has_a_place_for_is_named() -> None:
    assert set(imported(jats.FORMAT, JATS).lost) == {
        "email: jan@example.org",
        "collab: Karimi",
        "pub-date epub: 2 4 2021",
        "license-p: Open.",
        "abstract graphical: A picture.",
        "award-group: G-1",
        "body: not read",
        "back: not read, but for the references",
    }
    assert set(imported(mods.FORMAT, MODS).lost) == {
        "titleInfo alternative: Inventing",
        "name personal: Eve Smith ill",
        "genre: bibliography",
        "placeTerm code: ir",
        "geographic: Iran",
        "identifier lccn: 7",
        "recordIdentifier: 99",
        "namePart date: 1950-",
    }


def test_a_book_of_a_library() -> None:
    found = imported(mods.FORMAT, MODS)
    assert found.type == "book"
    assert dict(found.fields) == {
        "title": "The invention of things: a study",
        "author": "Rezaei, Ali and {Invention Office, Tabriz}",
        "publisher": "Book House",
        "location": "Shiraz",
        "edition": "2nd ed.",
        "date": "2019",
        "pagetotal": "312",
        "isbn": "9781402894626",
        "url": "https://b.example/1",
        "langid": "persian",
        "keywords": "Inventions--History".replace("--", "-{}-"),
    }


@each_format
@pytest.mark.parametrize("case", sorted(CASES.keys() - {"hostile"}))
def test_a_work_comes_back(name: str, case: str) -> None:
    before, after = CASES[case], again(FORMATS[name], CASES[case])
    # The types of BibTeX are fewer here than in records: a thesis says its kind in a field.
    not_held = {"bibtex_type"} | ({"genre_code"} if case in {"thesis", "report"} else set())
    held = {field: of for field, of in BIBTEX.items() if field not in not_held} | {"abstract": _abstract}
    # A file has the references once, in the language of the work.
    held |= {"references": lambda entry: entry.references_in(entry.language)}
    assert {field: by_language(of(after)) for field, of in held.items()} == {
        field: by_language(of(before)) for field, of in held.items()
    }


@each_format
def test_a_count_of_pages_of_two_kinds_comes_back(name: str) -> None:
    book = make(type="book", bibtex_type="book", number_of_pages="xx+542")
    assert again(FORMATS[name], book).number_of_pages == "xx+542"


@each_format
def test_a_hostile_work_is_one_work(name: str) -> None:
    entry = CASES["hostile"]
    found, expected = again(FORMATS[name], entry), again_in_bibtex(entry)
    for field in ("title", "author", "container", "keywords", "doi", "note"):
        assert by_language(BIBTEX[field](found)) == by_language(BIBTEX[field](expected))


@each_format
def test_our_own_files_lose_little(name: str) -> None:
    form = FORMATS[name]
    assert form.write is not None
    entry = full_article()
    lost = imported(form, form.write([entry], addresses(entry)).decode()).lost
    # Its journal has a name of its own in `journals.toml`.
    of_journal = ["journal-id publisher-id: jis"] if name == "jats" else []
    assert [one for one in lost if "https://works.example/" not in one] == of_journal
    assert any("https://works.example/pubs/works/rezaei2022/" in one for one in lost)


def test_who_the_authors_of_an_article_are_and_where_they_belong() -> None:
    people = """<contrib-group><contrib>
    <contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
    <name><surname>Karimi</surname><given-names>Sara</given-names></name>
    <xref ref-type="aff" rid="a1 a2"><sup>1</sup></xref></contrib>
    <contrib><name><surname>Rezaei</surname></name><aff><institution>Salt Press</institution>, Shiraz</aff></contrib>
    <contrib><name><surname>Noori</surname><prefix>Dr.</prefix></name></contrib><contrib><anonymous/></contrib>
    <aff><institution>Of All</institution><city>Yazd</city><country>Iran</country></aff></contrib-group>
    <aff id="a1"><label>1</label><institution-wrap><institution-id institution-id-type="ROR">https://ror.org/05dxps055
    </institution-id><institution-id institution-id-type="grid">grid.5555.1</institution-id>
    <institution>Example University</institution></institution-wrap>, Tehran.</aff>
    <aff-alternatives id="a2"><aff xml:lang="en">Sea Institute</aff>
    <aff xml:lang="fa">مؤسسهٔ دریا</aff></aff-alternatives>
    <aff id="a3">Nobody's</aff>"""
    article = f"<article><front><article-meta>{people}</article-meta></front></article>"
    found = imported(jats.FORMAT, article)
    fields = dict(found.fields)
    assert fields["author_orcid"] == '1="0000-0002-1825-0097"'
    assert fields["author_affiliation"] == (
        '1="Example University, Tehran"; 2="Salt Press, Shiraz"; 3="Of All, Yazd, Iran"'
    )
    assert fields["author_ror"] == '1="https://ror.org/05dxps055"'
    assert fields["author_affiliation2_en"] == '1="Sea Institute"'
    assert fields["author_affiliation2_fa"] == '1="مؤسسهٔ دریا"'
    assert found.lost == (
        "institution-id: grid.5555.1",
        "prefix: Dr.",
        "anonymous: an author without a name",
        "aff: Nobody's",
    )


def test_many_authors_of_many_shared_affiliations_are_read_in_time() -> None:
    authors = "".join(f"<contrib><name><surname>Author{number}</surname></name></contrib>" for number in range(20_000))
    bodies = "".join(f"<aff>Press {number}</aff>" for number in range(20_000))
    article = f"<front><article-meta><contrib-group>{authors}{bodies}</contrib-group></article-meta></front>"
    (found,) = jats.FORMAT.read(f"<article>{article}</article>".encode()) if jats.FORMAT.read else ()
    assert dict(found.fields)["author_affiliation20"].startswith('1="Press 19"; 2="Press 19"; ')
    assert "aff: Press 20" in found.lost


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<institution>Dept. of Things, Salt Press Inc.</institution>", "Dept. of Things, Salt Press Inc."),
        ("<label>1</label><institution-wrap><institution>Salt S.A.</institution></institution-wrap>", "Salt S.A."),
        ("<institution>Salt S.A.</institution><sup>2</sup>", "Salt S.A."),
        ("<institution>Salt S.A.</institution>, Tehran, Iran.", "Salt S.A., Tehran, Iran"),
        ("<institution>Salt S.A.,</institution>", "Salt S.A."),
        ("Example University, Tehran, Iran.", "Example University, Tehran, Iran"),
        ("<sup>1</sup>, Salt Press Ltd.", "Salt Press Ltd."),
        ("Salt Press (S.P.)", "Salt Press (S.P.)"),
    ],
)
def test_a_full_stop_is_part_of_an_institution_but_not_of_the_sentence_around_it(inside: str, name: str) -> None:
    author = f"<contrib><name><surname>Rezaei</surname></name><aff>{inside}</aff></contrib>"
    article = f"<article><front><article-meta><contrib-group>{author}</contrib-group></article-meta></front></article>"
    found = imported(jats.FORMAT, article)
    assert dict(found.fields)["author_affiliation"] == f'1="{name}"'
    assert found.lost == ()


@each_format
def test_what_is_lost_has_the_line_that_it_stands_in(name: str) -> None:
    source = JATS if name == "jats" else MODS
    found = imported(FORMATS[name], source)
    lines = source.splitlines()
    begin = "<front>" if name == "jats" else "<mods:mods>"
    assert begin in lines[found.line - 1]
    own = {one.partition(":")[0]: lines[line - 1] for one, line in found.losses}
    for tag, sign in {"email": "jan@", "pub-date epub": "epub"}.items():
        assert name == "mods" or sign in own[tag]
    for tag, sign in {"namePart date": "1950", "identifier lccn": "lccn", "recordIdentifier": "99"}.items():
        assert name == "jats" or sign in own[tag]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("&lt;i&gt;x&lt;/i&gt; and <italic>y</italic>", "x and y"),
        ("&amp;lt;i&amp;gt;x&amp;lt;/i&amp;gt;", "x"),
        ("x &lt; y", r"x \textless{} y"),
        ("10<sup>3</sup> of CO<sub>2</sub>, the 2<sup>nd</sup>", "10³ of {CO₂}, the 2nd"),
    ],
)
@each_format
def test_no_title_holds_html(name: str, written: str, title: str) -> None:
    title_group = f"<title-group><article-title>{written}</article-title></title-group>"
    record = {
        "jats": f"<article><front><article-meta>{title_group}</article-meta></front></article>",
        "mods": f"<mods><titleInfo><title>{written}</title></titleInfo></mods>",
    }[name]
    assert dict(imported(FORMATS[name], record).fields)["title"] == title


def test_keywords_are_no_abbreviations_and_an_editor_is_no_author() -> None:
    groups = (
        '<kwd-group kwd-group-type="abbreviations"><kwd>ABC</kwd></kwd-group><kwd-group><kwd>salt</kwd></kwd-group>'
    )
    editor = "<contrib><string-name>Sara Karimi</string-name></contrib>"
    editors = f'<contrib-group content-type="editors">{editor}</contrib-group>'
    abstract = '<abstract abstract-type="main"><p>On salt.</p></abstract>'
    meta = f"<article-meta>{editors}{abstract}{groups}</article-meta>"
    found = imported(jats.FORMAT, f"<article><front>{meta}</front></article>")
    assert dict(found.fields) == {"editor": "Karimi, Sara", "abstract": "On salt.", "keywords": "salt"}
    assert found.lost == ("kwd: ABC",)


@pytest.mark.parametrize(
    ("ids", "pmcid", "lost"),
    [
        ({"pmc": "7"}, "PMC7", ()),
        ({"pmc": "7", "pmcid": "PMC7"}, "PMC7", ()),
        ({"pmcid": "PMC7", "pmc": "8"}, "PMC7", ("pmcid: PMC8",)),
    ],
)
@each_format
def test_the_number_of_an_article_at_pubmed_central(
    name: str, ids: dict[str, str], pmcid: str, lost: Sequence[str]
) -> None:
    numbers = {
        "jats": "".join(f'<article-id pub-id-type="{kind}">{one}</article-id>' for kind, one in ids.items()),
        "mods": "".join(f'<identifier type="{kind}">{one}</identifier>' for kind, one in ids.items()),
    }
    records = {
        "jats": f"<article><front><article-meta>{numbers['jats']}</article-meta></front></article>",
        "mods": f"<mods>{numbers['mods']}</mods>",
    }
    found = imported(FORMATS[name], records[name])
    assert (dict(found.fields)["pmcid"], found.lost) == (pmcid, lost)


def test_what_mods_says_of_a_person_or_a_part_beside_what_is_read_is_named() -> None:
    record = """<mods><name type="personal"><namePart>Karimi, Sara</namePart>
    <role><roleTerm type="text">author</roleTerm><roleTerm type="code">aut</roleTerm></role>
    <role><roleTerm>illustrator</roleTerm></role></name>
    <identifier type="isbn" invalid="yes">9780131103627</identifier>
    <part><detail type="chapter"><number>3</number><caption>ch.</caption></detail>
    <extent unit="pages"><start>1</start><end>9</end><total>9</total></extent></part></mods>"""
    found = imported(mods.FORMAT, record)
    assert {name: value for name, value in found.fields if name != "entrysubtype"} == {
        "author": "Karimi, Sara",
        "pages": "1--9",
    }
    assert set(found.lost) == {
        "role: illustrator (Karimi, Sara)",
        "identifier invalid isbn: 9780131103627",
        "detail chapter: 3 ch.",
        "extent total: 9",
    }


@pytest.mark.parametrize(
    ("inside", "lost"),
    [
        (
            "<contrib-group><contrib><name><surname>A</surname></name><name><surname>B</surname></name></contrib></contrib-group>",
            "name: B",
        ),
        (
            "<contrib-group><contrib><string-name>Dr. <surname>A</surname></string-name></contrib></contrib-group>",
            "string-name: Dr.",
        ),
        (
            "<contrib-group><contrib><name><surname>A</surname></name><aff>B<email>c@d.example</email></aff></contrib></contrib-group>",
            "email: c@d.example",
        ),
        ("<fpage>1</fpage><lpage>9</lpage><page-range>1-8</page-range>", "page-range: 1-8"),
        ("<lpage>12</lpage>", "lpage: 12"),
        (
            "<title-group><article-title>On &lt;a&gt; in &lt;b&gt;x</article-title></title-group>",
            "",
        ),
        (
            "<title-group><article-title>On &lt;div&gt; in &lt;a&gt;&lt;/a&gt; x</article-title></title-group>",
            "article-title: On <div> in <a></a> x",
        ),
        ("<elocation-id>e1</elocation-id><page-range>1-8</page-range>", "page-range: 1-8"),
        (
            '<permissions><license href="https://a.example/"/><license href="https://b.example/"/></permissions>',
            "license: href=https://b.example/",
        ),
        ("<abstract><title>Editor's summary</title><p>On salt.</p></abstract>", "title: Editor's summary"),
        ("<abstract><p>On salt.<fn><p>From the sea.</p></fn></p></abstract>", "fn: From the sea."),
        ("<title-group><article-title>On salt<fn><p>A talk.</p></fn></article-title></title-group>", "fn: A talk."),
        ("<volume-series>3</volume-series><issue>4</issue>", "collection_number: 3"),
        (
            "<fpage>1</fpage><lpage>9</lpage><page-range>1–9</page-range><abstract><title>Abstract:</title></abstract>",
            "",
        ),
    ],
)
def test_what_stands_beside_what_is_read_in_jats_is_named(inside: str, lost: str) -> None:
    found = imported(jats.FORMAT, f"<article><front><article-meta>{inside}</article-meta></front></article>")
    assert found.lost == ((lost,) if lost else ())


@pytest.mark.parametrize(
    ("inside", "lost"),
    [
        ('<name><namePart type="family">A</namePart><namePart>B</namePart></name>', "namePart: B"),
        (
            '<name altRepGroup="1"><namePart>A</namePart></name><name altRepGroup="1"><namePart>B</namePart></name>',
            "name: B",
        ),
        (
            "<language><languageTerm>eng</languageTerm><languageTerm>Klingonish</languageTerm></language>",
            "languageTerm: Klingonish",
        ),
        (
            (
                '<name><namePart>A</namePart><role><roleTerm>edt</roleTerm></role></name><relatedItem type="host">'
                "<name><namePart>B</namePart><role><roleTerm>edt</roleTerm></role></name>"
                "<name><namePart>A</namePart><role><roleTerm>edt</roleTerm></role></name></relatedItem>"
            ),
            "name editor: B",
        ),
        ('<genre authority="local">Curiosa</genre>', "genre: Curiosa"),
        (
            '<relatedItem type="host"><titleInfo><title>A</title></titleInfo><genre>curiosa</genre></relatedItem>',
            "genre: curiosa",
        ),
        ("<typeOfResource>mixed material</typeOfResource>", "typeOfResource: mixed material"),
        (
            (
                '<genre>journal article</genre><part><detail type="issue"><number>4</number></detail>'
                '<detail type="number"><number>7</number></detail>'
                '<extent unit="pages"><start>1</start></extent></part>'
            ),
            "number: 7",
        ),
        ('<genre authority="local">journalArticle</genre><typeOfResource>text</typeOfResource>', ""),
    ],
)
def test_what_stands_beside_what_is_read_in_mods_is_named(inside: str, lost: str) -> None:
    found = imported(mods.FORMAT, f"<mods>{inside}</mods>")
    assert found.lost == ((lost,) if lost else ())


def journal(inside: str, contributor: str = "") -> str:
    group = f"<contrib-group>{contributor}</contrib-group>"
    meta = f"<journal-meta>{inside}</journal-meta><article-meta>{group}</article-meta>"
    return f'<article xml:lang="en"><front>{meta}</front></article>'


@pytest.mark.parametrize(
    ("inside", "fields", "lost"),
    [
        (
            '<journal-id journal-id-type="publisher-id">JOT</journal-id><journal-title>On Things</journal-title>',
            {"journaltitle": "On Things"},
            ("journal-id publisher-id: JOT",),
        ),
        (
            '<journal-id journal-id-type="nlm-ta">On Th.</journal-id><journal-title>On Things</journal-title>',
            {"journaltitle": "On Things", "shortjournal": "On Th."},
            (),
        ),
        (
            '<journal-id journal-id-type="nlm-ta">A</journal-id><journal-title>A</journal-title>',
            {"journaltitle": "A"},
            (),
        ),
        (
            (
                '<journal-id journal-id-type="nlm-ta">On Th</journal-id>'
                '<journal-id journal-id-type="iso-abbrev">On Th.</journal-id><journal-title>On Things</journal-title>'
            ),
            {"journaltitle": "On Things", "shortjournal": "On Th."},
            (),
        ),
        (
            '<journal-id journal-id-type="iso-abbrev">On Th.</journal-id><journal-id>7</journal-id>',
            {"journaltitle": "On Th.", "shortjournal": "On Th."},
            ("journal-id: 7",),
        ),
        ("<issn>1234-5679</issn><issn>2345-6780</issn>", {"issn": "1234-5679, 2345-6780"}, ()),
    ],
)
def test_what_a_journal_is_called_in_jats(inside: str, fields: dict[str, str], lost: Sequence[str]) -> None:
    found = imported(jats.FORMAT, journal(inside))
    assert {name: value for name, value in found.fields if name != "langid"} == fields
    assert found.lost == lost


@pytest.mark.parametrize(
    ("marks", "inside", "lost"),
    [
        ('corresp="yes"', "", ["corresp: Ali Rezaei"]),
        ('corresp="no"', '<xref ref-type="corresp" rid="c1">*</xref>', ["corresp: Ali Rezaei"]),
        ('corresp="yes" equal-contrib="yes"', '<xref ref-type="corresp"/>', ["corresp", "equal-contrib"]),
        ("", '<xref ref-type="aff" rid="a1">1</xref>', []),
    ],
)
def test_to_whom_to_write_is_named(marks: str, inside: str, lost: list[str]) -> None:
    name = "<name><surname>Rezaei</surname><given-names>Ali</given-names></name>"
    found = imported(jats.FORMAT, journal("", f"<contrib {marks}>{name}{inside}</contrib>"))
    assert [one[: len(start)] for one, start in zip(found.lost, lost, strict=True)] == lost


def test_no_kind_is_said_of_several_issns_of_which_it_is_not_known() -> None:
    several = replace(JOURNAL, issn=("1234-5679", "2345-6780"), eissn=())
    for form, sign in ((jats.FORMAT, "ppub"), (mods.FORMAT, '"print"')):
        assert form.write is not None
        entry = make(container=several)
        written = form.write([entry], addresses(entry)).decode()
        assert "2345-6780" in written
        assert sign not in written
        found = again(form, entry)
        assert found.container is not None
        assert found.container.issn == several.issn
        one = make(container=replace(several, issn=("1234-5679",), eissn=("2345-6780",)))
        assert sign in form.write([one], addresses(one)).decode()


def test_initials_behind_an_address_are_no_part_of_an_affiliation() -> None:
    aff = "<aff>Salt Press, Iran; <email>a@b.example</email> (A.R.); <email>c@b.example</email> (S.-A.K.)</aff>"
    author = f"<contrib><name><surname>Rezaei</surname></name>{aff}</contrib>"
    article = f"<article><front><article-meta><contrib-group>{author}</contrib-group></article-meta></front></article>"
    found = imported(jats.FORMAT, article)
    assert dict(found.fields)["author_affiliation"] == '1="Salt Press, Iran"'
    assert found.lost == ("email: a@b.example", "email: c@b.example")


def test_a_date_that_says_no_more_than_the_one_that_is_read_is_not_named() -> None:
    collection = '<pub-date pub-type="collection"><month>3</month><year>2021</year></pub-date>'
    online = '<pub-date pub-type="epub"><day>2</day><month>3</month><year>2021</year></pub-date>'
    other = '<pub-date pub-type="preprint"><month>4</month><year>2021</year></pub-date>'
    article = f"<article><front><article-meta>{collection}{online}{other}</article-meta></front></article>"
    found = imported(jats.FORMAT, article)
    assert (dict(found.fields), found.lost) == ({"date": "2021-03-02"}, ("pub-date preprint: 4 2021",))
    part = "<part><date>2020-05</date></part><part><date>2020-06</date></part>"
    found = imported(mods.FORMAT, f"<mods><originInfo><dateIssued>2020-05</dateIssued></originInfo>{part}</mods>")
    assert (dict(found.fields), found.lost) == ({"date": "2020-05"}, ("date: 2020-06",))


def test_the_signs_of_a_catalogue_are_no_part_of_values() -> None:
    record = """<mods><genre>book</genre><titleInfo><title>Salt :</title><subTitle>a history /</subTitle></titleInfo>
    <originInfo><place><placeTerm>Tehran :</placeTerm></place><publisher>Salt Press,</publisher></originInfo>
    <relatedItem type="series"><titleInfo><title>Salt series ; v. 7</title></titleInfo></relatedItem></mods>"""
    found = imported(mods.FORMAT, record)
    assert (dict(found.fields), found.lost) == (
        {
            "title": "Salt: a history",
            "publisher": "Salt Press",
            "location": "Tehran",
            "series": "Salt series",
            "number": "7",
        },
        (),
    )


def test_who_a_person_is_in_mods_and_where_the_person_belongs() -> None:
    person = """<name type="personal"><namePart type="family">Karimi</namePart><role><roleTerm>aut</roleTerm></role>
    <nameIdentifier type="orcid">https://orcid.org/0000-0002-1825-0097</nameIdentifier>
    <affiliation xml:lang="en">Salt Press</affiliation><affiliation xml:lang="en">Sea Institute</affiliation>
    <affiliation xml:lang="fa">نشر نمک</affiliation></name>"""
    found = imported(mods.FORMAT, f"<mods><titleInfo><title>On Salt</title></titleInfo>{person}</mods>")
    fields = dict(found.fields)
    assert fields["author_orcid"] == '1="0000-0002-1825-0097"'
    assert fields["author_affiliation"] == '1="Salt Press"'
    assert fields["author_affiliation2"] == '1="Sea Institute"'
    assert found.lost == ("affiliation: نشر نمک",)


def test_an_organisation_with_an_identifier_is_one_in_every_language_in_mods() -> None:
    salt = Affiliation(Text((Words("Salt Press", "en"), Words("نشر نمک", "fa"))), "https://ror.org/05dxps055")
    sea = Affiliation(Text((Words("Sea Institute", "en"),)), "https://ror.org/03yrm5c26")
    entry = make(author=(Person((Name("Karimi", "Sara", lang="en"),), affiliations=(salt, sea)),))
    assert again(mods.FORMAT, entry).author[0].affiliations == (salt, sea)


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://192.0.2.1/a.dtd"> %a;]>'


@each_format
@pytest.mark.parametrize(
    "source",
    [
        "",
        "no XML",
        "<article>",
        "<article/>",
        "<html><body/></html>",
        f"{BOMB}<article>&b;</article>",
        f"{FILE}<article>&a;</article>",
        f"{PARAMETER}<article/>",
        "<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1),
        "<a>" * 100_000,
        '<?xml version="1.0" encoding="no-such"?><article/>',
        "<article>\x00</article>",
        "<a:article/>",
    ],
)
def test_what_is_no_such_file_or_does_harm_is_unreadable(name: str, source: str) -> None:
    form = FORMATS[name]
    assert form.read is not None
    with pytest.raises(UnreadableError, match=r"\S"):
        list(form.read(source.encode()))


def test_a_character_goes_by_its_name_where_there_is_a_document_type() -> None:
    start = '<!DOCTYPE article SYSTEM "a.dtd"><article><front><article-meta><title-group><article-title>'
    end = "</article-title></title-group></article-meta></front></article>"
    found = dict(imported(jats.FORMAT, f"{start}&eacute;&mdash;&nosuch;{end}").fields)
    assert found["title"] == r"é—\&nosuch;"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            """<pub-date pub-type="collection"><year>2022</year></pub-date>
            <pub-date pub-type="epub"><day>3</day><month>2</month><year>2022</year></pub-date>""",
            {"date": "2022-02-03"},
        ),
        ("<pub-date><season>Fall</season><year>2022</year></pub-date>", {"date": "2022-23"}),
        ('<pub-date iso-8601-date="2022-05-12"><year>2022</year></pub-date>', {"date": "2022"}),
        (
            '<pub-date calendar="persian"><month>3</month><year>1401</year></pub-date>',
            {"date": "2022-05", "date_fa": "1401-03"},
        ),
        ("<pub-date><day>99</day><month>13</month><year>2022</year></pub-date>", {"date": "2022"}),
        ("<pub-date><year>n.d.</year></pub-date>", {}),
    ],
)
def test_the_date_of_an_article(dates: str, expected: dict[str, str]) -> None:
    source = f"<article><front><article-meta>{dates}</article-meta></front></article>"
    found = dict(imported(jats.FORMAT, source).fields)
    assert {name: value for name, value in found.items() if name in {"date", "year", "month", "date_fa"}} == expected


def test_names_of_one_person_in_two_scripts_are_one_person() -> None:
    source = """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>T</title></titleInfo>
    <name type="personal" altRepGroup="1" xml:lang="en"><namePart type="family">Rezaei</namePart></name>
    <name type="personal" altRepGroup="1" xml:lang="fa"><namePart type="family">رضایی</namePart></name></mods>"""
    found = dict(imported(mods.FORMAT, source).fields)
    assert (found["author"], found["author_fa"]) == ("Rezaei", "رضایی")


def test_a_key_is_one_that_bibtex_can_have() -> None:
    identifier = "<article-id pub-id-type='publisher-id'>{}</article-id>"
    source = f"<article><front><article-meta>{identifier}</article-meta></front></article>"
    assert imported(jats.FORMAT, source.format("rezaei2022")).key == "rezaei2022"
    for bad in ("12345", "a b", "{a}"):
        found = imported(jats.FORMAT, source.format(bad))
        assert (found.key, found.lost) == ("", (f"identifier: {bad}",))
        assert fields.NAME.fullmatch(found.key) is None


def test_references_with_words_in_order_are_read_from_jats() -> None:
    back = """<back><ref-list><title>References</title>
    <ref id="r1"><label>1</label><mixed-citation>Karimi, S. <italic>On Salt</italic>. 2001;
    3: 1&#8211;2.</mixed-citation></ref>
    <ref id="r2"><element-citation><source>Wells</source><year>2002</year></element-citation></ref></ref-list>
    <ack><p>Thanks.</p></ack></back></article>"""
    bare = f"{JATS.partition('<back>')[0]}</article>"
    (record,) = jats.FORMAT.read(bare.replace("</article>", back).encode()) if jats.FORMAT.read else ()
    cited = dict(record.fields)["references"]
    assert "Karimi, S. On Salt. 2001; 3: 1–2." in cited
    assert "Wells, 2002" in cited
    assert "back: not read, but for the references" in record.lost
    (record,) = jats.FORMAT.read(bare.encode()) if jats.FORMAT.read else ()
    assert "references" not in dict(record.fields)
    assert not any(lost.startswith("back") for lost in record.lost)


def test_the_parts_of_a_reference_are_told_apart() -> None:
    name = "<name><surname>{}</surname><given-names>{}</given-names></name>".format
    parts = f"""<person-group>{name("Roe", "Ann")}{name("Poe", "E")}<etal/></person-group>
    <article-title><italic>Salt</italic><sup>2</sup></article-title><source>Seas</source><volume>12</volume>
    <issue>3</issue><fpage>45</fpage><lpage>67</lpage><pub-id pub-id-type="doi">10.5555/r.1</pub-id>
    <pub-id pub-id-type="pmid">999</pub-id>"""
    back = f"<back><ref-list><ref><element-citation>{parts}</element-citation></ref></ref-list></back>"
    found = imported(jats.FORMAT, f"<article><front><article-meta/></front>{back}</article>")
    said = "[1] Roe Ann, Poe E, et al., Salt², Seas, 12, 3, 45–67, doi:10.5555/r.1, pmid:999"
    assert dict(found.fields)["references"] == said


def test_what_was_said_of_an_article_afterwards_comes_back() -> None:
    entry = make(notices=(Notice("retraction", "n1", key="n1", doi="10.5555/n1"), Notice("erratum", "n2", key="n2")))
    found = again(jats.FORMAT, entry)
    assert [(one.kind, one.key) for one in found.notices] == [("retraction", "n1")]
    record = imported(jats.FORMAT, jats_writing.write([entry], addresses(entry)).decode())
    assert [one for one in record.lost if one.startswith("related")] == [
        "related-article: retraction 10.5555/n1",
        "related-article: erratum n2",
    ]


def test_what_another_publisher_calls_a_notice_is_no_citation_key() -> None:
    related = """<related-article related-article-type="correction-forward" vol="7" page="12"/>
    <related-article related-article-type="retraction-forward" ext-link-type="doi" xlink:href="10.5555/n1">
    <article-title>Salt is retracted</article-title> in <pub-id pub-id-type="publisher-id">pone77</pub-id>
    </related-article><related-article related-article-type="retraction" xlink:href="10.5555/n2"/>
    <related-article related-article-type="companion" xlink:href="10.5555/n3"/>"""
    head = '<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
    found = imported(jats.FORMAT, f"{head}{related}</article-meta></front></article>")
    fields = dict(found.fields)
    assert (fields["relatedtype"], fields.get("related")) == ("retraction", None)
    assert found.lost == (
        "related-article: erratum 7 12",
        "related-article: retraction 10.5555/n1 Salt is retracted in pone77",
        "related-article: retraction 10.5555/n2",
        "related-article companion: related-article-type=companion href=10.5555/n3",
    )


def test_a_notice_with_a_doi_alone_is_one_and_its_doi_is_named() -> None:
    related = '<related-article related-article-type="retraction-forward" xlink:href="10.5555/n1"/>'
    head = '<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
    found = imported(jats.FORMAT, f"{head}{related}</article-meta></front></article>")
    assert dict(found.fields)["relatedtype"] == "retraction"
    assert found.lost == ("related-article: retraction 10.5555/n1",)


@pytest.mark.parametrize("kind", ["correction", "erratum", "retraction", "expression-of-concern"])
def test_a_notice_is_not_what_it_is_a_notice_of(kind: str) -> None:
    related = f'<related-article related-article-type="{kind}" xlink:href="10.5555/n1"/>'
    head = f'<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="{kind}"><front><article-meta>'
    found = imported(jats.FORMAT, f"{head}{related}</article-meta></front></article>")
    assert "relatedtype" not in dict(found.fields)
    assert found.lost == (f"related-article {kind}: related-article-type={kind} href=10.5555/n1",)
    forward = related.replace(f'"{kind}"', '"retraction-forward"')
    found = imported(jats.FORMAT, f"{head}{forward}</article-meta></front></article>")
    assert dict(found.fields)["relatedtype"] == "retraction"


SARA = Person((Name("Rezaei", "Sara", lang="en"), Name("رضایی", "سارا", lang="fa")))


@pytest.mark.parametrize("form", [*FORMATS.values(), csl_json.FORMAT], ids=lambda form: form.name)
@pytest.mark.parametrize("other", [Name("Doe", "John", lang="en"), Name("احمدی", "علی", lang="fa")])
def test_a_second_name_comes_back_though_others_have_none(other: Name, form: Format) -> None:
    entry = make(author=(SARA, Person((other,))), editor=(Person((other,)), SARA))
    found = again(form, entry)
    assert [one.names for one in found.author] == [SARA.names, (other,)]
    assert [one.names for one in found.editor] == [(other,), SARA.names]


def test_pages_that_are_a_range_alone_are_pages() -> None:
    meta = "<article><front><article-meta>{}</article-meta></front></article>".format
    assert dict(imported(jats.FORMAT, meta("<page-range>12-18</page-range>")).fields) == {"pages": "12--18"}
    assert dict(imported(jats.FORMAT, meta("<lpage>12</lpage>")).fields) == {}
    assert dict(imported(jats.FORMAT, meta("<elocation-id>e7</elocation-id>")).fields) == {"eid": "e7"}


def test_the_names_in_the_language_of_the_article_are_first() -> None:
    name = "<name xml:lang='{}'><surname>{}</surname><given-names>{}</given-names></name>".format
    both = f"<name-alternatives>{name('fa', 'رضایی', 'سارا')}{name('en', 'Rezaei', 'Sara')}</name-alternatives>"
    group = f"<contrib>{both}</contrib><contrib>{name('en', 'Doe', 'J')}</contrib>"
    head = "<article xml:lang='en'><front><article-meta>"
    article = f"{head}<contrib-group>{group}</contrib-group></article-meta></front></article>"
    found = dict(imported(jats.FORMAT, article).fields)
    assert (found["author"], found["author_fa"]) == ("Rezaei, Sara and Doe, J", "رضایی, سارا and Doe, J")


def test_reviewers_are_no_authors() -> None:
    group = "<contrib-group content-type='{}'><contrib><string-name>{}</string-name></contrib></contrib-group>".format
    groups = f"{group('authors', 'Sara Salt')}{group('reviewers', 'Ali Sea')}{group('', 'Roya Sun')}"
    found = imported(jats.FORMAT, f"<article><front><article-meta>{groups}</article-meta></front></article>")
    assert (dict(found.fields), found.lost) == ({"author": "Salt, Sara and Sun, Roya"}, ("contrib: Ali Sea",))


def test_a_role_beside_the_one_that_is_read_is_named_with_the_whole_name() -> None:
    parts = "<namePart type='family'>Salt</namePart><namePart type='given'>Sara</namePart>"
    roles = "".join(f"<role><roleTerm>{role}</roleTerm></role>" for role in ("author", "illustrator"))
    found = imported(mods.FORMAT, f"<mods><name>{parts}{roles}</name></mods>")
    assert found.lost == ("role: illustrator (Salt, Sara)",)


AWARDS = """<award-group><funding-source><institution-wrap><institution>Salt Fund</institution>
<institution-id>https://doi.org/10.13039/1</institution-id></institution-wrap></funding-source><award-id>S-1</award-id>
<principal-award-recipient>Sara</principal-award-recipient></award-group><award-group>
<funding-source>Salt Fund</funding-source><award-id>S-2</award-id></award-group>
<award-group><funding-source>Sea Fund</funding-source></award-group>"""


@pytest.mark.parametrize(
    ("statement", "funding", "lost"),
    [
        ("", "Salt Fund (S-1, S-2); Sea Fund", ()),
        (
            "<funding-statement>By the Salt Fund, S-1, and others.</funding-statement>",
            "By the Salt Fund, S-1, and others.",
            ("award-group: Salt Fund S-2", "award-group: Sea Fund"),
        ),
    ],
)
def test_who_paid_for_an_article(statement: str, funding: str, lost: Sequence[str]) -> None:
    group = f"<funding-group>{AWARDS}{statement}</funding-group>"
    found = imported(jats.FORMAT, f"<article><front><article-meta>{group}</article-meta></front></article>")
    assert dict(found.fields) == {"funding": funding}
    assert found.lost == ("institution-id: https://doi.org/10.13039/1", "principal-award-recipient: Sara", *lost)


def many_organisations(count: int) -> str:
    """Organisations of one person in two languages."""
    place = "<affiliation xml:lang='{0}' valueURI='https://ror.org/0{1:08}'>{0} {1}</affiliation>".format
    return "".join(place(lang, number) for lang in ("en", "fa") for number in range(count))


def many_scripts(count: int) -> str:
    """Names of one person, each in a language."""
    name = "<name altRepGroup='1' xml:lang='en-{0}'><namePart>A{0}</namePart></name>".format
    return "".join(map(name, range(100, 100 + count)))


@pytest.mark.parametrize(
    "inside", [lambda count: f"<name><namePart>A</namePart>{many_organisations(count)}</name>", many_scripts]
)
def test_a_person_of_many_parts_takes_no_more_steps_for_each(inside: Callable[[int], str]) -> None:
    def steps(count: int) -> int:
        made = 0

        def count_one(*_: object) -> None:
            nonlocal made
            made += 1

        source = f"<mods>{inside(count)}</mods>"
        before = sys.getprofile()
        sys.setprofile(count_one)
        try:
            imported(mods.FORMAT, source)
        finally:
            sys.setprofile(before)
        return made

    steps(400)
    assert steps(400) < 5 * steps(100)


@each_format
def test_who_supervised_a_thesis_and_who_paid_for_it_come_back(name: str) -> None:
    names = (Name("Ahmadi", "Reza", lang="en"), Name("احمدی", "رضا", lang="fa"))
    advisor = Person(names, "ahmadi-reza", "0000-0002-1825-0097")
    entry = make(type="thesis", bibtex_type="thesis", advisor=(advisor,), funding=text("The Salt Fund", "بنیاد نمک"))
    found = again(FORMATS[name], entry)
    assert (found.advisor, found.funding) == (entry.advisor, entry.funding)


@each_format
@pytest.mark.parametrize(
    "entry",
    [
        make(type="chapter", bibtex_type="incollection", container=BOOK, genre=text("essay")),
        make(type="patent", bibtex_type="patent", genre=text("patentus"), publisher_place=text("US")),
        make(type="report", bibtex_type="report", genre_code="techreport"),
        make(issued=issued(2018, approximate=True), container=JOURNAL),
        make(type="book", bibtex_type="book", publisher=text("Sea Press"), publisher_place=text("Qom")),
    ],
    ids=["chapter", "patent", "report", "date", "place"],
)
def test_what_has_no_element_of_its_own_comes_back(name: str, entry: Entry) -> None:
    found = again(FORMATS[name], entry)
    for field in ("genre", "genre_code", "publisher_place", "issued"):
        assert BIBTEX[field](found) == BIBTEX[field](entry)


@each_format
def test_the_issn_of_a_work_that_is_in_nothing_comes_back(name: str) -> None:
    entry = make(type="periodical", bibtex_type="periodical", issn=("1234-5679", "2345-6787"))
    found = again(FORMATS[name], entry)
    assert (found.issn, found.container) == (entry.issn, None)
