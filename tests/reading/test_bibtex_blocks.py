import pytest

from sitegen.reading.bibtex_blocks import Block, cut

ENTRY = "@book{b, title = {B}}"


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    return cut(text)[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{ENTRY} {ENTRY}", [("book", 1, ENTRY), ("book", 1, ENTRY)]),
        (f"words\n\n  {ENTRY}", [("book", 3, ENTRY)]),
        ("@BOOK{b}", [("book", 1, "@BOOK{b}")]),
        ("@مقاله{b}", [("مقاله", 1, "@مقاله{b}")]),
        ("write to me@book{b} or @ {b} or @book", []),
        ('@book(b, t = ")", u = {)})', [("book", 1, '@book(b, t = ")", u = {)})')]),
        ("@book{b, t = {\\}}}", [("book", 1, "@book{b, t = {\\}}")]),
        ("@preamble{x}@comment{y}@string{a = 1}", [("preamble", 1, ""), ("string", 1, "@string{a = 1}")]),
    ],
)
def test_blocks_are_cut_where_their_braces_close(text: str, found: list[tuple[str, int, str]]) -> None:
    assert [(block.type, block.source.line, block.text) for block in blocks(text)] == found


@pytest.mark.parametrize(
    "broken",
    [
        "@book{a, t = {x}",
        "@book{a, t = {x",
        "@book{a, t = {{{x}",
        "@book(a, t = {x}",
        "@book(a, t = {x",
        "@book{a, t = {x} @book{c, t = {x}",
    ],
)
def test_an_unclosed_block_ends_where_the_next_line_begins_one(broken: str) -> None:
    *unclosed, whole = blocks(f"{broken}\n{ENTRY}")
    assert {block.problem.code for block in unclosed if block.problem} == {"unclosed-entry"}
    assert (whole.text, whole.problem) == (ENTRY, None)


def test_without_line_ends_an_unclosed_block_takes_no_other_along() -> None:
    unclosed, whole = blocks("@book{a, t = {{x} " + ENTRY)
    assert unclosed.problem is not None
    assert whole.text == ENTRY


def test_an_entry_that_opens_in_a_comment_does_not_swallow_the_next() -> None:
    commented, whole = blocks(f"% as in @book{{x, ...\n{ENTRY}")
    assert commented.problem is not None
    assert commented.problem.code == "commented-out-entry"
    assert whole.text == ENTRY


@pytest.mark.parametrize("after", [", year = {2000}", '} year = "x"', ", year =\n{x}"])
def test_the_end_of_a_record_that_was_cut_short_makes_it_unusable(after: str) -> None:
    (block,) = blocks(ENTRY + after)
    assert block.problem is not None
    assert block.problem.code == "fields-outside-entry"


@pytest.mark.parametrize("after", [" a remark", "}", ", }", "\n% year = {2000}", "\nx = y", "\n@comment{year = {1}}"])
def test_other_words_after_the_end_are_comments(after: str) -> None:
    assert blocks(ENTRY + after)[0].problem is None


def test_an_unclosed_definition_is_no_entry() -> None:
    definition, whole = blocks(f"@string{{a = {{x}}\n{ENTRY}")
    assert not definition.is_entry
    assert definition.problem is not None
    assert whole.is_entry


@pytest.mark.parametrize("piece", ["\n@a{", "\n@a{{", '\n@a{"', "\n@a(", "\n@a({", "@a{ ", "% @a{ "])
def test_nothing_but_open_blocks_is_read(piece: str) -> None:
    found = blocks(piece * 20_000)
    assert found
    assert all(block.problem for block in found)


def test_text_between_entries_is_no_part_of_them_and_is_pointed_out_where_it_looks_like_fields() -> None:
    (block,) = blocks(ENTRY + '\ntitle = "x" is what the next one says.\n')
    assert block.problem is None
    assert [problem.code for problem in block.warnings] == ["text-like-fields"]


def test_entries_that_a_missing_brace_put_into_a_value_are_named_and_none_is_published_wrongly() -> None:
    swallowed = "@article{b,\n title = {B}\n}\n@book{c,\n title = {C}\n}"
    bib = "@article{a,\n title = {{X,\n author = {A},\n year = 2001\n}\n" + swallowed + "}}\n"
    (block,) = blocks(bib)
    assert block.problem is not None
    assert (block.problem.code, block.problem.severity) == ("entry-inside-value", "error")
    assert "`@article`, `@book`" in block.problem.message


def test_a_head_without_a_brace_is_named_and_its_neighbours_are_published() -> None:
    first, second = blocks(ENTRY + "\n@article broken, title={B}, year={1}}\n" + ENTRY)
    assert first.problem is second.problem is None
    assert [(problem.code, problem.source.line) for problem in first.warnings] == [("broken-head", 2)]


def test_an_entry_inside_a_macro_is_pointed_out() -> None:
    (block,) = blocks('@string{x = "\n@article{inner, title={I},\n}\n"}')
    assert [problem.code for problem in block.warnings] == ["entry-inside-value"]


@pytest.mark.parametrize("head", ["@bookbroken,", "@UNPUBLISH38},", "@book broken,"])
def test_a_damaged_head_does_not_take_the_entry_before_it_along(head: str) -> None:
    bib = f"@article{{ok,\n title={{OK}},\n}}\n\n{head}\n title={{B}},\n year={{1998}},\n}}\n"
    (block,) = blocks(bib)
    assert block.problem is None
    assert [(problem.code, problem.severity, problem.source.line) for problem in block.warnings] == [
        ("broken-head", "error", 5)
    ]
