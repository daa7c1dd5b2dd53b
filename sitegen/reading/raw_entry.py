"""An entry as BibTeX gives it, before its fields are understood."""

from msgspec import Struct

from sitegen.problems import Source


class RawEntry(Struct, frozen=True, gc=False):
    """One entry: `type` and the names of `fields` are in lower case, the values TeX without their outer delimiters.

    Macros and `#` are resolved, what `crossref` and `xdata` give is there, no value is empty. `key` is empty where the
    record has none. `source` is the line of its `@`.
    """

    type: str
    key: str
    fields: dict[str, str]
    source: Source
