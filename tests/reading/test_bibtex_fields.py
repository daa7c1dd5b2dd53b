import pytest

from sitegen.reading.bibtex_fields import parse_block
from sitegen.reading.raw_block import Field, Piece


def pieces(text: str) -> list[tuple[str, list[tuple[str, bool]]]]:
    fields = parse_block(text).fields
    return [(field.name, [(piece.text, piece.is_macro) for piece in field.pieces]) for field in fields]


def codes(text: str) -> list[str]:
    return [finding.code for finding in parse_block(text).findings]


def test_a_block_is_a_key_and_fields() -> None:
    block = parse_block('@Book{key,\n Title = {A {b}},\n note = "c" # jan # 3\n}')
    assert (block.type, block.key, block.findings) == ("book", "key", ())
    assert block.fields == (
        Field("title", (Piece("A {b}"),), 1),
        Field("note", (Piece("c"), Piece("jan", is_macro=True), Piece("3")), 2),
    )


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("@a{, ", ""),
        ("@a { ", ""),
        ("@a{", ""),
        ("@a{ k , ", "k"),
        ("@a{k ", "k"),
        ("@a{a b, ", "a b"),
        ("@a\n{کلید‌ها, ", "کلید\u200cها"),
        ("@a{k\\x@y, ", "k\\x@y"),
        ("@a{k\x00\u202e, ", "k"),
    ],
)
def test_a_key_may_be_anything_or_nothing(head: str, key: str) -> None:
    block = parse_block(head + "t = {x}, u = {y}}")
    assert block.key == key
    assert [field.name for field in block.fields] == ["t", "u"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("{}", [("", False)]),
        ('"a {"} b"', [('a {"} b', False)]),
        ("{@b{c}\n@d(e)}", [("@b{c}\n@d(e)", False)]),
        ("2000", [("2000", False)]),
        ("۱۳۸۷", [("۱۳۸۷", False)]),
        ("22-30", [("22-30", False)]),
        ("https://a.example/?b=c#d", [("https://a.example/?b=c#d", False)]),
        ("jan#{ 1}", [("jan", True), (" 1", False)]),
        ("{a} {b}", [("{a} {b}", False)]),
        ("two words", [("two words", False)]),
        ("x@y.example", [("x@y.example", False)]),
        ("", []),
    ],
)
def test_values_of_every_kind_are_read(value: str, found: list[tuple[str, bool]]) -> None:
    assert pieces(f"@a{{k, t = {value}, u = {{next}}}}") == [("t", found), ("u", [("next", False)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('@a{k t = {x} u = 1 v = jan w = "y"z = {q}}', ["missing-comma"]),
        ("@a{k, t = {x} # u v = {y}}", ["missing-comma"]),
        ("@a{k, t = {x},, u = {y},}", []),
        ("@a{k, t = {x}, u}", ["text-between-fields"]),
        ('@a{k, t = "x\n, u = {y}}', ["unclosed-quote"]),
        ("@a{k, t = {x}, % u = {y}\n v = {z}}", ["commented-out-field"]),
        ("@a{k, t = {x}, % words, and more\n v = {z}}", []),
        ("@a{k, t = {x} y}", ["text-beside-value"]),
        ("@a{k, = {x}}", ["nameless-field"]),
    ],
)
def test_what_is_put_right_is_told(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_missing_comma_is_told_with_the_line_of_the_value_before_it() -> None:
    (finding,) = parse_block("@a{k,\n t = {x\n y} u = {z}\n}").findings
    assert finding.line == 1


def test_fields_know_their_lines() -> None:
    block = parse_block("@a\n{k,\n t = {x\n\n y},\n words, % a = {comment}\n\n u\n = jan\n v = 1}")
    assert [(field.name, field.line) for field in block.fields] == [("t", 2), ("u", 8), ("v", 9)]


@pytest.mark.parametrize("name", ["isbn-13", "dc:title", "title_fa", "نام", "x.y", "date+added"])
def test_a_field_may_have_any_name(name: str) -> None:
    assert pieces(f"@a{{k, {name} = {{x}}}}") == [(name, [("x", False)])]


def test_what_stands_for_values_inside_cannot_be_written_in_a_file() -> None:
    assert pieces("@a{k, t = {x}, u = \x020\x03}")[1] == ("u", [("\x020\x03", False)])


def test_a_definition_has_fields_and_no_key() -> None:
    block = parse_block('@string(press = "Press")')
    assert (block.key, block.fields) == ("", (Field("press", (Piece("Press"),), 0),))
