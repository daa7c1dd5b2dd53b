import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.formats.facts import is_printed, one_line
from sitegen.formats.jats import FORMAT as JATS
from sitegen.formats.mods import FORMAT as MODS
from tests.formats.works import JOURNAL, addresses, make

BROKEN = st.text(st.sampled_from("a ب\n\r\v\f\t\x1c\x1d\x1e\x85\u2028\u2029\u200c") | st.characters(), max_size=20)


@given(BROKEN, st.sampled_from([1, 50]), st.sampled_from(["", "a" * 600]))
def test_short_or_long_a_value_has_a_blank_for_each_run_of_breaks(part: str, times: int, more: str) -> None:
    value = part * times + more
    assert one_line(value) == " ".join(line for line in map(str.strip, value.splitlines()) if line)


@pytest.mark.parametrize(
    ("printed", "online", "expected"),
    [
        (("1234-5679",), ("2345-6780",), True),
        (("1234-5679",), (), False),
        (("1234-5679", "2345-6780"), (), False),
        ((), ("2345-6780",), False),
    ],
)
def test_an_issn_alone_is_not_said_to_be_that_of_a_printed_journal(
    printed: tuple[str, ...], online: tuple[str, ...], *, expected: bool
) -> None:
    journal = replace(JOURNAL, issn=printed, eissn=online)
    entry = make(container=journal)
    assert is_printed(journal) == expected
    for form, said in ((JATS, b'"ppub"'), (MODS, b'displayLabel="print"')):
        assert form.write is not None
        assert (said in form.write([entry], addresses(entry))) == expected
