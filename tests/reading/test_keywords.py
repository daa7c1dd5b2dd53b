import pytest

from tests.reading.test_entries import article


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("keywords_fa = {کلیدواژه\u200cها: الف، ب.}", ["الف", "ب"]),
        ("keywords_fa = {کلید واژه ها : الف؛ ب}", ["الف", "ب"]),
        ("keywords_fa = {واژه\u200cهای کلیدی: الف، ب}", ["الف", "ب"]),
        ("keywords_fa = {كلمات كليدي: الف، ب}", ["الف", "ب"]),
        ("keywords = {Keywords: Sand, Water.}", ["Sand", "Water"]),
        ("keywords = {Key words and phrases: {Sand, wet}; Water}", ["Sand, wet", "Water"]),
    ],
)
def test_a_label_and_the_full_stop_of_the_list_go(fields: str, words: list[str]) -> None:
    assert [word.value for word in article(fields).keywords] == words


@pytest.mark.parametrize(
    "value", ["Sand, U.S.", "Sand, etc.", "Keywords, Sand", "ق.م.", "Homo sp.", "Sand: wet", "واژه: یک"]
)
def test_what_is_no_label_and_no_full_stop_stays(value: str) -> None:
    assert ", ".join(word.value for word in article(f"keywords = {{{value}}}").keywords) == value


def test_a_label_alone_is_no_keyword() -> None:
    assert article("keywords = {Keywords: .}").keywords == ()
