"""Which file of `content/files/` is the full text of which work, and which one was meant to be."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from sitegen.problems import Problem, Source, note

SUFFIX = ".pdf"


def full_texts(works: Mapping[str, str], files: Sequence[str]) -> Mapping[str, str]:
    """The file with the full text of each work that has one, by slug; no file belongs to two works.

    `works` holds the slug of each work by the names that its file may have. An exact match goes before one that differs
    in case, or in how the file system writes letters.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for spelling in (str, file_identity):
        by_name = {spelling(file): file for file in files}
        for name, slug in works.items():
            file = by_name.get(spelling(name + SUFFIX))
            if file and file not in taken and slug not in found:
                found[slug] = file
                taken.add(file)
    return found


def unused_files(files: Sequence[str], used: Collection[str]) -> Iterator[Problem]:
    """The PDFs that no work and no link uses."""
    for file in sorted(set(files) - set(used)):
        if file.lower().endswith(SUFFIX):
            message = "no record has this file's name as its key, and no page links to the file"
            hint = "a full text is named after the citation key: `<citation key>.pdf`"
            yield note("unused-file", message, Source(f"files/{file}"), hint=hint)


def file_identity(name: str) -> str:
    """What the names of one file have in common on systems that ignore case or decompose letters."""
    return unicodedata.normalize("NFC", name).casefold()
