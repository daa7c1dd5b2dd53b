"""The rows against Hugo as a picture: plain SVG that a screen reader can read, in light and in dark."""

from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.report import HUGO, Row

WIDTH, MARGIN, NAMES, VALUES = 760, 20, 70, 150
BAR, GAP, LABEL, GROUP = 18, 4, 22, 78
HEAD = 56
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1c1c1c }
.title { font-size: 17px; font-weight: 600 }
.job { font-weight: 600 }
.ground { fill: #fff }
.ours { fill: #0b6e4f }
.other { fill: #9aa0a6 }
@media (prefers-color-scheme: dark) {
  text { fill: #ececec }
  .ground { fill: #16181a }
  .ours { fill: #4cc38a }
  .other { fill: #6b7075 }
}
"""


def chart(rows: Sequence[Row]) -> str:
    """Two bars for each row against Hugo, ours and Hugo's; the longer one fills the width."""
    against_hugo = [row for row in rows if row.beside == HUGO]
    height = HEAD + GROUP * len(against_hugo)
    said = " ".join(f"{row.job}: sitegen {row.cells[1]}, {row.cells[2]}." for row in against_hugo)
    bars = "".join(line for place, row in enumerate(against_hugo) for line in _group(row, HEAD + GROUP * place))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        ' role="img" aria-labelledby="title said">\n'
        f'<title id="title">sitegen and Hugo</title>\n<desc id="said">{escape(said)}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>\n'
        f'<text class="title" x="{MARGIN}" y="32">sitegen and Hugo: shorter is better</text>\n{bars}</svg>\n'
    )


def _group(row: Row, top: int) -> Iterator[str]:
    yield f'<text class="job" x="{MARGIN}" y="{top + 14}">{escape(row.job)}</text>\n'
    longest = max(row.ours, row.other)
    room = WIDTH - 2 * MARGIN - NAMES - VALUES
    pairs = (("ours", "sitegen", row.ours, f"{row.cells[1]}, {row.cells[3]}"), ("other", HUGO, row.other, row.cells[2]))
    for place, (kind, name, number, written) in enumerate(pairs):
        y, length = top + LABEL + place * (BAR + GAP), max(1, round(room * number / longest))
        yield (
            f'<text x="{MARGIN}" y="{y + 14}">{name}</text>'
            f'<rect class="{kind}" x="{MARGIN + NAMES}" y="{y}" width="{length}" height="{BAR}" rx="2"/>'
            f'<text x="{MARGIN + NAMES + length + 8}" y="{y + 14}">{escape(written.removeprefix(f"{HUGO} "))}</text>\n'
        )
