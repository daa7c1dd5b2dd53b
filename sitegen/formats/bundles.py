"""Files of many works: all of a site, those of an issue, those of an author.

A long list is divided into files of equally many works, counted from its end, so that what is added to its beginning
changes the first file alone. The names follow from the number of works.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from sitegen.formats import exports_of
from sitegen.formats.format import Format
from sitegen.model import Entry

FOLDER = "exports/"
ALL_WORKS = f"{FOLDER}works"
INDEX_FILE = f"{FOLDER}index.json"

WORKS_A_FILE = 4_000
"""At most so many works are in a file: 50 MB, if each takes as much as 12 kB."""

WORKS_TO_COMPRESS = 250
"""From so many works on, which take about 1 MB, a file is there compressed too."""

COMPRESSED = ".gz"


class Bundle(Struct, frozen=True, gc=False):
    """Works that are in one file of each format; `stem` is its site path before the suffix.

    `number` counts the bundles of a list from its end, from 1; it is 0 for the only one.
    """

    stem: str
    works: Sequence[Entry]
    number: int = 0

    def files(self, form: Format) -> tuple[str, ...]:
        """The file in a format, and the compressed one if there is one."""
        name = self.stem + form.suffix
        return (name, name + COMPRESSED) if len(self.works) >= WORKS_TO_COMPRESS else (name,)


def bundles(stem: str, works: Sequence[Entry], size: int = WORKS_A_FILE) -> tuple[Bundle, ...]:
    """The bundles of a list, in its order; none of no works."""
    if len(works) <= size:
        return (Bundle(stem, works),) if works else ()
    ends = [(number, len(works) - (number - 1) * size) for number in range(-(-len(works) // size), 0, -1)]
    return tuple([Bundle(f"{stem}-{number}", works[max(0, end - size) : end], number) for number, end in ends])


def list_formats(names: tuple[str, ...] | None) -> tuple[Format, ...]:
    """The formats among these exports whose files may hold many works."""
    return tuple([one for one in exports_of(names) if one.holds_many])


def index_of(parts: Sequence[Bundle], forms: Sequence[Format], base_url: str) -> bytes:
    """What a harvester needs to fetch all works: each file, its format, and how many works are in it, as JSON."""
    files = [_described(one, form, base_url) for form in forms for one in parts]
    return msgspec.json.format(msgspec.json.encode({"files": files}), indent=2) + b"\n"


def _described(part: Bundle, form: Format, base_url: str) -> dict[str, str | int]:
    name, *compressed = part.files(form)
    found: dict[str, str | int] = {"format": form.name, "media_type": form.media_type, "works": len(part.works)}
    return found | {"url": base_url + name} | ({"gzip": base_url + compressed[0]} if compressed else {})
