"""Makes a content folder of invented works and, on request, the ready data that Hugo gets.

The same arguments give the same bytes.
"""

from collections.abc import Iterator
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any

import click
import msgspec

from benchmarks.works import BASE_URL, Work, works

JOURNAL = "Journal of Gardens and Waters"
JOURNAL_FA = "مجلهٔ باغ و آب"
PUBLISHER = "Institute of Invented Studies"
ISSN, EISSN = "1234-5679", "2345-6787"
DESCRIPTION = 160

KINDS = ("heavy", "light")
Group = dict[str, tuple[str, list[int]]]


class Corpus(msgspec.Struct, frozen=True):
    """How many works of which kind, in how many `.bib` files.

    `cut_down` makes the site what Hugo's is: in one language and without exports. No site has exports of lists, so that
    a race is for the same job whatever they cost.
    `references` says that pages have
    references in all styles, which Hugo's do not.
    """

    works: int
    kind: str
    files: int = 1
    cut_down: bool = False
    references: bool = False


def bibtex(work: Work) -> str:
    """The record of a work: one line as a journal's system exports it, or, without abstracts, many lines as by hand."""
    light = not work.abstract
    fields = {
        "author": " and ".join(f"{author.bibtex}, {author.given}" for author in work.authors),
        "title": work.title.replace("&", r"\&"),
        "journal": JOURNAL,
        "volume": work.volume,
        "number": work.issue,
        "pages": f"{work.first}{'--' if light else '-'}{work.last}",
        "year": work.year,
        "publisher": PUBLISHER,
        "issn": ISSN,
        "eissn": EISSN,
        "doi": work.doi,
        "abstract": work.abstract,
        "keywords": ",".join(keyword.english for keyword in work.keywords),
        "title_fa": work.title_fa,
        "abstract_fa": work.abstract_fa,
        "keywords_fa": ",".join(keyword.persian for keyword in work.keywords),
        "url": work.url,
        "eprint": work.pdf,
    }
    written = [(name, value) for name, value in fields.items() if value]
    if light:
        lines = "".join(f"  {name:<11} = {{{value}}},\n" for name, value in written)
        return f"@article{{{work.key},\n{lines}}}\n\n"
    return f"@article {{{work.key}, {', '.join(f'{name} = {{{value}}}' for name, value in written)} }}\n"


def ready(work: Work, newer: str, older: str) -> dict[str, Any]:
    """A work as Hugo gets it: names split, LaTeX decoded, everything that lists and citations say made beforehand."""
    names = [f"{author.given} {author.family}" for author in work.authors]
    return {
        "key": work.key,
        "title": work.title,
        "title_fa": work.title_fa,
        "authors": [
            {"name": name, "inverted": f"{author.family}, {author.given}", "slug": author.slug}
            for name, author in zip(names, work.authors, strict=True)
        ],
        "byline": ", ".join(names),
        "place": f"{work.volume}({work.issue}), {work.year}, {work.first}–{work.last}",
        "journal": JOURNAL,
        "publisher": PUBLISHER,
        "issns": [ISSN, EISSN],
        "volume": str(work.volume),
        "number": str(work.issue),
        "issue": f"{work.volume}-{work.issue}",
        "year": str(work.year),
        "first": str(work.first),
        "last": str(work.last),
        "doi": work.doi,
        "keywords": [{"name": keyword.english, "slug": keyword.slug} for keyword in work.keywords],
        "keywords_fa": [keyword.persian for keyword in work.keywords],
        "abstract": work.abstract,
        "abstract_fa": work.abstract_fa,
        "description": work.abstract[:DESCRIPTION] or work.title,
        "url": work.url,
        "pdf": work.pdf,
        "newer": newer,
        "older": older,
    }


EXPORTS = 'exports = ["bibtex", "ris", "csl-json"]\n'
"""What every version of sitegen that is raced can write."""


def write_content(folder: Path, corpus: Corpus) -> None:
    """Write a content folder: the settings and the records."""
    bibliography = folder / "bibliography"
    bibliography.mkdir(parents=True)
    (folder / "site.toml").write_text(_settings(corpus), encoding="utf-8", newline="\n")
    records = map(bibtex, works(corpus.works, corpus.kind))
    for number in range(corpus.files):
        with (bibliography / f"works-{number + 1}.bib").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(islice(records, ceil(corpus.works / corpus.files)))


def _settings(corpus: Corpus) -> str:
    whole = f'title = {{ fa = "{JOURNAL_FA}", en = "{JOURNAL}" }}\nbase_url = "{BASE_URL}"\nlist_exports = false\n'
    whole += "" if corpus.references else "citation_styles = []\n"
    whole += "search = false\n"
    return whole + ('languages = ["en"]\nexports = []\n' if corpus.cut_down else EXPORTS)


def write_ready(folder: Path, corpus: Corpus) -> None:
    """Write what Hugo gets into its data folder: `works.json`, and `lists.json` with the places of works in it."""
    folder.mkdir(parents=True)
    lists: dict[str, Group] = {"issues": {}, "years": {}, "authors": {}, "keywords": {}}
    with (folder / "works.json").open("wb") as file:
        file.write(b"[")
        newer = ""
        for work, older in _with_older(works(corpus.works, corpus.kind)):
            file.write((b",\n" if newer else b"\n") + msgspec.json.encode(ready(work, newer, older)))
            _list(work, lists)
            newer = work.key
        file.write(b"\n]\n")
    groups = {
        name: [{"slug": slug, "title": title, "works": places} for slug, (title, places) in group.items()]
        for name, group in lists.items()
    }
    (folder / "lists.json").write_bytes(msgspec.json.encode(groups))


def _with_older(newest_first: Iterator[Work]) -> Iterator[tuple[Work, str]]:
    """Every work with the key of the next older one; none after the last."""
    work = next(newest_first)
    for older in newest_first:
        yield work, older.key
        work = older
    yield work, ""


def _list(work: Work, lists: dict[str, Group]) -> None:
    """Put a work onto its lists."""
    places = {
        "issues": [(f"{work.volume}-{work.issue}", f"Volume {work.volume}, Issue {work.issue} ({work.year})")],
        "years": [(str(work.year), str(work.year))],
        "authors": [(author.slug, f"{author.given} {author.family}") for author in work.authors],
        "keywords": [(keyword.slug, keyword.english) for keyword in work.keywords],
    }
    for name, groups in places.items():
        for slug, title in groups:
            lists[name].setdefault(slug, (title, []))[1].append(work.number)


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--works", type=click.IntRange(1), default=1000, show_default=True, help="How many works.")
@click.option("--kind", type=click.Choice(KINDS), default="heavy", show_default=True, help="10 KB or 1 KB a work.")
@click.option("--files", type=click.IntRange(1), default=1, show_default=True, help="How many .bib files.")
@click.option("--cut-down", is_flag=True, help="One language and no exports.")
@click.option("--references", is_flag=True, help="With references in all styles.")
@click.option("--ready", "data", type=click.Path(path_type=Path), help="Write Hugo's data into this folder, too.")
def main(folder: Path, data: Path | None, **options: Any) -> None:
    """Write the folders that the command line names."""
    corpus = Corpus(**options)
    write_content(folder, corpus)
    if data:
        write_ready(data, corpus)


if __name__ == "__main__":
    main()
