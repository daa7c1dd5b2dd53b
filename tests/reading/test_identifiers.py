import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.identifiers import Kind, arxiv_id, doi, doubts, isbns, issns, license_url, orcid, ror

SCHEMES = ("http://", "https:", "javascript:", "data:", "mailto:", "//", "www.", "x.ir", "10.1234/", "1234", "X")
SIGNS = ("٣", "۱", "م", "&amp;", "%4", " ", "\n", "\0", "\u202e", "\ud800", *"/\\@[]:%-<>{}?#", '"')
PIECES = st.sampled_from((*SCHEMES, *SIGNS))
HOSTILE = st.text(max_size=60) | st.lists(PIECES, max_size=20).map("".join)


def codes(kind: Kind, value: str) -> list[str]:
    return [doubt.code for doubt in doubts(kind, value)]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("10.1234/ABC.1", "10.1234/ABC.1"),
        ("https://doi.org/10.1234/ABC.1", "10.1234/ABC.1"),
        ("http://dx.doi.org/10.1234/ABC.1", "10.1234/ABC.1"),
        ("https://www.doi.org/10.1234/ABC.1", "10.1234/ABC.1"),
        ("doi.org/10.1234/ABC.1", "10.1234/ABC.1"),
        ("doi:10.1234/ABC.1", "10.1234/ABC.1"),
        ("DOI: 10.1234/ABC.1", "10.1234/ABC.1"),
        (" 10.1234/ABC.1. ", "10.1234/ABC.1"),
        ("(10.1234/ABC.1)", "10.1234/ABC.1"),
        ("{10.1234/ABC.1},", "10.1234/ABC.1"),
        ("<https://doi.org/10.1234/ABC.1>", "10.1234/ABC.1"),
        (r"10.1234/a\_b", "10.1234/a_b"),
        (r"10.1234/a{\_}b", "10.1234/a_b"),
        (r"10.1234/a\textunderscore{}b", "10.1234/a_b"),
        ("۱۰.۱۲۳۴/jsor.۲۰۲۲", "10.1234/jsor.2022"),
        ("10.1234/a–b", "10.1234/a-b"),
        ("10.1234/\u200ea", "10.1234/a"),
        ("10.1234/(SICI)1(1998)49:8<693::AID>3.0.CO;2-O", "10.1234/(SICI)1(1998)49:8<693::AID>3.0.CO;2-O"),
        ("https://doi.org/10.1234/%28SICI%29%3C1", "10.1234/(SICI)<1"),
        ("10.1234/a%28b", "10.1234/a%28b"),
    ],
)
def test_the_bare_doi_of_every_form(value: str, name: str) -> None:
    assert doi(value) == name
    assert codes("doi", value) == []


@pytest.mark.parametrize(
    "value", ["10.1234", "10.1234/", "11.1234/x", "10.12/x", "110.1234/x", "none yet", "10.1234/" + "x" * 600]
)
def test_what_is_no_doi_is_left_out_and_reported(value: str) -> None:
    assert doi(value) == ""
    assert codes("doi", value) == ["invalid-doi"]


@pytest.mark.parametrize("value", ["", "-", "{-}", "–", "N/A", "{}", " "])
@pytest.mark.parametrize("kind", ["doi", "issn", "isbn", "orcid", "ror", "arxiv", "url"])
def test_nothing_is_not_doubted(kind: Kind, value: str) -> None:
    assert codes(kind, value) == []


@pytest.mark.parametrize(
    "rest", ["x", "-x", "2022", "& x", "doi", "b c", "lake.2020.5", "lake 20", "Lake.5", "DEF", "in.2020", "- 2020.5"]
)
def test_a_doi_that_may_go_on_after_a_blank_is_none(rest: str) -> None:
    assert doi(f"10.1234/a {rest}") == ""
    assert codes("doi", f"10.1234/a {rest}") == ["invalid-doi"]


@pytest.mark.parametrize("rest", ["(accessed 2020)", "[doi]", "- x", ".", "تاریخ", "(2020)", "(c) 2020 X"])
def test_a_doi_ends_where_the_rest_can_be_no_part_of_it(rest: str) -> None:
    assert doi(f"10.1234/a {rest}") == "10.1234/a"


@pytest.mark.parametrize("form", ["{}", "https://doi.org/{}"])
@pytest.mark.parametrize(
    "rest",
    [
        *(". Epub 2020 Jan 5.", " PMID: 31234567", " PMID:31234567; PMCID: PMC12", " PMC123456", " Jan 2020"),
        *(" Published: 2020", " in Persian", " (in Persian)", " and others", " accessed", " Elsevier"),
        *(" Article 104567", " This is an article", ". (2020)", " [Epub ahead of print]", " (2020): 12-20"),
        *(" <https://x.example/1>", " - https://x.example/", " / 10.1234/b", " Salt-Marsh Press", " source: Smith"),
        *(" Accessed 5 May 2021", ". تاریخ ۱۴۰۰", " 5 May 2021", ". Salt. 2020;12:5.", " ScienceDirect", " p. 12"),
        *(" IEEE", " www.x.example", " [doi](https://x.example/)", " ?"),
    ],
)
def test_a_doi_ends_before_words_about_the_work(rest: str, form: str) -> None:
    assert doi(form.format("10.1016/j.salt.2020.01.001") + rest) == "10.1016/j.salt.2020.01.001"


SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"


@pytest.mark.parametrize(
    "place", [place for place, sign in enumerate(SICI) if place > SICI.index(")") and sign in "(<:>;A"]
)
def test_half_a_doi_with_signs_is_none(place: int) -> None:
    assert doi(f"{SICI[:place]} {SICI[place:]}") == doi(f"{SICI[: place + 1]} {SICI[place + 1 :]}") == ""


@pytest.mark.parametrize(
    "value",
    [
        "10.1016/S0140-6736 (05)66913-6",
        "10.1016/S0140-6736 (05) 66913-6",
        "10.1016/S0140-6736(05 )66913-6",
        "10.1890/0012-9658(2006)87 [1234:AB]2.0.CO;2",
        "10.1234/salt / 2020.5",
        "10.1016/j. Salt Study",
        "10.1234/a(available online)",
    ],
)
def test_half_a_doi_is_none(value: str) -> None:
    assert doi(value) == ""
    assert codes("doi", value) == ["invalid-doi"]


def test_of_several_dois_the_first_one_counts() -> None:
    assert doi("10.1234/a, 10.1234/b") == "10.1234/a"
    assert codes("doi", "10.1234/a, 10.1234/b") == ["several-dois"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("1234-5679", ("1234-5679",)),
        ("12345679", ("1234-5679",)),
        ("1234–5679", ("1234-5679",)),
        ("۱۲۳۴-۵۶۷۹", ("1234-5679",)),
        ("ISSN: 1234-5679", ("1234-5679",)),
        ("2434-561x", ("2434-561X",)),
        ("12345679, 2434-561X", ("1234-5679", "2434-561X")),
        ("1234-5679 (print) 1234-5679", ("1234-5679",)),
    ],
)
def test_issns_are_hyphenated(value: str, found: tuple[str, ...]) -> None:
    assert issns(value) == found
    assert codes("issn", value) == []


def test_a_wrong_check_digit_is_kept_and_reported() -> None:
    assert issns("1234-5670") == ("1234-5670",)
    assert codes("issn", "1234-5670") == ["issn-check-digit"]
    assert isbns("0-306-40615-3") == ("0-306-40615-3",)
    assert codes("isbn", "0-306-40615-3, 9780306406158") == ["isbn-check-digit", "isbn-check-digit"]


@pytest.mark.parametrize("value", ["1234", "123456789", "12345-679", "unknown"])
def test_what_is_no_issn_is_left_out_and_reported(value: str) -> None:
    assert issns(value) == ()
    assert codes("issn", value) == ["invalid-issn"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("0-306-40615-2", ("0-306-40615-2",)),
        ("9780306406157", ("9780306406157",)),
        ("978 0 306 40615 7", ("978-0-306-40615-7",)),
        ("۹۷۸-۰-۳۰۶-۴۰۶۱۵-۷", ("978-0-306-40615-7",)),
        ("080442957x", ("080442957X",)),
        ("0306406152 9780306406157", ("0306406152", "9780306406157")),
        ("9780306406157 0306406152", ("9780306406157", "0306406152")),
        ("0-306-40615-2 (hardcover), 0-8044-2957-X (paperback)", ("0-306-40615-2", "0-8044-2957-X")),
    ],
)
def test_isbns_keep_their_hyphens(value: str, found: tuple[str, ...]) -> None:
    assert isbns(value) == found
    assert codes("isbn", value) == []


@pytest.mark.parametrize("value", ["999999999999", "12345", "97803064061577"])
def test_what_is_no_isbn_is_left_out_and_reported(value: str) -> None:
    assert isbns(value) == ()
    assert codes("isbn", value) == ["invalid-isbn"]


@pytest.mark.parametrize(
    "value",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "http://orcid.org/0000-0002-1825-0097/",
        "0000000218250097",
        "۰۰۰۰-۰۰۰۲-۱۸۲۵-۰۰۹۷",
    ],
)
def test_orcid_is_bare(value: str) -> None:
    assert orcid(value) == "0000-0002-1825-0097"
    assert codes("orcid", value) == []


@pytest.mark.parametrize("value", ["0000-0002-1825-0098", "0000-0002-1825", "Mina Sorna"])
def test_an_orcid_with_a_wrong_check_digit_is_left_out(value: str) -> None:
    assert orcid(value) == ""
    assert codes("orcid", value) == ["invalid-orcid"]


def test_an_orcid_may_end_in_x() -> None:
    assert orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@given(st.text("0123456789", min_size=15, max_size=15))
def test_one_check_digit_in_eleven_fits_an_orcid(digits: str) -> None:
    fitting = [check for check in "0123456789X" if orcid(digits + check)]
    assert len(fitting) == 1


@pytest.mark.parametrize(
    "value", ["https://ror.org/0sarna106", "ror.org/0sarna106", "0SARNA106", "https://ror.org/0sarna106/"]
)
def test_ror_is_a_url(value: str) -> None:
    assert ror(value) == "https://ror.org/0sarna106"


