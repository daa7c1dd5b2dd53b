"""HTML inside text, as plain text.

The tags are taken out here rather than by an HTML parser: text is escaped again when it is shown, a parser would
swallow `<W>` and reorder what stands in tables, and nh3's time is quadratic in the depth of nested `<div>`.
"""

import html
import re
from collections.abc import Mapping

from sitegen.language.characters import clean, collapse, tidy

SUPERSCRIPTS: Mapping[str, str] = {
    **dict(zip("0123456789+-−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ", strict=True)),
    "∘": "°", "′": "′", "*": "*", "∗": "*", "†": "†", "‡": "‡", "…": "…", "®": "®", "™": "™",
}  # fmt: skip
SUBSCRIPTS: Mapping[str, str] = dict(
    zip("0123456789+-−=()aeohklmnpstijruvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥₓ", strict=True)
)

# https://html.spec.whatwg.org/multipage/indices.html#elements-3, with the presentational ones of old exports.
_INLINE = (
    "a|abbr|acronym|area|audio|b|bdi|bdo|big|button|canvas|cite|code|col|colgroup|data|del|dfn|em|embed|font|i|iframe|img"
    "|input|ins|kbd|label|link|map|mark|meta|nobr|noscript|object|picture|q|rp|rt|ruby|s|samp|scp|small|source|span|strike"
    "|strong|sub|sup|svg|time|tt|u|var|video|wbr|math"
)
_BLOCK = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|head|header|hr|html|legend|li|main|menu|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead"
    "|title|tr|ul|jats:(?:p|sec|title|list|list-item)"
)
# Elements of Word, JATS and MathML, which exports leave in abstracts with their prefixes.
_PREFIXED = "(?:o|v|w|m|st1|jats|mml):[a-z][a-z0-9-]*+"
# An attribute has a value, so that "a<b and c>d" is no tag; a few are written without, and many values of old exports
# hold quotation marks of their own.
_ATTRIBUTE = "[A-Za-z_:][A-Za-z0-9_:.-]*+"
_BARE = "(?:nowrap|noshade|compact|disabled|checked|selected|hidden|ismap|allowfullscreen|async|defer)(?=[\\s/>])"
_USUAL = (
    "(?:abbr|align|alt|axis|background|bgcolor|border|bordercolor|cellpadding|cellspacing|class|clear|color|cols|colspan|dir"
    "|face|headers|height|href|hspace|id|itemprop|lang|language|name|rel|role|rowspan|rules|scope|size|span|src|start|style"
    "|summary|target|title|type|valign|vspace|width|xmlns(?::[a-z0-9]+)?|xml:lang)"
)
# Values that have blanks and no quotation marks, or no value at all: an attribute that HTML has says that it is a tag.
_LOOSE = (
    rf"(?=\s[^<>]*+>)(?:\s++(?!{_USUAL}\s*+=)(?:(?:{_BARE}|{_USUAL}(?=\s))|{_ATTRIBUTE}=[^\s<>]*+))*+"
    rf"\s++{_USUAL}\s*+=[^<>]*+>"
)
_ATTRIBUTES = (
    rf"""(?:(?:\s++(?:{_BARE}|{_ATTRIBUTE}\s*+=\s*+[^\s"'<>=][^\s"'<>]*+))*+"""
    rf"""(?:\s*+/?>|\s++{_ATTRIBUTE}\s*+=\s*+(?=["'])(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+["']?[^<>]*+>)|{_LOOSE})"""
)
_TAG = re.compile(
    rf"<(?:/(?:(?P<closed>{_BLOCK})|{_INLINE}|{_PREFIXED})\s*+>|(?:(?P<block>{_BLOCK})|{_INLINE}|{_PREFIXED}){_ATTRIBUTES})",
    re.IGNORECASE,
)
_CLOSING_TAG = re.compile(rf"</(?:{_BLOCK}|{_INLINE}|{_PREFIXED})\s*>|<br\s*/?>", re.IGNORECASE)
# What stands in titles and abstracts to form them; all other elements are there for pages.
_FORMATTING = re.compile(
    rf"</(?:b|big|blockquote|center|cite|dl|em|font|h[1-6]|i|li|ol|p|q|s|small|strike|strong|sub|sup|tt|u|ul|{_PREFIXED})\s*>"
    r"|<br\s*/?>",
    re.IGNORECASE,
)
_WITH_ATTRIBUTE = re.compile(rf"<(?:{_BLOCK}|{_INLINE})\s++[a-z-]{{1,40}}\s*+=", re.IGNORECASE)
_AROUND = re.compile(r"\s*+<([a-z]{1,10})>.*</\1\s*+>\s*+", re.IGNORECASE | re.DOTALL)
_SCRIPT = re.compile(r"<sup\s*>([^<]{1,64})</sup\s*>|<sub\s*>([^<]{1,64})</sub\s*>", re.IGNORECASE)
_HIDDEN_END = {"<!--": re.compile("-->"), "<script": re.compile(r"</script\b[^<>]*>", re.IGNORECASE),
               "<style": re.compile(r"</style\b[^<>]*>", re.IGNORECASE)}  # fmt: skip
