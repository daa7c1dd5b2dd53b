from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats.xml import Element, document, element

# What XML 1.0 has characters for (https://www.w3.org/TR/xml/#charsets).
ALLOWED = "\t\n\r", (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF)
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def is_allowed(char: str) -> bool:
    return char in ALLOWED[0] or any(first <= ord(char) <= last for first, last in ALLOWED[1:])


def allowed(value: str) -> str:
    return "".join(filter(is_allowed, value))


@pytest.mark.parametrize(
    "value",
    [
        "a & b < c > d",
        "]]>",
        "<!-- no comment -->",
        "&amp; &#65;",
        "one\rtwo\r\nthree\nfour\tfive",
        "\"double\" 'single'",
        "نیم\u200cفاصله \U0001f600 \u2028 \x85",
    ],
)
def test_a_text_comes_back_as_it_was(value: str) -> None:
    root = ElementTree.fromstring(document(Element("root", {"says": value}, (value,))))
    assert (root.text, root.get("says")) == (value, value)


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_has_no_character_for_is_left_out(char: str) -> None:
    root = ElementTree.fromstring(document(Element("root", {"says": f"a{char}b"}, (f"a{char}b",))))
    assert (root.text, root.get("says")) == ("ab", "ab")


@given(ANY_TEXT, ANY_TEXT)
def test_every_text_gives_a_file_that_says_it(value: str, other: str) -> None:
    root = ElementTree.fromstring(document(Element("root", {"says": value}, (value, Element("child"), other))))
    assert (root.text or "", root[0].tail or "", root.get("says")) == (allowed(value), allowed(other), allowed(value))


def test_elements_have_a_line_each_where_there_is_no_text_among_them() -> None:
    name = Element("name", {}, ("Rezaei, ", Element("b", {}, ("Sara",))))
    assert document(Element("people", {"xml:lang": "en"}, (name, Element("none")))).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<people xml:lang="en">\n'
        "  <name>Rezaei, <b>Sara</b></name>\n"
        "  <none/>\n"
        "</people>\n"
    )


def test_a_document_type_stands_before_the_root() -> None:
    assert document(Element("root"), "<!DOCTYPE root>").splitlines()[1:] == [b"<!DOCTYPE root>", b"<root/>"]


def test_an_element_without_content_is_none() -> None:
    assert element("volume", {"xml:lang": "fa"}, "") == ()
    assert element("volume", {"xml:lang": "fa"}) == ()
    assert element("volume", {}, *element("issue", {}, "")) == ()


def test_an_element_has_no_empty_attributes() -> None:
    assert element("volume", {"xml:lang": "", "seq": "1"}, "5") == (Element("volume", {"seq": "1"}, ("5",)),)
