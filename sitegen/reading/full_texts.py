"""Which file of `content/files/` is the full text of which work, and which one was meant to be."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from sitegen.problems import Problem, Source, note, warning
from sitegen.reading.loader import Pdf

SUFFIX = ".pdf"
PDF_MARK = b"%PDF-"
SCHOLAR_LARGEST = 5 * 10**6
SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#content"


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


def doubtful_pdfs(pdfs: Mapping[str, Pdf], files: Collection[str]) -> Iterator[Problem]:
    """The files among these that are called PDFs and are none, and those that Google Scholar does not take."""
    for file in sorted(pdfs.keys() & set(files)):
        pdf, source = pdfs[file], Source(f"files/{file}")
        if PDF_MARK not in pdf.head:
            hint = "open it, and save it as a PDF; a page of a login is often saved in its place"
            yield warning("not-a-pdf", "this file is called a PDF, but is none", source, hint=hint)
        elif pdf.size > SCHOLAR_LARGEST:
            message = "this PDF has more than 5 MB, the most that Google Scholar takes"
            hint = f"make its pictures smaller ({SCHOLAR})"
            yield warning("large-pdf", message, source, hint=hint)


def file_identity(name: str) -> str:
    """What the names of one file have in common on systems that ignore case or decompose letters."""
    return unicodedata.normalize("NFC", name).casefold()
