"""A record of a foreign file, on its way to becoming a BibTeX entry: what the importers of all formats give."""

from msgspec import Struct


class Imported(Struct, frozen=True):
    """A record as the BibTeX entry that it becomes.

    `type` is BibLaTeX's. `fields` are in order and each once; their values are TeX, as `sitegen.formats.tex` writes it,
    and their names BibLaTeX's, with a language as suffix (`title_fa`) where the file has the same in another language.
    `key` is empty where the file has none. `losses` name what no field has a place for, as the file writes it, with the
    line where each stands; `line` is where the record begins. A line that is not known is 0.
    `is_closed` is false where the format marks the end of a record and this one has none: the file may be cut off.
    """

    type: str
    fields: tuple[tuple[str, str], ...]
    key: str = ""
    losses: tuple[tuple[str, int], ...] = ()
    line: int = 0
    is_closed: bool = True

    @property
    def lost(self) -> tuple[str, ...]:
        """What no field has a place for, without the lines."""
        return tuple(value for value, _ in self.losses)


class UnreadableError(Exception):
    """A file is not of the format that it was taken for; the message says what is wrong, and where."""
