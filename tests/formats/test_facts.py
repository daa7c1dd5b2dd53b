from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats.facts import one_line

BROKEN = st.text(st.sampled_from("a ب\n\r\v\f\t\x1c\x1d\x1e\x85\u2028\u2029\u200c") | st.characters(), max_size=20)


@given(BROKEN, st.sampled_from([1, 50]), st.sampled_from(["", "a" * 600]))
def test_short_or_long_a_value_has_a_blank_for_each_run_of_breaks(part: str, times: int, more: str) -> None:
    value = part * times + more
    assert one_line(value) == " ".join(line for line in map(str.strip, value.splitlines()) if line)
