"""What comes back of every record of a file: its files read again, and the tags of its page.

Use: python -m tests.round_trip FILE.bib…
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sitegen.formats import bibtex, csl_json, endnote, ris
from sitegen.formats.dates import slashed
from sitegen.formats.facts import first_page, issns, known_language, last_page, one_line
from sitegen.formats.format import Addresses, Format
from sitegen.intake import known_of, take
from sitegen.language.names import inverted
from sitegen.model import Entry, Person, Text
from sitegen.pages.work import address_of
from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content
from tests import held
from tests.cases.built import BASE, SETTINGS, Work, build
from tests.held import Fields


def read(source: bytes) -> Sequence[Entry]:
    """The works of a BibTeX file."""
    site, problems = read_site(Content({"site.toml": SETTINGS.encode(), "bibliography/works.bib": source}))
    assert site is not None, problems
    assert site.unpublished == ()
    return site.entries


class Route(NamedTuple):
    """A format that the site writes and reads: the file of works, the works of a file, and the fields that it holds."""

    write: Callable[[Sequence[Entry], Addresses], bytes]
    read: Callable[[bytes], Sequence[Entry]]
    held: Fields


def _imported(form: Format) -> Callable[[bytes], Sequence[Entry]]:
    """What the site's own importer and then its reader make of a file."""
    return lambda data: read(take(f"x{form.suffix}", data, form, known_of(())).data)


ROUTES: Mapping[str, Route] = {
    "bibtex": Route(bibtex.write, read, held.BIBTEX),
    "csl-json": Route(csl_json.write, _imported(csl_json.FORMAT), held.CSL_JSON),
    "ris": Route(ris.write, _imported(ris.FORMAT), held.RIS),
    "endnote": Route(endnote.write, _imported(endnote.FORMAT), held.ENDNOTE),
}
"""A format that can be read is a row here."""


class Outcome(NamedTuple):
    """A field of a work by one route: what it was and what came back."""

    route: str
    work: str
    field: str
    before: object
    after: object


def _tagged(names: str) -> Callable[[Work], object]:
    return lambda work: [value.replace("\u00a0", " ") for name in names.split() for value in work.meta(name)]


def _lang(work: Work) -> str:
    return work.page.root.get("lang", "")


def _people(persons: Callable[[Entry], tuple[Person, ...]]) -> Callable[[Work], object]:
    return lambda work: [inverted(person.best(_lang(work))) for person in persons(work.entry)]


def _words(text: Callable[[Entry], Text]) -> Callable[[Work], object]:
    return lambda work: [one_line(value)] if (value := text(work.entry).best(_lang(work)).value) else []


def _fact(fact: Callable[[Entry], str]) -> Callable[[Work], object]:
    return lambda work: [value] if (value := fact(work.entry)) else []


TAGS: Mapping[str, tuple[Callable[[Work], object], Callable[[Work], object]]] = {
    "title": (_words(lambda e: e.title), _tagged("citation_title")),
    "author": (_people(lambda e: e.author), _tagged("citation_author")),
    "editor": (_people(lambda e: e.editor), _tagged("citation_editor")),
    "container": (_words(lambda e: e.container.title if e.container else Text()), _tagged("DC.source")),
    "volume": (_fact(lambda e: e.volume), _tagged("citation_volume")),
    "issue": (_fact(lambda e: e.issue), _tagged("citation_issue")),
    "first page": (_fact(first_page), _tagged("citation_firstpage")),
    "last page": (_fact(last_page), _tagged("citation_lastpage")),
    "issued": (_fact(lambda e: slashed(e.issued)), _tagged("citation_publication_date")),
    "doi": (_fact(lambda e: e.doi), _tagged("citation_doi")),
    "issn": (lambda work: list(issns(work.entry)), _tagged("citation_issn")),
    "isbn": (lambda work: list(work.entry.isbn), _tagged("citation_isbn")),
    "language": (_fact(lambda e: known_language(e.language)), _tagged("citation_language")),
    "abstract": (_words(lambda e: e.abstract), _tagged("citation_abstract")),
    "pdf": (lambda work: [at] if (at := address_of(work.entry, BASE).pdf_url) else [], _tagged("citation_pdf_url")),
}
"""What the page of a work has to say of it, and the tags that say it."""


def outcomes(source: bytes) -> Iterator[Outcome]:
    """Every field that a record of a BibTeX file has, or got on the way, by every route."""
    works = build(source).works
    for name, route in ROUTES.items():
        for entry in (work.entry for work in works):
            found = route.read(route.write([entry], {entry.slug: address_of(entry, BASE)}))
            for field, value in route.held.items():
                before = value(entry)
                after = value(found[0]) if len(found) == 1 else f"{len(found)} works"
                if before is not held.NOT_HELD and (before or after):
                    yield Outcome(name, entry.key, field, before, after)
    for work in works:
        for field, (expected, tags) in TAGS.items():
            before, after = expected(work), tags(work)
            if before or after:
                yield Outcome("page", work.entry.key, field, before, after)


def main(files: Sequence[str]) -> int:
    """Print what came back in percent, then each difference."""
    found = [one for file in files for one in outcomes(Path(file).read_bytes())]
    every = Counter((one.route, one.field) for one in found)
    lost = [one for one in found if one.before != one.after]
    missing = Counter((one.route, one.field) for one in lost)
    lines = [
        f"{route:8} {field:20} {100 * (1 - missing[route, field] / number):6.2f} % of {number}"
        for (route, field), number in sorted(every.items())
    ]
    lines += [f"{one.route} {one.work} {one.field}: {one.before!r} became {one.after!r}" for one in lost]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