_HIDDEN = re.compile(r"<!--|<(?:script|style)(?=[\s>])", re.IGNORECASE)
# With its semicolon only: HTML's `&not` would turn “R&notes” into “R¬es”.
_ENTITY = re.compile(r"&(?:#(?!0+;)[0-9]{1,7}|#[xX](?!0+;)[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = "\u2029"
MOST_ESCAPES = 3
"""How often a text may have been escaped."""


def plain_text(value: str, *, paragraphs: bool = False) -> str:
    """The words of text that may hold HTML: tags, entities, or the escaped HTML that some journals' systems export.

    Only elements that exist count as tags, and only without other words in them than attributes. Blocks are lines of
    their own where `paragraphs` asks for it, else all is one line. Digits in `<sub>` and `<sup>` become Unicode's.
    """
    text = value
    if "<" in text or "&" in text:
        text = _unescaped(_without_tags(text.replace(_BREAK, " ")))
        if _CLOSING_TAG.search(text) and not _CLOSING_TAG.search(value):
            text = _unescaped(_without_tags(text))
    if not paragraphs or _BREAK not in text:
        return tidy(text)
    text = clean(text)
    lines = (collapse(line) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def bare_text(value: str) -> str:
    """The words of a value of a record of another system, which may hold escaped HTML beside other HTML too."""
    return unmarked(plain_text(value))


def unmarked(text: str) -> str:
    """Text without the HTML that is left in it, escaped or not, where an element of it is closed.

    Systems escape what came escaped to them; in a title or an abstract a closing tag is hardly ever meant as words.
    """
    for _ in range(MOST_ESCAPES):
        if ("<" not in text and "&" not in text) or not _CLOSING_TAG.search(_unescaped(text)):
            break
        text = plain_text(text)
    return text


def has_words_in_tags(text: str) -> bool:
    """Whether tags that are taken out of a text may be words of it: “Nesting <div> in <span></span> elements”.

    They are none where one of them forms the text, says how, or holds all of it.
    """
    bare = _unescaped(text)
    has_tags = "<" in bare and _CLOSING_TAG.search(bare) is not None
    return has_tags and not (_FORMATTING.search(bare) or _WITH_ATTRIBUTE.search(bare) or _AROUND.fullmatch(bare))


def _without_tags(value: str) -> str:
    if "<" not in value:
        return value
    value = _SCRIPT.sub(_digits, _without_hidden(value))
    return _TAG.sub(lambda tag: _BREAK if tag["block"] or tag["closed"] else "", value)


def _without_hidden(value: str) -> str:
    """`value` without comments, scripts and style sheets; one that does not end is text."""
    pieces, start = [], 0
    ends = {opening: _last(end, value) for opening, end in _HIDDEN_END.items()}
    for hidden in _HIDDEN.finditer(value):
        opening = hidden[0].lower()
        if start <= hidden.start() < ends[opening] and (end := _HIDDEN_END[opening].search(value, hidden.end())):
            pieces.append(value[start : hidden.start()])
            start = end.end()
    return "".join(pieces) + value[start:]


def _last(pattern: re.Pattern[str], value: str) -> int:
    """Where the last match begins; known beforehand, many openings without an end do not take quadratic time."""
    return max((match.start() for match in pattern.finditer(value)), default=-1)


def _digits(match: re.Match[str]) -> str:
    return raised(match[1]) if match[1] else lowered(match[2])


def raised(inner: str) -> str:
    """What stands above the line in Unicode's own characters, if each has one and it is no word."""
    return _in_table(inner.strip(), SUPERSCRIPTS)


def lowered(inner: str) -> str:
    """The same of what stands below the line."""
    return _in_table(inner.strip(), SUBSCRIPTS)


def _in_table(inner: str, table: Mapping[str, str]) -> str:
    if inner.isalpha() or not all(character in table for character in inner):
        return inner
    return "".join(table[character] for character in inner)


def _unescaped(value: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