@pytest.mark.parametrize(
    "value", ["https://ror.org/0sarna105", "https://ror.org/0sarna10", "https://example.org/0sarna106"]
)
def test_a_ror_with_wrong_check_digits_is_left_out(value: str) -> None:
    assert ror(value) == ""
    assert codes("ror", value) == ["invalid-ror"]


@pytest.mark.parametrize(
    ("eprint", "archive", "name"),
    [
        ("2101.00001", "arXiv", "2101.00001"),
        ("2101.00001v2", "arxiv", "2101.00001v2"),
        ("arXiv:2101.00001", "", "2101.00001"),
        ("0704.0001", "arXiv", "0704.0001"),
        ("2101.00001", "", "2101.00001"),
        ("2101.00001 [cs.DL]", "arXiv", "2101.00001"),
        ("hep-th/9901001", "{arXiv}", "hep-th/9901001"),
        ("math.GT/0309136v1", "arXiv", "math.GT/0309136v1"),
        ("https://arxiv.org/abs/2101.00001", "", "2101.00001"),
        ("https://arxiv.org/pdf/hep-th/9901001.pdf", "", "hep-th/9901001"),
        ("۲۱۰۱.۰۰۰۰۱", "arXiv", "2101.00001"),
        ("hep-th/9901001", "", ""),
        ("2101.00001", "jstor", ""),
        ("2113.00001", "arXiv", ""),
        ("https://sorna.example/article_1_a.pdf", "", ""),
        ("https://sorna.example/2101.00001", "", ""),
        ("12345", "", ""),
    ],
)
def test_an_arxiv_identifier_of_both_schemes(eprint: str, archive: str, name: str) -> None:
    assert arxiv_id(eprint, archive) == name


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-nd-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("{CC~BY-SA~3.0}", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("apache-2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        ("The MIT License", "https://spdx.org/licenses/MIT.html"),
        ("Apache License, Version 2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        ("GPLv3", "https://spdx.org/licenses/GPL-3.0.html"),
        ("GPL-3+", "https://spdx.org/licenses/GPL-3.0-or-later.html"),
        ("LGPL v2.1", "https://spdx.org/licenses/LGPL-2.1.html"),
        ("GNU General Public License v3.0", "https://spdx.org/licenses/GPL-3.0.html"),
        ("GNU GPL v3", "https://spdx.org/licenses/GPL-3.0.html"),
        ("GNU General Public License, version 3", "https://spdx.org/licenses/GPL-3.0.html"),
        ("GNU Affero General Public License v3.0 or later", "https://spdx.org/licenses/AGPL-3.0-or-later.html"),
        ('BSD 3-Clause "New" or "Revised" License', "https://spdx.org/licenses/BSD-3-Clause.html"),
        ('BSD 2-Clause "Simplified" License', "https://spdx.org/licenses/BSD-2-Clause.html"),
        ("Mozilla Public License 2.0", "https://spdx.org/licenses/MPL-2.0.html"),
        ("Apache License 2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International Public License",
            "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        ),
        (
            "Creative Commons Attribution Non Commercial No Derivatives 4.0 International",
            "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        ),
        ("CC-BY-NC 4.0 International", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("CC BY 3.0 Unported", "https://creativecommons.org/licenses/by/3.0/"),
        ("Creative Commons Zero v1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Public Domain (CC0)", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0 1.0 Universal Public Domain Dedication", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY ۴.۰", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://sorna.example/licence", "https://sorna.example/licence"),
    ],
)
def test_a_licence_is_an_address_or_a_short_name(value: str, url: str) -> None:
    assert license_url(value) == url
    assert codes("license", value) == []


@pytest.mark.parametrize(
    "value",
    [
        "© 2020 Sorna",
        "all rights reserved",
        "Creative Commons Attribution",
        "CC",
        "CC BY",
        "CC-BY-NC-ND",
        "mailto:mina@sorna.example",
    ],
)
def test_other_words_about_rights_are_no_licence(value: str) -> None:
    assert license_url(value) == ""
    assert codes("license", value) == ["invalid-license"]


def test_the_public_domain_is_cc0_only_where_it_says_so() -> None:
    assert license_url("Public Domain") == license_url("Public Domain Dedication") == ""


@given(HOSTILE)
def test_nothing_raises_and_every_identifier_stays_as_it_is(value: str) -> None:
    assert doi(doi(value)) == doi(value)
    assert issns(", ".join(issns(value))) == issns(value)
    assert isbns(", ".join(isbns(value))) == isbns(value)
    assert orcid(orcid(value)) == orcid(value)
    assert ror(ror(value)) == ror(value)
    assert arxiv_id(arxiv_id(value), "arXiv") == arxiv_id(value)
    assert license_url(license_url(value)) == license_url(value)


@given(HOSTILE, st.sampled_from(["doi", "issn", "isbn", "orcid", "ror", "arxiv", "url", "license"]))
def test_no_doubt_raises_or_leaves_the_editor_alone(value: str, kind: Kind) -> None:
    assert all(doubt.code and doubt.message and doubt.hint for doubt in doubts(kind, value))
