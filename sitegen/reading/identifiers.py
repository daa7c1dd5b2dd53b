r"""Identifiers and addresses in their normal form, with what is doubtful about them apart.

Each function gives an empty value where there is nothing it can vouch for and never raises; `doubts` says why. Values
are text, or raw: `\_`, braces and quotes do no harm. Persian digits count as ASCII ones, but for those in a URL.
"""

import re
from collections.abc import Callable
from typing import Literal
from urllib.parse import unquote

from sitegen.language.characters import tidy
from sitegen.language.orthography import ascii_digits
from sitegen.reading.addresses import MAX_URL, ORNAMENTS, safe_url, untex
from sitegen.reading.doubts import Doubt, Doubts
from sitegen.reading.licenses import named_license

Kind = Literal["doi", "issn", "isbn", "orcid", "ror", "arxiv", "url", "license"]

MAX_DOI = 500
EMPTY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "ندارد"})
DASHES = re.compile("[‐‑‒–—―−]")


DOI = re.compile(r"(?<![0-9.])10\.[0-9]{4,9}/[^\s\"\\{}\x00-\x1f\x7f-\x9f]+")
# A blank inside a DOI, where nothing else can be meant.
DOI_GAP = re.compile(r"(?<=[0-9A-Za-z])\s(?=\.[0-9])")
# What cannot be the rest of a DOI after a blank: brackets, dashes and other signs, another script, and another DOI.
# Signs that DOIs have inside are none where more of one follows: `(05)66913-6`, `<693::AID>3.0`, `;2-O`, `- 2020.5`.
DOI_END = re.compile(
    r"\s?(?:\Z|[^\x00-\x7f]|[\"'|]|[,;:=*](?![0-9:])"
    r"|[(\[](?![^()\[\]]{1,60}[)\]](?!\(https?:)[-:/<(\[]?[0-9A-Za-z]|(?:[0-9]{1,6}|SICI)[)\]]\s?[.-]?[0-9])"
    r"|<(?!\s?[0-9:]|[^<>]{0,60}>\s?[0-9])"
    r"|[-/.?!]+(?:\s*\Z|\s+(?!\S*[0-9]))"
    r"|[-/.,;|<(\[]{0,3}\s?(?:(?:and|or|&) )?(?:(?:doi[:. ]*)?10\.[0-9]{4}|https?://|www\.))",
    re.IGNORECASE,
)
# Words about a work that stand behind its DOI, whatever follows them.
DOI_NOTE = re.compile(
    r"\s(?:PM(?:C|ID|CID)[:. -]*(?:PMC)?[0-9]*|pp?\.? [0-9-]+"
    r"|[0-9]{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*|(?:accepted"
    r"|access(?:ed)?|and|arxiv|art(?:icle)?|at|available|by|cited"
    r"|coden|copyright|correct(?:ed|ion)|date|downloaded|early|e-?pub|erratum|et al|first|forthcoming|from|full|html|in"
    r"|is[bs]n|is[ci]|issue|ieee|last|licensed|medline|no|on|online|open|or|pages?|pdf|posted|pp|preprint|print"
    r"|publi(?:shed|cation|sher)|pubmed|received|retrieved|scopus|see|sid|ssrn|supplement|under|updated|url|version"
    r"|view(?:ed)?|visited|vol(?:ume)?|with|wos))(?=[.:,;)]*(?:\s|\Z)|:)",
    re.IGNORECASE,
)
# Other words: one with a capital, or one with a colon or another word behind it. None has a digit or a sign inside.
DOI_WORDS = re.compile(
    r"\s(?:[A-Z][a-z]+(?:-?[A-Z][a-z]+|-[a-z]+)?[.,;)]*"
    r"(?=\s*\Z|\s(?:[0-9]{1,4}[.,;)]*(?:\s|\Z)|(?:19|20)[0-9]{2}[;(]|[(\[A-Za-z][^0-9\s]*(?:\s|\Z)))"
    r"|[A-Za-z]{2,}(?::(?=\s)|[.,;)]*(?=\s[A-Za-z]{2,}[.,:;)]*(?:\s|\Z))))"
)
# What goes on behind a blank for certain: `3.0.CO; 2-O`.
DOI_CODE = re.compile(r"[0-9]\.CO;?\Z", re.IGNORECASE)
DOI_URL = re.compile(r"(?:https?:)?//", re.IGNORECASE)
DOI_URL_END = re.compile("[?#]")
DOI_BRACKETS = {")": "(", "]": "[", ">": "<"}
ISSN = re.compile(r"(?<![0-9A-Za-z-])([0-9]{4})[- ]?([0-9]{3}[0-9Xx])(?![0-9A-Za-z-])")
ISBN = re.compile(r"(?<![0-9-])[0-9](?:[- ]?[0-9]){8,11}[- ]?[0-9Xx](?![0-9])")
ORCID = re.compile(r"(?<![0-9-])([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9Xx])(?![0-9-])")
ROR = re.compile(r"(?:https?://)?(?:www\.)?(?:ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6})([0-9]{2})/?", re.IGNORECASE)
ROR_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
ARXIV = re.compile(
    r"(?P<prefix>(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv[:.]\s*)?"
    r"(?P<id>[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}(?:v[0-9]+)?"
    r"|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}(?:v[0-9]+)?)"
    r"(?:\.pdf)?(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)


def doi(value: str) -> str:
    """The bare DOI, its case kept, out of any of its forms: `https://doi.org/10.…`, `doi:10.…`, `10.…`."""
    text = without_gaps(_plain(value))
    found = DOI.search(text) if len(text) <= MAX_URL else None
    if found is None or _may_go_on(found):
        return ""
    is_url = DOI_URL.search(text, 0, found.start()) is not None
    name = _without_tail(unquote(DOI_URL_END.split(found[0], maxsplit=1)[0]) if is_url else found[0])
    return name if DOI.fullmatch(name) and len(name) <= MAX_DOI else ""


def without_gaps(text: str) -> str:
    """A text with a DOI that has a blank before a point and a digit, `10.1234/abc.2022 .17`, without this blank."""
    return DOI_GAP.sub("", text) if " ." in text and DOI.search(text) else text


def _may_go_on(found: re.Match[str]) -> bool:
    """Whether what stands behind a DOI and a blank may belong to it, so that nobody knows where it ends."""
    name, text, end = found[0], found.string, found.end()
    if end == len(text):
        return False
    if DOI_CODE.search(name[-5:]) or any(name.count(one) > name.count(other) for other, one in DOI_BRACKETS.items()):
        return True
    if name[-1] in ",;" or DOI_END.match(text, end) or DOI_NOTE.match(text, end):
        return False
    is_begun = name[-1] == "." and not any(char.isdigit() for char in name.partition("/")[2])
    return is_begun or DOI_WORDS.match(text, end) is None


def issns(value: str) -> tuple[str, ...]:
    """The ISSNs in a value, each once, as `1234-5679`; a wrong check digit is kept."""
    found = ISSN.finditer(_plain(value))
    return tuple(dict.fromkeys(f"{match[1]}-{match[2].upper()}" for match in found))


def isbns(value: str) -> tuple[str, ...]:
    """The ISBNs in a value, each once, with the hyphens that they have there; a wrong check digit is kept."""
    found = (re.sub(r"\s", "-", match[0]).upper() for match in ISBN.finditer(_plain(value)))
    return tuple(dict.fromkeys(isbn for isbn in found if len(isbn.replace("-", "")) in {10, 13}))


def orcid(value: str) -> str:
    """The bare ORCID iD, hyphenated; empty where its check digit is wrong."""
    found = ORCID.search(_plain(value))
    name = "-".join(found.groups()).upper() if found is not None else ""
    return name if name and _orcid_check(name.replace("-", "")) else ""


def ror(value: str) -> str:
    """The ROR ID of an organisation as a URL; empty where its check digits are wrong (https://ror.readme.io)."""
    found = ROR.fullmatch(_plain(value))
    if found is None:
        return ""
    number = 0
    for letter in found[1].lower():
        number = number * 32 + ROR_LETTERS.index(letter)
    return f"https://ror.org/{found[1].lower()}{found[2]}" if 98 - number * 100 % 97 == int(found[2]) else ""


def arxiv_id(eprint: str, archive: str = "") -> str:
    """The arXiv identifier, with its version, of an `eprint` field; `archive` is `archiveprefix` or `eprinttype`.

    Both schemes of https://info.arxiv.org/help/arxiv_identifier.html. Where no archive is named, an old identifier
    counts only with a prefix or as a URL.
    """
    found = ARXIV.fullmatch(_plain(eprint))
    named = _plain(archive).lower()
    if found is None or named not in {"", "arxiv"}:
        return ""
    return found["id"] if named or found["prefix"] or "/" not in found["id"] else ""


def license_url(value: str) -> str:
    """The URL of a licence, of which the short names of Creative Commons and SPDX count as one: `CC BY 4.0`, `MIT`."""
    if named := named_license(_plain(value)):
        return named
    url = safe_url(value)
    return url if url.startswith("http") else ""


def doubts(kind: Kind, value: str) -> Doubts:
    """What is doubtful about a value: `invalid-doi` and its like leave it out, `issn-check-digit` and so on keep it."""
    if _plain(value).lower() in EMPTY:
        return ()
    found = READERS[kind](value)
    if not found:
        return (Doubt(f"invalid-{kind}", f"“{value[:80]}” is no {LABELS[kind]}; it is left out", HINTS[kind]),)
    if kind == "doi" and without_gaps(_plain(value)) != _plain(value):
        message = f"“{value[:80]}” has a blank inside; it is read as {found}"
        return (Doubt("blank-in-doi", message, "write the DOI without the blank"),)
    if kind == "doi" and len(DOI.findall(_plain(value))) > 1:
        message = f"of the DOIs in “{value[:80]}” only the first one counts"
        return (Doubt("several-dois", message, "keep the DOI of this work alone"),)
    wrong = [one for one in found if not CHECKS[kind](one.replace("-", ""))] if kind in CHECKS else []
    return tuple(_wrong_check_digit(kind, one) for one in wrong)


def _wrong_check_digit(kind: Kind, name: str) -> Doubt:
    hint = "compare it with the printed one: a digit may be wrong, or two of them exchanged"
    return Doubt(f"{kind}-check-digit", f"the check digit of {LABELS[kind]} {name} is wrong", hint)


def _plain(value: str) -> str:
    text = tidy(untex(value))
    return (text if text.isascii() else DASHES.sub("-", ascii_digits(text))).strip(ORNAMENTS)


def _without_tail(name: str) -> str:
    """The DOI without the punctuation of the sentence around it, and without a bracket that it does not open."""
    name = name.rstrip(".,;:'’”»،؛")
    while name and name[-1] in DOI_BRACKETS and name.count(name[-1]) > name.count(DOI_BRACKETS[name[-1]]):
        name = name[:-1].rstrip(".,;:'’”»،؛")
    return name


def _issn_check(digits: str) -> bool:
    """ISO 3297: the sum of the digits, weighted 8 to 1, is a multiple of 11."""
    return sum(weight * _value(char) for weight, char in zip(range(8, 0, -1), digits, strict=True)) % 11 == 0


def _isbn_check(digits: str) -> bool:
    """ISO 2108: ISBN-10 with the weights 10 to 1 modulo 11, ISBN-13 with 1 and 3 modulo 10."""
    if len(digits) == 10:
        return sum(weight * _value(char) for weight, char in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    return digits.isdecimal() and sum(int(char) * (1, 3)[place % 2] for place, char in enumerate(digits)) % 10 == 0


def _orcid_check(digits: str) -> bool:
    """ISO 7064, MOD 11-2."""
    total = 0
    for char in digits[:-1]:
        total = (total + int(char)) * 2
    return (12 - total % 11) % 11 == _value(digits[-1])


def _value(char: str) -> int:
    return 10 if char == "X" else int(char)


READERS: dict[str, Callable[[str], str | tuple[str, ...]]] = {
    "doi": doi,
    "issn": issns,
    "isbn": isbns,
    "orcid": orcid,
    "ror": ror,
    "arxiv": lambda value: arxiv_id(value, "arXiv"),
    "url": safe_url,
    "license": license_url,
}
CHECKS: dict[str, Callable[[str], bool]] = {"issn": _issn_check, "isbn": _isbn_check}
LABELS: dict[str, str] = {
    "doi": "DOI",
    "issn": "ISSN",
    "isbn": "ISBN",
    "orcid": "ORCID iD",
    "ror": "ROR ID",
    "arxiv": "arXiv identifier",
    "url": "web or mail address",
    "license": "address or known short name of a licence",
}
HINTS: dict[str, str] = {
    "doi": "write it as `10.1234/abc`, or as `https://doi.org/10.1234/abc`",
    "issn": "write its eight digits, of which the last one may be an X, as `1234-5679`",
    "isbn": "write its ten or thirteen digits, with or without hyphens",
    "orcid": "copy it from the person's page at https://orcid.org: `0000-0002-1825-0097`",
    "ror": "copy it from the organisation's page at https://ror.org",
    "arxiv": "write it as `2101.00001`, or an old one as `hep-th/9901001`",
    "url": "write it in full, with `https://`",
    "license": "write its address, or its short name: `CC BY 4.0`, with the number, or one of https://spdx.org/licenses/",
}
