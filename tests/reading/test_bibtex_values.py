import pytest

from sitegen.reading.bibtex import Bibliography
from tests.reading.bibliography import read_bibliography


def read(text: str, **others: str) -> Bibliography:
    return read_bibliography({"a.bib": text, **{f"{name}.bib": other for name, other in others.items()}})


def values(text: str, **others: str) -> list[str]:
    return [entry.fields["t"] for entry in read(text, **others).entries]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('@string{x = "X"}@a{k, t = x}', "X"),
        ('@string{x = "X"}@a{k, t = X # " " # {y}}', "X y"),
        ('@string{x = "X"}@string{y = x # {Y}}@a{k, t = y}', "XY"),
        ('@a{k, t = x}@string{x = "X"}', "X"),
        ('@string{y = x}@string{x = "X"}@a{k, t = y}', "X"),
        ('@string{x = "X"}@string{x = x # x}@a{k, t = x}', "XX"),
        ("@a{k, t = jan}", "jan"),
        ('@a{k, t = "15~" # may}', "15~may"),
        ('@string{jan = "Januar"}@a{k, t = jan}', "Januar"),
        ("@a{k, t = Nowhere}", "Nowhere"),
    ],
)
def test_a_macro_stands_for_its_text(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_macro_means_what_was_last_said_above() -> None:
    text = '@string{x = "1"}@a{k1, t = x}@string{x = "2"}@a{k2, t = x}'
    assert values(text) == ["1", "2"]


def test_the_own_file_comes_before_the_others() -> None:
    assert values('@a{k, t = x}@string{x = "own"}', b='@string{x = "other"}') == ["own"]
    assert values("@a{k, t = x}", b='@string{x = "other"}') == ["other"]


def test_an_undefined_macro_is_told_and_kept_as_its_name() -> None:
    (problem,) = read("@a{k,\n t = Nowhere}").problems
    assert (problem.code, problem.source.line, problem.key) == ("undefined-string", 2, "k")


def test_a_sibling_is_no_cycle() -> None:
    text = '@string{z = a # b}@string{a = b}@string{b = "B"}@a{k, t = z}'
    assert values(text) == ["BB"]
    assert read(text).problems == ()


def test_a_cycle_is_told_once() -> None:
    found = read("@string{x = y}@string{y = x}@a{k, t = x # y}")
    assert [problem.code for problem in found.problems] == ["string-cycle"]
    assert [entry.key for entry in found.entries] == ["k"]


def test_a_long_chain_of_macros_is_followed() -> None:
    chain = "".join(f"@string{{x{number} = x{number + 1}}}" for number in range(5_000))
    assert values(chain + '@string{x5000 = "end"}@a{k, t = x0}') == ["end"]


def test_values_that_double_without_end_are_refused() -> None:
    doubling = "".join(f"@string{{x{number + 1} = x{number} # x{number}}}\n" for number in range(60))
    found = read(f'@string{{x0 = "{"x" * 100}"}}\n{doubling}@a{{k, t = x60}}')
    assert "value-too-long" in {problem.code for problem in found.problems}
    assert len(found.entries[0].fields["t"]) < 2**20


def test_long_values_that_are_used_over_and_over_are_refused_in_the_end() -> None:
    uses = "".join(f"@a{{k{number}, t = x}}" for number in range(100))
    found = read(f'@string{{x = "{"x" * 1_000_000}"}}{uses}')
    assert sum(len(entry.fields["t"]) for entry in found.entries) < 70_000_000
    assert len(found.entries) == 100
