"""BibTeX's macros (`@string`) and the joining of values with `#`, over all files at once.

A name means what the file last said above the place where it is used; else what the same file says below it; else what
another file says; else, for `jan` to `dec`, itself. Values that grow without bound are refused.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.problems import Problem, Source, error, warning
from sitegen.reading.raw_block import Field, Piece

MAX_VALUE = 2**20
MAX_GROWTH = 64 * 2**20
MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))

_SHORT = 100


class Definition(Struct, frozen=True):
    """A macro as `@string` defines it; `order` counts the blocks of its file."""

    name: str
    pieces: tuple[Piece, ...]
    source: Source
    order: int


class Macros:
    """What the macros of a bibliography stand for; `problems` is what was wrong with them."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self.problems: list[Problem] = []
        self.growth = 0
        self.definitions = tuple(definitions)
        self.anywhere: dict[str, int] = {}
        self.in_file: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for number, definition in enumerate(self.definitions):
            self.anywhere.setdefault(definition.name, number)
            places = self.in_file.setdefault((definition.source.file, definition.name), [])
            places.append((definition.order, number))
        self.texts: list[str | None] = [None] * len(self.definitions)
        for number in range(len(self.definitions)):
            if self.texts[number] is None:
                self._define(number)

    def value(self, field: Field, block: Source, order: int, key: str = "") -> str:
        """The text of a field of the block number `order`, which begins at `block`; an undefined macro is its name."""
        if len(field.pieces) == 1 and not field.pieces[0].is_macro:
            return field.pieces[0].text.strip()
        text = self._joined(field.pieces, Source(block.file, block.line + field.line), order, key)
        return field.name if text is None else text.strip()

    def _meaning(self, name: str, file: str, order: int) -> int | None:
        """The number of the definition that a name refers to."""
        places = self.in_file.get((file, name))
        if places is None:
            return self.anywhere.get(name)
        return places[max(bisect_left(places, (order, -1)) - 1, 0)][1]

    def _define(self, number: int) -> None:
        """Find the text of a definition, those that it needs first; without recursion, since chains may be long."""
        stack = [(number, self._references(number))]
        active = {number}
        while stack:
            current, references = stack[-1]
            needed = next((other for other in references if self.texts[other] is None), None)
            if needed is None:
                self._finish(current)
                active.remove(current)
                stack.pop()
            elif needed in active:
                self._refuse(needed)
            else:
                stack.append((needed, self._references(needed)))
                active.add(needed)

    def _references(self, number: int) -> Iterator[int]:
        """The definitions that one refers to."""
        definition = self.definitions[number]
        for piece in definition.pieces:
            if piece.is_macro:
                other = self._meaning(piece.text.lower(), definition.source.file, definition.order)
                if other is not None:
                    yield other

    def _finish(self, number: int) -> None:
        if self.texts[number] is None:
            definition = self.definitions[number]
            text = self._joined(definition.pieces, definition.source, definition.order)
            self.texts[number] = definition.name if text is None else text

    def _refuse(self, number: int) -> None:
        definition = self.definitions[number]
        self.texts[number] = definition.name
        message = f"the macro `{definition.name}` refers to itself; it is written as its name"
        self.problems.append(error("string-cycle", message, definition.source))

    def _joined(self, pieces: Sequence[Piece], source: Source, order: int, key: str = "") -> str | None:
        """The text of a value, or nothing if it is too long."""
        texts = [self._text(piece, source, order, key) for piece in pieces]
        length = sum(map(len, texts))
        self.growth += length if length > _SHORT else 0
        if length <= _SHORT or (length <= MAX_VALUE and self.growth <= MAX_GROWTH):
            return texts[0] if len(texts) == 1 else "".join(texts)
        message = "macros make this value too long; it is left out"
        self.problems.append(error("value-too-long", message, source, key=key))
        return None

    def _text(self, piece: Piece, source: Source, order: int, key: str) -> str:
        if not piece.is_macro:
            return piece.text
        name = piece.text.lower()
        number = self._meaning(name, source.file, order)
        if number is not None:
            return self.texts[number] or ""
        if name not in MONTHS:
            message = f"the macro `{piece.text}` is not defined; it is written as its name"
            hint = "put the value in braces if it is text"
            self.problems.append(warning("undefined-string", message, source, key=key, hint=hint))
        return piece.text
