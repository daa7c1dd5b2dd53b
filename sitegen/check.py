"""What is wrong with a site that was read without a mistake: rules that look at the works as indexers do.

A rule looks at one work, or at a site as far as its works have to do with each other; the code of its problems is its
name.
"""

from collections.abc import Callable, Iterator

from sitegen.config import Config
from sitegen.deposits.rules import not_in_crossref
from sitegen.language.names import display
from sitegen.language.orthography import fold
from sitegen.model import Entry, Name
from sitegen.problems import Problem, Source, error, note, warning
from sitegen.reading.keys import title_identity
from sitegen.site import Site

WITH_ABSTRACT = {"article-journal", "article", "paper-conference", "thesis", "report"}
SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#indexing"

EntryRule = Callable[[Entry, Source, Config], Problem | None]
SiteRule = Callable[[Site], Iterator[Problem]]


def missing_title(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work has no title."""
    if entry.title:
        return None
    return error("missing-title", "the record has no title", source, key=entry.key, hint="add `title`")


def missing_author(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work has neither author nor editor."""
    if entry.author:
        return None
    who = "only editors" if entry.editor else "no author"
    message = f"the record has {who}; Google Scholar leaves out works without an author"
    return warning("missing-author", message, source, key=entry.key, hint=f"add `author` ({SCHOLAR})")


def missing_year(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work has no year that can be read."""
    if entry.issued and entry.issued.start:
        return None
    message = "the record has no year that can be read; Google Scholar will ignore its tags"
    return warning("missing-year", message, source, key=entry.key, hint=f"add `year` ({SCHOLAR})")


def missing_abstract(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work of a kind that has an abstract has none."""
    if entry.abstract or entry.type not in WITH_ABSTRACT:
        return None
    message = "the record has no abstract; Google Scholar wants the whole abstract on the page"
    return note("missing-abstract", message, source, key=entry.key, hint=f"add `abstract` ({SCHOLAR})")


def missing_translation(entry: Entry, source: Source, config: Config) -> Problem | None:
    """A work has no title in one of the site's languages."""
    missing = [lang for lang in config.languages if not entry.title.exact(lang)] if entry.title else []
    if not missing:
        return None
    tags = ", ".join(f"`{lang}`" for lang in missing)
    message = f"the record has no title in {tags}; the page in that language shows the other one"
    hint = f"add {' and '.join(f'`title_{lang}`' for lang in missing)}"
    return note("missing-translation", message, source, key=entry.key, hint=hint)


def pdf_elsewhere(entry: Entry, source: Source, config: Config) -> Problem | None:
    """The PDF of a work is on another host."""
    if "://" not in entry.pdf or entry.pdf.startswith(config.base_url):
        return None
    message = "the PDF is on another host; Google Scholar wants it in the folder of the work's page"
    hint = f"put it into the content folder as `files/{entry.key}.pdf`"
    return note("pdf-elsewhere", message, source, key=entry.key, hint=hint)


def duplicate_work(site: Site) -> Iterator[Problem]:
    """Two works have the same DOI, or the same title, year and first page."""
    first: dict[tuple[object, ...], Entry] = {}
    for entry in site.entries:
        for identity in _identities(entry):
            earlier = first.setdefault(identity, entry)
            if earlier is not entry:
                message = f"this seems to be the same work as `{earlier.key}`; readers and indexers will find it twice"
                yield warning("duplicate-work", message, site.sources[entry.slug], key=entry.key)
                break


def same_name(site: Site) -> Iterator[Problem]:
    """Two authors have pages of their own and the same name in one language: they may be one person."""
    owners: dict[Name, str] = {}
    first: dict[tuple[str, str], str] = {}
    for entry, slug, name in _author_names(site):
        if name not in owners:
            owners[name] = first.setdefault((name.lang, fold(display(name))), slug)
        other = owners[name]
        if other != slug:
            message = f"two authors are called {display(name)}: `authors/{other}/` and `authors/{slug}/`"
            hint = "if they are one person, name both spellings in `people.toml`"
            yield note("same-name", message, site.sources[entry.slug], key=entry.key, hint=hint)


ENTRY_RULES: tuple[EntryRule, ...] = (
    missing_title,
    missing_author,
    missing_year,
    missing_abstract,
    missing_translation,
    pdf_elsewhere,
    not_in_crossref,
)
SITE_RULES: tuple[SiteRule, ...] = (duplicate_work, same_name)


def check(site: Site) -> tuple[Problem, ...]:
    """What the rules find, rule by rule."""
    works = [(entry, site.sources[entry.slug]) for entry in site.entries]
    of_works = (rule(entry, source, site.config) for rule in ENTRY_RULES for entry, source in works)
    of_site = (problem for rule in SITE_RULES for problem in rule(site))
    return (*filter(None, of_works), *of_site)


def _author_names(site: Site) -> Iterator[tuple[Entry, str, Name]]:
    return ((entry, person.slug, name) for entry in site.entries for person in entry.author for name in person.names)


def _identities(entry: Entry) -> Iterator[tuple[object, ...]]:
    """What two records of one work have in common: the DOI, or all else that tells works apart."""
    if entry.doi:
        yield (entry.doi.lower(),)
    start = entry.issued.start if entry.issued else None
    if start and (title := title_identity(entry.title)):
        yield title, start, entry.page.first if entry.page else "", entry.volume
