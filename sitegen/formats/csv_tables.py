"""Tables as CSV (https://www.rfc-editor.org/rfc/rfc4180), for spreadsheets and for programs."""

import re
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""
NEEDS_QUOTES = re.compile('[",\r\n]|^\\s|\\s$')
FORMULA = re.compile(r"\s*[=+\-@]")

Cell = str | int


def csv_table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A header and rows in UTF-8 with a byte order mark and ASCII digits.

    Text that a spreadsheet would take for a formula stands behind an apostrophe, as they write it themselves:
    https://owasp.org/www-community/attacks/CSV_Injection.
    """
    lines = (",".join([_cell(cell) for cell in row]) for row in (header, *rows))
    return (MARK + "".join([f"{line}\r\n" for line in lines])).encode()


def _cell(cell: Cell) -> str:
    if isinstance(cell, int):
        return str(cell)
    text = f"'{cell}" if FORMULA.match(cell) else cell
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text
