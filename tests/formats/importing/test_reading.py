"""What the readers of foreign files make of them: table by table, and for whatever a file may hold."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats import FORMATS
from sitegen.formats.endnote_types import TYPES as ENDNOTE_TYPES
from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.importing import csl_json, endnote, ris
from sitegen.formats.importing.csl_terms import READ
from sitegen.formats.types import KINDS

READERS = {form.name: form.read for form in FORMATS if form.read}
Expected = dict[str, str]


def of_ris(*lines: str) -> Imported:
    (record,) = ris.read("\n".join(("TY  - JOUR", *lines, "ER  - ")).encode())
    return record


def of_endnote(*lines: str) -> Imported:
    (record,) = endnote.read("\n".join(("%0 Journal Article", *lines)).encode())
    return record


def of_json(**item: Any) -> Imported:
    (record,) = csl_json.read(msgspec.json.encode({"type": "article-journal", **item}))
    return record


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["TI  - On Things"], {"title": "On Things"}),
        (["ti  - On Things"], {"title": "On Things"}),
        (["TI - On Things"], {"title": "On Things"}),
        (["TI  - On <i>Things</i> &amp; Others"], {"title": r"On Things \& Others"}),
        (["TI  - On", "  Things"], {"title": "On Things"}),
        (["T1  - On Things", "TT  - دربارهٔ چیزها"], {"title": "On Things", "title_fa": "دربارهٔ چیزها"}),
        (["AU  - Rezaei, Ali", "A1  - Karimi, Sara"], {"author": "Rezaei, Ali and Karimi, Sara"}),
        (["AU  - رضایی، علی"], {"author": "رضایی, علی"}),
        (["AU  - Smith, John, Jr."], {"author": "Smith, Jr., John"}),
        (["AU  - van der Berg, Jan"], {"author": "van der Berg, Jan"}),
        (["AU  - World Health Organization"], {"author": "{World Health Organization}"}),
        (["AU  - Ministry of Health, Treatment and Care"], {"author": "{Ministry of Health, Treatment and Care}"}),
        (["AU  - Rezaei, Ali", "AU  - et al."], {"author": "Rezaei, Ali and others"}),
        (["A2  - Karimi, Sara"], {"editor": "Karimi, Sara"}),
        (["JO  - J. Things", "JF  - Journal of Things"], {}),
        (["T2  - Journal of Things", "JA  - J. Th."], {"journaltitle": "Journal of Things", "shortjournal": "J. Th."}),
        (["PY  - 2022///"], {"date": "2022"}),
        (["Y1  - 2022/05/12/"], {"date": "2022-05-12"}),
        (["PY  - 2022", "DA  - 2022/05//"], {"date": "2022-05"}),
        (["PY  - 2022", "DA  - May 12"], {"date": "2022-05-12"}),
        (["Y1  - May–June 2022"], {"date": "2022-05/2022-06"}),
        (["PY  - 2022///Spring"], {"date": "2022-21"}),
        (["PY  - 1401/07/12"], {"year": "1401/07/12"}),
        (["PY  - 1401", "DA  - 1401/07/12"], {"year": "1401/07/12"}),
        (["PY  - ۱۴۰۱", "DA  - ۱۴۰۱/۰۷/۱۲/"], {"year": "۱۴۰۱/۰۷/۱۲"}),
        (["PY  - ۱۴۰۱"], {"year": "۱۴۰۱"}),
        (["PY  - in press"], {"pubstate": "inpress"}),
        (["SP  - 225", "EP  - 246"], {"pages": "225--246"}),
        (["SP  - ۲۲۵", "EP  - ۲۴۶"], {"pages": "225--246"}),
        (["SP  - 225-246", "EP  - 246"], {"pages": "225--246"}),
        (["SP  - e12"], {"pages": "e12"}),
        (["SP  - 1125", "EP  - 25"], {"pages": "1125--25"}),
        (["SN  - 1234-5679, 2345-6780"], {}),
        (["SN  - 1234-5679 (Electronic) 2345-6780 (Linking)"], {"issn": "2345-6780", "eissn": "1234-5679"}),
        (["SN  - 2345-6780 (E-ISSN)"], {"eissn": "2345-6780"}),
        (["DO  - https://doi.org/10.5555/a_b"], {"doi": "10.5555/a_b"}),
        (["M3  - 10.5555/a_b"], {"doi": "10.5555/a_b"}),
        (["M3  - doi:10.5555/a_b"], {"doi": "10.5555/a_b"}),
        (["M3  - https://doi.org/10.5555/a_b"], {"doi": "10.5555/a_b"}),
        (["KW  - one", "KW  - two, and more"], {"keywords": "one, {two, and more}"}),
        (["KW  - یک؛ دو"], {"keywords": "یک, دو"}),
        (["KW  - one", "two"], {"keywords": "one, two"}),
        (["N2  - About things."], {"abstract": "About things."}),
        (["AB  - About things.", "N2  - دربارهٔ چیزها."], {"abstract": "About things.", "abstract_fa": "دربارهٔ چیزها."}),
        (["N1  - One.", "N1  - Two."], {"note": "One. Two."}),
        (["LA  - Persian"], {"langid": "persian"}),
        (["L1  - https://x.example/a.pdf"], {"pdf": "https://x.example/a.pdf"}),
        (["Y2  - 2023/01/02"], {"urldate": "2023-01-02"}),
        (["Y2  - 2023/01/02/10:15:03"], {"urldate": "2023-01-02T10:15:03"}),
        (["Y2  - 2023///"], {"urldate": "2023"}),
        (["Y2  - last May"], {"urldate": "last May"}),
        (["YR  - 2022"], {"date": "2022"}),
        (["K1  - one", "KW  - two"], {"keywords": "one, two"}),
        (["C7  - e12"], {"eid": "e12"}),
    ],
)
def test_a_line_of_ris(lines: Sequence[str], expected: Expected) -> None:
    found = dict(of_ris(*lines).fields)
    assert {name: found.get(name) for name in expected} == expected
    assert of_ris(*lines).lost == (() if expected or "SN" in lines[0] else ("JF  - Journal of Things",))


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("U1  - mine", "U1  - mine"),
        ("L1  - C:/papers/a.pdf", "L1  - C:/papers/a.pdf"),
        ("LA  - Klingonish", "LA  - Klingonish"),
        ("M1  - 7", "M1  - 7"),
        ("RP  - IN FILE", "RP  - IN FILE"),
        ("ID  - 17/4", "ID  - 17/4"),
    ],
)
def test_what_has_no_place_is_named(line: str, lost: str) -> None:
    assert of_ris(line).lost == (lost,)


@pytest.mark.parametrize(("tag", "read"), [("%7 ", of_endnote), ("ET  - ", of_ris)], ids=["endnote", "ris"])
def test_the_date_of_the_online_article_is_no_edition(tag: str, read: Callable[..., Imported]) -> None:
    year = "%D 2022" if tag == "%7 " else "PY  - 2022"
    for date in ("2022/05/01", "2021 Dec 3", "May 1, 2022", "1401/02/11", "۱۴۰۱/۰۲/۱۱", "May 1"):
        found = read(year, f"{tag}{date}")
        assert dict(found.fields) == {"date": "2022"}
        assert found.lost == (f"{tag}{date}",)
    assert (dict(read(f"{tag}2022/05/01").fields), read(f"{tag}2022/05/01").lost) == ({"date": "2022-05-01"}, ())
    assert read(year, f"{tag}2022").lost == ()
    assert read(f"{tag}May 1").lost == (f"{tag}May 1",)
    for edition in ("2nd", "3", "Spring", "International"):
        found = read(year, f"{tag}{edition}")
        assert (dict(found.fields)["edition"], found.lost) == (edition, ())


def test_what_a_file_calls_a_record_is_its_key_or_named() -> None:
    (one,) = ris.read(b"TY  - BOOK\nID  - 12\nID  - things\nID  - other\nID  - things\nER  - \n")
    assert (one.key, one.lost) == ("things", ("ID  - 12", "ID  - other"))
    (two,) = endnote.read("%0 Book\n%F یک\n".encode())
    assert (two.key, two.lost) == ("", ("%F یک",))
    found = of_json(**{"id": "http://x.example/7", "citation-key": "things"})
    assert (found.key, found.lost) == ("things", ())


def test_what_is_lost_has_the_line_that_it_stands_in() -> None:
    lines = ("U1  - mine", "TI  - On", "  Things", "PY  - 2022", "DA  - 2021", "LA  - x-?", "SP  - 1", "SP  - 2")
    first, second = ris.read("\n".join(("TY  - BOOK", "ER  - ", "", "TY  - JOUR", *lines)).encode())
    assert (first.line, first.losses, second.line) == (1, (), 4)
    found = dict(second.losses)
    assert found == {"U1  - mine": 5, "DA  - 2021": 9, "LA  - x-?": 10, "SP  - 2": 12}
    (one,) = endnote.read(b"\n%0 Report\n%N 7\n%M 8\n%~ Base\n")
    assert (one.line, dict(one.losses)) == (2, {"%M 8": 4, "%~ Base": 5})


def test_the_number_of_a_record_in_a_database_is_none_of_the_work() -> None:
    (one,) = endnote.read(b"%0 Report\n%M 8\n%N 7\n")
    assert (dict(one.fields), one.lost) == ({"number": "7"}, ("%M 8",))
    (two,) = endnote.read(b"%0 Report\n%M arXiv:2101.00001\n")
    assert dict(two.fields)["eprint"] == "2101.00001"


def test_who_made_an_edited_book_of_endnote_is_its_editor() -> None:
    (found,) = endnote.read(b"%0 Edited Book\n%A Karimi, Sara\n%E Rezaei, Ali\n")
    assert dict(found.fields) == {"editor": "Karimi, Sara and Rezaei, Ali"}


def test_what_tags_mean_in_a_thesis() -> None:
    (one,) = endnote.read(b"%0 Thesis\n%B Department of Salt\n%V PhD\n")
    assert (dict(one.fields), one.lost) == ({"type": "PhD"}, ("%B Department of Salt",))
    (two,) = ris.read(b"TY  - THES\nT2  - Salt Theses\nVL  - II\nM3  - PhD Thesis\nER  - \n")
    assert dict(two.fields) == {"series": "Salt Theses", "type": "phdthesis", "volume": "II"}


@pytest.mark.parametrize("pages", ["320", "320 p.", "xii, 320", "xii, 320 pages", "۳۲۰ ص"])
def test_how_many_pages_a_book_has(pages: str) -> None:
    (found,) = ris.read(f"TY  - BOOK\nSP  - {pages}\nER  - \n".encode())
    assert dict(found.fields).keys() == {"pagetotal"}


def test_the_second_people_of_a_patent_are_no_editors() -> None:
    (found,) = ris.read(b"TY  - PAT\nAU  - Rezaei, Ali\nA2  - Salt Office\nER  - \n")
    assert (dict(found.fields), found.lost) == ({"author": "Rezaei, Ali"}, ("A2  - Salt Office",))


def test_an_edition_of_a_book_may_be_called_by_its_year() -> None:
    (found,) = endnote.read(b"%0 Book\n%T On Things\n%D 2022\n%7 2021\n")
    assert dict(found.fields)["edition"] == "2021"


@pytest.mark.parametrize("name", [*ris.TYPES, "GEN", "ODD"])
def test_each_line_of_ris_is_in_the_record_or_named(name: str) -> None:
    for tag in {*ris.PLACES, "C1", "C2", "C7", "U1", "ZZ"} - {"TY"}:
        (record,) = ris.read(f"TY  - {name}\nT1  - Sea\n{tag}  - Salt\nER  - \n".encode())
        said = (*(value for _, value in record.fields), *record.lost, record.key)
        assert any("salt" in value.lower() for value in said), tag


@pytest.mark.parametrize("name", [*endnote.TYPES, "generic", "odd"])
def test_each_line_of_endnote_is_in_the_record_or_named(name: str) -> None:
    for tag in {*endnote.PLACES, "%1", "%2", "%H", "%Y", "%~"} - {"%0"}:
        (record,) = endnote.read(f"%0 {name}\n%T Sea\n{tag} Salt\n".encode())
        said = (*(value for _, value in record.fields), *record.lost, record.key)
        assert any("salt" in value.lower() for value in said), tag


def test_an_affiliation_is_that_of_a_sole_author_and_of_nobody_else() -> None:
    (one,) = ris.read(b"TY  - JOUR\nAU  - Rezaei, Ali\nAD  - Institute; of Things\nAD  - Press\nER  - \n")
    fields = dict(one.fields)
    assert fields["author_affiliation"] == '1="Institute; of Things"'
    assert fields["author_affiliation2"] == '1="Press"'
    assert one.lost == ()
    for others in (
        "AU  - Rezaei, Ali\nAU  - Noori, Roya",
        "AU  - Rezaei, Ali\nAU  - others",
        "AU  - et al.",
        "AU  - <b></b>",
    ):
        (more,) = ris.read(f"TY  - JOUR\n{others}\nAD  - Institute of Things\nER  - \n".encode())
        assert dict(more.fields)["affiliation"] == "Institute of Things"


def test_who_contributed_to_a_thesis_is_an_advisor_in_our_own_files_only() -> None:
    people = [{"family": "Rezaei", "given": "Ali"}]
    other = of_json(type="thesis", contributor=people)
    assert "advisor" not in dict(other.fields)
    assert [one.partition(":")[0] for one in other.lost] == ["contributor"]
    own = of_json(type="thesis", contributor=people, custom={"contributor-role": "advisor", "et-al": ["contributor"]})
    assert (dict(own.fields)["advisor"], own.lost) == ("Rezaei, Ali and others", ())


def test_what_was_said_of_a_work_afterwards_is_a_notice_and_its_doi_is_named() -> None:
    dois = [("correction", "10.5555/c"), ("new_version", ""), ("retraction", "10.5555/r"), ("retraction", "10.5555/r")]
    listed = [{"type": kind, "DOI": doi, "source": "publisher"} for kind, doi in dois]
    found = of_json(**{"updated-by": [*listed, 7], "update-to": [{"type": "retraction"}], "funder": {"name": "A"}})
    assert dict(found.fields) == {"relatedtype": "retraction"}
    assert found.lost == (
        "updated-by: correction 10.5555/c",
        "updated-by: new_version",
        "updated-by: retraction 10.5555/r",
        'funder: {"name":"A"}',
        "updated-by: 7",
        'update-to: [{"type":"retraction"}]',
    )


def test_addresses_in_one_line_are_several() -> None:
    found = of_ris("UR  - https://journal.example/a;https://journal.example/b?x=1;y=2")
    assert dict(found.fields)["url"] == "https://journal.example/a"
    assert found.lost == ("UR  - https://journal.example/b?x=1;y=2",)


def test_an_isbn_that_is_an_address_is_a_number() -> None:
    found = of_json(type="book", title="On Things", ISBN=["http://id.crossref.org/isbn/9780131103627"])
    assert dict(found.fields)["isbn"] == "9780131103627"


def test_a_solar_date_of_another_year_is_named() -> None:
    record = of_ris("PY  - 1401", "DA  - 1400/07/12")
    assert (dict(record.fields)["year"], record.lost) == ("1401", ("DA  - 1400/07/12",))


def test_records_end_where_the_next_one_begins_and_what_precedes_them_is_none() -> None:
    records = ris.read(b"\xef\xbb\xbfProvider: X\r\n\r\nTY  - BOOK\r\nTI  - A\r\nTY  - CHAP\r\nTI  - B\r\n")
    assert [(one.type, dict(one.fields)["title"]) for one in records] == [("book", "A"), ("incollection", "B")]
    assert [(one.lost, one.line) for one in records] == [(("Provider: X",), 3), ((), 5)]


def test_a_line_of_two_letters_ends_no_record_in_the_middle() -> None:
    (one,) = ris.read(b"TY  - BOOK\nAB  - Patients who came to the\nER\nwere seen at once.\nPY  - 2021\nER\n\n")
    assert dict(one.fields)["abstract"] == "Patients who came to the ER were seen at once."
    assert (dict(one.fields)["date"], one.lost, one.is_closed) == ("2021", (), True)
    found = ris.read(b"TY  - BOOK\nTI  - A\nER\nER\n\nTY  - BOOK\nTI  - B\nER\n")
    assert [dict(one.fields) for one in found] == [{"title": "A"}, {"title": "B"}]


def test_text_between_records_is_named() -> None:
    one, two = ris.read(b"TY  - BOOK\nTI  - A\nER  - \n\n2. next\nof two\nTY  - BOOK\nTI  - B\nER  - \nEnd\n")
    assert one.losses == (("2. next of two", 5),)
    assert two.losses == (("End", 10),)
    assert dict(one.fields) == {"title": "A"}


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("TY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\n", [True, False]),
        ("TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nER  -", [False, True]),
        ("TY  - BOOK\nTI  - A\nER", [True]),
        ("TY  - BOOK\nTI  - A\nAB  - About thi", [False]),
    ],
)
def test_a_record_of_ris_without_an_end_is_known_as_one(text: str, closed: list[bool]) -> None:
    records = ris.read(text.encode())
    assert [one.is_closed for one in records] == closed
    assert dict(records[-1].fields)["title"] in {"A", "B"}


def test_names_dates_and_pages_are_words_too() -> None:
    expected = {"author": "Karimi, Sara", "date": "2020-05-12", "pages": "1--9"}
    marked = {"AU": "Kar\u202eimi, <b>Sara</b>", "PY": "<i>2020/05/12</i>", "SP": "\u200e1", "EP": "9\u200e"}
    found = dict(of_ris(*(f"{tag}  - {value}" for tag, value in marked.items())).fields)
    assert {name: found[name] for name in expected} == expected
    author = {"family": "Kar\u202eimi", "given": "<b>Sara</b>"}
    found = dict(of_json(author=[author], page="\u200e1-9", issued={"raw": "2020-05-12"}).fields)
    assert {name: found[name] for name in expected} == expected


def test_a_line_of_an_abstract_is_not_taken_for_a_tag() -> None:
    assert dict(of_ris("AB  - One", "In - two").fields)["abstract"] == "One In - two"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["%A World Health Organization,"], {"author": "{World Health Organization}"}),
        (["%A Barnes and Noble,, Inc.,"], {"author": "{Barnes and Noble, Inc.}"}),
        (["%A Jan van der Berg"], {"author": "van der Berg, Jan"}),
        (["%A Rezaei, Ali"], {"author": "Rezaei, Ali"}),
        (["%A Rezaei, Ali", "%A et al.,"], {"author": "Rezaei, Ali and others"}),
        (["%D 2022", "%8 May 12"], {"date": "2022-05-12"}),
        (["%D 2022", "%8 May – June"], {"date": "2022-05/2022-06"}),
        (["%D 2022", "%8 May 12–14"], {"date": "2022-05-12/2022-05-14"}),
        (["%D 2022", "%8 May 30 – June 2"], {"date": "2022-05-30/2022-06-02"}),
        (["%D 2022", "%8 December 2022 — January 2023"], {"date": "2022-12/2023-01"}),
        (["%D 2022", "%8 December - January 2023"], {"year": None, "date": "2022"}),
        (["%D 1401", "%8 مهر"], {"year": "1401/07"}),
        (["%D ۱۴۰۱", "%8 ۱۲ مهر"], {"year": "1401/07/12"}),
        (["%8 ۱۲ مهر‌ماه ۱۴۰۱"], {"year": "1401/07/12"}),
        (["%D 1968–1978"], {"date": "1968/1978"}),
        (["%D 1978–1968"], {"date": None, "year": "1978–1968"}),
        (["%D 1384–1385"], {"date": None, "year": "1384–1385"}),
        (["%P 225-246"], {"pages": "225--246"}),
        (["%K one", "two"], {"keywords": "one, two"}),
        (["%X One", "", "two"], {"abstract": "One two"}),
        (["%J Journal of Things", "%O J. Things"], {"shortjournal": "J. Things", "note": None}),
        (["%J J. of Th.", "%O Journal of the Things"], {"shortjournal": "Journal of the Things", "note": None}),
        (["%J Things", "%O Seen in the library"], {"shortjournal": None, "note": "Seen in the library"}),
        (["%O From a talk"], {"journaltitle": None, "shortjournal": None, "note": "From a talk"}),
        (["%J Salt", "%O Also in Salt of the Sea"], {"shortjournal": None, "note": "Also in Salt of the Sea"}),
        (["%J Salt", "%O Salt of the Sea"], {"shortjournal": None, "note": "Salt of the Sea"}),
        (["%J The", "%O By the author"], {"shortjournal": None, "note": "By the author"}),
        (["%J J. Salt-Sea Res.", "%O Journal of Salt-Sea Research"], {"shortjournal": "Journal of Salt-Sea Research"}),
        (["%J م. نمک", "%O مجله‌ی نمک و دریا"], {"shortjournal": None}),
        (["%J م. نمک دریا", "%O مجله‌ی نمک و دریا"], {"shortjournal": "مجله‌ی نمک و دریا", "note": None}),
        (["%T A", "%Q ب"], {"title": "A", "title_fa": "ب"}),
        (["%@ 978-1-4028-9462-6"], {"isbn": "978-1-4028-9462-6"}),
    ],
)
def test_a_line_of_endnote(lines: Sequence[str], expected: Expected) -> None:
    found = dict(of_endnote(*lines).fields)
    assert {name: found.get(name) for name in expected} == expected


def test_a_record_without_a_type_is_not_joined_to_the_one_before() -> None:
    found = endnote.read(b"%0 Book\n%A Karimi, S.\n%T A\n%X One\n\n%K two\n\n%A Rezaei, A.\n%T C\n%J D\n")
    assert [dict(one.fields)["author"] for one in found] == ["Karimi, S.", "Rezaei, A."]
    assert dict(found[0].fields)["keywords"] == "two"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("%0 Book\n%T A\n\n%A Karimi, S.\n%D 2020\n", ["A"]),
        ("%0 Book\n%A Karimi, S.\n\n%T A\n\n%A Noori, R.\n\n%T B\n", ["A", "B"]),
        ("%0 Book\n%T A\n%E Karimi, S.\n\n%A Noori, R.\n%T B\n%0 Book\n%T C\n", ["A", "B", "C"]),
        ("%0 Book\n%T A\n\n%T B\n\n%0 Book\n\n%T C\n", ["A", "B", "C"]),
    ],
)
def test_an_empty_line_ends_a_record_where_the_next_lines_cannot_be_of_it(text: str, titles: list[str]) -> None:
    found = [dict(one.fields) for one in endnote.read(text.encode())]
    assert [one.get("title") for one in found] == titles


def test_a_record_of_many_parts_takes_no_more_steps_for_each() -> None:
    def steps(count: int) -> int:
        made = 0

        def count_one(*_: object) -> None:
            nonlocal made
            made += 1

        before = sys.getprofile()
        sys.setprofile(count_one)
        try:
            assert len(endnote.read(b"%0 Book" + b"\n\n%A Karimi, S." * count)) == 1
        finally:
            sys.setprofile(before)
        return made

    steps(1)
    assert steps(400) < 5 * steps(100)


def test_refer_without_types_parts_records_at_empty_lines() -> None:
    assert len(endnote.read(b"%T A\n%J B\n\n%T C\n%J D\n")) == 2


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"title": ["On Things"], "subtitle": ["A Study"]}, {"title": "On Things: A Study"}),
        ({"title": "On Things: A Study", "subtitle": ["A Study"]}, {"title": "On Things: A Study"}),
        ({"title": "A", "original-title": ["ب"]}, {"title": "A", "title_fa": "ب"}),
        ({"author": [{"family": "Rezaei", "given": "A"}, {"name": "A Group"}]}, {"author": "Rezaei, A and {A Group}"}),
        (
            {"author": [{"family": "van Berg", "given": "A", "parse-names": 0}, {"family": "van Dam", "given": "B"}]},
            {"author": "{van Berg}, A and van Dam, B"},
        ),
        (
            {"author": [{"family": "Rezaei", "given": "A"}], "custom": {"et-al": ["author"]}},
            {"author": "Rezaei, A and others"},
        ),
        (
            {"issued": {"date-parts": [[2022, 5]]}, "custom": {"issued": {"fa": "1401-03"}}},
            {"date": "2022-05", "date_fa": "1401-03"},
        ),
        ({"keyword": "a, b, c", "custom": {"keyword": {"en": ["a", "b, c"]}}}, {"keywords": "a, {b, c}"}),
        ({"custom": {"pdf": "https://x.example/a.pdf"}}, {"pdf": "https://x.example/a.pdf"}),
        ({"author": [{"given": "Plato"}]}, {"author": "Plato"}),
        ({"author": [{"family": "Berg", "non-dropping-particle": "van"}]}, {"author": "{van Berg}"}),
        ({"issued": {"date-parts": [[2022, 5]]}}, {"date": "2022-05"}),
        ({"issued": {"date-parts": [["2022", "5", "12"]]}}, {"date": "2022-05-12"}),
        ({"issued": {"date-parts": [[2022], [2023]]}}, {"date": "2022/2023"}),
        ({"issued": {"date-parts": [[2022]], "circa": True}}, {"date": "2022~"}),
        ({"issued": {"date-parts": [[2022]], "season": 2}}, {"date": "2022-22"}),
        ({"issued": {"raw": "2022-05-12"}}, {"date": "2022-05-12"}),
        ({"issued": {"date-parts": [[None]]}}, {}),
        ({"issued": "2022-05-12"}, {"date": "2022-05-12"}),
        ({"issued": {"date-parts": [[2022]]}, "published-print": {"date-parts": [[2022, 1]]}}, {"date": "2022-01"}),
        ({"event-date": {"date-parts": [[2022, 5, 1], [2022, 5, 3]]}}, {"eventdate": "2022-05-01/2022-05-03"}),
        (
            {"event": {"name": "Salt Days", "location": "Shiraz", "start": {"date-parts": [[2022, 5, 1]]},
                       "end": {"date-parts": [[2022, 5, 3]]}}},
            {"eventtitle": "Salt Days", "venue": "Shiraz", "eventdate": "2022-05-01/2022-05-03"},
        ),
        ({"institution": [{"name": "Lab", "place": ["Yazd"]}]}, {"publisher": "Lab", "location": "Yazd"}),
        ({"license": "https://x.example/l"}, {"license": "https://x.example/l"}),
        ({"abstract": "<jats:title>Abstract</jats:title><jats:p>On salt.</jats:p>"}, {"abstract": "On salt."}),
        ({"abstract": " <jats:title>Summary : </jats:title> On salt."}, {"abstract": "On salt."}),
        ({"abstract": f"On{' ' * 300_000}salt."}, {"abstract": "On salt."}),
        (
            {"abstract": f"On salt. <jats:title>Abstract{' ' * 300_000}of</jats:title>"},
            {"abstract": "On salt. Abstract of"},
        ),
        ({"resource": {}, "URL": "https://doi.org/10.5555/a"}, {"url": "https://doi.org/10.5555/a"}),
        (
            {"resource": {"primary": {}}, "DOI": "10.5555/a", "URL": "https://doi.org/10.5555/a"},
            {"doi": "10.5555/a", "url": "https://doi.org/10.5555/a"},
        ),
        ({"event": {"name": "A", "start": {"date-parts": [[2022, 5]]}, "end": None}}, {"eventdate": "2022-05"}),
        ({"relation": False, "approved": {"date-parts": [[None]]}, "author": [{"family": "A", "x": False}]}, {}),
        ({"journal-issue": {"issue": "2", "published-print": {"raw": "2022"}}}, {"number": "2", "date": "2022"}),
        ({"issue": "2", "journal-issue": {"issue": "2"}, "subtype": "preprint"}, {"number": "2"}),
        ({"DOI": "10.5555/a.b", "alternative-id": ["A.B", "10.5555/A.b", "b"]}, {"doi": "10.5555/a.b"}),
        (
            {"type": "book", "isbn-type": [{"value": "9780131103627"}], "ISBN": ["978-0-13-110362-7"]},
            {"isbn": "9780131103627"},
        ),
        ({"issn-type": [{"type": "electronic", "value": "12345679"}], "ISSN": "1234-5679"}, {"eissn": "12345679"}),
        ({"issued": {"raw": "2022-05-01"}, "posted": {"raw": "2022-05-01"}}, {"date": "2022-05-01"}),
        ({"posted": {"raw": "2022-05-01"}}, {"date": "2022-05-01"}),
        ({"issn-type": [{"type": "print", "value": "1234-5679"}]}, {"issn": "1234-5679"}),
        (
            {"type": "book", "isbn-type": [{"type": "print", "value": "http://id.crossref.org/isbn/9780131103627"}]},
            {"isbn": "9780131103627"},
        ),
        (
            {
                "funder": [
                    {"name": "Salt Fund", "award": ["S-1", "S-2"], "doi-asserted-by": "publisher"},
                    {"name": "Salt Fund", "award": ["S-2"]},
                    {"name": "Sea Fund"},
                ]
            },
            {"funding": "Salt Fund (S-1, S-2); Sea Fund"},
        ),
        ({"updated-by": [{"type": "correction"}, {"type": "erratum"}]}, {"relatedtype": "erratum"}),
        (
            {"reference": [{"author": "A", "component": "3", "ISBN": "9780131103627"}]},
            {"references": "[1] A, 3, 9780131103627"},
        ),
        ({"page": "1-9", "issue": "2"}, {"pages": "1--9", "number": "2"}),
        ({"article-number": "e7", "issue": "2"}, {"eid": "e7", "number": "2"}),
        ({"title": "&lt;i&gt;x&lt;/i&gt; and <i>y</i>"}, {"title": "x and y"}),
        ({"page": "A-1-A-20", "page-first": "A-1"}, {"pages": "A-1--A-20"}),
        ({"page": "225-246"}, {"pages": "225--246"}),
        ({"number": "arXiv:2101.00001"}, {"eprint": "2101.00001", "eprinttype": "arxiv"}),
        ({"abstract": "<jats:p>About <jats:i>things</jats:i>.</jats:p>"}, {"abstract": "About things."}),
        ({"keyword": "one, two"}, {"keywords": "one, two"}),
        ({"license": [{"URL": "https://x.example/l"}]}, {"license": "https://x.example/l"}),
        (
            {"container-title": "J", "ISSN": ["1234-5679", "2345-6780"],
             "issn-type": [{"value": "2345-6780", "type": "electronic"}]},
            {"issn": "1234-5679", "eissn": "2345-6780"},
        ),
        ({"accessed": {"date-parts": [[2023, 1, 2]]}}, {"urldate": "2023-01-02"}),
    ],
)  # fmt: skip
def test_a_variable_of_json(item: dict[str, Any], expected: Expected) -> None:
    found = dict(of_json(**item).fields)
    assert {name: found.get(name) for name in expected} == expected
    assert of_json(**item).lost == ()


def test_an_answer_of_crossref_is_read() -> None:
    work = {
        "type": "journal-article",
        "DOI": "10.5555/a",
        "URL": "https://doi.org/10.5555/a",
        "title": ["On Things"],
        "author": [
            {"family": "", "given": ""},
            {"family": "Noori", "given": "Roya", "affiliation": []},
            {"family": "Rezaei", "given": "Ali", "ORCID": "https://orcid.org/0000-0002-1825-0097",
             "sequence": "additional", "prefix": "Dr.", "affiliation": [
                 {"name": "Invented University", "place": ["Tehran"], "id": [
                     {"id": "https://ror.org/05dxps055", "id-type": "ROR", "asserted-by": "publisher"},
                     {"id": "grid.5555.1", "id-type": "GRID"}]},
                 {"name": "Salt Press"}, {"id": [{"id": "https://ror.org/02mhbdp94"}]}, "Sea Institute"]},
            "Noori, R.",
        ],
        "resource": {"primary": {"URL": "https://journal.example/a"}},
        "link": [{"URL": "https://journal.example/a.pdf", "content-type": "application/pdf"}],
        "relation": {"is-preprint-of": []},
        "indexed": {"date-parts": [[2024, 1, 1]]},
    }  # fmt: skip
    for answer in ({"status": "ok", "message": work}, {"message": {"items": [work]}}, work, [work], {"items": [work]}):
        (record,) = csl_json.read(msgspec.json.encode(answer))
        found = dict(record.fields)
        assert (record.type, found["url"], found["pdf"]) == (
            "article", "https://journal.example/a", "https://journal.example/a.pdf",
        )  # fmt: skip
        assert found["author_orcid"] == '2="0000-0002-1825-0097"'
        assert found["author_affiliation"] == '2="Invented University"'
        assert found["author_ror"] == '2="https://ror.org/05dxps055"'
        assert found["author_affiliation2"] == '2="Salt Press"'
        assert record.lost == (
            "author.prefix: Dr.",
            'author.affiliation.place: ["Tehran"]',
            "author.affiliation.id: grid.5555.1",
            "author.affiliation.id: https://ror.org/02mhbdp94",
            "author.affiliation: Sea Institute",
            "author: Noori, R.",
            'relation: {"is-preprint-of":[]}',
        )


def test_what_an_answer_of_crossref_says_beside_what_is_read_is_lost_by_name() -> None:
    def day(*parts: int) -> dict[str, list[list[int]]]:
        return {"date-parts": [[*parts]]}

    lost = of_json(
        type="journal-article",
        title=["On Salt"],
        subtitle=["A Study", "A Second One"],
        **{"published-print": day(2022, 1), "published-online": day(2021, 12, 30), "published": day(2021, 12, 30)},
        issued=day(2021, 12, 30),
        accessed={"raw": "yesterday"},
        license=[{"URL": "https://x.example/l"}, {"URL": "https://x.example/tdm"}, {"URL": "https://x.example/l"}],
        link=[
            {"URL": "https://x.example/a.pdf", "content-type": "application/pdf"},
            {"URL": "https://x.example/a.pdf", "content-type": "unspecified"},
            {"URL": "https://x.example/a.xml", "content-type": "text/xml"},
        ],
        resource={"primary": {"URL": "https://x.example/a"}, "secondary": [{"URL": "https://y.example/a"}]},
        URL="https://z.example/a",
        event={"name": "Salt Days", "acronym": "SD", "start": {"raw": "soon"}},
        institution=[{"name": "Lab", "acronym": ["L"]}],
        relation={},
        funder=[],
    ).lost
    assert lost == (
        "published-online: 2021-12-30",
        'accessed: {"raw":"yesterday"}',
        "subtitle: A Second One",
        "link: https://x.example/a.xml",
        "license: https://x.example/tdm",
        "resource: https://x.example/a",
        "resource.secondary: https://y.example/a",
        "event.acronym: SD",
        'event.start: {"raw":"soon"}',
        'institution.acronym: ["L"]',
    )


@pytest.mark.parametrize(
    ("item", "lost"),
    [
        ({"custom": "x"}, "custom: x"),
        ({"custom": {"author": "x"}}, "custom.author: x"),
        (
            {"author": [{"family": "Karimi"}], "custom": {"author": {"fa": [{"family": "a"}, {"family": "b"}]}}},
            'custom.author.fa: [{"family":"a"},{"family":"b"}]',
        ),
        ({"custom": {"et-al": ["author", "composer"]}}, "custom.et-al: composer"),
        ({"custom": {"et-al": [{"name": "author"}]}}, 'custom.et-al: {"name":"author"}'),
        ({"custom": {"et-al": "author"}}, "custom.et-al: author"),
        ({"issued": {"raw": "2022"}, "custom": {"issued": {"fa": "1401-15"}}}, "custom.issued.fa: 1401-15"),
        ({"issued": {"raw": "2022"}, "custom": {"issued": {"fa": "1401-03", "x": "y"}}}, "custom.issued.x: y"),
        ({"custom": {"issued": {"fa": "1401"}}}, "custom.issued.fa: 1401"),
        (
            {"event": {"name": "A", "start": {"date-parts": [[2022, 5, 1]]}, "end": "2022-05-03"}},
            "event.end: 2022-05-03",
        ),
        (
            {"resource": {"primary": {"URL": "https://x.example/a"}}, "URL": "https://doi.org/10.5555/a"},
            "resource: https://x.example/a",
        ),
        ({"author": [{"family": "A", "x": 0}]}, "author.x: 0"),
        ({"issue": "2", "journal-issue": {"issue": "3"}}, "journal-issue.issue: 3"),
        ({"journal-issue": {"issue": "3", "x": "y"}}, "journal-issue.x: y"),
        (
            {"issued": {"raw": "2022"}, "journal-issue": {"published-online": {"date-parts": [[2021, 5]]}}},
            "journal-issue.published-online: 2021-05",
        ),
        ({"DOI": "10.5555/a", "alternative-id": ["S7"]}, "alternative-id: S7"),
        ({"DOI": "10.5555/a17", "alternative-id": ["7"]}, "alternative-id: 7"),
        ({"DOI": "10.5555/a", "alternative-id": ["5"]}, "alternative-id: 5"),
        ({"title": "On &lt;div&gt; in &lt;a&gt;&lt;/a&gt; x"}, "title: On &lt;div&gt; in &lt;a&gt;&lt;/a&gt; x"),
        ({"subtype": "letter"}, "subtype: letter"),
        ({"language": "Klingonish"}, "language: Klingonish"),
        ({"page": "1-9", "article-number": "e7"}, "article-number: e7"),
        ({"type": "paper-conference", "page": "1-9", "number": "7"}, "number: 7"),
        ({"license": [{"URL": "https://x.example/m", "content-version": "tdm"}]}, "license: https://x.example/m"),
        ({"institution": {"name": "A", "place": ["-"]}}, "institution.place: -"),
        ({"language": ["en"]}, 'language: ["en"]'),
        ({"subject": [{"x": "y"}]}, 'subject: {"x":"y"}'),
        ({"license": [{"x": "y"}]}, 'license: {"x":"y"}'),
        ({"link": "https://x.example/a"}, "link: https://x.example/a"),
        ({"issn-type": [{"type": "print"}]}, 'issn-type: {"type":"print"}'),
        ({"journal-issue": "3"}, "journal-issue: 3"),
        ({"resource": "x"}, "resource: x"),
        ({"publisher": {"id": "x"}}, 'publisher: {"id":"x"}'),
        ({"title": ["On Salt", {"value": "x"}]}, 'title: {"value":"x"}'),
    ],
)
def test_what_has_another_shape_than_it_should_is_lost_by_name(item: dict[str, Any], lost: str) -> None:
    assert of_json(**item).lost == (lost,)


def test_the_licence_is_that_of_the_published_version() -> None:
    versions = {"tdm": "https://x.example/m", "am": "https://x.example/a", "vor": "https://x.example/v"}
    found = of_json(license=[{"URL": url, "content-version": version} for version, url in versions.items()])
    assert dict(found.fields)["license"] == "https://x.example/v"
    assert found.lost == ("license: https://x.example/m", "license: https://x.example/a")


def test_the_place_of_an_institution_that_did_not_publish_is_not_the_publishers() -> None:
    found = of_json(publisher="Salt Press", institution=[{"name": "Lab", "place": ["Yazd"]}])
    assert (dict(found.fields), found.lost) == (
        {"publisher": "Salt Press"},
        ("institution: Lab", 'institution.place: ["Yazd"]'),
    )


def test_what_a_work_cites_is_read_from_crossref() -> None:
    work = {
        "type": "journal-article",
        "title": ["On Things"],
        "reference": [
            {"key": "r1", "unstructured": "Karimi, S. <i>On Salt</i>; 2001. 10.5555/SALT.", "DOI": "10.5555/salt"},
            {"key": "r2", "unstructured": "Noori, R. On Sea.", "DOI": "10.5555/sea", "doi-asserted-by": "crossref"},
            {"key": "r3", "DOI": "10.5555/sand", "doi-asserted-by": "publisher"},
            {
                "key": "r4",
                "author": "Wells",
                "year": "2002",
                "journal-title": "Wells",
                "first-page": "7",
                "volume": "3",
            },
            {"key": "r5"},
            "r6",
        ],
    }
    (record,) = csl_json.read(msgspec.json.encode(work))
    assert dict(record.fields)["references"].split("\n") == [
        "[1] Karimi, S. On Salt; 2001. 10.5555/SALT.",
        "[2] Noori, R. On Sea. doi:10.5555/sea",
        "[3] doi:10.5555/sand",
        "[4] Wells, Wells, 3, 7, 2002",
    ]
    assert record.lost == ('reference: {"key":"r5"}', "reference: r6")


def test_what_is_no_object_is_lost_and_the_others_are_read() -> None:
    first, second = csl_json.read(b'[7, {"type": "book", "title": "A"}]')
    assert (first.fields, first.lost) == ((), ("what is no object: 7",))
    assert dict(second.fields)["title"] == "A"


def test_what_older_programs_say_beside_a_journal_is_a_note() -> None:
    (record,) = endnote.read(b"%T A\n%J Journal of Things\n%O Mine\n")
    assert dict(record.fields)["note"] == "Mine"


@pytest.mark.parametrize("data", [b"", b"hello", b"{", b"[" * 100_000, b'{"a": 1}', b"[]", b"7", b"\xff\xfe"])
@pytest.mark.parametrize("name", READERS)
def test_a_file_of_another_kind_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableError):
        list(READERS[name](data))


def test_the_types_of_readers_are_those_of_the_writers() -> None:
    assert {one.ris for one in KINDS.values()} - {"GEN"} <= ris.TYPES.keys()
    assert {KINDS[kind].ris for kind in ENDNOTE_TYPES} - {"GEN"} <= ris.TYPES.keys()
    assert {name.lower() for name in ENDNOTE_TYPES.values()} <= endnote.TYPES.keys()
    for code, kind in ris.TYPES.items():
        own = {one.ris for one in KINDS.values()}
        assert (
            code not in own or kind in {"article", "speech", "motion_picture", "collection"} or KINDS[kind].ris == code
        )


VALUES = st.text(max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(VALUES, inner, max_size=3),
    max_leaves=8,
)
VARIABLES = st.sampled_from(sorted(READ))
TAGGED: dict[str, tuple[st.SearchStrategy[str], str, Callable[[bytes], list[Imported]]]] = {
    "ris": (st.sampled_from(sorted(ris.PLACES)), "{}  - {}", ris.read),
    "endnote": (st.sampled_from(sorted(endnote.PLACES)), "{} {}", endnote.read),
}


@pytest.mark.parametrize("form", TAGGED)
@given(data=st.data())
def test_no_line_makes_a_reader_fail(form: str, data: st.DataObject) -> None:
    tags, line, read = TAGGED[form]
    lines = data.draw(st.lists(st.builds(line.format, tags, VALUES), min_size=1, max_size=8))
    for record in read("\n".join(lines).encode("utf-8", "replace")):
        assert len({name for name, _ in record.fields}) == len(record.fields)
        assert all(value for _, value in record.fields)


@given(st.dictionaries(VARIABLES, JSON, min_size=1, max_size=6))
def test_no_value_makes_the_reader_of_json_fail(item: dict[str, Any]) -> None:
    for record in csl_json.read(msgspec.json.encode(item)):
        assert all(value for _, value in record.fields)
