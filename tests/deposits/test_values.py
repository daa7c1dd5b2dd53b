"""The day of a work's last change, and the languages that DOAJ knows."""

import pytest

from sitegen.deposits.values import bibliographic_code, cut, datestamp, language_code
from sitegen.model import Date
from tests.formats.works import issued, make


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, "1970-01-01"),
        ({"issued": issued(2022, 5, 12)}, "2022-05-12"),
        ({"issued": issued(2022, 5)}, "2022-05-01"),
        ({"issued": issued(2022, end=(2023,))}, "2022-01-01"),
        ({"issued": Date("forthcoming")}, "1970-01-01"),
        ({"issued": issued(0)}, "1970-01-01"),
        ({"issued": issued(2022), "extra": (("date-modified", "2023-02-01 10:00:00 +0330"),)}, "2023-02-01"),
        ({"issued": issued(2022), "extra": (("modificationdate", "2023-02-01T10:00:00"),)}, "2023-02-01"),
        ({"issued": issued(2022), "extra": (("timestamp", "2023.02.01"),)}, "2023-02-01"),
        (
            {"issued": issued(2022), "extra": (("timestamp", "2019-01-01"), ("date-modified", "{2023-02-01}"))},
            "2023-02-01",
        ),
        ({"issued": issued(2022), "extra": (("timestamp", "2023-02-31"),)}, "2022-01-01"),
        ({"issued": issued(2022), "extra": (("timestamp", "last year"),)}, "2022-01-01"),
        ({"issued": issued(2022), "extra": (("timestamp", "۲۰۲۳-۰۲-۰۱"),)}, "2022-01-01"),
    ],
)
def test_a_work_has_the_day_of_its_last_change_or_of_its_issue(fields: dict[str, object], day: str) -> None:
    assert datestamp(make(**fields)) == day


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(("fa", "per"), ("fa-IR", "per"), ("en", "eng"), ("de", "ger"), ("ar", "ara"), ("zh-Hans", "chi")),
        *(("ku", "kur"), ("ckb", "kur"), ("tr", "tur"), ("az", "aze"), ("ps", "pus"), ("hr", "hrv"), ("ro", "rum")),
        *(("und", ""), ("", ""), ("zxx", "")),
    ],
)
def test_languages_are_named_by_the_codes_of_libraries(tag: str, code: str) -> None:
    assert bibliographic_code(tag) == code


def test_a_language_has_no_region() -> None:
    assert [language_code(tag) for tag in ("fa-IR", "en", "und", "zh-Hans")] == ["fa", "en", "", "zh"]


def test_what_is_too_long_is_cut_at_the_end() -> None:
    assert (cut("abc", 3), cut("abcd", 3), cut("ab cd", 3)) == ("abc", "abc", "ab")
