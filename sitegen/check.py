"""What is wrong with a site that was read without a mistake: rules that look at the works as indexers do.

A rule is a function from a site to problems; the code of its problems is its name.
"""

from collections.abc import Callable, Iterator

from sitegen.language.names import display
from sitegen.language.orthography import fold
from sitegen.model import Entry, Name, Person
from sitegen.problems import Problem, Source, error, note, warning
from sitegen.reading.keys import title_identity
from sitegen.site import Site

WITH_ABSTRACT = {"article-journal", "article", "paper-conference", "thesis", "report"}
SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#indexing"


def missing_title(site: Site) -> Iterator[Problem]:
    """A work has no title."""
    for entry in site.entries:
        if not entry.title:
            yield error(
                "missing-title", "the record has no title", _source(site, entry), key=entry.key, hint="add `title`"
            )


def missing_author(site: Site) -> Iterator[Problem]:
    """A work has neither author nor editor."""
    for entry in site.entries:
        if not entry.author:
            who = "only editors" if entry.editor else "no author"
            message = f"the record has {who}; Google Scholar leaves out works without an author"
            yield warning(
                "missing-author", message, _source(site, entry), key=entry.key, hint=f"add `author` ({SCHOLAR})"
            )


def missing_year(site: Site) -> Iterator[Problem]:
    """A work has no year that can be read."""
    for entry in site.entries:
        if entry.issued is None or entry.issued.start is None:
            message = "the record has no year that can be read; Google Scholar will ignore its tags"
            yield warning("missing-year", message, _source(site, entry), key=entry.key, hint=f"add `year` ({SCHOLAR})")


def missing_abstract(site: Site) -> Iterator[Problem]:
    """A work of a kind that has an abstract has none."""
    for entry in site.entries:
        if not entry.abstract and entry.type in WITH_ABSTRACT:
            message = "the record has no abstract; Google Scholar wants the whole abstract on the page"
            yield note(
                "missing-abstract", message, _source(site, entry), key=entry.key, hint=f"add `abstract` ({SCHOLAR})"
            )


def pdf_elsewhere(site: Site) -> Iterator[Problem]:
    """The PDF of a work is on another host."""
    for entry in site.entries:
        if "://" in entry.pdf and not entry.pdf.startswith(site.config.base_url):
            message = "the PDF is on another host; Google Scholar wants it in the folder of the work's page"
            hint = f"put it into the content folder as `files/{entry.key}.pdf`"
            yield note("pdf-elsewhere", message, _source(site, entry), key=entry.key, hint=hint)


def missing_translation(site: Site) -> Iterator[Problem]:
    """A work has no title in one of the site's languages."""
    for entry in site.entries:
        missing = [lang for lang in site.config.languages if entry.title and not entry.title.exact(lang)]
        if missing:
            tags = ", ".join(f"`{lang}`" for lang in missing)
            message = f"the record has no title in {tags}; the page in that language shows the other one"
            hint = f"add {' and '.join(f'`title_{lang}`' for lang in missing)}"
            yield note("missing-translation", message, _source(site, entry), key=entry.key, hint=hint)


def duplicate_work(site: Site) -> Iterator[Problem]:
    """Two works have the same DOI, or the same title, year and first page."""
    first: dict[tuple[object, ...], Entry] = {}
    for entry in site.entries:
        for identity in _identities(entry):
            earlier = first.setdefault(identity, entry)
            if earlier is not entry:
                message = f"this seems to be the same work as `{earlier.key}`; readers and indexers will find it twice"
                yield warning("duplicate-work", message, _source(site, entry), key=entry.key)
                break


def same_name(site: Site) -> Iterator[Problem]:
    """Two authors have pages of their own and the same name in one language: they may be one person."""
    first: dict[tuple[str, str], str] = {}
    for entry, person, name in _author_names(site):
        other = first.setdefault((name.lang, fold(display(name))), person.slug)
        if other != person.slug:
            message = f"two authors are called {display(name)}: `authors/{other}/` and `authors/{person.slug}/`"
            hint = "if they are one person, name both spellings in `people.toml`"
            yield note("same-name", message, _source(site, entry), key=entry.key, hint=hint)


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    missing_title,
    missing_author,
    missing_year,
    missing_abstract,
    missing_translation,
    pdf_elsewhere,
    duplicate_work,
    same_name,
)


def check(site: Site) -> tuple[Problem, ...]:
    """What the rules find."""
    return tuple(problem for rule in RULES for problem in rule(site))


def _author_names(site: Site) -> Iterator[tuple[Entry, Person, Name]]:
    return ((entry, person, name) for entry in site.entries for person in entry.author for name in person.names)


def _identities(entry: Entry) -> list[tuple[object, ...]]:
    start = entry.issued.start if entry.issued else None
    title = title_identity(entry.title)
    described = [(title, start, entry.page.first if entry.page else "", entry.volume)] if title and start else []
    return [*([(entry.doi.lower(),)] if entry.doi else []), *described]


def _source(site: Site, entry: Entry) -> Source:
    return site.sources[entry.slug]
