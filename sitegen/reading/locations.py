"""Where a work is on the web: its page, its PDF, and its preprint on arXiv."""

import re

from sitegen.reading.addresses import safe_url
from sitegen.reading.context import Reading
from sitegen.reading.identifiers import arxiv_id, doubts
from sitegen.reading.latex import verbatim
from sitegen.reading.record import Record
from sitegen.reading.types import is_arxiv

PDF = re.compile(r"https?://[^/?#]*/[^?#]*\.pdf(?:[?#]|\Z)", re.IGNORECASE)


def page_address(reading: Reading) -> str:
    """The publisher's page; Sinaweb's `eprint` is one too where it is no PDF, and so is a bare address elsewhere."""
    record = reading.record
    url = reading.address("url")
    if not url and not is_arxiv(record.fields):
        url = reading.address("eprint", _is_page)
    return url or (reading.address("howpublished") if is_bare_address(record, "howpublished") else "")


def pdf_address(reading: Reading) -> str:
    """The address of a PDF; Sinaweb's `eprint` is one."""
    return next(filter(None, (reading.address(name, _is_pdf) for name in ("pdf", "eprint", "url"))), "")


def arxiv(reading: Reading) -> str:
    """The identifier of a preprint on arXiv; the `eprint` of another archive stays among the other fields."""
    record = reading.record
    if not is_arxiv(record.fields):
        return ""
    value = verbatim(record.fields["eprint"])
    found = arxiv_id(value, "arXiv")
    # An address may still be that of the page, or of the PDF.
    is_address = "://" in value and not found
    if not found:
        reading.doubts.extend(doubts("arxiv", value))
    if not is_address:
        record.raw("eprint")
        record.raw("eprinttype", "archiveprefix")
    return found


def is_bare_address(record: Record, name: str) -> bool:
    """Whether a field is nothing but an address."""
    value = verbatim(record.fields[name]) if name in record.fields else ""
    return bool(value) and " " not in value and _is_web(safe_url(value))


def _is_web(url: str) -> bool:
    return url.startswith("http")


def _is_pdf(url: str) -> bool:
    return PDF.match(url) is not None


def _is_page(url: str) -> bool:
    return _is_web(url) and not _is_pdf(url)
