"""BibTeX files as entries that are not understood yet, whatever depends on what."""

from collections.abc import Mapping

from sitegen.reading.bibtex import Bibliography, parse_blocks, resolve
from sitegen.reading.records import placed_blocks
from sitegen.reading.segments import Segment


def read_bibliography(texts: Mapping[str, str]) -> Bibliography:
    """The entries of files, given as their text by name."""
    parsed = {file: Segment(blocks=parse_blocks(text)[0]) for file, text in sorted(texts.items())}
    return resolve([block for file, segment in parsed.items() for block in placed_blocks(file, [segment])])
